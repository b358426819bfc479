// A segment's bytes as they were written, whether the file is raw or sealed.
//
// Thread: one thread at a time.

import Glibc

struct SegmentSource: ~Copyable {
    let file: DiskFile
    /// What errors call the file.
    let name: String
    let isSealed: Bool
    private var frames: SealedFrames?

    private let sealedByteCount: Int

    private init(file: consuming DiskFile, name: String) {
        self.file = file
        self.name = name
        isSealed = false
        frames = nil
        sealedByteCount = 0
    }

    private init(file: consuming DiskFile, name: String, frames: consuming SealedFrames) {
        self.file = file
        self.name = name
        isSealed = true
        sealedByteCount = frames.byteCount
        self.frames = consume frames
    }

    /// Opens a raw segment.
    static func raw(
        _ path: String, on storage: JournalStorage = .machine
    ) throws(JournalError) -> SegmentSource {
        SegmentSource(file: try storage.open(path, flags: O_RDONLY), name: path)
    }

    /// Opens a sealed segment and reads its seek table.
    static func sealed(
        _ path: String, on storage: JournalStorage = .machine
    ) throws(JournalError) -> SegmentSource {
        let file = try storage.open(path, flags: O_RDONLY)
        let frames = try SealedFrames(file: file, name: path)
        return SegmentSource(file: file, name: path, frames: frames)
    }

    /// Bytes at present; a raw segment has its full length from the start.
    func byteCount() throws(JournalError) -> Int {
        isSealed ? sealedByteCount : try file.byteCount()
    }

    /// Verifies every bit of a sealed file; of a raw one there is nothing to verify here.
    func verifyFile() throws(JournalError) {
        switch frames {
        case .some(let frames): try frames.verifyFile(file)
        case .none: return
        }
    }

    /// Reads until the buffer is full or the segment ends.
    mutating func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(JournalError) -> Int {
        if isSealed {
            return try unsafe frames?.read(from: file, into: buffer, at: offset) ?? 0
        }
        return try unsafe file.read(into: buffer, at: offset)
    }

    /// Reads and verifies the two blocks at the start.
    ///
    /// A writer may be at the mark of a live segment just now, so a bad one is read again.
    mutating func readStart(
        number: UInt64
    ) throws(JournalError) -> (header: SegmentHeader, mark: DurableMark) {
        for _ in 0..<3 where !isSealed {
            do {
                return try readStartOnce(number: number)
            } catch .corrupt(_, .mark, _, _) {
                sched_yield()
            }
        }
        return try readStartOnce(number: number)
    }

    private mutating func readStartOnce(
        number: UInt64
    ) throws(JournalError) -> (header: SegmentHeader, mark: DurableMark) {
        let start = HeapBytes(byteCount: SegmentLayout.recordsOffset)
        let count = try unsafe read(into: start.bytes, at: 0)
        // Bound: count is at most the buffer's.
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: start.bytes[..<count])
        let header = try unsafe SegmentHeader(reading: bytes, file: name)
        guard header.number == number else {
            throw .corrupt(
                JournalPlace(file: name, byteOffset: 24), .segmentNumber, found: "\(header.number)",
                expected: "\(number)")
        }
        // Bound: the header took 4096 bytes.
        let markBytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[SegmentLayout.markOffset...])
        let mark = try unsafe DurableMark(reading: markBytes, of: header, file: name)
        return (header, mark)
    }
}
