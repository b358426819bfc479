// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Both: keep-alive.
public struct Sequence: Message {
    @inlinable public static var templateID: UInt16 { 7 }
    @inlinable public static var blockLength: Int { 8 }

    /// Number of the next message that the sender will send.
    public var nextSeqNo: UInt64

    @inlinable
    public init(
        nextSeqNo: UInt64
    ) {
        self.nextSeqNo = nextSeqNo
    }
}
