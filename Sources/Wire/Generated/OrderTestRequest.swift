// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: what would the checks say of this order; it is not sent.
public struct OrderTestRequest: Message {
    @inlinable public static var templateID: UInt16 { 160 }
    @inlinable public static var blockLength: Int { 73 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// Of this question.
    public var testReqID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var sendingTime: UInt64
    /// Limit and stop-limit orders.
    public var price: Int64
    /// Stop and stop-limit orders.
    public var stopPx: Int64
    /// A quantity times 1e8.
    public var orderQty: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// An identifier.
    public var securityID: UInt32
    /// FIX 54.
    public var side: Side
    /// FIX 40.
    public var ordType: OrdType
    /// FIX 59.
    public var timeInForce: TimeInForce
    /// An equal order within the window is meant.
    public var duplicateIntended: Flag
    /// Refused where it would not make the position smaller.
    public var reduceOnly: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        testReqID: UInt64,
        sendingTime: UInt64,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        orderQty: Int64,
        account: Text16,
        securityID: UInt32,
        side: Side,
        ordType: OrdType,
        timeInForce: TimeInForce,
        duplicateIntended: Flag = .no,
        reduceOnly: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.testReqID = testReqID
        self.sendingTime = sendingTime
        self.price = price
        self.stopPx = stopPx
        self.orderQty = orderQty
        self.account = account
        self.securityID = securityID
        self.side = side
        self.ordType = ordType
        self.timeInForce = timeInForce
        self.duplicateIntended = duplicateIntended
        self.reduceOnly = reduceOnly
    }
}
