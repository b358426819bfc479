// Prices to returns, and how much those vary.
//
// Invariants: what cannot be reckoned is nil or left out; NaN and infinities never leave.
// Thread: pure functions; any thread.

import RealModule

public enum Returns {
    /// Natural logarithm of each price over the one before.
    ///
    /// - Parameter prices: in order of time. A price that is not above zero, or not finite, gives
    ///   a return of zero to itself and to the one after it.
    /// - Returns: one less than there are prices; empty for fewer than two.
    public static func logarithmic(_ prices: [Double]) -> [Double] {
        guard prices.count > 1 else { return [] }
        return (1..<prices.count).map { step(from: prices[$0 - 1], to: prices[$0]) }
    }

    /// One logarithmic return; zero where a price is not above zero, or not finite.
    public static func step(from before: Double, to after: Double) -> Double {
        guard before > 0, after > 0, before.isFinite, after.isFinite else { return 0 }
        // Their quotient could leave the range.
        return .log(after) - .log(before)
    }
}

public enum Volatility {
    /// Standard deviation of a sample, n − 1 in the denominator.
    ///
    /// - Returns: in the unit of the returns; nil for fewer than two, or where one is not finite.
    public static func sample(_ returns: [Double]) -> Double? {
        guard returns.count > 1 else { return nil }
        let mean = returns.reduce(0, +) / Double(returns.count)
        let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return finite((squares / Double(returns.count - 1)).squareRoot())
    }

    /// Exponentially weighted volatility around zero, newest last (RiskMetrics Technical Document,
    /// 4th edition, 1996, §5.2): variance = decay × variance + (1 − decay) × return². It begins
    /// with the first return's square.
    ///
    /// - Parameter decay: between 0 and 1, such as 0.94.
    public static func exponential(_ returns: [Double], decay: Double) -> Double? {
        guard let first = returns.first, decay > 0, decay < 1 else { return nil }
        var variance = first * first
        for next in returns.dropFirst() {
            variance = decay * variance + (1 - decay) * next * next
        }
        return finite(variance.squareRoot())
    }

    /// The volatility of a year out of that of one observation.
    ///
    /// - Parameter observationsPerYear: such as 252 for daily returns.
    public static func annualised(_ volatility: Double, observationsPerYear: Double) -> Double? {
        guard observationsPerYear > 0 else { return nil }
        return finite(volatility * observationsPerYear.squareRoot())
    }
}

/// A number that is one, or nil.
func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
