// `portcullis loadtest`: sends orders at a fixed rate or with a fixed number unanswered, and says
// how long the gateway took.
//
// Exit codes: 0 every request was answered; 1 some were not, or a connection failed or was refused;
// 2 wrong arguments, or a key, symbol or recorded flow that cannot be used; 3 no gateway reached.
// Thread: the command's; connections and the feed have their own.

import ArgumentParser
import Foundation
import PortcullisClient

struct LoadtestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loadtest",
        abstract: "Send orders at a fixed rate or with a fixed number unanswered, and measure.",
        discussion: """
            With --rate the loop is open: an order is due when the clock says so, and its latency \
            counts from then, so a stall of the gateway shows in every order behind it. Without \
            --rate the loop is closed: --window requests are unanswered at any time (1: one in \
            flight). Serve Deploy/config/loadtest.yaml for a gateway whose limits let all pass.
            """)

    @Option(help: "Requests a second over all connections. Without it the loop is closed.")
    var rate: Int?

    @Option(help: "Seconds to send for.")
    var duration: Double = 10

    @Option(help: "Seconds at the start that are left out of the latencies.")
    var warmup: Double = 0

    @Option(help: "A recorded order flow (CSV, or CSV packed with zstd) instead of made-up orders.")
    var orders: String?

    @Option(help: "Connections, each with a session and a key of its own.")
    var connections = 1

    @Option(help: "Unanswered requests of one connection; 1 by default without --rate.")
    var window: Int?

    @Option(help: "Requests that are due together and go in one message; by default one a ms.")
    var batch: Int?

    @Flag(help: "Print JSON for programs.")
    var json = false

    @Option(help: "The gateway's data directory.")
    var data = "portcullis-data"

    @Option(help: "Address of the order socket instead of the one in the data directory.")
    var connect: String?

    @Option(help: "Address of the feed socket instead of the one in the data directory.")
    var feed: String?

    @Flag(help: "Send no market data; another feed does.")
    var noFeed = false

    @Option(help: "Key file; once a connection. By default keys/load.key, or load1, load2 …")
    var key: [String] = []

    @Option(help: "Account of the orders.")
    var account = "LOAD"

    @Option(help: "Symbol of the orders; by default LOAD, or ESH4 with --orders.")
    var symbol: String?

    @Option(help: "Price around which made-up orders go.")
    var price = "100"

    @Option(help: "Quantity of made-up orders; by default the instrument's smallest.")
    var quantity: String?

    func validate() throws {
        func bound<Number: Comparable>(
            _ name: String, _ value: Number?, _ allowed: ClosedRange<Number>
        ) throws {
            guard let value, !allowed.contains(value) else { return }
            throw ValidationError(
                "--\(name) is \(value); "
                    + "give it from \(allowed.lowerBound) to \(allowed.upperBound).")
        }
        try bound("rate", rate, 1...10_000_000)
        try bound("duration", duration, 0.001...86_400)
        try bound("warmup", warmup, 0...86_400)
        try bound("connections", connections, 1...256)
        try bound("window", window, 1...65_536)
        try bound("batch", batch, 1...10_000)
        guard key.isEmpty || key.count == connections else {
            throw ValidationError(
                "\(key.count) keys for \(connections) connections; give --key once for each.")
        }
        guard warmup < duration else {
            throw ValidationError("--warmup must be shorter than --duration.")
        }
    }

    func run() throws {
        let outcome: LoadtestOutcome
        do {
            outcome = try LoadtestRun(self).run()
        } catch let error as LoadtestFlowError {
            throw fail("\(error)", ExitStatus.usage)
        } catch let error as ClientError {
            throw fail("\(error)", Self.exitStatus(of: error))
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(outcome.report(self)), as: UTF8.self))
        } else {
            print("\(title)\n\n\(outcome.result.table())")
        }
        for failure in outcome.failures { Self.say("portcullis loadtest: \(failure)") }
        if !outcome.isGood { throw ExitStatus.refused }
    }

    private func fail(_ text: String, _ status: ExitCode) -> ExitCode {
        Self.say("portcullis loadtest: \(text)")
        return status
    }

    private static func exitStatus(of error: ClientError) -> ExitCode {
        switch error {
        case .transport, .timedOut: ExitStatus.unreachable
        case .logonRefused, .ended, .opsRefused, .tooManyUnanswered: ExitStatus.refused
        case .key, .unknownSymbol, .invalidDecimal, .invalidField: ExitStatus.usage
        }
    }

    static func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

    // MARK: What follows from the arguments

    var isOpenLoop: Bool { rate != nil }
    /// Steps a batch of one connection.
    var batchCount: Int {
        batch ?? max(1, (rate ?? 0) / connections / 1_000)
    }
    var windowCount: Int? { isOpenLoop ? window : window ?? 1 }
    var orderURL: String { connect ?? "ipc://\(data)/orders.ipc" }
    var feedURL: String { feed ?? "ipc://\(data)/feed.ipc" }
    var symbolName: String { symbol ?? (orders == nil ? "LOAD" : "ESH4") }

    func keyPath(of connection: Int) -> String {
        if !key.isEmpty { return key[connection] }
        return "\(data)/keys/load\(connections == 1 ? "" : "\(connection + 1)").key"
    }

    private var title: String {
        let pace =
            rate.map { "open loop, \(LoadtestResult.grouped($0)) a second" }
            ?? "closed loop, \(windowCount ?? 1) unanswered"
        let connections = connections == 1 ? "1 connection" : "\(connections) connections"
        return "\(pace), \(batchCount) a message, \(connections), \(orders ?? "made-up orders")"
    }
}
