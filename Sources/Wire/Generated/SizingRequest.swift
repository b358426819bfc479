// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy or operator: how much may be traded, and which limit binds.
public struct SizingRequest: Message {
    @inlinable public static var templateID: UInt16 { 157 }
    @inlinable public static var blockLength: Int { 102 }

    /// 0 on the ops socket.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var sizingReqID: UInt64
    /// Of a limit order; none: a market order.
    public var price: Int64
    /// Where the position would be given up.
    public var stopPx: Int64
    /// Of equity that may be lost at the stop; kelly: most of equity to invest; times 1e4.
    public var riskPercent: Int64
    /// Atr: distance of the stop in average true ranges, times 1e4; none: 2.
    public var atrMultiple: Int64
    /// Kelly: trades that win, percent times 1e4.
    public var winRate: Int64
    /// Kelly: average win over average loss, times 1e4.
    public var payoffRatio: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// Ops: for which strategy; empty: the first that may trade the account.
    public var strategy: Text16
    /// An identifier.
    public var securityID: UInt32
    /// FIX 54.
    public var side: Side
    /// How a size is reckoned.
    public var method: SizingMethod

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        sizingReqID: UInt64,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        riskPercent: Int64,
        atrMultiple: Int64 = .null,
        winRate: Int64 = .null,
        payoffRatio: Int64 = .null,
        account: Text16,
        strategy: Text16,
        securityID: UInt32,
        side: Side,
        method: SizingMethod
    ) {
        self.msgSeqNum = msgSeqNum
        self.sizingReqID = sizingReqID
        self.price = price
        self.stopPx = stopPx
        self.riskPercent = riskPercent
        self.atrMultiple = atrMultiple
        self.winRate = winRate
        self.payoffRatio = payoffRatio
        self.account = account
        self.strategy = strategy
        self.securityID = securityID
        self.side = side
        self.method = method
    }
}
