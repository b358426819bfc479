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
    /// A fresh open order enters all sums, with the values that its checks have found.
    mutating func openExposure(of row: Int, _ candidate: borrowing Candidate) {
        let position = Int(orders.rows[row].position)
        let account = candidate.account
        let instrument = candidate.instrument
        countOpen(row)
        orders.rows[row].exposureQty = candidate.addedQty
        orders.rows[row].exposureNotional = candidate.addedNotional
        addNotional(
            Int128(candidate.addedNotional), account: account, instrument: instrument,
            session: candidate.session)
        if candidate.isBuy {
            accounts.rows[account].openBuyNotionalSum += Int128(candidate.addedNotional)
            positions.rows[position].openBuyQty += candidate.addedQty
        } else {
            positions.rows[position].openSellQty += candidate.addedQty
        }
        let reference = instruments.rows[instrument].referencePx
        if reference == .null {
            restateValue(of: position)
        } else {
            // Check 18 has reckoned both ends at this very mark.
            restateWorst(
                of: position, up: candidate.upAfter, down: candidate.downAfter, mark: reference)
        }
        restateOwnOrder(row)
        restateStop(of: row)
    }

    /// A fresh order of the gateway's own, which no check has seen, enters all sums.
    mutating func openExposure(of row: Int) {
        countOpen(row)
        restateExposure(of: row)
    }

    @inline(__always)
    private mutating func countOpen(_ row: Int) {
        let position = Int(orders.rows[row].position)
        let account = Int(orders.rows[row].account)
        let session = orders.rows[row].session
        if !positions.rows[position].isActive { accounts.rows[account].positionsOpen += 1 }
        positions.rows[position].openOrders += 1
        accounts.rows[account].openOrders += 1
        instruments.rows[Int(orders.rows[row].instrument)].openOrders += 1
        if session != Order.noSession { sessions.rows[Int(session)].openOrders += 1 }
    }

    @inline(__always)
    private mutating func addNotional(
        _ added: Int128, account: Int, instrument: Int, session: Int
    ) {
        openNotionalSum += added
        accounts.rows[account].openNotionalSum += added
        instruments.rows[instrument].openNotionalSum += added
        if session >= 0 { sessions.rows[session].openNotionalSum += added }
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
        var notional = Self.notional(
            order.exposurePrice, quantity, multiplier, order.exposureRate)
        if order.isOpen && order.isReplacePending {
            let pending = max(0, order.pendingQty - order.cumQty)
            quantity = max(quantity, pending)
            notional = max(
                notional,
                Self.notional(
                    order.pendingExposurePrice, pending, multiplier, order.pendingExposureRate))
        }
        let addedQty = quantity - order.exposureQty
        let addedNotional = Int128(notional - order.exposureNotional)
        orders.rows[row].exposureQty = quantity
        orders.rows[row].exposureNotional = notional
        let account = Int(order.account)
        addNotional(
            addedNotional, account: account, instrument: Int(order.instrument),
            session: order.session == Order.noSession ? -1 : Int(order.session))
        let position = Int(order.position)
        if order.isBuy {
            accounts.rows[account].openBuyNotionalSum += addedNotional
            positions.rows[position].openBuyQty += addedQty
        } else {
            positions.rows[position].openSellQty += addedQty
        }
        if addedQty != 0 { restateValue(of: position) }
        restateOwnOrder(row)
        restateStop(of: row)
    }

    /// What an open quantity is worth in the base currency, held at the end of the range.
    private static func notional(
        _ price: Int64, _ quantity: Int64, _ multiplier: Int64, _ rate: Int64
    ) -> Int64 {
        guard quantity != 0 else { return 0 }
        return Fixed.notional(price: price, quantity: quantity, multiplier: multiplier)
            .flatMap { Fixed.inBase($0, rate: rate) } ?? .max
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
