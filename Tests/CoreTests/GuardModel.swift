// What the checks for self-trades and duplicates must say, reckoned by walking over everything.
//
// Thread: one test's.

import Wire

@testable import Core

struct GuardModel {
    /// An order that was sent, as far as it makes others its duplicates.
    private struct Sent {
        let time: UInt64
        let words: [UInt64]
    }

    /// At which prices an own order can trade.
    private enum Reach: Equatable {
        case nowhere, anywhere
        case at(Int64)

        /// Whether a buy and a sell could trade with each other.
        static func meet(buy: Reach, sell: Reach) -> Bool {
            switch (buy, sell) {
            case (.nowhere, _), (_, .nowhere): false
            case (.at(let bid), .at(let offer)): bid >= offer
            default: true
            }
        }
    }

    private var sent: [Sent] = []

    /// What does not hold after an input.
    mutating func faults(
        after input: Input, _ frame: [UInt8], _ effects: [Effect], _ core: borrowing Core
    ) -> [String] {
        var faults: [String] = []
        // While a configuration comes in, accounts may be in new groups and their orders not yet.
        let isPartial =
            input.origin == .configuration && (try? ConfigurationEnd(frame: frame)) == nil
        if !isPartial { checkBooks(core, &faults) }
        for effect in effects {
            if let command = effect.message(BrokerCommand.self) { check(command, core, &faults) }
        }
        if input.origin == .session, let order = try? NewOrderSingle(frame: frame) {
            check(order, input, effects, core, &faults)
        }
        return faults
    }

    // MARK: self-trade

    private func reach(_ order: Order) -> Reach {
        guard order.isUsed, order.isOpen else { return .nowhere }
        switch order.ordType {
        case .stop, .stopLimit: if !order.stopTriggered { return .nowhere }
        default: break
        }
        guard order.ordType == .limit || order.ordType == .stopLimit else { return .anywhere }
        guard order.isReplacePending else { return .at(order.price) }
        return .at(
            order.side == .buy
                ? max(order.price, order.pendingPrice) : min(order.price, order.pendingPrice))
    }

    private func isBetter(_ one: Reach, than other: Reach, isBuy: Bool) -> Bool {
        switch (one, other) {
        case (.nowhere, _), (.anywhere, .anywhere): false
        case (_, .nowhere), (.anywhere, _): true
        case (.at, .anywhere): false
        case (.at(let first), .at(let second)): isBuy ? first > second : first < second
        }
    }

    private func checkBooks(_ core: borrowing Core, _ faults: inout [String]) {
        for group in Set((0..<core.accounts.count).map { core.accounts.rows[$0].group }) {
            for instrument in 0..<core.instruments.count {
                for isBuy in [true, false] {
                    var best = Reach.nowhere
                    for row in 0..<core.orders.highWater {
                        let order = core.orders.rows[row]
                        guard order.isUsed, Int(order.instrument) == instrument,
                            order.isBuy == isBuy,
                            core.accounts.rows[Int(order.account)].group == group
                        else { continue }
                        let reach = reach(order)
                        if isBetter(reach, than: best, isBuy: isBuy) { best = reach }
                    }
                    let kept = core.ownBooks.book(group: group, instrument: instrument)
                        .flatMap { core.ownBooks.best($0, isBuy: isBuy) }
                        .map { reach(core.orders.rows[$0]) } ?? .nowhere
                    if kept != best {
                        faults.append("group \(group)'s best: kept \(kept), walked \(best)")
                    }
                }
            }
        }
    }

    /// Whether an order could trade with any other open one of its group.
    private func meetsOwn(
        _ mine: Reach, isBuy: Bool, account: Int, instrument: Int, _ core: borrowing Core
    ) -> Bool {
        let group = core.accounts.rows[account].group
        for other in 0..<core.orders.highWater {
            let its = core.orders.rows[other]
            guard its.isUsed, its.isOpen, Int(its.instrument) == instrument,
                its.isBuy != isBuy, core.accounts.rows[Int(its.account)].group == group
            else { continue }
            let meets =
                isBuy
                ? Reach.meet(buy: mine, sell: reach(its)) : Reach.meet(buy: reach(its), sell: mine)
            if meets { return true }
        }
        return false
    }

    private func check(
        _ command: BrokerCommand, _ core: borrowing Core, _ faults: inout [String]
    ) {
        guard command.sessionID != 0, command.kind == .newOrder || command.kind == .replace,
            let row = core.orders.row(orderID: command.orderID),
            core.orders.rows[row].doubt == Doubt.none,
            core.accounts.rows[Int(core.orders.rows[row].account)].selfTrade != .allow
        else { return }
        // A replace that is sent again after a restart was judged before it.
        var asked = core.orders.rows[row]
        asked.price = command.price
        asked.isReplacePending = false
        let meets = meetsOwn(
            reach(asked), isBuy: asked.isBuy, account: Int(asked.account),
            instrument: Int(asked.instrument), core)
        if meets {
            faults.append("order \(command.orderID) meets an own order")
        }
    }

    // MARK: duplicates

    private mutating func check(
        _ order: NewOrderSingle, _ input: Input, _ effects: [Effect], _ core: borrowing Core,
        _ faults: inout [String]
    ) {
        let reports = effects.compactMap { $0.message(ExecutionReport.self) }
            .filter { $0.clOrdID == order.clOrdID && $0.possResend == .no }
        guard let report = reports.first,
            let account = core.accounts.row(named: order.account),
            let instrument = core.instruments.row(securityID: order.securityID),
            let session = core.sessions.row(connection: input.source)
        else { return }
        if report.rejectReason == .selfTrade {
            let mine: Reach = order.ordType == .market ? .anywhere : .at(order.price)
            let meets = meetsOwn(
                mine, isBuy: order.side == .buy, account: account, instrument: instrument, core)
            if !meets {
                faults.append("order \(report.orderID) was refused and meets no own order")
            }
        }
        let levels: [(Level, Int)] = [
            (.global, 0), (.account, account), (.strategy, session), (.instrument, instrument),
        ]
        let windows = levels.map { core.limits.value(.duplicateWindow, $0.0, target: $0.1) }
            .filter { $0 != LimitTable.unlimited }
        guard let window = windows.max() else { return }
        let words = [
            order.account.word0, order.account.word1, UInt64(order.securityID),
            UInt64(order.side.rawValue), UInt64(bitPattern: order.orderQty),
            UInt64(bitPattern: order.price), UInt64(bitPattern: order.stopPx),
        ]
        let isDuplicate = sent.contains {
            $0.words == words && input.time - $0.time < UInt64(window)
        }
        let isSent = effects.contains { $0.message(BrokerCommand.self)?.kind == .newOrder }
        if isSent, isDuplicate, order.duplicateIntended != .yes {
            faults.append("order \(report.orderID) is a duplicate and was sent")
        }
        if report.rejectReason == .duplicateOrder, !isDuplicate {
            faults.append("order \(report.orderID) was refused and is no duplicate")
        }
        if isSent { sent.append(Sent(time: input.time, words: words)) }
    }
}
