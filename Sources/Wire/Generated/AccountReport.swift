// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the money of one account, in the base currency.
public struct AccountReport: Message {
    @inlinable public static var templateID: UInt16 { 133 }
    @inlinable public static var blockLength: Int { 201 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// An amount of money times 1e4.
    public var startingCash: Int64
    /// An amount of money times 1e4.
    public var cash: Int64
    /// What open buys may cost, and what buying short positions back would.
    public var holds: Int64
    /// Cash less holds.
    public var freeCash: Int64
    /// Cash and positions at their marks.
    public var equity: Int64
    /// Since the account began, before fees.
    public var realizedPnL: Int64
    /// An amount of money times 1e4.
    public var openPnL: Int64
    /// Since the account began.
    public var fees: Int64
    /// Realised in this trading day, less fees.
    public var dayRealized: Int64
    /// The same with what open positions won or lost in it.
    public var dayResult: Int64
    /// An amount of money times 1e4.
    public var weekRealized: Int64
    /// An amount of money times 1e4.
    public var weekResult: Int64
    /// The highest equity so far.
    public var highWaterMark: Int64
    /// Fall from it in percent times 1e4; none: it is not above zero.
    public var drawdown: Int64
    /// At worst case, as the limits see it.
    public var grossExposure: Int64
    /// Likewise.
    public var netExposure: Int64
    /// Likewise.
    public var shortExposure: Int64
    /// Of the open orders.
    public var openNotional: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// The base currency.
    public var currency: Text4
    /// Such as 20261121; 0 before the first trading day.
    public var tradeDate: UInt32
    /// A count.
    public var openOrders: UInt32
    /// Instruments with a position or an open order.
    public var positionsOpen: UInt32
    /// Place in the list, from 0.
    public var index: UInt32
    /// Length of the list.
    public var total: UInt32
    /// Whether the configuration names it.
    public var enabled: Flag

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        startingCash: Int64,
        cash: Int64,
        holds: Int64,
        freeCash: Int64,
        equity: Int64,
        realizedPnL: Int64,
        openPnL: Int64,
        fees: Int64,
        dayRealized: Int64,
        dayResult: Int64,
        weekRealized: Int64,
        weekResult: Int64,
        highWaterMark: Int64,
        drawdown: Int64 = .null,
        grossExposure: Int64,
        netExposure: Int64,
        shortExposure: Int64,
        openNotional: Int64,
        account: Text16,
        currency: Text4,
        tradeDate: UInt32,
        openOrders: UInt32,
        positionsOpen: UInt32,
        index: UInt32,
        total: UInt32,
        enabled: Flag = .no
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.startingCash = startingCash
        self.cash = cash
        self.holds = holds
        self.freeCash = freeCash
        self.equity = equity
        self.realizedPnL = realizedPnL
        self.openPnL = openPnL
        self.fees = fees
        self.dayRealized = dayRealized
        self.dayResult = dayResult
        self.weekRealized = weekRealized
        self.weekResult = weekResult
        self.highWaterMark = highWaterMark
        self.drawdown = drawdown
        self.grossExposure = grossExposure
        self.netExposure = netExposure
        self.shortExposure = shortExposure
        self.openNotional = openNotional
        self.account = account
        self.currency = currency
        self.tradeDate = tradeDate
        self.openOrders = openOrders
        self.positionsOpen = positionsOpen
        self.index = index
        self.total = total
        self.enabled = enabled
    }
}
