// 20 loss: of the trading day, of the week, and the fall from the high-water mark.
//
// A loss is the worse of two: what was realised, less fees, and the same with what open positions
// won or lost. At the limit only orders pass that can make a position smaller: a loss limit must
// not hold anybody in the position that loses.

import Wire

extension Core {
    func check20Loss(_ candidate: Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = accounts.rows[candidate.account]
        return lossRefusal(
            .lossDaily, tightest(Column.lossDaily, candidate), candidate,
            Self.loss(account.dayRealizedResult, account.dayResult))
            ?? lossRefusal(
                .lossWeekly, tightest(Column.lossWeekly, candidate), candidate,
                Self.loss(account.weekRealizedResult, account.weekResult))
            ?? drawdownRefusal(candidate, account)
    }

    private func drawdownRefusal(_ candidate: Candidate, _ account: Account) -> Refusal? {
        var fall = account.drawdown
        // Nothing was ever there to fall from: below zero is as deep as it can be.
        if fall == .null { fall = account.equity < account.highWaterMark ? .max : 0 }
        return lossRefusal(
            .drawdown, tightest(LimitTable.Column.drawdownPercent, candidate), candidate, fall)
    }

    private func lossRefusal(
        _ reason: RejectReason, _ limit: EffectiveLimit, _ candidate: Candidate, _ loss: Int64
    ) -> Refusal? {
        guard limit.isSet else {
            noteUnlimited(reason)
            return nil
        }
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
