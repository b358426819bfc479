// Dry runs and explanations change nothing, whatever they are asked.

import Testing
import Wire

@testable import Core

@Suite struct ExplainTests {
    /// A desk with limits, an established session and prices.
    private func desk() throws -> ScenarioRunner {
        let runner = ScenarioRunner()
        runner.isQuiet = true
        let inputs = [
            "venue 1 PAPER", "account MAIN cash 100000", "account SIDE cash 500",
            "instrument 1 AAPL volume 1000", "instrument 2 ESZ6 tick 0.25 multiplier 50",
            "instrument 3 NEW", "strategy 1 demo accounts MAIN,SIDE",
            "limit global ordersPerSecond 3", "limit strategy demo ordersPerMinute 5",
            "limit account MAIN positionQuantity 50", "limit global orderVolumePercent 5",
            "limit global leverage 2", "limit account SIDE buyingPower 100",
            "limit global collarPercent 10", "limit global referenceAge 60s",
            "limit instrument AAPL positionEquityPercent 20", "up", "logon 1",
            "tick AAPL 99.99 500 100.01 500 last 100 1", "tick ESZ6 4999.75 10 5000.25 10",
            "buy 1 10 AAPL limit 100", "broker trade 10 at 100 order 1", "sell 2 4 AAPL limit 101",
        ]
        for (index, input) in inputs.enumerated() { try runner.run(input[...], number: index) }
        return runner
    }

    private static let numbers: [Int64] = [
        .min, .min + 1, -1, 0, 1, 99, 100_000_000, 1_000_000_000, 10_000_000_000,
        10_001_000_000, 500_000_000_000, .max - 1, .max,
    ]

    private func request(_ random: inout SplitMix, number: UInt64) -> OrderTestRequest {
        func pick<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }
        return OrderTestRequest(
            msgSeqNum: number, testReqID: random.next(), sendingTime: random.next(),
            price: pick(Self.numbers + [.null]), stopPx: pick(Self.numbers + [.null, .null]),
            orderQty: pick(Self.numbers), account: pick(["MAIN", "SIDE", "", "NONE"]),
            securityID: pick([0, 1, 2, 3, 4, .max]),
            side: pick(Side.allValues + [Side(rawValue: 0)]),
            ordType: pick(OrdType.allValues + [OrdType(rawValue: 0)]),
            timeInForce: pick(TimeInForce.allValues + [TimeInForce(rawValue: 255)]),
            duplicateIntended: pick([.yes, .no, Flag(rawValue: 9)]),
            reduceOnly: pick([.yes, .no, .no, Flag(rawValue: 9)]))
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// A core that was asked has the state of one that got a bare number instead.
    @Test func aDryRunLeavesTheStateOfAMessageThatSaysNothing() throws {
        let (asked, told) = (try desk(), try desk())
        var random = SplitMix(state: 7)
        var reasons: Set<UInt16> = []
        for round in 0..<500 {
            let number = asked.driver.core.sessions.rows[0].nextIncoming
            let effects = asked.driver.apply(
                request(&random, number: number), .session, source: 11)
            let report = try #require(effects.last?.message(OrderTestReport.self))
            reasons.insert(report.rejectReason.rawValue)
            let rows = effects.compactMap { $0.message(CheckReport.self) }
            #expect(rows.count == effects.count - 1 && rows.count == Int(report.total))
            #expect(rows.first { $0.passes == .no }?.rejectReason ?? .none == report.rejectReason)
            told.driver.checksModel = false
            told.driver.apply(Sequence(nextSeqNo: number + 1), .session, source: 11)
            let (mine, theirs) = (
                asked.driver.core.stateHash(), told.driver.core.stateHash()
            )
            try #require(mine == theirs, "round \(round)")
        }
        #expect(reasons.count > 10, "too few reasons were met: \(reasons.sorted())")
        asked.driver.expectReplayHolds()
    }

    /// What the dry run says is what becomes of the order.
    @Test func theOrderFaresAsItsDryRunSaid() throws {
        let runner = try desk()
        let orders = [
            "20 AAPL limit 100", "41 AAPL limit 100", "1 AAPL limit 111", "1 ESZ6 limit 5000",
            "1 NEW limit 5", "1 AAPL", "51 AAPL limit 100 account SIDE",
            "1 AAPL limit 100 account SIDE", "1 AAPL limit 100.001", "9 AAPL limit 100",
        ]
        for (index, order) in orders.enumerated() {
            runner.driver.now += 30_000_000_000
            try runner.run("tick AAPL 99.99 500 100.01 500 last 100 1", number: index)
            try runner.run("test buy \(order)"[...], number: index)
            let answer = CoreDriver.effects(try #require(runner.driver.decided.last).effects)
            let said = try #require(answer.last?.message(OrderTestReport.self))
            try runner.run("buy \(index + 10) \(order)"[...], number: index)
            let effects = CoreDriver.effects(try #require(runner.driver.decided.last).effects)
            let report = try #require(effects.first?.message(ExecutionReport.self))
            #expect(report.rejectReason == said.rejectReason, "\(order)")
            #expect(report.limit == said.limit && report.value == said.value, "\(order)")
            #expect(report.level == said.level, "\(order)")
        }
    }

    @Test func theLongestAnswerFitsARecord() {
        let row = EffectHeader.size + padded(CheckReport.frameByteCount)
        let rest = 2 * (EffectHeader.size + padded(OrderTestReport.frameByteCount))
        #expect(Limit.checkRowsMax * row + rest + 1_024 < Limit.recordBytesMax)
    }

    @Test func comparisonsBeyondTheRoomAreCounted() {
        let evidence = Evidence()
        let limit = EffectiveLimit(limit: 1, level: .global)
        for _ in 0..<(Evidence.countMax + 3) {
            evidence.note(.orderQuantity, 1, limit, .atMost, true)
        }
        #expect(evidence.count == Evidence.countMax && evidence.dropped == 3)
    }

    /// A configuration that was torn off leaves no hash that a start could take for whole.
    @Test func aConfigurationCountsFromItsEnd() throws {
        let runner = try desk()
        #expect(!runner.driver.core.configurationHash.isEmpty)
        runner.driver.checksModel = false
        try runner.run("venue 1 PAPER", number: 1)
        #expect(runner.driver.core.configurationHash.isEmpty)
        runner.endConfiguration()
        #expect(!runner.driver.core.configurationHash.isEmpty)
    }

    @Test func changesOfLimitsHaveAMaximum() throws {
        var table = LimitChangeTable()
        func change(_ target: Int) -> LimitChange {
            LimitChange(
                limit: 1, time: 1, sequence: 1, operatorID: "a", reason: "b",
                target: UInt32(target), kind: .orderQuantity, level: .account, isUsed: true)
        }
        var isSet = true
        for target in 0..<Limit.limitChangesMax { isSet = table.set(change(target)) && isSet }
        #expect(isSet)
        isSet = table.set(change(Limit.limitChangesMax))
        #expect(!isSet)
        isSet = table.set(change(7))
        #expect(isSet, "a change of what is changed already still fits")
        let index = table.index(.orderQuantity, .account, target: 7)
        table.remove(at: try #require(index))
        let (again, count) = (table.index(.orderQuantity, .account, target: 7), table.count)
        #expect(again == nil && count == Limit.limitChangesMax - 1)
    }
}
