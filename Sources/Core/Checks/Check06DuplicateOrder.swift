// 6 duplicate order: the same account, instrument, side, quantity, price and stop price within the
// window, unless the order says that it is meant.
//
// Only accepted orders count: one that was refused did nothing, and may be sent again at once. A
// replace is no order of its own. Orders to which no window applies are neither judged nor
// remembered. Where the window reaches back further than what the table remembers, a duplicate
// cannot be excluded and the order is refused: `queueFull`.

import Wire

extension Core {
    @inline(__always)
    func check06DuplicateOrder(_ candidate: inout Candidate) -> Refusal? {
        guard !candidate.isReplacement, candidate.account >= 0, candidate.instrument >= 0 else {
            return nil
        }
        let window = duplicateWindow(candidate)
        guard window.isSet else {
            noteUnlimited(.duplicateOrder)
            return nil
        }
        let likeness = likeness(candidate)
        candidate.likenessDigest = likeness.digest
        guard candidate.order.duplicateIntended != .yes else { return nil }
        let reach = UInt64(clamping: window.limit)
        // At exactly the window's length the order is no duplicate any more.
        let since = candidate.now >= reach ? candidate.now - reach + 1 : 0
        let found = duplicates.newest(
            like: likeness, digest: candidate.likenessDigest, since: since)
        let isRemembered = duplicates.forgottenTime < since || duplicates.forgottenTime == 0
        return judge(
            .duplicateOrder, holds: found == nil, limit: window.limit,
            value: found.map { Int64(clamping: candidate.now - $0) } ?? .null, level: window.level)
            ?? judge(
                .queueFull, holds: isRemembered, limit: Int64(duplicates.capacity),
                level: window.level)
    }

    /// Remembers an accepted order.
    mutating func noteForDuplicates(_ candidate: borrowing Candidate) {
        guard !candidate.isReplacement, duplicateWindow(candidate).isSet else { return }
        duplicates.add(
            likeness(candidate), digest: candidate.likenessDigest, time: candidate.now)
    }

    /// The longest window of those that concern the order.
    @inline(__always)
    private func duplicateWindow(_ candidate: borrowing Candidate) -> EffectiveLimit {
        tightestFloor(LimitTable.Column.duplicateWindow, candidate)
    }

    @inline(__always)
    private func likeness(_ candidate: borrowing Candidate) -> OrderLikeness {
        let order = candidate.order
        return OrderLikeness(
            price: order.price, stopPx: order.stopPx, orderQty: order.orderQty,
            account: UInt32(candidate.account), instrument: UInt32(candidate.instrument),
            side: order.side)
    }
}
