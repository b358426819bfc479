// Whether a snapshot's prices and sizes can be those of a market, each by itself and together.
//
// A quote that is locked (bid at the offer) is refused like one that is crossed: one of its sides
// is out of date, and nobody can say which.

import Wire

extension Core {
    func priceRefusal(_ tick: MarketDataSnapshot, _ row: Int) -> RejectReason? {
        guard tick.bidPx != .null || tick.offerPx != .null || tick.lastPx != .null else {
            return .tickEmpty
        }
        guard isInRange(tick.bidPx, row), isInRange(tick.offerPx, row),
            isInRange(tick.lastPx, row), isSize(tick.bidSize), isSize(tick.offerSize),
            isSize(tick.lastQty), isSize(tick.volume)
        else { return .tickRange }
        guard tick.hasQuote else { return nil }
        guard tick.bidPx < tick.offerPx else { return .tickCrossed }
        let limit = limits.tightest(
            LimitTable.Column.tickSpread, account: -1, session: -1, instrument: row)
        let percent = Self.percent(tick.offerPx - tick.bidPx, of: tick.middle)
        return percent <= limit.limit ? nil : .tickSpread
    }

    private func isSize(_ size: Int64) -> Bool { size == .null || size >= 0 }

    private func isInRange(_ price: Int64, _ row: Int) -> Bool {
        if price == .null { return true }
        guard price > 0 else { return false }
        let most = limits.tightest(
            LimitTable.Column.priceMaximum, account: -1, session: -1, instrument: row)
        let least = limits.tightestFloor(
            LimitTable.Column.priceMinimum, account: -1, session: -1, instrument: row)
        return price <= most.limit && price >= least.limit
    }

    /// A distance as percent of a price, times 1e4, rounded up; the largest number where it does
    /// not fit.
    static func percent(_ distance: Int64, of price: Int64) -> Int64 {
        guard let percent = Fixed.share(distance, 100 * Fixed.percentOne, of: price) else {
            return .max
        }
        guard let whole = Fixed.share(percent, price, of: 100 * Fixed.percentOne) else {
            return .max
        }
        return whole < distance && percent < .max ? percent + 1 : percent
    }
}
