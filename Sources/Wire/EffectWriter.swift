// Writes the effects of one input, back to back, where they will stand in its record.
//
// Invariants: what is written never passes the end of the room; an effect is whole or not there.
// Thread: the core's.

/// The effects of one input, under construction.
@safe public struct EffectWriter: ~Copyable {
    public private(set) var byteCount = 0
    public private(set) var count = 0
    private let room: UnsafeMutableRawBufferPointer

    /// - Parameter room: stays valid and untouched while the writer lives.
    public init(room: UnsafeMutableRawBufferPointer) {
        unsafe self.room = room
    }

    /// Bytes that are still free.
    public var freeByteCount: Int { unsafe room.count - byteCount }

    /// Appends one effect.
    @inlinable
    public mutating func append<M: Message>(
        _ message: M, kind: UInt8, destination: UInt32, sessionID: UInt32 = 0
    ) {
        let frame = unsafe open(M.frameByteCount, kind, destination, sessionID)
        unsafe message.writeFrame(to: frame)
    }

    /// Appends an effect without a frame.
    public mutating func appendBare(kind: UInt8, destination: UInt32, sessionID: UInt32 = 0) {
        _ = unsafe open(0, kind, destination, sessionID)
    }

    @usableFromInline
    mutating func open(
        _ frameByteCount: Int, _ kind: UInt8, _ destination: UInt32, _ sessionID: UInt32
    ) -> UnsafeMutableRawBufferPointer {
        let start = byteCount
        let end = start + EffectHeader.size + padded(frameByteCount)
        unsafe precondition(end <= room.count, "an input with more effects than a record holds")
        // Bound: the line above, for the header, the padding and the frame.
        unsafe room.storeBytes(of: 0, toByteOffset: max(start, end - 8), as: UInt64.self)
        let header = EffectHeader(
            frameByteCount: UInt16(frameByteCount), kind: kind, destination: destination,
            sessionID: sessionID)
        unsafe room.storeBytes(of: header, toByteOffset: start, as: EffectHeader.self)
        byteCount = end
        count += 1
        let frameStart = start + EffectHeader.size
        return unsafe UnsafeMutableRawBufferPointer(
            rebasing: room[frameStart..<(frameStart + frameByteCount)])
    }
}
