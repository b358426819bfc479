// 7 repeated automated execution: a strategy that was filled too often stays locked until an
// operator releases it. Fills are counted where they are booked: Core+Executions.

import Wire

extension Core {
    @inline(__always)
    func check07RepeatedExecution(_ candidate: borrowing Candidate) -> Refusal? {
        if executions.lockedCount == 0, !isExplaining { return nil }
        return repeatedExecutionRefusal(candidate)
    }

    private func repeatedExecutionRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let count = executions.rows[candidate.session]
        if count.isLocked {
            return judge(
                .repeatedExecution, holds: false, limit: count.lockedLimit,
                value: count.lockedValue, level: count.lockedLevel)
        }
        guard isExplaining, candidate.instrument >= 0 else { return nil }
        let limit = tightest(LimitTable.Column.executionsRepeated, candidate)
        guard limit.isSet else {
            noteUnlimited(.repeatedExecution)
            return nil
        }
        let windowNs = executionWindow(
            account: candidate.account, session: candidate.session,
            instrument: candidate.instrument)
        return judge(
            .repeatedExecution, holds: true, limit: limit.limit,
            value: executions.number(
                candidate.session, windowNs: windowNs, now: candidate.now),
            level: limit.level)
    }
}
