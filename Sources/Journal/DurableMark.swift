// The second block of a segment: up to where it was durable when the latest group was written.
//
//        0  8 bytes  50 43 4A 4D 41 52 4B 0A ("PCJMARK\n")
//        8  u64      segment number
//       16  u64      byte offset: everything before it was durable when this mark was written
//       24  u64      sequence of the last record before it
//       32  u64      time of that record
//       40  24 bytes zero
//       64  32 bytes SHA-256 of the 64 bytes before
//       96           zero to the end of the block
//
// The mark is written with every synced group and made durable by the same sync, so it always tells
// where the last group that may be torn begins: what does not verify before the mark is corruption,
// and what is missing before it was lost. It lies in one sector, which a disk writes whole.
// In a sealed segment it stands at the segment's end.
// Thread: values; any thread.

struct DurableMark: Equatable, Sendable {
    var segmentNumber: UInt64
    var byteOffset: Int
    var sequence: UInt64
    var time: UInt64

    /// Bytes that a new mark writes; the rest of the block stays zero.
    static let byteCount = 96
    /// "PCJMARK\n" as a little-endian word.
    static let magic: UInt64 = 0x0A4B_5241_4D4A_4350

    init(segmentNumber: UInt64, byteOffset: Int, sequence: UInt64, time: UInt64) {
        self.segmentNumber = segmentNumber
        self.byteOffset = byteOffset
        self.sequence = sequence
        self.time = time
    }

    func write(to block: UnsafeMutableRawBufferPointer) {
        precondition(block.count >= Self.byteCount, "no room for the mark")
        // Bound of every store below: the line above.
        unsafe block.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe block.storeBytes(of: Self.magic, toByteOffset: 0, as: UInt64.self)
        unsafe block.storeBytes(of: segmentNumber, toByteOffset: 8, as: UInt64.self)
        unsafe block.storeBytes(of: UInt64(byteOffset), toByteOffset: 16, as: UInt64.self)
        unsafe block.storeBytes(of: sequence, toByteOffset: 24, as: UInt64.self)
        unsafe block.storeBytes(of: time, toByteOffset: 32, as: UInt64.self)
        let covered = unsafe UnsafeRawBufferPointer(rebasing: block[..<64])
        unsafe ChainHash(of: covered).write(to: block, at: 64)
    }

    /// Reads and verifies a block.
    init(
        reading block: UnsafeRawBufferPointer, of header: SegmentHeader, file: String
    ) throws(JournalError) {
        func wrong(_ found: String, _ expected: String) -> JournalError {
            .corrupt(
                JournalPlace(file: file, byteOffset: SegmentLayout.markOffset), .mark,
                found: found, expected: expected)
        }
        guard block.count >= SegmentLayout.markByteCount else {
            throw wrong("\(block.count) bytes", "a block of 4096 bytes")
        }
        // Bound of every load below: the line above.
        let hash = unsafe ChainHash(of: UnsafeRawBufferPointer(rebasing: block[..<64]))
        let stored = unsafe ChainHash(UnsafeRawBufferPointer(rebasing: block[64..<96]))
        guard hash == stored else { throw wrong("hash \(stored)", "\(hash)") }
        let rest = unsafe UnsafeRawBufferPointer(rebasing: block[96...])
        guard unsafe block.loadUnaligned(fromByteOffset: 0, as: UInt64.self) == Self.magic,
            unsafe block[40..<64].allSatisfy({ $0 == 0 }), unsafe rest.isZero
        else { throw wrong("other fields", "a mark and zeros") }
        segmentNumber = unsafe block.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let offset = unsafe block.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        sequence = unsafe block.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
        time = unsafe block.loadUnaligned(fromByteOffset: 32, as: UInt64.self)
        guard segmentNumber == header.number else {
            throw wrong("segment \(segmentNumber)", "segment \(header.number)")
        }
        guard offset >= UInt64(SegmentLayout.recordsOffset), offset <= header.byteCount,
            sequence >= header.firstSequence - 1, offset % 8 == 0
        else {
            throw wrong(
                "byte \(offset), record \(sequence)",
                "\(SegmentLayout.recordsOffset)...\(header.byteCount), from "
                    + "\(header.firstSequence - 1)")
        }
        byteOffset = Int(offset)
    }
}
