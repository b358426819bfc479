// Average true range (J. W. Wilder, New Concepts in Technical Trading Systems, 1978).
//
// Invariants: the average is of ranges that are finite and not negative.
// Thread: values and pure functions; any thread.

/// Highest, lowest and last price of one span of time.
public struct PriceBar: Sendable, Equatable {
    public var high: Double
    public var low: Double
    public var close: Double

    public init(high: Double, low: Double, close: Double) {
        self.high = high
        self.low = low
        self.close = close
    }

    var isSound: Bool { high.isFinite && low.isFinite && close.isFinite && high >= low }
}

public enum TrueRange {
    /// The largest of high − low, |high − close before| and |low − close before|.
    public static func range(_ bar: PriceBar, after before: PriceBar) -> Double {
        max(bar.high - bar.low, abs(bar.high - before.close), abs(bar.low - before.close))
    }

    /// Wilder's average: the mean of the first `periods` ranges, then
    /// (average × (periods − 1) + range) / periods.
    ///
    /// - Parameter bars: in order of time; the first gives only its close.
    /// - Returns: in the prices' unit; nil for fewer than `periods` + 1 bars, or an unsound one.
    public static func average(_ bars: [PriceBar], periods: Int) -> Double? {
        guard periods > 0, bars.count > periods, bars.allSatisfy(\.isSound) else { return nil }
        let ranges = (1..<bars.count).map { range(bars[$0], after: bars[$0 - 1]) }
        var average = ranges[0..<periods].reduce(0, +) / Double(periods)
        for range in ranges[periods...] {
            average = (average * Double(periods - 1) + range) / Double(periods)
        }
        return finite(average)
    }
}
