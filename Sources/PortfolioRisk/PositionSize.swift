// How large a position may be: by a fixed share of equity, by average true range, by Kelly.
//
// Thread: pure functions; any thread.

public enum PositionSize {
    /// equity × share / distance: what loses that share when it is given up at the distance.
    ///
    /// - Parameters:
    ///   - share: of equity, from 0 to 1. - distance: from price to stop; the price itself where
    ///     all may be lost. - multiplier: money of one point.
    public static func fixedPercent(
        equity: Double, share: Double, distance: Double, multiplier: Double = 1
    ) -> Double? {
        guard equity > 0, share >= 0, share <= 1, distance > 0, multiplier > 0 else { return nil }
        return finite(equity * share / (distance * multiplier))
    }

    /// The same with the stop `multiple` average true ranges away.
    public static func averageTrueRange(
        equity: Double, share: Double, range: Double, multiple: Double, multiplier: Double = 1
    ) -> Double? {
        guard multiple > 0 else { return nil }
        return fixedPercent(
            equity: equity, share: share, distance: range * multiple, multiplier: multiplier)
    }

    /// Share of equity that makes capital grow fastest (J. L. Kelly, A New Interpretation of
    /// Information Rate, 1956): winRate − (1 − winRate) / payoff, from 0 to the cap.
    ///
    /// - Parameters:
    ///   - winRate: trades that win, between 0 and 1. - payoff: average win over average loss, > 0.
    public static func kelly(winRate: Double, payoff: Double, cap: Double) -> Double? {
        guard winRate > 0, winRate < 1, payoff > 0, cap >= 0 else { return nil }
        return finite(min(cap, max(0, winRate - (1 - winRate) / payoff)))
    }
}
