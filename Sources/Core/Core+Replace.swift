// Replacing an order: the same checks as for a new one, measured by what the change adds. Until the
// broker answers, the larger of old and new counts.

import LockFree
import Wire

extension Core {
    mutating func takeReplace(
        _ replace: OrderCancelReplaceRequest, session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        let digest = RequestDigest.of(replace)
        let known = orders.request(session: session, clOrdID: replace.clOrdID)
        let isInSequence = takeSequence(replace.msgSeqNum, session: session, &effects)
        if let known, orders.requests[known].kind == RequestKind.replace,
            orders.requests[known].digest == digest
        {
            repeatOutcome(known, input, &effects)
            return
        }
        guard judge(
            .sequenceTooLow, holds: isInSequence, value: Int64(clamping: replace.msgSeqNum)) == nil
        else {
            reportBusinessReject(
                .sequenceTooLow, templateID: OrderCancelReplaceRequest.templateID,
                refSeqNum: replace.msgSeqNum, refID: replace.clOrdID, session: session, input,
                &effects)
            return
        }
        guard known == nil else {
            refuse(
                replace, orders.orderRow(session: session, clOrdID: replace.origClOrdID),
                Refusal(reason: .duplicateClOrdID), session, input, &effects)
            return
        }
        guard let row = orders.orderRow(session: session, clOrdID: replace.origClOrdID) else {
            refuse(replace, nil, Refusal(reason: .unknownOrder), session, input, &effects)
            return
        }
        var worstPrice: Int64 = 0
        let refusal =
            stateRefusal(replace, row)
            ?? checkRefusal(replace, row, session, input, &worstPrice)
        if replace.clOrdID != 0, replace.clOrdID != .null,
            replace.clOrdID > sessions.rows[session].clOrdIDFloor
        {
            let remembered = orders.remember(
                replace.clOrdID, session: session, order: row, kind: RequestKind.replace,
                digest: digest, refusal: refusal, floors: &sessions.rows)
            if !remembered, refusal == nil {
                refuse(
                    replace, row, Refusal(reason: .orderTableFull), session, input, &effects)
                return
            }
        }
        if let refusal {
            refuse(replace, row, refusal, session, input, &effects)
            let candidate = candidate(replace, row, session, input)
            noteRefusal(candidate, refusal.reason, input, &effects)
            return
        }
        startReplace(replace, row, worstPrice, input, &effects)
    }

    private mutating func startReplace(
        _ replace: OrderCancelReplaceRequest, _ row: Int, _ worstPrice: Int64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        orders.rows[row].isReplacePending = true
        orders.rows[row].replaceFirstCommandID = 0
        orders.rows[row].pendingExposurePrice = worstPrice
        // Check 12 has found the rate that is known.
        orders.rows[row].pendingExposureRate =
            rate(instrument: Int(orders.rows[row].instrument)) ?? orders.rows[row].exposureRate
        orders.rows[row].pendingPrice = replace.price
        orders.rows[row].pendingStopPx = replace.stopPx
        orders.rows[row].pendingQty = replace.orderQty
        orders.rows[row].pendingClOrdID = replace.clOrdID
        orders.rows[row].execID = input.sequence
        restateExposure(of: row)
        reportOrder(
            row, .pendingReplace, input, &effects, clOrdID: replace.clOrdID,
            origClOrdID: orders.rows[row].clOrdID)
        command(.replace, order: row, input, &effects)
    }

    /// Whether the order can be replaced at all, and in this way.
    private func stateRefusal(_ replace: OrderCancelReplaceRequest, _ row: Int) -> Refusal? {
        let order = orders.rows[row]
        guard order.isOpen else { return Refusal(reason: .tooLateToCancel) }
        guard !order.isCancelPending, !order.isReplacePending else {
            return Refusal(reason: .pendingAlready)
        }
        guard replace.ordType == order.ordType, replace.timeInForce == order.timeInForce else {
            return Refusal(reason: .replaceOrdType)
        }
        guard replace.orderQty > order.cumQty || replace.orderQty <= 0 else {
            return Refusal(
                reason: .replaceBelowCumQty, limit: order.cumQty, value: replace.orderQty)
        }
        return nil
    }

    private mutating func checkRefusal(
        _ replace: OrderCancelReplaceRequest, _ row: Int, _ session: Int,
        _ input: Input, _ worstPrice: inout Int64
    ) -> Refusal? {
        var candidate = candidate(replace, row, session, input)
        let refusal = firstRefusal(&candidate)
        worstPrice = candidate.worstPrice
        return refusal
    }

    /// What the replaced order would be, as the checks see it.
    private mutating func candidate(
        _ replace: OrderCancelReplaceRequest, _ row: Int, _ session: Int, _ input: Input
    ) -> Candidate {
        let order = orders.rows[row]
        let asNew = NewOrderSingle(
            msgSeqNum: replace.msgSeqNum, clOrdID: replace.clOrdID,
            sendingTime: replace.sendingTime, price: replace.price, stopPx: replace.stopPx,
            orderQty: replace.orderQty, account: accounts.rows[Int(order.account)].name,
            securityID: instruments.rows[Int(order.instrument)].securityID, side: order.side,
            ordType: replace.ordType, timeInForce: replace.timeInForce,
            possResend: replace.possResend, reduceOnly: order.isReduceOnly ? .yes : .no)
        let rows = limits.rows(
            account: Int(order.account), session: session, instrument: Int(order.instrument))
        var candidate = Candidate(
            order: asNew, session: session, account: Int(order.account),
            instrument: Int(order.instrument), position: Int(order.position), limitRows: rows,
            now: input.time)
        candidate.replaced = row
        return candidate
    }

    private mutating func refuse(
        _ replace: OrderCancelReplaceRequest, _ row: Int?, _ refusal: Refusal, _ session: Int,
        _ input: Input, _ effects: inout EffectWriter
    ) {
        reportCancelReject(
            replace.clOrdID, replace.origClOrdID, .replace, order: row, refusal,
            session: session, input, &effects)
    }
}
