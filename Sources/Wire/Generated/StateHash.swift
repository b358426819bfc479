// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: the hash of the core's whole state.
public struct StateHash: Message {
    @inlinable public static var templateID: UInt16 { 105 }
    @inlinable public static var blockLength: Int { 24 }

    /// A sequence number, from 1.
    public var recordSequence: UInt64
    /// Half of a 128-bit hash.
    public var stateHashHigh: UInt64
    /// Half of a 128-bit hash.
    public var stateHashLow: UInt64

    @inlinable
    public init(
        recordSequence: UInt64,
        stateHashHigh: UInt64,
        stateHashLow: UInt64
    ) {
        self.recordSequence = recordSequence
        self.stateHashHigh = stateHashHigh
        self.stateHashLow = stateHashLow
    }
}
