// 20 loss: of the trading day, of the week, and the fall from the high-water mark.
//
// A loss is the worse of two: what was realised, less fees, and the same with what open positions
// won or lost. At the limit only orders pass that can make a position smaller: a loss limit must
// not hold anybody in the position that loses.

import Wire

extension Core {
    @inline(__always)
    func check20Loss(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = candidate.account
        return lossRefusal(.lossDaily, Column.lossDaily, candidate) {
            Self.loss(
                $0.accounts.rows[account].dayRealizedResult, $0.accounts.rows[account].dayResult)
        }
            ?? lossRefusal(.lossWeekly, Column.lossWeekly, candidate) {
                Self.loss(
                    $0.accounts.rows[account].weekRealizedResult,
                    $0.accounts.rows[account].weekResult)
            }
            ?? lossRefusal(.drawdown, Column.drawdownPercent, candidate) { $0.fall(account) }
    }

    /// Fall from the high-water mark in percent, times 1e4. Where nothing was ever there to fall
    /// from, below it is as deep as it can be.
    private func fall(_ account: Int) -> Int64 {
        let fall = accounts.rows[account].drawdown
        guard fall == .null else { return fall }
        return accounts.rows[account].equity < accounts.rows[account].highWaterMark ? .max : 0
    }

    /// - Parameter loss: reckoned only where a limit is set.
    @inline(__always)
    private func lossRefusal(
        _ reason: RejectReason, _ column: Int, _ candidate: borrowing Candidate,
        _ loss: (borrowing Core) -> Int64
    ) -> Refusal? {
        let limit = tightest(column, candidate)
        guard limit.isSet else {
            noteUnlimited(reason)
            return nil
        }
        let loss = loss(self)
        return judge(
            reason, holds: loss < limit.limit || isReducing(candidate), limit: limit.limit,
            value: loss, level: limit.level)
    }

    /// The larger of two losses; 0 where both are gains.
    private static func loss(_ realized: Int64, _ total: Int64) -> Int64 {
        let worst = min(realized, total)
        return worst < 0 ? worst.distance : 0
    }
}
