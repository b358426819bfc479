// Collects records for one consumer into one message of at most 64 KiB.
//
//     JournalRecord   a frame of the schema: which record follows, and how long it is
//     record          u32 length, itself included; u16 0x504A; both big-endian; then it, or a piece
//
// A record that does not fit a message is cut: its first piece fills the message, further pieces
// begin the next ones, until all of its `recordByteCount` is there.
//
// Invariants: `byteCount` ≤ `Limit.messageBytesMax`; every piece of a record but the last fills its
// message.
// Thread: the drop copy's.

import Wire

@safe struct DropCopyBatch: ~Copyable {
    /// Length and encoding type.
    static let recordHeaderByteCount = 6
    private static let overheadByteCount = JournalRecord.frameByteCount + recordHeaderByteCount

    private let memory: UnsafeMutableRawBufferPointer
    private(set) var byteCount = 0

    init() { unsafe memory = .allocate(byteCount: Limit.messageBytesMax, alignment: 16) }

    deinit { unsafe memory.deallocate() }

    var isEmpty: Bool { byteCount == 0 }

    /// Whether a record of that length fits whole.
    func holds(recordByteCount: Int) -> Bool {
        unsafe Self.overheadByteCount + recordByteCount <= memory.count - byteCount
    }

    /// Appends a record from `offset` on, as much as fits.
    ///
    /// - Parameter offset: 0, or what the calls before took of this record, with an empty batch.
    /// - Returns: the bytes taken.
    mutating func append(
        _ message: JournalRecord, _ record: UnsafeRawBufferPointer, from offset: Int
    ) -> Int {
        if offset == 0 {
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[byteCount...])
            byteCount += unsafe message.writeFrame(to: room)
        }
        let room = unsafe memory.count - byteCount - Self.recordHeaderByteCount
        precondition(room > 0 && offset < record.count, "no room for a record")
        let count = min(room, record.count - offset)
        // Bound: the header and `count` bytes are free, by the lines above.
        unsafe memory.storeBytes(
            of: UInt32(Self.recordHeaderByteCount + count).bigEndian, toByteOffset: byteCount,
            as: UInt32.self)
        unsafe memory.storeBytes(
            of: FrameLayout.encodingRecord.bigEndian, toByteOffset: byteCount + 4, as: UInt16.self)
        byteCount += Self.recordHeaderByteCount
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[byteCount..<(byteCount + count)])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: record[offset..<(offset + count)]))
        byteCount += count
        return count
    }

    /// The message so far.
    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<byteCount])
    }

    mutating func clear() { byteCount = 0 }
}
