// `portcullis keygen`: makes the keys that strategies log on with.
//
// Exit codes: 0 all keys are there; 1 one could not be made; 2 the configuration has mistakes.
// Thread: the command's.

import ArgumentParser
import Foundation
import Gateway

struct KeygenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make the keys that are missing; an existing key is never overwritten.",
        discussion: """
            With --config, makes the missing key files of all strategies, readable by you alone. \
            With --strategy, --session and --output, makes one key file. \
            Exits 0 if all keys are there, 1 if one could not be made, 2 if the configuration is \
            wrong.
            """)

    @Option(help: "The configuration file, for the keys of all its strategies.")
    var config: String?

    @Option(help: "The gateway's data directory.")
    var data = "portcullis-data"

    @Option(help: "Replace the key of this strategy; with --config.")
    var rotate: String?

    @Option(help: "The strategy of a single key.")
    var strategy: String?

    @Option(help: "The session of a single key.")
    var session: UInt32?

    @Option(help: "The file of a single key.")
    var output: String?

    func validate() throws {
        let single = [strategy != nil, session != nil, output != nil]
        guard (config != nil) != single.contains(true), config != nil || !single.contains(false)
        else {
            throw ValidationError(
                "Give either --config, or --strategy, --session and --output together.")
        }
        guard rotate == nil || config != nil else {
            throw ValidationError("--rotate takes a strategy of a configuration: give --config.")
        }
        guard session.map({ (1..<UInt32.max).contains($0) }) ?? true else {
            throw ValidationError("--session takes a number from 1 to 4294967294.")
        }
    }

    func run() throws {
        do {
            if let config {
                try makeAll(try GatewayConfiguration.load(path: config))
            } else if let strategy, let session, let output {
                try KeyMaker.makeKey(strategy: strategy, sessionID: session, path: output)
                print("made \(output) for strategy \(strategy), session \(session)")
            }
        } catch let mistakes as ConfigurationErrors {
            try fail("\(mistakes)", code: 2)
        } catch let error as KeyMakerError {
            try fail("portcullis keygen: \(error)", code: 1)
        }
    }

    private func makeAll(_ configuration: GatewayConfiguration) throws {
        let made = try KeyMaker.makeKeys(
            for: configuration, dataDirectory: data, rotating: rotate)
        for key in made {
            let strategy = "strategy \(key.strategy), session \(key.sessionID)"
            switch key.outcome {
            case .made, .kept, .rotated: print("\(key.outcome.rawValue) \(key.place) (\(strategy))")
            case .environment:
                print("set \(key.place) to 64 hexadecimal digits, such as from "
                    + "`openssl rand -hex 32` (\(strategy))")
            }
        }
    }

    private func fail(_ text: String, code: Int32) throws -> Never {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
        throw ExitCode(code)
    }
}
