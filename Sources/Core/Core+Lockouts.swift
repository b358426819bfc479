// Lockouts: set by operators and by rules, ended by time, by a broker's word or by an operator, and
// told to the sessions that they concern.
//
// A lockout ends by the time of inputs alone: an order at or after its end is not held by it, and
// the timer that is due then takes it out and tells the sessions.

import LockFree
import Wire

/// A lockout as whoever sets it knows it.
struct LockoutOrder {
    var kind: LockoutKind
    /// Rows; nil for all.
    var account: Int?
    var instrument: Int?
    /// ns since the Unix epoch; .max where no time ends it.
    var until: UInt64 = .max
    var end: LockoutEnd
    var isReduceOnly = false
    var setBy: Text32
    var reason: Text64
    var isByOperator = false
}

extension Core {
    /// Sets a lockout, or holds the same one longer, and has the sessions told.
    ///
    /// - Returns: its place in the table; nil where the table is full: a rule's lockout of an
    ///   account has then become a halt of it, an operator's is refused.
    @discardableResult
    mutating func setLockout(
        _ order: LockoutOrder, _ input: Input, _ effects: inout EffectWriter
    ) -> Int? {
        precondition(order.account != nil || order.instrument != nil, "a lockout of nothing")
        let lockout = Lockout(
            id: 0, since: input.time, until: order.until, setBy: order.setBy,
            reason: order.reason, account: order.account.map(UInt32.init) ?? Lockout.anyRow,
            instrument: order.instrument.map(UInt32.init) ?? Lockout.anyRow, kind: order.kind,
            end: order.end, isReduceOnly: order.isReduceOnly, isByOperator: order.isByOperator)
        guard let index = lockouts.set(lockout) else {
            if !order.isByOperator, let account = order.account {
                haltByItself(account: account, TextLine("the table of lockouts is full"), input,
                    &effects)
            }
            return nil
        }
        if lockouts.rows[index].until != .max { wantTime(lockouts.rows[index].until) }
        announceLockout(lockouts.rows[index])
        return index
    }

    /// A broker says that an account may trade again: what waited for its word ends.
    mutating func liftLockouts(byBrokerFor account: Int) {
        var index = 0
        while index < lockouts.count {
            let lockout = lockouts.rows[index]
            guard lockout.end == .byBroker, lockout.account == UInt32(account) else {
                index += 1
                continue
            }
            lockouts.remove(at: index)
            announceLockout(lockout)
        }
    }

    /// Takes out what has ended by time.
    ///
    /// - Returns: when the next one ends; .max for never.
    mutating func endLockouts(by now: UInt64) -> UInt64 {
        while let index = lockouts.firstEnded(by: now) {
            let lockout = lockouts.rows[index]
            lockouts.remove(at: index)
            announceLockout(lockout)
        }
        return lockouts.nextEnd
    }

    /// Why a lockout that came after the decision keeps a command from leaving, or nil.
    func lockoutHolding(_ order: Order) -> RejectReason? {
        let lock = lockouts.lock(account: Int(order.account))
        let symbol = lockouts.lock(
            instrument: Int(order.instrument), account: Int(order.account))
        let position = positions.rows[Int(order.position)]
        let isReducing =
            order.isBuy
            ? position.netQty < 0 && position.openBuyQty <= -position.netQty
            : position.netQty > 0 && position.openSellQty <= position.netQty
        if max(lock.hardFull, isReducing ? 0 : lock.hardReducing) > lastTime {
            return .lockoutHard
        }
        if symbol.full > 0 || !isReducing && symbol.reducing > 0 { return .lockoutSymbol }
        let timer = max(lock.timerFull, isReducing ? 0 : lock.timerReducing)
        return timer > lastTime ? .lockoutTimer : nil
    }

    // MARK: operators

    mutating func takeLockout(
        _ request: LockoutRequest, _ input: Input, _ effects: inout EffectWriter
    ) {
        let template = LockoutRequest.templateID
        func refuse(_ reason: RejectReason, _ text: String) {
            refuseOps(
                request.requestID, template, reason, TextLine(text).text64, input, &effects)
        }
        if let reason = unsigned(request.operatorID, request.reason) {
            return refuse(reason, "")
        }
        guard request.kind.isKnown, request.reduceOnly.isKnown else {
            return refuse(.invalidCode, "kind: hard, symbol or timer; reduceOnly: no or yes")
        }
        let isSymbol = request.kind == .symbol
        guard isSymbol != request.symbol.isEmpty else {
            return refuse(
                .unknownTarget,
                isSymbol ? "a symbol lockout names a symbol" : "only a symbol lockout does so")
        }
        let account = accounts.row(named: request.account)
        guard account != nil || isSymbol && request.account.isEmpty else {
            return refuse(.unknownTarget, "no such account")
        }
        let instrument = instruments.row(symbol: request.symbol)
        guard instrument != nil || !isSymbol else {
            return refuse(.unknownTarget, "no such symbol")
        }
        guard let until = Self.lockoutEnd(request, now: input.time) else {
            return refuse(.limitInvalid, Self.lockoutTimeText(request.kind))
        }
        let order = LockoutOrder(
            kind: request.kind, account: account, instrument: isSymbol ? instrument : nil,
            until: until, end: until == .max ? .byOperator : .atTime,
            isReduceOnly: request.reduceOnly == .yes, setBy: request.operatorID,
            reason: request.reason, isByOperator: true)
        guard let index = setLockout(order, input, &effects) else {
            return refuse(.workQueueFull, "the table of lockouts is full: clear some")
        }
        var report = lockoutReport(lockouts.rows[index], isInForce: true, input.time)
        report.requestID = request.requestID
        effects.append(report, kind: EffectKind.ops, destination: input.source)
    }

    /// When a lockout that an operator asks for ends; nil where its time cannot be.
    private static func lockoutEnd(_ request: LockoutRequest, now: UInt64) -> UInt64? {
        if request.until == .null, request.duration == 0 {
            return request.kind == .timer ? nil : .max
        }
        guard request.kind != .symbol, request.until == .null || request.duration == 0 else {
            return nil
        }
        let (end, overflow) = now.addingReportingOverflow(request.duration)
        let until = request.until == .null ? end : request.until
        return overflow || until <= now || until == .max ? nil : until
    }

    private static func lockoutTimeText(_ kind: LockoutKind) -> String {
        switch kind {
        case .symbol: "a symbol lockout takes no time: an operator ends it"
        case .timer: "a timer needs one time ahead: until or duration"
        default: "give one time that lies ahead: until or duration; or none"
        }
    }

    mutating func takeLockoutClear(
        _ request: LockoutClearRequest, _ input: Input, _ effects: inout EffectWriter
    ) {
        let template = LockoutClearRequest.templateID
        func refuse(_ reason: RejectReason, _ text: String) {
            refuseOps(
                request.requestID, template, reason, TextLine(text).text64, input, &effects)
        }
        if let reason = unsigned(request.operatorID, request.reason) {
            return refuse(reason, "")
        }
        guard let index = lockouts.index(id: request.lockoutID) else {
            return refuse(.unknownTarget, "no lockout in force has this id")
        }
        let lockout = lockouts.rows[index]
        guard lockout.mayClear else {
            return refuse(.notPermitted, "a rule has set it: only its end lifts it")
        }
        lockouts.remove(at: index)
        announceLockout(lockout)
        var report = lockoutReport(lockout, isInForce: false, input.time)
        report.requestID = request.requestID
        effects.append(report, kind: EffectKind.ops, destination: input.source)
    }

    /// One lockout, as operators see it.
    func lockoutReport(_ lockout: Lockout, isInForce: Bool, _ time: UInt64) -> LockoutReport {
        let account = lockout.account == Lockout.anyRow ? nil : Int(lockout.account)
        let instrument = lockout.instrument == Lockout.anyRow ? nil : Int(lockout.instrument)
        return LockoutReport(
            requestID: 0, transactTime: time, execID: lastSequence, lockoutID: lockout.id,
            since: lockout.since, until: lockout.until == .max ? .null : lockout.until,
            account: account.map { accounts.rows[$0].name } ?? Text16(),
            symbol: instrument.map { instruments.rows[$0].symbol } ?? Text16(),
            setBy: lockout.setBy, reason: lockout.reason, index: 0, total: 1,
            rejectReason: lockout.rejectReason, kind: lockout.kind, end: lockout.end,
            reduceOnly: lockout.isReduceOnly ? .yes : .no, inForce: isInForce ? .yes : .no,
            mayClear: lockout.mayClear ? .yes : .no)
    }

    /// Lockouts in force, for an operator.
    public func forEachLockout(
        requestID: UInt64, time: UInt64, _ body: (LockoutReport) -> Void
    ) {
        for index in 0..<lockouts.count {
            let isInForce = lockouts.rows[index].until > time
            var report = lockoutReport(lockouts.rows[index], isInForce: isInForce, time)
            report.requestID = requestID
            report.index = UInt32(index)
            report.total = UInt32(lockouts.count)
            body(report)
        }
    }

    // MARK: telling the sessions

    /// Has the sessions told that a lockout was set or has ended.
    private mutating func announceLockout(_ lockout: Lockout) {
        var item = workItem(WorkKind.lockoutState)
        item.requestID = lockout.id
        item.account = lockout.account
        item.instrument = lockout.instrument
        item.rejectReason = lockout.rejectReason
        // Where the queue is full the sessions learn of it from the next refusal.
        _ = work.add(item)
    }

    /// Tells one session of all lockouts, or all sessions of one change.
    mutating func continueLockoutState(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        let isList = item.session != .max
        let end = isList ? lockouts.count : sessions.count
        var written = 0
        while item.cursor < UInt64(end), written < Limit.lockoutsToldPerStepMax {
            let place = Int(item.cursor)
            item.cursor += 1
            if isList {
                let lockout = lockouts.rows[place]
                var state = tradingState(lockout)
                state.index = UInt32(place)
                state.lastReport = place + 1 == end ? .yes : .no
                tell(state, lockout.account, Int(item.session), input, &effects)
            } else if sessions.rows[place].isEstablished {
                tell(changedLockout(item, input.time), item.account, place, input, &effects)
            }
            written += 1
        }
        work.rows[index] = item
        if item.cursor >= UInt64(end) { work.remove(at: index) }
    }

    private mutating func tell(
        _ state: TradingState, _ account: UInt32, _ session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        if account != Lockout.anyRow, !maySee(session, account: Int(account)) { return }
        var numbered = state
        numbered.msgSeqNum = nextReportNumber(session, input.time)
        report(numbered, to: session, &effects)
    }

    /// What holds after a change: the lockout itself, the longest of those that are left, or none.
    private func changedLockout(_ item: WorkItem, _ now: UInt64) -> TradingState {
        let left =
            lockouts.index(id: item.requestID)
            ?? lockouts.longest(account: item.account, instrument: item.instrument)
        if let left { return tradingState(lockouts.rows[left]) }
        var state = tradingState(
            Lockout(
                id: 0, since: now, until: .max, setBy: Text32(), reason: Text64(),
                account: item.account, instrument: item.instrument, kind: .hard, end: .atTime,
                isReduceOnly: false, isByOperator: false))
        state.status = .open
        state.rejectReason = .none
        return state
    }

    /// One lockout in force, as sessions see it.
    private func tradingState(_ lockout: Lockout) -> TradingState {
        let isOfAccount = lockout.account != Lockout.anyRow
        let instrument = lockout.instrument == Lockout.anyRow ? nil : Int(lockout.instrument)
        let symbol = instrument.map { instruments.rows[$0].symbol } ?? Text16()
        return TradingState(
            transactTime: lockout.since, until: lockout.until == .max ? .null : lockout.until,
            target: isOfAccount ? accounts.rows[Int(lockout.account)].name : symbol,
            text: lockout.reason, setBy: lockout.setBy.low,
            securityID: instrument.map { instruments.rows[$0].securityID } ?? .null, index: 0,
            rejectReason: lockout.rejectReason,
            status: lockout.isReduceOnly ? .reducing : .lockedOut,
            scope: isOfAccount ? .account : .instrument, lastReport: .yes)
    }
}
