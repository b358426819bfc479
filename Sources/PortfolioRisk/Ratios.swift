// Return for risk: Sharpe's and Sortino's ratio.
//
// Thread: pure functions; any thread.

public enum Ratios {
    /// Mean excess return over its standard deviation (n − 1), a year.
    ///
    /// - Parameter riskFree: return of one observation without risk.
    /// - Returns: nil for fewer than two, or where they do not vary.
    public static func sharpe(
        _ returns: [Double], riskFree: Double = 0, observationsPerYear: Double
    ) -> Double? {
        guard let deviation = Volatility.sample(returns), observationsPerYear > 0 else {
            return nil
        }
        let mean = returns.reduce(0, +) / Double(returns.count) - riskFree
        // What rounding leaves of equal returns is no deviation.
        let largest = returns.reduce(0) { max($0, abs($1)) }
        guard deviation > largest * 1e-12 else { return nil }
        return finite(mean / deviation * observationsPerYear.squareRoot())
    }

    /// Mean excess return over the root of the mean square of the returns below the target.
    ///
    /// - Parameter target: return of one observation that is asked for.
    /// - Returns: nil for fewer than two, or where none is below the target.
    public static func sortino(
        _ returns: [Double], target: Double = 0, observationsPerYear: Double
    ) -> Double? {
        guard returns.count > 1, observationsPerYear > 0 else { return nil }
        let count = Double(returns.count)
        let mean = returns.reduce(0, +) / count - target
        let below = returns.reduce(0) { $0 + min(0, $1 - target) * min(0, $1 - target) }
        guard below > 0 else { return nil }
        return finite(mean / (below / count).squareRoot() * observationsPerYear.squareRoot())
    }
}
