import Testing
import Wire

@testable import PortcullisClient

@Suite struct SessionMachineTests {
    private let start = Moment(wallNs: 1_000_000, steadyNs: 5)

    private func feed(_ machine: inout SessionMachine, _ message: some Message, _ now: Moment) {
        unsafe machine.received(message.frameBytes().span.bytes, now)
    }

    /// The frames that the machine wants to send.
    private func sent(_ machine: inout SessionMachine) -> [(UInt16, [UInt8])] {
        var found: [(UInt16, [UInt8])] = []
        for message in machine.takeOutbound() {
            var reader = FrameReader()
            while case .frame(let header) = unsafe reader.next(in: message.span.bytes) {
                let end = header.byteOffset + header.byteCount
                found.append((header.templateID, Array(message[header.byteOffset..<end])))
            }
        }
        return found
    }

    private func events(_ machine: inout SessionMachine) -> [Event] {
        var found: [Event] = []
        while let event = machine.nextEvent() { found.append(event) }
        return found
    }

    private func established(
        nextReport: UInt64 = 1, _ change: (inout SessionMachine.Settings) -> Void = { _ in }
    ) throws -> SessionMachine {
        var settings = SessionMachine.Settings()
        settings.wantsInstruments = false
        change(&settings)
        var machine = SessionMachine(key: testKey, settings: settings, now: start)
        machine.connected(start)
        try logOn(&machine, nextReport: nextReport)
        #expect(events(&machine) == [.established])
        return machine
    }

    private func logOn(_ machine: inout SessionMachine, nextReport: UInt64) throws {
        let negotiate = try Negotiate(frame: try #require(sent(&machine).first).1)
        feed(
            &machine,
            NegotiationResponse(
                sessionVersionID: negotiate.sessionVersionID,
                requestTimestamp: negotiate.timestamp, sessionID: 7), start)
        let establish = try Establish(frame: try #require(sent(&machine).first).1)
        #expect(establish.nextSeqNo == 1)
        feed(
            &machine,
            EstablishmentAck(
                sessionVersionID: establish.sessionVersionID,
                requestTimestamp: establish.timestamp, nextSeqNo: nextReport,
                lastIncomingSeqNo: 0, sessionID: 7,
                keepAliveInterval: establish.keepAliveInterval), start)
    }

    private func report(_ number: UInt64) -> ExecutionReport {
        execution(
            NewOrderSingle(
                msgSeqNum: 1, clOrdID: 1_000 + number, sendingTime: 1, price: 1, orderQty: 1,
                account: "A", securityID: 1, side: .buy, ordType: .limit, timeInForce: .day),
            number)
    }

    private func later(ms: UInt64) -> Moment {
        Moment(wallNs: start.wallNs + ms * 1_000_000, steadyNs: start.steadyNs + ms * 1_000_000)
    }

    @Test func eachReportComesOnceAndInOrder() throws {
        var machine = try established()
        for number: UInt64 in [1, 3, 3, 1, 2, 4] { feed(&machine, report(number), start) }
        let numbers = events(&machine).map { event in
            if case .execution(let it) = event { it.msgSeqNum } else { UInt64(0) }
        }
        #expect(numbers == [1, 2, 3, 4])
        let requests = sent(&machine).filter { $0.0 == RetransmitRequest.templateID }
        #expect(requests.count == 1)
        let request = try RetransmitRequest(frame: try #require(requests.first).1)
        #expect(request.fromSeqNo == 2 && request.count == 1)
    }

    @Test func asksAgainForWhatDoesNotComeAndThenSaysWhatIsLost() throws {
        var machine = try established { $0.keepAliveMs = 600_000 }
        feed(&machine, report(3), start)
        var asked = 0
        for step in 1...40 {
            asked += sent(&machine).filter { $0.0 == RetransmitRequest.templateID }.count
            machine.tick(later(ms: UInt64(step) * 600))
        }
        #expect(asked == SessionMachine.retransmitTriesMax)
        let found = events(&machine)
        #expect(found == [.reportsLost(fromSeqNo: 1, count: 2), .execution(report(3))])
    }

    @Test func aRefusedRetransmitGoesOnBehindTheGap() throws {
        var machine = try established()
        feed(&machine, report(5), start)
        let request = try RetransmitRequest(frame: try #require(sent(&machine).first).1)
        feed(
            &machine,
            RetransmitReject(
                requestTimestamp: request.timestamp, text: "", sessionID: 7,
                code: .noLongerHeld), start)
        #expect(
            events(&machine) == [
                .reportsLost(fromSeqNo: 1, count: 4), .execution(report(5)),
            ])
        feed(&machine, report(6), start)
        #expect(events(&machine) == [.execution(report(6))])
    }

    @Test func asksForWhatItMissedWhileItWasAway() throws {
        var machine = try established(nextReport: 10)
        feed(&machine, report(10), start)
        machine.disconnected("test")
        machine.connected(later(ms: 1))
        try logOn(&machine, nextReport: 25_000)
        let request = try RetransmitRequest(frame: try #require(sent(&machine).first).1)
        #expect(request.fromSeqNo == 11)
        #expect(request.count == Limit.retransmitCountMax)
    }

    @Test func aVersionFromAClockAheadIsOvertaken() throws {
        var machine = SessionMachine(key: testKey, settings: .init(), now: start)
        machine.connected(start)
        let first = try Negotiate(frame: try #require(sent(&machine).first).1)
        feed(
            &machine,
            NegotiationReject(
                sessionVersionID: first.sessionVersionID, requestTimestamp: first.timestamp,
                currentSessionVersionID: 9_000_000, text: "", sessionID: 7,
                code: .versionNotGreater), start)
        let second = try Negotiate(frame: try #require(sent(&machine).first).1)
        #expect(second.sessionVersionID == 9_000_001)
        #expect(second.signature != first.signature)
    }

    @Test func tellsWhichRequestsWereNotApplied() throws {
        var machine = try established { $0.wantsInstruments = true }
        let list = try SecurityListRequest(frame: try #require(sent(&machine).first).1)
        for (index, symbol) in ["AAPL", "MSFT"].enumerated() {
            var it = security(symbol, index, list.securityReqID)
            it.msgSeqNum = UInt64(index + 1)
            feed(&machine, it, start)
        }
        #expect(machine.isReady)
        let order = Order(account: "A", symbol: "AAPL", side: .sell, quantity: 1)
        let ids = [try machine.submit(order, start), try machine.submit(order, start)]
        _ = events(&machine)
        feed(&machine, NotApplied(fromSeqNo: 2, count: 1), start)
        #expect(events(&machine) == [.notApplied(clOrdIDs: [ids[0]])])
        #expect(machine.unansweredClOrdIDs == [ids[1]])
        feed(&machine, NotApplied(fromSeqNo: .max, count: .max), start)
        #expect(events(&machine).isEmpty)
    }

    @Test func keepsTheSessionAliveAndNoticesSilence() throws {
        var machine = try established { $0.keepAliveMs = 1_000 }
        machine.tick(later(ms: 400))
        #expect(sent(&machine).isEmpty)
        machine.tick(later(ms: 600))
        #expect(sent(&machine).map(\.0) == [Sequence.templateID])
        #expect(machine.takeDemand() == nil)
        machine.tick(later(ms: 3_100))
        guard case .reconnect? = machine.takeDemand() else {
            Issue.record("silence went unnoticed")
            return
        }
    }

    @Test func aReplacedSessionStopsAndAStoppingGatewayIsTriedAgain() throws {
        var machine = try established()
        feed(&machine, Terminate(text: "bye", sessionID: 7, code: .stopping), start)
        guard case .reconnect? = machine.takeDemand() else {
            Issue.record("a stopping gateway should be tried again")
            return
        }
        feed(&machine, Terminate(text: "other", sessionID: 7, code: .replaced), start)
        #expect(machine.takeDemand() == .stop(.ended(code: "replaced", text: "other")))
    }

    @Test func garbageIsPassedOver() throws {
        var machine = try established()
        for bytes: [UInt8] in [[], [0], [UInt8](repeating: 0xFF, count: 100)] {
            unsafe machine.received(bytes.span.bytes, start)
        }
        var message = [UInt8](report(1).frameBytes().dropLast())
        unsafe machine.received(message.span.bytes, start)
        message = report(1).frameBytes() + [1, 2, 3]
        unsafe machine.received(message.span.bytes, start)
        #expect(events(&machine) == [.execution(report(1))])
    }
}
