// 17 position: what the account's position in this instrument could become, with every open order
// on the same side filled; and how many positions it has.
//
// An order that can only make a position smaller is not refused, however large the position is.

import Wire

extension Core {
    func check17Position(_ candidate: Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        guard let after = worstPosition(candidate) else {
            return Refusal(reason: .positionOverflow)
        }
        let size = candidate.isBuy ? after : -after
        if size > 0 {
            let quantityLimit = tightest(Column.positionQuantity, candidate)
            if size > quantityLimit.limit {
                return Refusal(
                    reason: .positionQuantity, limit: quantityLimit.limit, value: size,
                    level: quantityLimit.level)
            }
            if let refusal = valueRefusal(candidate, size) { return refusal }
        }
        return countRefusal(candidate)
    }

    /// The worst-case position on the candidate's side; nil where it does not fit.
    func worstPosition(_ candidate: Candidate) -> Int64? {
        guard candidate.position >= 0 else {
            return candidate.isBuy ? candidate.addedQty : -candidate.addedQty
        }
        let position = positions.rows[candidate.position]
        // The open quantity must fit by itself: against a large opposite position the sum would.
        let openQty = candidate.isBuy ? position.openBuyQty : position.openSellQty
        guard let open = openQty.adding(candidate.addedQty) else { return nil }
        return position.netQty.adding(candidate.isBuy ? open : -open)
    }

    private func valueRefusal(_ candidate: Candidate, _ size: Int64) -> Refusal? {
        typealias Column = LimitTable.Column
        let valueLimit = tightest(Column.positionValue, candidate)
        let percentLimit = tightest(Column.positionEquityPercent, candidate)
        guard valueLimit.isSet || percentLimit.isSet else { return nil }
        guard
            let value = Fixed.notional(
                price: markPrice(candidate), quantity: size,
                multiplier: instruments.rows[candidate.instrument].multiplier)
        else { return Refusal(reason: .positionOverflow) }
        if value > valueLimit.limit {
            return Refusal(
                reason: .positionValue, limit: valueLimit.limit, value: value,
                level: valueLimit.level)
        }
        guard percentLimit.isSet else { return nil }
        let equity = accounts.rows[candidate.account].equity
        let percent =
            equity > 0
            ? Fixed.share(value, 100 * Fixed.percentOne, of: equity) ?? .max : Int64.max
        guard percent > percentLimit.limit else { return nil }
        return Refusal(
            reason: .positionEquityPercent, limit: percentLimit.limit, value: percent,
            level: percentLimit.level)
    }

    private func countRefusal(_ candidate: Candidate) -> Refusal? {
        if candidate.position >= 0, positions.rows[candidate.position].isActive { return nil }
        if candidate.position < 0, positions.count == positions.rows.capacity {
            return Refusal(
                reason: .positionTableFull, limit: Int64(positions.rows.capacity),
                value: Int64(positions.count) + 1)
        }
        let limit = tightest(LimitTable.Column.positionsOpen, candidate)
        let count = accounts.rows[candidate.account].positionsOpen + 1
        guard count > limit.limit else { return nil }
        return Refusal(
            reason: .positionsOpen, limit: limit.limit, value: count, level: limit.level)
    }

    /// The price that positions are valued at: the reference, or the order's own where there is
    /// none.
    func markPrice(_ candidate: Candidate) -> Int64 {
        let reference = instruments.rows[candidate.instrument].referencePx
        return reference == .null ? candidate.worstPrice : reference
    }
}
