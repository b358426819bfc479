// 12 order size: quantity, notional value at the worst price, part of the daily volume.

import Wire

extension Core {
    func check12OrderSize(_ candidate: inout Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let quantity = candidate.order.orderQty
        let quantityLimit = tightest(Column.orderQuantity, candidate)
        if quantity > quantityLimit.limit {
            return Refusal(
                reason: .orderQuantity, limit: quantityLimit.limit, value: quantity,
                level: quantityLimit.level)
        }
        candidate.worstPrice = worstPrice(candidate)
        guard
            let notional = Fixed.notional(
                price: candidate.worstPrice, quantity: quantity,
                multiplier: instruments.rows[candidate.instrument].multiplier)
        else { return Refusal(reason: .notionalOverflow) }
        candidate.notional = notional
        let notionalLimit = tightest(Column.orderNotional, candidate)
        if notional > notionalLimit.limit {
            return Refusal(
                reason: .orderNotional, limit: notionalLimit.limit, value: notional,
                level: notionalLimit.level)
        }
        let volumeLimit = tightest(Column.orderVolumePercent, candidate)
        let volume = instruments.rows[candidate.instrument].averageDailyVolume
        if volumeLimit.isSet, volume != .null {
            let percent = Fixed.share(quantity, 100 * Fixed.percentOne, of: volume) ?? .max
            if percent > volumeLimit.limit {
                return Refusal(
                    reason: .orderVolumePercent, limit: volumeLimit.limit, value: percent,
                    level: volumeLimit.level)
            }
        }
        return nil
    }

    /// The worst price that the order may trade at, or the best guess at it: a limit order's limit
    /// (or the market, where a sell would trade above its limit), a stop's stop, a market order's
    /// far touch. 0 where there is no price at all, which check 13 refuses.
    func worstPrice(_ candidate: Candidate) -> Int64 {
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
    func farTouch(_ candidate: Candidate) -> Int64? {
        let touch =
            candidate.isBuy
            ? instruments.rows[candidate.instrument].offerPx
            : instruments.rows[candidate.instrument].bidPx
        return touch == .null ? nil : touch
    }
}
