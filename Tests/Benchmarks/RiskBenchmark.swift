// What the risk thread reckons: correlation of all pairs over a window.

import Foundation
import PortfolioRisk

enum RiskBenchmark {
    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        for count in [50, 500] {
            let rows = returns(count, points: 100)
            report.add("correlation \(count) x 100") {
                Measure.loop($0, operations: 1) { keep(CorrelationMatrix(of: rows)) }
            }
        }
        let rows = returns(50, points: 250)
        let matrix = CorrelationMatrix(of: rows)
        let volatilities = rows.map { Volatility.sample($0) ?? 0 }
        let values = (0..<50).map { Double($0 % 7 - 3) * 10_000 }
        report.add("parametric value at risk, 50 positions") {
            Measure.loop($0, operations: 100) {
                for _ in 0..<100 {
                    keep(
                        ValueAtRisk.parametric(
                            values: values, volatilities: volatilities, correlations: matrix,
                            confidence: 0.99, horizon: 1))
                }
            }
        }
    }

    /// The same rows on every run.
    private static func returns(_ count: Int, points: Int) -> [[Double]] {
        var state: UInt64 = 20_260_302
        return (0..<count).map { _ in
            (0..<points).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / Double(UInt64(1) << 53) - 0.5
            }
        }
    }
}
