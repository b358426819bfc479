// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: the gateway stops cleanly after this record.
public struct GatewayStopped: Message {
    @inlinable public static var templateID: UInt16 { 101 }
    @inlinable public static var blockLength: Int { 8 }

    /// In ns since the Unix epoch, UTC.
    public var stoppedTime: UInt64

    @inlinable
    public init(
        stoppedTime: UInt64
    ) {
        self.stoppedTime = stoppedTime
    }
}
