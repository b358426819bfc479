// The figures of one generation, reckoned and rounded to the safe side.
//
// Thread: the owner's, one at a time.

import Core
import PortfolioRisk
import Wire

extension RiskModel {
    /// A position is told anew when it is this far from what the core was told, as a fraction: the
    /// bound pays for the distance, the journal for each message.
    private static let countedAgainAt = 0.01
    /// Mean range of a random walk over one step: √(8 / π) standard deviations (W. Feller, The
    /// Asymptotic Distribution of the Range of Sums, 1951).
    private static let rangeOfWalk = 1.5957691216057308

    /// One generation.
    mutating func figures(_ time: UInt64, threshold: Double) -> [RiskResult] {
        if time >= nextSampleTime {
            nextSampleTime = time + UInt64(settings.sampleNs)
            sample()
        }
        generation += 1
        let full = isFull
        isFull = false
        var results: [RiskResult] = []
        let clusters = clusterNumbers(threshold)
        for row in series.indices {
            let fresh = figures(of: row, cluster: clusters[row])
            var same = series[row].sent
            same?.generation = generation
            guard full || same != fresh else { continue }
            series[row].sent = fresh
            results.append(.instrument(fresh))
        }
        let instrumentCount = results.count
        count(full: full, &results)
        let positionCount = results.count - instrumentCount
        for index in books.indices { results.append(.account(figures(ofBook: index, time))) }
        let begin = RiskBegin(
            generation: generation, asOfTime: time, full: full ? .yes : .no)
        let end = RiskEnd(
            generation: generation, asOfTime: time, instruments: UInt32(instrumentCount),
            positions: UInt32(positionCount), accounts: UInt32(books.count))
        return [.begin(begin)] + results + [.end(end)]
    }

    // MARK: instruments

    func isMeasured(_ row: Int) -> Bool { series[row].known.count >= settings.minimumPoints }

    /// Volatility of one sample: the larger of both estimates and the floor, or the prior.
    func volatility(of row: Int) -> Double {
        let root = Double(settings.observationsPerYear).squareRoot()
        let prior = max(series[row].priorVolatility, settings.volatilityFloor) / root
        guard isMeasured(row) else { return prior }
        let known = series[row].known
        guard let sample = Volatility.sample(known),
            let weighted = Volatility.exponential(known, decay: settings.decay)
        else { return prior }
        return max(sample, weighted, settings.volatilityFloor / root)
    }

    /// Most that one unit of value loses: the larger of both measures, long or short.
    func riskRate(of row: Int) -> Double {
        let horizon = settings.horizon
        let parametric = deviations * volatility(of: row) * horizon.squareRoot()
        guard isMeasured(row) else { return parametric }
        let known = series[row].known
        func shortfall(_ results: [Double]) -> Double {
            ValueAtRisk.expectedShortfall(
                results, confidence: settings.confidence, horizon: horizon) ?? parametric
        }
        return max(parametric, shortfall(known), shortfall(known.map { -$0 }))
    }

    private func figures(of row: Int, cluster: UInt32) -> InstrumentRisk {
        let one = series[row]
        let step = volatility(of: row)
        let annual = step * Double(settings.observationsPerYear).squareRoot()
        let range =
            TrueRange.average(one.bars, periods: settings.atrPeriods)
            ?? (one.price.isFinite ? one.price * step * Self.rangeOfWalk : nil)
        let liquidity = one.dailyUnits.flatMap { one.price.isFinite ? $0 * one.price : nil }
        let scale = settings.scaling.scale(volatility: annual, liquidity: liquidity)
        return InstrumentRisk(
            generation: generation, volatility: Scaled.up(annual, 1e6),
            averageTrueRange: range.map { Scaled.up($0, 1e8) } ?? .null,
            liquidity: liquidity.map { Scaled.down($0, 1e4) } ?? .null,
            riskRate: min(RiskLimit.riskRateMax, Scaled.up(riskRate(of: row), 1e8)),
            limitScale: min(
                RiskLimit.limitScaleMax, max(RiskLimit.limitScaleMin, Scaled.down(scale, 1e4))),
            securityID: one.securityID, cluster: cluster, samples: UInt32(one.known.count))
    }

    /// For each row the number of its cluster, from 1; 0 where it stands alone.
    private func clusterNumbers(_ threshold: Double) -> [UInt32] {
        var sets = DisjointSets(count: series.count)
        for (place, lowest) in Clusters.of(correlations, threshold: threshold).enumerated() {
            sets.join(measured[place], measured[lowest])
        }
        // What is not measured stands with its sector, the measured ones in it included.
        var unmeasuredOfSector: [String: Int] = [:]
        for row in series.indices where !isMeasured(row) && !series[row].sector.isEmpty {
            unmeasuredOfSector[series[row].sector] = row
        }
        for row in series.indices {
            guard let other = unmeasuredOfSector[series[row].sector] else { continue }
            sets.join(row, other)
        }
        let lowest = sets.lowestOfAll()
        var sizes: [Int: Int] = [:]
        for root in lowest { sizes[root, default: 0] += 1 }
        var numbers: [Int: UInt32] = [:]
        return lowest.map { root in
            guard sizes[root, default: 0] > 1 else { return 0 }
            if let number = numbers[root] { return number }
            let number = min(UInt32(numbers.count) + 1, UInt32(RiskLimit.clustersMax) - 1)
            numbers[root] = number
            return number
        }
    }

    // MARK: positions

    /// Tells the core of positions that are far from what it was told last.
    private mutating func count(full: Bool, _ results: inout [RiskResult]) {
        if full {
            for index in books.indices { books[index].counted.removeAll() }
        }
        for position in held {
            guard let book = accounts[position.account], let row = rows[position.securityID] else {
                continue
            }
            let value = Double(position.value) / 1e4
            let before = books[book].counted[row] ?? 0
            let isFar = abs(value - before) > Self.countedAgainAt * abs(before)
            guard isFar else { continue }
            books[book].counted[row] = value
            results.append(
                .position(
                    PositionRisk(
                        generation: generation, value: position.value, account: position.account,
                        securityID: position.securityID)))
        }
    }

    // MARK: accounts

    private func figures(ofBook index: Int, _ time: UInt64) -> PortfolioFigures {
        let book = books[index]
        let values = series.indices.map { book.counted[$0] ?? 0 }
        let horizon = settings.horizon
        let inMatrix = measured.map { values[$0] }
        let parametric =
            ValueAtRisk.parametric(
                values: inMatrix, volatilities: measured.map { volatility(of: $0) },
                correlations: correlations, confidence: settings.confidence, horizon: horizon)
            ?? .infinity
        let results = portfolioResults(values)
        let historical =
            ValueAtRisk.historical(results, confidence: settings.confidence, horizon: horizon) ?? 0
        let shortfall =
            ValueAtRisk.expectedShortfall(
                results, confidence: settings.confidence, horizon: horizon) ?? 0
        // What is not in the matrix adds its own bound, undiversified.
        var others = 0.0
        let isInMatrix = Set(measured)
        for row in series.indices where values[row] != 0 && !isInMatrix.contains(row) {
            others += abs(values[row]) * riskRate(of: row)
        }
        let worst = Stress.worst(values: values, scenarios: shocks)
        let year = Double(settings.observationsPerYear)
        let hasReturns = book.returns.count >= settings.minimumPoints
        let sharpe = Ratios.sharpe(book.returns, observationsPerYear: year)
        let sortino = Ratios.sortino(book.returns, observationsPerYear: year)
        return PortfolioFigures(
            generation: generation, asOfTime: time,
            valueAtRisk: Scaled.up(max(parametric, shortfall) + others, 1e4),
            historicalVaR: Scaled.up(historical + others, 1e4),
            parametricVaR: Scaled.up(parametric + others, 1e4),
            stressLoss: Scaled.up(worst?.loss ?? 0, 1e4),
            equity: Scaled.down(book.equity, 1e4),
            sharpe: hasReturns ? sharpe.map { Scaled.down($0, 1e4) } ?? .null : .null,
            sortino: hasReturns ? sortino.map { Scaled.down($0, 1e4) } ?? .null : .null,
            account: book.name,
            scenario: worst.map { Text32(settings.scenarios[$0.index].name) } ?? Text32())
    }

    /// What the measured positions would have made of each sample in the window.
    private func portfolioResults(_ values: [Double]) -> [Double] {
        var results: [Double] = []
        for row in measured where values[row] != 0 {
            let returns = aligned(row)
            if results.isEmpty { results = Array(repeating: 0, count: returns.count) }
            for (place, step) in returns.enumerated() { results[place] += values[row] * step }
        }
        return results
    }
}

/// Floating point to a scaled integer, held at the ends of the range.
enum Scaled {
    /// Rounded up; what is no number is the largest: a risk that cannot be reckoned is all there
    /// is.
    static func up(_ number: Double, _ scale: Double) -> Int64 {
        whole((number * scale).rounded(.up))
    }

    /// Rounded down.
    static func down(_ number: Double, _ scale: Double) -> Int64 {
        whole((number * scale).rounded(.down))
    }

    private static func whole(_ number: Double) -> Int64 {
        guard number.isFinite, number < 9.2e18 else { return number < 0 ? .min + 1 : .max }
        return number < -9.2e18 ? .min + 1 : Int64(number)
    }
}
