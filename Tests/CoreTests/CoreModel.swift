// What must hold after every input, reckoned independently of how the core keeps it: sums over the
// rows instead of differences, promises over all effects instead of state.
//
// Thread: one test's.

import Wire

@testable import Core

/// What open orders and positions add up to, walked over row by row.
struct WalkedSums: Equatable {
    struct Group: Equatable {
        var openOrders: Int64 = 0
        var openNotional: Int128 = 0
    }

    struct AccountSums: Equatable {
        var openBuyNotional: Int128 = 0
        var positionsOpen: Int64 = 0
        var value: Int128 = 0
        var gross: Int128 = 0
        var long: Int128 = 0
        var short: Int128 = 0
        var down: Int128 = 0
        var shortValue: Int128 = 0
        var openCost: Int128 = 0
        /// By sector, country and asset class.
        var groups: [[UInt64]: Int128] = [:]
    }

    struct PositionSums: Equatable {
        var openOrders: Int64 = 0
        var openBuyQty: Int128 = 0
        var openSellQty: Int128 = 0
    }

    var all = Group()
    var accounts: [Group]
    var sessions: [Group]
    var instruments: [Group]
    var money: [AccountSums]
    var positions: [PositionSums]
    var unanswered: [Int64]
    var inDoubt: [Int64]

    init(_ core: borrowing Core) {
        accounts = Array(repeating: Group(), count: core.accounts.count)
        sessions = Array(repeating: Group(), count: core.sessions.count)
        instruments = Array(repeating: Group(), count: core.instruments.count)
        money = Array(repeating: AccountSums(), count: core.accounts.count)
        positions = Array(repeating: PositionSums(), count: core.positions.count)
        unanswered = Array(repeating: 0, count: core.brokers.rows.capacity)
        inDoubt = unanswered
        for row in 0..<core.orders.highWater {
            let order = core.orders.rows[row]
            if order.isUsed, order.isOpen { add(order, core) }
            if order.isUsed, order.isUnanswered { unanswered[Int(order.broker)] += 1 }
            if order.isUsed, order.doubt != Doubt.none { inDoubt[Int(order.broker)] += 1 }
        }
        for row in 0..<core.positions.count { add(core.positions.rows[row], row, core) }
    }

    /// An order's worst case: what is left of it, the larger of old and new while it is replaced.
    private mutating func add(_ order: Order, _ core: borrowing Core) {
        let multiplier = core.instruments.rows[Int(order.instrument)].multiplier
        var quantity = max(0, order.orderQty - order.cumQty)
        var notional = Self.inBase(
            Self.notional(order.exposurePrice, quantity, multiplier), order.exposureRate)
        if order.isReplacePending {
            let pending = max(0, order.pendingQty - order.cumQty)
            quantity = max(quantity, pending)
            notional = max(
                notional,
                Self.inBase(
                    Self.notional(order.pendingExposurePrice, pending, multiplier),
                    order.pendingExposureRate))
        }
        func add(_ group: inout Group) {
            group.openOrders += 1
            group.openNotional += notional
        }
        add(&all)
        add(&accounts[Int(order.account)])
        add(&instruments[Int(order.instrument)])
        if order.session != Order.noSession { add(&sessions[Int(order.session)]) }
        positions[Int(order.position)].openOrders += 1
        if order.side == .buy {
            money[Int(order.account)].openBuyNotional += notional
            positions[Int(order.position)].openBuyQty += Int128(quantity)
        } else {
            positions[Int(order.position)].openSellQty += Int128(quantity)
        }
    }

    private mutating func add(_ position: Position, _ row: Int, _ core: borrowing Core) {
        let account = Int(position.account)
        let instrument = core.instruments.rows[Int(position.instrument)]
        let up = Int128(position.netQty) + positions[row].openBuyQty
        let down = Int128(position.netQty) - positions[row].openSellQty
        if position.netQty != 0 || positions[row].openOrders > 0 {
            money[account].positionsOpen += 1
        }
        money[account].openCost += Int128(position.openCost)
        var mark = instrument.referencePx
        if mark == .null {
            mark = 0
            if position.netQty != 0 {
                let scaled = Int128(position.localCost) * 1_000_000_000_000
                mark = Int64(
                    clamping: scaled / Int128(position.netQty) * 100_000_000
                        / Int128(instrument.multiplier))
            }
        }
        let rate = core.currencies.rate(Int(instrument.currencyRow)) ?? 0
        func value(_ quantity: Int128) -> Int128 {
            let held = max(Int128(Int64.min + 1), min(Int128(Int64.max), quantity))
            let size = Self.inBase(
                Self.notional(mark, Int64(held.magnitude), instrument.multiplier), rate)
            return quantity < 0 ? -size : size
        }
        money[account].value += value(Int128(position.netQty))
        let gross = max(value(up).magnitude.asInt128, value(down).magnitude.asInt128)
        money[account].gross += gross
        money[account].down += value(down)
        money[account].shortValue += min(value(Int128(position.netQty)), 0)
        let sector = [1, instrument.sector.word0, instrument.sector.word1]
        money[account].groups[sector, default: 0] += gross
        money[account].groups[[2, UInt64(instrument.country.word)], default: 0] += gross
        money[account].groups[[3, UInt64(instrument.assetClass.rawValue)], default: 0] += gross
        money[account].long += value(up)
        money[account].short += min(value(down), 0)
    }

    /// Money of a currency in the base currency, rounded up, held at int64.
    static func inBase(_ value: Int128, _ rate: Int64) -> Int128 {
        guard rate != 0 else { return value }
        let scaled = value * Int128(rate)
        let whole = scaled / 1_000_000_000_000
        return min(
            whole + (scaled % 1_000_000_000_000 == 0 ? 0 : 1), Int128(Int64.max))
    }

    /// |price × quantity × multiplier| in money, rounded up twice as the core does, held at int64.
    static func notional(_ price: Int64, _ quantity: Int64, _ multiplier: Int64) -> Int128 {
        let product = Int128(price.magnitude) * Int128(quantity.magnitude)
        func up(_ number: Int128, _ divisor: Int128) -> Int128 {
            number / divisor + (number % divisor == 0 ? 0 : 1)
        }
        if multiplier == 100_000_000 {
            return min(up(product, 1_000_000_000_000), Int128(Int64.max))
        }
        let unscaled = up(product, 100_000_000)
        guard unscaled <= Int128(Int64.max) else { return Int128(Int64.max) }
        return min(up(unscaled * Int128(multiplier), 1_000_000_000_000), Int128(Int64.max))
    }
}

extension UInt128 {
    fileprivate var asInt128: Int128 { Int128(self) }
}

final class CoreModel {
    private var lastReport: [UInt32: UInt64] = [:]
    private var lastCommandID: UInt64 = 0
    private var ended: Set<UInt64> = []
    private var executed: Set<[UInt64]> = []
    private var forwarded: Set<UInt64> = []
    private var before: WalkedSums?
    private var guards = GuardModel()

    /// What does not hold after an input.
    func faults(
        after input: Input, _ frame: [UInt8], _ effects: [Effect], _ core: borrowing Core
    ) -> [String] {
        var faults: [String] = []
        for effect in effects { check(effect, input, core, &faults) }
        let sums = WalkedSums(core)
        check(sums, core, &faults)
        faults += riskFaults(core)
        // A configuration holds when it is complete.
        if input.origin != .configuration {
            for row in 0..<core.accounts.count {
                checkGroups(row, sums.money[row], core, &faults)
            }
        }
        if let fault = core.firstBooksFault() { faults.append("\(fault)") }
        checkLimits(sums, effects, core, &faults)
        before = sums
        return faults + guards.faults(after: input, frame, effects, core)
    }

    // MARK: effects

    private func check(
        _ effect: Effect, _ input: Input, _ core: borrowing Core, _ faults: inout [String]
    ) {
        let isNumbered =
            (40...46).contains(effect.templateID) || effect.templateID == SizingReport.templateID
        if isNumbered, effect.header.kind == EffectKind.report,
            effect.header.sessionID != 0
        {
            let session = effect.header.sessionID
            let number = effect.frame.word(at: 14)
            if number != lastReport[session, default: 0] + 1 {
                faults.append("report \(number) of session \(session) is out of sequence")
            }
            lastReport[session] = number
        }
        if let report = effect.message(ExecutionReport.self) { check(report, input, &faults) }
        if let command = effect.message(BrokerCommand.self) { check(command, core, &faults) }
    }

    private func check(
        _ report: ExecutionReport, _ input: Input, _ faults: inout [String]
    ) {
        if report.execID != input.sequence { faults.append("an execID that is not the record") }
        if report.transactTime != input.time { faults.append("a time that is not the record's") }
        guard report.orderID != 0, report.possResend == .no, report.execType != .orderStatus else {
            return
        }
        let isEnd =
            switch report.execType {
            case .rejected, .canceled, .expired: true
            case .replaced: report.ordStatus == .filled
            case .trade:
                report.ordStatus == .filled && report.cumQty - report.lastQty < report.orderQty
            default: false
            }
        if isEnd, !ended.insert(report.orderID).inserted {
            faults.append("order \(report.orderID) ends twice")
        }
    }

    private func check(
        _ command: BrokerCommand, _ core: borrowing Core, _ faults: inout [String]
    ) {
        if command.commandID != lastCommandID + 1 { faults.append("a gap in the command ids") }
        lastCommandID = command.commandID
        if command.kind == .newOrder {
            if !forwarded.insert(command.orderID).inserted {
                faults.append("order \(command.orderID) is sent twice")
            }
            if command.sessionID != 0,
                !executed.insert([UInt64(command.sessionID), command.clOrdID]).inserted
            {
                faults.append("ClOrdID \(command.clOrdID) is executed twice")
            }
        }
        let addsRisk = command.kind == .newOrder
        if addsRisk, command.sessionID != 0, core.isHaltedFully(command) {
            faults.append("order \(command.orderID) leaves through a halt")
        }
    }

    // MARK: sums

    private func check(
        _ sums: WalkedSums, _ core: borrowing Core, _ faults: inout [String]
    ) {
        func expect(_ kept: some Equatable, _ walked: some Equatable, _ what: String) {
            if "\(kept)" != "\(walked)" { faults.append("\(what): kept \(kept), walked \(walked)") }
        }
        expect(core.orders.openCount, sums.all.openOrders, "open orders")
        expect(core.openNotionalSum, sums.all.openNotional, "open notional")
        for row in 0..<core.accounts.count {
            let account = core.accounts.rows[row]
            let walked = sums.money[row]
            expect(account.openOrders, sums.accounts[row].openOrders, "account's open orders")
            expect(account.openNotionalSum, sums.accounts[row].openNotional, "account's notional")
            expect(account.openBuyNotionalSum, walked.openBuyNotional, "account's open buys")
            expect(account.positionsOpen, walked.positionsOpen, "account's positions")
            expect(account.positionsValueSum, walked.value, "account's value")
            expect(account.grossExposureSum, walked.gross, "account's gross exposure")
            expect(account.longExposureSum, walked.long, "account's long exposure")
            expect(account.shortExposureSum, walked.short, "account's short exposure")
            expect(account.downExposureSum, walked.down, "account's exposure downwards")
            expect(account.shortValueSum, walked.shortValue, "account's short positions")
            expect(account.openCostSum, walked.openCost, "account's cost of positions")
            if account.highWaterMark < account.equity { faults.append("a mark below equity") }
            expect(
                Int128(account.cash) + walked.openCost,
                Int128(account.startingCash) + Int128(account.realizedPnL) - Int128(account.fees),
                "cash and cost against starting cash, result and fees")
        }
        for row in 0..<core.sessions.count {
            let session = core.sessions.rows[row]
            expect(session.openOrders, sums.sessions[row].openOrders, "session's open orders")
            expect(session.openNotionalSum, sums.sessions[row].openNotional, "session's notional")
        }
        for row in 0..<core.instruments.count {
            let instrument = core.instruments.rows[row]
            let walked = sums.instruments[row]
            expect(instrument.openOrders, walked.openOrders, "instrument's open orders")
            expect(instrument.openNotionalSum, walked.openNotional, "instrument's notional")
        }
        for row in 0..<core.positions.count {
            let position = core.positions.rows[row]
            expect(position.openOrders, sums.positions[row].openOrders, "position's open orders")
            expect(Int128(position.openBuyQty), sums.positions[row].openBuyQty, "open buys")
            expect(Int128(position.openSellQty), sums.positions[row].openSellQty, "open sells")
        }
        for row in 0..<core.brokers.rows.capacity {
            expect(core.brokers.rows[row].unanswered, sums.unanswered[row], "unanswered orders")
            expect(core.brokers.rows[row].inDoubt, sums.inDoubt[row], "orders in doubt")
        }
    }

    private func checkGroups(
        _ account: Int, _ walked: WalkedSums.AccountSums, _ core: borrowing Core,
        _ faults: inout [String]
    ) {
        for row in 0..<core.instruments.count {
            let it = core.instruments.rows[row]
            let groups: [([UInt64], Grouping, UInt32)] = [
                ([1, it.sector.word0, it.sector.word1], .sector, it.sectorNumber),
                ([2, UInt64(it.country.word)], .country, it.country.word),
                ([3, UInt64(it.assetClass.rawValue)], .assetClass, UInt32(it.assetClass.rawValue)),
            ]
            for (key, grouping, group) in groups {
                let kept = core.groups.gross(account: account, grouping, group)
                if Int128(kept) != min(walked.groups[key] ?? 0, Int128(Int64.max)) {
                    faults.append("account \(account)'s \(grouping): kept \(kept)")
                }
            }
        }
    }

    // MARK: limits

    /// What an order that left adds stays within the limits, at worst case.
    private func checkLimits(
        _ sums: WalkedSums, _ effects: [Effect], _ core: borrowing Core, _ faults: inout [String]
    ) {
        guard let before else { return }
        for effect in effects {
            guard let command = effect.message(BrokerCommand.self), command.sessionID != 0,
                command.kind == .newOrder || command.kind == .replace,
                let account = core.accounts.row(named: command.account),
                let session = core.sessions.row(sessionID: command.sessionID),
                let instrument = core.instruments.row(securityID: command.securityID)
            else { continue }
            func check(
                _ kind: LimitKind, _ level: Level, _ target: Int, _ old: Int128, _ new: Int128
            ) {
                let limit = core.limits.value(kind, level, target: target)
                if new > old, new > Int128(limit) {
                    faults.append("\(kind) at \(level): \(new) above \(limit)")
                }
            }
            func check(
                _ level: Level, _ target: Int, _ old: WalkedSums.Group?, _ new: WalkedSums.Group
            ) {
                let old = old ?? WalkedSums.Group()
                check(.openOrders, level, target, Int128(old.openOrders), Int128(new.openOrders))
                check(.openNotional, level, target, old.openNotional, new.openNotional)
            }
            check(.global, 0, before.all, sums.all)
            check(.account, account, before.accounts.at(account), sums.accounts[account])
            check(.strategy, session, before.sessions.at(session), sums.sessions[session])
            check(
                .instrument, instrument, before.instruments.at(instrument),
                sums.instruments[instrument])
            let old = before.money.at(account) ?? WalkedSums.AccountSums()
            let new = sums.money[account]
            let levels: [(Level, Int)] = [
                (.global, 0), (.account, account), (.strategy, session), (.instrument, instrument),
            ]
            for (level, target) in levels {
                check(.grossExposure, level, target, old.gross, new.gross)
                check(.shortExposure, level, target, -old.short, -new.short)
                check(
                    .netExposure, level, target, max(abs(old.long), abs(old.down)),
                    max(abs(new.long), abs(new.down)))
                check(
                    .positionsOpen, level, target, Int128(old.positionsOpen),
                    Int128(new.positionsOpen))
            }
            checkPosition(account, instrument, levels, sums, core, &faults)
        }
    }

    private func checkPosition(
        _ account: Int, _ instrument: Int, _ levels: [(Level, Int)], _ sums: WalkedSums,
        _ core: borrowing Core, _ faults: inout [String]
    ) {
        guard let row = core.positions.row(account: account, instrument: instrument) else { return }
        let net = Int128(core.positions.rows[row].netQty)
        let old = before?.positions.at(row) ?? WalkedSums.PositionSums()
        let new = sums.positions[row]
        for (level, target) in levels {
            let limit = Int128(core.limits.value(.positionQuantity, level, target: target))
            if new.openBuyQty > old.openBuyQty, net + new.openBuyQty > limit {
                faults.append("a long position above \(level)'s limit")
            }
            if new.openSellQty > old.openSellQty, new.openSellQty - net > limit {
                faults.append("a short position above \(level)'s limit")
            }
        }
    }
}

extension Core {
    /// Whether a full halt covers a command's order.
    fileprivate borrowing func isHaltedFully(_ command: BrokerCommand) -> Bool {
        guard let order = orders.row(orderID: command.orderID).map({ orders.rows[$0] }) else {
            return false
        }
        for index in 0..<halts.count where halts.rows[index].mode == .full {
            let halt = halts.rows[index]
            let covered =
                switch halt.scope {
                case .all: true
                case .account: halt.row == order.account
                case .strategy: halt.row == order.session
                case .instrument: halt.row == order.instrument
                default: halt.row == UInt32(order.broker)
                }
            if covered { return true }
        }
        return false
    }
}

extension Array {
    fileprivate func at(_ index: Int) -> Element? { index < count ? self[index] : nil }
}

extension [UInt8] {
    /// Eight bytes, little-endian.
    func word(at offset: Int) -> UInt64 {
        (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(self[offset + $1]) }
    }
}
