// What a load test found, as numbers, as a table for people and as JSON for programs.
//
// Thread: values; any thread.

import Histogram
import Wire

struct LoadtestResult {
    /// Up to a minute in ns, three digits.
    private static func histogram() -> LatencyHistogram {
        LatencyHistogram(highestTrackableValue: 60_000_000_000)
    }

    var sentCount = 0
    var answeredCount = 0
    var tradeCount = 0
    /// Steps that could not be sent, because their order had ended or a replace was under way.
    var skippedCount = 0
    /// Requests and reports that the gateway says are lost.
    var lostCount = 0
    var disconnectCount = 0
    var refusals: [RejectReason: Int] = [:]
    var firstDueNs = UInt64.max
    var lastAnswerNs: UInt64 = 0

    private(set) var pendingNew = Self.histogram()
    private(set) var final = Self.histogram()
    private(set) var requestAnswered = Self.histogram()
    private(set) var requestDone = Self.histogram()

    mutating func answered(_ kind: LoadtestLedger.Kind, _ latencyNs: UInt64) {
        let value = min(latencyNs, 60_000_000_000)
        if kind == .new { pendingNew.record(value) } else { requestAnswered.record(value) }
    }

    mutating func done(_ kind: LoadtestLedger.Kind, _ latencyNs: UInt64) {
        let value = min(latencyNs, 60_000_000_000)
        if kind == .new { final.record(value) } else { requestDone.record(value) }
    }

    /// Adds what another connection found.
    mutating func add(_ other: LoadtestResult) {
        sentCount += other.sentCount
        answeredCount += other.answeredCount
        tradeCount += other.tradeCount
        skippedCount += other.skippedCount
        lostCount += other.lostCount
        disconnectCount += other.disconnectCount
        refusals.merge(other.refusals, uniquingKeysWith: +)
        firstDueNs = min(firstDueNs, other.firstDueNs)
        lastAnswerNs = max(lastAnswerNs, other.lastAnswerNs)
        pendingNew.add(other.pendingNew)
        final.add(other.final)
        requestAnswered.add(other.requestAnswered)
        requestDone.add(other.requestDone)
    }

    var unansweredCount: Int { sentCount - answeredCount }

    /// From the first due time to the last answer, s.
    var elapsedS: Double {
        lastAnswerNs > firstDueNs ? Double(lastAnswerNs - firstDueNs) / 1e9 : 0
    }

    /// Answers a second.
    var throughput: Double { elapsedS > 0 ? Double(answeredCount) / elapsedS : 0 }

    /// The latencies in the order in which they are shown, with the names for people and programs.
    var latencies: [(title: String, name: String, histogram: LatencyHistogram)] {
        [
            ("order → PendingNew", "orderPendingNew", pendingNew),
            ("order → final", "orderFinal", final),
            ("cancel, replace → Pending", "requestPending", requestAnswered),
            ("cancel, replace → done", "requestDone", requestDone),
        ]
    }

    /// Refusals, the most frequent first.
    var refusalsByCount: [(reason: RejectReason, count: Int)] {
        refusals.map { ($0.key, $0.value) }
            .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
            .map { (reason: $0.0, count: $0.1) }
    }
}

/// The table for people.
extension LoadtestResult {
    func table() -> String {
        var lines: [String] = []
        let columns = ["count", "p50", "p90", "p99", "p99.9", "max"]
        lines.append(Self.left("", 27) + columns.map { Self.right($0, 11) }.joined())
        for (title, _, histogram) in latencies where histogram.totalCount > 0 {
            let values = Self.percentiles.map { histogram.valueAtPercentile($0) }
            let cells =
                [Self.grouped(Int(histogram.totalCount))]
                + (values + [histogram.max]).map { Self.duration(ns: $0) }
            lines.append(Self.left(title, 27) + cells.map { Self.right($0, 11) }.joined())
        }
        lines.append("")
        lines.append(
            "sent \(Self.grouped(sentCount)), answered \(Self.grouped(answeredCount)) "
                + "in \(Self.decimal(elapsedS, 2)) s: "
                + "\(Self.grouped(Int(throughput.rounded()))) a second; "
                + "\(Self.grouped(tradeCount)) trades")
        if skippedCount > 0 {
            lines.append(
                "left out \(Self.grouped(skippedCount)): the order had ended, or a replace was "
                    + "under way")
        }
        if refusals.isEmpty { lines.append("refused: none") }
        for (reason, count) in refusalsByCount {
            let number = Self.right(Self.grouped(count), 10)
            lines.append("refused \(number)  \(reason) (\(reason.rawValue)): \(reason.meaning)")
        }
        if unansweredCount > 0 { lines.append("UNANSWERED: \(Self.grouped(unansweredCount))") }
        if lostCount > 0 { lines.append("LOST: \(Self.grouped(lostCount))") }
        if disconnectCount > 0 { lines.append("connections lost: \(disconnectCount)") }
        return lines.joined(separator: "\n")
    }

    static let percentiles: [Double] = [50, 90, 99, 99.9]

    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// 1234567 as 1,234,567.
    static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    static func decimal(_ value: Double, _ places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        guard places > 0 else { return String(scaled) }
        let fraction = String(scaled.magnitude % scale.magnitude)
        return (scaled < 0 ? "-" : "") + String(scaled.magnitude / scale.magnitude) + "."
            + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// A duration with three digits: 84.1 µs, 1.52 ms, 2.10 s.
    static func duration(ns: UInt64) -> String {
        let units: [(UInt64, String)] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs")]
        for (size, unit) in units where ns >= size {
            let value = Double(ns) / Double(size)
            let places = value < 10 ? 2 : value < 100 ? 1 : 0
            return "\(decimal(value, places)) \(unit)"
        }
        return "\(ns) ns"
    }
}

/// What programs get.
struct LoadtestReport: Encodable {
    struct Latency: Encodable {
        let count: UInt64
        let p50Ns, p90Ns, p99Ns, p999Ns, maxNs: UInt64
    }

    let mode: String
    let ratePerSecond: Int?
    let window: Int?
    let batch: Int
    let connections: Int
    let sent, answered, unanswered, trades, skipped, lost, disconnects: Int
    let elapsedS, answersPerSecond: Double
    let latencies: [String: Latency]
    let refusals: [String: Int]

    init(
        _ result: LoadtestResult, mode: String, rate: Int?, window: Int?, batch: Int,
        connections: Int
    ) {
        self.mode = mode
        ratePerSecond = rate
        self.window = window
        self.batch = batch
        self.connections = connections
        sent = result.sentCount
        answered = result.answeredCount
        unanswered = result.unansweredCount
        trades = result.tradeCount
        skipped = result.skippedCount
        lost = result.lostCount
        disconnects = result.disconnectCount
        elapsedS = result.elapsedS
        answersPerSecond = result.throughput
        var latencies: [String: Latency] = [:]
        for (_, name, histogram) in result.latencies where histogram.totalCount > 0 {
            let values = LoadtestResult.percentiles.map { histogram.valueAtPercentile($0) }
            latencies[name] = Latency(
                count: histogram.totalCount, p50Ns: values[0], p90Ns: values[1],
                p99Ns: values[2], p999Ns: values[3], maxNs: histogram.max)
        }
        self.latencies = latencies
        refusals = Dictionary(
            uniqueKeysWithValues: result.refusals.map { ("\($0.key)", $0.value) })
    }
}
