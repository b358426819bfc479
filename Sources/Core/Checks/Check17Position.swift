// 17 position: what the account's position in this instrument could become, with every open order
// on the same side filled; and how many positions it has.
//
// An order that can only make a position smaller is not refused, however large the position is.

import Wire

extension Core {
    @inline(__always)
    func check17Position(_ candidate: borrowing Candidate) -> Refusal? {
        let after = worstPosition(candidate)
        if let refusal = judge(.positionOverflow, holds: after != nil) { return refusal }
        let size = candidate.isBuy ? after ?? 0 : -(after ?? 0)
        if size > 0,
            let refusal = judge(
                .positionQuantity, size,
                atMost: tightest(LimitTable.Column.positionQuantity, candidate))
                ?? valueRefusal(candidate, size)
        {
            return refusal
        }
        return countRefusal(candidate)
    }

    /// The worst-case position on the candidate's side; nil where it does not fit.
    func worstPosition(_ candidate: borrowing Candidate) -> Int64? {
        guard candidate.position >= 0 else {
            return candidate.isBuy ? candidate.addedQty : -candidate.addedQty
        }
        let position = positions.rows[candidate.position]
        // The open quantity must fit by itself: against a large opposite position the sum would.
        let openQty = candidate.isBuy ? position.openBuyQty : position.openSellQty
        guard let open = openQty.adding(candidate.addedQty) else { return nil }
        return position.netQty.adding(candidate.isBuy ? open : -open)
    }

    private func valueRefusal(_ candidate: borrowing Candidate, _ size: Int64) -> Refusal? {
        typealias Column = LimitTable.Column
        let valueLimit = tightest(Column.positionValue, candidate)
        let percentLimit = tightest(Column.positionEquityPercent, candidate)
        guard valueLimit.isSet || percentLimit.isSet else {
            noteUnlimited(.positionValue)
            noteUnlimited(.positionEquityPercent)
            return nil
        }
        let fitting = baseValue(
            price: markPrice(candidate), quantity: size, instrument: candidate.instrument)
        if let refusal = judge(.positionOverflow, holds: fitting != nil) { return refusal }
        let value = fitting ?? .max
        if let refusal = judge(.positionValue, value, atMost: valueLimit) { return refusal }
        guard percentLimit.isSet else { return nil }
        return judge(
            .positionEquityPercent, share: value, times: 100 * Fixed.percentOne,
            of: accounts.rows[candidate.account].equity, atMost: percentLimit)
    }

    private func countRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        if candidate.position >= 0, positions.rows[candidate.position].isActive { return nil }
        let needsRow = candidate.position < 0
        return judge(
            .positionTableFull, holds: !needsRow || positions.count < positions.rows.capacity,
            limit: Int64(positions.rows.capacity), value: Int64(positions.count) + 1)
            ?? judge(
                .positionsOpen, accounts.rows[candidate.account].positionsOpen + 1,
                atMost: tightest(LimitTable.Column.positionsOpen, candidate))
    }

    /// The price that positions are valued at: the reference, or the order's own where there is
    /// none.
    func markPrice(_ candidate: borrowing Candidate) -> Int64 {
        let reference = instruments.rows[candidate.instrument].referencePx
        return reference == .null ? candidate.worstPrice : reference
    }
}
