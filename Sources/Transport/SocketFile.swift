// The file of a unix socket before a listener takes it: what a dead process left is removed, what a
// live one holds is not, and a file that is no socket is never touched.
//
// Thread: the one that starts the gateway.

import Glibc

enum SocketFile {
    /// Makes way for a listener at `path`.
    ///
    /// - Throws: `.addressInUse` where somebody listens, `.pathOccupied` where no socket stands
    ///   there, `.addressUnusable` without a folder, `.notPermitted`.
    static func clear(path: String, url: String) throws(TransportError) {
        var information = stat()
        if unsafe lstat(path, &information) != 0 {
            if errno == ENOENT { return try requireFolder(of: path, url: url) }
            throw failure(errno, url)
        }
        guard information.st_mode & S_IFMT == S_IFSOCK else { throw .pathOccupied(path: path) }
        switch connectError(path) {
        case ECONNREFUSED:
            guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure(errno, url) }
        case ENOENT: return
        case EACCES, EPERM: throw .notPermitted(url: url)
        default: throw .addressInUse(url: url)
        }
    }

    private static func requireFolder(of path: String, url: String) throws(TransportError) {
        guard let slash = path.lastIndex(of: "/") else { return }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        var information = stat()
        guard unsafe stat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFDIR
        else {
            throw .addressUnusable(url: url, why: "there is no folder \(folder); create it first")
        }
    }

    /// 0 where somebody accepts, or the errno of the attempt.
    private static func connectError(_ path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { _ = close(descriptor) }
        let result = unsafe withAddress(path) { unsafe connect(descriptor, $0, $1) }
        return result == 0 ? 0 : errno
    }

    /// Shows the kernel's form of a path to a call.
    static func withAddress(
        _ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
            // Bound: SocketURL allows one byte less than the field has.
            for (index, byte) in bytes.prefix(field.count - 1).enumerated() {
                unsafe field[index] = byte
            }
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    static func failure(_ code: Int32, _ url: String) -> TransportError {
        switch code {
        case EACCES, EPERM, EROFS: .notPermitted(url: url)
        default: .addressUnusable(url: url, why: unsafe String(cString: strerror(code)))
        }
    }
}
