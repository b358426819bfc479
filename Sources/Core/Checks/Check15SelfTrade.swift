// 15 self-trade: no order passes that would trade with an own open order of the same account group.
//
//     refuseNew       the new one is refused; what rests stays
//     cancelResting   the new one is refused, what it would have met is cancelled: when the cancels
//                     are confirmed it may be sent again; it counts as no violation
//     both            as cancelResting, and it counts as a violation
//     allow           not judged
//
// No policy lets the new order go to the broker beside a cancel that is under way: what rests may
// trade first. A stop order that has not been triggered is met by nobody and meets nobody; it is
// not judged again when it is triggered, which happens at the broker.

import Wire

extension Core {
    @inline(__always)
    func check15SelfTrade(_ candidate: borrowing Candidate) -> Refusal? {
        guard accounts.rows[candidate.account].selfTrade != .allow else {
            noteUnlimited(.selfTrade)
            return nil
        }
        let met = crossed(by: candidate)
        guard met != nil || isExplaining else { return nil }
        return judge(
            .selfTrade, holds: met == nil,
            limit: met.map { orders.rows[$0.row].price } ?? .null, value: candidate.order.price,
            level: .account)
    }
}
