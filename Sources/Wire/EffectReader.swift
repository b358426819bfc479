// Reads the effects of one record, back to back, as `EffectWriter` wrote them.
//
// Invariants: what `next` returned lies wholly inside the record.
// Thread: values; any thread.

/// Walks over the effects of one record.
public struct EffectReader: Sendable {
    /// Where the next effect begins in the record.
    public private(set) var byteOffset: Int
    private let end: Int

    public init(_ header: RecordHeader) {
        byteOffset = header.effectsOffset
        end = header.effectsOffset + Int(header.effectsByteCount)
    }

    /// The next effect and where its frame begins in the record; nil at the end, or where what is
    /// left is no whole effect.
    ///
    /// - Parameter record: the whole record that the header is of.
    public mutating func next(
        in record: UnsafeRawBufferPointer
    ) -> (header: EffectHeader, frameOffset: Int)? {
        let end = min(end, record.count)
        guard byteOffset + EffectHeader.size <= end else { return nil }
        // Bound: the line above.
        let header = unsafe record.loadUnaligned(fromByteOffset: byteOffset, as: EffectHeader.self)
        let start = byteOffset + EffectHeader.size
        guard start + padded(Int(header.frameByteCount)) <= end else { return nil }
        byteOffset = start + padded(Int(header.frameByteCount))
        return (header, start)
    }
}
