// What a session tells its strategy, in the order in which the gateway numbered it.
// Thread: values; any thread.

import Wire

public enum Event: Sendable, Equatable {
    /// The session is bound; orders may go. Comes again after each reconnect.
    case established
    /// The connection was lost; the session connects again by itself and sends unanswered
    /// requests again.
    case disconnected(String)
    case execution(ExecutionReport)
    case cancelReject(OrderCancelReject)
    case massAction(OrderMassActionReport)
    /// A message could not be taken. What it carried did not happen.
    case refused(BusinessMessageReject)
    case tradingState(TradingState)
    case position(PositionReport)
    case security(SecurityDefinition)
    case sizing(SizingReport)
    /// One comparison of a dry run; `orderTest` ends them.
    case check(CheckReport)
    case orderTest(OrderTestReport)
    /// These requests never reached the gateway and did not happen; send them again if they are
    /// still wanted.
    case notApplied(clOrdIDs: [UInt64])
    /// Reports that the gateway no longer holds; ask for the state of the orders.
    case reportsLost(fromSeqNo: UInt64, count: UInt64)
}

/// A new order in a strategy's words.
public struct Order: Sendable, Equatable {
    public var account: String
    public var symbol: String
    public var side: Side
    /// Times 1e8.
    public var quantity: Int64
    /// Times 1e8; nil for market and stop orders.
    public var limit: Int64?
    /// Times 1e8; nil for market and limit orders.
    public var stop: Int64?
    public var timeInForce = TimeInForce.day
    /// An equal order within the gateway's window is meant.
    public var duplicateIntended = false
    /// Refuse where it would not make the position smaller.
    public var reduceOnly = false

    public init(
        account: String, symbol: String, side: Side, quantity: Int64, limit: Int64? = nil,
        stop: Int64? = nil, timeInForce: TimeInForce = .day
    ) {
        self.account = account
        self.symbol = symbol
        self.side = side
        self.quantity = quantity
        self.limit = limit
        self.stop = stop
        self.timeInForce = timeInForce
    }

    /// By which prices are given.
    public var ordType: OrdType {
        switch (limit, stop) {
        case (nil, nil): .market
        case (_, nil): .limit
        case (nil, _): .stop
        default: .stopLimit
        }
    }
}

/// A point in time on both clocks.
public struct Moment: Sendable, Equatable {
    /// ns since the Unix epoch, UTC: for what goes on the wire.
    public var wallNs: UInt64
    /// ns on a clock that never jumps: for durations.
    public var steadyNs: UInt64

    public init(wallNs: UInt64, steadyNs: UInt64) {
        self.wallNs = wallNs
        self.steadyNs = steadyNs
    }
}
