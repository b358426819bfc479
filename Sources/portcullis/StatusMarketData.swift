// The part of `portcullis status` that says how market data stands.

import PortcullisClient
import Wire

enum MarketDataText {
    /// Instruments shown to people; the rest is counted.
    private static let shownMax = 50

    static func show(_ totals: MarketDataTotals, _ reports: [MarketDataReport]) {
        let it = totals
        Console.fields([
            (
                "market data",
                "\(Console.grouped(it.good)) good, \(Console.grouped(it.degraded)) degraded, "
                    + "\(Console.grouped(it.stale)) stale, \(Console.grouped(it.unseen)) unseen"
            ),
            (
                "found",
                "\(Console.grouped(it.gaps)) gaps, \(Console.grouped(it.spikes)) spikes, "
                    + "\(Console.grouped(it.rebases)) re-based, "
                    + "\(Console.grouped(it.flatLines)) flat lines, "
                    + "\(Console.grouped(it.stales)) times stale, "
                    + "\(Console.grouped(it.conflated)) overtaken"
            ),
            (
                "published",
                "\(Console.grouped(it.published)) prices, "
                    + "\(Console.grouped(it.unpublished)) dropped"
            ),
        ])
        guard !reports.isEmpty else { return }
        Console.line("")
        Console.table(
            ["DATA", "STATE", "CAUSE", "REFERENCE", "TAKEN (UTC)", "ACCEPTED", "REFUSED", "LAST"],
            reports.prefix(shownMax).map(row), right: [3, 5, 6])
        let hidden = reports.count - min(reports.count, shownMax) + Int(it.unlisted)
        if hidden > 0 { Console.line("and \(Console.grouped(hidden)) more (--json shows 512)") }
    }

    private static func row(_ it: MarketDataReport) -> [String] {
        [
            Console.clean(it.symbol), "\(it.state)", "\(it.cause)",
            it.referencePx == .null ? "-" : Decimal8.text(it.referencePx),
            it.referenceTime == .null ? "-" : Console.time(it.referenceTime),
            Console.grouped(it.accepted), Console.grouped(DataText.refused(it)),
            it.quarantinedSequence == .null
                ? "-" : "\(it.quarantinedReason), record \(it.quarantinedSequence)",
        ]
    }
}

struct MarketDataJSON: Encodable {
    struct Instrument: Encodable {
        var symbol, state, cause: String
        var securityID: UInt32
        var reference: String?
        var referenceTimeNs: UInt64?
        var lagNs: Int64?
        var accepted: UInt64
        var refused: [String: UInt64]
        var gaps, missing, spikes, rebases, flatLines, stales: UInt64
        var quarantinedRecord: UInt64?
        var quarantinedReason: String?
        var quarantinedBid, quarantinedOffer, quarantinedLast: String?
    }

    var accepted, refused, unknown, gaps, spikes, rebases, flatLines, stales: UInt64
    var conflated, published, unpublished: UInt64
    var unseen, good, degraded, stale, unlisted: UInt32
    /// Those that are degraded or stale.
    var instruments: [Instrument]

    init(_ it: MarketDataTotals, _ reports: [MarketDataReport]) {
        accepted = it.accepted
        refused = it.refused
        unknown = it.unknown
        gaps = it.gaps
        spikes = it.spikes
        rebases = it.rebases
        flatLines = it.flatLines
        stales = it.stales
        conflated = it.conflated
        published = it.published
        unpublished = it.unpublished
        unseen = it.unseen
        good = it.good
        degraded = it.degraded
        stale = it.stale
        unlisted = it.unlisted
        instruments = reports.map(Instrument.init)
    }
}

extension MarketDataJSON.Instrument {
    init(_ it: MarketDataReport) {
        func text(_ price: Int64) -> String? { price == .null ? nil : Decimal8.text(price) }
        let hasQuarantined = it.quarantinedSequence != .null
        self.init(
            symbol: "\(it.symbol)", state: "\(it.state)", cause: "\(it.cause)",
            securityID: it.securityID, reference: text(it.referencePx),
            referenceTimeNs: it.referenceTime == .null ? nil : it.referenceTime,
            lagNs: it.lag == .null ? nil : it.lag, accepted: it.accepted,
            refused: Dictionary(uniqueKeysWithValues: DataText.counts(it).filter { $0.1 > 0 }),
            gaps: it.gaps, missing: it.missing, spikes: it.spikes, rebases: it.rebases,
            flatLines: it.flatLines, stales: it.stales,
            quarantinedRecord: hasQuarantined ? it.quarantinedSequence : nil,
            quarantinedReason: hasQuarantined ? "\(it.quarantinedReason)" : nil,
            quarantinedBid: text(it.quarantinedBidPx),
            quarantinedOffer: text(it.quarantinedOfferPx),
            quarantinedLast: text(it.quarantinedLastPx))
    }
}
