// Reports: numbered for each session, whether it is connected or not.

import LockFree
import Wire

/// Why something was refused, with the numbers that decided.
struct Refusal: Equatable {
    var reason: RejectReason
    var limit: Int64 = .null
    var value: Int64 = .null
    var level: Level = .none
}

extension Core {
    /// The number of the next report to a session.
    mutating func nextReportNumber(_ session: Int, _ now: UInt64) -> UInt64 {
        let number = sessions.rows[session].nextOutgoing
        sessions.rows[session].nextOutgoing += 1
        sessions.rows[session].lastSentTime = now
        return number
    }

    /// Appends a report to a session's flow.
    mutating func report<M: Message>(
        _ message: M, to session: Int, _ effects: inout EffectWriter
    ) {
        effects.append(
            message, kind: EffectKind.report, destination: sessions.rows[session].connection,
            sessionID: sessions.rows[session].sessionID)
    }

    /// An ExecutionReport on an order as it stands, to the session that owns it.
    mutating func reportOrder(
        _ row: Int, _ execType: ExecType, _ input: Input, _ effects: inout EffectWriter,
        lastQty: Int64 = .null, lastPx: Int64 = .null, fee: Int64 = .null,
        clOrdID: UInt64? = nil, origClOrdID: UInt64? = nil, possResend: Flag = .no,
        lastReport: Flag = .no
    ) {
        let order = orders.rows[row]
        guard order.session != Order.noSession else { return }
        let session = Int(order.session)
        let report = ExecutionReport(
            msgSeqNum: nextReportNumber(session, input.time), transactTime: input.time,
            orderID: order.orderID, clOrdID: clOrdID ?? order.clOrdID,
            origClOrdID: origClOrdID ?? order.origClOrdID, execID: input.sequence,
            price: order.price, stopPx: order.stopPx, orderQty: order.orderQty,
            cumQty: order.cumQty, leavesQty: order.leavesQty, lastQty: lastQty, lastPx: lastPx,
            avgPx: order.avgPx, fee: fee, limit: order.rejectLimit, value: order.rejectValue,
            account: accounts.rows[Int(order.account)].name,
            securityID: instruments.rows[Int(order.instrument)].securityID,
            rejectReason: order.rejectReason, execType: execType,
            ordStatus: order.reportedStatus, side: order.side, ordType: order.ordType,
            timeInForce: order.timeInForce, possResend: possResend, level: order.rejectLevel,
            lastReport: lastReport)
        self.report(report, to: session, &effects)
    }

    /// A refusal of an order that has no row: its id, account or instrument could not be used.
    mutating func reportRefusedOrder(
        _ order: NewOrderSingle, _ refusal: Refusal, session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        let report = ExecutionReport(
            msgSeqNum: nextReportNumber(session, input.time), transactTime: input.time,
            orderID: 0, clOrdID: order.clOrdID, execID: input.sequence, price: order.price,
            stopPx: order.stopPx, orderQty: order.orderQty, cumQty: 0, leavesQty: 0,
            limit: refusal.limit, value: refusal.value, account: order.account,
            securityID: order.securityID, rejectReason: refusal.reason, execType: .rejected,
            ordStatus: .rejected, side: order.side, ordType: order.ordType,
            timeInForce: order.timeInForce, level: refusal.level)
        self.report(report, to: session, &effects)
    }

    mutating func reportCancelReject(
        _ clOrdID: UInt64, _ origClOrdID: UInt64, _ responseTo: CxlRejResponseTo,
        order row: Int?, _ refusal: Refusal, session: Int, _ input: Input,
        _ effects: inout EffectWriter, possResend: Flag = .no
    ) {
        let report = OrderCancelReject(
            msgSeqNum: nextReportNumber(session, input.time), transactTime: input.time,
            orderID: row.map { orders.rows[$0].orderID } ?? .null, clOrdID: clOrdID,
            origClOrdID: origClOrdID, execID: input.sequence, limit: refusal.limit,
            value: refusal.value,
            securityID: row.map { instruments.rows[Int(orders.rows[$0].instrument)].securityID }
                ?? .null,
            rejectReason: refusal.reason,
            ordStatus: row.map { orders.rows[$0].reportedStatus } ?? .rejected,
            cxlRejResponseTo: responseTo, possResend: possResend, level: refusal.level)
        self.report(report, to: session, &effects)
    }

    /// A message of an established session that could not be taken.
    mutating func reportBusinessReject(
        _ reason: RejectReason, templateID: UInt16, refSeqNum: UInt64, refID: UInt64,
        session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        counters.messagesRefused += 1
        let report = BusinessMessageReject(
            msgSeqNum: nextReportNumber(session, input.time), transactTime: input.time,
            refSeqNum: refSeqNum, businessRejectRefID: refID, text: Text64(), byteOffset: 0,
            refTemplateID: templateID, rejectReason: reason)
        self.report(report, to: session, &effects)
    }
}
