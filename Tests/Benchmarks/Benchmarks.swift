// Measures the gateway's parts and prints a table.
//
//     swift run -c release Benchmarks [--only TEXT] [--json FILE]
//
// Machines are noisy: compare ratios to a bare reference of the same run rather than figures of two
// runs. A debug build says nothing about speed, and says so.
// Thread: the command's, and what a benchmark starts itself.

import ArgumentParser
import Foundation

@main struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks", abstract: "Measure the gateway's parts.",
        subcommands: [RunCommand.self, EchoServerCommand.self, RawEchoServerCommand.self],
        defaultSubcommand: RunCommand.self)
}

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the benchmarks and print a table.")

    @Option(help: "Run only benchmarks whose name contains this.")
    var only: String?

    @Option(help: "Write the figures to this file as JSON.")
    var json: String?

    /// Every benchmark, by group. Core and gateway append theirs here.
    static let groups: [@Sendable (inout BenchmarkReport) throws -> Void] = [
        WireBenchmark.run, RecordRingBenchmark.run, ChainBenchmark.run, PeerBenchmark.run,
        CoreBenchmark.run, PaperBrokerBenchmark.run, EchoBenchmark.run, RawEchoBenchmark.run,
        SyncBenchmark.run, GatewayBenchmark.run, RiskBenchmark.run,
    ]

    func run() throws {
        #if DEBUG
            FileHandle.standardError.write(
                Data("a debug build: these figures mean nothing; build with -c release\n".utf8))
        #endif
        var report = BenchmarkReport(only: only)
        for group in Self.groups { try group(&report) }
        guard !report.measurements.isEmpty else {
            throw ValidationError("No benchmark's name contains '\(only ?? "")'.")
        }
        print(report.table())
        if let json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(report).write(to: URL(fileURLWithPath: json))
        }
    }
}
