// A strategy's mass cancel: some or all of its own open orders, taken once for each ClOrdID.
//
// It goes on as an item of work; the strategy hears `accepted` at once and `completed` with the
// number of cancels when the last has been sent.

import LockFree
import Wire

extension Core {
    mutating func takeMassAction(
        _ request: OrderMassActionRequest, session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        // A number that was used before does not keep cancels from being carried out.
        _ = takeSequence(request.msgSeqNum, session: session, &effects)
        let digest = RequestDigest.of(request)
        if let known = orders.request(session: session, clOrdID: request.clOrdID) {
            if orders.requests[known].isMassAction, orders.requests[known].digest == digest {
                repeatMassAction(known, input, &effects)
            } else {
                report(request, .duplicateClOrdID, session, input, &effects)
            }
            return
        }
        if let reason = idRefusal(request.clOrdID, session) {
            report(request, reason, session, input, &effects)
            return
        }
        var item = workItem(WorkKind.cancel)
        item.session = UInt32(session)
        item.requestID = request.clOrdID
        item.side = request.side
        var reason = filter(&item, request)
        if reason == .none, !work.add(item) { reason = .workQueueFull }
        // Where there is no room to remember the id the cancels go out all the same.
        _ = orders.remember(
            massAction: request.clOrdID, session: session, digest: digest,
            refusal: reason == .none ? nil : Refusal(reason: reason), floors: &sessions.rows)
        report(request, reason, session, input, &effects)
    }

    private func idRefusal(_ clOrdID: UInt64, _ session: Int) -> RejectReason? {
        if clOrdID == 0 || clOrdID == .null { return .invalidClOrdID }
        return clOrdID <= sessions.rows[session].clOrdIDFloor ? .clOrdIDTooOld : nil
    }

    /// Puts the request's filters into the item.
    ///
    /// - Returns: why one cannot be used, or `none`.
    private func filter(
        _ item: inout WorkItem, _ request: OrderMassActionRequest
    ) -> RejectReason {
        guard request.side.isKnown else { return .invalidSide }
        if !request.account.isEmpty {
            guard let row = accounts.row(named: request.account) else { return .accountNotEntitled }
            item.account = UInt32(row)
        }
        if request.securityID != .null {
            guard let row = instruments.row(securityID: request.securityID) else {
                return .unknownInstrument
            }
            item.instrument = UInt32(row)
        }
        return .none
    }

    /// The item has sent its last cancel; those of the gateway itself have nobody to tell.
    mutating func finishMassAction(
        _ item: WorkItem, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard item.requestID != 0, item.session != .max else { return }
        let session = Int(item.session)
        orders.finish(massAction: item.requestID, session: session, count: item.sent)
        report(item.requestID, item.sent, .none, .completed, session, input, &effects)
    }

    private mutating func repeatMassAction(
        _ known: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let request = orders.requests[known]
        let response: MassActionResponse =
            if request.rejectReason != .none {
                .rejected
            } else {
                request.kind == RequestKind.massActionDone ? .completed : .accepted
            }
        report(
            request.clOrdID, request.order, request.rejectReason, response, Int(request.session),
            input, &effects, possResend: .yes)
    }

    private mutating func report(
        _ request: OrderMassActionRequest, _ reason: RejectReason, _ session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        report(
            request.clOrdID, 0, reason, reason == .none ? .accepted : .rejected, session, input,
            &effects)
    }

    private mutating func report(
        _ clOrdID: UInt64, _ count: UInt32, _ reason: RejectReason, _ response: MassActionResponse,
        _ session: Int, _ input: Input, _ effects: inout EffectWriter, possResend: Flag = .no
    ) {
        report(
            OrderMassActionReport(
                msgSeqNum: nextReportNumber(session, input.time), transactTime: input.time,
                clOrdID: clOrdID, execID: input.sequence, totalAffectedOrders: count,
                rejectReason: reason, massActionResponse: response, possResend: possResend),
            to: session, &effects)
    }
}
