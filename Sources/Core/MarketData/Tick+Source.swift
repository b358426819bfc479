// What a snapshot says of itself: its symbol, its number, its times.

import Wire

extension Core {
    func sourceRefusal(
        _ tick: MarketDataSnapshot, _ row: Int, _ input: Input
    ) -> RejectReason? {
        guard instruments.rows[row].symbol == tick.symbol else { return .symbolMismatch }
        guard isInSequence(tick, row, input.source) else { return .tickSequence }
        guard tick.transactTime <= input.time.addingClamped(dataPolicy.leadMaxNs) else {
            return .futurePrice
        }
        let age = input.time > tick.transactTime ? input.time - tick.transactTime : 0
        let limit = limits.tightest(
            LimitTable.Column.referenceAge, account: -1, session: -1, instrument: row)
        guard age <= dataPolicy.ageMaxNs, Int64(clamping: age) <= limit.limit else {
            return .stalePrice
        }
        return nil
    }

    /// Whether number and time go on from the last snapshot that was taken.
    ///
    /// Another connection may number anew, where the exchange's time is later: the same snapshot
    /// from a second feed does not pass twice, and a feed that starts again needs no memory.
    private func isInSequence(_ tick: MarketDataSnapshot, _ row: Int, _ source: UInt32) -> Bool {
        let last = instruments.rows[row].exchangeTime
        guard tick.feedSeqNum != .null, tick.feedSeqNum > 0, tick.transactTime >= last else {
            return false
        }
        if tick.feedSeqNum > instruments.rows[row].feedSeqNum { return true }
        return source != feeds.rows[row].source && tick.transactTime > last
    }
}
