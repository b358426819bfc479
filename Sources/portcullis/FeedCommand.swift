// portcullis feed: recorded quotes to the feed's socket, as fast as they were or faster.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct FeedCommand: ParsableCommand {
    /// Quotes that one call keeps in memory at most, by the size of their text.
    private static let fileBytesMax = 1 << 30
    /// Longest pause before refusals are looked at, ns.
    private static let sliceNs: UInt64 = 100_000_000
    /// Quotes in one batch of `--max`, between two looks at the refusals.
    private static let batchCount = 256

    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Send recorded quotes to a running gateway.",
        discussion: """
            The file is CSV, or CSV packed with zstd; its first line names the columns, in any \
            order: timestamp (also time, ts_event_ns; ns since 1970 or 2026-03-01 14:30:00.125), \
            symbol, bid, offer (ask), bid_size, offer_size (ask_size), last (price, close), \
            last_size (size), volume. Other columns are passed over, an empty cell says nothing. \
            Quotes bear the present time, so that they are not stale, unless --recorded-times is \
            given; prices are taken exactly, sizes and volumes cut to 8 decimal places. Without \
            timestamps one goes out every 20 ms at --speed 1.

            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions

    @Option(help: ArgumentHelp("The recording; - reads the standard input.", valueName: "csv"))
    var file: String

    @Option(help: "The instrument of every row, where the file has no column for it.")
    var symbol: String?

    @Option(help: ArgumentHelp("Times as fast as recorded.", valueName: "factor"))
    var speed = 1.0

    @ArgumentParser.Flag(help: "As fast as the gateway takes them.")
    var max = false

    @ArgumentParser.Flag(help: "Round and round until interrupted.")
    var loop = false

    @ArgumentParser.Flag(help: "Leave out rows that are no quotes, instead of sending none at all.")
    var skipBad = false

    @ArgumentParser.Flag(
        help: "Send the times of the file, to try how the gateway takes old quotes.")
    var recordedTimes = false

    func validate() throws {
        guard speed.isFinite, speed > 0, speed <= 1_000_000 else {
            throw ValidationError("--speed is a number above 0 and up to 1000000")
        }
    }

    func run() throws {
        try reporting {
            var tally = Tally()
            let rows = try read(&tally)
            let ops = try OpsClient(
                url: "ipc://\(connection.data)/ops.ipc", timeoutMs: connection.timeoutMs)
            let securities = try securities(of: rows, listed: try ops.instruments() ?? [:])
            let feed = try FeedClient(url: connection.feedURL)
            repeat { try send(rows, securities, feed, &tally) } while loop
            tally.note(try feed.refusals(timeoutMs: 200))
            try show(tally)
            if tally.refused > 0 { throw ExitStatus.refused }
        }
    }

    private struct Tally {
        var sent = 0
        var refused = 0
        var bad = 0
        var first: BusinessMessageReject?

        mutating func note(_ refusals: [BusinessMessageReject]) {
            refused += refusals.count
            first = first ?? refusals.first
        }
    }

    // MARK: the file

    private func read(_ tally: inout Tally) throws -> [RecordedQuote] {
        func unusable(_ why: String) -> ClientError {
            .invalidField(name: "--file", value: file, why: why)
        }
        let data = file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile()
            : FileManager.default.contents(atPath: file)
        guard let data, data.count <= Self.fileBytesMax else {
            throw unusable("it cannot be read, or is above 1 GiB")
        }
        var bytes = [UInt8](data)
        // The magic number of zstd (RFC 8878 §3.1.1).
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            guard let plain = LoadtestFlow.unpack(bytes) else {
                throw unusable("it is no whole zstd file")
            }
            bytes = plain
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw unusable("it is no UTF-8 text")
        }
        var bad = 0
        let note: (QuoteFileError) -> Void = { error in
            bad += 1
            Console.error("\(error)")
        }
        do {
            let rows = try QuoteFile.rows(text, path: file, skipBad: skipBad ? note : nil)
            tally.bad = bad
            guard !rows.isEmpty else { throw unusable("it holds no quotes") }
            return rows
        } catch let error as QuoteFileError {
            Console.error("\(error); leave such rows out with --skip-bad")
            throw ExitStatus.usage
        }
    }

    private func securities(
        of rows: [RecordedQuote], listed: [UInt32: SecurityDefinition]
    ) throws -> [String: UInt32] {
        var ids: [String: UInt32] = [:]
        for (id, security) in listed { ids["\(security.symbol)"] = id }
        for row in rows {
            let name = try name(row)
            guard ids[name] == nil else { continue }
            throw ClientError.unknownSymbol(name, listed: listed.count)
        }
        return ids
    }

    private func name(_ row: RecordedQuote) throws -> String {
        if let symbol { return symbol }
        guard !row.symbol.isEmpty else {
            throw ClientError.invalidField(
                name: "--symbol", value: "",
                why: "line \(row.line) of the file names no symbol: say which one it is")
        }
        return row.symbol
    }

    // MARK: sending

    private func send(
        _ rows: [RecordedQuote], _ securities: [String: UInt32], _ feed: FeedClient,
        _ tally: inout Tally
    ) throws {
        let began = LoadtestConnection.nowNs()
        let first = rows[0].timeNs
        for (index, row) in rows.enumerated() {
            let name = try name(row)
            guard let id = securities[name] else { continue }
            if !max {
                let recorded: UInt64 =
                    if let first, let time = row.timeNs { time - first } else {
                        UInt64(index) * 20_000_000
                    }
                try wait(until: began + UInt64(Double(recorded) / speed), feed, &tally)
            }
            var quote = row.quote(securityID: id, symbol: name)
            if recordedTimes { quote.timeNs = row.timeNs }
            try feed.add(quote)
            tally.sent += 1
            guard !max || (index + 1) % Self.batchCount == 0 else { continue }
            try feed.flush()
            tally.note(try feed.refusals())
        }
        try feed.flush()
    }

    private func wait(
        until end: UInt64, _ feed: FeedClient, _ tally: inout Tally
    ) throws {
        var now = LoadtestConnection.nowNs()
        while now < end {
            LoadtestConnection.sleep(until: min(end, now + Self.sliceNs))
            tally.note(try feed.refusals())
            now = LoadtestConnection.nowNs()
        }
    }

    private func show(_ tally: Tally) throws {
        if connection.json {
            struct FeedJSON: Encodable {
                var sent, refused, badRows: Int
            }
            return try Console.json(
                FeedJSON(sent: tally.sent, refused: tally.refused, badRows: tally.bad))
        }
        Console.line(
            "\(Console.grouped(tally.sent)) quotes sent, \(Console.grouped(tally.refused)) refused"
                + (tally.bad > 0 ? ", \(Console.grouped(tally.bad)) rows left out" : ""))
        guard let first = tally.first else { return }
        Console.line(
            "the first refused: \(Console.clean(first.text)), \(first.rejectReason) "
                + "(\(first.rejectReason.meaning))")
    }
}
