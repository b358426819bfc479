// Makes segments: a zero-filled file first, then header and mark, then the name.
//
// Invariants: a file under a segment's name has its full length, a valid header and a valid mark,
// all of them durable before the name is.
// Thread: the writer's, or the keeper's for `make`.

import Glibc

enum KeptSegment {
    /// Makes a file of zeros, durable with all its metadata.
    static func make(in directory: JournalDirectory, byteCount: Int) throws(JournalError) {
        let file = try directory.storage.open(
            directory.preparedPath, flags: O_RDWR | O_CREAT | O_TRUNC)
        try file.fillWithZeros(from: 0, to: byteCount)
    }

    /// Makes the prepared file the segment that the header describes.
    ///
    /// - Parameter lastTime: of the record before the first.
    /// - Returns: its path. The directory is not synced yet.
    static func begin(
        _ header: SegmentHeader, lastTime: UInt64, in directory: JournalDirectory
    ) throws(JournalError) -> String {
        let start = HeapBytes(byteCount: SegmentLayout.recordsOffset)
        // Bound: two blocks of 4096 bytes.
        unsafe header.write(
            to: UnsafeMutableRawBufferPointer(rebasing: start.bytes[..<SegmentLayout.markOffset]))
        let mark = DurableMark(
            segmentNumber: header.number, byteOffset: SegmentLayout.recordsOffset,
            sequence: header.firstSequence - 1, time: lastTime)
        unsafe mark.write(
            to: UnsafeMutableRawBufferPointer(rebasing: start.bytes[SegmentLayout.markOffset...]))
        let file = try directory.storage.open(directory.preparedPath, flags: O_RDWR)
        try unsafe file.write(UnsafeRawBufferPointer(start.bytes), at: 0)
        try file.syncData()
        let path = directory.rawPath(header.number)
        try directory.storage.rename(directory.preparedPath, to: path)
        return path
    }
}

extension SegmentHeader {
    /// Whether a segment begun with this header can be written on by a gateway that would begin one
    /// with the other.
    func isLike(_ other: SegmentHeader) -> Bool {
        durability == other.durability && byteCount == other.byteCount
            && productVersion == other.productVersion
            && configurationHash == other.configurationHash
    }
}
