// 10 fields: every field of the order for itself, and against its instrument.

import Wire

extension Core {
    @inline(__always)
    func check10Fields(_ candidate: borrowing Candidate) -> Refusal? {
        let order = candidate.order
        let areFlagsKnown =
            order.possResend.isKnown && order.duplicateIntended.isKnown && order.reduceOnly.isKnown
        return judge(.invalidSide, holds: order.side.isKnown)
            ?? judge(.invalidOrdType, holds: order.ordType.isKnown)
            ?? judge(.invalidTimeInForce, holds: order.timeInForce.isKnown)
            ?? judge(.invalidFlag, holds: areFlagsKnown)
            ?? quantityRefusal(candidate) ?? priceRefusal(candidate)
    }

    private func quantityRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let quantity = candidate.order.orderQty
        if let refusal = judge(
            .quantityNotPositive, holds: quantity > 0, limit: 0, value: quantity)
        {
            return refusal
        }
        let lot = instruments.rows[candidate.instrument].lot
        let least = instruments.rows[candidate.instrument].quantityMin
        let most = instruments.rows[candidate.instrument].quantityMax
        return judge(
            .quantityLot, holds: Fixed.isMultiple(quantity, of: lot), limit: lot, value: quantity,
            level: .instrument)
            ?? judge(
                .quantityBelowMinimum, quantity,
                atLeast: .at(.instrument, least))
            ?? judge(
                .quantityAboveMaximum, quantity,
                atMost: .at(.instrument, most))
    }

    private func priceRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let order = candidate.order
        let takesPrice = order.ordType == .limit || order.ordType == .stopLimit
        let takesStop = order.ordType == .stop || order.ordType == .stopLimit
        if let refusal = judge(.priceMissing, holds: !takesPrice || order.price != .null)
            ?? judge(.priceForbidden, holds: takesPrice || order.price == .null)
            ?? judge(.stopPxMissing, holds: !takesStop || order.stopPx != .null)
            ?? judge(.stopPxForbidden, holds: takesStop || order.stopPx == .null)
        {
            return refusal
        }
        if takesPrice, let refusal = rangeRefusal(order.price, candidate) { return refusal }
        guard takesStop else { return nil }
        return rangeRefusal(order.stopPx, candidate) ?? stopRefusal(candidate)
    }

    private func rangeRefusal(_ price: Int64, _ candidate: borrowing Candidate) -> Refusal? {
        let tick = instruments.rows[candidate.instrument].tick
        return judge(.priceOutOfRange, holds: price > 0, limit: 0, value: price)
            ?? judge(
                .priceTick, holds: Fixed.isMultiple(price, of: tick), limit: tick, value: price,
                level: .instrument)
            ?? judge(
                .priceOutOfRange, price,
                atMost: tightest(LimitTable.Column.priceMaximum, candidate))
            ?? judge(
                .priceOutOfRange, price,
                atLeast: tightestFloor(LimitTable.Column.priceMinimum, candidate))
    }

    /// A buy stop stands above the market and a sell stop below it; a stop-limit's limit stands
    /// behind its stop, or it could never trade.
    private func stopRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let order = candidate.order
        let isBuy = candidate.isBuy
        if order.ordType == .stopLimit,
            let refusal = judge(
                .stopLimitWrongSide,
                holds: isBuy ? order.price >= order.stopPx : order.price <= order.stopPx,
                limit: order.stopPx, value: order.price)
        {
            return refusal
        }
        guard !candidate.isReplacement || !orders.rows[candidate.replaced].stopTriggered else {
            return nil
        }
        let reference = instruments.rows[candidate.instrument].referencePx
        guard reference != .null else { return nil }
        return judge(
            .stopWrongSide, holds: isBuy ? order.stopPx > reference : order.stopPx < reference,
            limit: reference, value: order.stopPx)
    }
}
