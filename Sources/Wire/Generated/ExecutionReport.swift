// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how an order stands.
public struct ExecutionReport: Message {
    @inlinable public static var templateID: UInt16 { 40 }
    @inlinable public static var blockLength: Int { 166 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// Time of the record.
    public var transactTime: UInt64
    /// The gateway's.
    public var orderID: UInt64
    /// An identifier.
    public var clOrdID: UInt64
    /// An identifier, or none.
    public var origClOrdID: UInt64
    /// Sequence of the journal record that decided this.
    public var execID: UInt64
    /// A price times 1e8, or none.
    public var price: Int64
    /// A price times 1e8, or none.
    public var stopPx: Int64
    /// A quantity times 1e8.
    public var orderQty: Int64
    /// A quantity times 1e8.
    public var cumQty: Int64
    /// A quantity times 1e8.
    public var leavesQty: Int64
    /// Of a trade.
    public var lastQty: Int64
    /// Of a trade.
    public var lastPx: Int64
    /// Of all trades.
    public var avgPx: Int64
    /// Of a trade.
    public var fee: Int64
    /// What a refusal was measured against; unit as in the reason.
    public var limit: Int64
    /// What it would have been.
    public var value: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// An identifier.
    public var securityID: UInt32
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason
    /// FIX 150.
    public var execType: ExecType
    /// FIX 39.
    public var ordStatus: OrdStatus
    /// FIX 54.
    public var side: Side
    /// FIX 40.
    public var ordType: OrdType
    /// FIX 59.
    public var timeInForce: TimeInForce
    /// An outcome that was reported before.
    public var possResend: Flag
    /// Where the limit is set.
    public var level: Level
    /// The last of a list.
    public var lastReport: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        transactTime: UInt64,
        orderID: UInt64,
        clOrdID: UInt64,
        origClOrdID: UInt64 = .null,
        execID: UInt64,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        orderQty: Int64,
        cumQty: Int64,
        leavesQty: Int64,
        lastQty: Int64 = .null,
        lastPx: Int64 = .null,
        avgPx: Int64 = .null,
        fee: Int64 = .null,
        limit: Int64 = .null,
        value: Int64 = .null,
        account: Text16,
        securityID: UInt32,
        rejectReason: RejectReason,
        execType: ExecType,
        ordStatus: OrdStatus,
        side: Side,
        ordType: OrdType,
        timeInForce: TimeInForce,
        possResend: Flag = .no,
        level: Level,
        lastReport: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.transactTime = transactTime
        self.orderID = orderID
        self.clOrdID = clOrdID
        self.origClOrdID = origClOrdID
        self.execID = execID
        self.price = price
        self.stopPx = stopPx
        self.orderQty = orderQty
        self.cumQty = cumQty
        self.leavesQty = leavesQty
        self.lastQty = lastQty
        self.lastPx = lastPx
        self.avgPx = avgPx
        self.fee = fee
        self.limit = limit
        self.value = value
        self.account = account
        self.securityID = securityID
        self.rejectReason = rejectReason
        self.execType = execType
        self.ordStatus = ordStatus
        self.side = side
        self.ordType = ordType
        self.timeInForce = timeInForce
        self.possResend = possResend
        self.level = level
        self.lastReport = lastReport
    }
}
