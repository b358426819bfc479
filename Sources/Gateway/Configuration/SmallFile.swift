// Reads and makes the small files that configuration needs, with the checks that secrets need.
//
// Invariants: a file is checked and read through one descriptor, so it cannot be exchanged between;
// a new file appears under its name whole and synced, or not at all.
// Thread: blocking I/O; never the core's or the journal's thread.

import Glibc

/// Why a file could not be read or made.
public enum SmallFileError: Error, Sendable, Equatable, CustomStringConvertible {
    case system(String, Int32)
    case notRegular
    case tooLarge(byteCountMax: Int)
    /// Others than the owner may use the file; the mode's last nine bits.
    case tooOpen(mode: UInt32)
    case foreign(owner: UInt32)
    case exists

    public var description: String {
        switch self {
        case .system(let call, let code): "\(SmallFile.text(ofError: code)) (\(call))"
        case .notRegular: "not a regular file"
        case .tooLarge(let byteCountMax): "larger than \(byteCountMax) bytes"
        case .tooOpen(let mode):
            "others may use it (mode 0\(String(mode, radix: 8))); chmod 600"
        case .foreign(let owner): "it belongs to user \(owner), not to the gateway's user; chown"
        case .exists: "it exists"
        }
    }
}

public enum SmallFile {
    /// Reads a whole file.
    ///
    /// - Parameter secret: refuse a file that another user could read or write.
    /// - Throws: `.tooLarge` beyond `byteCountMax`; `.tooOpen`, `.foreign` for secrets.
    public static func read(
        _ path: String, byteCountMax: Int, secret: Bool = false
    ) throws(SmallFileError) -> [UInt8] {
        // Without O_NONBLOCK a named pipe would hold the start up.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system("open", errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system("fstat", errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        if secret {
            let mode = status.st_mode & 0o777
            guard mode & 0o077 == 0 else { throw .tooOpen(mode: mode) }
            guard status.st_uid == geteuid() || status.st_uid == 0 else {
                throw .foreign(owner: status.st_uid)
            }
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system("read", errno) }
            bytes += buffer[0..<count]
            guard bytes.count <= byteCountMax else { throw .tooLarge(byteCountMax: byteCountMax) }
        }
    }

    /// Makes a file that only its owner may use.
    ///
    /// - Parameter replacing: whether a file of that name gives way; otherwise `.exists`.
    public static func writeSecret(
        _ bytes: [UInt8], to path: String, replacing: Bool
    ) throws(SmallFileError) {
        let temporary = "\(path).new.\(getpid())"
        unsafe unlink(temporary)
        let descriptor = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system("open", errno) }
        defer { unsafe unlink(temporary) }
        do {
            defer { close(descriptor) }
            // The mask of the process could have taken the owner's own rights.
            guard fchmod(descriptor, 0o600) == 0 else {
                throw SmallFileError.system("fchmod", errno)
            }
            try write(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw SmallFileError.system("fsync", errno) }
        }
        if replacing {
            guard unsafe rename(temporary, path) == 0 else { throw .system("rename", errno) }
        } else {
            // link fails where the name is taken; rename would overwrite.
            guard unsafe link(temporary, path) == 0 else {
                throw errno == EEXIST ? .exists : .system("link", errno)
            }
        }
        try syncDirectory(directory(of: path))
    }

    /// Makes a directory, and those above it, that only its owner may use.
    public static func makeDirectory(_ path: String) throws(SmallFileError) {
        if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, directory(of: path) != path else { throw .system("mkdir", errno) }
        try makeDirectory(directory(of: path))
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .system("mkdir", errno)
        }
    }

    /// Whether something stands under the name, a broken link included.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    public static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func text(ofError code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SmallFileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system("write", errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func syncDirectory(_ path: String) throws(SmallFileError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("open", errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system("fsync", errno) }
    }
}
