// `portcullis check`: is a configuration right, and what does it mean?
//
// Exit codes: 0 right; 2 mistakes, each on a line of its own, or no such file.
// Thread: the command's.

import ArgumentParser
import Foundation
import Gateway

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a configuration: every mistake at once, or what it means.",
        discussion: "Exits 0 if the configuration is right, 2 if it is not. Starts nothing.")

    @Option(help: "The configuration file.")
    var config: String

    @Flag(help: "Print JSON for programs.")
    var json = false

    private struct Mistakes: Encodable {
        struct Mistake: Encodable {
            let line: Int
            let column: Int
            let path: String
            let message: String
        }
        let file: String
        let errors: [Mistake]
    }

    func run() throws {
        do {
            let summary = ConfigurationSummary(try GatewayConfiguration.load(path: config))
            print(json ? try Self.text(of: summary) : summary.text, terminator: json ? "\n" : "")
        } catch let mistakes as ConfigurationErrors {
            if json {
                let rows = mistakes.issues.map {
                    Mistakes.Mistake(
                        line: $0.line, column: $0.column, path: $0.path, message: $0.message)
                }
                print(try Self.text(of: Mistakes(file: mistakes.file, errors: rows)))
            } else {
                let count = mistakes.issues.count
                let total = count == 1 ? "1 mistake" : "\(count) mistakes"
                let text = "\(mistakes)\n\(total); nothing was started\n"
                FileHandle.standardError.write(Data(text.utf8))
            }
            throw ExitCode(2)
        }
    }

    private static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
