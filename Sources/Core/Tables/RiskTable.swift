// What the core knows of portfolio risk: the figures that a thread of its own reckoned, the stress
// scenarios of the configuration, and sums over positions that check 21 reads.
//
// Figures come as inputs, generation by generation. They are staged and count from the end of their
// generation on, all at once; an instrument or position that a generation leaves out keeps what it
// had.
//
// Invariants: every sum equals the sum over its positions (tests walk them after every input); a
// generation that is not whole changes nothing; numbers only grow from one generation to the next.
// Thread: the core's.

import LockFree
import Wire

/// Risk figures of one instrument.
struct InstrumentFigures: BitwiseCopyable {
    /// The generation that brought them; 0: there are none.
    var generation: UInt64
    /// A year, percent times 1e4.
    var volatility: Int64
    /// Times 1e8, or null.
    var averageTrueRange: Int64
    /// Money times 1e4 a day, or null.
    var liquidity: Int64
    /// Most that one unit of value loses, times 1e8.
    var riskRate: Int64
    /// Times 1e4; 0: limits are not scaled.
    var limitScale: Int64
    var cluster: UInt32
    var samples: UInt32
}

/// What one position adds to the sums of its account.
struct PositionRiskRow: BitwiseCopyable {
    /// `riskRate` × distance between what the figures counted and the worst value now.
    var change: Int128
    /// Working stop orders that would sell, and that would buy: quantity, and quantity × price.
    var sellStopValue: Int128
    var buyStopValue: Int128
    var sellStopQty: Int64
    var buyStopQty: Int64
    /// Its worst-case values upwards and downwards, signed; money times 1e4.
    var up: Int64
    var down: Int64
    /// What is lost when its stops trade; money times 1e4.
    var heat: Int64
    /// The value that the figures counted, and the one that the next generation will have.
    var counted: Int64
    var staged: Int64
    var stagedGeneration: UInt64

    /// The larger worst case.
    var gross: Int64 { max(up.distance, down.distance) }
}

/// Risk of one account.
struct AccountRiskRow: BitwiseCopyable {
    var changeSum: Int128
    var heatSum: Int128
    var figures: AccountFigures
    var staged: AccountFigures
}

/// What a generation says of one account; money times 1e4.
struct AccountFigures: BitwiseCopyable {
    var generation: UInt64
    var asOfTime: UInt64
    var valueAtRisk: Int64
    var historicalVaR: Int64
    var parametricVaR: Int64
    var stressLoss: Int64
    var sharpe: Int64
    var sortino: Int64
    var scenario: Text32

    static let none = AccountFigures(
        generation: 0, asOfTime: 0, valueAtRisk: 0, historicalVaR: 0, parametricVaR: 0,
        stressLoss: 0, sharpe: .null, sortino: .null, scenario: Text32())
}

/// What a working stop order covers at present.
struct StopCover: BitwiseCopyable {
    var quantity: Int64
    var price: Int64
}

struct RiskTable: ~Copyable {
    /// A generation on its way.
    struct Staging: BitwiseCopyable {
        /// 0: none is on its way.
        var generation: UInt64 = 0
        var instruments: UInt32 = 0
        var positions: UInt32 = 0
        var accounts: UInt32 = 0
        /// 1: what it does not name has no figures.
        var isFull: UInt32 = 0
    }

    var instruments: FixedTable<InstrumentFigures>
    var stagedInstruments: FixedTable<InstrumentFigures>
    var positions: FixedTable<PositionRiskRow>
    var accounts: FixedTable<AccountRiskRow>
    /// By row of the order.
    var covers: FixedTable<StopCover>
    /// Percent times 1e4, by instrument and scenario.
    private var shocks: FixedTable<Int64>
    /// Value × shock, worst end, negated: a loss is positive. By account and scenario.
    private var losses: FixedTable<Int128>
    /// Worst-case values together, by account and cluster.
    private var clusters: FixedTable<Int128>
    private var names: FixedTable<Text32>
    var scenarioCount = 0
    /// Above every cluster number that any generation had.
    var clusterCount = 1
    /// The last generation that was whole, and what it is of.
    var generation: UInt64 = 0
    var asOfTime: UInt64 = 0
    var staging = Staging()
    /// Generations that were not whole, or not above the last.
    var refusedCount: UInt64 = 0

    init(capacity: Capacity) {
        instruments = FixedTable(capacity: capacity.instruments)
        stagedInstruments = FixedTable(capacity: capacity.instruments)
        positions = FixedTable(capacity: capacity.positions)
        accounts = FixedTable(capacity: capacity.accounts)
        covers = FixedTable(capacity: capacity.orders)
        shocks = FixedTable(capacity: capacity.instruments * RiskLimit.scenariosMax)
        losses = FixedTable(capacity: capacity.accounts * RiskLimit.scenariosMax)
        clusters = FixedTable(capacity: capacity.accounts * RiskLimit.clustersMax)
        names = FixedTable(capacity: RiskLimit.scenariosMax)
    }

    // MARK: scenarios

    func name(of scenario: Int) -> Text32 { names[scenario] }

    mutating func define(_ scenario: Int, name: Text32) {
        names[scenario] = name
        scenarioCount = max(scenarioCount, scenario + 1)
    }

    /// Forgets every scenario: a new configuration names them again.
    mutating func clearScenarios(instruments count: Int) {
        for index in 0..<(count * RiskLimit.scenariosMax) where shocks[index] != 0 {
            shocks[index] = 0
        }
        for scenario in 0..<RiskLimit.scenariosMax { names[scenario] = Text32() }
        scenarioCount = 0
    }

    @inline(__always)
    func shock(_ instrument: Int, _ scenario: Int) -> Int64 {
        shocks[instrument * RiskLimit.scenariosMax + scenario]
    }

    mutating func setShock(_ instrument: Int, _ scenario: Int, to shock: Int64) {
        shocks[instrument * RiskLimit.scenariosMax + scenario] = shock
    }

    // MARK: sums

    @inline(__always)
    func loss(_ account: Int, _ scenario: Int) -> Int128 {
        losses[account * RiskLimit.scenariosMax + scenario]
    }

    @inline(__always)
    mutating func addLoss(_ account: Int, _ scenario: Int, _ loss: Int128) {
        losses[account * RiskLimit.scenariosMax + scenario] += loss
    }

    @inline(__always)
    func clusterValue(_ account: Int, _ cluster: UInt32) -> Int128 {
        clusters[account * RiskLimit.clustersMax + Int(cluster)]
    }

    @inline(__always)
    mutating func addClusterValue(_ account: Int, _ cluster: UInt32, _ value: Int128) {
        clusters[account * RiskLimit.clustersMax + Int(cluster)] += value
    }

    /// Takes every contribution out of every sum; stops and figures stay.
    mutating func clearSums(accounts accountCount: Int, positions positionCount: Int) {
        for account in 0..<accountCount {
            accounts[account].changeSum = 0
            accounts[account].heatSum = 0
            for index in 0..<RiskLimit.scenariosMax {
                losses[account * RiskLimit.scenariosMax + index] = 0
            }
            for index in 0..<clusterCount {
                clusters[account * RiskLimit.clustersMax + index] = 0
            }
        }
        for row in 0..<positionCount {
            positions[row].change = 0
            positions[row].up = 0
            positions[row].down = 0
            positions[row].heat = 0
        }
    }

    func hash(
        into hasher: inout StateHasher, instruments instrumentCount: Int,
        accounts accountCount: Int, positions positionCount: Int, orders orderCount: Int
    ) {
        hasher.add(generation)
        hasher.add(asOfTime)
        hasher.add(bytesOf: staging)
        hasher.add(refusedCount)
        hasher.add(scenarioCount)
        hasher.add(clusterCount)
        for scenario in 0..<scenarioCount { hasher.add(bytesOf: names[scenario]) }
        for row in 0..<instrumentCount {
            hasher.add(bytesOf: instruments[row])
            if staging.generation != 0 { hasher.add(bytesOf: stagedInstruments[row]) }
            for scenario in 0..<scenarioCount { hasher.add(shock(row, scenario)) }
        }
        for row in 0..<positionCount { hasher.add(bytesOf: positions[row]) }
        for row in 0..<accountCount {
            hasher.add(bytesOf: accounts[row])
            for scenario in 0..<scenarioCount { hasher.add(bytesOf: loss(row, scenario)) }
            for index in 0..<clusterCount where clusterValue(row, UInt32(index)) != 0 {
                hasher.add(index)
                hasher.add(bytesOf: clusterValue(row, UInt32(index)))
            }
        }
        for row in 0..<orderCount where covers[row].quantity != 0 {
            hasher.add(row)
            hasher.add(bytesOf: covers[row])
        }
    }
}
