// How limits shrink and grow with an instrument's volatility and liquidity.
//
// Thread: values and pure functions; any thread.

/// What scales the limits on size and position, and how far.
public struct LimitScaling: Sendable, Equatable {
    /// Volatility of a year at which limits count in full, as a fraction; nil: it scales nothing.
    public var volatilityTarget: Double?
    /// Money traded on an average day at which limits count in full; nil: it scales nothing.
    public var liquidityTarget: Double?
    public var minimum: Double
    public var maximum: Double

    public init(
        volatilityTarget: Double? = nil, liquidityTarget: Double? = nil, minimum: Double = 1,
        maximum: Double = 1
    ) {
        self.volatilityTarget = volatilityTarget
        self.liquidityTarget = liquidityTarget
        self.minimum = minimum
        self.maximum = maximum
    }

    /// The smaller of target / volatility and liquidity / target, held between the bounds. What is
    /// not known and has a target counts as the worst: the minimum.
    public func scale(volatility: Double?, liquidity: Double?) -> Double {
        var scale = maximum
        if let target = volatilityTarget {
            guard let volatility, volatility.isFinite, volatility >= 0 else { return minimum }
            scale = volatility > 0 ? min(scale, target / volatility) : scale
        }
        if let target = liquidityTarget {
            guard let liquidity, liquidity.isFinite, liquidity >= 0 else { return minimum }
            scale = target > 0 ? min(scale, liquidity / target) : scale
        }
        return scale.isFinite ? max(minimum, scale) : minimum
    }
}
