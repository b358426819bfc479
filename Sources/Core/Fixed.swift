// Fixed-point arithmetic: prices and quantities are scaled by 1e8, money by 1e4. Products go
// through 128 bits; what does not fit is nil, which every caller turns into a refusal.
// Thread: pure functions.

enum Fixed {
    /// 1.0 as a price, a quantity or a multiplier.
    static let one: Int64 = 100_000_000
    /// 1 % and 1.0 of a ratio, in the unit of percentages and ratios (times 1e4).
    static let percentOne: Int64 = 10_000

    /// Whether a value is a whole number of steps; a step of 0 or below is none.
    @inline(__always)
    static func isMultiple(_ value: Int64, of step: Int64) -> Bool {
        step > 0 && value % step == 0
    }

    /// |price × quantity × multiplier| as money, rounded up, so that a limit errs to the safe side.
    ///
    /// - Parameters:
    ///   - price: times 1e8. - quantity: times 1e8. - multiplier: times 1e8.
    /// - Returns: money times 1e4, or nil where it does not fit.
    @inline(__always)
    static func notional(price: Int64, quantity: Int64, multiplier: Int64) -> Int64? {
        guard quantity != 0 else { return 0 }
        let product = price.magnitude.multipliedFullWidth(by: quantity.magnitude)
        guard multiplier != one else { return WideDivisor.e12.quotientUp(product) }
        // 1e16 → 1e8 before the multiplier, 1e16 → 1e4 behind it.
        guard let unscaled = WideDivisor.e8.quotientUp(product) else { return nil }
        return WideDivisor.e12.quotientUp(
            unscaled.magnitude.multipliedFullWidth(by: multiplier.magnitude))
    }

    /// The value of a position: signed, rounded up in magnitude.
    @inline(__always)
    static func value(price: Int64, quantity: Int64, multiplier: Int64) -> Int64? {
        guard let magnitude = notional(price: price, quantity: quantity, multiplier: multiplier)
        else { return nil }
        return (price < 0) == (quantity < 0) ? magnitude : -magnitude
    }

    /// value × numerator / denominator, towards zero; nil where it does not fit.
    @inline(__always)
    static func share(_ value: Int64, _ numerator: Int64, of denominator: Int64) -> Int64? {
        guard denominator != 0 else { return nil }
        let product = value.magnitude.multipliedFullWidth(by: numerator.magnitude)
        guard product.high < denominator.magnitude else { return nil }
        let magnitude = denominator.magnitude.dividingFullWidth(product).quotient
        guard let result = Int64(exactly: magnitude) else { return nil }
        let isNegative = ((value < 0) != (numerator < 0)) != (denominator < 0)
        return isNegative ? -result : result
    }

    /// A rate of 1.0.
    static let rateOne: Int64 = 1_000_000_000_000

    /// Money of a currency in the base currency, rounded up in magnitude.
    ///
    /// - Parameter rate: base money for one unit, times 1e12; 0 for the base currency itself.
    /// - Returns: nil where it does not fit.
    @inline(__always)
    static func inBase(_ value: Int64, rate: Int64) -> Int64? {
        guard rate != 0 else { return value }
        let product = value.magnitude.multipliedFullWidth(by: rate.magnitude)
        guard let magnitude = WideDivisor.e12.quotientUp(product) else { return nil }
        return value < 0 ? -magnitude : magnitude
    }

    /// The rate that a price means.
    ///
    /// - Parameters:
    ///   - price: times 1e8, above zero.
    ///   - isInverse: whether it is units of the currency for one of the base.
    /// - Returns: times 1e12, rounded up; nil where it does not fit.
    static func rate(price: Int64, isInverse: Bool) -> Int64? {
        guard price > 0 else { return nil }
        guard isInverse else {
            let (rate, overflow) = price.multipliedReportingOverflow(by: rateOne / one)
            return overflow ? nil : rate
        }
        let scaled = Int128(rateOne) * Int128(one)
        return Int64(exactly: (scaled + Int128(price) - 1) / Int128(price))
    }
}

extension Int64 {
    /// The sum, or nil where it does not fit.
    @inline(__always)
    func adding(_ other: Int64) -> Int64? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    /// The sum, held at the ends of the range: for counters that only a limit reads.
    @inline(__always)
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min + 1 : .max) : sum
    }

    /// The distance from zero as int64; the smallest value gives the largest.
    @inline(__always)
    var distance: Int64 { self == .min ? .max : abs(self) }
}
