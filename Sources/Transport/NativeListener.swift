// One address that a native socket listens on.
//
// Invariants: the file of a unix socket has its mode before anybody can connect, and only the file
// that this listener made is removed at the end.
// Thread: the one that starts the socket; `close` the I/O thread's, or the owner's where it never
// ran.

import Glibc

struct NativeListener: Sendable {
    let descriptor: Int32
    /// The address, with the port that the system chose in place of 0.
    let boundURL: String
    let isIPC: Bool
    private let path: String?
    private let device: UInt
    private let inode: UInt

    /// Connections that wait in the kernel.
    private static let backlog: Int32 = 1_024

    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`, `.system`.
    static func open(_ url: SocketURL, ipcMode: UInt32) throws(TransportError) -> NativeListener {
        switch url.kind {
        case .ipc(let path): try openIPC(path, url, ipcMode)
        case .tcp(let host, let port): try openTCP(host, port, url)
        case .inproc:
            throw .invalidURL(url.text, why: "the native transport serves ipc:// and tcp:// alone")
        }
    }

    /// Stops listening and removes the socket's file.
    func close() {
        if let path {
            var information = stat()
            let isOurs = unsafe lstat(path, &information) == 0
                && UInt(information.st_dev) == device && UInt(information.st_ino) == inode
            if isOurs { _ = unsafe unlink(path) }
        }
        _ = Glibc.close(descriptor)
    }

    private static func stream(_ family: Int32, _ url: SocketURL) throws(TransportError) -> Int32 {
        let flags = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let descriptor = socket(family, Int32(flags), 0)
        guard descriptor >= 0 else {
            throw .system(operation: "socket", place: url.text, code: errno)
        }
        return descriptor
    }

    private static func failure(_ operation: String, _ url: SocketURL) -> TransportError {
        switch errno {
        case EADDRINUSE: .addressInUse(url: url.text)
        case EACCES, EPERM, EROFS, ENOENT: SocketFile.failure(errno, url.text)
        case EADDRNOTAVAIL:
            .addressUnusable(url: url.text, why: "the host is unknown or not on this machine")
        default: .system(operation: operation, place: url.text, code: errno)
        }
    }

    // MARK: ipc

    private static func openIPC(
        _ path: String, _ url: SocketURL, _ mode: UInt32
    ) throws(TransportError) -> NativeListener {
        try SocketFile.clear(path: path, url: url.text)
        let descriptor = try stream(AF_UNIX, url)
        do throws(TransportError) {
            guard unsafe SocketFile.withAddress(path, { unsafe bind(descriptor, $0, $1) }) == 0
            else { throw failure("bind", url) }
            var information = stat()
            // Nobody gets in between: until `listen` the kernel refuses every connection.
            guard unsafe chmod(path, mode_t(mode)) == 0, unsafe lstat(path, &information) == 0,
                listen(descriptor, backlog) == 0
            else {
                let error = failure("listen", url)
                _ = unsafe unlink(path)
                throw error
            }
            return NativeListener(
                descriptor: descriptor, boundURL: url.text, isIPC: true, path: path,
                device: UInt(information.st_dev), inode: UInt(information.st_ino))
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
    }

    // MARK: tcp

    private static func openTCP(
        _ host: String, _ port: UInt16, _ url: SocketURL
    ) throws(TransportError) -> NativeListener {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(name == "*" ? nil : name, String(port), &hints, &list)
        guard code == 0, let first = unsafe list else {
            throw .addressUnusable(
                url: url.text, why: "the host is unknown or not on this machine")
        }
        defer { unsafe freeaddrinfo(first) }
        let descriptor = try stream(unsafe first.pointee.ai_family, url)
        do throws(TransportError) {
            set(descriptor, SOL_SOCKET, SO_REUSEADDR)
            guard
                unsafe bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0,
                listen(descriptor, backlog) == 0
            else { throw failure("bind", url) }
            let bound = port == 0 ? "tcp://\(host):\(boundPort(descriptor))" : url.text
            return NativeListener(
                descriptor: descriptor, boundURL: bound, isIPC: false, path: nil, device: 0,
                inode: 0)
        } catch {
            _ = Glibc.close(descriptor)
            throw error
        }
    }

    private static func boundPort(_ descriptor: Int32) -> UInt16 {
        var address = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        // The port stands at the same place in the addresses of both families.
        return UInt16(bigEndian: address.sin6_port)
    }

    /// Switches an option on. It only makes things better, so a refusal is no error.
    static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
        var on: Int32 = 1
        _ = unsafe setsockopt(
            descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }
}
