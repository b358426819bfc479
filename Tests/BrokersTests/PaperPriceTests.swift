// Slippage, ticks, fees: numbers worked out by hand.

import Brokers
import Testing
import Wire

@Suite struct PaperPriceTests {
    static func definition(tick: Int64, multiplier: Int64) -> SecurityDefinition {
        SecurityDefinition(
            securityReqID: 0, minPriceIncrement: tick, roundLot: one, minTradeVol: one,
            maxTradeVol: 1_000_000 * one, contractMultiplier: multiplier, symbol: "X",
            sector: "", calendar: "", currency: "USD", country: "US", securityID: security,
            index: 0, total: 1, brokerID: 3, securityStatus: .active, assetClass: .future)
    }

    @Test func slipsByBaseAndNotional() throws {
        var desk = try paperDesk(PaperSettings())
        desk.tick(bid: 99 * one, offer: 100 * one)
        // 100 × 100 = 10,000: 5 + 10 × 0.1 = 6 basis points.
        #expect(desk.order(.buy, 100 * one).trades == ["100.0@100.06"])
        // 1,000 × 99 = 99,000: 5 + 9.9 = 14.9 basis points of 99 = 0.14751.
        #expect(desk.order(.sell, 1_000 * one).trades == ["1000.0@98.85249"])
    }

    @Test func slipsByVolatility() throws {
        var desk = try paperDesk(PaperSettings())
        desk.tick(bid: 100 * one, offer: 100 * one)
        desk.tick(bid: 101 * one, offer: 101 * one)
        // A return of 1 % weighs one sixteenth: 6.25 basis points; times 1.5 is 9.375; base 5;
        // notional 101 gives 0.0101 basis points: 14.3851 of 101 = 0.14528951.
        #expect(desk.order(.buy, one).trades == ["1.0@101.14528951"])
        #expect(desk.order(.sell, one).trades == ["1.0@100.85471049"])
    }

    @Test func slipsElectedStopsButNoLimit() throws {
        var desk = try paperDesk(PaperSettings())
        desk.tick(bid: 99 * one, offer: 100 * one, last: 100 * one)
        #expect(desk.order(.buy, 100 * one, .stop, stopPx: 100 * one).trades == ["100.0@100.06"])
        #expect(desk.order(.buy, 100 * one, .limit, price: 100 * one).trades == ["100.0@100.0"])
        #expect(
            desk.order(.buy, 100 * one, .stopLimit, price: 100 * one, stopPx: 100 * one).trades
                == ["100.0@100.0"])
    }

    @Test func staysOnTheTickAgainstTheTrader() throws {
        var desk = try paperDesk(PaperSettings())
        desk.broker.defineInstrument(Self.definition(tick: one / 4, multiplier: 50 * one))
        desk.tick(bid: 4_999 * one, offer: 5_000 * one)
        // 50 × 5,000 = 250,000: 5 + 25 = 30 basis points = 15.00.
        #expect(desk.order(.buy, one).trades == ["1.0@5015.0"])
        // 50 × 4,999 = 249,950: 29.995 basis points = 14.99450…, so 4,984.0055 goes to 4,984.00.
        #expect(desk.order(.sell, one).trades == ["1.0@4984.0"])
        desk.tick(bid: 4_999 * one + 1, offer: 5_000 * one + 1)
        #expect(desk.order(.buy, one, .limit, price: 5_002 * one).trades == ["1.0@5000.25"])
        #expect(desk.order(.sell, one, .limit, price: 4_990 * one).trades == ["1.0@4999.0"])
    }

    @Test func slipsNoFurtherThanTheMaximum() throws {
        var desk = try paperDesk(PaperSettings())
        desk.tick(bid: 100 * one, offer: 100 * one)
        #expect(desk.order(.sell, 10_000_000 * one).trades == ["10000000.0@50.0"])
        #expect(desk.order(.buy, 10_000_000 * one).trades == ["10000000.0@150.0"])
    }

    @Test func chargesFeesRoundedUp() throws {
        let settings = PaperSettings.plain.with {
            $0.feePerUnitE4 = 50  // half a cent a share
            $0.feeRateE8 = 10_000  // one basis point
            $0.feeMinimumE4 = 10_000
        }
        var desk = try paperDesk(settings)
        desk.tick(bid: 99 * one, offer: 100 * one)
        // 1,000 × 0.005 + 100,000 × 0.0001 = 15.
        #expect(desk.order(.buy, 1_000 * one).last?.fee == 150_000)
        #expect(desk.order(.buy, one).last?.fee == 10_000)
        // 333.333 × 0.005 + 33,333.30 × 0.0001 = 1.666665 + 3.33333 = 4.999995: up in each part.
        #expect(desk.order(.buy, 33_333_300_000).last?.fee == 50_001)
    }

    @Test func refusesOrdersWhoseValueCannotBeTold() throws {
        var desk = try paperDesk(PaperSettings())
        let whole: Int64 = 100_000_000_000_000_000
        let answer = desk.order(.buy, whole, .limit, price: whole)
        #expect(answer.first?.rejectReason == .notionalOverflow)
        // Accepted without a market, and cancelled when the market makes it too large.
        #expect(desk.order(.sell, whole).kinds == [.accepted])
        let late = desk.tick(bid: whole, offer: whole)
        #expect(late.kinds == [.canceled])
        #expect(late.first?.rejectReason == .notionalOverflow)
        desk.broker.defineInstrument(Self.definition(tick: .max, multiplier: .max))
        #expect(desk.order(.buy, whole, .limit, price: one).kinds == [.rejected])
    }
}
