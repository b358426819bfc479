// 13 reference price: what cannot be priced cannot be judged, so it does not pass.
//
// A market order always needs a price. A limit order brings its own, and needs a reference where an
// age is set, which the shipped configurations do.

import Wire

extension Core {
    @inline(__always)
    func check13ReferencePrice(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let isMarket = candidate.order.ordType == .market
        var allowed = tightest(Column.referenceAge, candidate)
        if isMarket {
            let ofMarket = tightest(Column.referenceAgeMarket, candidate)
            if ofMarket.limit < allowed.limit { allowed = ofMarket }
        }
        guard isMarket || allowed.isSet else {
            noteUnlimited(.noReferencePrice)
            return nil
        }
        let hasReference = instruments.rows[candidate.instrument].referencePx != .null
        if let refusal = judge(.noReferencePrice, holds: hasReference, level: .instrument) {
            return refusal
        }
        if allowed.isSet {
            let age = candidate.now - instruments.rows[candidate.instrument].referenceTime
            let refusal = judge(.staleReferencePrice, Int64(clamping: age), atMost: allowed)
            if let refusal { return refusal }
        }
        return isMarket ? lagRefusal(candidate) : nil
    }

    /// A market order trades at what the market is now, which a feed that lags does not show.
    private func lagRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let limit = tightest(LimitTable.Column.feedLag, candidate)
        guard limit.isSet else {
            noteUnlimited(.feedLagging)
            return nil
        }
        let lag = Int64(clamping: feeds.rows[candidate.instrument].lagNs)
        return judge(.feedLagging, lag, atMost: limit)
    }
}
