// 22 broker: a route that exists and takes orders, with no order in doubt since a restart, and room
// for one more unanswered.

import Wire

extension Core {
    func check22Broker(_ candidate: Candidate) -> Refusal? {
        let broker = instruments.rows[candidate.instrument].broker
        guard let row = brokers.row(brokerID: broker), brokers.rows[row].isEnabled else {
            return Refusal(reason: .brokerUnknown, value: Int64(broker))
        }
        switch brokers.rows[row].state {
        case .up: break
        case .recovering: return Refusal(reason: .brokerRecovering, value: Int64(broker))
        default: return Refusal(reason: .brokerDown, value: Int64(broker))
        }
        let inDoubt = brokers.rows[row].inDoubt
        guard inDoubt == 0 else {
            return Refusal(reason: .brokerInDoubt, limit: 0, value: inDoubt)
        }
        let limit = tightest(LimitTable.Column.brokerInFlight, candidate)
        let count = brokers.rows[row].unanswered + 1
        guard count > limit.limit else { return nil }
        return Refusal(
            reason: .brokerInFlight, limit: limit.limit, value: count, level: limit.level)
    }
}
