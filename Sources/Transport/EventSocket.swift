// One connection, ipc or tcp, that speaks the SP wire format of pair1 itself:
//
//     at first, each side   00 'S' 'P' 00, u16 big-endian protocol (0x11), 00 00
//     then each message     ipc only: 01; u64 big-endian length; u32 big-endian hops; the body
//
// As a subscriber it speaks sub0 (0x21) to a pub0 (0x20): no hops, and it hears only.
//
// libnng's own sockets wait for ever at times when they are closed while messages come (nanomsg/nng
// 1543, 1813).
//
// Invariants: it connects once; when the connection is lost it stays lost. What came before the
// loss is given first.
// Thread: one at a time.

import Glibc
import Wire

@safe package final class EventSocket {
    /// What it speaks.
    package enum Role: Sendable { case pair1, subscriber }

    /// Longest time for the peer to say what it speaks, and to take what is sent, ms.
    private static let patienceMs: Int32 = 5_000
    /// Room for several of the longest messages, so that one read takes many.
    private static let bufferByteCount = 4 * Limit.messageBytesMax

    package let url: String
    private let role: Role
    private let isIPC: Bool
    private let descriptor: Int32
    private let buffer: UnsafeMutableRawBufferPointer
    private var begin = 0
    private var end = 0
    package private(set) var isConnected = true

    /// Connects.
    ///
    /// - Throws: `.invalidURL`, `.pathTooLong`, `.nothingListens`, `.notPermitted`, `.timedOut`,
    ///   `.addressUnusable` where something else listens there.
    package init(url text: String, as role: Role = .pair1) throws(TransportError) {
        let url = try SocketURL(text)
        self.url = text
        self.role = role
        switch url.kind {
        case .ipc(let path):
            isIPC = true
            descriptor = try Self.connect(path: path, text)
        case .tcp(let host, let port):
            isIPC = false
            descriptor = try Self.connect(host: host, port: port, text)
        case .inproc:
            throw .invalidURL(text, why: "only ipc and tcp have streams")
        }
        unsafe buffer = .allocate(byteCount: Self.bufferByteCount, alignment: 16)
        let isPair1 = role == .pair1
        let wanted = Self.greeting(isPair1 ? 0x11 : 0x20)
        try write(Self.greeting(isPair1 ? 0x11 : 0x21))
        guard try fill(wanted.count, timeoutMs: Self.patienceMs) else {
            throw .timedOut(url: text)
        }
        let isExpected = unsafe buffer.prefix(wanted.count).elementsEqual(wanted)
        guard isExpected else { throw .addressUnusable(url: text, why: "no gateway listens there") }
        begin = wanted.count
    }

    private static func greeting(_ protocolNumber: UInt8) -> [UInt8] {
        [0, 0x53, 0x50, 0, 0, protocolNumber, 0, 0]
    }

    private var hopByteCount: Int { role == .pair1 ? 4 : 0 }

    deinit {
        Glibc.close(descriptor)
        unsafe buffer.deallocate()
    }

    // MARK: Messages

    /// Sends one message; waits while the gateway does not read.
    ///
    /// - Throws: `.disconnected`, `.timedOut`.
    package func send(_ body: [UInt8]) throws(TransportError) {
        precondition(role == .pair1, "a subscriber hears only")
        var bytes: [UInt8] = isIPC ? [1] : []
        let byteCount = UInt64(body.count + hopByteCount)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: byteCount >> UInt64(shift)))
        }
        bytes += [0, 0, 0, 1]
        try write(bytes + body)
    }

    /// Waits for one message and shows it.
    ///
    /// - Parameters:
    ///   - timeoutMs: longest wait; 0 looks once.
    ///   - handle: gets the message, which lives until it returns.
    /// - Returns: whether a message came.
    /// - Throws: `.disconnected` once all that came before the loss has been taken.
    package func receive(
        timeoutMs: Int32, _ handle: (RawSpan) -> Void
    ) throws(TransportError) -> Bool {
        let prefix = isIPC ? 9 : 8
        guard try fill(prefix, timeoutMs: timeoutMs) else { return false }
        // Bound: `prefix` bytes are there, and the length is the last eight of them.
        let length = unsafe UInt64(
            bigEndian: buffer.loadUnaligned(
                fromByteOffset: begin + prefix - 8, as: UInt64.self))
        guard unsafe !isIPC || buffer[begin] == 1, length >= hopByteCount,
            length <= UInt64(Limit.messageBytesMax + hopByteCount)
        else { throw lost() }
        guard try fill(prefix + Int(length), timeoutMs: max(timeoutMs, 1)) else { return false }
        let start = begin + prefix + hopByteCount
        begin += prefix + Int(length)
        // Bound: the whole message is in the buffer.
        let body = unsafe UnsafeRawBufferPointer(
            rebasing: UnsafeRawBufferPointer(buffer)[start..<begin])
        unsafe handle(body.bytes)
        return true
    }

    /// Sees to it that what was sent arrives: a connection that is closed over unread bytes is
    /// reset, and tcp then throws away what the other side has not read.
    package func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
        for _ in 0..<100 {
            begin = 0
            end = 0
            do throws(TransportError) { _ = try fill(1, timeoutMs: 20) } catch { return }
        }
    }

    /// Whether the other side still holds the connection.
    package var isHeld: Bool {
        guard isConnected else { return false }
        var byte: UInt8 = 0
        let got = unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return got > 0 || got < 0 && (errno == EAGAIN || errno == EINTR)
    }

    // MARK: Bytes

    private func lost() -> TransportError {
        isConnected = false
        return .disconnected(url: url)
    }

    /// Reads until `count` bytes wait in the buffer.
    ///
    /// - Returns: false where they did not come in time; what came is kept.
    private func fill(_ count: Int, timeoutMs: Int32) throws(TransportError) -> Bool {
        var mayWait = true
        while end - begin < count {
            if begin > 0 {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[begin..<end])
                unsafe buffer.copyMemory(from: rest)
                end -= begin
                begin = 0
            }
            // Bound: a message is shorter than the buffer, so there is room.
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
            let got = unsafe recv(
                descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
            if got > 0 {
                end += got
                continue
            }
            if got < 0, errno == EINTR { continue }
            guard got < 0, errno == EAGAIN else { throw lost() }
            guard mayWait, wait(Int16(POLLIN), timeoutMs) else { return false }
            mayWait = timeoutMs > 0
        }
        return true
    }

    private func write(_ bytes: [UInt8]) throws(TransportError) {
        guard isConnected else { throw .disconnected(url: url) }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                return unsafe Glibc.send(
                    descriptor, rest.baseAddress, rest.count,
                    Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
            }
            if count > 0 {
                done += count
            } else if errno == EAGAIN {
                guard wait(Int16(POLLOUT), Self.patienceMs) else {
                    // Half a message was sent: nothing can follow it.
                    _ = lost()
                    throw .timedOut(url: url)
                }
            } else if errno != EINTR {
                throw lost()
            }
        }
    }

    private func wait(_ events: Int16, _ timeoutMs: Int32) -> Bool {
        var poll = pollfd(fd: descriptor, events: events, revents: 0)
        return unsafe Glibc.poll(&poll, 1, timeoutMs) > 0
    }

    // MARK: Connecting

    private static func connect(path: String, _ url: String) throws(TransportError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Bound: SocketURL lets no path pass that does not fit with its NUL.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, code == 0 else { throw failure(descriptor, url) }
        return descriptor
    }

    private static func connect(
        host: String, port: UInt16, _ url: String
    ) throws(TransportError) -> Int32 {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard unsafe getaddrinfo(name, String(port), &hints, &found) == 0,
            let first = unsafe found
        else { throw .addressUnusable(url: url, why: "the host is unknown") }
        defer { unsafe freeaddrinfo(first) }
        let descriptor = unsafe socket(
            first.pointee.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // Also the longest time for a connect (socket(7)).
        var patience = timeval(tv_sec: Int(patienceMs) / 1_000, tv_usec: 0)
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let code = unsafe Glibc.connect(
            descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen)
        guard descriptor >= 0, code == 0 else { throw failure(descriptor, url) }
        return descriptor
    }

    private static func failure(_ descriptor: Int32, _ url: String) -> TransportError {
        let code = errno
        if descriptor >= 0 { Glibc.close(descriptor) }
        switch code {
        case ECONNREFUSED, ENOENT: return .nothingListens(url: url)
        case EACCES, EPERM: return .notPermitted(url: url)
        case EINPROGRESS, ETIMEDOUT, EAGAIN: return .timedOut(url: url)
        default:
            let text = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            return .addressUnusable(url: url, why: text)
        }
    }
}
