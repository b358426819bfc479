// portcullis resume: raises the gate again.

import ArgumentParser
import PortcullisClient
import Wire

struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Raise the gate that a halt dropped.",
        discussion: """
            The scope must be the one that was halted; `portcullis status` lists them.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var operation: OperatorOptions

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let report = try client.resume(operation.target, operation.authority)
            try showHalt(report, json: connection.json)
            if report.halted == .yes { throw ExitStatus.refused }
        }
    }
}
