// 1 halt: nothing passes a full halt; a reducing one lets through what makes a position smaller.

import Wire

extension Core {
    func check01Halt(_ candidate: Candidate) -> Refusal? {
        if halts.count == 0 { return reduceOnlyRefusal(candidate) }
        let account = candidate.account < 0 ? 0 : accounts.rows[candidate.account].halt
        let session = sessions.rows[candidate.session].halt
        var instrument: UInt8 = 0
        var broker: UInt8 = 0
        if candidate.instrument >= 0 {
            instrument = instruments.rows[candidate.instrument].halt
            let row = brokers.row(brokerID: instruments.rows[candidate.instrument].broker)
            broker = row.map { brokers.rows[$0].halt } ?? 0
        }
        if halts.all == HaltState.full { return Refusal(reason: .haltedAll) }
        if account == HaltState.full {
            return Refusal(reason: .haltedAccount, level: .account)
        }
        if session == HaltState.full {
            return Refusal(reason: .haltedStrategy, level: .strategy)
        }
        if instrument == HaltState.full {
            return Refusal(reason: .haltedInstrument, level: .instrument)
        }
        if broker == HaltState.full { return Refusal(reason: .haltedBroker) }
        let strictest = max(max(halts.all, account), max(session, max(instrument, broker)))
        if strictest == HaltState.reducing, !isReducing(candidate) {
            return Refusal(reason: .reducingOnly)
        }
        return reduceOnlyRefusal(candidate)
    }

    /// The order's own wish to be refused where it would not reduce.
    private func reduceOnlyRefusal(_ candidate: Candidate) -> Refusal? {
        guard candidate.order.reduceOnly == .yes, !isReducing(candidate) else { return nil }
        return Refusal(reason: .reducingOnly)
    }
}
