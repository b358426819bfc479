// 14 price collar: a price too far from the reference is a mistake. A limit is measured against the
// reference, a stop-limit's limit against its stop, a market order's far touch against the
// reference.

import Wire

extension Core {
    @inline(__always)
    func check14PriceCollar(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let percentLimit = tightest(Column.collarPercent, candidate)
        let absoluteLimit = tightest(Column.collarAbsolute, candidate)
        guard percentLimit.isSet || absoluteLimit.isSet else {
            noteUnlimited(.collarPercent)
            return nil
        }
        let order = candidate.order
        var reference = instruments.rows[candidate.instrument].referencePx
        let price: Int64
        switch order.ordType {
        case .limit: price = order.price
        case .stopLimit:
            price = order.price
            reference = order.stopPx
        case .market: price = farTouch(candidate) ?? reference
        default: return nil
        }
        guard reference != .null, reference > 0, price != .null else { return nil }
        // Both are positive, so the difference fits.
        let distance = (price - reference).distance
        return judge(
            .collarPercent, share: distance, times: 100 * Fixed.percentOne, of: reference,
            atMost: percentLimit)
            ?? judge(.collarAbsolute, distance, atMost: absoluteLimit)
    }
}
