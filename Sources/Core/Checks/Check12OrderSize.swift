// 12 order size: quantity, notional value at the worst price, part of the daily volume.

import Wire

extension Core {
    @inline(__always)
    func check12OrderSize(_ candidate: inout Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let quantity = candidate.order.orderQty
        candidate.worstPrice = worstPrice(candidate)
        let notional = findRate(&candidate) ? orderValue(candidate, quantity: quantity) : nil
        candidate.notional = notional ?? .max
        if let refusal = judge(
            .orderQuantity, quantity, atMost: tightest(Column.orderQuantity, candidate))
        {
            return refusal
        }
        if let refusal = rateRefusal(candidate) { return refusal }
        if let refusal = judge(.notionalOverflow, holds: notional != nil) { return refusal }
        return judge(
            .orderNotional, candidate.notional, atMost: tightest(Column.orderNotional, candidate))
            ?? volumeRefusal(candidate)
    }

    @inline(__always)
    private func volumeRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let limit = tightest(LimitTable.Column.orderVolumePercent, candidate)
        let volume = instruments.rows[candidate.instrument].averageDailyVolume
        guard limit.isSet, volume != .null else {
            noteUnlimited(.orderVolumePercent)
            return nil
        }
        return judge(
            .orderVolumePercent, share: candidate.order.orderQty, times: 100 * Fixed.percentOne,
            of: volume, atMost: limit)
    }

    /// The worst price that the order may trade at, or the best guess at it: a limit order's limit
    /// (or the market, where a sell would trade above its limit), a stop's stop, a market order's
    /// far touch. 0 where there is no price at all, which check 13 refuses.
    func worstPrice(_ candidate: borrowing Candidate) -> Int64 {
        let order = candidate.order
        let reference = instruments.rows[candidate.instrument].referencePx
        let known = reference == .null ? 0 : reference
        switch order.ordType {
        case .limit, .stopLimit:
            return candidate.isBuy ? order.price : max(order.price, known)
        case .stop: return order.stopPx
        default: return max(farTouch(candidate) ?? known, 0)
        }
    }

    /// The price that a market order meets first, or nil without a quote.
    func farTouch(_ candidate: borrowing Candidate) -> Int64? {
        let touch =
            candidate.isBuy
            ? instruments.rows[candidate.instrument].offerPx
            : instruments.rows[candidate.instrument].bidPx
        return touch == .null ? nil : touch
    }
}
