// portcullis tail: the gateway's records as they become durable, from wherever one left off.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct TailCommand: ParsableCommand {
    /// Records printed between two acknowledgements at most.
    private static let recordsPerAcknowledgeMax = 1_000
    /// Records that are shown where nothing says from where.
    private static let recordsShown: UInt64 = 10

    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Show a running gateway's records, and those that come.",
        discussion: """
            Without --from: what --consumer has not acknowledged; else the last 10 records, or \
            with --follow those that come. A record is shown where any of its messages meets each \
            filter. \
            With --consumer everything printed is acknowledged, and the next call goes on behind it.

            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions

    @ArgumentParser.Flag(name: .shortAndLong, help: "Go on as records come, until interrupted.")
    var follow = false

    @Option(
        help: ArgumentHelp(
            "live, a sequence, a time such as 2026-03-01T14:30:00Z, or last: behind what was "
                + "acknowledged.", valueName: "place"))
    var from: String?

    @Option(help: ArgumentHelp("Keep what was shown under this name.", valueName: "name"))
    var consumer: String?

    @Option(help: "Only records that concern this account.")
    var account: String?

    @Option(help: "Only records that concern this strategy, by name or session.")
    var strategy: String?

    @Option(help: "Only records that concern this instrument, by symbol or SecurityID.")
    var instrument: String?

    @Option(help: "Only records with this message, such as NewOrderSingle.")
    var template: String?

    @Option(help: "Only records caused by: session, ops, broker, feed, timer, gateway.")
    var origin: String?

    func validate() throws {
        if let template, Catalogue.message(named: template) == nil {
            let names = Catalogue.messages.map(\.name).joined(separator: ", ")
            throw ValidationError("no message \(template); there are \(names)")
        }
        if let origin, Self.origin(origin) == nil {
            throw ValidationError("no origin \(origin); see --help")
        }
        if let from, Self.start(from) == nil {
            throw ValidationError(
                "--from takes live, last, a sequence from 1, or a time such as "
                    + "2026-03-01T14:30:00Z")
        }
        if from == "last", consumer == nil {
            throw ValidationError("--from last goes on where --consumer NAME left off: give one")
        }
    }

    func run() throws {
        try reporting {
            let client = try DropCopyClient(
                url: connection.eventsURL, consumer: consumer ?? "", start: try start(),
                filter: try filter(), timeoutMs: connection.timeoutMs)
            try show(client)
        }
    }

    private func show(_ client: DropCopyClient) throws {
        var output = Output()
        let style = RecordStyle()
        var shown = 0
        func acknowledge() throws {
            output.flush()
            if shown > 0, consumer != nil { try client.acknowledge(client.lastGiven) }
            shown = 0
        }
        while true {
            guard let event = try client.next(timeoutMs: shown > 0 ? 0 : 1_000) else {
                try acknowledge()
                continue
            }
            switch event {
            case .record(let record):
                let it = unsafe record.bytes.withUnsafeBytes {
                    unsafe ShownRecord(record.header, $0)
                }
                if connection.json {
                    output.print(JSONExport.line(it))
                } else {
                    for line in style.lines(it) { output.print(line) }
                }
                shown += 1
                if shown >= Self.recordsPerAcknowledgeMax { try acknowledge() }
            case .caughtUp:
                try acknowledge()
                if follow { continue }
                return client.close()
            case .disconnected:
                try acknowledge()
                guard follow else {
                    throw ClientError.transport(.disconnected(url: connection.eventsURL))
                }
                Console.error("the connection was lost; connecting again")
            }
        }
    }

    private func start() throws -> DropCopyStart {
        if let from, let start = Self.start(from) { return start }
        if consumer != nil { return .lastAcknowledged }
        if follow { return .live }
        let end = try DropCopyClient(url: connection.eventsURL, timeoutMs: connection.timeoutMs)
            .nextSequence
        return .sequence(end > Self.recordsShown ? end - Self.recordsShown : 1)
    }

    /// A place as people write it; nil where it is none.
    static func start(_ text: String) -> DropCopyStart? {
        switch text {
        case "live": return .live
        case "last": return .lastAcknowledged
        default:
            if let sequence = UInt64(text) { return sequence > 0 ? .sequence(sequence) : nil }
            for options in [[], [ISO8601DateFormatter.Options.withFractionalSeconds]] {
                let formatter = ISO8601DateFormatter()
                for option in options { formatter.formatOptions.insert(option) }
                guard let date = formatter.date(from: text), date.timeIntervalSince1970 >= 0
                else { continue }
                return .time(UInt64(date.timeIntervalSince1970 * 1_000) * 1_000_000)
            }
            return nil
        }
    }

    private static func origin(_ text: String) -> Origin? {
        (0...UInt8.max).lazy.map { Origin(rawValue: $0) }.first { $0.name == text }
    }

    private func filter() throws -> DropCopyFilter {
        var filter = DropCopyFilter()
        filter.account = account
        filter.templateID = template.flatMap { Catalogue.message(named: $0)?.templateID }
        filter.origin = origin.flatMap(Self.origin)
        if let strategy {
            if let session = UInt32(strategy) {
                filter.sessionID = session
            } else {
                var key = try KeyOptions.parse([])
                key.strategy = strategy
                filter.sessionID = try key.load(data: connection.data).sessionID
            }
        }
        if let instrument {
            filter.securityID = try UInt32(instrument) ?? securityID(of: instrument)
        }
        return filter
    }

    private func securityID(of symbol: String) throws -> UInt32 {
        let ops = try OpsClient(
            url: "ipc://\(connection.data)/ops.ipc", timeoutMs: connection.timeoutMs)
        let instruments = try ops.instruments() ?? [:]
        guard let id = instruments.first(where: { "\($0.value.symbol)" == symbol })?.key else {
            throw ClientError.unknownSymbol(symbol, listed: instruments.count)
        }
        return id
    }
}
