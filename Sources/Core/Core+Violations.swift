// The halt that needs nobody: an account whose orders break too many critical limits within a
// window is halted in full, by the core itself. Operators are told at once, with the reason; one of
// them resumes the account, and what counted is forgotten.

import LockFree
import Wire

/// Which refusals count.
enum Violation {
    /// Refusals that show a strategy out of control: it tries what its limits forbid in size,
    /// price, position, exposure or loss, trades with itself, repeats itself, or reaches for what
    /// is not its own. PROTOCOL.md §6.1.
    ///
    /// What the market, the clock, the broker or the gateway's own state refuses is none: no price,
    /// a closed session, a rate, a halt, a lockout, a wrong field.
    @inline(__always)
    static func isCritical(_ reason: RejectReason) -> Bool {
        switch reason {
        case .accountNotEntitled, .instrumentNotEntitled, .sideNotEntitled, .ordTypeNotEntitled,
            .duplicateOrder,
            .orderQuantity, .orderNotional, .orderVolumePercent, .notionalOverflow,
            .collarPercent, .collarAbsolute,
            .selfTrade,
            .openNotional,
            .positionQuantity, .positionValue, .positionEquityPercent, .positionOverflow,
            .grossExposure, .netExposure, .leverage, .shortExposure, .buyingPower,
            .exposureOverflow,
            .concentrationInstrument, .concentrationSector, .concentrationCountry,
            .concentrationAssetClass,
            .lossDaily, .lossWeekly, .drawdown,
            .portfolioHeat, .valueAtRisk, .stressLoss, .correlationCluster:
            true
        default: false
        }
    }

    /// Who the automatic halts are set by.
    static let setBy: Text32 = "portcullis"
}

extension Core {
    /// Destination of an effect that goes to every ops connection.
    public static let everyOperator: UInt32 = 0

    /// What follows from the refusal of an order or a replace, beside its report.
    mutating func noteRefusal(
        _ candidate: borrowing Candidate, _ reason: RejectReason, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard Violation.isCritical(reason) else { return }
        if reason == .selfTrade, candidate.account >= 0 {
            let policy = accounts.rows[candidate.account].selfTrade
            if policy != .refuseNew { cancelCrossed(by: candidate, input, &effects) }
            // The strategy is meant to send this one again.
            if policy == .cancelResting { return }
        }
        violations.noteForAll(reason, at: input.time)
        // Whoever may not trade an account must not be able to halt it.
        guard candidate.account >= 0, reason != .accountNotEntitled else { return }
        let account = candidate.account
        violations.note(account, reason, at: input.time)
        let (limit, window) = violationLimit(account)
        guard limit != LimitTable.unlimited else { return }
        let count = violations.count(account, window: window, now: input.time)
        guard count >= Int(min(limit, Int64(Limit.violationsMax))) else { return }
        var text = TextLine()
        text.append(UInt64(count))
        text.append(count == 1 ? " critical refusal" : " critical refusals")
        if window != .max {
            text.append(" in ")
            text.append(durationNs: window)
        }
        text.append(", last: ")
        text.append(reason.name ?? "")
        haltByItself(account: account, text, input, &effects)
    }

    /// The count that halts an account, and the window that it counts in; .max for one without end.
    private func violationLimit(_ account: Int) -> (limit: Int64, window: UInt64) {
        typealias Column = LimitTable.Column
        let limit = min(
            limits.own(Column.violations, .global, target: 0),
            limits.own(Column.violations, .account, target: account))
        let ofAll = limits.own(Column.violationsWindow, .global, target: 0)
        let ofAccount = limits.own(Column.violationsWindow, .account, target: account)
        // The longer window is the tighter one; one that is not set says nothing.
        let window =
            ofAll == LimitTable.unlimited || ofAccount == LimitTable.unlimited
            ? min(ofAll, ofAccount) : max(ofAll, ofAccount)
        return (limit, window == LimitTable.unlimited ? .max : UInt64(clamping: window))
    }

    /// Halts an account in full without an operator, and tells all operators.
    ///
    /// Where the list of halts is full everything is halted: that always has a place.
    mutating func haltByItself(
        account: Int, _ reason: TextLine, _ input: Input, _ effects: inout EffectWriter
    ) {
        var halt = Halt(
            since: input.time, target: accounts.rows[account].name, operatorID: Violation.setBy,
            reason: reason.text64, row: UInt32(account), scope: .account, mode: .full)
        if accounts.rows[account].halt == HaltState.full { return }
        if !halts.set(halt) {
            halt.scope = .all
            halt.row = .max
            halt.target = Text16()
            let isSet = halts.set(halt)
            precondition(isSet, "a halt of all has a place of its own")
        }
        mirrorHalt(halt.scope, halt.row, HaltState.full)
        lastHaltTime = input.time
        var item = workItem(WorkKind.cancel)
        item.connection = Self.everyOperator
        item.scope = halt.scope
        item.scopeRow = halt.row
        item.target = halt.target
        announce(item)
        effects.append(
            haltReport(item, .complete, input), kind: EffectKind.ops,
            destination: Self.everyOperator)
        guard let index = halts.index(scope: halt.scope, row: halt.row) else { return }
        var state = tradingState(index)
        state.lastReport = .yes
        effects.append(state, kind: EffectKind.ops, destination: Self.everyOperator)
    }

    // MARK: questions

    /// Critical refusals for an operator: each account that has had one, then all together.
    public func forEachViolationCount(
        requestID: UInt64, time: UInt64, _ body: (ViolationReport) -> Void
    ) {
        for row in 0..<accounts.count where violations.rows[row].total > 0 {
            body(violationReport(row, requestID: requestID, time: time))
        }
        let all = violations.all
        body(
            ViolationReport(
                requestID: requestID, transactTime: time, total: all.total,
                lastTime: all.total == 0 ? .null : all.lastTime, window: 0, account: Text16(),
                inWindow: 0, limit: 0, lastReason: all.lastReason,
                halted: halts.all == HaltState.full ? .yes : .no, lastReport: .yes))
    }

    func violationReport(_ row: Int, requestID: UInt64, time: UInt64) -> ViolationReport {
        let (limit, window) = violationLimit(row)
        let count = violations.rows[row]
        let inWindow = violations.count(row, window: window, now: max(time, lastTime))
        return ViolationReport(
            requestID: requestID, transactTime: time, total: count.total,
            lastTime: count.lastTime, window: window == .max ? 0 : window,
            account: accounts.rows[row].name, inWindow: UInt32(clamping: inWindow),
            limit: limit == LimitTable.unlimited ? 0 : UInt32(clamping: limit),
            lastReason: count.lastReason,
            halted: accounts.rows[row].halt == HaltState.full ? .yes : .no, lastReport: .no)
    }
}
