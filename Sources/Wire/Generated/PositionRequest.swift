// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy or operator: list positions.
public struct PositionRequest: Message {
    @inlinable public static var templateID: UInt16 { 26 }
    @inlinable public static var blockLength: Int { 32 }

    /// 0 on the ops socket.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var posReqID: UInt64
    /// Empty: all that the caller may see.
    public var account: Text16

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        posReqID: UInt64,
        account: Text16
    ) {
        self.msgSeqNum = msgSeqNum
        self.posReqID = posReqID
        self.account = account
    }
}
