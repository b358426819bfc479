// 16 open orders: how many, and what they are worth together. Every level counts by itself.

import Wire

extension Core {
    func check16OpenOrders(_ candidate: inout Candidate) -> Refusal? {
        if candidate.isReplacement {
            let old = orders.rows[candidate.replaced]
            let leavesQty = candidate.order.orderQty - old.cumQty
            // Less than the whole order's value, which fits.
            let leavesNotional =
                orderValue(candidate, quantity: leavesQty) ?? candidate.notional
            candidate.addedQty = max(0, leavesQty - old.exposureQty)
            candidate.addedNotional = max(0, leavesNotional - old.exposureNotional)
        } else {
            candidate.addedQty = candidate.order.orderQty
            candidate.addedNotional = candidate.notional
        }
        let account = candidate.account
        let session = candidate.session
        let instrument = candidate.instrument
        return refusal(candidate, Int64(orders.openCount), openNotional, .global, 0)
            ?? refusal(
                candidate, accounts.rows[account].openOrders, accounts.rows[account].openNotional,
                .account, account)
            ?? refusal(
                candidate, sessions.rows[session].openOrders, sessions.rows[session].openNotional,
                .strategy, session)
            ?? refusal(
                candidate, instruments.rows[instrument].openOrders,
                instruments.rows[instrument].openNotional, .instrument, instrument)
    }

    @inline(__always)
    private func refusal(
        _ candidate: borrowing Candidate, _ openOrders: Int64, _ openNotional: Int64,
        _ level: Level, _ target: Int
    ) -> Refusal? {
        guard limits.isAnySet(LimitTable.openColumns, level, target: target) else {
            return judge(
                .notionalOverflow, holds: openNotional.adding(candidate.addedNotional) != nil,
                level: level)
        }
        let countLimit = limits.own(LimitTable.Column.openOrders, level, target: target)
        if !candidate.isReplacement,
            let refusal = judge(
                .openOrders, openOrders + 1, atMost: .at(level, countLimit))
        {
            return refusal
        }
        guard let notional = openNotional.adding(candidate.addedNotional) else {
            return judge(.notionalOverflow, holds: false, level: level)
        }
        guard candidate.addedNotional > 0 else { return nil }
        let notionalLimit = limits.own(LimitTable.Column.openNotional, level, target: target)
        return judge(.openNotional, notional, atMost: .at(level, notionalLimit))
    }
}

extension LimitTable {
    fileprivate static let openColumns = bits(Column.openOrders, Column.openNotional)
}
