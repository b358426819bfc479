// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: messages are missing and were not applied.
public struct NotApplied: Message {
    @inlinable public static var templateID: UInt16 { 8 }
    @inlinable public static var blockLength: Int { 16 }

    /// First missing number.
    public var fromSeqNo: UInt64
    /// How many are missing.
    public var count: UInt64

    @inlinable
    public init(
        fromSeqNo: UInt64,
        count: UInt64
    ) {
        self.fromSeqNo = fromSeqNo
        self.count = count
    }
}
