// The quality of each instrument's market data: what is counted, what is wrong at present, and what
// is told when that changes.
//
// Invariants: one MarketDataQuality for each change of state or cause, in the record of the input
// that brought it; what is wrong with one instrument's data touches no other's. Every input costs
// the same however many instruments there are.

import LockFree
import Wire

extension Core {
    // MARK: what came

    mutating func noteAccepted(_ tick: MarketDataSnapshot, _ row: Int, _ input: Input) {
        noteNumber(tick, row, input.source, isAccepted: true)
        noteFlatLine(tick, row)
        feeds.rows[row].accepted += 1
        feeds.rows[row].source = input.source
        feeds.rows[row].refusedInRow = 0
        feeds.rows[row].receivedTime = input.time
        feeds.rows[row].lagNs =
            input.time > tick.transactTime ? input.time - tick.transactTime : 0
        feeds.rows[row].isStale = false
        feeds.touch(row)
        wantStaleTime()
    }

    mutating func noteRefused(
        _ tick: MarketDataSnapshot, _ row: Int, _ reason: RejectReason, _ input: Input
    ) {
        let isRepeat = reason == .tickSequence && input.source != feeds.rows[row].source
        if reason != .symbolMismatch {
            noteNumber(tick, row, input.source, isAccepted: false)
        }
        feeds.rows[row].refused[InstrumentFeed.place(of: reason)] += 1
        // What a second feed sends again says nothing against the first.
        if !isRepeat, feeds.rows[row].refusedInRow < .max { feeds.rows[row].refusedInRow += 1 }
        feeds.rows[row].quarantinedSequence = input.sequence
        feeds.rows[row].quarantinedBidPx = tick.bidPx
        feeds.rows[row].quarantinedOfferPx = tick.offerPx
        feeds.rows[row].quarantinedLastPx = tick.lastPx
        feeds.rows[row].quarantinedReason = reason
    }

    /// Looks for a gap in the numbers of one connection.
    private mutating func noteNumber(
        _ tick: MarketDataSnapshot, _ row: Int, _ source: UInt32, isAccepted: Bool
    ) {
        let number = tick.feedSeqNum
        guard number != .null else { return }
        guard source == feeds.rows[row].source else {
            // Another feed took over, or the first one came: its numbers begin here.
            if isAccepted { feeds.rows[row].heardSeqNum = number }
            return
        }
        let heard = feeds.rows[row].heardSeqNum
        guard number > heard else { return }
        feeds.rows[row].heardSeqNum = number
        if number - heard > 1 {
            feeds.rows[row].gaps += 1
            feeds.rows[row].missing = feeds.rows[row].missing.addingClamped(number - heard - 1)
            feeds.rows[row].missingLast = number - heard - 1
            feeds.rows[row].gapFreeLeft = DataPolicy.gapFreeCount
        } else if feeds.rows[row].gapFreeLeft > 0 {
            feeds.rows[row].gapFreeLeft -= 1
        }
    }

    /// Counts snapshots with the same prices; the instrument still holds those of before.
    private mutating func noteFlatLine(_ tick: MarketDataSnapshot, _ row: Int) {
        let isSame =
            feeds.rows[row].flatCount > 0 && tick.bidPx == instruments.rows[row].bidPx
            && tick.offerPx == instruments.rows[row].offerPx
            && (tick.lastPx == .null || tick.lastPx == instruments.rows[row].lastPx)
        guard isSame else {
            feeds.rows[row].flatCount = 1
            feeds.rows[row].flatSince = tick.transactTime
            return
        }
        let wasFlat = isFlat(row, instruments.rows[row].exchangeTime)
        feeds.rows[row].flatCount = feeds.rows[row].flatCount.addingClamped(1)
        if !wasFlat, isFlat(row, tick.transactTime) { feeds.rows[row].flatLines += 1 }
    }

    private func isFlat(_ row: Int, _ exchangeTime: UInt64) -> Bool {
        feeds.rows[row].flatCount >= dataPolicy.flatLineCount
            && exchangeTime - feeds.rows[row].flatSince >= dataPolicy.flatLineNs
    }

    // MARK: what is wrong

    /// What is wrong at present, the worst first; `none` where all is well.
    private func fault(_ row: Int) -> DataCause {
        if feeds.rows[row].isStale { return .stale }
        if feeds.rows[row].movedCount > 0 { return .moved }
        if feeds.rows[row].refusedInRow >= DataPolicy.refusedInRowMax { return .quarantine }
        guard feeds.rows[row].accepted > 0 else { return .none }
        let lagMax = limits.tightest(
            LimitTable.Column.feedLag, account: -1, session: -1, instrument: row)
        if Int64(clamping: feeds.rows[row].lagNs) > lagMax.limit { return .lagging }
        if feeds.rows[row].gapFreeLeft > 0 { return .gap }
        return isFlat(row, instruments.rows[row].exchangeTime) ? .flatLine : .none
    }

    /// Tells of a change, where there is one.
    ///
    /// - Parameters:
    ///   - outcome: `rebased` or `spike` where the input decided that, else `none`.
    ///   - price: the price in question.
    mutating func tellQuality(
        _ row: Int, _ outcome: DataCause, price: Int64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        let fault = fault(row)
        let state: DataState =
            switch fault {
            case .none: feeds.rows[row].accepted > 0 ? .good : .unseen
            case .stale: .stale
            default: .degraded
            }
        let isFirst = feeds.rows[row].state == .unseen && state == .good
        let isChange = fault != feeds.rows[row].cause || state != feeds.rows[row].state
        feeds.rows[row].cause = fault
        feeds.rows[row].state = state
        // The first good snapshot of an instrument is no news.
        guard outcome != .none || isChange && !isFirst else { return }
        let cause = outcome != .none ? outcome : fault == .none ? .recovered : fault
        let isPriceShown = cause == .rebased || cause == .spike || cause == .moved
        effects.append(
            MarketDataQuality(
                transactTime: input.time, execID: input.sequence,
                referencePx: instruments.rows[row].referencePx,
                price: isPriceShown ? price : .null, number: number(of: cause, row, input.time),
                symbol: instruments.rows[row].symbol,
                securityID: instruments.rows[row].securityID,
                rejectReason: cause == .quarantine || cause == .moved
                    ? feeds.rows[row].quarantinedReason : .none,
                cause: cause, state: state),
            kind: EffectKind.note, destination: 0)
    }

    private func number(of cause: DataCause, _ row: Int, _ now: UInt64) -> Int64 {
        let feed = feeds.rows[row]
        return switch cause {
        case .gap: Int64(clamping: feed.missingLast)
        case .flatLine: Int64(clamping: feed.flatCount)
        case .lagging: Int64(clamping: feed.lagNs)
        case .quarantine: Int64(feed.refusedInRow)
        case .moved: Int64(feed.movedCount)
        case .stale: Int64(clamping: now - feed.receivedTime)
        default: .null
        }
    }

    // MARK: time

    /// Asks to be told when the first instrument will have grown stale.
    mutating func wantStaleTime() {
        guard let row = feeds.oldestRow else { return }
        wantTime(staleTime(row))
    }

    private func staleTime(_ row: Int) -> UInt64 {
        feeds.rows[row].receivedTime.addingClamped(dataPolicy.ageMaxNs).addingClamped(1)
    }

    /// Tells of instruments that have grown stale, a bounded number an input.
    mutating func expireData(_ input: Input, _ effects: inout EffectWriter) {
        var told = 0
        while let row = feeds.oldestRow, staleTime(row) <= input.time {
            guard told < DataPolicy.stalesPerInputMax else { break }
            told += 1
            feeds.remove(row)
            feeds.rows[row].isStale = true
            feeds.rows[row].stales += 1
            tellQuality(row, .none, price: .null, input, &effects)
        }
        wantStaleTime()
    }

    // MARK: evaluations

    /// Whether a rule may look at an instrument again: at most ten times a second, always at the
    /// latest snapshot.
    func isEvaluationDue(_ row: Int, now: UInt64) -> Bool {
        let last = feeds.rows[row].evaluatedTime
        return last == 0 || now >= last.addingClamped(DataPolicy.evaluationIntervalNs)
    }

    /// Takes the right to one evaluation, where it is due.
    mutating func takeEvaluation(_ row: Int, now: UInt64) -> Bool {
        guard isEvaluationDue(row, now: now) else { return false }
        feeds.rows[row].evaluatedTime = now
        return true
    }
}
