// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how much may be traded, and which limit binds.
public struct SizingReport: Message {
    @inlinable public static var templateID: UInt16 { 158 }
    @inlinable public static var blockLength: Int { 137 }

    /// 0 on the ops socket.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var sizingReqID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Most that passes every check now, in whole lots.
    public var quantity: Int64
    /// What the method alone asks for, in whole lots.
    public var wantedQty: Int64
    /// That the size was reckoned with.
    public var price: Int64
    /// Between price and stop; none where the method needs none.
    public var stopDistance: Int64
    /// Lost at the stop, or invested where there is none, with the quantity.
    public var riskAmount: Int64
    /// Of the account.
    public var equity: Int64
    /// Of the quantity at the price.
    public var notional: Int64
    /// That refuses one lot more.
    public var limit: Int64
    /// That one lot more would make.
    public var value: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// Whose limits were looked at.
    public var strategy: Text16
    /// An identifier.
    public var securityID: UInt32
    /// Why one lot more is refused; none: the whole wish passes.
    public var rejectReason: RejectReason
    /// FIX 54.
    public var side: Side
    /// How a size is reckoned.
    public var method: SizingMethod
    /// Where the limit is set.
    public var level: Level

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        sizingReqID: UInt64,
        transactTime: UInt64,
        quantity: Int64,
        wantedQty: Int64,
        price: Int64 = .null,
        stopDistance: Int64 = .null,
        riskAmount: Int64,
        equity: Int64,
        notional: Int64,
        limit: Int64 = .null,
        value: Int64 = .null,
        account: Text16,
        strategy: Text16,
        securityID: UInt32,
        rejectReason: RejectReason,
        side: Side,
        method: SizingMethod,
        level: Level
    ) {
        self.msgSeqNum = msgSeqNum
        self.sizingReqID = sizingReqID
        self.transactTime = transactTime
        self.quantity = quantity
        self.wantedQty = wantedQty
        self.price = price
        self.stopDistance = stopDistance
        self.riskAmount = riskAmount
        self.equity = equity
        self.notional = notional
        self.limit = limit
        self.value = value
        self.account = account
        self.strategy = strategy
        self.securityID = securityID
        self.rejectReason = rejectReason
        self.side = side
        self.method = method
        self.level = level
    }
}
