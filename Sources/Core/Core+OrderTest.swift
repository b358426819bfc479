// A dry run: the checks judge an order that is not sent, and every comparison is answered.
//
// Invariants: nothing but the message is counted and no state changes: the answer has no numbers in
// the session's sequence, so it takes no room among the reports that are kept.
// Thread: the core's.

import LockFree
import Wire

extension Core {
    mutating func takeOrderTest(
        _ request: OrderTestRequest, session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let isInSequence = takeSequence(request.msgSeqNum, session: session, &effects)
        let refusal: RejectReason? =
            if !isInSequence {
                .sequenceTooLow
            } else if isOverMessageRate(session, input.time) {
                .rateMessages
            } else {
                nil
            }
        if let refusal {
            reportBusinessReject(
                refusal, templateID: OrderTestRequest.templateID, refSeqNum: request.msgSeqNum,
                refID: request.testReqID, session: session, input, &effects)
            return
        }
        var candidate = self.candidate(Self.order(request), session: session, now: input.time)
        candidate.isDryRun = true
        let wasExplaining = isExplaining
        isExplaining = true
        evidence.start()
        let found = explainedRefusal(&candidate)
        isExplaining = wasExplaining
        answer(request, found, session, input, &effects)
    }

    /// An answer is many times as long as its question: who floods gets none.
    private func isOverMessageRate(_ session: Int, _ now: UInt64) -> Bool {
        let end = now + Rate.secondNs
        return sessions.rows[session].rates.messagesSecond > end || rates.messagesSecond > end
    }

    /// The order that the question is about, under an id that no order has.
    private static func order(_ request: OrderTestRequest) -> NewOrderSingle {
        NewOrderSingle(
            msgSeqNum: request.msgSeqNum, clOrdID: .max - 1, sendingTime: request.sendingTime,
            price: request.price, stopPx: request.stopPx, orderQty: request.orderQty,
            account: request.account, securityID: request.securityID, side: request.side,
            ordType: request.ordType, timeInForce: request.timeInForce,
            duplicateIntended: request.duplicateIntended, reduceOnly: request.reduceOnly)
    }

    /// Whether a comparison says something of an order without an id.
    private static func concernsTests(_ comparison: Comparison) -> Bool {
        comparison.check != 5 && comparison.reason != .invalidClOrdID
    }

    private func answer(
        _ request: OrderTestRequest, _ refusal: Refusal?, _ session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        var total: UInt32 = 0
        for index in 0..<evidence.count where Self.concernsTests(evidence[index]) { total += 1 }
        let connection = sessions.rows[session].connection
        let sessionID = sessions.rows[session].sessionID
        var place: UInt32 = 0
        for index in 0..<evidence.count where Self.concernsTests(evidence[index]) {
            let it = evidence[index]
            effects.append(
                CheckReport(
                    testReqID: request.testReqID, value: it.value, limit: it.limit,
                    target: evidence.target(of: it.level), index: place, total: total,
                    check: UInt16(it.check), rejectReason: it.reason, comparison: it.kind,
                    passes: it.holds ? .yes : .no, level: it.level),
                kind: EffectKind.report, destination: connection, sessionID: sessionID)
            place += 1
        }
        effects.append(
            OrderTestReport(
                testReqID: request.testReqID, transactTime: input.time, execID: input.sequence,
                limit: refusal?.limit ?? .null, value: refusal?.value ?? .null,
                account: request.account, securityID: request.securityID, total: total,
                rejectReason: refusal?.reason ?? .none, lastCheck: UInt16(evidence.lastCheck),
                level: refusal?.level ?? .none),
            kind: EffectKind.report, destination: connection, sessionID: sessionID)
    }
}
