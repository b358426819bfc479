// NautilusTrader's RiskEngine on one limit order, in the same run: the peer of the core's checks.
//
// It runs in a Python of its own, which `Deploy/run bench` sets up and names in PORTCULLIS_PEER.
// Without it the comparison is left out, and says so.

import Foundation

enum PeerBenchmark {
    static let riskEngine = "peer: NautilusTrader 1.221 RiskEngine, one limit order"

    private struct Figure: Decodable {
        let medianNs, minNs, maxNs: Double
    }

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        guard report.wants(riskEngine) else { return }
        guard let python = ProcessInfo.processInfo.environment["PORTCULLIS_PEER"] else {
            FileHandle.standardError.write(
                Data("SKIPPED \(riskEngine): PORTCULLIS_PEER names no Python that has it\n".utf8))
            return
        }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Peers/nautilus_risk.py").standardizedFileURL
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path, "--json"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkError(text: "\(script.lastPathComponent) failed; run it by hand")
        }
        let figure = try JSONDecoder().decode(Figure.self, from: data)
        report.add(riskEngine) { name in
            Measurement(
                name: name, medianNs: figure.medianNs, minNs: figure.minNs, maxNs: figure.maxNs,
                repetitions: 7, operationsPerRepetition: 5_000)
        }
    }
}
