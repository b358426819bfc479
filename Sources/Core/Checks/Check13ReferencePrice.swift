// 13 reference price: what cannot be priced cannot be judged, so it does not pass.
//
// A market order always needs a price. A limit order brings its own, and needs a reference where an
// age is set, which the shipped configurations do.

import Wire

extension Core {
    func check13ReferencePrice(_ candidate: Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let isMarket = candidate.order.ordType == .market
        var allowed = tightest(Column.referenceAge, candidate)
        if isMarket {
            let ofMarket = tightest(Column.referenceAgeMarket, candidate)
            if ofMarket.limit < allowed.limit { allowed = ofMarket }
        }
        guard isMarket || allowed.isSet else { return nil }
        guard instruments.rows[candidate.instrument].referencePx != .null else {
            return Refusal(reason: .noReferencePrice, level: .instrument)
        }
        let age = candidate.now - instruments.rows[candidate.instrument].referenceTime
        guard allowed.isSet, Int64(clamping: age) > allowed.limit else { return nil }
        return Refusal(
            reason: .staleReferencePrice, limit: allowed.limit, value: Int64(clamping: age),
            level: allowed.level)
    }
}
