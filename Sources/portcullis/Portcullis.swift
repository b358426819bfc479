import ArgumentParser

@main struct Portcullis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portcullis", abstract: "An order gateway.",
        subcommands: [LoadtestCommand.self])
}
