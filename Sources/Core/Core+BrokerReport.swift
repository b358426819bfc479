// What a broker says of an order, applied at most once, in whatever order and however often it
// comes.

import LockFree
import Wire

extension Core {
    /// A command to the broker of an order. It leaves when its record is durable.
    mutating func command(
        _ kind: BrokerCommandKind, order row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        lastCommandID += 1
        let order = orders.rows[row]
        let isReplace = kind == .replace
        let sessionID =
            order.session == Order.noSession ? 0 : sessions.rows[Int(order.session)].sessionID
        let command = BrokerCommand(
            commandID: lastCommandID, orderID: order.orderID,
            price: isReplace ? order.pendingPrice : order.price,
            stopPx: isReplace ? order.pendingStopPx : order.stopPx,
            orderQty: isReplace ? order.pendingQty : order.orderQty, cumQty: order.cumQty,
            transactTime: input.time, clOrdID: order.clOrdID,
            account: accounts.rows[Int(order.account)].name,
            securityID: instruments.rows[Int(order.instrument)].securityID, sessionID: sessionID,
            brokerID: order.broker, kind: kind, side: order.side, ordType: order.ordType,
            timeInForce: order.timeInForce, stopTriggered: order.stopTriggered ? .yes : .no)
        effects.append(command, kind: EffectKind.broker, destination: UInt32(order.broker))
        if kind == .replace {
            orders.rows[row].replaceCommandID = lastCommandID
            if order.replaceFirstCommandID == 0 {
                orders.rows[row].replaceFirstCommandID = lastCommandID
            }
        }
        if kind == .newOrder {
            orders.rows[row].wasForwarded = true
            counters.ordersForwarded += 1
        }
        if kind == .newOrder || kind == .query { setUnanswered(row, true) }
    }

    mutating func takeBrokerStatus(_ status: BrokerStatus) {
        guard let row = brokers.row(brokerID: status.brokerID), status.state.isKnown else { return }
        brokers.rows[row].state = status.state
        work.wakeAll()
    }

    mutating func takeBrokerReport(
        _ report: BrokerReport, _ input: Input, _ effects: inout EffectWriter
    ) {
        // Number 0 is the gateway's own word: a command that the gate held back.
        if report.brokerSeqNum != 0 {
            guard let broker = brokers.row(brokerID: report.brokerID),
                report.brokerSeqNum > brokers.rows[broker].lastSeqNum
            else {
                counters.reportsIgnored += 1
                return
            }
            brokers.rows[broker].lastSeqNum = report.brokerSeqNum
        }
        if report.kind == .tradeCanceled || report.kind == .tradeCorrected {
            takeTradeChange(report, input, &effects)
            return
        }
        guard let row = orders.row(orderID: report.orderID),
            orders.rows[row].broker == report.brokerID
        else {
            counters.reportsIgnored += 1
            return
        }
        if report.stopTriggered == .yes, !orders.rows[row].stopTriggered {
            orders.rows[row].stopTriggered = true
            restateOwnOrder(row)
        }
        if report.kind == .trade {
            takeTrade(report, row, input, &effects)
        } else if !orders.rows[row].isOpen {
            takeLateReport(report, row, input, &effects)
        } else {
            takeReport(report, row, input, &effects)
        }
        restateStop(of: row)
    }

    private mutating func takeReport(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        switch report.kind {
        case .accepted, .working:
            setUnanswered(row, false)
            if orders.rows[row].status == .pendingNew {
                orders.rows[row].status = .new
                orders.rows[row].execID = input.sequence
                reportOrder(row, .new, input, &effects)
            }
            if report.kind == .working { settleReplace(report, row, input, &effects) }
        case .rejected:
            endOrder(row, .rejected, .rejected, report.rejectReason, input, &effects)
        case .canceled: endOrder(row, .canceled, .canceled, .none, input, &effects)
        case .expired: endOrder(row, .expired, .expired, .none, input, &effects)
        case .cancelRejected: cancelRejected(report, row, input, &effects)
        case .replaced, .replaceRejected:
            guard !isStale(report, row) else {
                counters.reportsIgnored += 1
                return
            }
            if report.kind == .replaced {
                replaced(report, row, input, &effects)
            } else {
                replaceRejected(report.rejectReason, row, input, &effects)
            }
        case .notSent: notSent(report, row, input, &effects)
        case .neverSeen: neverSeen(row, input, &effects)
        default: counters.reportsIgnored += 1
        }
    }

    /// Ends an order, answers the requests that were under way, and reports it.
    private mutating func endOrder(
        _ row: Int, _ status: OrdStatus, _ execType: ExecType, _ reason: RejectReason,
        _ input: Input, _ effects: inout EffectWriter
    ) {
        let before = orders.rows[row]
        closeExposure(of: row, status: status)
        orders.rows[row].execID = input.sequence
        if status == .rejected {
            orders.rows[row].rejectReason = reason == .none ? .brokerRejected : reason
        }
        let byRequest =
            status == .canceled && before.isCancelPending && before.cancelClOrdID != 0
        reportOrder(
            row, execType, input, &effects,
            clOrdID: byRequest ? before.cancelClOrdID : nil,
            origClOrdID: byRequest ? before.clOrdID : nil)
        refuseUnderWay(before, row, cancelToo: status != .canceled, input, &effects)
    }

    /// A cancel or replace that the order's end overtook is refused: too late.
    mutating func refuseUnderWay(
        _ before: Order, _ row: Int, cancelToo: Bool, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard before.session != Order.noSession else { return }
        let session = Int(before.session)
        let tooLate = Refusal(reason: .tooLateToCancel)
        if cancelToo, before.isCancelPending, before.cancelClOrdID != 0 {
            orders.setRejectReason(
                .tooLateToCancel, session: session, clOrdID: before.cancelClOrdID)
            reportCancelReject(
                before.cancelClOrdID, before.clOrdID, .cancel, order: row, tooLate,
                session: session, input, &effects)
        }
        if before.isReplacePending {
            orders.setRejectReason(
                .tooLateToCancel, session: session, clOrdID: before.pendingClOrdID)
            reportCancelReject(
                before.pendingClOrdID, before.clOrdID, .replace, order: row, tooLate,
                session: session, input, &effects)
        }
    }

    private mutating func takeTrade(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let fee = report.fee == .null ? 0 : report.fee
        let order = orders.rows[row]
        guard trades.row(broker: report.brokerID, execRef: report.execRef) == nil else {
            // The same fill under another number.
            counters.reportsIgnored += 1
            return
        }
        guard report.lastQty > 0, report.lastPx > 0,
            let cumQty = order.cumQty.adding(report.lastQty),
            order.position != 0 || order.wasForwarded,
            let rate = rate(instrument: Int(order.instrument)),
            let booking = bookFill(
                position: Int(order.position), side: order.side, quantity: report.lastQty,
                price: report.lastPx, fee: fee)
        else {
            counters.reportsUnexpected += 1
            return
        }
        trades.remember(
            Trade(
                booking: booking, execRef: report.execRef, orderID: order.orderID,
                price: report.lastPx, fee: fee, rate: rate, position: order.position,
                broker: report.brokerID, isCanceled: false))
        counters.trades += 1
        countExecution(of: order, input)
        orders.rows[row].cumQty = cumQty
        orders.rows[row].addFill(quantity: report.lastQty, price: report.lastPx)
        orders.rows[row].execID = input.sequence
        if !order.isOpen || cumQty > order.orderQty { counters.reportsUnexpected += 1 }
        if order.isOpen {
            setUnanswered(row, false)
            if cumQty >= order.orderQty {
                closeExposure(of: row, status: .filled)
                // Why a cancel was under way is no part of an order that was filled.
                orders.rows[row].rejectReason = .none
            } else {
                orders.rows[row].status = .partiallyFilled
                restateExposure(of: row)
            }
        }
        reportOrder(
            row, .trade, input, &effects, lastQty: report.lastQty, lastPx: report.lastPx,
            fee: report.fee)
        if order.isOpen, !orders.rows[row].isOpen {
            refuseUnderWay(order, row, cancelToo: true, input, &effects)
        }
    }

    /// A report on an order that has ended: nothing changes, a fill apart.
    private mutating func takeLateReport(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let isAnswerToEnded = report.kind == .cancelRejected || report.kind == .replaceRejected
        if !isAnswerToEnded { counters.reportsIgnored += 1 }
    }

    private mutating func cancelRejected(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let order = orders.rows[row]
        guard order.isCancelPending else {
            counters.reportsIgnored += 1
            return
        }
        orders.rows[row].isCancelPending = false
        // A cancel of the gateway itself may have said why.
        orders.rows[row].rejectReason = .none
        work.wakeAll()
        guard order.session != Order.noSession, order.cancelClOrdID != 0 else { return }
        let reason = report.rejectReason == .none ? .brokerRejected : report.rejectReason
        orders.setRejectReason(
            reason, session: Int(order.session), clOrdID: order.cancelClOrdID)
        reportCancelReject(
            order.cancelClOrdID, order.clOrdID, .cancel, order: row, Refusal(reason: reason),
            session: Int(order.session), input, &effects)
    }

    private mutating func replaced(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let order = orders.rows[row]
        guard order.isReplacePending else {
            counters.reportsIgnored += 1
            return
        }
        orders.rows[row].isReplacePending = false
        orders.rows[row].origClOrdID = order.clOrdID
        orders.rows[row].clOrdID = order.pendingClOrdID
        orders.rows[row].price = order.pendingPrice
        orders.rows[row].stopPx = order.pendingStopPx
        orders.rows[row].orderQty = order.pendingQty
        orders.rows[row].exposurePrice = order.pendingExposurePrice
        orders.rows[row].exposureRate = order.pendingExposureRate
        orders.rows[row].execID = input.sequence
        if order.cumQty >= order.pendingQty {
            closeExposure(of: row, status: .filled)
        } else {
            restateExposure(of: row)
        }
        reportOrder(row, .replaced, input, &effects)
        if !orders.rows[row].isOpen {
            var before = order
            before.isReplacePending = false
            before.clOrdID = order.pendingClOrdID
            refuseUnderWay(before, row, cancelToo: true, input, &effects)
        }
    }

    /// Whether a report answers a replace before the one that was asked for last.
    private func isStale(_ report: BrokerReport, _ row: Int) -> Bool {
        report.commandID != 0 && report.commandID < orders.rows[row].replaceFirstCommandID
    }

    /// The broker's word on an order's terms decides what became of a replace whose own answer may
    /// have been lost over a restart.
    private mutating func settleReplace(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let order = orders.rows[row]
        guard order.isReplacePending else { return }
        let isAsBefore =
            report.orderQty == order.orderQty && report.price == order.price
            && (report.stopPx == order.stopPx || order.stopTriggered)
        let isAsAsked =
            report.orderQty == order.pendingQty && report.price == order.pendingPrice
            && (report.stopPx == order.pendingStopPx || order.stopTriggered)
        if isAsAsked, !isAsBefore {
            replaced(report, row, input, &effects)
        } else if order.replaceCommandID == 0, isAsBefore {
            replaceRejected(.brokerInDoubt, row, input, &effects)
        }
    }

    mutating func replaceRejected(
        _ reason: RejectReason, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let order = orders.rows[row]
        guard order.isReplacePending else {
            counters.reportsIgnored += 1
            return
        }
        orders.rows[row].isReplacePending = false
        restateExposure(of: row)
        guard order.session != Order.noSession else { return }
        let known = reason == .none ? RejectReason.brokerRejected : reason
        orders.setRejectReason(
            known, session: Int(order.session), clOrdID: order.pendingClOrdID)
        reportCancelReject(
            order.pendingClOrdID, order.clOrdID, .replace, order: row, Refusal(reason: known),
            session: Int(order.session), input, &effects)
    }

    /// The gate fell between decision and sending: the command never left.
    private mutating func notSent(
        _ report: BrokerReport, _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        if report.commandID == orders.rows[row].replaceCommandID {
            if orders.rows[row].doubt == Doubt.asked {
                // It was sent before the restart, too: the answer to the query decides.
                orders.rows[row].replaceCommandID = 0
                return
            }
            replaceRejected(report.rejectReason, row, input, &effects)
        } else if orders.rows[row].status == .pendingNew {
            // Of a new order; with it goes whatever was asked of it since.
            endOrder(row, .rejected, .rejected, report.rejectReason, input, &effects)
        } else {
            counters.reportsIgnored += 1
        }
    }

    /// The broker has never seen the order: it did not leave before the gateway went down. An order
    /// that waited for its first answer is refused rather than sent late; one that the broker knew
    /// once has been lost there.
    private mutating func neverSeen(
        _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        if orders.rows[row].status == .pendingNew {
            endOrder(row, .rejected, .rejected, .brokerInDoubt, input, &effects)
        } else {
            endOrder(row, .canceled, .canceled, .brokerInDoubt, input, &effects)
        }
    }
}
