// The options by which every command finds its gateway, and how a command ends.

import ArgumentParser
import Foundation
import PortcullisClient

/// How a command ends. The numbers are part of the interface.
enum ExitStatus {
    /// Refused, or failed.
    static let refused = ExitCode(1)
    /// The call or the configuration is wrong; nothing was done.
    static let usage = ExitCode(2)
    /// No gateway was reached, or it did not answer in time.
    static let unreachable = ExitCode(3)

    /// For the help of every command.
    static let discussion = """
        Exit codes: 0 done; 1 refused or failed; 2 wrong usage or configuration; \
        3 no gateway reached, or no answer in time.
        """
}

struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The gateway's directory.", valueName: "dir"))
    var data = "./portcullis-data"

    @Option(
        help: ArgumentHelp(
            "The socket's address instead: ipc://PATH or tcp://HOST:PORT.", valueName: "url"))
    var connect: String?

    @Flag(help: "Print JSON, one value a line, for programs.")
    var json = false

    @Option(help: ArgumentHelp("Longest wait for an answer.", valueName: "seconds"))
    var timeout = 5.0

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout is a number of seconds above 0 and up to 86400")
        }
    }

    var timeoutMs: Int32 { Int32(timeout * 1_000) }
    var ordersURL: String { connect ?? "ipc://\(data)/orders.ipc" }
    var opsURL: String { connect ?? "ipc://\(data)/ops.ipc" }
    var feedURL: String { connect ?? "ipc://\(data)/feed.ipc" }
    var pricesURL: String { connect ?? "ipc://\(data)/prices.ipc" }
    var eventsURL: String { connect ?? "ipc://\(data)/events.ipc" }
}

struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The strategy to speak as.", valueName: "name"))
    var strategy: String?

    @Option(help: ArgumentHelp("Its key file.", valueName: "file"))
    var key: String?

    func validate() throws {
        guard strategy == nil || key == nil else {
            throw ValidationError("give --strategy or --key, not both")
        }
    }

    /// The key that the options name, or the only one that the data directory holds.
    func load(data: String) throws -> Key {
        if let key { return try Key(path: key) }
        let folder = "\(data)/keys"
        if let strategy {
            guard !strategy.contains("/"), !strategy.hasPrefix(".") else {
                throw ClientError.invalidField(
                    name: "strategy", value: strategy,
                    why: "a name holds no path; give the file with --key")
            }
            return try Key(path: "\(folder)/\(strategy).key")
        }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".key") && !$0.hasPrefix(".") }.sorted()
        guard let only = names.first else {
            throw ClientError.key(
                path: folder, line: 0,
                why: "there is no key here; make one with `portcullis keygen`, "
                    + "or name one with --key FILE")
        }
        guard names.count == 1 else {
            let list = names.map { $0.dropLast(4) }.joined(separator: ", ")
            throw ClientError.key(
                path: folder, line: 0,
                why: "there are several keys here; give --strategy with one of \(list)")
        }
        return try Key(path: "\(folder)/\(only)")
    }
}

/// Runs a command's work; what goes wrong is printed and becomes the exit code.
func reporting(_ work: () throws -> Void) throws {
    do { try work() } catch let error as ClientError {
        Console.error("\(error)")
        switch error.kind {
        case .configuration: throw ExitStatus.usage
        case .unreachable: throw ExitStatus.unreachable
        case .refused: throw ExitStatus.refused
        }
    }
}
