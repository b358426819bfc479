// Market data: a snapshot is taken only when it can be trusted; what passes becomes the reference
// price and marks the positions in its instrument.
//
// Read on in the order of a snapshot: Tick+Source (symbol, sequence, time), Tick+Prices (empty,
// range, crossed, spread), Tick+Move (too far, and how a new price is believed), then
// Core+DataQuality for what is told of the instrument's data.
//
// Invariants: the reference price is always the middle or the last price of a snapshot that passed
// every test, or that others confirmed; a snapshot that is refused changes no price.

import LockFree
import Wire

extension Core {
    mutating func takeTick(
        _ tick: MarketDataSnapshot, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard let row = instruments.row(securityID: tick.securityID) else {
            feeds.unknown = feeds.unknown.addingClamped(1)
            reject(tick, .unknownInstrument, input, &effects)
            return
        }
        if let reason = sourceRefusal(tick, row, input) ?? priceRefusal(tick, row) {
            quarantine(tick, row, reason, input, &effects)
            return
        }
        var outcome = DataCause.none
        let before = instruments.rows[row].referencePx
        if let percent = excessiveMove(tick, row) {
            guard confirmsMove(tick, row, limit: percent, input) else {
                quarantine(tick, row, .tickMove, input, &effects)
                return
            }
            outcome = .rebased
        } else if feeds.rows[row].movedCount > 0 {
            outcome = .spike
        }
        let price = outcome == .spike ? feeds.rows[row].movedPx : before
        take(tick, row, input, &effects)
        settleMove(row, outcome)
        tellQuality(row, outcome, price: price, input, &effects)
    }

    private mutating func take(
        _ tick: MarketDataSnapshot, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        counters.ticksAccepted += 1
        noteAccepted(tick, row, input)
        instruments.rows[row].feedSeqNum = tick.feedSeqNum
        instruments.rows[row].exchangeTime = tick.transactTime
        instruments.rows[row].bidPx = tick.bidPx
        instruments.rows[row].offerPx = tick.offerPx
        if tick.lastPx != .null { instruments.rows[row].lastPx = tick.lastPx }
        if let reference = tick.reference {
            instruments.rows[row].referencePx = reference
            instruments.rows[row].referenceTime = input.time
        }
        // The tick itself goes on to the broker of the instrument, and to those who subscribed to
        // prices, with its record.
        effects.appendBare(
            kind: EffectKind.broker, destination: UInt32(instruments.rows[row].broker))
        markPositions(in: row)
        followMarks(of: row)
    }

    private mutating func markPositions(in instrument: Int) {
        var next = Int(instruments.rows[instrument].firstPosition)
        while next != 0 {
            let row = next - 1
            next = Int(positions.rows[row].nextOfInstrument)
            if positions.rows[row].isActive { restateValue(of: row) }
        }
    }

    /// Refuses a snapshot, keeps what it was, and tells the feed.
    private mutating func quarantine(
        _ tick: MarketDataSnapshot, _ row: Int, _ reason: RejectReason, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        noteRefused(tick, row, reason, input)
        reject(tick, reason, input, &effects)
        tellQuality(row, .none, price: tick.price ?? .null, input, &effects)
    }

    private mutating func reject(
        _ tick: MarketDataSnapshot, _ reason: RejectReason, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        counters.ticksRefused += 1
        effects.append(
            BusinessMessageReject(
                msgSeqNum: 0, transactTime: input.time, refSeqNum: tick.feedSeqNum,
                businessRejectRefID: UInt64(tick.securityID), text: Text64(tick.symbol),
                byteOffset: 0, refTemplateID: MarketDataSnapshot.templateID,
                rejectReason: reason),
            kind: EffectKind.feed, destination: input.source)
    }
}

extension MarketDataSnapshot {
    var hasQuote: Bool { bidPx != .null && offerPx != .null }

    /// The middle of a quote whose prices are positive.
    var middle: Int64 { bidPx + (offerPx - bidPx) / 2 }

    /// What becomes the reference price: the middle of the quote, else the last price.
    var reference: Int64? { hasQuote ? middle : lastPx == .null ? nil : lastPx }

    /// The one price that the snapshot stands for; nil where it is empty, or has none that counts.
    var price: Int64? {
        if hasQuote, bidPx > 0, offerPx > 0 { return middle }
        if lastPx != .null { return lastPx }
        if bidPx != .null { return bidPx }
        return offerPx == .null ? nil : offerPx
    }
}

extension Text64 {
    fileprivate init(_ text: Text16) {
        self.init()
        low.low = text
    }
}
