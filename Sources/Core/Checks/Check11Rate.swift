// 11 rate: orders in a second, a minute and a day, messages in a second, cancels for each order.
// Every level counts by itself: all orders, the account's, the strategy's, the instrument's.
//
// An order that comes this far counts, whatever a later check says of it; one that is refused here
// does not. Cancels have a bucket of their own and are counted, never refused.

import Wire

extension LimitTable {
    fileprivate static var rateColumns: UInt64 {
        bit(Column.ordersPerSecond) | bit(Column.ordersPerMinute) | bit(Column.ordersPerDay)
            | bit(Column.messagesPerSecond) | bit(Column.cancelToOrderRatio)
    }
}

extension Core {
    @inline(__always)
    func check11Rate(_ candidate: borrowing Candidate) -> Refusal? {
        let now = candidate.now
        func isSet(_ level: Level, _ target: Int) -> Bool {
            limits.isAnySet(LimitTable.rateColumns, level, target: target)
        }
        if isSet(.global, 0), let refusal = rateRefusal(rates, .global, 0, now) { return refusal }
        if isSet(.account, candidate.account),
            let refusal = rateRefusal(
                accounts.rows[candidate.account].rates, .account, candidate.account, now)
        {
            return refusal
        }
        if isSet(.strategy, candidate.session),
            let refusal = rateRefusal(
                sessions.rows[candidate.session].rates, .strategy, candidate.session, now)
        {
            return refusal
        }
        guard isSet(.instrument, candidate.instrument) else { return nil }
        return rateRefusal(
            instruments.rows[candidate.instrument].rates, .instrument, candidate.instrument, now)
    }

    /// Counts the order in the buckets of all its levels.
    mutating func countOrder(_ candidate: borrowing Candidate) {
        let now = candidate.now
        limits.countOrder(&rates, .global, 0, now)
        limits.countOrder(
            &accounts.rows[candidate.account].rates, .account, candidate.account, now)
        limits.countOrder(
            &sessions.rows[candidate.session].rates, .strategy, candidate.session, now)
        limits.countOrder(
            &instruments.rows[candidate.instrument].rates, .instrument, candidate.instrument, now)
    }

    @inline(__always)
    private func rateRefusal(
        _ rates: RateBuckets, _ level: Level, _ target: Int, _ now: UInt64
    ) -> Refusal? {
        typealias Column = LimitTable.Column
        func refusal(
            _ reason: RejectReason, _ column: Int, _ arrival: UInt64, _ periodNs: UInt64
        ) -> Refusal? {
            let limit = limits.own(column, level, target: target)
            guard limit != LimitTable.unlimited else { return nil }
            let conforms = Rate.conforms(arrival, limit: limit, periodNs: periodNs, now: now)
            guard !conforms || isExplaining else { return nil }
            return judge(
                reason, holds: conforms, limit: limit,
                value: Rate.fill(arrival, limit: limit, periodNs: periodNs, now: now),
                level: level)
        }
        if let found = refusal(
            .rateSecond, Column.ordersPerSecond, rates.ordersSecond, Rate.secondNs)
            ?? refusal(.rateMinute, Column.ordersPerMinute, rates.ordersMinute, Rate.minuteNs)
            ?? refusal(.rateDay, Column.ordersPerDay, rates.ordersDay, Rate.dayNs)
            ?? refusal(
                .rateMessages, Column.messagesPerSecond, rates.messagesSecond, Rate.secondNs)
        {
            return found
        }
        let ratio = limits.own(Column.cancelToOrderRatio, level, target: target)
        guard ratio != LimitTable.unlimited, rates.orders > 0 else { return nil }
        let value =
            Fixed.share(
                Int64(clamping: rates.cancels), Fixed.percentOne, of: Int64(clamping: rates.orders))
            ?? .max
        return judge(.cancelRatio, value, atMost: .at(level, ratio))
    }

    /// Counts one message of a session, of any kind.
    mutating func countMessage(session: Int, now: UInt64) {
        let limit = limits.own(LimitTable.Column.messagesPerSecond, .strategy, target: session)
        if limit != LimitTable.unlimited {
            // Held at two periods, so that a flood does not lock its sender out for hours.
            let next = Rate.next(
                sessions.rows[session].rates.messagesSecond, limit: limit,
                periodNs: Rate.secondNs, now: now)
            sessions.rows[session].rates.messagesSecond = min(next, now + 2 * Rate.secondNs)
        }
        let all = limits.own(LimitTable.Column.messagesPerSecond, .global, target: 0)
        if all != LimitTable.unlimited {
            let next = Rate.next(
                rates.messagesSecond, limit: all, periodNs: Rate.secondNs, now: now)
            rates.messagesSecond = min(next, now + 2 * Rate.secondNs)
        }
    }

    /// Counts one cancel of an order.
    mutating func countCancel(order row: Int) {
        counters.cancels += 1
        rates.cancels &+= 1
        let order = orders.rows[row]
        accounts.rows[Int(order.account)].rates.cancels &+= 1
        instruments.rows[Int(order.instrument)].rates.cancels &+= 1
        if order.session != Order.noSession {
            sessions.rows[Int(order.session)].rates.cancels &+= 1
        }
    }
}

extension LimitTable {
    @inline(__always)
    fileprivate func countOrder(
        _ rates: inout RateBuckets, _ level: Level, _ target: Int, _ now: UInt64
    ) {
        typealias Column = LimitTable.Column
        rates.orders &+= 1
        guard isAnySet(Self.rateColumns, level, target: target) else { return }
        let perSecond = own(Column.ordersPerSecond, level, target: target)
        if perSecond != LimitTable.unlimited {
            rates.ordersSecond = Rate.next(
                rates.ordersSecond, limit: perSecond, periodNs: Rate.secondNs, now: now)
        }
        let perMinute = own(Column.ordersPerMinute, level, target: target)
        if perMinute != LimitTable.unlimited {
            rates.ordersMinute = Rate.next(
                rates.ordersMinute, limit: perMinute, periodNs: Rate.minuteNs, now: now)
        }
        let perDay = own(Column.ordersPerDay, level, target: target)
        if perDay != LimitTable.unlimited {
            rates.ordersDay = Rate.next(
                rates.ordersDay, limit: perDay, periodNs: Rate.dayNs, now: now)
        }
    }
}
