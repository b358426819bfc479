// How much may be traded: what a method asks for, cut down to what every check would let through.
//
// The answer is found with the checks themselves: an order of so many lots is judged as a dry run,
// and the number of lots is halved in on, in at most 63 steps. So it is exact whatever the checks
// are, and the limit that binds is the refusal of one lot more.
//
// Invariants: nothing is counted and nothing is sent; the quantity passed every check; one lot more
// did not, or was not asked for.
// Thread: the core's.

import LockFree
import Wire

/// What came of a sizing request.
public enum SizingOutcome {
    case report(SizingReport)
    case refused(RejectReason)
}

extension Core {
    /// Of a strategy: the answer is a numbered report.
    mutating func takeSizing(
        _ request: SizingRequest, session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var reason: RejectReason = .sequenceTooLow
        if takeSequence(request.msgSeqNum, session: session, &effects) {
            switch size(request, session: session, now: input.time) {
            case .refused(let why): reason = why
            case .report(var report):
                report.msgSeqNum = nextReportNumber(session, input.time)
                self.report(report, to: session, &effects)
                return
            }
        }
        reportBusinessReject(
            reason, templateID: SizingRequest.templateID, refSeqNum: request.msgSeqNum,
            refID: request.sizingReqID, session: session, input, &effects)
    }

    /// Of an operator: a question that changes nothing, and is not journaled.
    public mutating func sizing(_ request: SizingRequest, time: UInt64) -> SizingOutcome {
        guard let session = sizingSession(request) else { return .refused(.unknownTarget) }
        return size(request, session: session, now: time)
    }

    /// The strategy that an operator names, or the first that may trade the account.
    private func sizingSession(_ request: SizingRequest) -> Int? {
        for row in 0..<sessions.count where sessions.rows[row].isEnabled {
            guard request.strategy.isEmpty || sessions.rows[row].strategy == request.strategy
            else { continue }
            let mayTrade =
                sessions.entitlement(
                    sessionID: sessions.rows[row].sessionID, account: request.account) != nil
            if mayTrade || !request.strategy.isEmpty { return row }
        }
        return nil
    }

    private mutating func size(
        _ request: SizingRequest, session: Int, now: UInt64
    ) -> SizingOutcome {
        guard let account = accounts.row(named: request.account),
            sessions.entitlement(
                sessionID: sessions.rows[session].sessionID, account: request.account) != nil
        else { return .refused(.accountNotEntitled) }
        guard let instrument = instruments.row(securityID: request.securityID) else {
            return .refused(.unknownInstrument)
        }
        guard request.side.isKnown else { return .refused(.invalidSide) }
        guard request.method.isKnown else { return .refused(.invalidCode) }
        guard request.riskPercent > 0, request.riskPercent <= 100 * Fixed.percentOne else {
            return .refused(.limitInvalid)
        }
        guard request.price == .null || request.price > 0 else {
            return .refused(.priceOutOfRange)
        }
        let size = Sizing(request, account: account, instrument: instrument, session: session)
        let price = self.price(of: request, size)
        guard price > 0 else { return .refused(.noReferencePrice) }
        let wish: Sizing.Wish
        switch self.wish(request, size, price) {
        case .failure(let refusal): return .refused(refusal.reason)
        case .success(let found): wish = found
        }
        return .report(answer(request, size, wish, price, now))
    }

    // MARK: the wish

    /// The limit, or what a market order meets first, or the reference; 0 without any.
    private func price(of request: SizingRequest, _ size: Sizing) -> Int64 {
        guard request.price == .null else { return request.price }
        let touch =
            request.side == .buy
            ? instruments.rows[size.instrument].offerPx : instruments.rows[size.instrument].bidPx
        return max(0, touch == .null ? instruments.rows[size.instrument].referencePx : touch)
    }

    private func wish(
        _ request: SizingRequest, _ size: Sizing, _ price: Int64
    ) -> Result<Sizing.Wish, SizingRefusal> {
        let percent: Int64
        var distance: Int64 = .null
        switch request.method {
        case .atr:
            let range = risk.instruments[size.instrument].averageTrueRange
            guard risk.instruments[size.instrument].generation != 0, range != .null, range > 0
            else { return .failure(SizingRefusal(.portfolioUnknown)) }
            let multiple =
                request.atrMultiple == .null ? 2 * Fixed.percentOne : request.atrMultiple
            guard multiple > 0 else { return .failure(SizingRefusal(.limitInvalid)) }
            distance = max(1, Fixed.share(range, multiple, of: Fixed.percentOne) ?? .max)
            percent = request.riskPercent
        case .kelly:
            guard let fraction = Sizing.kellyPercent(request) else {
                return .failure(SizingRefusal(.limitInvalid))
            }
            percent = min(fraction, request.riskPercent)
        default:
            percent = request.riskPercent
            guard request.stopPx != .null else { break }
            let below = request.side == .buy
            guard request.stopPx > 0, below ? request.stopPx < price : request.stopPx > price
            else { return .failure(SizingRefusal(.stopWrongSide)) }
            distance = (price - request.stopPx).distance
        }
        let equity = max(0, accounts.rows[size.account].equity)
        let money = Fixed.share(equity, percent, of: 100 * Fixed.percentOne) ?? 0
        let quantity = Sizing.quantity(
            money: money, price: distance == .null ? price : distance,
            multiplier: instruments.rows[size.instrument].multiplier)
        return .success(Sizing.Wish(quantity: quantity, distance: distance))
    }

    // MARK: the answer

    private mutating func answer(
        _ request: SizingRequest, _ size: Sizing, _ wish: Sizing.Wish, _ price: Int64,
        _ now: UInt64
    ) -> SizingReport {
        let lot = max(1, instruments.rows[size.instrument].lot)
        let least = max(1, (instruments.rows[size.instrument].quantityMin + lot - 1) / lot)
        let wanted = wish.quantity / lot
        var lots: Int64 = 0
        var refusal: Refusal?
        if wanted < least {
            refusal = Refusal(
                reason: .quantityBelowMinimum, limit: least * lot, value: wish.quantity,
                level: .instrument)
        } else if let found = dryRun(request, size, wanted * lot, now) {
            refusal = found
            (lots, refusal) = search(
                request, size, passing: least - 1, refused: wanted, found, lot, now)
            if lots < least { lots = 0 }
        } else {
            lots = wanted
        }
        let quantity = lots * lot
        let multiplier = instruments.rows[size.instrument].multiplier
        func money(_ price: Int64) -> Int64 {
            Fixed.notional(price: price, quantity: quantity, multiplier: multiplier) ?? .max
        }
        return SizingReport(
            msgSeqNum: 0, sizingReqID: request.sizingReqID, transactTime: now, quantity: quantity,
            wantedQty: wanted * lot, price: price, stopDistance: wish.distance,
            riskAmount: money(wish.distance == .null ? price : wish.distance),
            equity: accounts.rows[size.account].equity, notional: money(price),
            limit: refusal?.limit ?? .null, value: refusal?.value ?? .null,
            account: request.account, strategy: sessions.rows[size.session].strategy,
            securityID: request.securityID, rejectReason: refusal?.reason ?? .none,
            side: request.side, method: request.method, level: refusal?.level ?? .none)
    }

    /// Halves the distance between lots that pass and lots that are refused.
    ///
    /// - Parameter passing: lots that pass, or one less than the least that an order may have.
    /// - Returns: the most that pass, and why one more does not.
    private mutating func search(
        _ request: SizingRequest, _ size: Sizing, passing: Int64, refused: Int64,
        _ refusal: Refusal, _ lot: Int64, _ now: UInt64
    ) -> (Int64, Refusal?) {
        var passing = passing
        var refused = refused
        var why = refusal
        while refused - passing > 1 {
            let middle = passing + (refused - passing) / 2
            if let found = dryRun(request, size, middle * lot, now) {
                refused = middle
                why = found
            } else {
                passing = middle
            }
        }
        return (passing, why)
    }

    private mutating func dryRun(
        _ request: SizingRequest, _ size: Sizing, _ quantity: Int64, _ now: UInt64
    ) -> Refusal? {
        let order = Sizing.order(request, quantity: quantity)
        var candidate = self.candidate(order, session: size.session, now: now)
        candidate.isDryRun = true
        return firstRefusal(&candidate)
    }
}

/// Why a size cannot be reckoned.
private struct SizingRefusal: Error {
    let reason: RejectReason

    init(_ reason: RejectReason) { self.reason = reason }
}

/// One request, with its rows.
private struct Sizing {
    let account: Int
    let instrument: Int
    let session: Int

    /// What the method asks for.
    struct Wish {
        /// Times 1e8.
        let quantity: Int64
        /// Of the stop, or null.
        let distance: Int64
    }

    init(_ request: SizingRequest, account: Int, instrument: Int, session: Int) {
        self.account = account
        self.instrument = instrument
        self.session = session
    }

    /// The order that is judged: a day order, at the limit or at the market.
    static func order(_ request: SizingRequest, quantity: Int64) -> NewOrderSingle {
        NewOrderSingle(
            msgSeqNum: 0, clOrdID: .max - 1, sendingTime: 0, price: request.price, stopPx: .null,
            orderQty: quantity, account: request.account, securityID: request.securityID,
            side: request.side, ordType: request.price == .null ? .market : .limit,
            timeInForce: .day, duplicateIntended: .yes)
    }

    /// money / (price × multiplier), rounded down.
    ///
    /// - Parameters:
    ///   - money: times 1e4, ≥ 0. - price: times 1e8, > 0. - multiplier: times 1e8, > 0.
    /// - Returns: times 1e8; held at the end of the range.
    static func quantity(money: Int64, price: Int64, multiplier: Int64) -> Int64 {
        let unscaled = Int128(money) * 1_000_000_000_000 / Int128(price)
        let (scaled, overflow) = unscaled.multipliedReportingOverflow(by: Int128(Fixed.one))
        guard !overflow else { return .max }
        return Int64(clamping: scaled / Int128(multiplier))
    }

    /// winRate − (1 − winRate) / payoffRatio in percent times 1e4, at least 0; nil where one of the
    /// two is out of its range.
    static func kellyPercent(_ request: SizingRequest) -> Int64? {
        let whole = 100 * Fixed.percentOne
        guard request.winRate != .null, request.winRate > 0, request.winRate < whole,
            request.payoffRatio != .null, request.payoffRatio > 0
        else { return nil }
        // Rounded up, so that the fraction errs to the safe side.
        let lost =
            (Int128(whole - request.winRate) * Int128(Fixed.percentOne)
                + Int128(request.payoffRatio) - 1) / Int128(request.payoffRatio)
        return Int64(clamping: max(0, Int128(request.winRate) - lost))
    }
}
