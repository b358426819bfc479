// Where a publisher listens: unix sockets and tcp, as plain descriptors for its own loop.
//
// Not libnng's pub0: its listener gives up for good when a peer connects and leaves before it has
// said what it speaks (observed with 1.5.2), so one who only knocks would shut the door on all.
//
// Invariants: after `close` the files of unix sockets are gone; a file that another process listens
// on is never touched.
// Thread: the owner's; the descriptors are the loop's.

import Glibc
import Synchronization

public final class PublisherDoor: Sendable {
    /// One listening socket.
    struct Listener: Sendable {
        let descriptor: Int32
        let isIPC: Bool
    }

    /// Connections that may wait to be accepted.
    private static let backlog: Int32 = 64

    private let urls: [SocketURL]
    private let opened = Mutex<(listeners: [Listener], urls: [String], paths: [String])>(
        ([], [], []))

    /// - Throws: `.invalidURL`, also for inproc, which has no streams; `.pathTooLong`.
    public init(urls: [String]) throws(TransportError) {
        var parsed: [SocketURL] = []
        for text in urls {
            let url = try SocketURL(text)
            if case .inproc = url.kind {
                throw .invalidURL(text, why: "prices go over ipc and tcp only")
            }
            parsed.append(url)
        }
        self.urls = parsed
    }

    deinit { close() }

    /// Opens every address; `PublisherLoop` lets subscribers in.
    ///
    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`.
    public func listen() throws(TransportError) {
        for url in urls {
            switch url.kind {
            case .ipc(let path): try listen(path: path, url)
            case .tcp(let host, let port): try listen(host: host, port: port, url)
            case .inproc: preconditionFailure("an inproc address passed the door")
            }
        }
    }

    public var boundURLs: [String] { opened.withLock { $0.urls } }
    var listeners: [Listener] { opened.withLock { $0.listeners } }

    /// Closes every address.
    public func close() {
        opened.withLock { opened in
            for listener in opened.listeners { _ = Glibc.close(listener.descriptor) }
            for path in opened.paths { _ = unsafe unlink(path) }
            opened = ([], [], [])
        }
    }

    private func keep(_ descriptor: Int32, url: String, path: String?) {
        opened.withLock { opened in
            opened.listeners.append(Listener(descriptor: descriptor, isIPC: path != nil))
            opened.urls.append(url)
            if let path { opened.paths.append(path) }
        }
    }

    private func listen(path: String, _ url: SocketURL) throws(TransportError) {
        try SocketFile.clear(path: path, url: url.text)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Bound: SocketURL lets no path pass that does not fit with its NUL.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let descriptor = socket(AF_UNIX, Self.streamKind, 0)
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, code == 0 else { throw Self.failure(descriptor, url) }
        // Nobody can connect before `listen`.
        guard unsafe chmod(path, 0o600) == 0, Glibc.listen(descriptor, Self.backlog) == 0 else {
            let error = Self.failure(descriptor, url)
            _ = unsafe unlink(path)
            throw error
        }
        keep(descriptor, url: url.text, path: path)
    }

    private func listen(
        host: String, port: UInt16, _ url: SocketURL
    ) throws(TransportError) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let code =
            name == "*"
            ? unsafe getaddrinfo(nil, String(port), &hints, &found)
            : unsafe getaddrinfo(name, String(port), &hints, &found)
        guard code == 0, let first = unsafe found else {
            throw .addressUnusable(url: url.text, why: "the host is unknown")
        }
        defer { unsafe freeaddrinfo(first) }
        let descriptor = unsafe socket(first.pointee.ai_family, Self.streamKind, 0)
        var yes: Int32 = 1
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard descriptor >= 0,
            unsafe bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0,
            Glibc.listen(descriptor, Self.backlog) == 0
        else { throw Self.failure(descriptor, url) }
        keep(descriptor, url: "tcp://\(host):\(Self.port(of: descriptor) ?? port)", path: nil)
    }

    /// The port that the system chose in place of 0.
    private static func port(of descriptor: Int32) -> UInt16? {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        // The port stands at the same place for both families (in.h).
        return code == 0 ? UInt16(bigEndian: address.sin6_port) : nil
    }

    private static var streamKind: Int32 {
        Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    }

    private static func failure(_ descriptor: Int32, _ url: SocketURL) -> TransportError {
        let code = errno
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        switch code {
        case EADDRINUSE: return .addressInUse(url: url.text)
        case EACCES, EPERM: return .notPermitted(url: url.text)
        default:
            let text = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            return .addressUnusable(url: url.text, why: text)
        }
    }
}
