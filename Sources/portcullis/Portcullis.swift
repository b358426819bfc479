// The one command.

import ArgumentParser

@main
struct Portcullis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portcullis",
        abstract: "An order gateway: checks, journals and forwards orders, and can be halted.",
        subcommands: [JournalCommand.self])
}
