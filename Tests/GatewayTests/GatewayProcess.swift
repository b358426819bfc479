// The built `portcullis serve` as a process of its own, for what only a process can suffer.

import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

/// Thread: one.
final class GatewayProcess {
    let folder: TestFolder
    private let process = Process()
    private let log: String

    /// Starts a gateway and waits until it answers.
    init(_ configuration: TestConfiguration, in folder: TestFolder) throws {
        self.folder = folder
        log = folder.path + "/serve.log"
        try Data(configuration.text.utf8).write(to: URL(fileURLWithPath: folder.configuration))
        let parsed = try GatewayConfiguration.load(path: folder.configuration)
        _ = try KeyMaker.makeKeys(for: parsed, dataDirectory: folder.path)
        if !FileManager.default.fileExists(atPath: log) {
            try Data().write(to: URL(fileURLWithPath: log))
        }
        let handle = try #require(FileHandle(forWritingAtPath: log))
        handle.seekToEndOfFile()
        // A write beyond a file's limit fails then, as on a full disk, and does not kill.
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "trap '' XFSZ; exec \"$0\" serve --config \"$1\" --data \"$2\"",
            try Self.program(), folder.configuration, folder.path,
        ]
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        try Harness.wait("the gateway's start") {
            guard process.isRunning else {
                Issue.record("it did not start:\n\(output)")
                throw CancellationError()
            }
            // Nothing listens until it is ready.
            return (try? ops().status()) != nil
        }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// The program beside the test bundle.
    static func program() throws -> String {
        let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let path = bundle.prefix(upTo: try #require(bundle.range(of: ".xctest")).lowerBound)
        return URL(fileURLWithPath: String(path)).deletingLastPathComponent()
            .appendingPathComponent("portcullis").path
    }

    var processID: Int32 { process.processIdentifier }
    var output: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// - Returns: the exit code.
    func end(with signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationStatus
    }

    func waitForEnd() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// From now on no file may grow beyond so many bytes.
    func limitFiles(to byteCount: Int) throws {
        let limiter = Process()
        limiter.executableURL = URL(fileURLWithPath: "/usr/bin/prlimit")
        limiter.arguments = ["--pid", "\(processID)", "--fsize=\(byteCount):unlimited"]
        try limiter.run()
        limiter.waitUntilExit()
        try #require(limiter.terminationStatus == 0)
    }

    /// CPU time that it has used, s.
    func cpuSeconds() throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
        let close = try #require(text.lastIndex(of: ")"))
        let fields = text[text.index(after: close)...].split(separator: " ")
        // proc(5): utime and stime are fields 14 and 15; the text begins with field 3.
        let ticks = try #require(Double(fields[11])) + #require(Double(fields[12]))
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    func ops() throws -> OpsClient {
        try OpsClient(url: folder.data.opsURL, timeoutMs: 20_000)
    }

    func session(_ strategy: String = "alpha") throws -> Session {
        let key = try Key(path: folder.data.keys + "/\(strategy).key")
        let session = Session(url: folder.data.ordersURL, key: key)
        try session.connect(timeoutMs: 20_000)
        return session
    }

    func trader(_ strategy: String = "alpha") throws -> Trader { Trader(try session(strategy)) }

    func quote() throws { try Harness.quote("AAPL", bid: 100, offer: 101, in: folder) }
}
