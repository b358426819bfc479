// 10 fields: every field of the order for itself, and against its instrument.

import Wire

extension Core {
    func check10Fields(_ candidate: Candidate) -> Refusal? {
        let order = candidate.order
        guard order.side.isKnown else { return Refusal(reason: .invalidSide) }
        guard order.ordType.isKnown else { return Refusal(reason: .invalidOrdType) }
        guard order.timeInForce.isKnown else { return Refusal(reason: .invalidTimeInForce) }
        guard order.possResend.isKnown, order.duplicateIntended.isKnown, order.reduceOnly.isKnown
        else { return Refusal(reason: .invalidFlag) }
        return quantityRefusal(candidate) ?? priceRefusal(candidate)
    }

    private func quantityRefusal(_ candidate: Candidate) -> Refusal? {
        let quantity = candidate.order.orderQty
        guard quantity > 0 else {
            return Refusal(reason: .quantityNotPositive, limit: 0, value: quantity)
        }
        let lot = instruments.rows[candidate.instrument].lot
        let least = instruments.rows[candidate.instrument].quantityMin
        let most = instruments.rows[candidate.instrument].quantityMax
        if quantity % lot != 0 {
            return Refusal(
                reason: .quantityLot, limit: lot, value: quantity, level: .instrument)
        }
        if quantity < least {
            return Refusal(
                reason: .quantityBelowMinimum, limit: least, value: quantity, level: .instrument)
        }
        if quantity > most {
            return Refusal(
                reason: .quantityAboveMaximum, limit: most, value: quantity, level: .instrument)
        }
        return nil
    }

    private func priceRefusal(_ candidate: Candidate) -> Refusal? {
        let order = candidate.order
        let takesPrice = order.ordType == .limit || order.ordType == .stopLimit
        let takesStop = order.ordType == .stop || order.ordType == .stopLimit
        if takesPrice, order.price == .null { return Refusal(reason: .priceMissing) }
        if !takesPrice, order.price != .null { return Refusal(reason: .priceForbidden) }
        if takesStop, order.stopPx == .null { return Refusal(reason: .stopPxMissing) }
        if !takesStop, order.stopPx != .null { return Refusal(reason: .stopPxForbidden) }
        if takesPrice, let refusal = priceRefusal(order.price, candidate) { return refusal }
        if takesStop {
            if let refusal = priceRefusal(order.stopPx, candidate) { return refusal }
            return stopRefusal(candidate)
        }
        return nil
    }

    private func priceRefusal(_ price: Int64, _ candidate: Candidate) -> Refusal? {
        guard price > 0 else {
            return Refusal(reason: .priceOutOfRange, limit: 0, value: price)
        }
        let tick = instruments.rows[candidate.instrument].tick
        if price % tick != 0 {
            return Refusal(reason: .priceTick, limit: tick, value: price, level: .instrument)
        }
        let most = tightest(LimitTable.Column.priceMaximum, candidate)
        if price > most.limit {
            return Refusal(
                reason: .priceOutOfRange, limit: most.limit, value: price, level: most.level)
        }
        let least = limits.tightestFloor(
            LimitTable.Column.priceMinimum, account: candidate.account,
            session: candidate.session, instrument: candidate.instrument)
        if price < least.limit {
            return Refusal(
                reason: .priceOutOfRange, limit: least.limit, value: price, level: least.level)
        }
        return nil
    }

    /// A buy stop stands above the market and a sell stop below it; a stop-limit's limit stands
    /// behind its stop, or it could never trade.
    private func stopRefusal(_ candidate: Candidate) -> Refusal? {
        let order = candidate.order
        let isBuy = candidate.isBuy
        if order.ordType == .stopLimit,
            isBuy ? order.price < order.stopPx : order.price > order.stopPx
        {
            return Refusal(
                reason: .stopLimitWrongSide, limit: order.stopPx, value: order.price)
        }
        guard !candidate.isReplacement || !orders.rows[candidate.replaced].stopTriggered else {
            return nil
        }
        let reference = instruments.rows[candidate.instrument].referencePx
        guard reference != .null else { return nil }
        if isBuy ? order.stopPx <= reference : order.stopPx >= reference {
            return Refusal(reason: .stopWrongSide, limit: reference, value: order.stopPx)
        }
        return nil
    }

    /// The tightest limit that concerns the candidate.
    @inline(__always)
    func tightest(_ column: Int, _ candidate: Candidate) -> EffectiveLimit {
        limits.tightest(
            column, account: candidate.account, session: candidate.session,
            instrument: candidate.instrument)
    }
}
