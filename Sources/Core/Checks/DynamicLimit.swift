// Dynamic limits: how volatile and how liquid an instrument is scales the limits on the size of one
// order and one position in it. The scale comes with the instrument's risk figures.
//
// Invariants: a scale of 1 or below only tightens; above 1, no limit passes the ceiling that the
// configuration set at its level. The number in a refusal is the scaled one.
// Thread: the core's; four loads more at most.

import Wire

extension Core {
    /// Whether a limit grows and shrinks with its instrument.
    @inline(__always)
    static func isDynamic(_ column: Int) -> Bool {
        typealias Column = LimitTable.Column
        return column == Column.orderQuantity || column == Column.orderNotional
            || column == Column.positionQuantity || column == Column.positionValue
    }

    /// The limit as the instrument's figures scale it.
    @inline(__always)
    func scaled(
        _ limit: EffectiveLimit, _ column: Int, _ candidate: borrowing Candidate
    ) -> EffectiveLimit {
        let scale = risk.instruments[candidate.instrument].limitScale
        guard limit.isSet, scale != 0, scale != Fixed.percentOne else { return limit }
        guard scale > Fixed.percentOne else {
            // Below 1 the tightest stays the tightest.
            return EffectiveLimit(limit: Self.scale(limit.limit, by: scale), level: limit.level)
        }
        return widened(column, scale, candidate)
    }

    private static func scale(_ limit: Int64, by scale: Int64) -> Int64 {
        Fixed.share(limit, scale, of: Fixed.percentOne) ?? .max
    }

    /// Above 1 each level grows up to its own ceiling, and the tightest of them counts.
    private func widened(
        _ column: Int, _ scale: Int64, _ candidate: borrowing Candidate
    ) -> EffectiveLimit {
        var best = EffectiveLimit(limit: LimitTable.unlimited, level: .none)
        func consider(_ level: Level, _ target: Int) {
            let own = limits.own(column, level, target: target)
            guard own != LimitTable.unlimited else { return }
            let ceiling = limits.ownCeiling(column, level, target: target)
            let limit = max(own, min(Self.scale(own, by: scale), ceiling))
            // A ceiling of none: the limit was set at run time, and stays as it was set.
            let held = ceiling == LimitTable.unlimited ? own : limit
            if held < best.limit { best = EffectiveLimit(limit: held, level: level) }
        }
        consider(.global, 0)
        if candidate.account >= 0 { consider(.account, candidate.account) }
        if candidate.session >= 0 { consider(.strategy, candidate.session) }
        consider(.instrument, candidate.instrument)
        return best
    }
}
