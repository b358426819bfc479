// portcullis submit --dry-run: what every check would say of an order that is not sent.

import ArgumentParser
import Core
import Gateway
import PortcullisClient
import Wire

extension SubmitCommand {
    /// Asks, shows the table, and ends with the exit code that the order would have had.
    func test(_ order: Order, _ session: Session) throws {
        let printer = ReportPrinter(session: session, json: connection.json)
        let id = try session.test(order)
        var rows: [CheckReport] = []
        try follow(id, session, printer, timeoutMs: connection.timeoutMs) { event in
            if case .check(let it) = event, it.testReqID == id {
                // Asked again behind a reconnect: the answer begins anew.
                if it.index == 0 { rows.removeAll() }
                rows.append(it)
            }
            guard case .orderTest(let it) = event, it.testReqID == id else { return nil }
            guard rows.count == Int(it.total) else {
                Console.error("\(it.total - UInt32(rows.count)) rows of the answer are missing")
                return ExitStatus.unreachable
            }
            try show(it, rows)
            return it.rejectReason == .none ? .success : ExitStatus.refused
        }
    }

    private func show(_ report: OrderTestReport, _ rows: [CheckReport]) throws {
        let targets = Dictionary(
            rows.map { ($0.level.rawValue, "\($0.target)") },
            uniquingKeysWith: { first, _ in first })
        let comparisons = rows.map { it in
            Comparison(
                reason: it.rejectReason, value: it.value, limit: it.limit, level: it.level,
                kind: it.comparison, holds: it.passes == .yes)
        }
        let table = CheckTable(comparisons, lastCheck: Int(report.lastCheck)) {
            targets[$0.level.rawValue] ?? ""
        }
        let refusal =
            report.rejectReason == .none
            ? nil
            : RefusalText.text(
                report.rejectReason, report.value, report.limit, report.level)
        if connection.json {
            return try Console.json(
                DryRunJSON(
                    passes: refusal == nil,
                    reason: refusal == nil ? nil : "\(report.rejectReason)", text: refusal,
                    journalSequence: report.execID, checks: table.checks))
        }
        CheckTablePrinter.show(table)
        Console.line("")
        if let refusal {
            Console.line(Console.styled("would be refused", .red) + "  \(refusal)")
        } else {
            Console.line(Console.styled("would pass", .green) + "  nothing was sent")
        }
    }
}

private struct DryRunJSON: Encodable {
    var passes: Bool
    var reason: String?
    var text: String?
    var journalSequence: UInt64
    var checks: [CheckTableEntry]
}
