// Stops: what elects them, and what becomes of them then.

import Brokers
import Testing
import Wire

@Suite struct PaperStopTests {
    @Test func waitsForTheLastPriceAndTellsOfTheElection() throws {
        var desk = try paperDesk()
        #expect(desk.order(.buy, one, .stop, stopPx: 105 * one).kinds == [.accepted])
        #expect(desk.tick(bid: 105 * one, offer: 106 * one, last: 104 * one).isEmpty)
        let elected = desk.tick(bid: 105 * one, offer: 106 * one, last: 105 * one)
        #expect(elected.kinds == [.working, .trade])
        #expect(elected.allSatisfy { $0.stopTriggered == .yes && $0.commandID == 0 })
        #expect(elected.trades == ["1.0@106.0"])
    }

    @Test func electsByTheQuoteWhereTheTickHasNoTrade() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, .stop, stopPx: 105 * one)
        desk.order(.sell, one, .stop, stopPx: 95 * one)
        #expect(desk.tick(bid: 96 * one, offer: 104 * one).isEmpty)
        #expect(desk.tick(bid: 96 * one, offer: 105 * one).map(\.orderID) == [1_001, 1_001])
        #expect(desk.tick(bid: 95 * one, offer: 104 * one).map(\.orderID) == [1_002, 1_002])
    }

    @Test func restsAsALimitOnceElected() throws {
        var desk = try paperDesk()
        desk.order(.sell, one, .stopLimit, price: 99 * one, stopPx: 100 * one)
        #expect(desk.tick(bid: 97 * one, offer: 98 * one, last: 100 * one).kinds == [.working])
        let trades = desk.tick(bid: 98 * one, offer: 99 * one, last: 110 * one, 5 * one).trades
        #expect(trades == ["1.0@99.0"])
    }

    @Test func electsTheNearestStopFirstAndAfterWhatRested() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, .stop, stopPx: 104 * one)
        desk.order(.buy, one, .stop, stopPx: 103 * one)
        desk.order(.buy, one, .stop, stopPx: 103 * one)
        desk.order(.buy, one, .limit, price: 120 * one)
        let trades = desk.tick(bid: 1 * one, offer: 110 * one, 3 * one, last: 104 * one)
        #expect(trades.filter { $0.kind == .trade }.map(\.orderID) == [1_004, 1_002, 1_003])
        #expect(trades.last?.kind == .working)
    }

    @Test func electsAtOnceWhatTheMarketHasPassed() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, offer: 100 * one, last: 100 * one, one)
        let answer = desk.order(.buy, one, .stop, stopPx: 100 * one)
        #expect(answer.kinds == [.accepted, .working, .trade])
    }

    @Test func cancelsAndReplacesAWaitingStop() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, .stop, stopPx: 105 * one)
        desk.order(.buy, one, .stop, stopPx: 105 * one)
        #expect(desk.cancel(1_001).kinds == [.canceled])
        let replaced = desk.send(
            Desk<PaperBroker>.command(
                .replace, orderID: 1_002, .buy, 2 * one, .stop, stopPx: 103 * one))
        #expect(replaced.kinds == [.replaced])
        #expect(replaced.first?.stopPx == 103 * one)
        #expect(desk.tick(bid: 1 * one, offer: 103 * one).trades == ["2.0@103.0"])
    }

    @Test func keepsAnElectionThroughAReplaceAndARestart() throws {
        var desk = try paperDesk()
        desk.order(.buy, one, .stopLimit, price: 101 * one, stopPx: 100 * one)
        desk.tick(bid: 101 * one, offer: 102 * one, last: 100 * one)
        var replace = Desk<PaperBroker>.command(
            .replace, orderID: 1_001, .buy, one, .stopLimit, price: 100 * one, stopPx: 100 * one)
        #expect(desk.send(replace).first?.stopTriggered == .yes)

        var restarted = try paperDesk()
        replace.kind = .query
        replace.stopTriggered = .yes
        #expect(restarted.send(replace).first?.stopTriggered == .yes)
        let trades = restarted.tick(bid: 98 * one, offer: 99 * one, last: 99 * one).trades
        #expect(trades == ["1.0@100.0"])
    }
}
