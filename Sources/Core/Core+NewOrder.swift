// A new order: repeat or new, checked, accepted or refused.
//
//     repeat of the same request   the original outcome again, nothing else
//     refused                      remembered as a rejected order, for a repeat of it
//     accepted                     PendingNew to the strategy, a command to the broker

import LockFree
import Wire

extension Core {
    mutating func takeNewOrder(
        _ order: NewOrderSingle, session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let digest = RequestDigest.of(order)
        let known = orders.request(session: session, clOrdID: order.clOrdID)
        let isInSequence = takeSequence(order.msgSeqNum, session: session, &effects)
        if let known, orders.requests[known].kind == RequestKind.order,
            orders.requests[known].digest == digest
        {
            repeatOutcome(known, input, &effects)
            return
        }
        guard judge(
            .sequenceTooLow, holds: isInSequence, value: Int64(clamping: order.msgSeqNum)) == nil
        else {
            reportBusinessReject(
                .sequenceTooLow, templateID: NewOrderSingle.templateID,
                refSeqNum: order.msgSeqNum, refID: order.clOrdID, session: session, input,
                &effects)
            return
        }
        var candidate = self.candidate(order, session: session, now: input.time)
        candidate.isIDTaken = known != nil
        if let refusal = firstRefusal(&candidate) {
            refuse(order, candidate, refusal, digest, input, &effects)
            noteRefusal(candidate, refusal.reason, input, &effects)
        } else {
            accept(order, candidate, digest, input, &effects)
        }
    }

    /// What the order means in the core's terms, before any check.
    mutating func candidate(_ order: NewOrderSingle, session: Int, now: UInt64) -> Candidate {
        let account = accounts.row(named: order.account) ?? -1
        let instrument = instruments.row(securityID: order.securityID) ?? -1
        return Candidate(
            order: order, session: session, account: account, instrument: instrument,
            position: account >= 0 && instrument >= 0
                ? positions.row(account: account, instrument: instrument) ?? -1 : -1,
            limitRows: limits.rows(account: account, session: session, instrument: instrument),
            now: now)
    }

    private mutating func accept(
        _ order: NewOrderSingle, _ candidate: borrowing Candidate, _ digest: UInt64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard let row = addOrder(order, candidate, digest) else {
            refuse(order, candidate, Refusal(reason: .orderTableFull), digest, input, &effects)
            return
        }
        let position: Int
        if candidate.position >= 0 {
            position = candidate.position
        } else if let fresh = addPosition(
            account: candidate.account, instrument: candidate.instrument)
        {
            position = fresh
        } else {
            preconditionFailure("check 17 refuses where the table of positions is full")
        }
        orders.rows[row].position = UInt32(position)
        orders.rows[row].execID = input.sequence
        orders.rows[row].exposurePrice = candidate.worstPrice
        orders.rows[row].exposureRate = candidate.rate
        orders.rows[row].broker = instruments.rows[candidate.instrument].broker
        openExposure(of: row, candidate)
        noteForDuplicates(candidate)
        counters.ordersAccepted += 1
        reportOrder(row, .pendingNew, input, &effects)
        command(.newOrder, order: row, input, &effects)
    }

    /// Remembers the order as rejected, where its id is free, and reports it.
    private mutating func refuse(
        _ order: NewOrderSingle, _ candidate: borrowing Candidate, _ refusal: Refusal,
        _ digest: UInt64, _ input: Input, _ effects: inout EffectWriter
    ) {
        counters.ordersRefused += 1
        guard !candidate.isIDTaken, refusal.reason != .orderTableFull,
            refusal.reason != .clOrdIDTooOld, refusal.reason != .invalidClOrdID,
            candidate.account >= 0, candidate.instrument >= 0,
            let row = addOrder(order, candidate, digest)
        else {
            reportRefusedOrder(order, refusal, session: candidate.session, input, &effects)
            return
        }
        orders.rows[row].rejectReason = refusal.reason
        orders.rows[row].rejectLimit = refusal.limit
        orders.rows[row].rejectValue = refusal.value
        orders.rows[row].rejectLevel = refusal.level
        orders.rows[row].execID = input.sequence
        orders.end(row, status: .rejected)
        reportOrder(row, .rejected, input, &effects)
    }

    private mutating func addOrder(
        _ order: NewOrderSingle, _ candidate: borrowing Candidate, _ digest: UInt64
    ) -> Int? {
        guard let row = orders.add(floors: &sessions.rows) else { return nil }
        orders.rows[row].clOrdID = order.clOrdID
        orders.rows[row].price = order.price
        orders.rows[row].stopPx = order.stopPx
        orders.rows[row].orderQty = order.orderQty
        orders.rows[row].account = UInt32(candidate.account)
        orders.rows[row].instrument = UInt32(candidate.instrument)
        orders.rows[row].session = UInt32(candidate.session)
        orders.rows[row].side = order.side
        orders.rows[row].ordType = order.ordType
        orders.rows[row].timeInForce = order.timeInForce
        orders.rows[row].isReduceOnly = order.reduceOnly == .yes
        let remembered = orders.remember(
            order.clOrdID, session: candidate.session, order: row, kind: RequestKind.order,
            digest: digest, refusal: nil, floors: &sessions.rows)
        guard remembered else {
            orders.end(row, status: .rejected)
            return nil
        }
        return row
    }

    /// The outcome of a remembered request again, as it stands now.
    mutating func repeatOutcome(
        _ request: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let known = orders.requests[request]
        let row = Int(known.order)
        if known.kind == RequestKind.order || known.rejectReason == .none {
            let order = orders.rows[row]
            let execType: ExecType =
                switch order.reportedStatus {
                case .pendingNew: .pendingNew
                case .new: .new
                case .rejected: .rejected
                case .canceled: .canceled
                case .expired: .expired
                case .pendingCancel: .pendingCancel
                case .pendingReplace: .pendingReplace
                default: .orderStatus
                }
            reportOrder(
                row, execType, input, &effects, clOrdID: known.clOrdID, possResend: .yes)
        } else {
            reportCancelReject(
                known.clOrdID, orders.rows[row].clOrdID,
                known.kind == RequestKind.replace ? .replace : .cancel, order: row,
                known.refusal, session: Int(known.session), input, &effects,
                possResend: .yes)
        }
    }
}
