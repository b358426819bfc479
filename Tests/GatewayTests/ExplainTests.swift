import Core
import Foundation
import Journal
import Pipeline
import PortcullisClient
import Testing
import Wire

@testable import Gateway

/// Why was this order refused? Out of the journal, and before the order is sent.
@Suite struct ExplainTests {
    private static var configuration: TestConfiguration {
        TestConfiguration(
            moreLimits: """
                  accounts:
                    MAIN: {order_quantity: 100, open_orders: 2, position_quantity: 150}
                  instruments:
                    AAPL: {collar_percent: 10}
                """)
    }

    private func shape(_ order: Order, quantity: Int64? = nil, limit: Int64? = nil) -> Order {
        var order = order
        if let quantity { order.quantity = quantity }
        if let limit { order.limit = limit }
        return order
    }

    /// Orders that are refused for one reason each, in an order in which they can be.
    private func refusedOrders() -> [(RejectReason, String, Order)] {
        [
            (.accountNotEntitled, "alpha", .test(.buy, 1, at: 100, account: "SIDE")),
            (.sideNotEntitled, "beta", .test(.sellShort, 1, at: 100)),
            (.notEasyToBorrow, "alpha", .test(.sellShort, 1, "MSFT", at: 100)),
            (.quantityLot, "alpha", shape(.test(at: 100), quantity: unit * 3 / 2)),
            (.priceTick, "alpha", shape(.test(at: 100), limit: 100 * unit + 1)),
            (.orderQuantity, "alpha", .test(.buy, 101, at: 100)),
            (.orderNotional, "alpha", .test(.buy, 100, "MSFT", at: 20_000)),
            (.noReferencePrice, "alpha", .test(.buy, 1, "MSFT")),
            (.collarPercent, "alpha", .test(.buy, 1, at: 150)),
            (.positionQuantity, "alpha", .test(.buy, 51, at: 99)),
        ]
    }

    private func explain(_ sequence: UInt64, _ folder: TestFolder) throws -> ExplainedRecord {
        var replayer = Replayer()
        let reader = JournalReader(directory: folder.data.journal)
        return try #require(try replayer.explain(sequence, in: reader))
    }

    private func refusing(_ record: ExplainedRecord) -> [CheckTableRow] {
        record.table.checks.flatMap(\.comparisons).filter { $0.outcome == "refuses" }
    }

    @Test func everyRefusalIsExplainedOutOfTheJournalAndReproduced() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.quote(bid: 100, offer: 101)
        let traders = ["alpha": try gateway.trader("alpha"), "beta": try gateway.trader("beta")]
        let alpha = try #require(traders["alpha"])
        let filled = try alpha.report(
            try alpha.session.submit(.test(.buy, 100, at: 105)), .filled)
        var refused: [ExecutionReport] = []
        for (reason, strategy, order) in refusedOrders() {
            let report = try #require(traders[strategy]).outcome(order)
            #expect(report.rejectReason == reason)
            refused.append(report)
        }
        _ = try alpha.rest(.test(.buy, 1, at: 95))
        _ = try alpha.rest(.test(.buy, 1, at: 95))
        refused.append(try alpha.outcome(.test(.buy, 1, at: 95)))
        _ = try gateway.ops().halt(
            Target(scope: .account, name: "MAIN"), Authority(operatorID: "ada", reason: "drill"))
        refused.append(try alpha.outcome(.test(.buy, 1, at: 95)))
        #expect(Set(refused.map(\.rejectReason.rawValue)).count == 12)
        // Beside the running gateway.
        #expect(try explain(refused[0].execID, gateway.folder).isReproduced)
        try gateway.stop()
        for report in refused {
            let record = try explain(report.execID, gateway.folder)
            #expect(record.isReproduced && record.isJudged)
            let first = try #require(refusing(record).first)
            #expect(first.reason == "\(report.rejectReason)")
            #expect(record.decision.hasPrefix("refused: check "), "\(record.decision)")
            #expect(record.decision.contains(report.rejectReason.meaning), "\(record.decision)")
            #expect(record.table.checks.count == 23)
        }
        let accepted = try explain(alpha.executions(of: filled.clOrdID)[0].execID, gateway.folder)
        #expect(accepted.isReproduced && accepted.decision == "accepted")
        #expect(refusing(accepted).isEmpty)
        #expect(accepted.table.checks.allSatisfy { $0.outcome != "not reached" })
        #expect(accepted.input.contains("buy 100 AAPL at 105 (limit, day), account MAIN"))
    }

    @Test func recordsThatAreNoOrdersAreToldInWords() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        let id = try trader.session.submit(.test(.buy, 10, at: 105))
        try trader.report(id, .filled)
        let ops = try gateway.ops()
        let authority = Authority(operatorID: "ada", reason: "odd fills")
        _ = try ops.updateLimit(
            .orderQuantity, level: .account, target: "MAIN", limit: 5 * unit, authority)
        _ = try ops.halt(.all, authority)
        try gateway.stop()
        let reader = JournalReader(directory: gateway.folder.data.journal)
        var words: [String] = []
        var last: UInt64 = 0
        try unsafe reader.forEach { header, _ in last = header.sequence }
        for sequence in 1...last {
            let record = try explain(sequence, gateway.folder)
            #expect(record.isReproduced, "record \(sequence)")
            words.append(([record.cause, record.input] + record.effects).joined(separator: "\n"))
        }
        let all = words.joined(separator: "\n")
        for text in [
            "quote of AAPL: bid 100, offer 101, last 100",
            "the broker says of order 1: trade of 10 at 101",
            "limit order_quantity of account MAIN set to 5 by ada: odd fills",
            "order_quantity of account MAIN is 5; configured 100",
            "halt (full) of everything by ada: odd fills", "everything is halted (full)",
            "broker paper gets: new order 1: buy 10 AAPL at 105 (limit, day)",
            "strategy alpha is told: order \(id) (1 here) traded 10 at 101, 10 of 10 in all",
            "the gateway stops cleanly",
        ] {
            #expect(all.contains(text), "\(text)")
        }
        #expect(try RecordFinder.sequence(of: .order(1), in: reader)
            == RecordFinder.sequence(of: .clOrdID(id, strategy: "alpha"), in: reader))
        #expect(throws: RecordFinderError.self) {
            _ = try RecordFinder.sequence(of: .order(2), in: reader)
        }
        #expect(throws: RecordFinderError.self) {
            _ = try RecordFinder.sequence(of: .clOrdID(id, strategy: "nobody"), in: reader)
        }
    }

    @Test func aDryRunSaysWhatBecomesOfTheOrderAndSendsNothing() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.quote(bid: 100, offer: 101)
        let trader = try gateway.trader()
        func test(_ order: Order) throws -> (OrderTestReport, [CheckReport]) {
            let start = trader.events.count
            let id = try trader.session.test(order)
            let report = try trader.until("the answer to \(id)", from: start) { event in
                if case .orderTest(let it) = event, it.testReqID == id { return it }
                return nil
            }
            return (
                report,
                trader.events.compactMap { event in
                    if case .check(let it) = event, it.testReqID == id { return it }
                    return nil
                }
            )
        }
        let (good, rows) = try test(.test(.buy, 10, at: 100))
        #expect(good.rejectReason == .none && rows.count == Int(good.total))
        #expect(rows.map(\.index) == Array(0..<good.total))
        let (bad, badRows) = try test(.test(.buy, 101, at: 150))
        #expect(bad.rejectReason == .orderQuantity && bad.level == .account)
        #expect(bad.limit == 100 * unit && bad.value == 101 * unit)
        let reasons = badRows.filter { $0.passes == .no }.map(\.rejectReason)
        #expect(reasons == [.orderQuantity, .collarPercent])
        #expect(badRows.first { $0.passes == .no }?.target == "MAIN")
        let (lost, _) = try test(.test(.buy, 1, at: 100, account: "SIDE"))
        #expect(lost.rejectReason == .accountNotEntitled)
        let status = try gateway.status()
        #expect(status.ordersAccepted == 0 && status.ordersRefused == 0)
        #expect(status.openOrders == 0)
        #expect(trader.session.unansweredClOrdIDs.isEmpty)
        try gateway.stop()
        let journal = try CheckedJournal(gateway.folder)
        #expect(journal.effects(BrokerCommand.self).isEmpty)
        #expect(journal.inputs(OrderTestRequest.self).count == 3)
        let record = try explain(bad.execID, gateway.folder)
        #expect(record.isReproduced && refusing(record).first?.reason == "orderQuantity")
    }

    @Test func aJournalThatEndsBeforeTheRecordSaysSo() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.stop()
        var replayer = Replayer()
        let reader = JournalReader(directory: gateway.folder.data.journal)
        #expect(try replayer.explain(1_000_000, in: reader) == nil)
        #expect(replayer.summary.lastSequence > 0)
    }
}
