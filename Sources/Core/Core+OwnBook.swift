// Own orders that could trade with each other: which price each open order may trade at, and what
// follows where a new one would meet an own one.
//
//     limit                its price; while it is replaced, the better of old and new
//     market               any price
//     stop, untriggered    none: it rests at no price; a protective stop must not bar an entry
//     stop, triggered      any price; a stop-limit its limit

import LockFree
import Wire

extension Core {
    /// Brings an order's place in its group's book up to its state.
    @inline(__always)
    mutating func restateOwnOrder(_ row: Int) {
        let key = ownKey(row)
        guard key != nil || ownBooks.holds(row) else { return }
        let position = Int(orders.rows[row].position)
        let link = Int(positions.rows[position].ownBook)
        let book: Int
        if link != 0 {
            book = link - 1
        } else {
            book = ownBooks.make(
                group: accounts.rows[Int(orders.rows[row].account)].group,
                instrument: Int(orders.rows[row].instrument))
            positions.rows[position].ownBook = UInt32(book + 1)
        }
        ownBooks.place(
            row, in: book, isBuy: orders.rows[row].isBuy, key: key,
            orderID: orders.rows[row].orderID)
    }

    /// The key that an open order stands at, nil where it can trade with nobody.
    private func ownKey(_ row: Int) -> Int64? {
        let order = orders.rows[row]
        guard order.isOpen,
            var price = Self.priceThatTrades(order.ordType, order.price, order.stopTriggered)
        else { return nil }
        if order.isReplacePending, order.pendingPrice != .null, price != .null {
            price =
                order.isBuy ? max(price, order.pendingPrice) : min(price, order.pendingPrice)
        }
        if price == .null { return .min }
        return order.isBuy ? -price : price
    }

    /// The worst price at which an order trades: null for any, nil where it does not trade yet.
    private static func priceThatTrades(
        _ ordType: OrdType, _ price: Int64, _ isTriggered: Bool
    ) -> Int64? {
        switch ordType {
        case .limit: price
        case .stopLimit: isTriggered ? price : nil
        case .stop: isTriggered ? .null : nil
        default: .null
        }
    }

    /// The best own order that a candidate would trade with, and the key up to which it trades;
    /// nil where there is none.
    @inline(__always)
    func crossed(by candidate: borrowing Candidate) -> (row: Int, reach: Int64)? {
        let isTriggered =
            candidate.isReplacement && orders.rows[candidate.replaced].stopTriggered
        guard
            let price = Self.priceThatTrades(
                candidate.order.ordType, candidate.order.price, isTriggered),
            let book = ownBook(candidate),
            let row = ownBooks.best(book, isBuy: !candidate.isBuy)
        else { return nil }
        // An order that is replaced stands on the candidate's own side: it is never met.
        let reach = price == .null ? Int64.max : candidate.isBuy ? price : -price
        return ownBooks.key(of: row) <= reach ? (row, reach) : nil
    }

    @inline(__always)
    private func ownBook(_ candidate: borrowing Candidate) -> Int? {
        if candidate.position >= 0, positions.rows[candidate.position].ownBook != 0 {
            return Int(positions.rows[candidate.position].ownBook) - 1
        }
        return ownBooks.book(
            group: accounts.rows[candidate.account].group, instrument: candidate.instrument)
    }

    /// Cancels the own orders that a refused candidate would have met, best price first.
    ///
    /// At most `Limit.selfTradeCancelsMax` at a time; those under way count as done, the gateway's
    /// own closing orders are left alone.
    mutating func cancelCrossed(
        by candidate: borrowing Candidate, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard let (first, reach) = crossed(by: candidate) else { return }
        var next: Int? = first
        var sent = 0
        while let row = next, ownBooks.key(of: row) <= reach, sent < Limit.selfTradeCancelsMax {
            next = ownBooks.next(after: row)
            guard !orders.rows[row].isCancelPending, orders.rows[row].session != Order.noSession
            else { continue }
            orders.rows[row].rejectReason = .selfTrade
            startCancel(row, clOrdID: 0, input, &effects)
            sent += 1
        }
    }

    /// Builds every book anew: a configuration may have moved accounts between groups.
    mutating func rebuildOwnBooks() {
        ownBooks.clear(orders: orders.highWater)
        for row in 0..<positions.count { positions.rows[row].ownBook = 0 }
        for row in 0..<orders.highWater where orders.rows[row].isUsed && orders.rows[row].isOpen {
            restateOwnOrder(row)
        }
    }
}
