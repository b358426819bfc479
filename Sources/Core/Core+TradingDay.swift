// Trading days: from when on results count, for the day and the week.
//
// The gateway says when a day begins, once at each reset. A date that is not later than the last
// one changes nothing, so a reset that is told twice is one.
//
// Thread: the core's.

import LockFree
import Wire

extension Core {
    mutating func beginTradingDay(_ day: TradingDayBegan) {
        guard day.tradeDate > tradeDate else { return }
        tradeDate = day.tradeDate
        for row in 0..<accounts.count {
            accounts.rows[row].dayEquity = accounts.rows[row].equity
            accounts.rows[row].dayRealized = accounts.rows[row].netRealized
            guard day.weekStart == .yes else { continue }
            accounts.rows[row].weekEquity = accounts.rows[row].equity
            accounts.rows[row].weekRealized = accounts.rows[row].netRealized
        }
    }

    /// A fresh account: its starting cash is what its results are measured from.
    mutating func openBooks(of account: Int) {
        let cash = accounts.rows[account].startingCash
        accounts.rows[account].highWaterMark = cash
        accounts.rows[account].dayEquity = cash
        accounts.rows[account].weekEquity = cash
    }
}

extension Account {
    /// Realised result less fees since the account began.
    var netRealized: Int64 { Int64(clamping: Int128(realizedPnL) - Int128(fees)) }
    var openPnL: Int64 { Int64(clamping: positionsValueSum - openCostSum) }
    /// Cash that is not free: what open buys may cost, and what buying short positions back would.
    /// An open short sale holds nothing: its fill brings the cash that the position then holds.
    var holds: Int64 { Int64(clamping: openBuyNotionalSum - shortValueSum) }
    var freeCash: Int64 {
        Int64(clamping: Int128(cash) - openBuyNotionalSum + shortValueSum)
    }
    // Results of the trading day and the week: realised less fees, and with open positions.
    var dayRealizedResult: Int64 { netRealized.subtractingClamped(dayRealized) }
    var dayResult: Int64 { equity.subtractingClamped(dayEquity) }
    var weekRealizedResult: Int64 { netRealized.subtractingClamped(weekRealized) }
    var weekResult: Int64 { equity.subtractingClamped(weekEquity) }
    /// Worst-case net exposure, either way.
    var netExposure: Int64 { max(longExposure.distance, downExposure.distance) }
    /// Fall from the high-water mark in percent, times 1e4, rounded up; null where the mark is not
    /// above zero.
    var drawdown: Int64 {
        guard highWaterMark > 0 else { return .null }
        let fall = Int128(highWaterMark) - Int128(equity)
        let scaled = fall * Int128(100 * Fixed.percentOne)
        return Int64(clamping: (scaled + Int128(highWaterMark) - 1) / Int128(highWaterMark))
    }
}

extension Int64 {
    /// The difference, held at the ends of the range.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        Int64(clamping: Int128(self) - Int128(other))
    }
}
