// A sizing request in a person's or a strategy's words.
// Thread: a value; any thread.

import Wire

/// How much may be traded, by which method.
public struct SizingWish: Sendable, Equatable {
    public var account: String
    public var symbol: String
    public var side: Side
    public var method: SizingMethod
    /// Of equity that may be lost at the stop; kelly: most of equity to invest. Percent times 1e4.
    public var riskPercent: Int64
    /// Times 1e8; nil: at the market.
    public var limit: Int64?
    /// Times 1e8, for fixedPercent.
    public var stop: Int64?
    /// Times 1e4, for atr; nil: 2.
    public var atrMultiple: Int64?
    /// Percent times 1e4, for kelly.
    public var winRate: Int64?
    /// Average win over average loss times 1e4, for kelly.
    public var payoffRatio: Int64?
    /// For operators: whose limits to look at; empty: the first strategy that may trade the
    /// account.
    public var strategy = ""

    public init(
        account: String, symbol: String, side: Side, method: SizingMethod, riskPercent: Int64
    ) {
        self.account = account
        self.symbol = symbol
        self.side = side
        self.method = method
        self.riskPercent = riskPercent
    }

    func request(_ id: UInt64, securityID: UInt32) throws(ClientError) -> SizingRequest {
        SizingRequest(
            msgSeqNum: 0, sizingReqID: id, price: limit ?? .null, stopPx: stop ?? .null,
            riskPercent: riskPercent, atrMultiple: atrMultiple ?? .null,
            winRate: winRate ?? .null, payoffRatio: payoffRatio ?? .null,
            account: try Fields.text16("account", account),
            strategy: try Fields.text16("strategy", strategy), securityID: securityID, side: side,
            method: method)
    }
}
