// 1 halt: nothing passes a full halt; a reducing one lets through what makes a position smaller.

import Wire

extension Core {
    @inline(__always)
    func check01Halt(_ candidate: borrowing Candidate) -> Refusal? {
        if halts.count == 0, !isExplaining { return reduceOnlyRefusal(candidate) }
        let account = candidate.account < 0 ? 0 : accounts.rows[candidate.account].halt
        let session = sessions.rows[candidate.session].halt
        var instrument: UInt8 = 0
        var broker: UInt8 = 0
        if candidate.instrument >= 0 {
            instrument = instruments.rows[candidate.instrument].halt
            let row = brokers.row(brokerID: instruments.rows[candidate.instrument].broker)
            broker = row.map { brokers.rows[$0].halt } ?? 0
        }
        let full = HaltState.full
        if let refusal = judge(.haltedAll, holds: halts.all != full, level: .global)
            ?? judge(.haltedAccount, holds: account != full, level: .account)
            ?? judge(.haltedStrategy, holds: session != full, level: .strategy)
            ?? judge(.haltedInstrument, holds: instrument != full, level: .instrument)
            ?? judge(.haltedBroker, holds: broker != full)
        {
            return refusal
        }
        let strictest = max(max(halts.all, account), max(session, max(instrument, broker)))
        if strictest == HaltState.reducing,
            let refusal = judge(.reducingOnly, holds: isReducing(candidate))
        {
            return refusal
        }
        return reduceOnlyRefusal(candidate)
    }

    /// The order's own wish to be refused where it would not reduce.
    private func reduceOnlyRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        guard candidate.order.reduceOnly == .yes else { return nil }
        return judge(.reducingOnly, holds: isReducing(candidate))
    }
}
