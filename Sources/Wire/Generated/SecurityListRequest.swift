// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: list the instruments.
public struct SecurityListRequest: Message {
    @inlinable public static var templateID: UInt16 { 25 }
    @inlinable public static var blockLength: Int { 16 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var securityReqID: UInt64

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        securityReqID: UInt64
    ) {
        self.msgSeqNum = msgSeqNum
        self.securityReqID = securityReqID
    }
}
