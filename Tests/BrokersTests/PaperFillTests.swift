// What fills, how much, at which price: each order type with each time in force.

import Brokers
import Testing
import Wire

@Suite struct PaperFillTests {
    static let quote = (bid: 99 * one, offer: 100 * one)

    /// Type, time in force, and the kinds of report that 5 get against an offer of 2 and then of 9.
    static let matrix: [(OrdType, TimeInForce, [BrokerReportKind], [BrokerReportKind])] = [
        (.market, .day, [.accepted, .trade], [.trade]),
        (.market, .goodTillCancel, [.accepted, .trade], [.trade]),
        (.market, .immediateOrCancel, [.accepted, .trade, .canceled], []),
        (.market, .fillOrKill, [.accepted, .canceled], []),
        (.limit, .day, [.accepted, .trade], [.trade]),
        (.limit, .goodTillCancel, [.accepted, .trade], [.trade]),
        (.limit, .immediateOrCancel, [.accepted, .trade, .canceled], []),
        (.limit, .fillOrKill, [.accepted, .canceled], []),
        (.stop, .day, [.accepted, .working, .trade], [.trade]),
        (.stop, .goodTillCancel, [.accepted, .working, .trade], [.trade]),
        (.stop, .immediateOrCancel, [.accepted, .working, .trade, .canceled], []),
        (.stop, .fillOrKill, [.accepted, .working, .canceled], []),
        (.stopLimit, .day, [.accepted, .working, .trade], [.trade]),
        (.stopLimit, .goodTillCancel, [.accepted, .working, .trade], [.trade]),
        (.stopLimit, .immediateOrCancel, [.accepted, .working, .trade, .canceled], []),
        (.stopLimit, .fillOrKill, [.accepted, .working, .canceled], []),
    ]

    @Test(arguments: 0..<matrix.count)
    func fillsByTypeAndTimeInForce(row: Int) throws {
        let (ordType, timeInForce, first, second) = Self.matrix[row]
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, 2 * one, offer: 100 * one, 2 * one)
        let hasLimit = ordType == .limit || ordType == .stopLimit
        let hasStop = ordType == .stop || ordType == .stopLimit
        let atOnce = desk.order(
            .buy, 5 * one, ordType, price: hasLimit ? 101 * one : .null,
            stopPx: hasStop ? 100 * one : .null, timeInForce)
        #expect(atOnce.kinds == first)
        #expect(desk.tick(bid: 99 * one, offer: 100 * one, 9 * one).kinds == second)
        #expect(desk.reports.filter { $0.kind == .trade }.allSatisfy { $0.lastPx == 100 * one })
        #expect(desk.filled(1_001) == (second.isEmpty ? (first.contains(.trade) ? 2 : 0) : 5) * one)
    }

    @Test func fillsWholeFillOrKillWhereTheSizeIsThere() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, offer: 100 * one, 5 * one)
        #expect(desk.order(.buy, 5 * one, .market, .fillOrKill).trades == ["5.0@100.0"])
    }

    @Test func sellsAtTheBid() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, 3 * one, offer: 100 * one, one)
        #expect(desk.order(.sell, 2 * one).trades == ["2.0@99.0"])
        #expect(desk.order(.sellShort, 2 * one, .limit, price: 98 * one).trades == ["1.0@99.0"])
        #expect(desk.order(.sell, one).trades == [])
    }

    @Test func usesUpASizeOnceAcrossOrders() throws {
        var desk = try paperDesk()
        desk.order(.buy, 4 * one)
        desk.order(.buy, 4 * one)
        desk.order(.buy, 4 * one)
        let trades = desk.tick(bid: 99 * one, offer: 100 * one, 6 * one).trades
        #expect(trades == ["4.0@100.0", "2.0@100.0"])
        #expect(desk.filled(1_001) == 4 * one)
        #expect(desk.filled(1_002) == 2 * one)
        #expect(desk.order(.buy, one).trades == [])
        #expect(desk.tick(bid: 99 * one, offer: 100 * one, 100 * one).trades.count == 3)
    }

    @Test func servesMarketsThenTheBetterPriceThenTheEarlier() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, .limit, price: 100 * one)
        desk.order(.buy, one, .limit, price: 102 * one)
        desk.order(.buy, one, .limit, price: 101 * one)
        desk.order(.buy, one, .limit, price: 102 * one)
        desk.order(.buy, one)
        let order = desk.tick(bid: 90 * one, offer: 95 * one, 10 * one).map(\.orderID)
        #expect(order == [1_005, 1_002, 1_004, 1_003, 1_001])
    }

    @Test func fillsARestingOrderAtItsOwnPriceAndATakerAtTheMarkets() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, offer: 100 * one, one)
        #expect(desk.order(.buy, 3 * one, .limit, price: 105 * one).trades == ["1.0@100.0"])
        desk.order(.buy, 3 * one, .limit, price: 98 * one)
        let trades = desk.tick(bid: 96 * one, offer: 97 * one, 3 * one).trades
        #expect(trades == ["2.0@97.0", "1.0@98.0"])
    }

    @Test func fillsARestingOrderWhenATradeGoesThroughIt() throws {
        var desk = try paperDesk()
        desk.order(.buy, 5 * one, .limit, price: 98 * one)
        #expect(desk.tick(bid: 98 * one, offer: 100 * one, last: 98 * one, 9 * one).isEmpty)
        let through = desk.tick(bid: 98 * one, offer: 100 * one, last: 97 * one, 2 * one)
        #expect(through.trades == ["2.0@98.0"])
        // The same last trade told again is no new trade.
        #expect(desk.tick(bid: 98 * one, offer: 100 * one, last: 97 * one, 2 * one).isEmpty)
    }

    @Test func knowsANewTradeByTheVolume() throws {
        var desk = try paperDesk()
        desk.order(.sell, 5 * one, .limit, price: 101 * one)
        func tick(_ desk: inout Desk<PaperBroker>, volume: Int64) -> [String] {
            desk.tick(
                bid: 99 * one, offer: 100 * one, last: 102 * one, one, volume: volume * one
            ).trades
        }
        #expect(tick(&desk, volume: 10) == ["1.0@101.0"])
        #expect(tick(&desk, volume: 10) == [])
        #expect(tick(&desk, volume: 11) == ["1.0@101.0"])
    }

    @Test func fillsOnTouchWhereTheSettingSaysSo() throws {
        var desk = try paperDesk(PaperSettings.plain.with { $0.fillsOnTouch = true })
        desk.order(.buy, 5 * one, .limit, price: 98 * one)
        #expect(
            desk.tick(bid: 98 * one, offer: 100 * one, last: 98 * one, 9 * one).trades
                == ["5.0@98.0"])
    }

    @Test func tradesAtTheLastPriceWhereThereAreNoQuotes() throws {
        var desk = try paperDesk()
        desk.tick(last: 100 * one, 4 * one)
        #expect(desk.order(.buy, 3 * one).trades == ["3.0@100.0"])
        #expect(desk.order(.sell, 3 * one).trades == ["1.0@100.0"])
        #expect(desk.tick(last: 100 * one, 4 * one).trades == ["2.0@100.0"])
    }

    @Test func fillsNothingAgainstAMissingSide() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, 5 * one)
        #expect(desk.order(.buy, one).kinds == [.accepted])
        #expect(desk.order(.buy, one, .market, .immediateOrCancel).kinds == [.accepted, .canceled])
        #expect(desk.tick(bid: 99 * one, offer: 100 * one, 0).isEmpty)
        #expect(desk.tick(bid: 99 * one, offer: 100 * one, one).trades == ["1.0@100.0"])
    }

    @Test func ignoresTicksWithHostileNumbers() throws {
        var desk = try paperDesk()
        desk.order(.buy, one)
        desk.order(.sell, one)
        desk.order(.buy, one, .stop, stopPx: one)
        let hostile: [Int64] = [.max, -1, 0, .min + 1, PaperSettings.hostilePrice]
        for price in hostile {
            #expect(desk.tick(bid: price, .max, offer: price, .min + 1, last: price, -5).isEmpty)
        }
        #expect(desk.tick(bid: one, .max, offer: one, .max).trades.count == 3)
    }

    @Test func leavesOtherInstrumentsAlone() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, securityID: 8)
        #expect(desk.tick(bid: 99 * one, offer: 100 * one).isEmpty)
        #expect(desk.tick(bid: 9 * one, offer: 10 * one, securityID: 8).trades == ["1.0@10.0"])
    }
}

extension PaperSettings {
    /// Just above the highest price.
    static var hostilePrice: Int64 { 100_000_000_000_000_001 }
}
