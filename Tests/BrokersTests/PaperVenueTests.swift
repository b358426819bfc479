// What the paper venue does with time, chance, memory and too much of anything.

import Brokers
import Testing
import Wire

@Suite struct PaperVenueTests {
    typealias Command = Desk<PaperBroker>

    @Test func letsTheCommandMeetTheMarketOfItsArrival() throws {
        var desk = try paperDesk(
            PaperSettings.plain.with {
                $0.latencyNs = 5_000_000
                $0.reportLatencyNs = 2_000_000
            })
        desk.tick(bid: 99 * one, offer: 100 * one)
        #expect(desk.order(.buy, one).isEmpty)
        let sent = desk.now
        #expect(desk.tick(bid: 100 * one, offer: 101 * one).isEmpty)
        let due = desk.broker.nextDueTime
        #expect(due == sent + 5_000_000)
        #expect(desk.advance(by: 4_000_000).isEmpty)
        let reports = desk.advance(by: 2_000_000)
        #expect(reports.kinds == [.accepted, .trade])
        #expect(reports.trades == ["1.0@101.0"])
        #expect(reports.allSatisfy { $0.transactTime == sent + 5_000_000 })
        let idle = desk.broker.nextDueTime
        #expect(idle == .max)
    }

    @Test func cancelThatRacesAFillLoses() throws {
        var desk = try paperDesk(PaperSettings.plain.with { $0.latencyNs = 10_000_000 })
        desk.order(.buy, one, .limit, price: 100 * one)
        desk.advance(by: 10_000_000)
        desk.cancel(1_001)
        desk.tick(bid: 98 * one, offer: 99 * one)
        let late = desk.advance(by: 10_000_000)
        #expect(late.kinds == [.cancelRejected])
        #expect(late.first?.rejectReason == .tooLateToCancel)
    }

    @Test func bringsTheOldestCommandEarlyWhereTooManyAreUnderWay() throws {
        var desk = try paperDesk(
            PaperSettings.plain.with {
                $0.latencyNs = 1_000_000_000
                $0.commandsUnderWayMax = 3
            })
        for _ in 0..<5 { desk.order(.buy, one, .limit, price: one) }
        #expect(desk.reports.map(\.orderID) == [1_001, 1_002])
        #expect(desk.advance(by: 1_000_000_000).map(\.orderID) == [1_003, 1_004, 1_005])
    }

    @Test func losesNoReportWhereTheLineBackIsFull() throws {
        var desk = try paperDesk(
            PaperSettings.plain.with {
                $0.openOrdersMax = 1
                $0.reportLatencyNs = 3_600_000_000_000
            })
        for _ in 0..<200 { desk.cancel(5) }
        desk.advance(by: 3_600_000_000_000)
        #expect(desk.reports.map(\.brokerSeqNum) == Array(1...200))
    }

    @Test func expiresDayOrdersAtTheEndOfTheDay() throws {
        let end: UInt64 = 79_200_000_000_000
        var desk = try paperDesk(PaperSettings.plain.with { $0.dayEndNs = end })
        desk.order(.buy, one, .limit, price: one)
        desk.order(.buy, one, .limit, price: one, .goodTillCancel)
        desk.order(.buy, one, .stop, stopPx: 900 * one)
        let due = desk.broker.nextDueTime
        #expect(due == midnight + end)
        #expect(desk.advance(by: midnight + end - 1 - desk.now).isEmpty)
        let expired = desk.advance(by: 1)
        #expect(expired.kinds == [.expired, .expired])
        #expect(expired.map(\.orderID) == [1_001, 1_003])
        let idle = desk.broker.nextDueTime
        #expect(idle == .max)
        // The next day's order lives to the next day's end.
        desk.order(.buy, one, .limit, price: one)
        let nextDue = desk.broker.nextDueTime
        #expect(nextDue == midnight + end + 86_400_000_000_000)
        #expect(desk.cancel(1_001).first?.rejectReason == .tooLateToCancel)
    }

    @Test func takesUpAnOrderAfterARestart() throws {
        var desk = try paperDesk(resumeAfter: 99)
        let query = Command.command(
            .query, orderID: 5, .sell, 8 * one, .limit, price: 101 * one, .goodTillCancel,
            cumQty: 3 * one)
        let answer = desk.send(query)
        #expect(answer.kinds == [.working])
        #expect(answer.first?.brokerSeqNum == 100)
        #expect(desk.tick(bid: 102 * one, offer: 103 * one).trades == ["5.0@101.0"])
        #expect(desk.cancel(5).first?.rejectReason == .tooLateToCancel)
    }

    @Test func expiresADayOrderWhoseDayEndedWhileTheGatewayWasDown() throws {
        var desk = try paperDesk(PaperSettings.plain.with { $0.dayEndNs = 79_200_000_000_000 })
        var query = Command.command(.query, orderID: 5, .sell, one, .limit, price: 101 * one)
        query.transactTime = desk.now - 86_400_000_000_000
        #expect(desk.send(query).kinds == [.working, .expired])
        var immediate = Command.command(
            .query, orderID: 6, .sell, one, .limit, price: 101 * one, .immediateOrCancel)
        immediate.transactTime = desk.now
        #expect(desk.send(immediate).kinds == [.working, .canceled])
    }

    @Test func forgetsWhereTheSettingSaysSo() throws {
        var desk = try paperDesk(PaperSettings.plain.with { $0.forgetful = true })
        let query = Command.command(.query, orderID: 5, .sell, one, .limit, price: 101 * one)
        #expect(desk.send(query).kinds == [.neverSeen])
        #expect(desk.tick(bid: 102 * one, offer: 103 * one).isEmpty)
    }

    @Test func tellsAnEndAgainRatherThanTakeUpAnEndedOrder() throws {
        var desk = try paperDesk()
        desk.order(.sell, one, .limit, price: 101 * one)
        desk.cancel(1_001)
        let query = Command.command(.query, orderID: 1_001, .sell, one, .limit, price: 101 * one)
        #expect(desk.send(query).kinds == [.canceled])
        #expect(desk.tick(bid: 102 * one, offer: 103 * one).isEmpty)
    }

    @Test func keepsPriorityOnlyWhereTheQuantityFalls() throws {
        func filledFirst(_ change: (inout BrokerCommand) -> Void) throws -> UInt64? {
            var desk = try paperDesk()
            desk.order(.buy, 5 * one, .limit, price: 100 * one)
            desk.order(.buy, 5 * one, .limit, price: 100 * one)
            var replace = Command.command(
                .replace, orderID: 1_001, .buy, 5 * one, .limit, price: 100 * one)
            change(&replace)
            #expect(desk.send(replace).kinds == [.replaced])
            return desk.tick(bid: 1 * one, offer: 99 * one, one).first?.orderID
        }
        #expect(try filledFirst { $0.orderQty = 4 * one } == 1_001)
        #expect(try filledFirst { $0.orderQty = 6 * one } == 1_002)
        #expect(try filledFirst { $0.price = 99 * one } == 1_002)
        #expect(try filledFirst { $0.price = 101 * one } == 1_001)
    }

    @Test func fillsAtOnceAfterAReplaceThatCrosses() throws {
        var desk = try paperDesk()
        desk.tick(bid: 99 * one, offer: 100 * one)
        desk.order(.buy, one, .limit, price: 98 * one)
        let answer = desk.send(
            Command.command(.replace, orderID: 1_001, .buy, one, .limit, price: 102 * one))
        #expect(answer.kinds == [.replaced, .trade])
        #expect(answer.trades == ["1.0@100.0"])
    }

    @Test func refusesOrdersBeyondItsTables() throws {
        var desk = try paperDesk(
            PaperSettings.plain.with {
                $0.openOrdersMax = 3
                $0.endedOrdersMax = 2
                $0.instrumentsMax = 1
            })
        for _ in 0..<3 { desk.order(.buy, one, .limit, price: one) }
        #expect(desk.order(.buy, one, .limit, price: one).first?.rejectReason == .orderTableFull)
        #expect(
            desk.order(.buy, one, .limit, price: one, securityID: 9).first?.rejectReason
                == .unknownInstrument)
        desk.cancel(1_001)
        desk.cancel(1_002)
        desk.cancel(1_003)
        // Two ended orders are remembered, the third is not.
        #expect(desk.cancel(1_001).first?.rejectReason == .unknownOrder)
        #expect(desk.cancel(1_002).first?.rejectReason == .tooLateToCancel)
        for _ in 0..<3 { #expect(desk.order(.buy, one, .limit, price: one).kinds == [.accepted]) }
        let open = desk.broker.openOrderCount
        #expect(open == 3)
    }

    @Test func refusesSomeOrdersBySeed() throws {
        var desk = try paperDesk(PaperSettings.plain.with { $0.rejectPerMille = 250 })
        for _ in 0..<2_000 {
            let answer = desk.order(.buy, one, .market, .immediateOrCancel)
            guard answer.first?.kind == .rejected else { continue }
            #expect(answer.count == 1 && answer.first?.rejectReason == .brokerRejected)
            #expect(answer.first?.reasonCode == 1)
        }
        let rejected = desk.reports.filter { $0.kind == .rejected }.count
        // A quarter of 2,000, five standard deviations either way.
        #expect((403...597).contains(rejected))
    }

    @Test func refusesSettingsOutOfRange() {
        let bad = PaperSettings.plain.with { $0.rejectPerMille = 1_001 }
        #expect(
            throws: BrokersError.settingOutOfRange(
                name: "rejectPerMille", value: 1_001, allowed: 0...1_000)
        ) { try bad.check() }
        let none = PaperSettings.plain.with { $0.openOrdersMax = 0 }
        #expect(throws: BrokersError.self) { _ = try paperDesk(none) }
        let late = PaperSettings.plain.with { $0.dayEndNs = 86_400_000_000_000 }
        #expect(throws: BrokersError.self) { try late.check() }
        #expect(throws: Never.self) { try PaperSettings().check() }
    }

    @Test func survivesTheEndOfTime() throws {
        var desk = try paperDesk(
            PaperSettings.plain.with {
                $0.latencyNs = 5
                $0.dayEndNs = 79_200_000_000_000
            })
        desk.order(.buy, one, .limit, price: one)
        desk.now = .max - 2_000_000
        desk.advance(by: 0)
        desk.order(.buy, one, .limit, price: one)
        desk.tick(bid: one, offer: one)
        desk.advance(by: .max - desk.now)
        #expect(desk.reports.first?.kind == .accepted)
    }
}
