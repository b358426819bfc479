// Division of a 128-bit product by a constant, with two multiplications instead of a division
// (Möller and Granlund, "Improved division by invariant integers", 2011, algorithm 4). The compiler
// calls a library function for the same, which was a tenth of the cost of an order.
//
// Invariants: exact for every product whose quotient fits 64 bits.
// Thread: pure functions.

struct WideDivisor {
    /// Prices times quantities to money: 1e16 → 1e4.
    static let e12 = WideDivisor(1_000_000_000_000)
    /// 1e16 → 1e8.
    static let e8 = WideDivisor(100_000_000)

    let divisor: UInt64
    /// The divisor with its highest bit set, and by how many places it was moved.
    private let normalized: UInt64
    private let shift: UInt64
    /// (2^128 − 1) / normalized − 2^64.
    private let reciprocal: UInt64

    @inline(__always)
    init(_ divisor: UInt64) {
        precondition(divisor > 0, "nothing is divided by zero")
        self.divisor = divisor
        shift = UInt64(divisor.leadingZeroBitCount)
        normalized = divisor << shift
        reciprocal = normalized.dividingFullWidth((~normalized, .max)).quotient
    }

    /// Quotient and remainder; nil where the quotient does not fit 64 bits.
    @inline(__always)
    func divide(_ product: (high: UInt64, low: UInt64)) -> (quotient: UInt64, remainder: UInt64)? {
        guard product.high < divisor else { return nil }
        // Two steps, because a shift by 64 is one too many.
        let carried = (product.low >> 1) >> (63 - shift)
        let high = product.high << shift | carried
        let low = product.low << shift
        let estimate = reciprocal.multipliedFullWidth(by: high)
        let (sum, carry) = estimate.low.addingReportingOverflow(low)
        var quotient = estimate.high &+ high &+ (carry ? 1 : 0) &+ 1
        var remainder = low &- quotient &* normalized
        if remainder > sum {
            quotient &-= 1
            remainder &+= normalized
        }
        if remainder >= normalized {
            quotient &+= 1
            remainder &-= normalized
        }
        return (quotient, remainder >> shift)
    }

    /// The quotient rounded up, or nil where it does not fit.
    @inline(__always)
    func quotientUp(_ product: (high: UInt64, low: UInt64)) -> Int64? {
        guard let (quotient, remainder) = divide(product), quotient < UInt64(Int64.max) else {
            return nil
        }
        return Int64(quotient) + (remainder == 0 ? 0 : 1)
    }
}
