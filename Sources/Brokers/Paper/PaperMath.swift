// The paper venue's arithmetic: slippage, ticks, notional values, fees. Whole numbers only; every
// rounding is against the trader.
//
// Invariants: prices and quantities that pass `priceOrNull` and `quantityMax` make no product here
// trap; one that cannot be told in money is nil.
// Thread: values; any thread.

import Wire

enum PaperMath {
    /// Highest price: 1,000,000,000.
    static var priceMax: Int64 { 100_000_000_000_000_000 }
    /// Largest quantity: 1,000,000,000.
    static var quantityMax: Int64 { 100_000_000_000_000_000 }
    static var wholeE8: Int128 { 100_000_000 }

    static func priceOrNull(_ price: Int64) -> Int64 {
        (1...priceMax).contains(price) ? price : .null
    }

    /// Price times quantity times multiplier as money times 1e4, rounded up; nil where too large.
    static func notionalE4(price: Int64, quantity: Int64, multiplierE8: Int64) -> Int64? {
        guard let product = product(price, quantity, multiplierE8) else { return nil }
        // Three factors times 1e8 to money times 1e4. The largest Int128 over 1e20 fits an Int64.
        return Int64(dividedUp(product, by: 100_000_000_000_000_000_000))
    }

    /// Whether `notionalE4` can tell the value.
    static func isRepresentable(price: Int64, quantity: Int64, multiplierE8: Int64) -> Bool {
        product(price, quantity, multiplierE8) != nil
    }

    private static func product(
        _ price: Int64, _ quantity: Int64, _ multiplierE8: Int64
    ) -> Int128? {
        let value = Int128(price) * Int128(quantity)
        let (product, overflow) = value.multipliedReportingOverflow(by: Int128(multiplierE8))
        return overflow ? nil : product
    }

    /// A part of a whole times 1e-8, at most 1.
    static func fractionE8(_ part: UInt64, of whole: UInt64) -> Int64 {
        guard part < whole else { return 100_000_000 }
        guard part > 0 else { return 0 }
        // The quotient is below 1e8, so it fits: the part is smaller than the whole.
        let product = part.multipliedFullWidth(by: 100_000_000)
        return Int64(whole.dividingFullWidth(product).quotient)
    }

    /// The slippage of a market order as a fraction times 1e-8.
    static func slippageE8(
        notionalE4: Int64, volatilityE8: Int64, _ settings: PaperSettings
    ) -> Int64 {
        let base = Int128(settings.slippageBaseE8)
        let impact = dividedUp(
            Int128(settings.slippagePerNotionalE8) * Int128(notionalE4),
            by: Int128(settings.slippageNotionalUnitE4))
        let volatility = dividedUp(
            Int128(settings.slippageVolatilityE4) * Int128(volatilityE8), by: 10_000)
        return Int64(min(Int128(settings.slippageMaxE8), base + impact + volatility))
    }

    /// A price made worse by a fraction, on the tick.
    static func slipped(price: Int64, byE8 fraction: Int64, tick: Int64, buys: Bool) -> Int64 {
        if buys {
            let worse = dividedUp(Int128(price) * (wholeE8 + Int128(fraction)), by: wholeE8)
            return onTick(Int64(worse), tick: tick, buys: true)
        }
        let worse = Int128(price) * (wholeE8 - Int128(fraction)) / wholeE8
        return onTick(Int64(worse), tick: tick, buys: false)
    }

    /// The price on the tick: the next above for a buyer, the next below for a seller, but never 0.
    static func onTick(_ price: Int64, tick: Int64, buys: Bool) -> Int64 {
        let below = price / tick * tick
        if below == price { return price }
        return buys || below == 0 ? below + tick : below
    }

    /// The fee of one trade, money times 1e4; nil where it is too large.
    static func feeE4(quantity: Int64, notionalE4: Int64, _ settings: PaperSettings) -> Int64? {
        if settings.feePerUnitE4 == 0 && settings.feeRateE8 == 0 {
            return Int64(settings.feeMinimumE4)
        }
        let perUnit = dividedUp(Int128(settings.feePerUnitE4) * Int128(quantity), by: wholeE8)
        let rate = dividedUp(Int128(settings.feeRateE8) * Int128(notionalE4), by: wholeE8)
        return Int64(exactly: max(Int128(settings.feeMinimumE4), perUnit + rate))
    }

    /// The quotient of numbers that are not negative, rounded up.
    static func dividedUp(_ number: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder == 0 ? quotient : quotient + 1
    }
}
