// How market data stands, for operators. A question changes nothing and is not journaled.

import LockFree
import Wire

extension Core {
    /// Reports in one answer at most.
    public static let dataReportsMax = 512

    /// The instruments of an answer, then its totals.
    ///
    /// - Parameters:
    ///   - securityID: one instrument; null: all whose data is degraded or stale.
    ///   - body: called with each report; at most `dataReportsMax` times.
    /// - Returns: the totals; what only the gateway knows is 0. Nil for an unknown instrument.
    public func marketData(
        requestID: UInt64, securityID: UInt32, time: UInt64, _ body: (MarketDataReport) -> Void
    ) -> MarketDataTotals? {
        var totals = MarketDataTotals(
            requestID: requestID, transactTime: time, accepted: counters.ticksAccepted,
            refused: counters.ticksRefused, unknown: feeds.unknown, gaps: 0, spikes: 0,
            rebases: 0, flatLines: 0, stales: 0, conflated: 0, published: 0, unpublished: 0,
            unseen: 0, good: 0, degraded: 0, stale: 0, reports: 0, unlisted: 0)
        for row in 0..<instruments.count { add(row, to: &totals) }
        if securityID != .null {
            guard let row = instruments.row(securityID: securityID) else { return nil }
            totals.reports = 1
            body(dataReport(row, totals, index: 0, total: 1))
            return totals
        }
        let faulty = Int(totals.degraded) + Int(totals.stale)
        totals.reports = UInt32(min(faulty, Self.dataReportsMax))
        totals.unlisted = UInt32(faulty) - totals.reports
        var index: UInt32 = 0
        for row in 0..<instruments.count where index < totals.reports {
            let state = feeds.rows[row].state
            guard state == .degraded || state == .stale else { continue }
            body(dataReport(row, totals, index: index, total: totals.reports))
            index += 1
        }
        return totals
    }

    private func add(_ row: Int, to totals: inout MarketDataTotals) {
        totals.gaps = totals.gaps.addingClamped(feeds.rows[row].gaps)
        totals.spikes = totals.spikes.addingClamped(feeds.rows[row].spikes)
        totals.rebases = totals.rebases.addingClamped(feeds.rows[row].rebases)
        totals.flatLines = totals.flatLines.addingClamped(feeds.rows[row].flatLines)
        totals.stales = totals.stales.addingClamped(feeds.rows[row].stales)
        switch feeds.rows[row].state {
        case .good: totals.good += 1
        case .degraded: totals.degraded += 1
        case .stale: totals.stale += 1
        default: totals.unseen += 1
        }
    }

    private func dataReport(
        _ row: Int, _ totals: MarketDataTotals, index: UInt32, total: UInt32
    ) -> MarketDataReport {
        let feed = feeds.rows[row]
        let hasQuarantined = feed.quarantinedSequence != 0
        let hasReference = instruments.rows[row].referencePx != .null
        return MarketDataReport(
            requestID: totals.requestID, transactTime: totals.transactTime,
            referencePx: instruments.rows[row].referencePx,
            referenceTime: hasReference ? instruments.rows[row].referenceTime : .null,
            lag: feed.accepted > 0 ? Int64(clamping: feed.lagNs) : .null,
            accepted: feed.accepted, refusedStale: feed.refused(for: .stalePrice),
            refusedFuture: feed.refused(for: .futurePrice),
            refusedSequence: feed.refused(for: .tickSequence),
            refusedRange: feed.refused(for: .tickRange)
                .addingClamped(feed.refused(for: .tickEmpty)),
            refusedMove: feed.refused(for: .tickMove),
            refusedCrossed: feed.refused(for: .tickCrossed),
            refusedSpread: feed.refused(for: .tickSpread),
            refusedSymbol: feed.refused(for: .symbolMismatch), gaps: feed.gaps,
            missing: feed.missing, spikes: feed.spikes, rebases: feed.rebases,
            flatLines: feed.flatLines, stales: feed.stales,
            quarantinedSequence: hasQuarantined ? feed.quarantinedSequence : .null,
            quarantinedBidPx: hasQuarantined ? feed.quarantinedBidPx : .null,
            quarantinedOfferPx: hasQuarantined ? feed.quarantinedOfferPx : .null,
            quarantinedLastPx: hasQuarantined ? feed.quarantinedLastPx : .null,
            symbol: instruments.rows[row].symbol,
            securityID: instruments.rows[row].securityID, index: index, total: total,
            quarantinedReason: feed.quarantinedReason, cause: feed.cause, state: feed.state)
    }
}
