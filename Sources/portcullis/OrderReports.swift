// The strategy's side of the order commands: one session, one request, its reports.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

/// A report as JSON. Prices and quantities are exact decimal numbers.
struct ReportJSON: Encodable {
    var report: String
    var clOrdID: UInt64
    var origClOrdID: UInt64?
    var orderID: UInt64?
    var status: String?
    var account: String?
    var symbol: String?
    var side: String?
    var quantity: Decimal?
    var filled: Decimal?
    var open: Decimal?
    var price: Decimal?
    var lastQuantity: Decimal?
    var lastPrice: Decimal?
    var averagePrice: Decimal?
    var ordersAffected: UInt32?
    var reason: String?
    var text: String?
    var level: String?
    var limit: Int64?
    var value: Int64?
    var journalSequence: UInt64?
}

/// A scaled field as an exact decimal; nil for the null value.
func decimal8(_ value: Int64) -> Decimal? {
    value == .null ? nil : Decimal(string: Decimal8.text(value))
}

/// A scaled amount of money as an exact decimal; nil for the null value.
func decimal4(_ value: Int64) -> Decimal? {
    value == .null ? nil : Decimal(string: Decimal4.text(value))
}

/// Prints the reports of one request.
struct ReportPrinter {
    let session: Session
    let json: Bool

    func show(_ it: ExecutionReport) throws {
        let symbol = session.symbol(of: it.securityID) ?? "#\(it.securityID)"
        if json { return try Console.json(value(it, symbol)) }
        let order = "\(it.side) \(Decimal8.text(it.orderQty)) \(Console.clean(symbol))"
        let priced = it.price == .null ? order : order + " at \(Decimal8.text(it.price))"
        let text: String
        switch it.execType {
        case .rejected:
            text = Console.styled("refused", .red) + "  \(priced): \(it.refusalText)"
        case .trade:
            text =
                Console.styled("filled", .green)
                + "  \(Decimal8.text(it.lastQty)) at \(Decimal8.text(it.lastPx)), "
                + "\(Decimal8.text(it.cumQty)) of \(Decimal8.text(it.orderQty)) in all"
        default: text = Console.styled("\(it.ordStatus)", .bold) + "  \(priced)"
        }
        Console.line("order \(it.clOrdID)  \(text)")
    }

    private func value(_ it: ExecutionReport, _ symbol: String) -> ReportJSON {
        let refused = it.rejectReason != .none
        return ReportJSON(
            report: "\(it.execType)", clOrdID: it.clOrdID,
            origClOrdID: it.origClOrdID == .null ? nil : it.origClOrdID, orderID: it.orderID,
            status: "\(it.ordStatus)", account: "\(it.account)", symbol: symbol,
            side: "\(it.side)", quantity: decimal8(it.orderQty), filled: decimal8(it.cumQty),
            open: decimal8(it.leavesQty), price: decimal8(it.price),
            lastQuantity: decimal8(it.lastQty), lastPrice: decimal8(it.lastPx),
            averagePrice: decimal8(it.avgPx), reason: refused ? "\(it.rejectReason)" : nil,
            text: refused ? it.refusalText : nil, level: refused ? "\(it.level)" : nil,
            limit: it.limit == .null ? nil : it.limit, value: it.value == .null ? nil : it.value,
            journalSequence: it.execID)
    }

    func show(_ it: OrderCancelReject) throws {
        if json {
            return try Console.json(
                ReportJSON(
                    report: "cancelReject", clOrdID: it.clOrdID, origClOrdID: it.origClOrdID,
                    status: "\(it.ordStatus)", reason: "\(it.rejectReason)",
                    text: it.refusalText, journalSequence: it.execID))
        }
        Console.line(
            "order \(it.origClOrdID)  " + Console.styled("not cancelled", .red)
                + ": \(it.refusalText)")
    }

    func show(_ it: OrderMassActionReport) throws {
        if json {
            return try Console.json(
                ReportJSON(
                    report: "massAction", clOrdID: it.clOrdID,
                    status: "\(it.massActionResponse)", ordersAffected: it.totalAffectedOrders,
                    reason: it.rejectReason == .none ? nil : "\(it.rejectReason)",
                    text: it.rejectReason == .none ? nil : it.rejectReason.meaning,
                    journalSequence: it.execID))
        }
        if it.massActionResponse == .rejected {
            Console.line(Console.styled("refused", .red) + ": \(it.rejectReason.meaning)")
        } else {
            Console.line(
                Console.styled("\(it.massActionResponse)", .bold)
                    + "  \(it.totalAffectedOrders) cancels sent")
        }
    }

    func show(_ it: BusinessMessageReject) throws {
        if json {
            return try Console.json(
                ReportJSON(
                    report: "refused", clOrdID: it.businessRejectRefID,
                    reason: "\(it.rejectReason)", text: "\(it.text)"))
        }
        let text = it.text.isEmpty ? it.rejectReason.meaning : Console.clean(it.text)
        Console.line(Console.styled("refused", .red) + ": \(text)")
    }
}

/// Follows one request until `isDone` says how it ended.
///
/// - Parameters:
///   - id: its ClOrdID.
///   - timeoutMs: longest wait; negative without end.
///   - outcome: shown every event that concerns the request; nil to go on.
func follow(
    _ id: UInt64, _ session: Session, _ printer: ReportPrinter, timeoutMs: Int32,
    outcome: (Event) throws -> ExitCode?
) throws {
    let start = ContinuousClock.now
    while true {
        if timeoutMs >= 0, ContinuousClock.now - start > .milliseconds(Int(timeoutMs)) {
            throw ClientError.timedOut(
                waitingFor: "a report of \(id), which may have been taken all the same",
                timeoutMs: timeoutMs)
        }
        guard let event = try session.nextEvent(timeoutMs: 100) else { continue }
        if case .refused(let it) = event, it.businessRejectRefID == id {
            try printer.show(it)
            throw ExitStatus.refused
        }
        if case .notApplied(let ids) = event, ids.contains(id) {
            Console.error("the request did not reach the gateway and did not happen; send it again")
            throw ExitStatus.refused
        }
        guard let code = try outcome(event) else { continue }
        if code != .success { throw code }
        return
    }
}

extension OrdStatus {
    /// Whether nothing can happen to the order any more.
    var isFinal: Bool {
        switch self {
        case .filled, .canceled, .rejected, .expired: true
        default: false
        }
    }
}
