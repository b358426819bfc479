// A fill that the broker takes back (a bust) or corrects, at most once each.
//
// The fill is found by the broker's own id of it. Taking it back returns what it booked, to the
// last unit; a correction is that and a new fill, both or neither, at the rate of the first one. An
// order that still works works on with what is left of it then; one that has ended stays ended.
//
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// Takes one bust or correction; what cannot be found, or was said before, is counted.
    mutating func takeTradeChange(
        _ report: BrokerReport, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard let row = trades.row(broker: report.brokerID, execRef: report.execRef) else {
            counters.reportsUnexpected += 1
            return
        }
        let old = trades.rows[row]
        guard !old.isCanceled, report.orderID == old.orderID else {
            counters.reportsIgnored += 1
            return
        }
        guard report.kind == .tradeCorrected else {
            cancelTrade(row, input, &effects)
            return
        }
        let fee = report.fee == .null ? 0 : report.fee
        guard
            report.lastQty != old.quantity || report.lastPx != old.price || fee != old.fee
        else {
            counters.reportsIgnored += 1
            return
        }
        correctTrade(row, report, fee, input, &effects)
    }

    private mutating func cancelTrade(
        _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var trade = trades.rows[row]
        let position = Int(trade.position)
        var ledger = ledger(of: position)
        guard ledger.takeBack(trade.booking) else {
            counters.reportsUnexpected += 1
            return
        }
        write(ledger, position: position)
        trade.isCanceled = true
        trades.change(row, to: trade)
        changeOrder(trade, quantity: 0, price: 0, .tradeCancel, input, &effects)
    }

    private mutating func correctTrade(
        _ row: Int, _ report: BrokerReport, _ fee: Int64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        let trade = trades.rows[row]
        let position = Int(trade.position)
        var ledger = ledger(of: position)
        let isSale = trade.booking.quantity < 0
        guard report.lastQty > 0, report.lastPx > 0, ledger.takeBack(trade.booking),
            let fill = fill(
                position: position, quantity: isSale ? -report.lastQty : report.lastQty,
                price: report.lastPx, fee: fee, rate: trade.rate),
            let booked = ledger.book(fill)
        else {
            counters.reportsUnexpected += 1
            return
        }
        write(ledger, position: position)
        var corrected = trade
        corrected.booking = booked
        corrected.price = report.lastPx
        corrected.fee = fee
        trades.change(row, to: corrected)
        changeOrder(
            trade, quantity: report.lastQty, price: report.lastPx, .tradeCorrect, input, &effects,
            fee: fee)
    }

    /// Puts another quantity and price in the place of a fill in its order's totals, where the
    /// order is still remembered, and reports it.
    private mutating func changeOrder(
        _ trade: Trade, quantity: Int64, price: Int64, _ execType: ExecType, _ input: Input,
        _ effects: inout EffectWriter, fee: Int64? = nil
    ) {
        guard let row = orders.row(orderID: trade.orderID) else { return }
        let before = orders.rows[row]
        let cumQty = Int64(
            clamping: Int128(before.cumQty) - Int128(trade.quantity) + Int128(quantity))
        orders.rows[row].cumQty = max(0, cumQty)
        orders.rows[row].addFill(quantity: -trade.quantity, price: trade.price)
        if quantity > 0 { orders.rows[row].addFill(quantity: quantity, price: price) }
        orders.rows[row].execID = input.sequence
        if before.isOpen {
            if cumQty >= before.orderQty {
                closeExposure(of: row, status: .filled)
            } else {
                orders.rows[row].status = cumQty > 0 ? .partiallyFilled : .new
                restateExposure(of: row)
            }
        } else if before.status == .filled, cumQty < before.orderQty {
            // What was taken back works no more.
            orders.rows[row].status = .canceled
        }
        let isCorrection = execType == .tradeCorrect
        reportOrder(
            row, execType, input, &effects, lastQty: isCorrection ? quantity : trade.quantity,
            lastPx: isCorrection ? price : trade.price, fee: fee ?? trade.fee)
        if before.isOpen, !orders.rows[row].isOpen {
            refuseUnderWay(before, row, cancelToo: true, input, &effects)
        }
    }
}
