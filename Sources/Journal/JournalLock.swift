// The lock of a journal's directory: one gateway at a time.
//
// Invariants: held from `take` until the value ends, or the process does; the kernel lets go of it
// however the process dies. The file holds the process id of its latest holder as text.
// Thread: the thread that opens the journal.

import Glibc

struct JournalLock: ~Copyable, Sendable {
    private let file: DiskFile

    /// Takes the lock, without waiting.
    ///
    /// - Throws: `.held` where another holds it; `.disk` where the directory cannot be written.
    init(_ directory: JournalDirectory) throws(JournalError) {
        let file = try directory.storage.open(
            directory.lockPath, flags: O_RDWR | O_CREAT, operation: "lock")
        guard try file.lock() else {
            let text = HeapBytes(byteCount: 16)
            let count = try unsafe file.read(into: text.bytes, at: 0)
            // Bound: count is at most 16.
            let digits = unsafe text.bytes[..<count].prefix { (0x30...0x39).contains($0) }
            throw .held(
                directory: directory.path,
                processID: unsafe Int32(String(decoding: digits, as: UTF8.self)) ?? 0)
        }
        try file.truncate()
        let text = Array("\(getpid())\n".utf8)
        var failure: JournalError?
        unsafe text.withUnsafeBytes { bytes in
            do throws(JournalError) {
                try unsafe file.write(bytes, at: 0)
            } catch { failure = error }
        }
        if let failure { throw failure }
        self.file = file
    }
}
