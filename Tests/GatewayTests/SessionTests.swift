import Foundation
import PortcullisClient
import Testing
import Transport
import Wire

@testable import Gateway

/// Who gets in, who is shown out.
@Suite struct SessionTests {
    @Test func aNewerConnectionTakesTheSessionOver() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        let old = try RawStrategy(gateway)
        let new = try RawStrategy(gateway)
        #expect(try old.next(Terminate.self).code == .replaced)
        try old.expectEnd()
        try new.send(order(1).frameBytes())
        #expect(try new.next(ExecutionReport.self).clOrdID == 1)
        #expect(try gateway.status().sessionsEstablished == 1)
        try gateway.stop()
    }

    @Test func aQuietSessionGetsKeepAlivesAndASilentClientLosesItsOwn() throws {
        let gateway = try RunningGateway()
        let client = try RawStrategy(url: gateway.folder.data.ordersURL)
        try client.establish(try gateway.key("alpha"), keepAliveMs: 100)
        #expect(try client.next(Sequence.self).nextSeqNo == 1)
        // It never says anything again.
        #expect(try client.next(Terminate.self).code == .keepAliveLost)
        try client.expectEnd()
        try Harness.wait { try gateway.status().sessionsEstablished == 0 }
        // One that answers stays.
        var settings = SessionMachine.Settings()
        settings.keepAliveMs = 100
        let trader = Trader(try gateway.session("alpha", settings: settings))
        let end = ContinuousClock.now + .milliseconds(700)
        while ContinuousClock.now < end { try trader.pump(timeoutMs: 50) }
        #expect(!trader.events.contains {
            if case .disconnected = $0 { true } else { false }
        })
        #expect(trader.session.isEstablished)
        try gateway.stop()
    }

    @Test func strangersAreRefusedWithTheReason() throws {
        let gateway = try RunningGateway()
        let key = try gateway.key("alpha")
        let secret = [UInt8](repeating: 7, count: 32)
        let wrong = Key(strategy: "alpha", sessionID: 1, secret: secret)
        let nobody = Key(strategy: "nobody", sessionID: 99, secret: secret)
        let now = Moment.current().wallNs
        func negotiation(_ key: Key, at time: UInt64) throws -> NegotiationRejectCode {
            let client = try RawStrategy(url: gateway.folder.data.ordersURL)
            try client.send(client.signed(Negotiate(
                sessionVersionID: now, timestamp: time, signature: "",
                sessionID: key.sessionID), key))
            return try client.next(NegotiationReject.self).code
        }
        #expect(try negotiation(wrong, at: now) == .credentials)
        #expect(try negotiation(nobody, at: now) == .unknownSession)
        #expect(try negotiation(key, at: now - 60_000_000_000) == .timestamp)
        #expect(try negotiation(key, at: now + 60_000_000_000) == .timestamp)
        #expect(try gateway.status().messagesRefused == 4)
        // A signature that is no hexadecimal, and an establishment without a negotiation.
        let client = try RawStrategy(url: gateway.folder.data.ordersURL)
        try client.send(Negotiate(
            sessionVersionID: now, timestamp: now, signature: "zz", sessionID: 1).frameBytes())
        #expect(try client.next(NegotiationReject.self).code == .credentials)
        try client.send(client.signed(Establish(
            sessionVersionID: now, timestamp: Moment.current().wallNs, nextSeqNo: 1,
            signature: "", sessionID: 1, keepAliveInterval: 1_000, cancelOnDisconnectWindow: 0,
            cancelOnDisconnect: .none), key))
        #expect(try client.next(EstablishmentReject.self).code == .unnegotiated)
        // The client library says it in words.
        let session = Session(url: gateway.folder.data.ordersURL, key: wrong)
        #expect {
            try session.connect(timeoutMs: 20_000)
        } throws: { error in
            guard case .logonRefused(let code, _) = error as? ClientError else { return false }
            return code == "credentials"
        }
        _ = try gateway.session("alpha")
        try gateway.stop()
        _ = try CheckedJournal(gateway.folder)
    }

    @Test func aGapIsToldAndAnOldNumberIsNotTakenAgain() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        let client = try RawStrategy(gateway)
        var later = order(5)
        later.msgSeqNum = 4
        try client.send(later.frameBytes())
        let gap = try client.next(NotApplied.self)
        #expect(gap.fromSeqNo == 1 && gap.count == 3)
        #expect(try client.next(ExecutionReport.self).clOrdID == 5)
        var earlier = order(6)
        earlier.msgSeqNum = 4
        try client.send(earlier.frameBytes())
        let refused = try client.next(BusinessMessageReject.self)
        #expect(refused.rejectReason == .sequenceTooLow && refused.businessRejectRefID == 6)
        try gateway.stop()
    }

    @Test func oldReportsAreSentAgainAndFutureOnesAreNot() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        let client = try RawStrategy(gateway)
        var numbers: [UInt64] = []
        for id in 1...20 as ClosedRange<UInt64> {
            var message = order(id)
            message.msgSeqNum = id
            try client.send(message.frameBytes())
            numbers.append(try client.next(ExecutionReport.self) {
                $0.clOrdID == id && $0.ordStatus == .new
            }.msgSeqNum)
        }
        func ask(_ from: UInt64, _ count: UInt64) throws {
            try client.send(RetransmitRequest(
                timestamp: from, fromSeqNo: from, count: count, sessionID: 1).frameBytes())
        }
        try ask(numbers[3], 5)
        let answer = try client.next(Retransmission.self)
        #expect(answer.nextSeqNo == numbers[3] && answer.count == 5)
        for offset in 0..<5 as Range<UInt64> {
            #expect(try client.next(ExecutionReport.self).msgSeqNum == numbers[3] + offset)
        }
        try ask(numbers[19] + 1, 1)
        #expect(try client.next(RetransmitReject.self).code == .outOfRange)
        try ask(0, 1)
        #expect(try client.next(RetransmitReject.self).code == .outOfRange)
        try ask(1, 0)
        #expect(try client.next(RetransmitReject.self).code == .tooMany)
        try ask(1, .max)
        #expect(try client.next(RetransmitReject.self).code == .tooMany)
        let stranger = try RawStrategy(url: gateway.folder.data.ordersURL)
        try stranger.send(RetransmitRequest(
            timestamp: 1, fromSeqNo: 1, count: 1, sessionID: 1).frameBytes())
        #expect(try stranger.next(RetransmitReject.self).code == .invalidSession)
        try gateway.stop()
    }

    @Test func aSlowReaderIsDisconnectedAndNobodyElseIsDisturbed() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        let slow = try RawStrategy(gateway, "beta")
        let trader = try gateway.trader("alpha")
        // Instrument lists, many times more than the connection's queue holds, and never a look.
        var number: UInt64 = 1
        let others = try trader.rest(.test(.buy, 1, at: 90))
        var isGone = false
        while !isGone, number < 400_000 {
            var message: [UInt8] = []
            for _ in 0..<500 {
                message += SecurityListRequest(
                    msgSeqNum: number, securityReqID: number).frameBytes()
                number += 1
            }
            do { try slow.send(message) } catch { isGone = true }
            if try gateway.status().sessionsEstablished == 1 { isGone = true }
        }
        #expect(isGone)
        try Harness.wait { try gateway.status().sessionsEstablished == 1 }
        let id = try trader.session.cancel(others)
        try trader.report(id, .canceled)
        #expect(!trader.events.contains { if case .disconnected = $0 { true } else { false } })
        try gateway.stop()
    }

    @Test func anOrderIsCancelledWhenItsClientIsGone() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        var settings = SessionMachine.Settings()
        settings.cancelOnDisconnect = .onDisconnect
        var trader: Trader? = Trader(try gateway.session("alpha", settings: settings))
        _ = try trader?.rest(.test(.buy, 1, at: 90))
        #expect(try gateway.status().openOrders == 1)
        // Gone without a word.
        trader = nil
        try Harness.wait { try gateway.status().openOrders == 0 }
        try gateway.stop()
        _ = try CheckedJournal(gateway.folder)
    }

    private func order(_ id: UInt64) -> NewOrderSingle {
        NewOrderSingle(
            msgSeqNum: id, clOrdID: id, sendingTime: 1, price: 90 * unit, orderQty: unit,
            account: "MAIN", securityID: 1, side: .buy, ordType: .limit, timeInForce: .day)
    }
}
