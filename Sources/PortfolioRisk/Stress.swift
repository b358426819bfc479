// Stress scenarios: what a named move of the markets does to each instrument, and to a portfolio.
//
// Thread: values and pure functions; any thread.

/// One scenario. Shocks are fractions: −0.2 is a fall by a fifth.
public struct StressScenarioShape: Sendable, Equatable {
    public var name: String
    /// What moves every instrument that nothing closer names.
    public var all: Double?
    public var factors: [String: Double] = [:]
    public var assetClasses: [String: Double] = [:]
    public var sectors: [String: Double] = [:]
    public var instruments: [String: Double] = [:]

    public init(name: String, all: Double? = nil) {
        self.name = name
        self.all = all
    }

    /// The move of one instrument: what names it itself, or its sector, or its asset class; else
    /// the sum of loading × move over the factors, where it has a loading on one that moves; else
    /// what moves all; else nothing.
    public func shock(
        symbol: String, sector: String, assetClass: String, loadings: [String: Double]
    ) -> Double {
        if let own = instruments[symbol] ?? sectors[sector] ?? assetClasses[assetClass] {
            return own
        }
        // In order of name, so that rounding is the same on every run.
        let moved = factors.keys.sorted().filter { loadings[$0] != nil }
        if !moved.isEmpty {
            return moved.reduce(0) { $0 + (factors[$1] ?? 0) * (loadings[$1] ?? 0) }
        }
        return all ?? 0
    }
}

public enum Stress {
    /// Loss of a portfolio in one scenario: positive, a gain negative.
    ///
    /// - Parameters:
    ///   - values: of the positions, signed. - shocks: as fractions, one for each.
    public static func loss(values: [Double], shocks: [Double]) -> Double {
        -zip(values, shocks).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The scenario that loses most, or nil where none loses.
    public static func worst(
        values: [Double], scenarios: [[Double]]
    ) -> (index: Int, loss: Double)? {
        var worst: (index: Int, loss: Double)?
        for (index, shocks) in scenarios.enumerated() {
            let found = loss(values: values, shocks: shocks)
            if found.isFinite, found > worst?.loss ?? 0 { worst = (index, found) }
        }
        return worst
    }
}

public enum Heat {
    /// What positions lose when each is given up at its stop, as a share of equity.
    ///
    /// - Parameter positions: value, signed, and what is lost at the stop as a fraction of the
    ///   value; nil without a stop: all of it.
    /// - Returns: nil without equity.
    public static func share(
        of positions: [(value: Double, lossAtStop: Double?)], equity: Double
    ) -> Double? {
        guard equity > 0 else { return nil }
        let lost = positions.reduce(0) { $0 + abs($1.value) * max(0, $1.lossAtStop ?? 1) }
        return finite(lost / equity)
    }
}
