// Repeated automated execution (MiFID II RTS 6, Article 15(3)): a strategy that was filled a number
// of times in a window is locked until an operator releases it, by name and with a reason.
//
//     fill ▶ counted ▶ at the limit: locked, its session is told ▶ check 7 refuses its orders
//     ResumeRequest of the strategy ▶ released, the count begins anew
//
// Cancels pass. A halt of the same strategy is lifted first, the lock by a second request: one
// request never lifts what its operator may not have seen.

import LockFree
import Wire

extension Core {
    /// Counts a fill of a strategy's order, and locks the strategy where its limit is reached.
    mutating func countExecution(of order: Order, _ input: Input) {
        guard order.session != Order.noSession else { return }
        let session = Int(order.session)
        executions.count(session, at: input.time)
        guard !executions.rows[session].isLocked else { return }
        let limit = limits.tightest(
            LimitTable.Column.executionsRepeated, account: Int(order.account), session: session,
            instrument: Int(order.instrument))
        guard limit.isSet else { return }
        let windowNs = executionWindow(
            account: Int(order.account), session: session, instrument: Int(order.instrument))
        guard
            executions.isReached(
                session, number: limit.limit, windowNs: windowNs, now: input.time)
        else { return }
        executions.lock(
            session, at: input.time, by: limit,
            value: executions.number(session, windowNs: windowNs, now: input.time))
        announceExecutionLock(session)
    }

    /// The longest window that is set: the strictest; nil: all since the last release.
    func executionWindow(account: Int, session: Int, instrument: Int) -> UInt64? {
        let window = limits.tightestFloor(
            LimitTable.Column.executionsWindow, account: account, session: session,
            instrument: instrument)
        return window.isSet ? UInt64(clamping: window.limit) : nil
    }

    /// Releases a strategy that is locked.
    ///
    /// - Returns: false where it is not.
    mutating func releaseExecutions(
        _ request: ResumeRequest, _ row: UInt32, _ input: Input, _ effects: inout EffectWriter
    ) -> Bool {
        guard request.scope == .strategy, executions.release(Int(row)) else { return false }
        var item = workItem(WorkKind.cancel)
        item.requestID = request.requestID
        item.connection = input.source
        item.scope = request.scope
        item.scopeRow = row
        item.target = request.target
        announce(item)
        reportHalt(item, .complete, input, &effects)
        return true
    }

    /// Whether something that a person must release stops a strategy.
    func isLocked(_ item: WorkItem) -> Bool {
        item.scope == .strategy && executions.rows[Int(item.scopeRow)].isLocked
    }

    private mutating func announceExecutionLock(_ session: Int) {
        var item = workItem(WorkKind.tradingState)
        item.scope = .strategy
        item.scopeRow = UInt32(session)
        item.target = sessions.rows[session].strategy
        announce(item)
    }

    /// A lock as sessions and operators see it.
    func executionLock(_ session: Int, index: Int) -> TradingState {
        TradingState(
            transactTime: executions.rows[session].lockedTime,
            target: sessions.rows[session].strategy, text: "repeated automated execution",
            setBy: "check 7", securityID: .null, index: UInt32(index),
            rejectReason: .repeatedExecution, status: .lockedOut, scope: .strategy,
            lastReport: index + 1 == haltCount ? .yes : .no)
    }
}
