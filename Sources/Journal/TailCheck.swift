// Tells a torn tail from corruption: what may stand behind the last record that verifies.
//
// A segment is zero-filled before its first record, each group is one write, and a group follows
// only when the one before is durable. A disk writes a sector (512 bytes) whole or not at all, and
// no medium tears an aligned word of 8 bytes. So a crash leaves behind the last whole record:
//
//   - nothing but zeros; or
//   - a record of which at least one sector is still zero, or which is zero from some word on, or
//     which the file's end cuts off; under `synced`, behind it any mixture of sectors of the same
//     group; under `written`, which is for the death of the process alone, nothing.
//
// And never before the durable mark. Anything else was written whole and changed later: corruption.
// Thread: one thread at a time.

import Wire

enum Tail {
    case clean
    /// So many bytes from the walker's place on are no record.
    case torn(byteCount: Int)
    case corrupt(JournalError)
}

struct TailCheck {
    private let last: JournalPosition
    private let start: Int

    /// Examines what follows the last record that verifies.
    ///
    /// - Parameters:
    ///   - walker: of the journal's last segment, raw, after its last record.
    ///   - fault: why the bytes there are no record; nil where their length is zero.
    static func examine(
        _ walker: inout SegmentWalker, fault: RecordFault?
    ) throws(JournalError) -> Tail {
        let rest = try RestOfSegment(&walker.source, from: walker.byteOffset)
        if walker.mark.byteOffset > walker.byteOffset {
            guard let fault else { return .corrupt(walker.lostRecords) }
            return .corrupt(walker.error(fault))
        }
        guard let lastNonZero = rest.lastNonZero else { return .clean }
        let check = TailCheck(last: walker.position, start: walker.byteOffset)
        let window = HeapBytes(
            byteCount: min(rest.end - walker.byteOffset, Limit.recordBytesMax + 512))
        let count = try unsafe walker.source.read(into: window.bytes, at: walker.byteOffset)
        // Bound: count is at most the window's.
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: window.bytes[..<count])
        guard unsafe check.isTorn(bytes, usedByteCount: lastNonZero + 1 - walker.byteOffset) else {
            guard let fault else {
                return .corrupt(
                    walker.error(
                        .dataAfterEnd, found: "data at byte \(lastNonZero)", expected: "zeros"))
            }
            return .corrupt(walker.error(fault))
        }
        if walker.header.durability == .written, let hole = rest.firstHole, hole < lastNonZero {
            return .corrupt(
                walker.error(
                    .dataAfterHole, found: "zeros at byte \(hole), data at byte \(lastNonZero)",
                    expected: "nothing behind a hole"))
        }
        return .torn(byteCount: lastNonZero + 1 - walker.byteOffset)
    }

    /// Whether the first record behind the last good one can be one that a crash tore.
    ///
    /// - Parameter usedByteCount: up to the last byte of the file that is not zero.
    private func isTorn(_ bytes: UnsafeRawBufferPointer, usedByteCount: Int) -> Bool {
        guard bytes.count >= RecordHeader.size else { return true }
        // Bound: the line above.
        let headerBytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<RecordHeader.size])
        let header = unsafe RecordCheck.header(bytes)
        if unsafe hasHole(bytes, upTo: headerBytes.count) { return true }
        guard beginsPlausibly(header, usedByteCount: usedByteCount) else { return false }
        if usedByteCount <= 24 { return true }
        let byteCount = Int(header.byteCount)
        guard header.isConsistent else { return false }
        if byteCount > bytes.count || usedByteCount <= byteCount - 8 { return true }
        return unsafe hasHole(bytes, upTo: byteCount)
    }

    /// Whether the words of a header that were written can be those of the next record.
    private func beginsPlausibly(_ header: RecordHeader, usedByteCount: Int) -> Bool {
        let byteCount = Int(header.byteCount)
        guard byteCount % 8 == 0, byteCount >= RecordCheck.byteCountMin,
            byteCount <= Limit.recordBytesMax,
            header.frameByteCount >= FrameLayout.headerByteCount,
            header.effectsOffset + RecordHeader.chainByteCount <= byteCount,
            header.origin.isKnown, header.flags & ~RecordCheck.flagsKnown == 0
        else { return false }
        if usedByteCount > 8 && header.sequence != last.sequence + 1 { return false }
        return usedByteCount <= 16 || header.time >= last.time
    }

    /// Whether a sector that overlaps the first `count` bytes was never written.
    private func hasHole(_ bytes: UnsafeRawBufferPointer, upTo count: Int) -> Bool {
        let sector = RestOfSegment.sectorByteCount
        let end = (start + count + sector - 1) / sector * sector - start
        // Bound: the smaller of the two.
        let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<min(end, bytes.count)])
        return unsafe RestOfSegment.hole(in: piece, at: start) != nil
    }
}
