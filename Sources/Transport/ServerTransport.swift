// What every server's socket offers its owner, and how it is set up.
//
// Invariants: connection ids are never 0; an id is told by `nextClosed` once, after the last
// message of its connection was queued, and belongs to no other connection before that.
// Thread: one owner; `counters`, `boundURLs` any.

import LockFree
import Wire

/// How a server's socket is set up.
public struct ServerOptions: Sendable {
    /// ipc://, tcp:// or inproc:// addresses to listen on.
    public var urls: [String]
    /// Bytes that may wait for the owner.
    public var ringByteCount = 4 * 1_048_576
    /// Connections at once; more are closed as they come.
    public var connectionsMax = 1_024
    /// Bytes that may wait for one peer; with more it counts as a slow reader and is disconnected.
    public var sendQueueByteCount = 4 * 1_048_576
    /// Mode of the files of unix sockets.
    public var ipcMode: UInt32 = 0o600
    /// Time for a peer to say who it is, ms (native sockets).
    public var handshakeTimeoutMs = 5_000
    /// Whether a native socket has no thread of its own: its owner calls `poll` and `park`.
    public var isPolledByOwner = false
    /// How long a native socket's own thread looks on before it sleeps, ns.
    public var busyPollNs: UInt64 = 0
    /// Told of each peer that is let in, with the door's number (native sockets).
    public var connectionLog: ConnectionLog?
    public var door: UInt8 = 0
    /// In which words a message is refused that cannot be queued.
    public var refusalForm = RefusalForm.business
    /// Raised as soon as a halt frame is seen, before anything is queued (the ops socket).
    public var haltGate: Gate?

    public init(urls: [String]) { self.urls = urls }
}

/// What went over a socket since it was opened.
public struct SocketCounters: Sendable, Equatable {
    /// Messages taken into the ring, and their bytes.
    public var messages = 0
    public var bytes = 0
    /// Messages refused because the ring was full.
    public var queueFull = 0
    /// Messages refused because they were above 64 KiB.
    public var tooLong = 0
    /// Messages taken for sending, and their bytes.
    public var sentMessages = 0
    public var sentBytes = 0
    /// Messages that were not taken for sending: the connection is gone, or libnng is full.
    public var sendFailures = 0
    /// Connections at present, and those refused because there were too many.
    public var connections = 0
    public var connectionsRefused = 0
    /// Connections that ended because their peers did not read.
    public var slowReaders = 0
    /// Connections ended because what came was no SP, too long, or not in time (native sockets).
    public var protocolErrors = 0
    public var handshakeTimeouts = 0
    /// Times that no connection could be accepted for want of descriptors or memory (native
    /// sockets).
    public var acceptFailures = 0

    public init() {}
}

/// The surface that libnng's and the native sockets share.
public protocol ServerTransport: AnyObject, Sendable {
    /// Messages as they came.
    var inbound: InboundRing { get }
    /// The addresses as they are, with the port that the system chose in place of 0.
    var boundURLs: [String] { get }
    var counters: SocketCounters { get }
    /// How long messages wait in the ring, CLOCK_MONOTONIC.
    var latency: LatencyProbe { get }
    /// Everyone who is connected at present, for what goes to all. The owner's.
    var openConnections: [UInt32] { get }

    /// Lets peers in on every address.
    func listen() throws(TransportError)
    /// The next connection that ended, or nil. Its last messages may still come out of the ring.
    func nextClosed() -> UInt32?
    /// Sends one message without waiting; false where the connection is gone or cannot take it.
    func send(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool
    /// Sends what a batch holds, if anything, and clears it.
    func send(connection: UInt32, batch: inout OutboundBatch) -> Bool
    /// Ends a connection: at once where `lingerMs` is 0, else after what was sent before.
    func closeConnection(_ connection: UInt32, lingerMs: Int32)
    /// Closes every connection and address; a second call does nothing.
    func stop(lingerMs: UInt32)
}

extension ServerTransport {
    /// Sends what a batch holds, if anything, and clears it whether it was taken or not.
    public func send(connection: UInt32, batch: inout OutboundBatch) -> Bool {
        defer { batch.clear() }
        return unsafe batch.isEmpty || send(connection: connection, bytes: batch.bytes)
    }

    /// Ends a connection when what was sent before has left, for which it has a second.
    public func closeConnection(_ connection: UInt32) {
        closeConnection(connection, lingerMs: 1_000)
    }

    /// Stops when what was sent before has left, for which it has a second.
    public func stop() { stop(lingerMs: 1_000) }
}
