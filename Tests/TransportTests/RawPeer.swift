// A peer that speaks bytes: for handshakes and messages that no library would send.

import Foundation
import Testing

@testable import Transport

final class RawPeer: Sendable {
    static let pair1: [UInt8] = [0, 0x53, 0x50, 0, 0, 0x11, 0, 0]
    static let pair0: [UInt8] = [0, 0x53, 0x50, 0, 0, 0x10, 0, 0]

    let descriptor: Int32
    let style: SPStyle

    /// Connects, and says hello where a handshake is given.
    init(_ url: String, handshake: [UInt8]? = nil) throws {
        let parsed = try SocketURL(url)
        let connected: Int32
        switch parsed.kind {
        case .ipc(let path):
            style = SPStyle(isIPC: true, hasHopCount: handshake != Self.pair0)
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            let made = descriptor
            connected = unsafe SocketFile.withAddress(path) { unsafe connect(made, $0, $1) }
        case .tcp(_, let port):
            style = SPStyle(isIPC: false, hasHopCount: handshake != Self.pair0)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let made = descriptor
            connected = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        case .inproc: throw TransportError.invalidURL(url, why: "no raw peer for it")
        }
        try #require(connected == 0, "\(unsafe String(cString: strerror(errno)))")
        guard let handshake else { return }
        try #require(write(handshake))
        #expect(read(8) == handshake)
    }

    deinit { close(descriptor) }

    /// Writes everything; false where the other end is gone or does not read for ten seconds.
    func write(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                unsafe send(
                    descriptor, buffer.baseAddress.map { unsafe $0 + done },
                    buffer.count - done, Int32(MSG_NOSIGNAL))
            }
            if sent <= 0 { return false }
            done += sent
        }
        return true
    }

    /// Reads so many bytes, or nil where the other end closed before or ten seconds passed.
    func read(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count < count {
            guard let more = readSome(count - bytes.count), !more.isEmpty else { return nil }
            bytes += more
        }
        return bytes
    }

    /// What comes next: empty at the end of the stream, nil after ten seconds.
    func readSome(_ most: Int) -> [UInt8]? {
        var entry = pollfd(descriptor: descriptor)
        guard unsafe poll(&entry, 1, 10_000) == 1 else { return nil }
        return unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = unsafe max(0, recv(descriptor, buffer.baseAddress, most, 0))
        }
    }

    /// Whether the other end closes within ten seconds, whatever it sends before.
    func isCutOff() -> Bool {
        while let bytes = readSome(65_536) {
            if bytes.isEmpty { return true }
        }
        return false
    }

    func message(_ body: [UInt8]) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: SPStyle.headByteCountMax)
        let count = unsafe head.withUnsafeMutableBytes {
            unsafe style.writeHead(bodyByteCount: body.count, to: $0)
        }
        return Array(head[..<count]) + body
    }

    /// The body of the next message, or nil at the end.
    func nextBody() -> [UInt8]? {
        guard let head = read(style.headByteCount) else { return nil }
        let extent = unsafe head.withUnsafeBytes {
            unsafe style.extent(of: $0, bodyByteCountMax: 1 << 20)
        }
        guard case .needs(let count) = extent else { return nil }
        return count == head.count ? [] : read(count - head.count)
    }

    /// Ends the connection with a reset rather than an end (tcp).
    func reset() {
        var setting = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &setting, socklen_t(MemoryLayout<linger>.size))
    }
}

extension pollfd {
    init(descriptor: Int32) { self.init(fd: descriptor, events: Int16(POLLIN), revents: 0) }
}
