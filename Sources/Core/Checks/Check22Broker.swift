// 22 broker: a route that exists and takes orders, with no order in doubt since a restart, and room
// for one more unanswered.

import Wire

extension Core {
    @inline(__always)
    func check22Broker(_ candidate: borrowing Candidate) -> Refusal? {
        let broker = instruments.rows[candidate.instrument].broker
        let row = brokers.row(brokerID: broker).flatMap { brokers.rows[$0].isEnabled ? $0 : nil }
        if let refusal = judge(.brokerUnknown, holds: row != nil, value: Int64(broker)) {
            return refusal
        }
        guard let row else { return nil }
        let state = brokers.rows[row].state
        let isRecovering = state == .recovering
        let inDoubt = brokers.rows[row].inDoubt
        return judge(.brokerRecovering, holds: !isRecovering, value: Int64(broker))
            ?? judge(.brokerDown, holds: state == .up || isRecovering, value: Int64(broker))
            ?? judge(.brokerInDoubt, holds: inDoubt == 0, limit: 0, value: inDoubt)
            ?? judge(
                .brokerInFlight, brokers.rows[row].unanswered + 1,
                atMost: tightest(LimitTable.Column.brokerInFlight, candidate))
    }
}
