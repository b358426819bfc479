import Testing
import Wire

@testable import Gateway
@testable import PortcullisClient

@Suite struct DropCopyFilterTests {
    /// Six records: orders of two accounts, instruments and sessions, a tick, a timer.
    private func desk() throws -> DropCopyDesk {
        let desk = try DropCopyDesk()
        try desk.append([
            desk.records.order(account: "MAIN", securityID: 3, sessionID: 9),
            desk.records.order(account: "SIDE", securityID: 3, sessionID: 9),
            desk.records.order(account: "MAIN", securityID: 4, sessionID: 10),
            desk.records.record(
                MarketDataSnapshot(
                    feedSeqNum: 1, transactTime: 1, symbol: "AAPL", securityID: 3),
                origin: .feed),
            desk.records.record(TimerExpired(dueTime: 5), origin: .timer),
            // A report of a broker bears no account: what came of it does.
            desk.records.record(
                BrokerReport(
                    brokerSeqNum: 1, orderID: 1, transactTime: 1, commandID: 1, execRef: 1,
                    reasonCode: 0, brokerID: 1, rejectReason: .none, kind: .accepted),
                origin: .broker
            ) { effects in
                effects.append(
                    DropCopyRecords.report(1), kind: EffectKind.report, destination: 7,
                    sessionID: 9)
            },
        ])
        desk.publish()
        return desk
    }

    private func sequences(
        _ desk: DropCopyDesk, _ set: (inout DropCopyFilter) -> Void
    ) throws -> [UInt64] {
        var filter = DropCopyFilter()
        set(&filter)
        return try desk.client(.sequence(1), filter: filter).takeUntilCaughtUp().sequences
    }

    @Test func eachConditionHoldsForAnyFrameOfTheRecord() throws {
        let desk = try desk()
        #expect(try sequences(desk) { _ in } == [1, 2, 3, 4, 5, 6])
        #expect(try sequences(desk) { $0.account = "MAIN" } == [1, 3, 6])
        #expect(try sequences(desk) { $0.account = "SIDE" } == [2])
        #expect(try sequences(desk) { $0.account = "MAI" } == [])
        #expect(try sequences(desk) { $0.sessionID = 9 } == [1, 2, 6])
        #expect(try sequences(desk) { $0.securityID = 3 } == [1, 2, 4, 6])
        #expect(try sequences(desk) { $0.templateID = NewOrderSingle.templateID } == [1, 2, 3])
        #expect(try sequences(desk) { $0.templateID = ExecutionReport.templateID } == [1, 2, 3, 6])
        #expect(try sequences(desk) { $0.origin = .feed } == [4])
        #expect(try sequences(desk) { $0.origin = .gateway } == [])
    }

    @Test func allConditionsMustHold() throws {
        let desk = try desk()
        #expect(
            try sequences(desk) {
                $0.account = "MAIN"
                $0.securityID = 3
            } == [1, 6])
        #expect(
            try sequences(desk) {
                $0.account = "MAIN"
                $0.origin = .broker
            } == [6])
        #expect(
            try sequences(desk) {
                $0.sessionID = 10
                $0.securityID = 3
            } == [])
    }

    @Test func whatTheFilterLeavesOutCanBeAcknowledgedToo() throws {
        let desk = try desk()
        let peer = try desk.raw()
        var request = Subscribe.from(1, consumer: "side")
        request.account = "SIDE"
        try peer.send(request)
        #expect(try peer.report().status == .accepted)
        let report = try peer.report()
        #expect(report.status == .caughtUp && report.nextSequence == 7)
        try peer.send(Acknowledge(sequence: 6, consumer: "side"))
        // A second subscription of the same name ends the first: then the cursor is written.
        request.start = .lastAcknowledged
        request.requestID = 2
        try peer.send(request)
        #expect(try peer.report().status == .ended)
        #expect(try peer.report().nextSequence == 7)
    }
}
