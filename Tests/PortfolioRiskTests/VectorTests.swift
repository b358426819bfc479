// Every function against numpy and scipy, by the vectors that Vectors/make.py made.
//
// Tolerance: 1e-9 of the number, or 1e-12 where it is near zero: both sides add the same numbers in
// another order.

import Foundation
import PortfolioRisk
import Testing

@Suite struct VectorTests {
    struct SeriesVector: Decodable {
        var high, low, close, returns: [Double]
        var sample, annualised, averageTrueRange, sharpe, sortino: Double?
        var exponential, decay: Double
    }

    struct CaseVector: Decodable {
        var confidence, horizon, parametric, undiversified, historical, shortfall: Double
    }

    struct PortfolioVector: Decodable {
        var returns, correlations: [[Double]]
        var values, volatilities, results: [Double]
        var cases: [CaseVector]
    }

    struct QuantileVector: Decodable {
        var share, value: Double
    }

    private static func load<T: Decodable>(_ name: String) throws -> [T] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/\(name)")
        return try JSONDecoder().decode([T].self, from: Data(contentsOf: file))
    }

    private func agree(_ mine: Double?, _ theirs: Double?) -> Bool {
        guard let mine, let theirs else { return mine == nil && theirs == nil }
        return abs(mine - theirs) <= max(1e-12, 1e-9 * abs(theirs))
    }

    @Test func seriesAgreeWithNumpy() throws {
        let vectors: [SeriesVector] = try Self.load("series.json")
        #expect(vectors.count == 4)
        for it in vectors {
            let returns = Returns.logarithmic(it.close)
            #expect(returns.count == it.returns.count)
            for (mine, theirs) in zip(returns, it.returns) { #expect(agree(mine, theirs)) }
            let deviation = Volatility.sample(it.returns)
            #expect(agree(deviation, it.sample))
            #expect(agree(Volatility.exponential(it.returns, decay: it.decay), it.exponential))
            let annual = deviation.flatMap {
                Volatility.annualised($0, observationsPerYear: 252)
            }
            #expect(agree(annual, it.annualised))
            let bars = it.close.indices.map {
                PriceBar(high: it.high[$0], low: it.low[$0], close: it.close[$0])
            }
            #expect(agree(TrueRange.average(bars, periods: 14), it.averageTrueRange))
            #expect(agree(Ratios.sharpe(it.returns, observationsPerYear: 252), it.sharpe))
            #expect(agree(Ratios.sortino(it.returns, observationsPerYear: 252), it.sortino))
        }
    }

    @Test func portfoliosAgreeWithNumpyAndScipy() throws {
        let vectors: [PortfolioVector] = try Self.load("portfolios.json")
        #expect(vectors.count == 3)
        for it in vectors {
            let matrix = CorrelationMatrix(of: it.returns)
            for row in 0..<matrix.count {
                for column in 0..<matrix.count {
                    #expect(agree(matrix[row, column], it.correlations[row][column]))
                }
            }
            for risk in it.cases {
                let parametric = ValueAtRisk.parametric(
                    values: it.values, volatilities: it.volatilities, correlations: matrix,
                    confidence: risk.confidence, horizon: risk.horizon)
                let bound = ValueAtRisk.undiversified(
                    values: it.values, volatilities: it.volatilities,
                    confidence: risk.confidence, horizon: risk.horizon)
                let historical = ValueAtRisk.historical(
                    it.results, confidence: risk.confidence, horizon: risk.horizon)
                let shortfall = ValueAtRisk.expectedShortfall(
                    it.results, confidence: risk.confidence, horizon: risk.horizon)
                #expect(agree(parametric, risk.parametric))
                #expect(agree(bound, risk.undiversified))
                #expect(agree(historical, risk.historical))
                #expect(agree(shortfall, risk.shortfall))
                #expect((parametric ?? .infinity) <= (bound ?? 0) * (1 + 1e-12))
            }
        }
    }

    @Test func quantilesAgreeWithScipy() throws {
        let vectors: [QuantileVector] = try Self.load("quantiles.json")
        #expect(vectors.count == 12)
        for it in vectors { #expect(agree(Normal.quantile(it.share), it.value)) }
    }

    /// Rows that are no multiple of a block or of a vector, against the definition.
    @Test func blocksLeaveNoPairOut() {
        var state: UInt64 = 7
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(UInt64(1) << 53) - 0.5
        }
        let rows = (0..<71).map { _ in (0..<37).map { _ in next() } }
        let matrix = CorrelationMatrix(of: rows)
        for first in rows.indices {
            for second in rows.indices {
                let one = rows[first], other = rows[second]
                let means = (one.reduce(0, +) / 37, other.reduce(0, +) / 37)
                let products = zip(one, other).map { ($0 - means.0) * ($1 - means.1) }
                let squares = (
                    one.reduce(0) { $0 + ($1 - means.0) * ($1 - means.0) },
                    other.reduce(0) { $0 + ($1 - means.1) * ($1 - means.1) }
                )
                let expected = products.reduce(0, +) / (squares.0 * squares.1).squareRoot()
                #expect(abs(matrix[first, second] - expected) < 1e-12)
            }
        }
    }

    /// The bound of check 21 rests on this: a sum is never riskier than its parts.
    @Test func measuresAreNeverMoreForASumThanForItsParts() throws {
        let vectors: [PortfolioVector] = try Self.load("portfolios.json")
        for it in vectors {
            let half = it.results.count / 2
            let other = Array(it.results[half...] + it.results[..<half])
            let both = zip(it.results, other).map { $0 + $1 }
            func shortfall(_ results: [Double]) -> Double {
                ValueAtRisk.expectedShortfall(results, confidence: 0.97, horizon: 1) ?? .infinity
            }
            #expect(shortfall(both) <= shortfall(it.results) + shortfall(other) + 1e-9)
            let quantile = ValueAtRisk.historical(it.results, confidence: 0.97, horizon: 1) ?? 0
            #expect(quantile <= shortfall(it.results) + 1e-9)
        }
    }

    @Test func sizesAreWhatTheBooksSay() {
        #expect(PositionSize.fixedPercent(equity: 100_000, share: 0.01, distance: 5) == 200)
        #expect(
            PositionSize.averageTrueRange(
                equity: 100_000, share: 0.01, range: 2.5, multiple: 2, multiplier: 10) == 20)
        let kelly = PositionSize.kelly(winRate: 0.55, payoff: 1, cap: 0.25) ?? 0
        #expect(abs(kelly - 0.1) < 1e-12)
        #expect(PositionSize.kelly(winRate: 0.9, payoff: 2, cap: 0.25) == 0.25)
        let positions: [(value: Double, lossAtStop: Double?)] = [
            (10_000, 0.05), (-5_000, 0.1), (1_000, nil),
        ]
        #expect(Heat.share(of: positions, equity: 100_000) == 0.02)
    }

    @Test func theClosestNameGivesTheShock() {
        var crash = StressScenarioShape(name: "crash", all: -0.1)
        crash.factors = ["market": -0.2, "rates": 0.1]
        crash.assetClasses = ["future": -0.3]
        crash.sectors = ["technology": -0.4]
        crash.instruments = ["AAPL": -0.5]
        func shock(
            _ symbol: String, _ sector: String, _ assetClass: String,
            _ loadings: [String: Double] = [:]
        ) -> Double {
            crash.shock(
                symbol: symbol, sector: sector, assetClass: assetClass, loadings: loadings)
        }
        #expect(shock("AAPL", "technology", "future", ["market": 1]) == -0.5)
        #expect(shock("MSFT", "technology", "future", ["market": 1]) == -0.4)
        #expect(shock("ES", "index", "future", ["market": 1]) == -0.3)
        let byFactors = shock("KO", "food", "equity", ["market": 0.5, "rates": -1])
        #expect(abs(byFactors + 0.2) < 1e-12)
        #expect(shock("KO", "food", "equity") == -0.1)
        #expect(Stress.loss(values: [100, -50], shocks: [-0.2, -0.1]) == 15)
        let worst = Stress.worst(values: [100], scenarios: [[0.1], [-0.2], [-0.1]])
        #expect(worst?.index == 1 && worst?.loss == 20)
        #expect(Stress.worst(values: [100], scenarios: [[0.1]]) == nil)
    }
}
