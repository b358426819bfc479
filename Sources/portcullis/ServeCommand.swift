// `portcullis serve`: runs a gateway until SIGINT or SIGTERM.
//
// Exit codes: 0 stopped cleanly; 1 the journal or a socket failed; 2 the configuration, the keys or
// the data directory are not usable, and nothing was started.

import ArgumentParser
import Foundation
import Gateway
import Transport

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the gateway.",
        discussion: """
            Keeps everything in one data directory: sockets, journal, keys. Stops on SIGINT and \
            SIGTERM: refuses new orders, drains, seals the journal, exits 0.
            """)

    @Option(name: .long, help: "Configuration file (YAML).")
    var config: String

    @Option(name: .long, help: "Data directory.")
    var data = DataDirectory.standard

    func run() throws {
        let configuration: GatewayConfiguration
        do {
            configuration = try GatewayConfiguration.load(path: config)
        } catch {
            complain("\(error)")
            complain("nothing was started")
            throw ExitCode(2)
        }
        let gateway = Gateway(configuration: configuration, data: DataDirectory(data))
        blockStopSignals()
        Thread.detachNewThread { waitForStopSignals(gateway) }
        Thread.detachNewThread { tellConnections(gateway.connections) }
        do {
            try gateway.run { summary in announce(summary, configuration) }
        } catch {
            complain("\(error)")
            throw ExitCode(error.isBeforeStart ? 2 : 1)
        }
        print("stopped: journal sealed")
    }

    private func announce(_ summary: StartSummary, _ configuration: GatewayConfiguration) {
        for note in summary.notes { print("recovery: \(note)") }
        if summary.recordsReplayed > 0 {
            print("replayed \(summary.recordsReplayed) records, every decision the same")
        }
        if summary.configurationChanged { print("configuration changed: taken in") }
        let ms = (summary.startupNs + 500_000) / 1_000_000
        print(
            "portcullis \(Gateway.version) \"\(configuration.name)\" ready in \(ms) ms, "
                + "durability \(configuration.durability)")
        for address in summary.addresses { print("  \(address)") }
        if summary.isHalted { print("HALTED: a halt is in force; `portcullis status` shows it") }
        fflush(nil)
    }
}

private func complain(_ line: String) {
    FileHandle.standardError.write(Data("portcullis: \(line)\n".utf8))
}

/// Says who connected, as long as the process lives. Where nobody reads the log, it says nothing.
private func tellConnections(_ log: ConnectionLog) {
    while true {
        guard let note = log.next(timeoutNs: 60_000_000_000) else { continue }
        var entry = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        guard unsafe poll(&entry, 1, 0) == 1 else { continue }
        let door = Door(rawValue: note.door).map(String.init(describing:)) ?? "a door"
        let user = note.peerUser < 0 ? "" : ", user \(note.peerUser)"
        let lost = log.takeLost()
        let more = lost == 0 ? "" : " (and \(lost) too fast to be listed)"
        complain("connected to \(door): \(String(note.connection, radix: 16))\(user)\(more)")
    }
}

extension GatewayError {
    /// Whether nothing had been started when it was found.
    fileprivate var isBeforeStart: Bool {
        switch self {
        case .dataDirectory, .keys, .capacityChanged, .broker, .processor: true
        default: false
        }
    }
}

/// SIGINT and SIGTERM go to the thread that waits for them, in every thread made after this.
private func blockStopSignals() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe sigaddset(&set, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    _ = signal(SIGPIPE, SIG_IGN)
}

private func waitForStopSignals(_ gateway: Gateway) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe sigaddset(&set, SIGTERM)
    var received: Int32 = 0
    while unsafe sigwait(&set, &received) == 0 {
        gateway.stop()
    }
}
