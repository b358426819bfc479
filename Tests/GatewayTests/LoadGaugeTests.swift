import Testing
import Wire

@testable import Gateway

/// When the core is told of the load, and of what.
@Suite struct LoadGaugeTests {
    private static let limits = (
        journalBacklog: Int64(1_000), inputBacklog: Int64(100), coreLatency: Int64.max
    )
    private static let interval = LoadGauge.intervalNs

    private func load(
        _ journal: UInt64, _ inputs: UInt64 = 0, _ latency: UInt64 = 0
    ) -> GatewayLoad {
        GatewayLoad(journalBacklog: journal, inputBacklog: inputs, coreLatency: latency)
    }

    /// Shows the gauge one load after the other; what was told, or nil where nothing was.
    private func told(
        _ loads: [(GatewayLoad, at: UInt64)],
        limits: (journalBacklog: Int64, inputBacklog: Int64, coreLatency: Int64) = Self.limits
    ) -> [GatewayLoad?] {
        var gauge = LoadGauge()
        return loads.map { load, at in
            let due = gauge.due(load, limits: limits, now: at)
            if let due { gauge.note(due, now: at) }
            return due
        }
    }

    @Test func nothingIsToldUpToTheLimit() {
        let start = Self.interval
        #expect(told([(load(1_000, 100, .max), at: start), (load(0), at: start + 1)]) == [nil, nil])
    }

    @Test func aNumberAboveItsLimitIsToldAtOnce() {
        #expect(told([(load(1_001, 7), at: 5)]) == [load(1_001)])
        #expect(told([(load(7, 101), at: 5)]) == [load(0, 101)])
        // A second one while the first stands above its limit does not wait.
        #expect(
            told([(load(1_001), at: 5), (load(1_002, 101), at: 6)])
                == [load(1_001), load(1_001, 101)])
    }

    @Test func aNumberThatStaysAboveIsToldAtMostTenTimesASecond() {
        let loads = (0..<1_000).map { step in
            (load(2_000 + UInt64(step)), at: UInt64(step) * 1_000_000)
        }
        let count = told(loads).count { $0 != nil }
        #expect(count == 10)
    }

    @Test func aNumberIsToldDownAtThreeQuartersAndNotBeforeItsTime() {
        let later = 5 + Self.interval
        #expect(
            told([
                (load(1_001), at: 5), (load(0), at: 6), (load(751), at: later),
                (load(999), at: later + 1), (load(750), at: later + 2), (load(0), at: later + 3),
            ]) == [load(1_001), nil, nil, nil, load(0), nil])
    }

    @Test func aSwingAboutTheLimitMakesNoFlood() {
        let loads = (0..<10_000).map { step in
            (load(step % 2 == 0 ? 2_000 : 0), at: UInt64(step) * 100_000)
        }
        // A second of it: down and up again at most once in each interval.
        let count = told(loads).count { $0 != nil }
        #expect(count <= 21, "told \(count) times")
    }

    @Test func aLimitThatWasRaisedOrTakenAwayIsToldDown() {
        var gauge = LoadGauge()
        gauge.note(load(1_500), now: 5)
        #expect(gauge.isRaised)
        #expect(gauge.dueTime == 5 + Self.interval)
        let wider = (
            journalBacklog: Int64(2_000), inputBacklog: Int64.max, coreLatency: Int64.max
        )
        #expect(
            gauge.due(load(1_500), limits: wider, now: gauge.dueTime) == load(0))
        let none = (journalBacklog: Int64.max, inputBacklog: Int64.max, coreLatency: Int64.max)
        #expect(gauge.due(load(1_500), limits: none, now: gauge.dueTime) == load(0))
    }

    @Test func withoutLimitsNothingIsTold() {
        let none = (journalBacklog: Int64.max, inputBacklog: Int64.max, coreLatency: Int64.max)
        #expect(told([(load(.max, .max, .max), at: 1)], limits: none) == [nil])
    }
}
