// The drop copy: sends the journal's records to those who subscribed, each from where it asked for.
//
// It runs on a thread of its own, at a lower priority, and reads the records from the journal's
// files. History and what is new come the same way, so there is no seam; the core does nothing for
// it but say up to where the journal is durable.
//
// Invariants: only durable records are sent, each subscription's in order, none left out but by its
// filter. Memory: one window and one buffer a subscription, and so is the time that one takes from
// the others. Nothing that a consumer does is felt by the core or by another consumer.
// Thread: `init`, `listen`, `stop` the owner's.

import Glibc
import Journal
import LockFree
import Transport
import Wire

/// Bounds that tests lower.
struct DropCopySettings: Sendable {
    var windowByteCount = Limit.subscriptionWindowBytesMax
    var stallMaxNs = Limit.subscriptionStallMaxNs
    var subscriptionsMax = Limit.subscriptionsMax
    var consumersMax = Limit.consumersMax
    /// Least time between two writes of one consumer's cursor, ns: an fsync is the disk's, which
    /// the journal needs.
    var cursorIntervalNs: UInt64 = 1_000_000_000
    /// Time for consumers to get the last records at a stop, ns.
    var stopDrainNs: UInt64 = 1_000_000_000
}

final class DropCopyService: Sendable {
    private static let niceness: Int32 = 5

    private let socket: ServerEndpoint
    private let journal: String
    private let consumers: String
    private let signals: DropCopySignals
    private let settings: DropCopySettings
    private let worker = Worker()

    /// - Parameters:
    ///   - journal: the journal's directory.
    ///   - consumers: the directory of the consumers' cursors; made when it is needed.
    init(
        urls: [String], engine: SocketEngine = .native, journal: String, consumers: String,
        signals: DropCopySignals, settings: DropCopySettings = DropCopySettings()
    ) throws(TransportError) {
        var options = ServerOptions(urls: urls)
        options.ringByteCount = 1 << 20
        options.connectionsMax = Limit.consumerConnectionsMax
        options.sendQueueByteCount = 2 * settings.windowByteCount + 4 * Limit.messageBytesMax
        socket = try ServerEndpoint(options, engine: engine, parker: signals.parker)
        self.journal = journal
        self.consumers = consumers
        self.signals = signals
        self.settings = settings
    }

    /// Lets consumers in.
    func listen() throws(TransportError) {
        worker.start(name: "drop-copy") { [self] in
            // For this thread alone: on Linux a priority belongs to a thread.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            var loop = DropCopyLoop(
                socket: socket, journal: journal, signals: signals,
                cursors: ConsumerCursors(directory: consumers, countMax: settings.consumersMax),
                settings: settings)
            loop.run()
        }
        try socket.listen()
    }

    var boundURLs: [String] { socket.boundURLs }

    /// Sends what is durable to those who read, tells them the end, and closes.
    func stop() {
        signals.requestStop()
        worker.join()
        socket.stop()
    }
}
