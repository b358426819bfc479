// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: cancel one order.
public struct OrderCancelRequest: Message {
    @inlinable public static var templateID: UInt16 { 21 }
    @inlinable public static var blockLength: Int { 33 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// Of this request.
    public var clOrdID: UInt64
    /// Of the order.
    public var origClOrdID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var sendingTime: UInt64
    /// FIX Boolean.
    public var possResend: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        clOrdID: UInt64,
        origClOrdID: UInt64,
        sendingTime: UInt64,
        possResend: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.clOrdID = clOrdID
        self.origClOrdID = origClOrdID
        self.sendingTime = sendingTime
        self.possResend = possResend
    }
}
