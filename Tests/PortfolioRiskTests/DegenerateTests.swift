// What has no answer gives none, and NaN never leaves.

import PortfolioRisk
import Testing

@Suite struct DegenerateTests {
    private let hostile: [[Double]] = [
        [], [1], [0, 0, 0], [1, 1, 1], [.nan, 1, 2], [.infinity, 1, 2], [1e308, -1e308, 1e308],
        [1e-300, 2e-300, 3e-300],
    ]

    @Test func nothingButFiniteNumbersLeaves() {
        for numbers in hostile {
            let returns = Returns.logarithmic(numbers)
            #expect(returns.filter { !$0.isFinite }.isEmpty)
            #expect(Volatility.sample(numbers)?.isFinite ?? true)
            #expect(Volatility.exponential(numbers, decay: 0.94)?.isFinite ?? true)
            #expect(Ratios.sharpe(numbers, observationsPerYear: 252)?.isFinite ?? true)
            #expect(Ratios.sortino(numbers, observationsPerYear: 252)?.isFinite ?? true)
            for confidence in [0.5, 0.99, 1, .nan] {
                let historical = ValueAtRisk.historical(
                    numbers, confidence: confidence, horizon: 1)
                let shortfall = ValueAtRisk.expectedShortfall(
                    numbers, confidence: confidence, horizon: 1)
                #expect(historical.map { $0.isFinite && $0 >= 0 } ?? true)
                #expect(shortfall.map { $0.isFinite && $0 >= 0 } ?? true)
            }
        }
    }

    @Test func rowsThatDoNotVaryCorrelateWithNothing() {
        let rows = [[1, 2, 3, 4], [5, 5, 5, 5], [.nan, 1, 2, 3], [0.1, 0.1, 0.1, 0.1]]
        let matrix = CorrelationMatrix(of: rows)
        for row in 0..<4 {
            for column in 0..<4 {
                #expect(matrix[row, column] == (row == column ? 1 : 0))
            }
        }
    }

    @Test func tooFewPointsGiveTheIdentity() {
        #expect(CorrelationMatrix(of: [[1], [2]]) == CorrelationMatrix(identity: 2))
        #expect(CorrelationMatrix(of: []).count == 0)
    }

    @Test func sizesAndScalesOfNonsenseAreNone() {
        #expect(PositionSize.fixedPercent(equity: 0, share: 0.01, distance: 1) == nil)
        #expect(PositionSize.fixedPercent(equity: 1, share: .nan, distance: 1) == nil)
        #expect(PositionSize.fixedPercent(equity: 1, share: 0.01, distance: 0) == nil)
        #expect(PositionSize.kelly(winRate: 1, payoff: 1, cap: 1) == nil)
        #expect(PositionSize.kelly(winRate: 0.5, payoff: 0, cap: 1) == nil)
        #expect(PositionSize.kelly(winRate: 0.4, payoff: 1, cap: 1) == 0)
        #expect(Heat.share(of: [(value: 100, lossAtStop: nil)], equity: 0) == nil)
        let scaling = LimitScaling(
            volatilityTarget: 0.2, liquidityTarget: 100, minimum: 0.25, maximum: 1)
        #expect(scaling.scale(volatility: nil, liquidity: 1_000) == 0.25)
        #expect(scaling.scale(volatility: .nan, liquidity: 1_000) == 0.25)
        #expect(scaling.scale(volatility: 0.4, liquidity: nil) == 0.25)
        #expect(scaling.scale(volatility: 0, liquidity: 1_000) == 1)
        #expect(scaling.scale(volatility: 0.4, liquidity: 1_000) == 0.5)
        #expect(scaling.scale(volatility: 4, liquidity: 1_000) == 0.25)
    }

    @Test func chainsOfPairsAreOneCluster() {
        var matrix = CorrelationMatrix(identity: 5)
        for (row, column) in [(4, 2), (2, 1)] {
            matrix[row, column] = 0.8
            matrix[column, row] = 0.8
        }
        #expect(Clusters.of(matrix, threshold: 0.7) == [0, 1, 1, 3, 1])
        #expect(Clusters.of(matrix, threshold: 0.9) == [0, 1, 2, 3, 4])
    }
}
