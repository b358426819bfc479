// The contract that every broker adapter passes, in numbers. An adapter's tests make a broker of
// number 3 that stands before an empty market, and run all of it; where the venue is simulated, the
// ticks given here are its market.

import Brokers
import Testing
import Wire

struct BrokerContract<B: Broker & ~Copyable> {
    /// A new broker that resumes after a report number.
    let make: (_ resumeAfter: UInt64) throws -> B

    typealias Command = Desk<B>

    func desk(resumeAfter: UInt64 = 0) throws -> Desk<B> { Desk(try make(resumeAfter)) }

    /// Every rule, in order.
    func runAll() throws {
        try c01AnswersANewOrderAndNamesTheCommand()
        try c02NumbersReportsWithoutGapsFromTheResumedNumber()
        try c03CarriesOutACommandAtMostOnce()
        try c04ExecutesAnOrderIDAtMostOnce()
        try c05FillsNoMoreThanOrderedAndNoWorseThanTheLimit()
        try c06CancelsAnOpenOrderWithOneEnd()
        try c07RefusesToCancelWhatItDoesNotKnow()
        try c08RefusesToCancelWhatHasEnded()
        try c09ReplacesAndTellsTheNewTerms()
        try c10RefusesAReplaceToNoMoreThanWhatIsFilled()
        try c11RefusesToReplaceWhatItDoesNotKnowOrHasEnded()
        try c12RefusesAReplaceOfTypeOrTimeInForce()
        try c13AnswersAQueryOfAnOpenOrder()
        try c14AnswersAQueryOfAnOrderFromBeforeItsStart()
        try c15RefusesHostileNumbers()
        try c16RefusesUnknownCodes()
        try c17GivesEveryTradeItsOwnReference()
        try c18NeverGoesBackInTime()
        try c19HasNothingDueWhenIdle()
        try c20CancelsTheRestOfAnImmediateOrder()
    }

    func c01AnswersANewOrderAndNamesTheCommand() throws {
        var desk = try desk()
        let answer = desk.order(.buy, 5 * one, .limit, price: 100 * one)
        #expect(answer.kinds == [.accepted])
        #expect(answer.first?.commandID == 1)
        #expect(answer.first?.orderID == 1_001)
        #expect(answer.first?.brokerID == 3)
        #expect(answer.first?.transactTime == desk.now)
    }

    func c02NumbersReportsWithoutGapsFromTheResumedNumber() throws {
        var desk = try desk(resumeAfter: 41)
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.tick(bid: 98 * one, offer: 99 * one, 2 * one)
        desk.cancel(1_001)
        desk.cancel(9)
        #expect(desk.reports.map(\.brokerSeqNum) == [42, 43, 44, 45])
    }

    func c03CarriesOutACommandAtMostOnce() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        var again = Command.command(
            .newOrder, orderID: 2_000, .buy, 5 * one, .limit, price: 100 * one)
        again.commandID = 1
        desk.broker.carryOut(again, now: desk.now)
        let answer = desk.drain()
        #expect(answer.isEmpty)
        desk.tick(bid: 98 * one, offer: 99 * one)
        #expect(desk.filled(2_000) == 0)
        #expect(desk.filled(1_001) == 5 * one)
    }

    func c04ExecutesAnOrderIDAtMostOnce() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.send(
            Command.command(.newOrder, orderID: 1_001, .buy, 5 * one, .limit, price: 100 * one))
        desk.tick(bid: 98 * one, offer: 99 * one)
        #expect(desk.filled(1_001) == 5 * one)
        desk.send(
            Command.command(.newOrder, orderID: 1_001, .buy, 5 * one, .limit, price: 100 * one))
        desk.tick(bid: 98 * one, offer: 99 * one)
        #expect(desk.filled(1_001) == 5 * one)
    }

    func c05FillsNoMoreThanOrderedAndNoWorseThanTheLimit() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.tick(bid: 100 * one, offer: 101 * one, 100 * one)
        #expect(desk.filled(1_001) == 0)
        desk.tick(bid: 98 * one, offer: 99 * one, 3 * one)
        desk.tick(bid: 98 * one, offer: 99 * one, 100 * one)
        desk.tick(bid: 98 * one, offer: 99 * one, 100 * one)
        #expect(desk.filled(1_001) == 5 * one)
        let trades = desk.reports(of: 1_001).filter { $0.kind == .trade }
        #expect(trades.allSatisfy { $0.lastPx <= 100 * one && $0.lastQty > 0 })
    }

    func c06CancelsAnOpenOrderWithOneEnd() throws {
        var desk = try desk()
        desk.order(.sell, 5 * one, .limit, price: 100 * one)
        let answer = desk.cancel(1_001)
        #expect(answer.kinds == [.canceled])
        #expect(answer.first?.commandID == 2)
        desk.tick(bid: 101 * one, offer: 102 * one)
        #expect(desk.filled(1_001) == 0)
    }

    func c07RefusesToCancelWhatItDoesNotKnow() throws {
        var desk = try desk()
        let answer = desk.cancel(77)
        #expect(answer.kinds == [.cancelRejected])
        #expect(answer.first?.rejectReason == .unknownOrder)
        #expect(answer.first?.commandID == 1)
    }

    func c08RefusesToCancelWhatHasEnded() throws {
        var desk = try desk()
        desk.tick(bid: 98 * one, offer: 99 * one)
        desk.order(.buy, one, .limit, price: 99 * one)
        #expect(desk.filled(1_001) == one)
        let answer = desk.cancel(1_001)
        #expect(answer.kinds == [.cancelRejected])
        #expect(answer.first?.rejectReason == .tooLateToCancel)
    }

    func c09ReplacesAndTellsTheNewTerms() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 90 * one)
        let answer = desk.send(
            Command.command(.replace, orderID: 1_001, .buy, 7 * one, .limit, price: 95 * one))
        #expect(answer.kinds == [.replaced])
        #expect(answer.first?.price == 95 * one)
        #expect(answer.first?.orderQty == 7 * one)
        #expect(answer.first?.commandID == 2)
        desk.tick(bid: 93 * one, offer: 94 * one)
        #expect(desk.filled(1_001) == 7 * one)
    }

    func c10RefusesAReplaceToNoMoreThanWhatIsFilled() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.tick(bid: 98 * one, offer: 99 * one, 2 * one)
        let answer = desk.send(
            Command.command(.replace, orderID: 1_001, .buy, 2 * one, .limit, price: 100 * one))
        #expect(answer.kinds == [.replaceRejected])
        #expect(answer.first?.rejectReason == .replaceBelowCumQty)
        desk.tick(bid: 98 * one, offer: 99 * one, 9 * one)
        #expect(desk.filled(1_001) == 5 * one)
    }

    func c11RefusesToReplaceWhatItDoesNotKnowOrHasEnded() throws {
        var desk = try desk()
        let replace = Command.command(
            .replace, orderID: 1_001, .buy, 2 * one, .limit, price: 100 * one)
        #expect(desk.send(replace).first?.rejectReason == .unknownOrder)
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.cancel(1_001)
        let answer = desk.send(replace)
        #expect(answer.kinds == [.replaceRejected])
        #expect(answer.first?.rejectReason == .tooLateToCancel)
    }

    func c12RefusesAReplaceOfTypeOrTimeInForce() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one, .day)
        let byType = desk.send(Command.command(.replace, orderID: 1_001, .buy, 5 * one))
        #expect(byType.first?.rejectReason == .replaceOrdType)
        let byTime = desk.send(
            Command.command(
                .replace, orderID: 1_001, .buy, 5 * one, .limit, price: 99 * one,
                .goodTillCancel))
        #expect(byTime.kinds == [.replaceRejected])
        #expect(byTime.first?.rejectReason == .replaceOrdType)
    }

    func c13AnswersAQueryOfAnOpenOrder() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        let answer = desk.send(
            Command.command(.query, orderID: 1_001, .buy, 5 * one, .limit, price: 100 * one))
        #expect(answer.kinds == [.working])
        #expect(answer.first?.commandID == 2)
        #expect(answer.first?.orderQty == 5 * one)
        #expect(answer.first?.price == 100 * one)
    }

    func c14AnswersAQueryOfAnOrderFromBeforeItsStart() throws {
        var desk = try desk(resumeAfter: 10)
        let answer = desk.send(
            Command.command(
                .query, orderID: 500, .buy, 5 * one, .limit, price: 100 * one, cumQty: 2 * one))
        #expect(answer.count == 1)
        #expect(answer.first?.commandID == 1)
        let kind = try #require(answer.first?.kind)
        #expect(kind == .working || kind == .neverSeen)
        desk.tick(bid: 98 * one, offer: 99 * one)
        #expect(desk.filled(500) == (kind == .working ? 3 * one : 0))
    }

    func c15RefusesHostileNumbers() throws {
        var desk = try desk()
        desk.tick(bid: 98 * one, offer: 99 * one)
        let hostile: [(Int64, Int64)] = [
            (0, 100 * one), (-one, 100 * one), (.max, 100 * one), (.min, 100 * one),
            (one, 0), (one, -one), (one, .max), (.max, .max),
        ]
        for (quantity, price) in hostile {
            let answer = desk.order(.buy, quantity, .limit, price: price)
            #expect(answer.kinds == [.rejected], "\(quantity) at \(price)")
            #expect(answer.first?.rejectReason.isKnown == true)
            #expect(answer.first?.rejectReason != RejectReason.none)
        }
        #expect(desk.order(.buy, one, .limit).first?.rejectReason == .priceMissing)
        #expect(desk.order(.buy, one, price: one).first?.rejectReason == .priceForbidden)
        #expect(desk.order(.buy, one, .stop).first?.rejectReason == .stopPxMissing)
    }

    func c16RefusesUnknownCodes() throws {
        var desk = try desk()
        #expect(desk.order(Side(rawValue: 0), one).first?.rejectReason == .invalidSide)
        #expect(
            desk.order(.buy, one, OrdType(rawValue: 255)).first?.rejectReason == .invalidOrdType)
        let answer = desk.order(.buy, one, .market, TimeInForce(rawValue: 1))
        #expect(answer.first?.rejectReason == .invalidTimeInForce)
        #expect(answer.kinds == [.rejected])
    }

    func c17GivesEveryTradeItsOwnReference() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        for _ in 0..<4 { desk.tick(bid: 98 * one, offer: 99 * one, 3 * one) }
        let references = desk.reports.filter { $0.kind == .trade }.map(\.execRef)
        #expect(references.count >= 4)
        #expect(Set(references).count == references.count)
    }

    func c18NeverGoesBackInTime() throws {
        var desk = try desk()
        desk.order(.buy, 5 * one, .limit, price: 100 * one)
        desk.now -= 5_000_000_000
        desk.cancel(1_001)
        let times = desk.reports.map(\.transactTime)
        #expect(times.count == 2)
        #expect(times == times.sorted())
    }

    func c19HasNothingDueWhenIdle() throws {
        let desk = try desk()
        let due = desk.broker.nextDueTime
        #expect(due == .max)
    }

    func c20CancelsTheRestOfAnImmediateOrder() throws {
        var desk = try desk()
        desk.tick(bid: 98 * one, offer: 99 * one, 2 * one)
        let answer = desk.order(.buy, 5 * one, .limit, price: 99 * one, .immediateOrCancel)
        #expect(answer.kinds == [.accepted, .trade, .canceled])
        desk.tick(bid: 98 * one, offer: 99 * one, 9 * one)
        #expect(desk.filled(1_001) == 2 * one)
    }
}

@Suite struct PaperBrokerContractTests {
    @Test func passesTheContract() throws {
        try BrokerContract { resumeAfter in
            try PaperBroker(brokerID: 3, settings: .plain, resumeAfter: resumeAfter)
        }.runAll()
    }

    @Test func passesTheContractWithSlippage() throws {
        try BrokerContract { resumeAfter in
            try PaperBroker(brokerID: 3, settings: PaperSettings(), resumeAfter: resumeAfter)
        }.runAll()
    }

    @Test func passesTheContractWhereItForgets() throws {
        try BrokerContract { resumeAfter in
            try PaperBroker(
                brokerID: 3, settings: PaperSettings.plain.with { $0.forgetful = true },
                resumeAfter: resumeAfter)
        }.runAll()
    }
}
