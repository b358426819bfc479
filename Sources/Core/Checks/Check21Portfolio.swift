// 21 portfolio: heat, value at risk, the worst stress scenario and the correlation cluster, each as
// it would be with the order and every open order at its worst case.
//
//     heat      sum of what positions lose at their stops; what no stop covers counts in full
//     VaR       figures' bound + sum of rate × distance from the values that the figures counted
//     stress    largest over the scenarios of the sum of value × shock
//     cluster   worst-case values in the instrument's cluster, long and short added up
//
// The bound holds because both measures behind the figures (parametric value at risk, historical
// expected shortfall) are never more for a sum than for its parts together.
//
// An order that can only make a position smaller passes, and one that does not add to a number is
// not refused for it.

import Wire

extension Core {
    @inline(__always)
    func check21Portfolio(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let heat = tightest(Column.portfolioHeat, candidate)
        let atRisk = tightest(Column.valueAtRisk, candidate)
        let stress = tightest(Column.stressLoss, candidate)
        let cluster = tightest(Column.correlationCluster, candidate)
        guard heat.isSet || atRisk.isSet || stress.isSet || cluster.isSet else {
            noteUnlimited(.portfolioHeat)
            noteUnlimited(.valueAtRisk)
            noteUnlimited(.stressLoss)
            noteUnlimited(.correlationCluster)
            return nil
        }
        guard candidate.addedQty > 0, !isReducing(candidate) else { return nil }
        if let refusal = figuresRefusal(candidate, needed: atRisk.isSet || cluster.isSet) {
            return refusal
        }
        guard let after = riskAfter(candidate) else {
            return judge(.exposureOverflow, holds: false)
        }
        return heatRefusal(candidate, after, heat) ?? atRiskRefusal(candidate, after, atRisk)
            ?? stressRefusal(candidate, after, stress)
            ?? clusterRefusal(candidate, after, cluster)
    }

    /// Figures must be there where a limit needs them, and young where an age is set.
    private func figuresRefusal(_ candidate: borrowing Candidate, needed: Bool) -> Refusal? {
        let age = tightest(LimitTable.Column.portfolioAge, candidate)
        guard needed || age.isSet else { return nil }
        let figures = risk.accounts[candidate.account].figures
        let isKnown =
            figures.generation != 0 && risk.instruments[candidate.instrument].generation != 0
        if let refusal = judge(.portfolioUnknown, holds: isKnown) { return refusal }
        guard age.isSet else { return nil }
        let asOfTime = figures.asOfTime
        let value = candidate.now > asOfTime ? candidate.now - asOfTime : 0
        return judge(.portfolioStale, Int64(clamping: value), atMost: age)
    }

    /// The candidate's position before and after.
    private struct RiskAfter {
        var old: PositionRiskRow
        var up: Int64
        var down: Int64
        var heat: Int64
    }

    /// Nil where a value does not fit.
    private func riskAfter(_ candidate: borrowing Candidate) -> RiskAfter? {
        let hasRow = candidate.position >= 0
        let old =
            hasRow
            ? risk.positions[candidate.position]
            : PositionRiskRow(
                change: 0, sellStopValue: 0, buyStopValue: 0, sellStopQty: 0, buyStopQty: 0,
                up: 0, down: 0, heat: 0, counted: 0, staged: 0, stagedGeneration: 0)
        guard let side = worstPosition(candidate),
            let value = baseValue(
                price: markPrice(candidate), quantity: side, instrument: candidate.instrument)
        else { return nil }
        var after = RiskAfter(old: old, up: old.up, down: old.down, heat: 0)
        if candidate.isBuy { after.up = value } else { after.down = value }
        guard hasRow else {
            after.heat = max(after.up.distance, after.down.distance)
            return after
        }
        var position = positions.rows[candidate.position]
        if candidate.isBuy {
            position.openBuyQty = position.openBuyQty.addingClamped(candidate.addedQty)
        } else {
            position.openSellQty = position.openSellQty.addingClamped(candidate.addedQty)
        }
        after.heat = Self.heat(
            position, old, up: after.up, down: after.down, mark: markPrice(candidate))
        return after
    }

    private func heatRefusal(
        _ candidate: borrowing Candidate, _ after: RiskAfter, _ limit: EffectiveLimit
    ) -> Refusal? {
        guard limit.isSet, after.heat > after.old.heat else { return nil }
        let sum =
            risk.accounts[candidate.account].heatSum + Int128(after.heat) - Int128(after.old.heat)
        return judge(
            .portfolioHeat, share: Int64(clamping: sum), times: 100 * Fixed.percentOne,
            of: accounts.rows[candidate.account].equity, atMost: limit)
    }

    private func atRiskRefusal(
        _ candidate: borrowing Candidate, _ after: RiskAfter, _ limit: EffectiveLimit
    ) -> Refusal? {
        guard limit.isSet else { return nil }
        let change = Self.riskChange(
            after.up, after.down, counted: after.old.counted,
            rate: risk.instruments[candidate.instrument].riskRate)
        guard change > after.old.change else { return nil }
        let account = risk.accounts[candidate.account]
        let changes = account.changeSum + change - after.old.change
        return judge(
            .valueAtRisk, Self.valueAtRisk(account.figures, changes: changes), atMost: limit)
    }

    private func stressRefusal(
        _ candidate: borrowing Candidate, _ after: RiskAfter, _ limit: EffectiveLimit
    ) -> Refusal? {
        guard limit.isSet else { return nil }
        for scenario in 0..<risk.scenarioCount {
            let shock = risk.shock(candidate.instrument, scenario)
            let added =
                Self.stressLoss(after.up, after.down, shock)
                - Self.stressLoss(after.old.up, after.old.down, shock)
            guard added > 0 else { continue }
            let loss = Self.stressMoney(risk.loss(candidate.account, scenario) + added)
            if let refusal = judge(.stressLoss, loss, atMost: limit) { return refusal }
        }
        return nil
    }

    private func clusterRefusal(
        _ candidate: borrowing Candidate, _ after: RiskAfter, _ limit: EffectiveLimit
    ) -> Refusal? {
        guard limit.isSet else { return nil }
        let gross = max(after.up.distance, after.down.distance)
        guard gross > after.old.gross else { return nil }
        let cluster = risk.instruments[candidate.instrument].cluster
        let others =
            cluster == 0
            ? 0
            : risk.clusterValue(candidate.account, cluster) - Int128(after.old.gross)
        return judge(
            .correlationCluster, share: Int64(clamping: others + Int128(gross)),
            times: 100 * Fixed.percentOne, of: accounts.rows[candidate.account].equity,
            atMost: limit)
    }

    /// The figures' bound and what changed since, rounded up; money times 1e4.
    static func valueAtRisk(_ figures: AccountFigures, changes: Int128) -> Int64 {
        let added = (changes + Int128(Fixed.one - 1)) / Int128(Fixed.one)
        return Int64(clamping: Int128(figures.valueAtRisk) + added)
    }

    /// A scenario's loss, rounded up; money times 1e4.
    static func stressMoney(_ loss: Int128) -> Int64 {
        let hundred = Int128(100 * Fixed.percentOne)
        return Int64(clamping: loss > 0 ? (loss + hundred - 1) / hundred : loss / hundred)
    }
}
