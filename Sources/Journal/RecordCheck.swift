// Verifies one record against the one before it.
//
// Invariants: what `check` accepts is whole, consistent, the next in sequence, not older than the
// one before, chained to it, and holds nothing but whole frames and zeros.
// Thread: values; any thread.

import Wire

/// Where a journal stands after a record.
public struct JournalPosition: Sendable, Equatable {
    /// Of the last record, 0 for none.
    public var sequence: UInt64
    public var time: UInt64
    public var chain: ChainHash
}

/// What is wrong with a record, and where in it.
struct RecordFault {
    let fault: JournalFault
    let byteOffset: Int
    let found: String
    let expected: String
}

enum RecordCheck {
    static let flagsKnown: UInt8 = RecordHeader.authenticated
    /// Header, the smallest frame, chain.
    static let byteCountMin =
        RecordHeader.size + padded(FrameLayout.headerByteCount) + RecordHeader.chainByteCount

    /// Loads a header that may hold anything.
    static func header(_ bytes: UnsafeRawBufferPointer) -> RecordHeader {
        precondition(bytes.count >= RecordHeader.size, "no record header")
        // Bound: the line above.
        return unsafe bytes.loadUnaligned(fromByteOffset: 0, as: RecordHeader.self)
    }

    /// Verifies the record at the start of `bytes`; nil where it holds.
    ///
    /// - Parameter bytes: at least a header; may go on behind the record.
    static func check(
        _ bytes: UnsafeRawBufferPointer, after last: JournalPosition, chain: inout ChainHash
    ) -> RecordFault? {
        let header = unsafe header(bytes)
        guard header.isConsistent, Int(header.byteCount) >= byteCountMin else {
            return RecordFault(
                fault: .recordLength, byteOffset: 0,
                found: "\(header.byteCount) bytes, input \(header.frameByteCount), effects "
                    + "\(header.effectsByteCount)",
                expected: "counts that add up")
        }
        guard header.sequence == last.sequence + 1 else {
            return RecordFault(
                fault: .sequence, byteOffset: 8, found: "\(header.sequence)",
                expected: "\(last.sequence + 1)")
        }
        guard Int(header.byteCount) <= bytes.count else {
            return RecordFault(
                fault: .truncated, byteOffset: bytes.count, found: "\(bytes.count) bytes",
                expected: "\(header.byteCount)")
        }
        // Bound of all below: the record lies within `bytes` and its counts add up.
        let covered = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<header.chainOffset])
        let stored = unsafe ChainHash(
            UnsafeRawBufferPointer(rebasing: bytes[header.chainOffset...]))
        chain = unsafe ChainHash(after: last.chain, covering: covered)
        guard stored == chain else {
            return RecordFault(
                fault: .chain, byteOffset: header.chainOffset, found: "\(stored)",
                expected: "\(chain)")
        }
        guard header.time >= last.time else {
            return RecordFault(
                fault: .time, byteOffset: 16, found: "\(header.time)",
                expected: "\(last.time) or later")
        }
        guard header.origin.isKnown, header.flags & ~flagsKnown == 0 else {
            return RecordFault(
                fault: .code, byteOffset: 6, found: "\(header.origin), flags \(header.flags)",
                expected: "known ones")
        }
        return unsafe checkContent(covered, header)
    }

    private static func checkContent(
        _ covered: UnsafeRawBufferPointer, _ header: RecordHeader
    ) -> RecordFault? {
        let inputByteCount = Int(header.frameByteCount)
        if let found = unsafe frameFault(covered, at: RecordHeader.size, inputByteCount) {
            return RecordFault(
                fault: .frame, byteOffset: RecordHeader.size, found: found, expected: "a frame")
        }
        var offset = RecordHeader.size + inputByteCount
        // Bound: the counts add up, so the padding lies within the record.
        if unsafe !UnsafeRawBufferPointer(rebasing: covered[offset..<header.effectsOffset]).isZero {
            return RecordFault(
                fault: .padding, byteOffset: offset, found: "other bytes", expected: "zeros")
        }
        var reader = EffectReader(header)
        while true {
            offset = reader.byteOffset
            guard let effect = unsafe reader.next(in: covered) else { break }
            let start = effect.frameOffset
            let count = Int(effect.header.frameByteCount)
            let isKnown = (EffectKind.report...EffectKind.note) ~= effect.header.kind
            if !isKnown || effect.header.reserved != 0 || effect.header.reserved2 != 0 {
                return RecordFault(
                    fault: .effect, byteOffset: offset, found: "kind \(effect.header.kind)",
                    expected: "a known kind and zeros")
            }
            if count > 0, let found = unsafe frameFault(covered, at: start, count) {
                return RecordFault(
                    fault: .effect, byteOffset: start, found: found, expected: "a frame")
            }
            let end = start + count
            // Bound: `next` checked that the padded frame lies within the effects.
            if unsafe !UnsafeRawBufferPointer(rebasing: covered[end..<reader.byteOffset]).isZero {
                return RecordFault(
                    fault: .padding, byteOffset: end, found: "other bytes", expected: "zeros")
            }
        }
        guard reader.byteOffset == covered.count else {
            return RecordFault(
                fault: .effect, byteOffset: reader.byteOffset, found: "an effect that is too long",
                expected: "effects up to byte \(covered.count)")
        }
        return nil
    }

    /// Why the bytes are not one whole frame, or nil where they are.
    private static func frameFault(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, _ count: Int
    ) -> String? {
        // Bound: the callers checked that offset + count lies within the record.
        let frame = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
        var reader = FrameReader()
        switch unsafe reader.next(in: frame.bytes) {
        case .frame(let header):
            return header.byteCount == count ? nil : "\(header.byteCount) of \(count) bytes"
        case .refused(let reason, _, _, let templateID):
            return "\(reason) (template \(templateID))"
        case .end:
            return "nothing"
        }
    }
}
