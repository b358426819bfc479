// The address of a socket, checked before libnng sees it, so that a mistake gets a clear answer.
//
//     ipc:///run/portcullis/orders.ipc   ipc://portcullis-data/orders.ipc (relative)
//     tcp://127.0.0.1:7001   tcp://[::1]:7001   tcp://*:7001 (listen only)   port 0: any free one
//     inproc://name
//
// Thread: values; any thread.

public struct SocketURL: Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        case ipc(path: String)
        case tcp(host: String, port: UInt16)
        case inproc(name: String)
    }

    public let text: String
    public let kind: Kind

    public var description: String { text }

    /// Whether it is a byte stream of the kernel's, ipc or tcp.
    var isStream: Bool {
        switch kind {
        case .ipc, .tcp: true
        case .inproc: false
        }
    }

    /// Bytes that a unix socket's path may have (sun_path less its NUL).
    static let pathBytesMax = 107
    /// Bytes that libnng keeps of an inproc name (NNG_MAXADDRLEN less its NUL).
    static let nameBytesMax = 127

    /// - Throws: `.invalidURL` with what is wrong, `.pathTooLong`.
    public init(_ text: String) throws(TransportError) {
        func invalid(_ why: String) -> TransportError { .invalidURL(text, why: why) }
        self.text = text
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw invalid("it holds a space or a control character")
        }
        if let path = text.after("ipc://") {
            guard !path.isEmpty else { throw invalid("it names no path") }
            guard path.utf8.count <= Self.pathBytesMax else {
                throw .pathTooLong(url: text, byteCount: path.utf8.count)
            }
            kind = .ipc(path: path)
        } else if let address = text.after("tcp://") {
            guard let colon = address.lastIndex(of: ":") else { throw invalid("it names no port") }
            let host = String(address[..<colon])
            let digits = address[address.index(after: colon)...]
            guard !host.isEmpty else { throw invalid("it names no host") }
            guard !host.contains("/"), !host.contains("@") else {
                throw invalid("'\(host)' is no host")
            }
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let port = UInt16(digits)
            else { throw invalid("'\(digits)' is no port from 0 to 65535") }
            guard host.hasPrefix("[") == host.hasSuffix("]"),
                host.hasPrefix("[") || !host.contains(":")
            else { throw invalid("an IPv6 address stands in brackets") }
            kind = .tcp(host: host, port: port)
        } else if let name = text.after("inproc://") {
            guard !name.isEmpty else { throw invalid("it has no name") }
            guard name.utf8.count <= Self.nameBytesMax else {
                throw invalid("the name is above \(Self.nameBytesMax) bytes")
            }
            kind = .inproc(name: name)
        } else {
            throw invalid("it does not begin with ipc://, tcp:// or inproc://")
        }
    }
}

extension String {
    /// What follows a prefix, or nil without it.
    fileprivate func after(_ prefix: String) -> String? {
        guard hasPrefix(prefix) else { return nil }
        return String(dropFirst(prefix.count))
    }
}
