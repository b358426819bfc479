// portcullis cancel: one order, or all of a strategy's.

import ArgumentParser
import PortcullisClient
import Wire

struct CancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel one order, or all of a strategy's.",
        discussion: """
            Operators cancel every strategy's orders with `portcullis halt --cancel-open`.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var keys: KeyOptions

    @Option(help: ArgumentHelp("The order's ClOrdID.", valueName: "n"))
    var clOrdId: UInt64?

    @ArgumentParser.Flag(help: "All open orders of the strategy.")
    var all = false

    @Option(help: "With --all: only this account's.")
    var account: String?

    @Option(help: "With --all: only this instrument's.")
    var symbol: String?

    func validate() throws {
        guard (clOrdId != nil) != all else {
            throw ValidationError("give --cl-ord-id N or --all")
        }
        guard all || (account == nil && symbol == nil) else {
            throw ValidationError("--account and --symbol go with --all")
        }
    }

    func run() throws {
        try reporting {
            let session = Session(
                url: connection.ordersURL, key: try keys.load(data: connection.data))
            try session.connect(timeoutMs: connection.timeoutMs)
            defer { session.close() }
            let printer = ReportPrinter(session: session, json: connection.json)
            if let clOrdId {
                try cancelOne(clOrdId, session, printer)
            } else {
                try cancelAll(session, printer)
            }
        }
    }

    private func cancelOne(
        _ clOrdID: UInt64, _ session: Session, _ printer: ReportPrinter
    ) throws {
        let id = try session.cancel(clOrdID)
        try follow(id, session, printer, timeoutMs: connection.timeoutMs) { event in
            switch event {
            case .cancelReject(let it) where it.clOrdID == id:
                try printer.show(it)
                return ExitStatus.refused
            case .execution(let it) where it.clOrdID == id || it.origClOrdID == clOrdID:
                try printer.show(it)
                return it.ordStatus.isFinal ? .success : nil
            default: return nil
            }
        }
    }

    private func cancelAll(_ session: Session, _ printer: ReportPrinter) throws {
        let id = try session.massCancel(account: account ?? "", symbol: symbol)
        try follow(id, session, printer, timeoutMs: connection.timeoutMs) { event in
            guard case .massAction(let it) = event, it.clOrdID == id else { return nil }
            try printer.show(it)
            switch it.massActionResponse {
            case .rejected: return ExitStatus.refused
            case .completed: return .success
            default: return nil
            }
        }
    }
}
