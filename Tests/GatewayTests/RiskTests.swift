// Portfolio risk in a whole gateway: figures before the doors open, new ones while it runs, the
// same state in a replay, sizes and figures for operators and strategies.

import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Core
@testable import Gateway

@Suite(.serialized) struct RiskTests {
    private static let risk = """
          accounts:
            MAIN: {value_at_risk: 20000, stress_loss: 50000, portfolio_age: 60s, \
        correlation_cluster: 90}
        portfolio_risk:
          interval: 100ms
          sample: 100ms
          window: 50
          minimum_points: 5
          scenarios:
            - {name: crash, all: -20}
            - {name: rally, all: 10, instruments: {AAPL: 30}}
        dynamic_limits: {volatility_target: 20, minimum_scale: 0.25}
        """

    private func start(in folder: TestFolder? = nil) throws -> RunningGateway {
        var configuration = TestConfiguration()
        configuration.moreLimits = Self.risk
        return try RunningGateway(configuration, in: folder)
    }

    /// Asks until the answer is what is waited for.
    private func until(
        _ what: Comment, _ gateway: RunningGateway, _ isThere: (RiskStatus) -> Bool
    ) throws -> RiskStatus {
        let ops = try gateway.ops()
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        while true {
            let status = try ops.risk()
            if isThere(status) { return status }
            try #require(ContinuousClock.now < deadline, what)
        }
    }

    @Test func figuresAreThereBeforeTheFirstOrder() throws {
        let gateway = try start()
        let status = try gateway.ops().risk()
        #expect(status.generation >= 1)
        #expect(status.instruments.count == 2)
        #expect(status.accounts.map { "\($0.account)" } == ["MAIN", "SIDE"])
        // The prior volatility of an equity against a target of half as much.
        #expect(status.instruments.allSatisfy { $0.volatility == 40_0000 })
        #expect(status.instruments.allSatisfy { $0.limitScale == 5_000 })
        #expect(status.instruments.allSatisfy { $0.samples == 0 })
        // 40 % a year over one of 252 days at 99 %: 2.3263 × 0.4 / √252.
        #expect(status.instruments.allSatisfy { abs($0.riskRate - 5_861_850) < 1_000 })
        try gateway.stop()
    }

    @Test func ordersAreMeasuredAndGenerationsFollow() throws {
        let gateway = try start()
        let trader = try gateway.trader()
        try gateway.quote()
        // Scaled by half: 1,000,000 of notional value are 500,000.
        let refused = try trader.session.submit(.test(.buy, 6_000, at: 100))
        let report = try trader.report(refused, .rejected)
        #expect(report.rejectReason == .orderNotional && report.limit == 500_000_0000)
        let tooRisky = try trader.session.submit(.test(.buy, 4_000, at: 100))
        #expect(try trader.report(tooRisky, .rejected).rejectReason == .valueAtRisk)
        let order = try trader.session.submit(.test(.buy, 1_000))
        try trader.report(order, .filled)
        let before = try gateway.ops().risk()
        let after = try until("the position is counted", gateway) { status in
            status.generation > before.generation
                && status.positions.contains { $0.value > 100_000_0000 }
        }
        let main = try #require(after.accounts.first { "\($0.account)" == "MAIN" })
        #expect(main.valueAtRisk > 0 && main.valueAtRiskNow >= main.valueAtRisk)
        #expect("\(main.scenario)" == "crash")
        let losses = after.scenarios.filter { "\($0.account)" == "MAIN" }.map(\.loss)
        #expect(losses == [20_100_0000, -30_150_0000])
        #expect(main.stressLoss == 20_100_0000)
        try gateway.stop()
    }

    @Test func replayAndRestartKnowTheSameFigures() throws {
        let folder = try TestFolder()
        var first: RunningGateway? = try start(in: folder)
        let seen = try until("three generations", try #require(first)) { $0.generation >= 3 }
        try first?.stop()
        first = nil
        // A start replays the journal and compares every effect and the state's hash.
        let second = try start(in: folder)
        #expect(second.summary.recordsReplayed > 0)
        let again = try second.ops().risk()
        #expect(again.generation > seen.generation)
        try second.stop()
    }

    @Test func sizesAreAnsweredOnBothSockets() throws {
        let gateway = try start()
        let trader = try gateway.trader()
        try gateway.quote()
        var wish = SizingWish(
            account: "MAIN", symbol: "AAPL", side: .buy, method: .fixedPercent,
            riskPercent: 50_0000)
        wish.limit = 100 * unit
        let id = try trader.session.requestSize(wish)
        let report = try trader.until("the size") { event -> SizingReport? in
            guard case .sizing(let report) = event, report.sizingReqID == id else { return nil }
            return report
        }
        #expect(report.wantedQty == 5_000 * unit)
        #expect(report.rejectReason == .stressLoss && report.level == .account)
        let asked = try gateway.ops().size(wish)
        #expect(asked.quantity == report.quantity && asked.rejectReason == .stressLoss)
        // What it says passes, and one lot more does not.
        let more = try trader.session.submit(
            .test(.buy, report.quantity / unit + 1, at: 100))
        #expect(try trader.report(more, .rejected).rejectReason == .stressLoss)
        let order = try trader.session.submit(.test(.buy, report.quantity / unit, at: 100))
        try trader.report(order, .new)
        wish.strategy = "nobody"
        #expect(throws: ClientError.self) { _ = try gateway.ops().size(wish) }
        try gateway.stop()
    }
}
