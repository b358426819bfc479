// Cancels: no limit refuses them, and they pass every halt. Only an order that is not there, has
// ended, or is being cancelled already cannot be cancelled.

import LockFree
import Wire

extension Core {
    mutating func takeCancel(
        _ cancel: OrderCancelRequest, session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        // A number that was used before does not keep a cancel from being carried out.
        _ = takeSequence(cancel.msgSeqNum, session: session, &effects)
        let digest = RequestDigest.of(cancel)
        if let known = orders.request(session: session, clOrdID: cancel.clOrdID) {
            if orders.requests[known].kind == RequestKind.cancel,
                orders.requests[known].digest == digest
            {
                repeatOutcome(known, input, &effects)
            } else {
                refuseCancel(cancel, order: nil, .duplicateClOrdID, session, input, &effects)
            }
            return
        }
        guard let row = orders.orderRow(session: session, clOrdID: cancel.origClOrdID) else {
            refuseCancel(cancel, order: nil, .unknownOrder, session, input, &effects)
            return
        }
        let refusal: RejectReason =
            if !orders.rows[row].isOpen {
                .tooLateToCancel
            } else if orders.rows[row].isCancelPending {
                .pendingAlready
            } else {
                .none
            }
        if cancel.clOrdID != 0, cancel.clOrdID != .null {
            // Where there is no room to remember the id the cancel goes out all the same: twice is
            // harmless.
            _ = orders.remember(
                cancel.clOrdID, session: session, order: row, kind: RequestKind.cancel,
                digest: digest, refusal: refusal == .none ? nil : Refusal(reason: refusal),
                floors: &sessions.rows)
        }
        guard refusal == .none else {
            refuseCancel(cancel, order: row, refusal, session, input, &effects)
            return
        }
        startCancel(row, clOrdID: cancel.clOrdID, input, &effects)
    }

    /// Sends a cancel to the broker.
    ///
    /// - Parameter clOrdID: of the strategy's request; 0 where the gateway cancels by itself.
    mutating func startCancel(
        _ row: Int, clOrdID: UInt64, _ input: Input, _ effects: inout EffectWriter
    ) {
        orders.rows[row].isCancelPending = true
        restateStop(of: row)
        orders.rows[row].cancelClOrdID = clOrdID
        orders.rows[row].execID = input.sequence
        countCancel(order: row)
        reportOrder(
            row, .pendingCancel, input, &effects,
            clOrdID: clOrdID == 0 ? nil : clOrdID,
            origClOrdID: clOrdID == 0 ? nil : orders.rows[row].clOrdID)
        // The query of an order in doubt takes the cancel along; before it nothing is sent.
        guard orders.rows[row].doubt != Doubt.toAsk else { return }
        command(.cancel, order: row, input, &effects)
    }

    private mutating func refuseCancel(
        _ cancel: OrderCancelRequest, order row: Int?, _ reason: RejectReason, _ session: Int,
        _ input: Input, _ effects: inout EffectWriter
    ) {
        reportCancelReject(
            cancel.clOrdID, cancel.origClOrdID, .cancel, order: row, Refusal(reason: reason),
            session: session, input, &effects)
    }
}
