// portcullis prices: the prices that the gateway took, as it publishes them.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct PricesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prices", abstract: "Follow the prices that passed, until interrupted.",
        discussion: """
            Shows each price that the gateway took, and each change in the quality of an \
            instrument's data. Whoever reads too slowly loses some.

            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions

    @Argument(help: "Symbols to follow; all without any.")
    var symbols: [String] = []

    @Option(help: ArgumentHelp("End after so many lines.", valueName: "number"))
    var count: Int?

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count is a number from 1") }
    }

    func run() throws {
        try reporting {
            let prices = try PriceSubscriber(
                url: connection.pricesURL, securityIDs: try securityIDs())
            var output = Output()
            var left = count ?? .max
            var hasUnflushed = false
            while left > 0 {
                guard let event = try prices.next(timeoutMs: hasUnflushed ? 0 : 1_000) else {
                    output.flush()
                    hasUnflushed = false
                    continue
                }
                output.print(try connection.json ? Self.json(event) : Self.line(event))
                hasUnflushed = true
                left -= 1
            }
            output.flush()
        }
    }

    private func securityIDs() throws -> Set<UInt32>? {
        guard !symbols.isEmpty else { return nil }
        let ops = try OpsClient(
            url: "ipc://\(connection.data)/ops.ipc", timeoutMs: connection.timeoutMs)
        let listed = try ops.instruments() ?? [:]
        return try Set(
            symbols.map { symbol in
                guard let id = listed.first(where: { "\($0.value.symbol)" == symbol })?.key else {
                    throw ClientError.unknownSymbol(symbol, listed: listed.count)
                }
                return id
            })
    }

    // MARK: text

    static func line(_ event: PriceEvent) -> String {
        switch event {
        case .price(let it):
            var parts = [Console.time(it.transactTime), Console.clean(it.symbol)]
            func add(_ name: String, _ price: Int64, _ size: Int64) {
                guard price != .null else { return }
                let size = size == .null ? "" : " x \(Decimal8.text(size))"
                parts.append("\(name) \(Decimal8.text(price))\(size)")
            }
            add("bid", it.bidPx, it.bidSize)
            add("offer", it.offerPx, it.offerSize)
            add("last", it.lastPx, it.lastQty)
            return parts.joined(separator: "  ")
        case .quality(let it):
            let colour: Console.Style = it.state == .good ? .green : .yellow
            return Console.time(it.transactTime) + "  " + Console.clean(it.symbol) + "  "
                + Console.styled(DataText.text(it), colour)
        }
    }

    private struct PriceJSON: Encodable {
        var symbol: String
        var securityID: UInt32
        var timeNs: UInt64
        var feedSeqNum: UInt64
        var bid, offer, last, bidSize, offerSize, lastSize, volume: String?
    }

    private struct QualityJSON: Encodable {
        var symbol: String
        var securityID: UInt32
        var timeNs: UInt64
        var record: UInt64
        var state, cause: String
        var reference, price: String?
        var number: Int64?
        var reason: String?
    }

    static func json(_ event: PriceEvent) throws -> String {
        func text(_ value: Int64) -> String? { value == .null ? nil : Decimal8.text(value) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data =
            switch event {
            case .price(let it):
                try encoder.encode(
                    PriceJSON(
                        symbol: "\(it.symbol)", securityID: it.securityID,
                        timeNs: it.transactTime, feedSeqNum: it.feedSeqNum, bid: text(it.bidPx),
                        offer: text(it.offerPx), last: text(it.lastPx),
                        bidSize: text(it.bidSize), offerSize: text(it.offerSize),
                        lastSize: text(it.lastQty), volume: text(it.volume)))
            case .quality(let it):
                try encoder.encode(
                    QualityJSON(
                        symbol: "\(it.symbol)", securityID: it.securityID,
                        timeNs: it.transactTime, record: it.execID, state: "\(it.state)",
                        cause: "\(it.cause)", reference: text(it.referencePx),
                        price: text(it.price), number: it.number == .null ? nil : it.number,
                        reason: it.rejectReason == .none ? nil : "\(it.rejectReason)"))
            }
        return String(decoding: data, as: UTF8.self)
    }
}
