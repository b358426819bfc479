// 18 exposure of the whole account at worst case: gross, net, leverage, short, and free cash.
//
// Every position counts with the larger of what its open buys and its open sells could make of it.
// An order that adds nothing to a sum is not refused for it.

import Wire

extension Core {
    func check18Exposure(_ candidate: borrowing Candidate) -> Refusal? {
        guard let after = exposureAfter(candidate) else {
            return judge(.exposureOverflow, holds: false)
        }
        return sumRefusals(candidate, after) ?? cashRefusal(candidate)
    }

    private struct ExposureAfter {
        var gross: Int64
        var long: Int64
        var short: Int64
    }

    /// The account's sums with the candidate's position restated; nil where one does not fit.
    private func exposureAfter(_ candidate: borrowing Candidate) -> ExposureAfter? {
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

    private func sumRefusals(_ candidate: borrowing Candidate, _ after: ExposureAfter) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = candidate.account
        let gross = accounts.rows[account].grossExposure
        let short = accounts.rows[account].shortExposure.distance
        let net = max(accounts.rows[account].longExposure, short)
        return sumRefusal(.grossExposure, Column.grossExposure, candidate, gross, after.gross)
            ?? sumRefusal(
                .netExposure, Column.netExposure, candidate, net,
                max(after.long, after.short.distance))
            ?? leverageRefusal(candidate, gross, after.gross)
            ?? sumRefusal(
                .shortExposure, Column.shortExposure, candidate, short, after.short.distance)
    }

    @inline(__always)
    private func sumRefusal(
        _ reason: RejectReason, _ column: Int, _ candidate: borrowing Candidate, _ before: Int64,
        _ after: Int64
    ) -> Refusal? {
        guard after > before else { return nil }
        return judge(reason, after, atMost: tightest(column, candidate))
    }

    @inline(__always)
    private func leverageRefusal(
        _ candidate: borrowing Candidate, _ before: Int64, _ after: Int64
    ) -> Refusal? {
        guard after > before else { return nil }
        let limit = tightest(LimitTable.Column.leverage, candidate)
        guard limit.isSet else {
            noteUnlimited(.leverage)
            return nil
        }
        return judge(
            .leverage, share: after, times: Fixed.percentOne,
            of: accounts.rows[candidate.account].equity, atMost: limit)
    }

    /// Cash less what open buys hold must stay at or above the floor.
    private func cashRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        guard candidate.isBuy, candidate.addedNotional > 0 else { return nil }
        let floor = tightestFloor(LimitTable.Column.buyingPower, candidate)
        guard floor.isSet else {
            noteUnlimited(.buyingPower)
            return nil
        }
        let account = candidate.account
        guard
            let free = accounts.rows[account].cash
                .adding(-accounts.rows[account].openBuyNotional)?.adding(-candidate.addedNotional)
        else { return judge(.exposureOverflow, holds: false) }
        return judge(.buyingPower, free, atLeast: floor)
    }
}
