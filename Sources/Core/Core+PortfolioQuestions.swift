// What the risk thread and operators may ask of the core about portfolio risk. Questions change
// nothing and are not journaled.
//
// Thread: the core's.

import LockFree
import Wire

/// One row of what the risk thread is told: prices, positions, accounts, and an end.
public struct RiskRow: BitwiseCopyable, Sendable {
    public enum Kind: UInt8, BitwiseCopyable, Sendable {
        /// `id`: SecurityID; `value`: reference price times 1e8, or null; `time`: of it.
        case instrument
        /// `id`: SecurityID; `name`: account; `value`: at its mark, money times 1e4.
        case position
        /// `name`: account; `value`: equity, money times 1e4.
        case account
        /// `time`: when the snapshot began; `value`: the limit `correlation`, or unlimited.
        case end
    }

    public var value: Int64
    public var time: UInt64
    public var name: Text16
    public var id: UInt32
    public var kind: Kind

    public init(kind: Kind, value: Int64, time: UInt64, name: Text16, id: UInt32) {
        self.kind = kind
        self.value = value
        self.time = time
        self.name = name
        self.id = id
    }
}

extension Core {
    /// The last generation of risk figures that counts.
    public var riskGeneration: UInt64 { risk.generation }
    /// Number of rows of a snapshot before its end.
    public var riskRowCount: Int { instruments.count + positions.count + accounts.count }

    /// One row of a snapshot. Rows of one snapshot may be of different moments.
    ///
    /// - Parameter index: below `riskRowCount`; instruments, positions, accounts.
    public func riskRow(_ index: Int) -> RiskRow {
        if index < instruments.count {
            let it = instruments.rows[index]
            return RiskRow(
                kind: .instrument, value: it.referencePx, time: it.referenceTime, name: it.symbol,
                id: it.securityID)
        }
        let position = index - instruments.count
        if position < positions.count {
            let it = positions.rows[position]
            return RiskRow(
                kind: .position, value: it.markValue, time: 0,
                name: accounts.rows[Int(it.account)].name,
                id: instruments.rows[Int(it.instrument)].securityID)
        }
        let account = accounts.rows[position - positions.count]
        return RiskRow(
            kind: .account, value: account.equity, time: 0, name: account.name, id: 0)
    }

    /// The row that ends a snapshot.
    public func riskEnd(time: UInt64) -> RiskRow {
        RiskRow(
            kind: .end, value: limits.value(.correlation, .global, target: 0), time: time,
            name: Text16(), id: 0)
    }

    /// How the portfolios stand, for an operator, as the frames of the answer.
    ///
    /// - Parameter account: empty for all.
    public func forEachRiskFrame(
        account: Text16, requestID: UInt64, _ body: ([UInt8]) -> Void
    ) {
        let generation = risk.generation
        body(
            RiskBegin(
                generation: generation, asOfTime: risk.asOfTime, requestID: requestID, full: .yes
            ).frameBytes())
        var instrumentCount: UInt32 = 0
        for row in 0..<instruments.count where risk.instruments[row].generation != 0 {
            body(figures(ofInstrument: row).frameBytes())
            instrumentCount += 1
        }
        var positionCount: UInt32 = 0
        var accountCount: UInt32 = 0
        for row in 0..<accounts.count where account.isEmpty || accounts.rows[row].name == account {
            accountCount += 1
            forEachPositionRisk(row) {
                body($0.frameBytes())
                positionCount += 1
            }
            for scenario in 0..<risk.scenarioCount {
                body(
                    StressScenario(
                        loss: Self.stressMoney(risk.loss(row, scenario)),
                        account: accounts.rows[row].name, scenario: risk.name(of: scenario),
                        index: UInt16(scenario)
                    ).frameBytes())
            }
            body(figures(ofAccount: row).frameBytes())
        }
        body(
            RiskEnd(
                generation: generation, asOfTime: risk.asOfTime, requestID: requestID,
                instruments: instrumentCount, positions: positionCount, accounts: accountCount
            ).frameBytes())
    }

    private func figures(ofInstrument row: Int) -> InstrumentRisk {
        let figures = risk.instruments[row]
        return InstrumentRisk(
            generation: figures.generation, volatility: figures.volatility,
            averageTrueRange: figures.averageTrueRange, liquidity: figures.liquidity,
            riskRate: figures.riskRate, limitScale: figures.limitScale,
            securityID: instruments.rows[row].securityID, cluster: figures.cluster,
            samples: figures.samples)
    }

    private func forEachPositionRisk(_ account: Int, _ body: (PositionRisk) -> Void) {
        var next = Int(accounts.rows[account].firstPosition)
        while next != 0 {
            let row = next - 1
            next = Int(positions.rows[row].nextOfAccount)
            guard positions.rows[row].isActive else { continue }
            body(
                PositionRisk(
                    generation: risk.generation, value: risk.positions[row].counted,
                    worstValue: risk.positions[row].gross, heat: risk.positions[row].heat,
                    account: accounts.rows[account].name,
                    securityID: instruments.rows[Int(positions.rows[row].instrument)].securityID))
        }
    }

    private func figures(ofAccount row: Int) -> PortfolioFigures {
        let figures = risk.accounts[row].figures
        var worst = figures.scenario
        var loss: Int64 = 0
        for scenario in 0..<risk.scenarioCount {
            let found = Self.stressMoney(risk.loss(row, scenario))
            guard found > loss else { continue }
            loss = found
            worst = risk.name(of: scenario)
        }
        if loss == 0 { worst = Text32() }
        return PortfolioFigures(
            generation: figures.generation, asOfTime: figures.asOfTime,
            valueAtRisk: figures.valueAtRisk,
            valueAtRiskNow: Self.valueAtRisk(figures, changes: risk.accounts[row].changeSum),
            historicalVaR: figures.historicalVaR, parametricVaR: figures.parametricVaR,
            stressLoss: loss, heat: Int64(clamping: risk.accounts[row].heatSum),
            equity: accounts.rows[row].equity, sharpe: figures.sharpe, sortino: figures.sortino,
            account: accounts.rows[row].name, scenario: worst)
    }
}
