// What one connection of a load test sends, step after step.
//
// Invariants: the rows of one order all go over the same connection, in their order.
// Thread: values; its connection's sender.

import Wire

/// One thing to send. Orders are numbered by the plan, so that a later step can name an earlier.
enum LoadtestStep: Equatable {
    case new(order: Int, side: Side, price: Int64, quantity: Int64, TimeInForce)
    /// Leaves `quantity` open at a new price.
    case replace(order: Int, price: Int64, quantity: Int64)
    case cancel(order: Int)
    /// Nothing is sent; the market moved.
    case price(Int64)
}

struct LoadtestPlan {
    /// Where the steps come from.
    private enum Source {
        /// Immediate-or-cancel orders, buying above and selling below the market in turn, so that
        /// each goes its whole life and no position grows.
        case made(price: Int64, step: Int64, quantity: Int64)
        case recorded(LoadtestFlow, share: Int, of: Int)
    }

    private let source: Source
    private var next = 0

    /// Orders that are open at once, at most; steps beyond reuse the numbers.
    let orderCount: Int

    static let madeOrderCount = 262_144

    init(price: Int64, step: Int64, quantity: Int64) {
        source = .made(price: price, step: step, quantity: quantity)
        orderCount = Self.madeOrderCount
    }

    /// The part of a recorded flow that falls to one of several connections.
    init(_ flow: LoadtestFlow, share: Int, of shares: Int) {
        precondition(shares > 0 && (0..<shares).contains(share), "no such share")
        source = .recorded(flow, share: share, of: shares)
        orderCount = flow.orderCount
    }

    /// The next step, or nil at the end of a recorded flow.
    mutating func nextStep() -> LoadtestStep? {
        switch source {
        case .made(let price, let step, let quantity):
            defer { next += 1 }
            let buys = next % 2 == 0
            return .new(
                order: next % Self.madeOrderCount, side: buys ? .buy : .sell,
                price: buys ? price + step : price - step, quantity: quantity,
                .immediateOrCancel)
        case .recorded(let flow, let share, let shares):
            while next < flow.rows.count {
                let row = flow.rows[next]
                next += 1
                if row.action == .trade {
                    if share == 0 { return .price(row.price) }
                } else if row.order % shares == share {
                    return Self.step(row)
                }
            }
            return nil
        }
    }

    private static func step(_ row: LoadtestFlowRow) -> LoadtestStep {
        switch row.action {
        case .add:
            .new(
                order: row.order, side: row.side, price: row.price, quantity: row.size,
                .goodTillCancel)
        case .modify: .replace(order: row.order, price: row.price, quantity: row.size)
        case .cancel: .cancel(order: row.order)
        case .trade: .price(row.price)
        }
    }
}
