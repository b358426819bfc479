// How benchmarks measure: warm-up, repetitions, median with least and greatest, ratios.
//
// Invariants: every figure is ns for one operation; a ratio is to a reference of the same run.
// Thread: one at a time.

import Foundation
import Histogram

/// One figure.
struct Measurement: Encodable {
    let name: String
    /// ns for one operation.
    let medianNs, minNs, maxNs: Double
    /// 99th percentile, where each operation was timed by itself.
    var p99Ns: Double?
    let repetitions: Int
    let operationsPerRepetition: Int
    /// The bare thing of the same run that this is compared to, and median over its median.
    var reference: String?
    var ratio: Double?
}

/// Keeps a value from being optimised away.
@inline(never) func keep<Value>(_ value: borrowing Value) {}

enum Measure {
    static func nowNs() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Times a body that does many operations: once to warm up, then so many times.
    static func loop(
        _ name: String, operations: Int, repetitions: Int = 9, _ body: () throws -> Void
    ) rethrows -> Measurement {
        precondition(operations > 0 && repetitions > 0, "nothing to measure")
        try body()
        var figures: [Double] = []
        for _ in 0..<repetitions {
            let startNs = nowNs()
            try body()
            figures.append(Double(nowNs() - startNs) / Double(operations))
        }
        figures.sort()
        return Measurement(
            name: name, medianNs: figures[repetitions / 2], minNs: figures[0],
            maxNs: figures[repetitions - 1], repetitions: repetitions,
            operationsPerRepetition: operations)
    }

    /// Times each operation by itself, for latencies: median, least, greatest, 99th percentile.
    static func each(
        _ name: String, warmUp: Int, count: Int, _ body: () throws -> Void
    ) rethrows -> Measurement {
        for _ in 0..<warmUp { try body() }
        var histogram = Histogram<UInt64>(highestTrackableValue: 60_000_000_000)
        for _ in 0..<count {
            let startNs = nowNs()
            try body()
            histogram.record(min(nowNs() - startNs, 60_000_000_000))
        }
        return Measurement(
            name: name, medianNs: Double(histogram.valueAtPercentile(50)),
            minNs: Double(histogram.min), maxNs: Double(histogram.max),
            p99Ns: Double(histogram.valueAtPercentile(99)), repetitions: count,
            operationsPerRepetition: 1)
    }
}

/// The figures of one run.
struct BenchmarkReport: Encodable {
    private(set) var measurements: [Measurement] = []
    private let only: String?

    private enum CodingKeys: String, CodingKey { case measurements }

    init(only: String? = nil) { self.only = only }

    func wants(_ name: String) -> Bool {
        only.map { name.lowercased().contains($0.lowercased()) } ?? true
    }

    /// Runs a benchmark where its name was asked for.
    ///
    /// - Parameter reference: name of a figure that came before, for the ratio.
    mutating func add(
        _ name: String, against reference: String? = nil, _ run: (String) throws -> Measurement
    ) rethrows {
        guard wants(name) else { return }
        var measurement = try run(name)
        if let bare = measurements.first(where: { $0.name == reference }), bare.medianNs > 0 {
            measurement.reference = bare.name
            measurement.ratio = measurement.medianNs / bare.medianNs
        }
        measurements.append(measurement)
    }

    func table() -> String {
        let width = measurements.map(\.name.count).max() ?? 0
        func row(_ name: String, _ cells: [String]) -> String {
            name + String(repeating: " ", count: width - min(width, name.count))
                + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
        }
        var lines = [row("", ["median", "least", "greatest", "p99", "ratio"])]
        for it in measurements {
            let ratio = it.ratio.map { "\(Self.decimal($0)) ×" } ?? ""
            let cells = [
                Self.duration(it.medianNs), Self.duration(it.minNs), Self.duration(it.maxNs),
                it.p99Ns.map(Self.duration) ?? "", ratio,
            ]
            lines.append(row(it.name, cells) + (it.reference.map { "  of \($0)" } ?? ""))
        }
        return lines.joined(separator: "\n")
    }

    static func duration(_ ns: Double) -> String {
        if ns >= 1_000_000 { return "\(decimal(ns / 1_000_000)) ms" }
        if ns >= 1_000 { return "\(decimal(ns / 1_000)) µs" }
        return "\(decimal(ns)) ns"
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 100).rounded())
        let fraction = tenths % 100
        return "\(tenths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
