// Verbs about market data beyond one tick: many at once, how it is judged, how it stands.

import Testing
import Wire

@testable import Core

extension ScenarioRunner {
    func marketData(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "watch":
            guard try line.next("what to watch") == "market-data" else {
                throw line.error("watch market-data")
            }
            try line.end()
            watchesData = true
        case "data-policy": try dataPolicy(&line)
        case "ticks": try ticks(&line)
        default: return false
        }
        return true
    }

    /// `data-policy age 60s lead 1s rebase 5 in 1s flat 20 in-flat 60s`.
    private func dataPolicy(_ line: inout ScenarioLine) throws {
        var message = try FrameText("MarketDataDefinition")
        let durations = [
            ("ageMax", "age", "60s"), ("leadMax", "lead", "1s"), ("rebaseTime", "in", "1s"),
            ("flatLineTime", "in-flat", "60s"),
        ]
        for (field, keyword, usual) in durations {
            let text = try line.value(of: keyword) ?? usual
            guard let duration = DecimalText.duration(text) else {
                throw line.error("\(text) is no duration")
            }
            try message.set(field, duration)
        }
        try message.set("rebaseCount", try line.number(of: "rebase") ?? 5)
        try message.set("flatLineCount", try line.number(of: "flat") ?? 20)
        try send(message, line, .configuration)
    }

    /// `ticks 20 every 3s AAPL 99 1 101 1`: the same again and again, time passing before each;
    /// equal outputs one after the other stand as one line.
    private func ticks(_ line: inout ScenarioLine) throws {
        let count = try line.nextNumber("a count")
        guard let text = try line.value(of: "every"), let step = DecimalText.duration(text) else {
            throw line.error("ticks COUNT every DURATION …")
        }
        let before = lines
        lines.removeAll()
        for _ in 0..<count {
            advance(to: driver.now + step)
            var copy = line
            try tick(&copy)
        }
        let all = lines
        lines = before
        var index = 0
        while index < all.count {
            let end = all[index...].firstIndex { $0 != all[index] } ?? all.count
            let times = end - index
            lines.append(times > 1 ? all[index] + "  (\(times) times)" : all[index])
            index = end
        }
    }

    /// `show data AAPL`.
    func showData(_ line: inout ScenarioLine) throws {
        let id = UInt32(try securityID(try line.next("an instrument"), line))
        var reports: [MarketDataReport] = []
        let totals = driver.core.marketData(requestID: 1, securityID: id, time: driver.now) {
            reports.append($0)
        }
        guard totals != nil, let it = reports.first else { throw line.error("no data of \(id)") }
        let refused: [(String, UInt64)] = [
            ("stale", it.refusedStale), ("future", it.refusedFuture),
            ("sequence", it.refusedSequence), ("range", it.refusedRange),
            ("move", it.refusedMove), ("crossed", it.refusedCrossed),
            ("spread", it.refusedSpread), ("symbol", it.refusedSymbol),
        ]
        let found: [(String, UInt64)] = [
            ("gaps", it.gaps), ("missing", it.missing), ("spikes", it.spikes),
            ("rebases", it.rebases), ("flat lines", it.flatLines), ("stales", it.stales),
        ]
        func words(_ counts: [(String, UInt64)]) -> String {
            let words = counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
            return words.isEmpty ? "none" : words.joined(separator: " ")
        }
        let reference =
            it.referencePx == .null ? "none" : NumberText.decimal(it.referencePx, scale: 8)
        say(
            "\(it.state) \(it.cause) reference \(reference) accepted \(it.accepted)"
                + " refused: \(words(refused)); found: \(words(found))")
        if it.quarantinedSequence != .null {
            func price(_ price: Int64) -> String {
                price == .null ? "-" : NumberText.decimal(price, scale: 8)
            }
            say(
                "last refused: \(it.quarantinedReason) bid \(price(it.quarantinedBidPx))"
                    + " offer \(price(it.quarantinedOfferPx)) last \(price(it.quarantinedLastPx))")
        }
    }

    /// `show market-data`: the totals.
    func showTotals() {
        guard let it = driver.core.marketData(
            requestID: 1, securityID: .null, time: driver.now, { _ in })
        else { return say("no market data") }
        say(
            "accepted \(it.accepted) refused \(it.refused) unknown \(it.unknown) gaps \(it.gaps)"
                + " spikes \(it.spikes) rebases \(it.rebases) flat lines \(it.flatLines)"
                + " stales \(it.stales); unseen \(it.unseen) good \(it.good)"
                + " degraded \(it.degraded) stale \(it.stale); reports \(it.reports)")
    }
}
