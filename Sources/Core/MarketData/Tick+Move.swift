// A price that moved too far in one snapshot, and how a new price comes to be believed.
//
// One snapshot far from the reference is a mistake until others say the same: `rebaseCount` of them
// one after the other, from one connection and over `rebaseNs`, each close to the one before. Then
// the last of them is taken. A snapshot near the old reference in between ends it: it was a spike.
//
// Invariants: a repeat of the same number confirms nothing; while a price waits to be confirmed,
// the reference stays as it was, and grows old.

import Wire

extension Core {
    /// The limit, where a price of the snapshot lies further than it from the reference.
    ///
    /// A last price that is still the one of before is old, not moved.
    func excessiveMove(_ tick: MarketDataSnapshot, _ row: Int) -> Int64? {
        let limit = limits.tightest(
            LimitTable.Column.tickMove, account: -1, session: -1, instrument: row)
        let reference = instruments.rows[row].referencePx
        guard limit.isSet, reference != .null else { return nil }
        func isFar(_ price: Int64) -> Bool {
            guard price != .null else { return false }
            // Both are positive, so the difference fits.
            return Self.percent((price - reference).distance, of: reference) > limit.limit
        }
        let isLastNew = tick.lastPx != instruments.rows[row].lastPx
        guard isFar(tick.bidPx) || isFar(tick.offerPx) || isLastNew && isFar(tick.lastPx) else {
            return nil
        }
        return limit.limit
    }

    /// Counts a snapshot that moved too far.
    ///
    /// - Returns: whether enough of them agree by now.
    mutating func confirmsMove(
        _ tick: MarketDataSnapshot, _ row: Int, limit: Int64, _ input: Input
    ) -> Bool {
        guard let price = tick.price else { return false }
        let agreement = min(limit, max(limit / 10, Fixed.percentOne))
        let isSameRun =
            feeds.rows[row].movedCount > 0 && feeds.rows[row].movedSource == input.source
        if isSameRun, tick.feedSeqNum <= feeds.rows[row].movedSeqNum { return false }
        let known = feeds.rows[row].movedPx
        if isSameRun, Self.percent((price - known).distance, of: known) <= agreement {
            if feeds.rows[row].movedCount < .max { feeds.rows[row].movedCount += 1 }
        } else {
            feeds.rows[row].movedCount = 1
            feeds.rows[row].movedSince = input.time
            feeds.rows[row].movedSource = input.source
        }
        feeds.rows[row].movedPx = price
        feeds.rows[row].movedSeqNum = tick.feedSeqNum
        return UInt64(feeds.rows[row].movedCount) >= dataPolicy.rebaseCount
            && input.time - feeds.rows[row].movedSince >= dataPolicy.rebaseNs
    }

    /// A snapshot was taken: whatever waited to be confirmed is decided.
    mutating func settleMove(_ row: Int, _ outcome: DataCause) {
        switch outcome {
        case .rebased: feeds.rows[row].rebases += 1
        case .spike: feeds.rows[row].spikes += 1
        default: return
        }
        feeds.rows[row].movedCount = 0
    }
}
