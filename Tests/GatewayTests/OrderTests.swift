import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

/// What a strategy sees of its orders, with the gateway whole.
@Suite struct OrderTests {
    @Test(arguments: ["written", "synced"])
    func anOrderLivesFromPendingNewToFilled(durability: String) throws {
        let gateway = try RunningGateway(
            TestConfiguration(durability: durability, latency: "1ms", feePerUnit: "0.25"))
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let id = try trader.session.submit(.test(.buy, 10, at: 105))
        let end = try trader.report(id, .filled)
        let reports = trader.executions(of: id)
        #expect(reports.map(\.execType) == [.pendingNew, .new, .trade])
        #expect(reports.map(\.ordStatus) == [.pendingNew, .new, .filled])
        let numbers = reports.map(\.msgSeqNum)
        #expect(numbers == Array(numbers[0]..<(numbers[0] + 3)))
        #expect(end.lastQty == 10 * unit && end.lastPx == 101 * unit)
        #expect(end.cumQty == 10 * unit && end.leavesQty == 0)
        #expect(end.fee == 2_5000)
        let position = try #require(try trader.positions().first)
        #expect(position.netQty == 10 * unit)
        #expect(position.avgPx == 101 * unit)
        #expect(position.fees == 2_5000)
        let status = try gateway.status()
        #expect(status.ordersAccepted == 1 && status.ordersForwarded == 1 && status.trades == 1)
        #expect("\(status.durability)" == durability)
        trader.session.close()
        try gateway.stop()
        let journal = try CheckedJournal(gateway.folder)
        journal.expectStopped()
        #expect(journal.effects(BrokerCommand.self).count == 1)
    }

    @Test func aRefusalBearsLimitValueAndLevel() throws {
        let gateway = try RunningGateway(
            TestConfiguration(
                orderNotional: "1000",
                moreLimits: "  accounts: {MAIN: {order_notional: 500}}"))
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let refused = try trader.outcome(.test(.buy, 6, at: 100))
        #expect(refused.ordStatus == .rejected && refused.execType == .rejected)
        #expect(refused.rejectReason == .orderNotional)
        #expect(refused.limit == 500_0000 && refused.value == 600_0000)
        #expect(refused.level == .account)
        #expect(try trader.outcome(.test(.buy, 5, at: 99)).ordStatus == .new)
        try gateway.stop()
        let journal = try CheckedJournal(gateway.folder)
        #expect(journal.effects(BrokerCommand.self).count == 1)
    }

    @Test func anOrderSentAgainAfterAReconnectIsExecutedOnce() throws {
        let gateway = try RunningGateway()
        try gateway.quote(bid: 100, offer: 101)
        let first = try RawStrategy(gateway)
        let order = NewOrderSingle(
            msgSeqNum: 1, clOrdID: 77, sendingTime: 1, price: 105 * unit, orderQty: 3 * unit,
            account: "MAIN", securityID: 1, side: .buy, ordType: .limit, timeInForce: .day)
        try first.send(order.frameBytes())
        #expect(try first.next(ExecutionReport.self) { $0.ordStatus == .filled }.cumQty == 3 * unit)
        // The same client after a crash: a new version counts from 1, the order is the same.
        let second = try RawStrategy(gateway)
        var again = order
        again.possResend = .yes
        try second.send(again.frameBytes())
        let report = try second.next(ExecutionReport.self) { $0.clOrdID == 77 }
        #expect(report.possResend == .yes && report.ordStatus == .filled)
        #expect(report.cumQty == 3 * unit)
        // Other content under the same id is another order, and refused.
        var other = order
        other.msgSeqNum = 2
        other.orderQty = 4 * unit
        try second.send(other.frameBytes())
        let refused = try second.next(ExecutionReport.self) { $0.ordStatus == .rejected }
        #expect(refused.rejectReason == .duplicateClOrdID)
        try gateway.stop()
        let journal = try CheckedJournal(gateway.folder)
        #expect(journal.effects(BrokerCommand.self).count == 1)
        #expect(journal.effects(ExecutionReport.self).count { $0.execType == .trade } == 1)
    }

    @Test func aBatchIsAnsweredOrderByOrder() throws {
        let gateway = try RunningGateway(TestConfiguration(durability: "synced"))
        try gateway.quote()
        let trader = try gateway.trader()
        let ids = try trader.session.batch {
            try (0..<200).map { _ in try trader.session.submit(.test(.buy, 1, at: 90)) }
        }
        for id in ids { try trader.report(id, .new) }
        let all = try trader.session.massCancel()
        let done = try trader.until("the mass cancel") { event -> OrderMassActionReport? in
            guard case .massAction(let report) = event, report.clOrdID == all,
                report.massActionResponse == .completed
            else { return nil }
            return report
        }
        #expect(done.totalAffectedOrders == 200)
        for id in ids { try trader.report(id, .canceled) }
        #expect(try gateway.status().openOrders == 0)
        try gateway.stop()
        try CheckedJournal(gateway.folder).expectStopped()
    }

    @Test func twoStrategiesTradeAtOnceAndSeeOnlyTheirOwn() throws {
        let gateway = try RunningGateway(TestConfiguration(durability: "synced"))
        try gateway.quote()
        let alpha = try gateway.trader("alpha")
        let beta = try gateway.trader("beta")
        var own: [[UInt64]] = [[], []]
        for _ in 0..<40 {
            own[0].append(try alpha.session.submit(.test(.buy, 1, at: 105)))
            own[1].append(try beta.session.submit(.test(.buy, 2, at: 105, account: "SIDE")))
        }
        for id in own[0] { try alpha.report(id, .filled) }
        for id in own[1] { try beta.report(id, .filled) }
        #expect(Set(alpha.executions.map(\.clOrdID)) == Set(own[0]))
        #expect(Set(beta.executions.map(\.clOrdID)) == Set(own[1]))
        #expect(try alpha.positions().map(\.netQty) == [40 * unit])
        #expect(try beta.positions(account: "SIDE").map(\.netQty) == [80 * unit])
        let foreign = try alpha.outcome(.test(.buy, 1, at: 100, account: "SIDE"))
        #expect(foreign.rejectReason == .accountNotEntitled)
        try gateway.stop()
        try CheckedJournal(gateway.folder).expectStopped()
    }

    @Test func aReplaceAndACancelAreAnswered() throws {
        let gateway = try RunningGateway(TestConfiguration(latency: "1ms"))
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let first = try trader.rest(.test(.buy, 5, at: 90))
        let second = try trader.session.replace(first, with: .test(.buy, 7, at: 91))
        let replaced = try trader.until("the replace") { event -> ExecutionReport? in
            guard case .execution(let report) = event, report.execType == .replaced
            else { return nil }
            return report
        }
        #expect(replaced.clOrdID == second && replaced.orderQty == 7 * unit)
        let cancel = try trader.session.cancel(second)
        let end = try trader.report(cancel, .canceled)
        #expect(end.origClOrdID == second && end.leavesQty == 0)
        let late = try trader.session.cancel(second)
        let refused = try trader.until("the late cancel") { event -> OrderCancelReject? in
            guard case .cancelReject(let report) = event, report.clOrdID == late else { return nil }
            return report
        }
        #expect(refused.rejectReason == .tooLateToCancel)
        try gateway.stop()
        _ = try CheckedJournal(gateway.folder)
    }

    @Test func aLoopbackAddressByConfigurationWorksBesideTheFile() throws {
        let port = try freePort()
        let gateway = try RunningGateway(
            TestConfiguration(sockets: "sockets: {orders: ['tcp://127.0.0.1:\(port)']}"))
        #expect(gateway.summary.addresses.contains("tcp://127.0.0.1:\(port)"))
        try gateway.quote()
        let far = Session(url: "tcp://127.0.0.1:\(port)", key: try gateway.key("alpha"))
        try far.connect(timeoutMs: 20_000)
        let trader = Trader(far)
        let near = try gateway.trader("beta")
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).ordStatus == .new)
        #expect(try near.outcome(.test(.buy, 1, at: 90)).ordStatus == .new)
        try gateway.stop()
    }
}

/// A port of the loopback that was free just now.
func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
            let bound = unsafe bind(descriptor, plain, length)
            let named = unsafe getsockname(descriptor, plain, &length)
            return bound == 0 && named == 0
        }
    }
    try #require(result)
    return UInt16(bigEndian: address.sin_port)
}
