// The one command.

import ArgumentParser
import Foundation

@main struct Portcullis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portcullis",
        abstract: "An order gateway: a durable message queue with judgement.",
        discussion: ExitStatus.discussion,
        subcommands: [
            SubmitCommand.self, CancelCommand.self, StatusCommand.self, PositionsCommand.self,
            HaltCommand.self, ResumeCommand.self, ServeCommand.self, CheckCommand.self,
            KeygenCommand.self, LoadtestCommand.self, JournalCommand.self,
            TailCommand.self, ExplainCommand.self, LimitCommand.self, LimitsCommand.self,
            CalendarCommand.self, LockoutCommand.self, LockoutsCommand.self, SizeCommand.self,
            RiskCommand.self, FeedCommand.self, PricesCommand.self,
        ])

    /// Wrong usage exits 2, as all commands document; the parser's own code would be 64.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            exit(withError: ExitStatus.usage)
        }
    }
}
