import Brokers
import Core
import Foundation
import LockFree
import Synchronization
import Testing
import Wire

@testable import Gateway
@testable import Journal
@testable import Transport

/// The loop one turn at a time, where a whole gateway could only be lucky to be at the place.
@Suite struct OrderLifeTests {
    /// A loop whose rings the test fills and whose turns it takes; one session is established.
    private struct Bench: ~Copyable {
        static let connection: UInt32 = 7
        let folder: TestFolder
        var life: OrderLife
        private var number: UInt64 = 0

        private init(folder: TestFolder, life: consuming OrderLife) {
            self.folder = folder
            self.life = life
        }

        static func make(
            _ configuration: TestConfiguration = TestConfiguration(orders: 8_192)
        ) throws -> Bench {
            let folder = try TestFolder()
            let parsed = try configuration.parsed()
            var bench = Bench(folder: folder, life: try makeLife(parsed, in: folder))
            try bench.configure(parsed)
            try bench.logOn()
            bench.quiet()
            return bench
        }

        private static func makeLife(
            _ parsed: GatewayConfiguration, in folder: TestFolder
        ) throws -> OrderLife {
            let ring = RecordRing(capacity: parsed.journal.ringByteCount)
            let signals = LifeSignals()
            var ops = ServerOptions(urls: [folder.data.opsURL])
            ops.refusalForm = .ops
            ops.haltGate = signals.gate
            let doors = Doors(
                orders: try ServerEndpoint(
                    ServerOptions(urls: [folder.data.ordersURL]), parker: signals.parker),
                ops: try ServerEndpoint(ops, parker: signals.parker),
                feed: try ServerEndpoint(
                    ServerOptions(urls: [folder.data.feedURL]), parker: signals.parker))
            let settings = JournalSettings(
                durability: .written, segmentByteCount: 8 << 20, configurationHash: .zero,
                productVersion: "test")
            let writer = try JournalWriter.open(
                directory: folder.data.journal, settings: settings, now: 1)
            var desk = BrokerDesk(brokersMax: parsed.capacity.brokers)
            var paper = PaperSettings()
            paper.latencyNs = 0
            paper.openOrdersMax = UInt64(parsed.capacity.orders)
            desk.add(try PaperBroker(brokerID: 1, settings: paper))
            _ = try KeyMaker.makeKeys(for: parsed, dataDirectory: folder.path)
            return OrderLife(
                core: Core(capacity: parsed.capacity), ring: ring,
                durability: DurabilityStage(
                    writer: writer, ring: ring, coreParker: signals.parker),
                brokers: desk, doors: doors, signals: signals,
                authenticator: Authenticator(
                    keys: try KeyStore.load(parsed, dataDirectory: folder.path)),
                calendars: parsed.calendars, sessionsMax: parsed.capacity.sessions)
        }

        private mutating func configure(_ parsed: GatewayConfiguration) throws {
            for frame in parsed.definitions() {
                let fits = unsafe life.decide(frame.span.bytes, .configuration)
                try #require(fits)
            }
            life.defineInstruments()
            let up = life.decide(BrokerStatus(brokerID: 1, state: .up), .broker, source: 1)
            try #require(up)
        }

        private mutating func logOn() throws {
            let negotiate = Negotiate(
                sessionVersionID: 1, timestamp: 1, signature: "", sessionID: 1).frameBytes()
            let establish = Establish(
                sessionVersionID: 1, timestamp: 1, nextSeqNo: 1, signature: "", sessionID: 1,
                keepAliveInterval: 600_000, cancelOnDisconnectWindow: 0,
                cancelOnDisconnect: .none).frameBytes()
            for frame in [negotiate, establish] {
                let fits = unsafe life.decide(
                    frame.span.bytes, .session, source: Self.connection, isAuthenticated: true)
                try #require(fits)
            }
            let tick = MarketDataSnapshot(
                feedSeqNum: 1, transactTime: life.clock.now(), bidPx: 100 * unit,
                offerPx: 101 * unit, bidSize: 1_000_000 * unit, offerSize: 1_000_000 * unit,
                symbol: "AAPL", securityID: 1)
            let fits = life.decide(tick, .feed, source: 3)
            try #require(fits)
        }

        /// An order that would rest, of the established session.
        mutating func order() -> [UInt8] {
            number += 1
            return NewOrderSingle(
                msgSeqNum: number, clOrdID: number, sendingTime: 1, price: 90 * unit,
                orderQty: unit, account: "MAIN", securityID: 1, side: .buy, ordType: .limit,
                timeInForce: .day).frameBytes()
        }

        mutating func cancel(_ orig: UInt64) -> [UInt8] {
            number += 1
            return OrderCancelRequest(
                msgSeqNum: number, clOrdID: 1_000_000 + number, origClOrdID: orig, sendingTime: 1
            ).frameBytes()
        }

        func push(_ bytes: [UInt8], into door: ServerEndpoint, from connection: UInt32 = 7) {
            let pushed = unsafe bytes.withUnsafeBytes {
                unsafe door.inbound.push(connection: connection, bytes: $0)
            }
            #expect(pushed)
        }

        /// Decides one order past the door; false where the ring has no room.
        mutating func decidesOrder() -> Bool {
            let frame = order()
            return unsafe life.decide(frame.span.bytes, .session, source: Self.connection)
        }

        mutating func decideOrders(_ count: Int = 1) {
            for _ in 0..<count {
                let fits = decidesOrder()
                #expect(fits)
            }
        }

        /// Turns until nothing is left to do, or for so many turns.
        mutating func quiet(turnsMax: Int = 10_000) {
            for _ in 0..<turnsMax where !life.turn() && life.ring.usedByteCount == 0 { return }
        }

        /// Stops and reads what was journaled.
        mutating func finished() throws -> CheckedJournal {
            try life.finish()
            return try CheckedJournal(folder)
        }
    }

    /// `#expect` takes no value that cannot be copied, not even in part.
    private func check(_ holds: Bool, _ place: SourceLocation = #_sourceLocation) {
        #expect(holds, sourceLocation: place)
    }

    private static let halt = HaltRequest(
        requestID: 1, timestamp: 1, target: "", operatorID: "tester", reason: "test", scope: .all,
        mode: .full).frameBytes()
    private static let resume = ResumeRequest(
        requestID: 2, timestamp: 1, target: "", operatorID: "tester", reason: "test", scope: .all
    ).frameBytes()

    @Test func aHaltBetweenDecisionAndSendingHoldsTheOrdersBack() throws {
        var bench = try Bench.make()
        bench.decideOrders(20)
        bench.life.durability.advance()
        // Durable, about to leave, and now the halt is seen.
        bench.life.signals.gate.raise()
        bench.push(Self.halt, into: bench.life.doors.ops, from: 9)
        bench.quiet()
        check(!bench.life.signals.gate.isRaised)
        check(bench.life.core.haltCount == 1 && bench.life.core.openOrderCount == 0)
        let journal = try bench.finished()
        let held = journal.inputs(BrokerReport.self)
        #expect(held.count == 20)
        #expect(held.allSatisfy { $0.kind == .notSent && $0.rejectReason == .haltedAll })
        let told = journal.effects(ExecutionReport.self).filter { $0.ordStatus == .rejected }
        #expect(Set(told.map(\.clOrdID)) == Set(1...20))
    }

    @Test func aRaisedGateWhoseHaltIsOnItsWayKeepsOrdersWaiting() throws {
        var bench = try Bench.make()
        bench.decideOrders()
        bench.life.durability.advance()
        bench.life.signals.gate.raise()
        let dispatched = bench.life.dispatch()
        #expect(!dispatched)
        bench.push(bench.order(), into: bench.life.doors.orders)
        bench.quiet(turnsMax: 50)
        check(!bench.life.doors.orders.inbound.isEmpty)
        check(bench.life.ring.usedByteCount > 0)
        bench.push(Self.halt, into: bench.life.doors.ops, from: 9)
        bench.quiet()
        check(bench.life.doors.orders.inbound.isEmpty)
        let journal = try bench.finished()
        #expect(journal.inputs(BrokerReport.self).map(\.kind) == [.notSent])
        let refused = journal.effects(ExecutionReport.self).filter { $0.ordStatus == .rejected }
        #expect(refused.map(\.rejectReason) == [.haltedAll, .haltedAll])
    }

    @Test func aResetIsToldOnceHoweverOftenSomebodyLooks() throws {
        var bench = try Bench.make()
        let settings = TradingDaySettings(resetNs: 0, zone: "Europe/Berlin", weekStart: .monday)
        let schedule = try #require(TradingDaySchedule(settings))
        bench.life.watchTradingDays(schedule)
        let first = bench.life.takeTradingDay()
        check(first)
        check(bench.life.resetDueTime > bench.life.clock.now())
        check(bench.life.resetDueTime <= bench.life.clock.now() + 25 * 3_600_000_000_000)
        for due in [bench.life.resetDueTime, 0, 0] {
            bench.life.resetDueTime = due
            let again = bench.life.takeTradingDay()
            check(!again)
        }
        bench.quiet()
        let journal = try bench.finished()
        let days = journal.inputs(TradingDayBegan.self)
        #expect(days.map(\.weekStart) == [.yes])
    }

    @Test func aFullRingAndAHaltDoNotWaitForEachOther() throws {
        var bench = try Bench.make()
        var count = 0
        while bench.decidesOrder() { count += 1 }
        #expect(count > 500)
        bench.life.durability.advance()
        bench.life.signals.gate.raise()
        bench.push(Self.halt, into: bench.life.doors.ops, from: 9)
        bench.quiet()
        check(!bench.life.signals.gate.isRaised)
        check(bench.life.core.haltCount == 1 && bench.life.core.openOrderCount == 0)
        let journal = try bench.finished()
        #expect(journal.inputs(BrokerReport.self).count { $0.kind == .notSent } == count)
    }

    @Test func ordersLeaveHalfOfTheRingToOthers() throws {
        var bench = try Bench.make()
        while bench.life.ring.usedByteCount < bench.life.ring.capacity / 4 {
            bench.decideOrders()
        }
        var message: [UInt8] = []
        while message.count < 60_000 { message += bench.order() }
        for _ in 0..<8 { bench.push(message, into: bench.life.doors.orders) }
        // Nothing becomes durable meanwhile: the ring only fills.
        for _ in 0..<10 { _ = bench.life.takeOrders() }
        let used = bench.life.ring.usedByteCount
        check(used <= bench.life.ring.capacity / 2 + Limit.recordBytesMax)
        check(!bench.life.doors.orders.inbound.isEmpty)
        _ = bench.life.takeFeed()
        bench.push(StatusRequest(requestID: 1).frameBytes(), into: bench.life.doors.ops, from: 9)
        let isTaken = bench.life.takeOps()
        #expect(isTaken)
        bench.quiet()
        check(bench.life.doors.orders.inbound.isEmpty)
        _ = try bench.finished()
    }

    @Test func aLostHaltRefusesOrdersLetsCancelsPassAndEndsWithAResume() throws {
        var bench = try Bench.make()
        bench.decideOrders()
        bench.quiet()
        bench.decideOrders()
        bench.life.durability.advance()
        // The ops ring was full when a halt came.
        bench.life.signals.gate.raise()
        bench.life.signals.gate.lose()
        bench.push(bench.order(), into: bench.life.doors.orders)
        bench.push(bench.cancel(1), into: bench.life.doors.orders)
        bench.quiet()
        check(bench.life.doors.orders.inbound.isEmpty)
        check(bench.life.core.openOrderCount == 0)
        check(bench.life.messagesRefused == 1)
        bench.push(Self.resume, into: bench.life.doors.ops, from: 9)
        bench.quiet()
        check(!bench.life.signals.gate.isRaised)
        let journal = try bench.finished()
        #expect(journal.inputs(NewOrderSingle.self).count == 2)
        #expect(journal.inputs(OrderCancelRequest.self).count == 1)
        #expect(journal.inputs(BrokerReport.self).map(\.kind) == [.accepted, .notSent, .canceled])
    }

    @Test func aStopWhileOrdersWaitAtTheGateTellsThemAndIsTheLastRecord() throws {
        var bench = try Bench.make()
        bench.decideOrders(5)
        bench.life.signals.gate.raise()
        bench.life.signals.gate.lose()
        let journal = try bench.finished()
        let kinds = journal.inputs(BrokerReport.self).map(\.kind)
        #expect(kinds == Array(repeating: .notSent, count: 5))
        #expect(journal.entries.last?.templateID == GatewayStopped.templateID)
    }

    @Test func aStopIsNotDelayedByAFloodThatNeverEnds() throws {
        var bench = try Bench.make()
        let orders = bench.life.doors.orders
        var message: [UInt8] = []
        while message.count < 60_000 { message += bench.order() }
        let flood = EndlessFlood()
        Thread { [message] in flood.run(into: orders, message) }.start()
        try Harness.wait { orders.inbound.usedByteCount > orders.inbound.capacity / 2 }
        bench.life.signals.requestStop()
        try bench.life.run()
        #expect(flood.stop(), "the stop came only when the flood had ended")
        let journal = try CheckedJournal(bench.folder)
        #expect(journal.entries.last?.templateID == GatewayStopped.templateID)
        #expect(journal.inputs(NewOrderSingle.self).isEmpty)
    }

    @Test func ordersAreRefusedWhileTooManyWaitAndPassWhenTheyAreTaken() throws {
        var configuration = TestConfiguration(orders: 8_192)
        configuration.orderNotional = "1000000, input_backlog: 5"
        var bench = try Bench.make(configuration)
        for _ in 0..<6 { bench.push(bench.order(), into: bench.life.doors.orders) }
        bench.push(bench.cancel(1), into: bench.life.doors.orders)
        bench.quiet()
        check(bench.life.gauge.isRaised)
        // The core hears that they are gone when its time has come, and orders pass again.
        try Harness.wait { bench.life.clock.now() >= bench.life.gauge.dueTime }
        bench.quiet()
        check(!bench.life.gauge.isRaised)
        for _ in 0..<5 { bench.push(bench.order(), into: bench.life.doors.orders) }
        bench.quiet()
        let journal = try bench.finished()
        let told = journal.inputs(GatewayLoad.self).map(\.inputBacklog)
        #expect(told == [7, 0])
        let reasons = journal.effects(ExecutionReport.self)
            .filter { $0.execType == .rejected || $0.execType == .pendingNew }.map(\.rejectReason)
        #expect(reasons == Array(repeating: .inputBehind, count: 6)
            + Array(repeating: .none, count: 5))
    }

    @Test func aLostConnectionIsToldThoughOrdersNeverCease() throws {
        var bench = try Bench.make()
        bench.push(bench.order(), into: bench.life.doors.orders)
        bench.life.closedConnections.append(
            ClosedConnection(
                id: Bench.connection, behind: bench.life.doors.orders.inbound.givenPosition))
        // What comes behind the end of the connection is another's.
        bench.push(bench.order(), into: bench.life.doors.orders, from: 8)
        let isToldEarly = bench.life.takeClosedConnections()
        #expect(!isToldEarly)
        _ = bench.life.takeOrders()
        bench.push(bench.order(), into: bench.life.doors.orders, from: 8)
        let isTold = bench.life.takeClosedConnections()
        #expect(isTold)
        check(!bench.life.doors.orders.inbound.isEmpty)
        bench.quiet()
        let journal = try bench.finished()
        #expect(journal.inputs(ConnectionClosed.self).map(\.connectionID) == [7])
    }

    @Test func aBrokerTakesNoNewOrderBeforeItAnsweredForTheOld() throws {
        var bench = try Bench.make()
        bench.decideOrders()
        let isRecovering = bench.life.decide(
            BrokerStatus(brokerID: 1, state: .recovering), .broker, source: 1)
        #expect(isRecovering)
        bench.life.recoveringBrokers = [1]
        // The first order is not answered yet.
        check(bench.life.core.unansweredCount(brokerID: 1) == 1)
        let isUp = bench.life.takeRecoveredBrokers()
        #expect(!isUp)
        bench.decideOrders()
        bench.quiet()
        check(bench.life.recoveringBrokers.isEmpty)
        bench.decideOrders()
        bench.quiet()
        let journal = try bench.finished()
        let refused = journal.effects(ExecutionReport.self).filter { $0.ordStatus == .rejected }
        #expect(refused.map(\.rejectReason) == [.brokerRecovering])
        #expect(refused.map(\.clOrdID) == [2])
    }
}

/// Keeps a door's ring full until it is stopped, or patience ends.
private final class EndlessFlood: Sendable {
    private let isStopped = Atomic<Bool>(false)
    private let hasEnded = DispatchSemaphore(value: 0)
    private let lostPatience = Atomic<Bool>(false)

    func run(into door: ServerEndpoint, _ message: [UInt8]) {
        let deadline = ContinuousClock.now + .seconds(20)
        while !isStopped.load(ordering: .acquiring) {
            if ContinuousClock.now > deadline {
                lostPatience.store(true, ordering: .releasing)
                break
            }
            // A full ring takes it later.
            _ = unsafe message.withUnsafeBytes {
                unsafe door.inbound.push(connection: 7, bytes: $0)
            }
        }
        hasEnded.signal()
    }

    /// - Returns: whether the flood was still running.
    func stop() -> Bool {
        isStopped.store(true, ordering: .releasing)
        hasEnded.wait()
        return !lostPatience.load(ordering: .acquiring)
    }
}
