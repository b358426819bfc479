// What open orders and positions add to the sums that limits are measured against.
//
// Every sum is kept by differences: a row remembers what it contributed, and each change takes the
// old contribution out and puts the new one in. So no check ever walks over orders or positions.
//
// Invariants (asserted by tests after every input): each sum equals the sum over the rows; an ended
// order contributes nothing.

import LockFree
import Wire

extension Core {
    /// A fresh open order enters all sums.
    mutating func openExposure(of row: Int) {
        let order = orders.rows[row]
        let position = Int(order.position)
        let account = Int(order.account)
        if !positions.rows[position].isActive { accounts.rows[account].positionsOpen += 1 }
        positions.rows[position].openOrders += 1
        accounts.rows[account].openOrders += 1
        instruments.rows[Int(order.instrument)].openOrders += 1
        if order.session != Order.noSession {
            sessions.rows[Int(order.session)].openOrders += 1
        }
        restateExposure(of: row)
    }

    /// The order ended: its count and its contribution leave all sums.
    mutating func closeExposure(of row: Int, status: OrdStatus) {
        setUnanswered(row, false)
        orders.end(row, status: status)
        restateExposure(of: row)
        let order = orders.rows[row]
        let position = Int(order.position)
        let account = Int(order.account)
        positions.rows[position].openOrders -= 1
        accounts.rows[account].openOrders -= 1
        instruments.rows[Int(order.instrument)].openOrders -= 1
        if order.session != Order.noSession {
            sessions.rows[Int(order.session)].openOrders -= 1
        }
        if !positions.rows[position].isActive { accounts.rows[account].positionsOpen -= 1 }
        work.wakeAll()
    }

    /// Brings the order's contribution up to its state: at worst case, so while a replace is under
    /// way the larger of old and new counts.
    mutating func restateExposure(of row: Int) {
        let order = orders.rows[row]
        let multiplier = instruments.rows[Int(order.instrument)].multiplier
        var quantity = order.leavesQty
        var notional = Self.notional(order.exposurePrice, quantity, multiplier)
        if order.isOpen && order.isReplacePending {
            let pending = max(0, order.pendingQty - order.cumQty)
            quantity = max(quantity, pending)
            notional = max(
                notional, Self.notional(order.pendingExposurePrice, pending, multiplier))
        }
        let addedQty = quantity - order.exposureQty
        let addedNotional = Int128(notional - order.exposureNotional)
        orders.rows[row].exposureQty = quantity
        orders.rows[row].exposureNotional = notional
        openNotionalSum += addedNotional
        let account = Int(order.account)
        accounts.rows[account].openNotionalSum += addedNotional
        instruments.rows[Int(order.instrument)].openNotionalSum += addedNotional
        if order.session != Order.noSession {
            sessions.rows[Int(order.session)].openNotionalSum += addedNotional
        }
        let position = Int(order.position)
        if order.isBuy {
            accounts.rows[account].openBuyNotionalSum += addedNotional
            positions.rows[position].openBuyQty += addedQty
        } else {
            positions.rows[position].openSellQty += addedQty
        }
        if addedQty != 0 { restateValue(of: position) }
        restateOwnOrder(row)
    }

    /// What an open quantity is worth, held at the end of the range.
    private static func notional(_ price: Int64, _ quantity: Int64, _ multiplier: Int64) -> Int64 {
        guard quantity != 0 else { return 0 }
        return Fixed.notional(price: price, quantity: quantity, multiplier: multiplier) ?? .max
    }

    /// Brings a position's contribution to its account's exposure up to its state and the mark.
    mutating func restateValue(of row: Int) {
        let position = positions.rows[row]
        let instrument = Int(position.instrument)
        let reference = instruments.rows[instrument].referencePx
        let multiplier = instruments.rows[instrument].multiplier
        let mark = reference == .null ? costPrice(position, multiplier) : reference
        func value(_ quantity: Int64) -> Int64 {
            guard quantity != 0 else { return 0 }
            return Fixed.value(price: mark, quantity: quantity, multiplier: multiplier)
                ?? (quantity < 0 ? -.max : .max)
        }
        let up = value(position.worstUp)
        let down = value(position.worstDown)
        let mine = value(position.netQty)
        let gross = max(up.distance, down.distance)
        let short = min(down, 0)
        let account = Int(position.account)
        accounts.rows[account].positionsValueSum += Int128(mine) - Int128(position.markValue)
        accounts.rows[account].longExposureSum += Int128(up) - Int128(position.worstLong)
        accounts.rows[account].shortExposureSum += Int128(short) - Int128(position.worstShort)
        accounts.rows[account].grossExposureSum += Int128(gross) - Int128(position.worstGross)
        positions.rows[row].markValue = mine
        positions.rows[row].worstLong = up
        positions.rows[row].worstShort = short
        positions.rows[row].worstGross = gross
    }

    /// The mark of a position in an instrument without a market: what it cost.
    private func costPrice(_ position: Position, _ multiplier: Int64) -> Int64 {
        averagePrice(netQty: position.netQty, openCost: position.openCost, multiplier) ?? 0
    }

    /// Average price of an open position, times 1e8; nil without one, or where it does not fit.
    func averagePrice(netQty: Int64, openCost: Int64, _ multiplier: Int64) -> Int64? {
        // money 1e4 → price 1e8: × 1e12 / quantity 1e8, / multiplier 1e8 × 1e8.
        guard netQty != 0, multiplier != 0 else { return nil }
        let scaled = Int128(openCost) * 1_000_000_000_000
        let (product, overflow) = (scaled / Int128(netQty))
            .multipliedReportingOverflow(by: Int128(Fixed.one))
        return overflow ? nil : Int64(exactly: product / Int128(multiplier))
    }

    /// Books one fill: cash, cost, result, fees, position. All of them or, where a number does not
    /// fit, none.
    ///
    /// - Returns: whether it was booked.
    mutating func bookFill(
        position row: Int, side: Side, quantity: Int64, price: Int64, fee: Int64
    ) -> Bool {
        let old = positions.rows[row]
        let account = Int(old.account)
        let multiplier = instruments.rows[Int(old.instrument)].multiplier
        let signed = side == .buy ? quantity : -quantity
        guard
            let value = Fixed.value(price: price, quantity: signed, multiplier: multiplier),
            let netQty = old.netQty.adding(signed),
            let cash = accounts.rows[account].cash.adding(-value)?.adding(-fee),
            let closed = closedPart(of: old, by: signed, value: value),
            let openCost = old.openCost.adding(-closed.cost)?.adding(value - closed.value),
            let realized = old.realizedPnL.adding(closed.result),
            let accountRealized = accounts.rows[account].realizedPnL.adding(closed.result),
            let fees = accounts.rows[account].fees.adding(fee),
            let positionFees = old.fees.adding(fee)
        else { return false }
        // The smallest number has no counterpart: whoever turns a sign would trap on it.
        guard netQty != .min, openCost != .min, realized != .min else { return false }
        let wasActive = old.isActive
        positions.rows[row].netQty = netQty
        positions.rows[row].openCost = openCost
        positions.rows[row].realizedPnL = realized
        positions.rows[row].fees = positionFees
        accounts.rows[account].cash = cash
        accounts.rows[account].realizedPnL = accountRealized
        accounts.rows[account].fees = fees
        if positions.rows[row].isActive != wasActive {
            accounts.rows[account].positionsOpen += wasActive ? -1 : 1
        }
        restateValue(of: row)
        return true
    }

    /// What a fill closes: the cost that leaves, the part of the fill's value that closes it, and
    /// the result. A fill through zero closes all and opens the rest.
    private func closedPart(
        of position: Position, by signed: Int64, value: Int64
    ) -> (cost: Int64, value: Int64, result: Int64)? {
        let net = position.netQty
        guard net != 0, (net < 0) != (signed < 0) else { return (0, 0, 0) }
        if signed.distance >= net.distance {
            guard let part = Fixed.share(value, net.distance, of: signed.distance),
                let result = (-part).adding(-position.openCost)
            else { return nil }
            return (position.openCost, part, result)
        }
        guard let cost = Fixed.share(position.openCost, signed.distance, of: net.distance),
            let result = (-value).adding(-cost)
        else { return nil }
        return (cost, value, result)
    }

    /// Marks an order as waiting for its broker's answer, or not.
    mutating func setUnanswered(_ row: Int, _ isUnanswered: Bool) {
        if !isUnanswered { setDoubt(row, Doubt.none) }
        guard orders.rows[row].isUnanswered != isUnanswered else { return }
        orders.rows[row].isUnanswered = isUnanswered
        let broker = Int(orders.rows[row].broker)
        guard broker < brokers.rows.capacity else { return }
        brokers.rows[broker].unanswered += isUnanswered ? 1 : -1
    }

    /// Marks how far it is known what became of an order over a restart.
    mutating func setDoubt(_ row: Int, _ doubt: UInt8) {
        let old = orders.rows[row].doubt
        guard old != doubt else { return }
        orders.rows[row].doubt = doubt
        let broker = Int(orders.rows[row].broker)
        guard broker < brokers.rows.capacity else { return }
        if old == Doubt.none { brokers.rows[broker].inDoubt += 1 }
        if doubt == Doubt.none { brokers.rows[broker].inDoubt -= 1 }
    }
}
