// One open file, and the few calls on directories that the journal needs. All of the journal's
// system calls are here.
//
// Invariants: a failed call is an error with the path and the place, never retried here; only a
// call that a signal interrupted before it did anything is made again.
// Thread: a file belongs to the thread that holds it; the calls on paths are free.

import Glibc

struct DiskFile: ~Copyable, Sendable {
    let descriptor: Int32
    let path: String
    /// The disk that stands in for the machine's; nil on the machine's own.
    private let standIn: (any StandInDisk)?

    /// - Parameter flags: of open(2); `O_CLOEXEC` is added.
    init(
        path: String, flags: Int32, operation: String = "open", standIn: (any StandInDisk)? = nil
    ) throws(JournalError) {
        self.path = path
        self.standIn = standIn
        if let standIn {
            descriptor = try standIn.open(path, flags: flags)
            return
        }
        var descriptor: Int32
        repeat {
            descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600)
        } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else {
            throw .disk(operation: operation, path: path, byteOffset: 0, errno: errno)
        }
        self.descriptor = descriptor
    }

    deinit {
        if let standIn { standIn.close(descriptor) } else { _ = Glibc.close(descriptor) }
    }

    private func failure(_ operation: String, at offset: Int = 0) -> JournalError {
        .disk(operation: operation, path: path, byteOffset: offset, errno: errno)
    }

    /// Writes all of the bytes.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(JournalError) {
        if let standIn { return try unsafe standIn.write(descriptor, bytes, at: offset) }
        var done = 0
        while done < bytes.count {
            // Bound: done < count.
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = unsafe pwrite(
                descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("write", at: offset + done)
            }
            guard count > 0 else {
                throw .disk(
                    operation: "write", path: path, byteOffset: offset + done, errno: ENOSPC)
            }
            done += count
        }
    }

    /// Reads until the buffer is full or the file ends.
    ///
    /// - Returns: the bytes read.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(JournalError) -> Int {
        if let standIn { return try unsafe standIn.read(descriptor, into: buffer, at: offset) }
        var done = 0
        while done < buffer.count {
            // Bound: done < count.
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("read", at: offset + done)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Makes the content durable, and of the metadata what is needed to read it.
    func syncData() throws(JournalError) {
        if let standIn { return try standIn.sync(descriptor) }
        guard fdatasync(descriptor) == 0 else { throw failure("sync") }
    }

    /// Makes the content and all metadata durable.
    func syncAll() throws(JournalError) {
        if let standIn { return try standIn.sync(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("sync") }
    }

    /// Locks the file for this process, without waiting.
    ///
    /// - Returns: false where another process holds it. A stand-in has one process alone.
    func lock() throws(JournalError) -> Bool {
        if standIn != nil || flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw failure("lock") }
        return false
    }

    /// Cuts the file to nothing.
    func truncate() throws(JournalError) {
        if let standIn { return try standIn.truncate(descriptor) }
        guard ftruncate(descriptor, 0) == 0 else { throw failure("write") }
    }

    func byteCount() throws(JournalError) -> Int {
        if let standIn { return try standIn.byteCount(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure("look at") }
        return Int(status.st_size)
    }

    /// Claims space and fills it with zeros, so that a later sync has no metadata to write.
    ///
    /// Syncs every 4 MiB, so that the sync of a live segment does not wait behind one large one.
    func fillWithZeros(from start: Int, to end: Int) throws(JournalError) {
        guard start < end else { return }
        if let standIn {
            return try standIn.fillWithZeros(descriptor, from: start, to: end)
        }
        let code = posix_fallocate(descriptor, off_t(start), off_t(end - start))
        guard code == 0 else {
            throw .disk(operation: "claim space for", path: path, byteOffset: start, errno: code)
        }
        let zeros = HeapBytes(byteCount: 1 << 20)
        var offset = start
        var unsynced = 0
        while offset < end {
            let count = min(zeros.byteCount, end - offset)
            try unsafe write(UnsafeRawBufferPointer(rebasing: zeros.bytes[..<count]), at: offset)
            offset += count
            unsynced += count
            if unsynced >= 4 << 20 {
                try syncData()
                unsynced = 0
            }
        }
        try syncData()
    }
}

enum Disk {
    static func rename(_ old: String, to new: String) throws(JournalError) {
        guard unsafe Glibc.rename(old, new) == 0 else {
            throw .disk(operation: "rename", path: old, byteOffset: 0, errno: errno)
        }
    }

    static func remove(_ path: String) throws(JournalError) {
        guard unsafe unlink(path) == 0 else {
            throw .disk(operation: "remove", path: path, byteOffset: 0, errno: errno)
        }
    }

    static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// Makes creations, renames and removals in a directory durable.
    static func syncDirectory(_ path: String) throws(JournalError) {
        let directory = try DiskFile(path: path, flags: O_RDONLY | O_DIRECTORY)
        guard fsync(directory.descriptor) == 0 else {
            throw .disk(operation: "sync", path: path, byteOffset: 0, errno: errno)
        }
    }

    /// Makes a directory and those above it, where they are missing.
    static func makeDirectory(_ path: String) throws(JournalError) {
        if exists(path) { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]))
        }
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .disk(operation: "make directory", path: path, byteOffset: 0, errno: errno)
        }
    }

    /// The names in a directory, without `.` and `..`, in no order.
    static func names(in path: String) throws(JournalError) -> [String] {
        guard let directory = unsafe opendir(path) else {
            throw .disk(operation: "list", path: path, byteOffset: 0, errno: errno)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else {
            throw .disk(operation: "list", path: path, byteOffset: 0, errno: errno)
        }
        return names
    }
}

/// A piece of zeroed memory that its holder owns.
///
/// It cannot be copied, so it goes with its one holder to another thread.
@safe struct HeapBytes: ~Copyable, @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer
    var byteCount: Int { unsafe bytes.count }

    init(byteCount: Int) {
        unsafe bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: byteCount, alignment: 4_096)
        if let start = unsafe bytes.baseAddress { unsafe memset(start, 0, byteCount) }
    }

    deinit { unsafe bytes.deallocate() }
}
