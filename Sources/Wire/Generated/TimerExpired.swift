// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: time passed that the core had asked to be told of.
public struct TimerExpired: Message {
    @inlinable public static var templateID: UInt16 { 103 }
    @inlinable public static var blockLength: Int { 8 }

    /// In ns since the Unix epoch, UTC.
    public var dueTime: UInt64

    @inlinable
    public init(
        dueTime: UInt64
    ) {
        self.dueTime = dueTime
    }
}
