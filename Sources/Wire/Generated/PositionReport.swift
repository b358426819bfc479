// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one position of one account.
public struct PositionReport: Message {
    @inlinable public static var templateID: UInt16 { 45 }
    @inlinable public static var blockLength: Int { 129 }

    /// 0 on the ops socket.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var posReqID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Negative: short.
    public var netQty: Int64
    /// Of the open position.
    public var avgPx: Int64
    /// Reference price.
    public var markPx: Int64
    /// An amount of money times 1e4.
    public var realizedPnL: Int64
    /// None without a reference price.
    public var openPnL: Int64
    /// An amount of money times 1e4.
    public var fees: Int64
    /// In open orders.
    public var openBuyQty: Int64
    /// In open orders.
    public var openSellQty: Int64
    /// Of the account.
    public var cash: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// None: the account has no position.
    public var securityID: UInt32
    /// Place in the list, from 0.
    public var index: UInt32
    /// Length of the list; 0: more follow.
    public var total: UInt32
    /// Open orders in this instrument.
    public var openOrders: UInt32
    /// The last of the list.
    public var lastReport: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        posReqID: UInt64,
        transactTime: UInt64,
        netQty: Int64,
        avgPx: Int64 = .null,
        markPx: Int64 = .null,
        realizedPnL: Int64,
        openPnL: Int64 = .null,
        fees: Int64,
        openBuyQty: Int64,
        openSellQty: Int64,
        cash: Int64,
        account: Text16,
        securityID: UInt32 = .null,
        index: UInt32,
        total: UInt32,
        openOrders: UInt32,
        lastReport: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.posReqID = posReqID
        self.transactTime = transactTime
        self.netQty = netQty
        self.avgPx = avgPx
        self.markPx = markPx
        self.realizedPnL = realizedPnL
        self.openPnL = openPnL
        self.fees = fees
        self.openBuyQty = openBuyQty
        self.openSellQty = openSellQty
        self.cash = cash
        self.account = account
        self.securityID = securityID
        self.index = index
        self.total = total
        self.openOrders = openOrders
        self.lastReport = lastReport
    }
}
