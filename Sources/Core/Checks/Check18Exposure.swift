// 18 exposure of the whole account at worst case: gross, net, leverage, short, and free cash.
//
// Every position counts with the larger of what its open buys and its open sells could make of it.
// An order that adds nothing to a sum is not refused for it.

import Wire

extension Core {
    func check18Exposure(_ candidate: Candidate) -> Refusal? {
        guard let after = exposureAfter(candidate) else {
            return Refusal(reason: .exposureOverflow)
        }
        return sumRefusals(candidate, after) ?? cashRefusal(candidate)
    }

    private struct ExposureAfter {
        var gross: Int64
        var long: Int64
        var short: Int64
    }

    /// The account's sums with the candidate's position restated; nil where one does not fit.
    private func exposureAfter(_ candidate: Candidate) -> ExposureAfter? {
        let account = accounts.rows[candidate.account]
        let multiplier = instruments.rows[candidate.instrument].multiplier
        let mark = markPrice(candidate)
        var up: Int64 = 0
        var down: Int64 = 0
        var old = ExposureAfter(gross: 0, long: 0, short: 0)
        if candidate.position >= 0 {
            let position = positions.rows[candidate.position]
            up = position.worstUp
            down = position.worstDown
            old = ExposureAfter(
                gross: position.worstGross, long: position.worstLong, short: position.worstShort)
        }
        guard let side = worstPosition(candidate) else { return nil }
        if candidate.isBuy { up = side } else { down = side }
        guard let upValue = Fixed.value(price: mark, quantity: up, multiplier: multiplier),
            let downValue = Fixed.value(price: mark, quantity: down, multiplier: multiplier),
            let gross = account.grossExposure.adding(-old.gross)?
                .adding(max(upValue.distance, downValue.distance)),
            let long = account.longExposure.adding(-old.long)?.adding(upValue),
            let short = account.shortExposure.adding(-old.short)?.adding(min(downValue, 0))
        else { return nil }
        return ExposureAfter(gross: gross, long: long, short: short)
    }

    private func sumRefusals(
        _ candidate: Candidate, _ after: ExposureAfter
    ) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = accounts.rows[candidate.account]
        func refusal(
            _ reason: RejectReason, _ column: Int, before: Int64, after: Int64
        ) -> Refusal? {
            guard after > before else { return nil }
            let limit = tightest(column, candidate)
            guard after > limit.limit else { return nil }
            return Refusal(reason: reason, limit: limit.limit, value: after, level: limit.level)
        }
        if let found = refusal(
            .grossExposure, Column.grossExposure, before: account.grossExposure,
            after: after.gross)
            ?? refusal(
                .netExposure, Column.netExposure,
                before: max(account.longExposure, account.shortExposure.distance),
                after: max(after.long, after.short.distance))
        {
            return found
        }
        let leverageLimit = tightest(Column.leverage, candidate)
        if leverageLimit.isSet, after.gross > account.grossExposure {
            let leverage =
                account.equity > 0
                ? Fixed.share(after.gross, Fixed.percentOne, of: account.equity) ?? .max
                : Int64.max
            if leverage > leverageLimit.limit {
                return Refusal(
                    reason: .leverage, limit: leverageLimit.limit, value: leverage,
                    level: leverageLimit.level)
            }
        }
        return refusal(
            .shortExposure, Column.shortExposure, before: account.shortExposure.distance,
            after: after.short.distance)
    }

    /// Cash less what open buys hold must stay at or above the floor.
    private func cashRefusal(_ candidate: Candidate) -> Refusal? {
        guard candidate.isBuy, candidate.addedNotional > 0 else { return nil }
        let account = accounts.rows[candidate.account]
        let floor = limits.tightestFloor(
            LimitTable.Column.buyingPower, account: candidate.account, session: candidate.session,
            instrument: candidate.instrument)
        guard floor.isSet else { return nil }
        guard
            let free = account.cash.adding(-account.openBuyNotional)?
                .adding(-candidate.addedNotional)
        else { return Refusal(reason: .exposureOverflow) }
        guard free < floor.limit else { return nil }
        return Refusal(
            reason: .buyingPower, limit: floor.limit, value: free, level: floor.level)
    }
}
