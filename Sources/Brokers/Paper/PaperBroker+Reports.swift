// What the paper venue says: reports, numbered without gaps, each on its way back in time order.
//
// Invariants: a report's number is one more than the one before; `execRef` of a trade is its
// number, so it is unique across restarts; an order that `end` or `close` was called for gets no
// more reports but answers to commands.
// Thread: the core's.

import Wire

extension PaperBroker {
    /// Tells how an order stands, with its terms.
    mutating func report(
        _ slot: UInt32, _ kind: BrokerReportKind, commandID: UInt64, reason: RejectReason = .none
    ) {
        let order = orders[slot]
        var report = blank(order.orderID, kind, commandID: commandID)
        report.rejectReason = reason
        report.stopTriggered = order.stopTriggered ? .yes : .no
        if kind == .replaced || kind == .working {
            report.price = order.price
            report.stopPx = order.stopPx
            report.orderQty = order.orderQty
        }
        send(report)
    }

    mutating func reportTrade(_ slot: UInt32, quantity: Int64, price: Int64, feeE4: Int64) {
        let order = orders[slot]
        var report = blank(order.orderID, .trade, commandID: 0)
        report.lastQty = quantity
        report.lastPx = price
        report.fee = feeE4
        report.execRef = report.brokerSeqNum
        report.stopTriggered = order.stopTriggered ? .yes : .no
        send(report)
    }

    /// Says no to a command, without a change to any order.
    mutating func refuse(
        _ command: BrokerCommand, _ kind: BrokerReportKind, _ reason: RejectReason,
        reasonCode: Int64 = 0
    ) {
        var report = blank(command.orderID, kind, commandID: command.commandID)
        report.rejectReason = reason
        report.reasonCode = reasonCode
        send(report)
    }

    /// Ends an open order before it is filled, and tells of it.
    mutating func end(
        _ slot: UInt32, _ kind: BrokerReportKind, commandID: UInt64, reason: RejectReason = .none
    ) {
        report(slot, kind, commandID: commandID, reason: reason)
        close(slot, kind)
    }

    /// Ends an open order whose last report went out.
    mutating func close(_ slot: UInt32, _ kind: BrokerReportKind) {
        takeFromBook(slot)
        orders.end(slot, kind: kind)
    }

    private func blank(
        _ orderID: UInt64, _ kind: BrokerReportKind, commandID: UInt64
    ) -> BrokerReport {
        BrokerReport(
            brokerSeqNum: lastSeqNum + 1, orderID: orderID, transactTime: venueTime,
            commandID: commandID, execRef: 0, reasonCode: 0, brokerID: brokerID,
            rejectReason: .none, kind: kind)
    }

    private mutating func send(_ report: BrokerReport) {
        lastSeqNum = report.brokerSeqNum
        reports.append(report, dueTime: venueTime.addingSaturated(settings.reportLatencyNs))
    }
}
