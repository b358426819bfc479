import Foundation
import Testing
import Wire

@testable import portcullis

@Suite struct LoadtestRunTests {
    private func run(
        _ arguments: [String], against gateway: StandInGateway
    ) throws -> LoadtestOutcome {
        let command = try LoadtestCommand.parse(["--data", gateway.folder] + arguments)
        return try LoadtestRun(command).run()
    }

    @Test func keepsOneInFlight() throws {
        let gateway = try StandInGateway()
        defer { gateway.stop() }
        let outcome = try run(["--duration", "0.3"], against: gateway)
        #expect(outcome.failures.isEmpty)
        #expect(outcome.isGood)
        let result = outcome.result
        #expect(result.sentCount > 10)
        #expect(result.answeredCount == result.sentCount)
        #expect(result.pendingNew.totalCount == UInt64(result.sentCount))
        #expect(result.final.totalCount == UInt64(result.sentCount))
        #expect(result.tradeCount == result.sentCount)
        #expect(gateway.framesInMessageMax.load(ordering: .relaxed) == 1)
        #expect(gateway.count(MarketDataSnapshot.templateID) >= 1)
        let report = outcome.report(try LoadtestCommand.parse([]))
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        #expect(text.contains("\"orderPendingNew\""))
    }

    @Test func sendsAtTheRateInBatchesOverConnections() throws {
        let gateway = try StandInGateway(refuseEvery: 4)
        defer { gateway.stop() }
        let outcome = try run(
            ["--rate", "2000", "--duration", "0.5", "--connections", "2", "--batch", "10"],
            against: gateway)
        let result = outcome.result
        #expect(outcome.isGood)
        // 50 due times of two connections with 10 each: the clock alone decides how many.
        #expect(result.sentCount == 1_000)
        #expect(result.answeredCount == 1_000)
        #expect(result.refusals == [.rateSecond: 250])
        #expect(result.pendingNew.totalCount == 750)
        #expect(gateway.framesInMessageMax.load(ordering: .relaxed) == 10)
        #expect(result.table().contains("rateSecond (1101)"))
    }

    @Test func replaysARecordedFlow() throws {
        let gateway = try StandInGateway()
        defer { gateway.stop() }
        let path = "\(gateway.folder)/flow.csv"
        var text = LoadtestFlow.header + "\n"
        for order in 1...50 {
            text += "1,add,buy,100.25,2,\(order)\n2,trade,sell,100.50,1,0\n"
        }
        for order in 1...40 { text += "3,modify,buy,100.00,1,\(order)\n" }
        for order in 1...30 { text += "4,cancel,buy,100.00,1,\(order)\n" }
        text += "5,cancel,buy,100.00,1,1\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let outcome = try run(
            ["--orders", path, "--symbol", "LOAD", "--window", "8"], against: gateway)
        let result = outcome.result
        #expect(outcome.failures.isEmpty)
        #expect(result.sentCount + result.skippedCount == 121)
        #expect(gateway.count(NewOrderSingle.templateID) == 50)
        #expect(gateway.count(OrderCancelRequest.templateID) >= 30)
        // The last row cancels an order that may have ended, as far as was known.
        #expect(result.refusals.isEmpty || result.refusals == [.unknownOrder: 1])
        #expect(result.final.totalCount == 0)
        #expect(result.requestDone.totalCount > 30)
        // What stayed open is cancelled at the end.
        #expect(gateway.count(OrderMassActionRequest.templateID) == 1)
        #expect(result.unansweredCount == 0)
    }

    @Test func saysWhatIsMissing() throws {
        let gateway = try StandInGateway()
        defer { gateway.stop() }
        #expect(throws: (any Error).self) {
            try run(["--symbol", "NONE"], against: gateway)
        }
        let missing = "\(gateway.folder)/none.csv"
        #expect(throws: LoadtestFlowError.self) {
            try run(["--orders", missing], against: gateway)
        }
    }

    @Test func refusesArgumentsOutOfRange() {
        for arguments in [
            ["--rate", "0"], ["--window", "0"], ["--connections", "300"], ["--duration", "nan"],
            ["--connections", "2", "--key", "a"], ["--duration", "1", "--warmup", "1"],
        ] {
            #expect(throws: (any Error).self, "\(arguments)") {
                try LoadtestCommand.parse(arguments)
            }
        }
    }
}
