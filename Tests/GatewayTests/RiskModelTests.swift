// What the risk thread reckons, without the thread: priors, samples, clusters, and the bound that
// check 21 rests on.

import PortfolioRisk
import Testing
import Wire

@testable import Core
@testable import Gateway

@Suite struct RiskModelTests {
    private static func instrument(_ id: UInt32, sector: String) -> InstrumentSettings {
        InstrumentSettings(
            symbol: "S\(id)", securityID: id, tick: 1_000_000, lot: unit, quantityMin: unit,
            quantityMax: .max, multiplier: unit, currency: "USD", sector: sector, country: "US",
            assetClass: .equity, averageDailyVolume: 1_000_000 * unit, status: .active,
            easyToBorrow: true, brokerID: 1, calendar: "")
    }

    private static func model(_ sectors: [String]) -> RiskModel {
        var settings = PortfolioRiskSettings()
        settings.minimumPoints = 5
        settings.window = 60
        var crash = StressScenarioShape(name: "crash", all: -0.2)
        crash.instruments = ["S1": -0.5]
        settings.scenarios = [crash]
        let instruments = sectors.enumerated().map {
            instrument(UInt32($0.offset) + 1, sector: $0.element)
        }
        return RiskModel(settings, instruments: instruments, generation: 0)
    }

    /// A model that is told prices and positions, a minute at a time.
    private struct Desk {
        var model: RiskModel
        var time: UInt64 = 1_772_445_600_000_000_000
        var equity: Int64 = 100_000_0000

        mutating func minute(
            _ prices: [Double?], _ values: [Int64] = []
        ) -> [RiskResult] {
            time += 60_000_000_000
            for (index, price) in prices.enumerated() {
                let raw = price.map { Int64($0 * 1e8) } ?? .null
                _ = model.take(
                    RiskRow(
                        kind: .instrument, value: raw, time: time, name: Text16(),
                        id: UInt32(index) + 1))
            }
            for (index, value) in values.enumerated() {
                _ = model.take(
                    RiskRow(
                        kind: .position, value: value, time: 0, name: "MAIN",
                        id: UInt32(index) + 1))
            }
            _ = model.take(
                RiskRow(kind: .account, value: equity, time: 0, name: "MAIN", id: 0))
            return model.take(
                RiskRow(kind: .end, value: 7_000, time: time, name: Text16(), id: 0))
        }
    }

    private func instruments(_ results: [RiskResult]) -> [UInt32: InstrumentRisk] {
        var found: [UInt32: InstrumentRisk] = [:]
        for case .instrument(let it) in results { found[it.securityID] = it }
        return found
    }

    private func account(_ results: [RiskResult]) throws -> PortfolioFigures {
        for case .account(let it) in results { return it }
        throw NoFigures()
    }

    private struct NoFigures: Error {}

    @Test func beforeThereAreSamplesPriorsCount() throws {
        var desk = Desk(model: Self.model(["a", "a", "b", ""]))
        let results = desk.minute([100, 50, nil, 10], [10_000_0000, -5_000_0000])
        let figures = instruments(results)
        #expect(figures.count == 4)
        #expect(figures.values.allSatisfy { $0.volatility == 40_0000 && $0.samples == 0 })
        // One sector, one cluster; alone, no cluster.
        #expect(figures[1]?.cluster == 1 && figures[2]?.cluster == 1)
        #expect(figures[3]?.cluster == 0 && figures[4]?.cluster == 0)
        // 100 × 0.4 / √98,280 × √(8 / π).
        #expect(abs((figures[1]?.averageTrueRange ?? 0) - 20_360_800) < 1_000)
        #expect(figures[3]?.averageTrueRange == .null)
        #expect(figures[1]?.liquidity == 100_000_000_0000)
        #expect(figures[3]?.liquidity == .null)
        let main = try account(results)
        // Undiversified, long and short alike.
        let rate = figures[1]?.riskRate ?? 0
        #expect(abs(main.valueAtRisk - 15_000 * rate / 10_000) <= 1)
        #expect(main.stressLoss == 4_000_0000 && "\(main.scenario)" == "crash")
        #expect(main.sharpe == .null && main.sortino == .null)
    }

    @Test func whatMovesTogetherIsOneClusterAndWhatDoesNotIsNone() {
        var desk = Desk(model: Self.model(["a", "b", "a"]))
        var random = Walk(seed: 3)
        var prices = [100.0, 100.0, 100.0]
        var results: [RiskResult] = []
        for _ in 0..<40 {
            let shared = random.step()
            prices[0] *= 1 + shared
            prices[1] *= 1 + shared + random.step() / 10
            prices[2] *= 1 + random.step()
            for result in desk.minute(prices) {
                if case .begin = result { results.removeAll() }
                results.append(result)
            }
        }
        let last = instruments(results)
        #expect(last[1]?.samples == 39)
        #expect(last[1]?.cluster == 1 && last[2]?.cluster == 1 && last[3]?.cluster == 0)
    }

    /// The bound: figures of old values plus rate × distance is never below figures of new values.
    @Test func theBoundHoldsWhateverChanges() throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            var desk = Desk(model: Self.model(["a", "b", "c", "d"]))
            var random = Walk(seed: seed)
            var prices = [100.0, 100.0, 100.0, 100.0]
            var values = (0..<4).map { _ in Int64(random.step() * 1e10) }
            for _ in 0..<30 {
                let shared = random.step()
                for index in prices.indices { prices[index] *= 1 + shared + random.step() / 2 }
                _ = desk.minute(prices, values)
            }
            let before = try account(desk.minute(prices, values))
            let rates = (0..<4).map { desk.model.series[$0].sent?.riskRate ?? 0 }
            let counted = (0..<4).map { desk.model.books[0].counted[$0] ?? 0 }
            values = values.map { $0 + Int64(random.step() * 2e10) }
            var bound = Double(before.valueAtRisk) / 1e4
            for index in 0..<4 {
                let distance = abs(Double(values[index]) / 1e4 - counted[index])
                bound += Double(rates[index]) / 1e8 * distance
            }
            // The same windows, the new positions.
            desk.model.nextSampleTime = .max
            let after = try account(desk.minute(prices, values))
            #expect(Double(after.valueAtRisk) / 1e4 <= bound + 0.01, "seed \(seed)")
            #expect(after.valueAtRisk >= max(after.historicalVaR, after.parametricVaR) - 1)
        }
    }

    @Test func aGenerationNamesWhatChanged() throws {
        var desk = Desk(model: Self.model(["a", "b"]))
        let first = desk.minute([100, 50], [10_000_0000, 0])
        guard case .begin(let begin)? = first.first, case .end(let end)? = first.last else {
            Issue.record("a generation has a begin and an end")
            return
        }
        #expect(begin.generation == 1 && begin.full == .yes)
        #expect(end.instruments == 2 && end.positions == 1 && end.accounts == 1)
        // Half a percent is not told anew; two are.
        func positions(_ results: [RiskResult]) -> [Int64] {
            results.compactMap { if case .position(let it) = $0 { it.value } else { nil } }
        }
        #expect(positions(desk.minute([100, 50], [10_050_0000, 0])).isEmpty)
        #expect(positions(desk.minute([100, 50], [10_200_0000, 0])) == [10_200_0000])
        desk.model.forgetSent()
        let full = desk.minute([100, 50], [10_200_0000, 0])
        #expect(instruments(full).count == 2 && positions(full) == [10_200_0000])
    }

    @Test func betweenGenerationsOnlyAFirstPriceMakesOne() {
        var desk = Desk(model: Self.model(["a", "b"]))
        #expect(desk.minute([100, nil]).count > 2)
        desk.time -= 59_000_000_000
        guard case .nothing? = desk.minute([101, nil]).first else {
            Issue.record("nothing new, and a generation")
            return
        }
        desk.time -= 59_000_000_000
        #expect(desk.minute([101, 50]).count > 2)
    }
}

/// Steps of up to 1 % either way, the same on every run.
private struct Walk {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func step() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (Double(state >> 11) / Double(UInt64(1) << 53) - 0.5) / 50
    }
}
