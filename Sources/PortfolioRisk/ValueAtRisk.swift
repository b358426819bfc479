// Value at risk, parametric and historical, and expected shortfall. Losses are positive.
//
// Invariants: nothing is negative, NaN or infinite: no loss is zero.
// Thread: pure functions; any thread.

import RealModule

public enum Normal {
    /// The standard normal distribution's value below which a share lies.
    ///
    /// Newton's method on the distribution function, which `erfc` gives, from a logistic start.
    ///
    /// - Parameter share: between 0 and 1; nil outside.
    public static func quantile(_ share: Double) -> Double? {
        guard share > 0, share < 1 else { return nil }
        // In the lower half: there the distribution function keeps its digits.
        guard share <= 0.5 else { return quantile(1 - share).map { -$0 } }
        var x = max(-8, Double.log(share / (1 - share)) / 1.702)
        for _ in 0..<64 {
            let below = 0.5 * Double.erfc(-x / 2.0.squareRoot())
            let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
            guard density > 0 else { break }
            // Newton on the logarithm goes straight even in the far tail.
            let step = (Double.log(below) - Double.log(share)) * below / density
            x -= step
            if abs(step) < 1e-13 * max(1, abs(x)) { break }
        }
        return finite(x)
    }
}

public enum ValueAtRisk {
    /// z × √(vᵀ Σ v) × √horizon for positions of values v: the loss that is not exceeded with the
    /// confidence where returns are normal with mean zero.
    ///
    /// - Parameters:
    ///   - values: signed, in money. - volatilities: of one observation, ≥ 0.
    ///   - confidence: between 0.5 and 1. - horizon: in observations.
    /// - Returns: in money; nil where an argument is out of its range or a number is not finite.
    public static func parametric(
        values: [Double], volatilities: [Double], correlations: CorrelationMatrix,
        confidence: Double, horizon: Double
    ) -> Double? {
        precondition(values.count == volatilities.count && values.count == correlations.count)
        guard let z = deviations(confidence), horizon >= 0 else { return nil }
        let risks = zip(values, volatilities).map { $0 * $1 }
        var variance = 0.0
        for row in risks.indices where risks[row] != 0 {
            var sum = 0.5 * risks[row]
            for column in (row + 1)..<max(risks.count, row + 1) {
                sum += correlations[row, column] * risks[column]
            }
            variance += 2 * risks[row] * sum
        }
        // Rounding may leave a trace below zero.
        return finite(z * max(0, variance).squareRoot() * horizon.squareRoot())
    }

    /// The sum of each position's own value at risk: a bound whatever the correlations are.
    public static func undiversified(
        values: [Double], volatilities: [Double], confidence: Double, horizon: Double
    ) -> Double? {
        guard let z = deviations(confidence), horizon >= 0 else { return nil }
        let sum = zip(values, volatilities).reduce(0) { $0 + abs($1.0) * $1.1 }
        return finite(z * sum * horizon.squareRoot())
    }

    /// Standard deviations of the confidence, or nil where it is not from 0.5 to below 1.
    public static func deviations(_ confidence: Double) -> Double? {
        guard confidence >= 0.5, confidence < 1 else { return nil }
        return Normal.quantile(confidence)
    }

    /// The loss that a share of the observations does not exceed, times √horizon; linear between
    /// two observations (as numpy's `quantile` by default).
    ///
    /// - Parameter results: profit (positive) and loss of each observation.
    /// - Returns: ≥ 0; nil for none, or for one that is not finite.
    public static func historical(
        _ results: [Double], confidence: Double, horizon: Double
    ) -> Double? {
        guard !results.isEmpty, confidence >= 0.5, confidence < 1, horizon >= 0,
            results.allSatisfy(\.isFinite)
        else { return nil }
        let losses = results.map { -$0 }.sorted()
        let place = confidence * Double(losses.count - 1)
        let lower = Int(place)
        let upper = min(lower + 1, losses.count - 1)
        let loss = losses[lower] + (place - Double(lower)) * (losses[upper] - losses[lower])
        return finite(max(0, loss) * horizon.squareRoot())
    }

    /// Mean of the worst losses, as many as the confidence leaves out, the last one in part
    /// (Acerbi and Tasche, On the coherence of expected shortfall, 2002). Never more for a sum of
    /// positions than for them one by one, and never below `historical` at the same confidence.
    public static func expectedShortfall(
        _ results: [Double], confidence: Double, horizon: Double
    ) -> Double? {
        guard !results.isEmpty, confidence >= 0.5, confidence < 1, horizon >= 0,
            results.allSatisfy(\.isFinite)
        else { return nil }
        let losses = results.map { -$0 }.sorted(by: >)
        let size = (1 - confidence) * Double(losses.count)
        // At least one whole observation: the worst.
        let tail = max(1, size)
        var sum = 0.0
        var left = tail
        for loss in losses where left > 0 {
            let part = min(1, left)
            sum += part * loss
            left -= part
        }
        return finite(max(0, sum / tail) * horizon.squareRoot())
    }
}
