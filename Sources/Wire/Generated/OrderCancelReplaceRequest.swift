// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: change price or quantity of one order.
public struct OrderCancelReplaceRequest: Message {
    @inlinable public static var templateID: UInt16 { 22 }
    @inlinable public static var blockLength: Int { 59 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// The order's ClOrdID from then on.
    public var clOrdID: UInt64
    /// Of the order.
    public var origClOrdID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var sendingTime: UInt64
    /// A price times 1e8, or none.
    public var price: Int64
    /// A price times 1e8, or none.
    public var stopPx: Int64
    /// The new total, filled part included.
    public var orderQty: Int64
    /// As before.
    public var ordType: OrdType
    /// As before.
    public var timeInForce: TimeInForce
    /// FIX Boolean.
    public var possResend: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        clOrdID: UInt64,
        origClOrdID: UInt64,
        sendingTime: UInt64,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        orderQty: Int64,
        ordType: OrdType,
        timeInForce: TimeInForce,
        possResend: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.clOrdID = clOrdID
        self.origClOrdID = origClOrdID
        self.sendingTime = sendingTime
        self.price = price
        self.stopPx = stopPx
        self.orderQty = orderQty
        self.ordType = ordType
        self.timeInForce = timeInForce
        self.possResend = possResend
    }
}
