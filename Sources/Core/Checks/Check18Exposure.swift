// 18 exposure of the whole account at worst case: gross, net, leverage, short, and free cash.
//
// Every position counts with the larger of what its open buys and its open sells could make of it.
// Net is the larger of two sums over all positions: each with its open buys filled, each with its
// open sells. An order that adds nothing to a sum is not refused for it, and one that can only make
// a position smaller needs no free cash: nobody is held in a short position for want of it.

import Wire

extension Core {
    @inline(__always)
    func check18Exposure(_ candidate: inout Candidate) -> Refusal? {
        let old = exposureNow(candidate)
        guard let after = exposureAfter(candidate, old) else {
            return judge(.exposureOverflow, holds: false)
        }
        candidate.grossBefore = old.gross
        candidate.grossAfter = after.ownGross
        candidate.upAfter = after.ownUp
        candidate.downAfter = after.ownDown
        return sumRefusals(candidate, after) ?? cashRefusal(candidate)
    }

    /// What the candidate's position is in its account's sums at present.
    private struct OwnExposure {
        var up: Int64 = 0
        var down: Int64 = 0
        var gross: Int64 = 0
        var long: Int64 = 0
        var short: Int64 = 0
        var downValue: Int64 = 0
    }

    private struct ExposureAfter {
        var gross: Int64
        var long: Int64
        var down: Int64
        var short: Int64
        /// Of the candidate's position alone.
        var ownGross: Int64
        var ownUp: Int64
        var ownDown: Int64
    }

    @inline(__always)
    private func exposureNow(_ candidate: borrowing Candidate) -> OwnExposure {
        guard candidate.position >= 0 else { return OwnExposure() }
        let row = candidate.position
        return OwnExposure(
            up: positions.rows[row].worstUp, down: positions.rows[row].worstDown,
            gross: positions.rows[row].worstGross, long: positions.rows[row].worstLong,
            short: positions.rows[row].worstShort,
            downValue: positions.rows[row].worstDownValue)
    }

    /// The account's sums with the candidate's position restated; nil where one does not fit.
    private func exposureAfter(
        _ candidate: borrowing Candidate, _ old: OwnExposure
    ) -> ExposureAfter? {
        let account = candidate.account
        let instrument = candidate.instrument
        let mark = markPrice(candidate)
        guard let side = worstPosition(candidate) else { return nil }
        let up = candidate.isBuy ? side : old.up
        let down = candidate.isBuy ? old.down : side
        guard let upValue = baseValue(price: mark, quantity: up, instrument: instrument),
            let downValue = baseValue(price: mark, quantity: down, instrument: instrument)
        else { return nil }
        let own = max(upValue.distance, downValue.distance)
        guard let gross = accounts.rows[account].grossExposure.adding(-old.gross)?.adding(own),
            let long = accounts.rows[account].longExposure.adding(-old.long)?.adding(upValue),
            let all = accounts.rows[account].downExposure.adding(-old.downValue)?
                .adding(downValue),
            let short = accounts.rows[account].shortExposure.adding(-old.short)?
                .adding(min(downValue, 0))
        else { return nil }
        return ExposureAfter(
            gross: gross, long: long, down: all, short: short, ownGross: own, ownUp: upValue,
            ownDown: downValue)
    }

    private func sumRefusals(_ candidate: borrowing Candidate, _ after: ExposureAfter) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = candidate.account
        let gross = accounts.rows[account].grossExposure
        let short = accounts.rows[account].shortExposure.distance
        return sumRefusal(.grossExposure, Column.grossExposure, candidate, gross, after.gross)
            ?? sumRefusal(
                .netExposure, Column.netExposure, candidate, accounts.rows[account].netExposure,
                max(after.long.distance, after.down.distance))
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

    /// Cash less what is held must stay at or above the floor.
    private func cashRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        guard candidate.isBuy, candidate.addedNotional > 0 else { return nil }
        let floor = tightestFloor(LimitTable.Column.buyingPower, candidate)
        guard floor.isSet else {
            noteUnlimited(.buyingPower)
            return nil
        }
        // The order's value counts in 128 bits: sums that are held at the end of their range must
        // not hide it.
        let free =
            Int128(accounts.rows[candidate.account].freeCash) - Int128(candidate.addedNotional)
        let held = Int64(clamping: free)
        return judge(
            .buyingPower, holds: held >= floor.limit || isReducing(candidate), limit: floor.limit,
            value: held, level: floor.level)
    }
}
