// Writes the effects of one input, back to back, where they will stand in its record.
//
// Invariants: what is written never passes the end of the room; an effect is whole or not there.
// Thread: the core's.

/// The effects of one input, under construction.
@safe public struct EffectWriter: ~Copyable {
    @inlinable public var byteCount: Int { writtenByteCount }
    @inlinable public var count: Int { writtenCount }
    @usableFromInline var writtenByteCount = 0
    @usableFromInline var writtenCount = 0
    @usableFromInline let start: UnsafeMutableRawPointer
    @usableFromInline let roomByteCount: Int

    /// - Parameter room: stays valid and untouched while the writer lives; not empty.
    public init(room: UnsafeMutableRawBufferPointer) {
        guard let start = room.baseAddress else {
            preconditionFailure("no room for effects")
        }
        unsafe self.start = start
        roomByteCount = room.count
    }

    /// Bytes that are still free.
    public var freeByteCount: Int { roomByteCount - byteCount }

    /// Appends one effect.
    @inlinable @inline(__always)
    public mutating func append<M: Message>(
        _ message: M, kind: UInt8, destination: UInt32, sessionID: UInt32 = 0
    ) {
        let frame = unsafe open(M.frameByteCount, kind, destination, sessionID)
        unsafe message.writeFrame(at: frame)
    }

    /// Appends an effect without a frame.
    public mutating func appendBare(kind: UInt8, destination: UInt32, sessionID: UInt32 = 0) {
        _ = unsafe open(0, kind, destination, sessionID)
    }

    /// Writes the header of one more effect.
    ///
    /// - Returns: where its frame of `frameByteCount` bytes goes.
    @inlinable @inline(__always)
    mutating func open(
        _ frameByteCount: Int, _ kind: UInt8, _ destination: UInt32, _ sessionID: UInt32
    ) -> UnsafeMutableRawPointer {
        let begin = writtenByteCount
        let end = begin + EffectHeader.size + padded(frameByteCount)
        precondition(end <= roomByteCount, "an input with more effects than a record holds")
        // Bound: the line above, for the header, the padding and the frame.
        unsafe start.storeBytes(of: 0, toByteOffset: max(begin, end - 8), as: UInt64.self)
        let header = EffectHeader(
            frameByteCount: UInt16(frameByteCount), kind: kind, destination: destination,
            sessionID: sessionID)
        unsafe start.storeBytes(of: header, toByteOffset: begin, as: EffectHeader.self)
        writtenByteCount = end
        writtenCount += 1
        return unsafe start.advanced(by: begin + EffectHeader.size)
    }
}
