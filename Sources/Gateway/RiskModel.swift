// What the risk thread knows and reckons: windows of prices and results, and the figures that
// follow from them. One snapshot in, one generation of figures out.
//
// Before an instrument has enough returns its prior volatility counts, it adds to others without
// any diversification, and it stands in one cluster with its whole sector: all three err to the
// safe side.
//
// Invariants: what was sent is remembered, so a generation names what changed alone; value at risk
// is reckoned from the very values that the core was told, so that its bound holds.
// Thread: the owner's, one at a time.

import Core
import PortfolioRisk
import Wire

struct RiskModel {
    /// One instrument's prices.
    struct Series {
        let securityID: UInt32
        let sector: String
        let priorVolatility: Double
        /// Units times multiplier on an average day; nil where unknown.
        let dailyUnits: Double?
        var price = Double.nan
        var priceTime: UInt64 = 0
        /// The bar since the last sample; nil before a new price.
        var bar: PriceBar?
        /// NaN where a sample had no new price.
        var returns: [Double] = []
        var bars: [PriceBar] = []
        var known: [Double] = []
        var sent: InstrumentRisk?
    }

    /// One account's equity and positions.
    struct Book {
        let name: Text16
        var equity = 0.0
        var lastEquity = Double.nan
        var returns: [Double] = []
        /// By instrument, as the core was told; signed, in money.
        var counted: [Int: Double] = [:]
    }

    struct Held {
        let account: Text16
        let securityID: UInt32
        let value: Int64
    }

    let settings: PortfolioRiskSettings
    /// Shocks by scenario and instrument, as fractions.
    let shocks: [[Double]]
    var series: [Series]
    var rows: [UInt32: Int] = [:]
    var books: [Book] = []
    var accounts: [Text16: Int] = [:]
    var held: [Held] = []
    var generation: UInt64
    var isFull = true
    var nextSampleTime: UInt64 = 0
    /// Before this a snapshot without a first price makes no generation.
    var nextGenerationTime: UInt64 = 0
    var hasFirstPrice = false
    /// Rows with enough returns, their correlations and clusters.
    var measured: [Int] = []
    var correlations = CorrelationMatrix(identity: 0)
    /// z at the confidence.
    let deviations: Double

    /// - Parameter generation: the last one that the core has.
    init(
        _ settings: PortfolioRiskSettings, instruments: [InstrumentSettings], generation: UInt64
    ) {
        self.settings = settings
        self.generation = generation
        deviations = ValueAtRisk.deviations(settings.confidence) ?? 3
        shocks = settings.scenarios.map { scenario in
            instruments.map { Double(settings.shock(scenario, $0)) / 1_000_000 }
        }
        series = instruments.map { it in
            Series(
                securityID: it.securityID, sector: it.sector,
                priorVolatility: settings.priorVolatility[it.assetClass] ?? 1,
                dailyUnits: it.averageDailyVolume.map {
                    Double($0) / 1e8 * Double(it.multiplier) / 1e8
                })
        }
        for (row, one) in series.enumerated() { rows[one.securityID] = row }
    }

    /// A generation out of the core as it stands, on the core's own thread.
    mutating func firstFigures(_ core: borrowing Core, time: UInt64) -> [RiskResult] {
        for index in 0..<core.riskRowCount { _ = take(core.riskRow(index)) }
        return take(core.riskEnd(time: time))
    }

    /// The next generation names everything.
    mutating func forgetSent() { isFull = true }

    /// Takes one row of a snapshot.
    ///
    /// - Returns: at the end of a snapshot a generation, else nothing.
    mutating func take(_ row: RiskRow) -> [RiskResult] {
        switch row.kind {
        case .instrument: takePrice(row)
        case .position:
            held.append(Held(account: row.name, securityID: row.id, value: row.value))
        case .account:
            let index = accounts[row.name] ?? books.count
            if index == books.count {
                accounts[row.name] = index
                books.append(Book(name: row.name))
            }
            books[index].equity = Double(row.value) / 1e4
        case .end:
            let threshold = row.value == .max ? 0.7 : Double(row.value) / 1e4
            defer { held.removeAll(keepingCapacity: true) }
            guard isFull || hasFirstPrice || row.time >= nextGenerationTime else {
                return [.nothing]
            }
            hasFirstPrice = false
            nextGenerationTime = row.time + UInt64(settings.intervalNs)
            return figures(row.time, threshold: threshold)
        }
        return []
    }

    private mutating func takePrice(_ row: RiskRow) {
        guard let index = rows[row.id], row.value != .null, row.value > 0,
            row.time > series[index].priceTime
        else { return }
        let price = Double(row.value) / 1e8
        if series[index].price.isNaN { hasFirstPrice = true }
        series[index].price = price
        series[index].priceTime = row.time
        let bar = series[index].bar ?? PriceBar(high: price, low: price, close: price)
        series[index].bar = PriceBar(
            high: max(bar.high, price), low: min(bar.low, price), close: price)
    }

    // MARK: samples

    /// Closes the bar of every instrument, and adds one result to every account.
    mutating func sample() {
        for row in series.indices {
            let before = series[row].bars.last?.close
            if let bar = series[row].bar {
                Self.add(bar, to: &series[row].bars, max: settings.window)
                let step = before.map { Returns.step(from: $0, to: bar.close) } ?? .nan
                Self.add(step, to: &series[row].returns, max: settings.window)
            } else {
                Self.add(.nan, to: &series[row].returns, max: settings.window)
            }
            series[row].bar = nil
            series[row].known = series[row].returns.filter { $0.isFinite }
        }
        for index in books.indices {
            let book = books[index]
            if book.lastEquity > 0, book.equity > 0 {
                Self.add(
                    book.equity / book.lastEquity - 1, to: &books[index].returns,
                    max: settings.window)
            }
            books[index].lastEquity = book.equity
        }
        measured = series.indices
            .filter { series[$0].known.count >= settings.minimumPoints }
            .prefix(RiskLimit.correlatedMax).map { $0 }
        // A sample without a new price is a return of zero here: the rows must be of one length.
        correlations = CorrelationMatrix(of: measured.map { aligned($0) })
    }

    /// The returns of a row, as many as the window has samples, missing ones zero.
    func aligned(_ row: Int) -> [Double] {
        let length = series.lazy.map(\.returns.count).max() ?? 0
        let returns = series[row].returns.map { $0.isFinite ? $0 : 0 }
        return Array(repeating: 0, count: length - returns.count) + returns
    }

    private static func add<Value>(_ value: Value, to window: inout [Value], max count: Int) {
        if window.count >= count { window.removeFirst(window.count - count + 1) }
        window.append(value)
    }
}
