import Foundation
import PortcullisClient
import Synchronization
import Testing
import Wire

@testable import Gateway

/// An operator drops the gate.
@Suite struct HaltTests {
    private static let authority = Authority(operatorID: "tester", reason: "a test")

    @Test(
        arguments: ["written", "synced"],
        ["threads: {orders: core}", "threads: {orders: own}", "threads: {core: {wait: spin}}"])
    func aHaltUnderLoadLetsNoOrderOut(durability: String, threads: String) throws {
        let gateway = try RunningGateway(
            TestConfiguration(durability: durability, orders: 65_536, sockets: threads))
        try gateway.quote(bid: 100, offer: 101)
        let flood = Flood()
        let done = DispatchGroup()
        for (strategy, account) in [("alpha", "MAIN"), ("beta", "SIDE")] {
            let session = try gateway.session(strategy)
            let thread = Thread {
                flood.run(session, account: account)
                done.leave()
            }
            done.enter()
            thread.start()
        }
        try Harness.wait { try gateway.status().ordersForwarded > 500 }
        let ops = try gateway.ops()
        let report = try ops.halt(.all, Self.authority)
        #expect(report.halted == .yes && report.phase == .complete)
        // Everything afterwards is refused; the flood sees it and ends.
        let refusedBefore = try gateway.status().ordersRefused
        try Harness.wait { try gateway.status().ordersRefused > refusedBefore + 100 }
        flood.stop()
        try #require(done.wait(timeout: .now() + RunningGateway.patienceS) == .success)
        let forwarded = try gateway.status().ordersForwarded
        let trader = try gateway.trader()
        let refused = try trader.outcome(.test(.buy, 1, at: 90))
        #expect(refused.ordStatus == .rejected && refused.rejectReason == .haltedAll)
        #expect(try gateway.status().ordersForwarded == forwarded)
        let status = try ops.status()
        #expect(status.report.state == .halted && status.halts.count == 1)
        try gateway.stop()
        try expectNothingLeft(behindTheHaltIn: try CheckedJournal(gateway.folder))
    }

    /// No order's command stands behind the halt, what was decided before it and had not left is
    /// told, and every order has its end.
    private func expectNothingLeft(behindTheHaltIn journal: CheckedJournal) throws {
        let halt = try #require(journal.index(of: HaltRequest.self))
        let behind = journal.entries[halt...]
        let late = behind.flatMap { $0.effects(BrokerCommand.self) }
        #expect(!late.contains { $0.kind == .newOrder || $0.kind == .replace })
        #expect(behind.contains { entry in
            entry.effects(ExecutionReport.self).contains { $0.rejectReason == .haltedAll }
        })
        let sent = Set(journal.effects(BrokerCommand.self).map(\.orderID))
        var held: Set<UInt64> = []
        var answered: Set<UInt64> = []
        for entry in journal.entries {
            guard let report = entry.input(BrokerReport.self) else { continue }
            if report.kind == .notSent {
                held.insert(report.orderID)
                let told = entry.effects(ExecutionReport.self)
                #expect(told.map(\.ordStatus) == [.rejected])
                #expect(told.first?.rejectReason == .haltedAll)
            } else {
                answered.insert(report.orderID)
            }
        }
        #expect(held.isDisjoint(with: answered), "an order that was held back had left")
        #expect(sent == held.union(answered), "an order has no end")
    }

    @Test func cancelsPassAndAHaltSurvivesARestart() throws {
        let folder = try TestFolder()
        var gateway: RunningGateway? = try RunningGateway(in: folder)
        try gateway?.quote()
        let id = try #require(try gateway?.trader().rest(.test(.buy, 1, at: 90)))
        _ = try gateway?.ops().halt(.all, Self.authority)
        try gateway?.stop()
        gateway = nil
        let again = try RunningGateway(in: folder)
        #expect(again.summary.isHalted)
        #expect(again.summary.recordsReplayed > 0)
        try again.quote()
        let trader = try again.trader()
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).rejectReason == .haltedAll)
        // The open order of the life before still works at the venue, and can be cancelled.
        try trader.session.requestStatus(clOrdID: id)
        #expect(try trader.report(id, .new).leavesQty == unit)
        try trader.report(try trader.session.cancel(id), .canceled)
        _ = try again.ops().resume(.all, Self.authority)
        #expect(try trader.outcome(.test(.buy, 2, at: 90)).ordStatus == .new)
        try again.stop()
        try CheckedJournal(folder).expectStopped()
    }

    @Test func cancelAndFlattenEndOnlyWhenNothingRestsAndAllIsFlat() throws {
        let gateway = try RunningGateway(TestConfiguration(latency: "20ms"))
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let filled = try trader.session.submit(.test(.buy, 10, at: 105))
        try trader.report(filled, .filled)
        for price in 1...30 as ClosedRange<Int64> {
            try trader.session.submit(.test(.buy, 1, at: 60 + price))
        }
        try Harness.wait { try gateway.status().openOrders == 30 }
        let ops = try gateway.ops()
        var phases: [HaltPhase] = []
        let end = try ops.halt(
            .all, Self.authority, cancelOpen: true, flatten: true
        ) { report in
            phases.append(report.phase)
            if report.phase == .complete {
                #expect(report.ordersOpen == 0 && report.positionsOpen == 0)
            }
        }
        #expect(phases.first == .accepted && phases.last == .complete)
        #expect(phases.contains(.cancelling) && phases.contains(.flattening))
        #expect(end.cancelsSent == 30 && end.closesSent == 1)
        #expect(try gateway.status().openOrders == 0)
        let position = try #require(try ops.positions(account: "MAIN").first)
        #expect(position.netQty == 0)
        try gateway.stop()
        let journal = try CheckedJournal(gateway.folder)
        let closes = journal.effects(BrokerCommand.self).filter { $0.sessionID == 0 }
        #expect(closes.count { $0.kind == .newOrder } == 1)
    }

    @Test func aScopedHaltStopsItsScopeAlone() throws {
        let gateway = try RunningGateway()
        try gateway.quote("AAPL")
        try gateway.quote("MSFT")
        let ops = try gateway.ops()
        let alpha = try gateway.trader("alpha")
        let beta = try gateway.trader("beta")
        func outcomes() throws -> [RejectReason] {
            [
                try alpha.outcome(.test(.buy, 1, "AAPL", at: 90)).rejectReason,
                try beta.outcome(.test(.buy, 1, "AAPL", at: 90)).rejectReason,
                try beta.outcome(.test(.buy, 1, "AAPL", at: 90, account: "SIDE")).rejectReason,
                try beta.outcome(.test(.buy, 1, "MSFT", at: 90, account: "SIDE")).rejectReason,
            ]
        }
        let cases: [(Target, [RejectReason])] = [
            (Target(scope: .account, name: "MAIN"),
             [.haltedAccount, .haltedAccount, .none, .none]),
            (Target(scope: .strategy, name: "beta"),
             [.none, .haltedStrategy, .haltedStrategy, .haltedStrategy]),
            (Target(scope: .instrument, name: "AAPL"),
             [.haltedInstrument, .haltedInstrument, .haltedInstrument, .none]),
            (Target(scope: .broker, name: "paper"),
             [.haltedBroker, .haltedBroker, .haltedBroker, .haltedBroker]),
        ]
        for (target, expected) in cases {
            #expect(try ops.halt(target, Self.authority).halted == .yes)
            #expect(try outcomes() == expected, "\(target.scope)")
            #expect(try ops.resume(target, Self.authority).halted == .no)
            #expect(try outcomes() == [.none, .none, .none, .none])
        }
        #expect {
            try ops.resume(.all, Self.authority)
        } throws: { error in
            guard case .opsRefused(let reason, _) = error as? ClientError else { return false }
            return reason == .notHalted
        }
        try gateway.stop()
        try CheckedJournal(gateway.folder).expectStopped()
    }

    @Test func aReducingHaltLetsAPositionGetSmallerOnly() throws {
        let gateway = try RunningGateway()
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        try trader.report(try trader.session.submit(.test(.buy, 5, at: 105)), .filled)
        _ = try gateway.ops().halt(.all, Self.authority, mode: .reducing)
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).rejectReason == .reducingOnly)
        try trader.report(try trader.session.submit(.test(.sell, 5, at: 99)), .filled)
        #expect(try trader.outcome(.test(.sell, 1, at: 99)).rejectReason == .reducingOnly)
        try gateway.stop()
        _ = try CheckedJournal(gateway.folder)
    }
}

/// A strategy that sends batches flat out until it is told to stop.
final class Flood: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let unansweredMax: Int
    /// Orders that the gateway has said PendingNew to.
    let acknowledged = Mutex<Set<UInt64>>([])

    init(unansweredMax: Int = 2_000) { self.unansweredMax = unansweredMax }

    func stop() { isOver.store(true, ordering: .releasing) }

    /// - Returns: when it was stopped, or the gateway went away.
    func run(_ session: Session, account: String) {
        do {
            while !isOver.load(ordering: .acquiring) {
                if session.unansweredClOrdIDs.count < unansweredMax {
                    try session.batch {
                        for index in 0..<50 {
                            // Every fourth trades, the others rest.
                            let price: Int64 = index % 4 == 0 ? 105 : 90
                            try session.submit(.test(.buy, 1, at: price, account: account))
                        }
                    }
                }
                while let event = try session.nextEvent(timeoutMs: 0) {
                    switch event {
                    case .execution(let report) where report.ordStatus == .pendingNew:
                        acknowledged.withLock { _ = $0.insert(report.clOrdID) }
                    case .disconnected: isOver.store(true, ordering: .releasing)
                    default: break
                    }
                }
            }
        } catch {
            // The gateway was killed: what it said before counts.
        }
    }
}
