// Builds one record in place: header, input frame, effects, room for the chain.
//
// Invariants: padding is zero; the finished record is consistent (`RecordHeader.isConsistent`).
// Thread: the core's.

/// Where a record is being built.
@safe public struct RecordBuilder: ~Copyable {
    private let room: UnsafeMutableRawBufferPointer
    private var header: RecordHeader

    /// Copies the input frame to its place.
    ///
    /// - Parameters:
    ///   - room: at least `Limit.recordBytesMax` bytes; stays valid while the builder lives.
    ///   - frame: one whole frame, at most 4 KiB.
    public init(room: UnsafeMutableRawBufferPointer, header: RecordHeader, frame: RawSpan) {
        precondition(room.count >= Limit.recordBytesMax, "too little room for a record")
        precondition(frame.byteCount <= Limit.frameBytesMax, "an input of more than one frame")
        unsafe self.room = room
        self.header = header
        self.header.frameByteCount = UInt16(frame.byteCount)
        let end = RecordHeader.size + padded(frame.byteCount)
        // Bound: `recordBytesMax` is well above header and frame.
        unsafe room.storeBytes(of: 0, toByteOffset: end - 8, as: UInt64.self)
        unsafe frame.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[RecordHeader.size...])
                .copyMemory(from: bytes)
        }
    }

    /// A writer over the room behind the frame, with the chain's room left free.
    public func effectWriter() -> EffectWriter {
        let start = header.effectsOffset
        let end = Limit.recordBytesMax - RecordHeader.chainByteCount
        return unsafe EffectWriter(room: UnsafeMutableRawBufferPointer(rebasing: room[start..<end]))
    }

    /// Completes the header.
    ///
    /// - Returns: the record's length in bytes, chain included.
    public mutating func finish(effectsByteCount: Int) -> Int {
        let byteCount = header.effectsOffset + effectsByteCount + RecordHeader.chainByteCount
        header.effectsByteCount = UInt32(effectsByteCount)
        header.byteCount = UInt32(byteCount)
        precondition(header.isConsistent, "an inconsistent record")
        // Bound: 32 bytes at the start of the room, 32 before `byteCount`.
        unsafe room.storeBytes(of: header, as: RecordHeader.self)
        for offset in stride(from: byteCount - RecordHeader.chainByteCount, to: byteCount, by: 8) {
            unsafe room.storeBytes(of: 0, toByteOffset: offset, as: UInt64.self)
        }
        return byteCount
    }
}
