// Portfolio risk in the core: takes the figures of the risk thread, and keeps by differences what
// each position adds to heat, value at risk, stress losses and correlation clusters.
//
// One input switches a whole generation. It walks over all positions once, as a status request
// does; every other change costs the same however many positions there are.
//
// Thread: the core's alone.

import LockFree
import Wire

extension Core {
    /// One message of the risk thread.
    ///
    /// - Returns: false where the message is none of these.
    mutating func applyRisk(_ frame: RawSpan, _ header: FrameHeader) -> Bool {
        switch header.templateID {
        case RiskBegin.templateID: begin(frame.load(RiskBegin.self, at: header))
        case InstrumentRisk.templateID: stage(frame.load(InstrumentRisk.self, at: header))
        case PositionRisk.templateID: stage(frame.load(PositionRisk.self, at: header))
        case PortfolioFigures.templateID: stage(frame.load(PortfolioFigures.self, at: header))
        case RiskEnd.templateID: finish(frame.load(RiskEnd.self, at: header))
        default: return false
        }
        return true
    }

    // MARK: a generation

    private mutating func begin(_ begin: RiskBegin) {
        if risk.staging.generation != 0 { risk.refusedCount += 1 }
        risk.staging = RiskTable.Staging()
        let isNext = begin.generation == risk.generation &+ 1
        guard begin.generation > risk.generation, begin.generation != .max,
            isNext || begin.full == .yes
        else {
            risk.refusedCount += 1
            return
        }
        risk.staging.generation = begin.generation
        risk.staging.isFull = begin.full == .yes ? 1 : 0
    }

    /// A generation with a figure that cannot be is dropped as a whole: the figures before it stay,
    /// and grow old.
    private mutating func dropGeneration() {
        risk.refusedCount += 1
        risk.staging = RiskTable.Staging()
    }

    private mutating func stage(_ figures: InstrumentRisk) {
        guard figures.generation == risk.staging.generation else { return }
        let scale = figures.limitScale
        guard let row = instruments.row(securityID: figures.securityID),
            figures.volatility >= 0, figures.riskRate >= 0,
            figures.riskRate <= RiskLimit.riskRateMax,
            scale >= RiskLimit.limitScaleMin, scale <= RiskLimit.limitScaleMax,
            figures.averageTrueRange == .null || figures.averageTrueRange >= 0,
            figures.cluster < UInt32(RiskLimit.clustersMax)
        else { return dropGeneration() }
        risk.staging.instruments &+= 1
        risk.stagedInstruments[row] = InstrumentFigures(
            generation: figures.generation, volatility: figures.volatility,
            averageTrueRange: figures.averageTrueRange, liquidity: figures.liquidity,
            riskRate: figures.riskRate, limitScale: scale, cluster: figures.cluster,
            samples: figures.samples)
    }

    private mutating func stage(_ figures: PositionRisk) {
        guard figures.generation == risk.staging.generation else { return }
        guard let account = accounts.row(named: figures.account),
            let instrument = instruments.row(securityID: figures.securityID),
            let row = positions.row(account: account, instrument: instrument)
        else { return dropGeneration() }
        risk.staging.positions &+= 1
        risk.positions[row].staged = figures.value
        risk.positions[row].stagedGeneration = figures.generation
    }

    private mutating func stage(_ figures: PortfolioFigures) {
        guard figures.generation == risk.staging.generation else { return }
        guard let account = accounts.row(named: figures.account), figures.valueAtRisk >= 0 else {
            return dropGeneration()
        }
        risk.staging.accounts &+= 1
        risk.accounts[account].staged = AccountFigures(
            generation: figures.generation, asOfTime: figures.asOfTime,
            valueAtRisk: figures.valueAtRisk, historicalVaR: figures.historicalVaR,
            parametricVaR: figures.parametricVaR, stressLoss: figures.stressLoss,
            sharpe: figures.sharpe, sortino: figures.sortino, scenario: figures.scenario)
    }

    private mutating func finish(_ end: RiskEnd) {
        let staging = risk.staging
        guard staging.generation != 0, end.generation == staging.generation else { return }
        guard end.instruments == staging.instruments, end.positions == staging.positions,
            end.accounts == staging.accounts
        else { return dropGeneration() }
        let generation = staging.generation
        if staging.isFull != 0 { forgetFigures() }
        for row in 0..<instruments.count
        where risk.stagedInstruments[row].generation == generation {
            risk.instruments[row] = risk.stagedInstruments[row]
            risk.clusterCount = max(risk.clusterCount, Int(risk.instruments[row].cluster) + 1)
        }
        for row in 0..<positions.count where risk.positions[row].stagedGeneration == generation {
            risk.positions[row].counted = risk.positions[row].staged
        }
        for row in 0..<accounts.count where risk.accounts[row].staged.generation == generation {
            risk.accounts[row].figures = risk.accounts[row].staged
        }
        risk.generation = generation
        risk.asOfTime = end.asOfTime
        risk.staging = RiskTable.Staging()
        rebuildRisk()
    }

    /// Reckons every sum anew: rates, clusters or shocks have changed.
    mutating func rebuildRisk() {
        risk.clearSums(accounts: accounts.count, positions: positions.count)
        for row in 0..<positions.count { restateValue(of: row) }
    }

    /// A new configuration brings new figures: those of the old one do not count any more.
    mutating func forgetRisk() {
        risk.staging = RiskTable.Staging()
        risk.clearScenarios(instruments: instruments.count)
        forgetFigures()
    }

    /// Takes every figure back; the sums are reckoned anew afterwards.
    private mutating func forgetFigures() {
        for row in 0..<instruments.count {
            risk.instruments[row].generation = 0
            risk.instruments[row].limitScale = 0
            risk.instruments[row].riskRate = 0
            risk.instruments[row].cluster = 0
        }
        for row in 0..<positions.count { risk.positions[row].counted = 0 }
        for row in 0..<accounts.count { risk.accounts[row].figures = .none }
    }

    // MARK: scenarios

    /// One message of the configuration.
    mutating func defineRisk(_ frame: RawSpan, _ header: FrameHeader) {
        if header.templateID == StressScenario.templateID {
            let scenario = frame.load(StressScenario.self, at: header)
            precondition(
                Int(scenario.index) < RiskLimit.scenariosMax, "more scenarios than the maximum")
            risk.define(Int(scenario.index), name: scenario.scenario)
        } else {
            let shock = frame.load(StressShock.self, at: header)
            guard let row = instruments.row(securityID: shock.securityID) else {
                preconditionFailure("a shock before its instrument")
            }
            precondition(
                Int(shock.index) < risk.scenarioCount && shock.shock.distance <= RiskLimit.shockMax,
                "a shock beyond what the configuration's check allows")
            risk.setShock(row, Int(shock.index), to: shock.shock)
        }
    }

    // MARK: sums

    /// Brings what a position adds to its account's risk up to its state.
    ///
    /// - Parameters:
    ///   - up, down: its worst-case values, signed, in the account's money times 1e4.
    ///   - mark: the price that they were reckoned with.
    mutating func restateRisk(of row: Int, up: Int64, down: Int64, mark: Int64) {
        let position = positions.rows[row]
        let account = Int(position.account)
        let instrument = Int(position.instrument)
        let old = risk.positions[row]
        let figures = risk.instruments[instrument]
        let change = Self.riskChange(up, down, counted: old.counted, rate: figures.riskRate)
        let heat = Self.heat(position, old, up: up, down: down, mark: mark)
        risk.positions[row].up = up
        risk.positions[row].down = down
        risk.positions[row].change = change
        risk.positions[row].heat = heat
        risk.accounts[account].changeSum += change - old.change
        risk.accounts[account].heatSum += Int128(heat) - Int128(old.heat)
        guard up != old.up || down != old.down else { return }
        for scenario in 0..<risk.scenarioCount {
            let shock = risk.shock(instrument, scenario)
            let loss = Self.stressLoss(up, down, shock)
            risk.addLoss(account, scenario, loss - Self.stressLoss(old.up, old.down, shock))
        }
        let gross = Int128(risk.positions[row].gross) - Int128(old.gross)
        if figures.cluster != 0 { risk.addClusterValue(account, figures.cluster, gross) }
    }

    /// What the value may lose beyond what the figures counted; money times 1e12.
    @inline(__always)
    static func riskChange(_ up: Int64, _ down: Int64, counted: Int64, rate: Int64) -> Int128 {
        guard rate != 0 else { return 0 }
        let above = abs(Int128(up) - Int128(counted))
        let below = abs(Int128(down) - Int128(counted))
        return Int128(rate) * max(above, below)
    }

    /// What a scenario makes of the worse end, negated; money times 1e10.
    @inline(__always)
    static func stressLoss(_ up: Int64, _ down: Int64, _ shock: Int64) -> Int128 {
        max(-(Int128(up) * Int128(shock)), -(Int128(down) * Int128(shock)))
    }

    /// What is lost when every stop trades at its price and what no stop covers loses its whole
    /// value; money times 1e4.
    @inline(__always)
    static func heat(
        _ position: Position, _ stops: PositionRiskRow, up: Int64, down: Int64, mark: Int64
    ) -> Int64 {
        let long = max(0, up)
        let short = max(0, -down)
        let saved =
            position.netQty > 0
            ? saving(
                of: long, quantity: position.worstUp, covered: stops.sellStopQty,
                held: position.netQty, kept: stops.sellStopValue, mark: mark)
            : 0
        guard position.netQty < 0, stops.buyStopQty > 0, short > 0 else {
            return max(long - saved, short)
        }
        // A short keeps of one unit's value what lies between the stop and twice the mark.
        let twice = (2 * Int128(mark)).multipliedReportingOverflow(by: Int128(stops.buyStopQty))
        let kept = twice.overflow ? 0 : twice.partialValue - stops.buyStopValue
        let shortSaved = saving(
            of: short, quantity: position.worstDown.distance, covered: stops.buyStopQty,
            held: position.netQty.distance, kept: kept, mark: mark)
        return max(long, short - shortSaved)
    }

    /// The part of a value that stops keep, rounded down. Stops beyond what is held keep nothing:
    /// those are left out that keep most.
    ///
    /// - Parameters:
    ///   - value: of `quantity`, ≥ 0. - kept: sum over the stops of quantity × price kept, in 1e16.
    private static func saving(
        of value: Int64, quantity: Int64, covered: Int64, held: Int64, kept: Int128, mark: Int64
    ) -> Int64 {
        guard covered > 0, value > 0, mark > 0, quantity > 0 else { return 0 }
        let excess = Int128(max(0, covered - held)) * Int128(mark)
        let used = min(kept - excess, Int128(min(covered, held)) * Int128(mark))
        guard used > 0 else { return 0 }
        let whole = Int128(quantity) * Int128(mark)
        // Both are below 2^126. A hundred-millionth of the whole, rounded up, is above zero.
        let part = (whole + Int128(Fixed.one - 1)) / Int128(Fixed.one)
        let share = min(used / part, Int128(Fixed.one))
        return Fixed.share(value, Int64(share), of: Fixed.one) ?? 0
    }

    // MARK: stops

    /// Brings what an order covers as a stop up to its state. Only a plain stop that its broker has
    /// and that nothing is about to take away covers: a stop-limit may not trade.
    mutating func restateStop(of row: Int) {
        let order = orders.rows[row]
        guard order.ordType == .stop else { return }
        var fresh = StopCover(quantity: 0, price: 0)
        if order.isOpen, order.status != .pendingNew, !order.isCancelPending, !order.stopTriggered {
            fresh = StopCover(quantity: order.leavesQty, price: order.stopPx)
            if order.isReplacePending {
                fresh.quantity = min(fresh.quantity, max(0, order.pendingQty - order.cumQty))
                fresh.price =
                    order.isBuy
                    ? max(fresh.price, order.pendingStopPx) : min(fresh.price, order.pendingStopPx)
            }
        }
        let old = risk.covers[row]
        guard fresh.quantity != old.quantity || fresh.price != old.price else { return }
        risk.covers[row] = fresh
        let position = Int(order.position)
        let value =
            Int128(fresh.quantity) * Int128(fresh.price)
            - Int128(old.quantity) * Int128(old.price)
        if order.isBuy {
            risk.positions[position].buyStopQty += fresh.quantity - old.quantity
            risk.positions[position].buyStopValue += value
        } else {
            risk.positions[position].sellStopQty += fresh.quantity - old.quantity
            risk.positions[position].sellStopValue += value
        }
        restateValue(of: position)
    }
}
