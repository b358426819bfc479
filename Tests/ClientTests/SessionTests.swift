import Foundation
import Testing
import Transport
import Wire

@testable import PortcullisClient

@Suite struct SessionTests {
    private let order = Order(
        account: "MAIN", symbol: "AAPL", side: .buy, quantity: 100_0000_0000,
        limit: 189_5000_0000)

    /// The next event that `pick` wants, within ten seconds.
    private func next<T>(_ session: Session, _ pick: (Event) -> T?) throws -> T? {
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            if let event = try session.nextEvent(timeoutMs: 100), let it = pick(event) { return it }
        }
        return nil
    }

    private func nextReport(_ session: Session) throws -> ExecutionReport? {
        try next(session) { if case .execution(let it) = $0 { it } else { nil } }
    }

    @Test func logsOnAndGetsAReportOfItsOrder() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        #expect(session.securities.map { "\($0.symbol)" } == ["AAPL", "MSFT"])
        #expect(session.symbol(of: 2) == "MSFT")
        let id = try session.submit(order)
        let report = try #require(try nextReport(session))
        #expect(report.clOrdID == id)
        #expect(report.price == 189_5000_0000)
        #expect(session.unansweredClOrdIDs.isEmpty)
        #expect(throws: ClientError.unknownSymbol("NOPE", listed: 2)) {
            var other = order
            other.symbol = "NOPE"
            try session.submit(other)
        }
        session.close()
        #expect(throws: ClientError.self) { try session.submit(order) }
    }

    @Test func aWrongSecretIsRefusedWithTheGatewaysWords() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let wrong = Key(strategy: "alpha", sessionID: 7, secret: [UInt8](repeating: 1, count: 32))
        let session = Session(url: gateway.url, key: wrong)
        #expect(throws: ClientError.logonRefused(code: "credentials", text: "check the key")) {
            try session.connect()
        }
    }

    @Test func aMissingGatewayIsNamed() {
        let session = Session(url: "inproc://nobody-here", key: testKey)
        #expect(throws: ClientError.transport(.nothingListens(url: "inproc://nobody-here"))) {
            try session.connect()
        }
    }

    @Test func aBatchIsOneMessage() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        let before = gateway.state.withLock { $0.messages }
        let ids = try session.batch { try (0..<100).map { _ in try session.submit(order) } }
        for id in ids { #expect(try nextReport(session)?.clOrdID == id) }
        #expect(gateway.state.withLock { $0.messages } == before + 1)
        #expect(ids == ids.sorted())
    }

    @Test func lostReportsAreAskedForAndComeInOrder() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        // 1 and 2 were the instruments.
        gateway.state.withLock { $0.lost = [3, 4, 6] }
        var ids: [UInt64] = []
        for _ in 0..<5 { ids.append(try session.submit(order)) }
        for id in ids { #expect(try nextReport(session)?.clOrdID == id) }
        #expect(gateway.state.withLock { $0.retransmitRequests } >= 1)
    }

    @Test func aLostLastReportIsFoundByTheKeepAlive() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        gateway.state.withLock { $0.lost = [3] }
        let id = try session.submit(order)
        #expect(try session.nextEvent(timeoutMs: 0) == .established)
        while gateway.state.withLock({ $0.orders.isEmpty }) { sched_yield() }
        gateway.send(Sequence(nextSeqNo: 4))
        #expect(try nextReport(session)?.clOrdID == id)
    }

    @Test func reconnectsAndSendsUnansweredOrdersAgainAsPossibleRepeats() throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        let answered = try session.submit(order)
        #expect(try nextReport(session)?.clOrdID == answered)
        gateway.state.withLock { _ = $0.silent.insert(NewOrderSingle.templateID) }
        let seen = gateway.state.withLock { $0.messages }
        let first = try session.submit(order)
        let second = try session.submit(order)
        #expect(session.unansweredClOrdIDs == [first, second])
        while gateway.state.withLock({ $0.messages }) < seen + 2 { sched_yield() }
        gateway.state.withLock { _ = $0.silent.remove(NewOrderSingle.templateID) }
        gateway.dropConnection()
        let lost = try next(session) { if case .disconnected = $0 { true } else { nil } }
        #expect(lost == true)
        let reports = [try nextReport(session), try nextReport(session)]
        #expect(reports.map { $0?.clOrdID } == [first, second])
        #expect(reports.allSatisfy { $0?.possResend == .yes })
        let state = gateway.state.withLock { $0 }
        #expect(state.versions.count == 2)
        #expect(state.versions[0] < state.versions[1])
        #expect(state.orders.map(\.clOrdID) == [answered, first, second])
        // The list request comes first on the new connection.
        #expect(state.orders.suffix(2).map(\.msgSeqNum) == [2, 3])
    }

    @Test func aGatewayThatComesBackIsFoundAgain() throws {
        let path = "/tmp/pct-\(UInt64.random(in: 0..<UInt64.max)).ipc"
        defer { unsafe unlink(path) }
        let first = try FakeGateway(url: "ipc://\(path)")
        let session = Session(url: first.url, key: testKey)
        try session.connect()
        let reports = first.state.withLock { $0 }
        first.stop()
        let lost = try next(session) { if case .disconnected = $0 { true } else { nil } }
        #expect(lost == true)
        let waiting = try session.submit(order)
        let second = try FakeGateway(url: "ipc://\(path)")
        defer { second.stop() }
        second.state.withLock {
            $0.reports = reports.reports
            $0.nextReport = reports.nextReport
        }
        #expect(try nextReport(session)?.clOrdID == waiting)
    }

    @Test func aStreamGivesTheSameEvents() async throws {
        let gateway = try FakeGateway()
        defer { gateway.stop() }
        let session = Session(url: gateway.url, key: testKey)
        try session.connect()
        let id = try session.submit(order)
        for try await event in session.events() {
            if case .execution(let it) = event {
                #expect(it.clOrdID == id)
                break
            }
        }
        session.close()
    }
}
