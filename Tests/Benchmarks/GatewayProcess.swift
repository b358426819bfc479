// A gateway of its own process, as a benchmark needs it: the built `portcullis` beside this
// program, a configuration, a data directory that is removed.

import Foundation
import PortcullisClient

final class GatewayProcess {
    /// Where benchmarks keep their data: on a disk, not in memory. Unix sockets' paths are short.
    static let folderOfAll = "/var/tmp"

    let data: String
    /// From the start of the process until it said that it is ready, ns.
    private(set) var readyNs: UInt64 = 0
    private let process = Process()
    private static let binary =
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("portcullis")

    /// - Parameters:
    ///   - configuration: a file below Deploy/config.
    ///   - durability: replaces the file's.
    ///   - more: lines that are added to the file, such as a section that it has not.
    init(configuration: String, durability: String, more: String = "") throws {
        guard FileManager.default.isExecutableFile(atPath: Self.binary.path) else {
            throw BenchmarkError(
                text: "\(Self.binary.path) is missing: `Deploy/run bench` builds it")
        }
        data = "\(Self.folderOfAll)/portcullis-bench-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        let text = try String(
            contentsOfFile: "Deploy/config/\(configuration)", encoding: .utf8
        ).split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("durability:") ? "durability: \(durability)" : String($0)
        }.joined(separator: "\n")
        try (text + "\n" + more + "\n").write(
            toFile: "\(data)/gateway.yaml", atomically: true, encoding: .utf8)
        try Self.run(["keygen", "--config", "\(data)/gateway.yaml", "--data", data])
        try start()
    }

    private func start() throws {
        let output = Pipe()
        process.executableURL = Self.binary
        process.arguments = ["serve", "--config", "\(data)/gateway.yaml", "--data", data]
        process.standardOutput = output
        let startNs = Measure.nowNs()
        try process.run()
        var seen = ""
        while !seen.contains("ready") {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw BenchmarkError(text: "the gateway did not start") }
            seen += String(decoding: bytes, as: UTF8.self)
        }
        readyNs = Measure.nowNs() - startNs
    }

    /// Runs the command to its end.
    static func run(_ arguments: [String]) throws {
        let command = Process()
        command.executableURL = binary
        command.arguments = arguments
        command.standardOutput = FileHandle.nullDevice
        try command.run()
        command.waitUntilExit()
        guard command.terminationStatus == 0 else {
            throw BenchmarkError(
                text: "portcullis \(arguments.joined(separator: " ")): exit code "
                    + "\(command.terminationStatus)")
        }
    }

    /// A command that goes on beside the benchmark.
    static func begin(_ arguments: [String]) throws -> Process {
        let command = Process()
        command.executableURL = binary
        command.arguments = arguments
        command.standardOutput = FileHandle.nullDevice
        try command.run()
        return command
    }

    /// Resident memory, bytes.
    var residentByteCount: Int {
        let status = (try? String(
            contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) * 1_024
    }

    func session(_ strategy: String) throws -> Session {
        let session = Session(
            url: "ipc://\(data)/orders.ipc", key: try Key(path: "\(data)/keys/\(strategy).key"))
        try session.connect()
        return session
    }

    /// Stops it cleanly; the journal stays until `remove`.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    func remove() {
        stop()
        try? FileManager.default.removeItem(atPath: data)
    }
}
