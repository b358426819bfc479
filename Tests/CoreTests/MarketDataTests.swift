// Market data against real quotes with bad ones among them, and against random ones.

import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Core

/// A small generator with a seed.
private struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// A core with instruments and the shipped limits on ticks.
private final class DataDesk {
    let driver: CoreDriver
    private var numbers: [UInt32: UInt64] = [:]

    init(_ symbols: [String], instruments: Int = 8) {
        var capacity = CoreDriver.small
        capacity.instruments = instruments
        driver = CoreDriver(capacity: capacity)
        driver.checksModel = false
        driver.apply(
            ConfigurationBegin(
                configurationHash: "1", gatewayName: "test", ordersMax: 64, requestsMax: 128,
                instrumentsMax: UInt32(instruments), accountsMax: 4, sessionsMax: 4,
                positionsMax: 16, brokersMax: 3), .configuration)
        driver.apply(BrokerDefinition(broker: "PAPER", brokerID: 1, enabled: .yes), .configuration)
        for (index, symbol) in symbols.enumerated() {
            driver.apply(
                SecurityDefinition(
                    securityReqID: 0, minPriceIncrement: 1, roundLot: 1, minTradeVol: 1,
                    maxTradeVol: .max, contractMultiplier: 100_000_000,
                    averageDailyVolume: .null, symbol: Text16(symbol), sector: "", calendar: "",
                    currency: "USD", country: "US", securityID: UInt32(index + 1), index: 0,
                    total: 1, brokerID: 1, securityStatus: .active, assetClass: .other,
                    easyToBorrow: .yes), .configuration)
        }
        let limits: [(LimitKind, Int64)] = [
            (.tickMove, 500_000), (.tickSpread, 100_000), (.feedLag, 1_000_000_000),
            (.referenceAge, 60_000_000_000), (.priceMinimum, 1_000_000),
            (.priceMaximum, 10_000_000_000_000),
        ]
        for (kind, limit) in limits {
            driver.apply(
                LimitUpdate(
                    requestID: 1, timestamp: 0, limit: limit, target: "", operatorID: "test",
                    reason: "test", kind: kind, level: .global), .configuration)
        }
        driver.apply(ConfigurationEnd(configurationHash: "1"), .configuration)
    }

    func tick(_ id: UInt32, _ symbol: String) -> MarketDataSnapshot {
        numbers[id, default: 0] += 1
        return MarketDataSnapshot(
            feedSeqNum: numbers[id, default: 0], transactTime: driver.now, symbol: Text16(symbol),
            securityID: id)
    }

    /// Why a tick was refused; nil: it was taken.
    func send(_ tick: MarketDataSnapshot, source: UInt32 = 5) -> RejectReason? {
        driver.expireTimers()
        let effects = driver.apply(tick, .feed, source: source)
        let refusal = effects.lazy.compactMap { $0.message(BusinessMessageReject.self) }.first
        let isTaken = effects.contains { $0.header.kind == EffectKind.broker }
        #expect((refusal == nil) == isTaken, "a tick is taken or refused")
        return refusal?.rejectReason
    }

    func report(_ id: UInt32) throws -> MarketDataReport {
        var found: MarketDataReport?
        _ = driver.core.marketData(requestID: 1, securityID: id, time: driver.now) { found = $0 }
        return try #require(found)
    }
}

@Suite struct MarketDataTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// One of the ways in which a good tick becomes a bad one, and why it is refused.
    private func spoiled(
        _ tick: MarketDataSnapshot, _ way: Int
    ) -> (MarketDataSnapshot, RejectReason) {
        var bad = tick
        switch way {
        case 0:
            (bad.bidPx, bad.offerPx) = (tick.offerPx, tick.bidPx)
            return (bad, .tickCrossed)
        case 1:
            bad.bidPx = tick.offerPx
            return (bad, .tickCrossed)
        case 2:
            (bad.bidPx, bad.offerPx) = (tick.bidPx * 16 / 10, tick.offerPx * 16 / 10)
            return (bad, .tickMove)
        case 3:
            (bad.bidPx, bad.offerPx) = (tick.bidPx * 4 / 10, tick.offerPx * 4 / 10)
            return (bad, .tickMove)
        case 4:
            bad.offerPx = tick.bidPx * 112 / 100
            return (bad, .tickSpread)
        case 5:
            bad.bidPx = -tick.bidPx
            return (bad, .tickRange)
        case 6:
            bad.offerPx = .max
            return (bad, .tickRange)
        case 7:
            bad.bidPx = 0
            return (bad, .tickRange)
        case 8:
            bad.transactTime += 1_000_000_001
            return (bad, .futurePrice)
        case 9:
            bad.feedSeqNum = 1
            return (bad, .tickSequence)
        case 10:
            bad.transactTime -= 3_600_000_000_000
            return (bad, .tickSequence)
        case 11:
            bad.symbol = "WRONG"
            return (bad, .symbolMismatch)
        case 12:
            (bad.bidPx, bad.offerPx, bad.lastPx) = (.null, .null, .null)
            return (bad, .tickEmpty)
        default:
            bad.bidSize = -1
            return (bad, .tickRange)
        }
    }

    /// Plays a recording with bad ticks among the good ones: each bad one is caught for what it is,
    /// no good one is lost.
    private func play(_ rows: [RecordedQuote], symbol: String?, seed: UInt64) throws {
        let names = symbol.map { [$0] } ?? Array(Set(rows.map(\.symbol))).sorted()
        let desk = DataDesk(names)
        var dice = Dice(state: seed)
        var injected: [RejectReason: Int] = [:]
        var taken = 0
        for row in rows {
            desk.driver.now += 250_000_000
            let name = symbol ?? row.symbol
            let id = UInt32(try #require(names.firstIndex(of: name)) + 1)
            func good() -> MarketDataSnapshot {
                var tick = desk.tick(id, name)
                tick.bidPx = row.bid ?? (row.last ?? 0) - 1_000_000
                tick.offerPx = row.offer ?? (row.last ?? 0) + 1_000_000
                return tick
            }
            if taken > names.count, dice.below(4) == 0 {
                for _ in 0...dice.below(3) {
                    let (bad, reason) = spoiled(good(), dice.below(14))
                    let found = desk.send(bad)
                    #expect(found == reason, "seed \(seed), line \(row.line): \(bad)")
                    injected[reason, default: 0] += 1
                }
            }
            let tick = good()
            let found = desk.send(tick)
            guard tick.bidPx < tick.offerPx else {
                // The recording itself holds some that are locked.
                #expect(found == .tickCrossed, "seed \(seed), line \(row.line)")
                injected[.tickCrossed, default: 0] += 1
                continue
            }
            #expect(found == nil, "seed \(seed): the good tick of line \(row.line) was lost")
            taken += 1
        }
        let total = injected.values.reduce(0, +)
        #expect(total > rows.count / 8 && injected.count == 8, "seed \(seed): too tame")
        #expect(desk.driver.core.counters.ticksAccepted == UInt64(taken))
        #expect(desk.driver.core.counters.ticksRefused == UInt64(total))
        desk.driver.expectReplayHolds()
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyBadTickIsCaughtAndNoGoodOneIsLost(seed: UInt64) throws {
        let path = Self.root.appending(path: "Deploy/demo/quotes.csv").path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try play(QuoteFile.rows(text, path: path), symbol: nil, seed: seed)
    }

    static var recording: String {
        root.appending(path: "../shared/data/usdjpy-quotes.csv").standardizedFileURL.path
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: MarketDataTests.recording),
            "NO RECORDED QUOTES at ../shared/data/usdjpy-quotes.csv: only the sample was played"),
        arguments: [11, 12, 13] as [UInt64])
    func recordedQuotesComeThroughAndBadOnesAmongThemDoNot(seed: UInt64) throws {
        let text = try String(contentsOfFile: Self.recording, encoding: .utf8)
        let rows = try QuoteFile.rows(text, path: Self.recording)
        #expect(rows.count >= 1_000)
        try play(rows, symbol: "USDJPY", seed: seed)
    }

    // MARK: random ticks

    /// The reference is at every moment what a tick gave that passed; whatever the numbers, nothing
    /// traps; an instrument that is spoilt leaves the other alone.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func theReferenceIsAlwaysAPriceThatPassed(seed: UInt64) throws {
        let desk = DataDesk(["BAD", "GOOD"])
        var dice = Dice(state: seed)
        var last: MarketDataSnapshot?
        var moved: [(price: Int64, time: UInt64)] = []
        var rebases = 0
        for step in 0..<3_000 {
            desk.driver.now += UInt64(dice.below(800)) * 1_000_000
            if step % 5 == 0 {
                var good = desk.tick(2, "GOOD")
                good.lastPx = 5_000_000_000 + Int64(step)
                #expect(desk.send(good) == nil)
            }
            let tick = random(desk.tick(1, "BAD"), &dice, around: last)
            let before = desk.driver.core.instruments.rows[0].referencePx
            let refusal = desk.send(tick)
            let after = desk.driver.core.instruments.rows[0].referencePx
            if refusal == .tickMove, let price = tick.price {
                moved.append((price, desk.driver.now))
            }
            guard refusal == nil else {
                #expect(after == before, "seed \(seed), step \(step): \(tick)")
                continue
            }
            last = tick
            guard let reference = tick.reference else {
                #expect(after == before)
                continue
            }
            #expect(after == reference)
            #expect(reference > 0 && reference <= 10_000_000_000_000)
            if before != .null, isFar(reference, before) {
                rebases += 1
                // Those before it, back to the first that does not agree with the one after it.
                var run = [(price: reference, time: desk.driver.now)]
                while let earlier = moved.popLast(), let next = run.last,
                    (Int128(next.price) - Int128(earlier.price)).magnitude * 20
                        <= UInt128(earlier.price) + 20
                {
                    run.append(earlier)
                }
                #expect(run.count >= 5, "seed \(seed), step \(step): too few made a price")
                #expect(desk.driver.now - (run.last?.time ?? .max) >= 1_000_000_000)
            }
            moved.removeAll()
        }
        let report = try desk.report(1)
        #expect(report.rebases >= UInt64(rebases) && rebases > 0, "seed \(seed): never re-based")
        #expect(report.accepted > 500, "seed \(seed): too tame")
        #expect(try desk.report(2).state == .good)
        desk.driver.expectReplayHolds()
    }

    private func isFar(_ price: Int64, _ reference: Int64) -> Bool {
        (Int128(price) - Int128(reference)).magnitude * 2 > UInt128(reference)
    }

    private func random(
        _ blank: MarketDataSnapshot, _ dice: inout Dice, around last: MarketDataSnapshot?
    ) -> MarketDataSnapshot {
        var tick = blank
        // The price goes to another level every now and then and stays there.
        let level = Int64(1 + tick.feedSeqNum / 60 % 5) * 2_000_000_000
        let middle = level + Int64(dice.below(20_000_000))
        tick.bidPx = middle - 1_000_000
        tick.offerPx = middle + 1_000_000
        let extremes: [Int64] = [
            0, 1, -1, .max, .min, .max - 1, .min + 1, .max / 2, 1_000_000, 10_000_000_000_000,
            10_000_000_000_001,
        ]
        func extreme() -> Int64 { extremes[dice.below(extremes.count)] }
        switch dice.below(24) {
        case 0: tick.bidPx = extreme()
        case 1: tick.offerPx = extreme()
        case 2: tick.lastPx = extreme()
        case 3: (tick.bidPx, tick.offerPx, tick.lastPx) = (extreme(), extreme(), extreme())
        case 4: tick.volume = extreme()
        case 5: tick.bidSize = extreme()
        case 6: tick.transactTime = UInt64(bitPattern: extreme())
        case 7: tick.transactTime = tick.transactTime &- UInt64(dice.below(2_000_000_000))
        case 8: tick.bidPx = .null
        case 9: (tick.bidPx, tick.offerPx, tick.lastPx) = (.null, .null, middle)
        default: break
        }
        return tick
    }

    // MARK: parts

    @Test func aRuleLooksAtAnInstrumentAtMostTenTimesASecond() {
        let desk = DataDesk(["AAPL", "MSFT"])
        var looks = 0
        for _ in 0..<1_000 {
            desk.driver.now += 1_000_000
            if desk.driver.core.takeEvaluation(0, now: desk.driver.now) { looks += 1 }
        }
        #expect(looks == 10)
        let isFirstDue = desk.driver.core.isEvaluationDue(0, now: desk.driver.now)
        let isSecondDue = desk.driver.core.isEvaluationDue(1, now: desk.driver.now)
        #expect(!isFirstDue && isSecondDue)
    }

    @Test func instrumentsGrowStaleInTheOrderOfTheirLastTicks() throws {
        let count = 200
        let desk = DataDesk((0..<count).map { "S\($0)" }, instruments: count)
        var dice = Dice(state: 7)
        var lastTick: [UInt32: UInt64] = [:]
        for _ in 0..<3_000 {
            desk.driver.now += UInt64(dice.below(200)) * 1_000_000
            let id = UInt32(1 + dice.below(count))
            var tick = desk.tick(id, "S\(id - 1)")
            tick.lastPx = 10_000_000_000
            #expect(desk.send(tick) == nil)
            lastTick[id] = desk.driver.now
        }
        desk.driver.now += 30_000_000_000
        desk.driver.expireTimers()
        for (id, time) in lastTick {
            let isStale = desk.driver.now - time > 60_000_000_000
            #expect(try (desk.report(id).state == .stale) == isStale, "S\(id - 1)")
        }
        desk.driver.now += 60_000_000_000
        desk.driver.expireTimers()
        let totals = desk.driver.core.marketData(
            requestID: 1, securityID: .null, time: desk.driver.now, { _ in })
        #expect(totals?.stale == UInt32(lastTick.count))
        #expect(desk.driver.core.nextDueTime == .max, "nothing is left to wait for")
        desk.driver.expectReplayHolds()
    }

    @Test func anAnswerIsBoundedAndSaysWhatItLeavesOut() {
        let count = Core.dataReportsMax + 88
        let desk = DataDesk((0..<count).map { "S\($0)" }, instruments: count)
        for id in 1...UInt32(count) {
            var tick = desk.tick(id, "S\(id - 1)")
            tick.lastPx = 10_000_000_000
            _ = desk.send(tick)
        }
        desk.driver.now += 61_000_000_000
        desk.driver.expireTimers()
        var reports: [MarketDataReport] = []
        let totals = desk.driver.core.marketData(
            requestID: 9, securityID: .null, time: desk.driver.now) { reports.append($0) }
        #expect(reports.count == Core.dataReportsMax)
        #expect(totals?.stale == UInt32(count) && totals?.unlisted == 88)
        #expect(reports.map(\.index) == (0..<UInt32(Core.dataReportsMax)).map { $0 })
        let nothing = desk.driver.core.marketData(
            requestID: 9, securityID: 99_999, time: desk.driver.now, { _ in })
        #expect(nothing == nil)
    }
}
