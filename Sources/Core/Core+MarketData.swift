// Market data: a tick is taken only when it can be trusted; what passes becomes the reference price
// and marks the positions in its instrument.

import LockFree
import Wire

extension Core {
    /// A tick may lie this far ahead of the gateway's clock.
    static let futureToleranceNs: UInt64 = 1_000_000_000

    mutating func takeTick(
        _ tick: MarketDataSnapshot, _ input: Input, _ effects: inout EffectWriter
    ) {
        let row = instruments.row(securityID: tick.securityID)
        if let reason = refusal(tick, row, input.time) {
            counters.ticksRefused += 1
            effects.append(
                BusinessMessageReject(
                    msgSeqNum: 0, transactTime: input.time, refSeqNum: tick.feedSeqNum,
                    businessRejectRefID: UInt64(tick.securityID), text: Text64(tick.symbol),
                    byteOffset: 0, refTemplateID: MarketDataSnapshot.templateID,
                    rejectReason: reason),
                kind: EffectKind.feed, destination: input.source)
            return
        }
        guard let row else { return }
        counters.ticksAccepted += 1
        instruments.rows[row].feedSeqNum = tick.feedSeqNum
        instruments.rows[row].exchangeTime = tick.transactTime
        instruments.rows[row].bidPx = tick.bidPx
        instruments.rows[row].offerPx = tick.offerPx
        if tick.lastPx != .null { instruments.rows[row].lastPx = tick.lastPx }
        let hasQuote = tick.bidPx != .null && tick.offerPx != .null
        let reference = hasQuote ? middle(tick.bidPx, tick.offerPx) : tick.lastPx
        if reference != .null {
            instruments.rows[row].referencePx = reference
            instruments.rows[row].referenceTime = input.time
        }
        // The tick itself goes on to the broker of the instrument with its record.
        effects.appendBare(
            kind: EffectKind.broker, destination: UInt32(instruments.rows[row].broker))
        markPositions(in: row)
        followMarks(of: row)
    }

    private func middle(_ bid: Int64, _ offer: Int64) -> Int64 { bid + (offer - bid) / 2 }

    private mutating func markPositions(in instrument: Int) {
        var next = Int(instruments.rows[instrument].firstPosition)
        while next != 0 {
            let row = next - 1
            next = Int(positions.rows[row].nextOfInstrument)
            if positions.rows[row].isActive { restateValue(of: row) }
        }
    }

    private func refusal(
        _ tick: MarketDataSnapshot, _ row: Int?, _ now: UInt64
    ) -> RejectReason? {
        guard let row else { return .unknownInstrument }
        guard instruments.rows[row].symbol == tick.symbol else { return .symbolMismatch }
        guard tick.feedSeqNum > instruments.rows[row].feedSeqNum,
            tick.transactTime >= instruments.rows[row].exchangeTime
        else { return .tickSequence }
        guard tick.transactTime <= now &+ Self.futureToleranceNs else { return .futurePrice }
        let age = now > tick.transactTime ? now - tick.transactTime : 0
        let ageLimit = limits.tightest(
            LimitTable.Column.referenceAge, account: -1, session: -1, instrument: row)
        guard Int64(clamping: age) <= ageLimit.limit else { return .stalePrice }
        guard tick.bidPx != .null || tick.offerPx != .null || tick.lastPx != .null else {
            return .tickEmpty
        }
        guard isInRange(tick.bidPx, row), isInRange(tick.offerPx, row),
            isInRange(tick.lastPx, row), isSize(tick.bidSize), isSize(tick.offerSize),
            isSize(tick.lastQty), isSize(tick.volume)
        else { return .tickRange }
        if tick.bidPx != .null, tick.offerPx != .null, tick.bidPx >= tick.offerPx {
            return .tickCrossed
        }
        return nil
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
}

extension Text64 {
    fileprivate init(_ text: Text16) {
        self.init()
        low.low = text
    }
}
