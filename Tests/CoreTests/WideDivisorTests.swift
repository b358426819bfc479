// The division by constants against the language's own, at the edges and at random.

import Testing

@testable import Core

@Suite struct WideDivisorTests {
    private static let divisors: [UInt64] = [
        1, 2, 3, 7, 100_000_000, 1_000_000_000_000, 1 << 63, (1 << 63) + 1, .max - 1, .max,
    ]

    @Test(arguments: divisors)
    func agreesWithTheLanguagesDivision(divisor: UInt64) {
        var random = SeededRandom(seed: divisor)
        let wide = WideDivisor(divisor)
        var lows: [UInt64] = [0, 1, divisor - 1, divisor, .max - 1, .max]
        lows += (0..<2_000).map { _ in random.next() }
        for low in lows {
            for high in [0, 1, divisor / 2, divisor - 1, random.next() % divisor]
            where high < divisor {
                let expected = divisor.dividingFullWidth((high, low))
                let found = wide.divide((high, low))
                #expect(found?.quotient == expected.quotient)
                #expect(found?.remainder == expected.remainder)
            }
        }
    }

    @Test(arguments: divisors)
    func refusesAQuotientThatDoesNotFit(divisor: UInt64) {
        #expect(WideDivisor(divisor).divide((divisor, 0)) == nil)
        #expect(WideDivisor(divisor).divide((.max, .max)) == nil)
    }

    @Test func roundsUpAndRefusesAboveTheRange() {
        #expect(WideDivisor.e8.quotientUp((0, 100_000_000)) == 1)
        #expect(WideDivisor.e8.quotientUp((0, 100_000_001)) == 2)
        #expect(WideDivisor.e8.quotientUp((99_999_999, .max)) == nil)
    }
}
