// What the quality of market data is called for people.

import PortcullisClient
import Wire

enum DataText {
    /// Such as `degraded: 3 snapshots are missing`.
    static func text(_ it: MarketDataQuality) -> String {
        let price = it.price == .null ? "" : Decimal8.text(it.price)
        let reference = it.referencePx == .null ? "none" : Decimal8.text(it.referencePx)
        let what: String =
            switch it.cause {
            case .recovered: "recovered"
            case .gap: "\(it.number) snapshots are missing"
            case .flatLine: "the same prices for \(it.number) snapshots"
            case .lagging: "behind the exchange by \(seconds(it.number)) s"
            case .quarantine: "\(it.number) refused in a row, the last one \(it.rejectReason)"
            case .moved: "\(price) is too far from \(reference)"
            case .spike: "\(price) was a spike"
            case .rebased: "the price moved from \(price) to \(reference)"
            case .stale: "no price for \(seconds(it.number)) s"
            default: "\(it.cause)"
            }
        return "\(it.state): \(what)"
    }

    static func seconds(_ ns: Int64) -> String {
        let ms = ns / 1_000_000
        return "\(ms / 1_000)." + String(1_000 + ms % 1_000).dropFirst()
    }

    /// All refusals of an instrument.
    static func refused(_ it: MarketDataReport) -> UInt64 {
        counts(it).reduce(0) { $0 &+ $1.1 }
    }

    /// Refusals by reason.
    static func counts(_ it: MarketDataReport) -> [(String, UInt64)] {
        [
            ("stale", it.refusedStale), ("future", it.refusedFuture),
            ("sequence", it.refusedSequence), ("range", it.refusedRange),
            ("move", it.refusedMove), ("crossed", it.refusedCrossed),
            ("spread", it.refusedSpread), ("symbol", it.refusedSymbol),
        ]
    }
}
