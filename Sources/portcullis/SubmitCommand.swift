// portcullis submit: one order, and what became of it.

import ArgumentParser
import Gateway
import PortcullisClient
import Wire

struct SubmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Send one order.",
        discussion: """
            Example: portcullis submit --account MAIN buy 100 AAPL --limit 189.50
            Without --limit and --stop it is a market order; with both, a stop-limit order.
            The command logs on as the strategy, so a process that runs under the same key is \
            disconnected: give people keys of their own.
            With --dry-run nothing is sent: every check is shown with what it would say.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var keys: KeyOptions

    @Option(help: "The account to trade for.")
    var account: String

    @Argument(help: "buy, sell or sell-short.", transform: OrderWords.argument(OrderWords.sides))
    var side: Side

    @Argument(help: "How much, such as 100 or 0.5.")
    var quantity: String

    @Argument(help: "What, such as AAPL.")
    var symbol: String

    @Option(help: ArgumentHelp("Limit price.", valueName: "price"))
    var limit: String?

    @Option(help: ArgumentHelp("Stop price.", valueName: "price"))
    var stop: String?

    @Option(
        help: "Time in force: day, gtc, ioc or fok.",
        transform: OrderWords.argument(OrderWords.timesInForce))
    var tif = TimeInForce.day

    @ArgumentParser.Flag(help: "Wait until the order has ended, and print every report.")
    var wait = false

    @ArgumentParser.Flag(help: "Send nothing: show what every check would say.")
    var dryRun = false

    func run() throws {
        try reporting {
            var order = Order(
                account: account, symbol: symbol, side: side,
                quantity: try Decimal8.parse(quantity), timeInForce: tif)
            if let limit { order.limit = try Decimal8.parse(limit) }
            if let stop { order.stop = try Decimal8.parse(stop) }
            let session = Session(
                url: connection.ordersURL, key: try keys.load(data: connection.data))
            try session.connect(timeoutMs: connection.timeoutMs)
            defer { session.close() }
            if dryRun { return try self.test(order, session) }
            let printer = ReportPrinter(session: session, json: connection.json)
            let id = try session.submit(order)
            try follow(id, session, printer, timeoutMs: wait ? -1 : connection.timeoutMs) { event in
                guard case .execution(let it) = event, it.clOrdID == id else { return nil }
                try printer.show(it)
                if it.execType == .rejected { return ExitStatus.refused }
                return !wait || it.ordStatus.isFinal ? .success : nil
            }
        }
    }
}

extension OrderWords {
    /// Reads an argument of the command line by a table of words.
    static func argument<Code>(
        _ table: OrderWordTable<Code>
    ) -> @Sendable (String) throws -> Code {
        { text in
            if let code = table.code(text) { return code }
            throw ValidationError("understood are \(table.understood)")
        }
    }
}
