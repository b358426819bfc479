// 16 open orders: how many, and what they are worth together. Every level counts by itself.

import Wire

extension Core {
    @inline(__always)
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
        if isBounded(.global, 0),
            let it = refusal(candidate, Int64(orders.openCount), openNotional, .global, 0)
        {
            return it
        }
        if isBounded(.account, account),
            let it = refusal(
                candidate, accounts.rows[account].openOrders, accounts.rows[account].openNotional,
                .account, account)
        {
            return it
        }
        if isBounded(.strategy, session),
            let it = refusal(
                candidate, sessions.rows[session].openOrders, sessions.rows[session].openNotional,
                .strategy, session)
        {
            return it
        }
        guard isBounded(.instrument, instrument) else {
            if isExplaining { noteUnlimited(candidate) }
            return nil
        }
        return refusal(
            candidate, instruments.rows[instrument].openOrders,
            instruments.rows[instrument].openNotional, .instrument, instrument)
    }

    private func noteUnlimited(_ candidate: borrowing Candidate) {
        typealias Column = LimitTable.Column
        if !tightest(Column.openOrders, candidate).isSet { noteUnlimited(.openOrders) }
        if !tightest(Column.openNotional, candidate).isSet { noteUnlimited(.openNotional) }
    }

    /// Sums are 128 bits wide, so where nothing bounds them nothing can overflow.
    @inline(__always)
    private func isBounded(_ level: Level, _ target: Int) -> Bool {
        limits.isAnySet(LimitTable.openColumns, level, target: target)
    }

    @inline(__always)
    private func refusal(
        _ candidate: borrowing Candidate, _ openOrders: Int64, _ openNotional: Int64,
        _ level: Level, _ target: Int
    ) -> Refusal? {
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
    fileprivate static var openColumns: UInt64 { bit(Column.openOrders) | bit(Column.openNotional) }
}
