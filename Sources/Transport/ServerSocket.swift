// A pair1 socket that serves many peers on any number of addresses.
//
// libnng's own pair1 for many peers keeps two messages a peer and drops what comes above, silently
// (pair1_poly.c), also for a peer that reads as fast as it can. So peers on ipc and tcp are libnng
// streams that carry the SP format (StreamConnection): nothing is dropped, and one who does not
// read is disconnected. inproc has no streams and goes over libnng's socket: for tests, and small
// traffic. A message that `send` took is on its way, not delivered; sequence numbers are the
// promise.
//
// Invariants: after `stop` no callback runs and nothing is held in libnng.
// Thread: one owner, who reads the ring and the closed connections, sends, closes and stops.
// `counters` any.

import CNng
import Glibc
import LockFree
import Synchronization
import Wire

public final class ServerSocket: ServerTransport {
    /// Messages from libnng up to this size reach the gateway and are refused with a reason; a
    /// longer one makes libnng close the connection.
    static let receiveBytesMax = 2 * Limit.messageBytesMax
    /// Messages that libnng holds for all peers on inproc, each way.
    static let queuedMessagesMax: Int32 = 1_024
    /// Time for what was sent over inproc to leave.
    private static let pipeLingerMs: Int32 = 20

    private let socketID: UInt32
    private let receiver: ServerReceiver
    private let urls: [SocketURL]
    private let options: ServerOptions
    private let bound = Mutex<[String]>([])
    private let listeners = Mutex<[StreamListener]>([])
    private let open = Atomic<Bool>(true)

    /// Opens the socket; `listen` lets peers in.
    ///
    /// - Parameter parker: woken for each message and each closed connection.
    /// - Throws: `.invalidURL`, `.pathTooLong`, `.library`.
    public convenience init(_ options: ServerOptions, parker: Parker) throws(TransportError) {
        try self.init(options, intake: ServerIntake(options, parker: parker, isShared: true))
    }

    /// - Parameter intake: a shared one: libnng's threads are many.
    init(_ options: ServerOptions, intake: ServerIntake) throws(TransportError) {
        precondition(options.connectionsMax > 0, "a socket without connections")
        var urls: [SocketURL] = []
        for url in options.urls { urls.append(try SocketURL(url)) }
        guard !urls.isEmpty else { throw .invalidURL("", why: "no address is given") }
        var socket = nng_socket()
        try check(unsafe nng_pair1_open_poly(&socket), "nng_pair1_open_poly", "a server's socket")
        self.options = options
        self.urls = urls
        socketID = socket.id
        receiver = ServerReceiver(socketID: socket.id, options: options, intake: intake)
        do throws(TransportError) { try setUp(socket) } catch {
            stop(lingerMs: 0)
            throw error
        }
    }

    deinit { stop(lingerMs: 0) }

    private func setUp(_ socket: nng_socket) throws(TransportError) {
        let place = "a server's socket"
        try check(
            unsafe nng_socket_set_size(socket, NNG_OPT_RECVMAXSZ, Self.receiveBytesMax),
            "set recv-size-max", place)
        for option in [NNG_OPT_SENDBUF, NNG_OPT_RECVBUF] {
            try check(
                unsafe nng_socket_set_int(socket, option, Self.queuedMessagesMax),
                "set \(option)", place)
        }
        let context = unsafe Unmanaged.passUnretained(receiver).toOpaque()
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_ADD_PRE,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<ServerReceiver>.fromOpaque(context).takeUnretainedValue()
                        .pipeAdded(pipe)
                }, context),
            "nng_pipe_notify", place)
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_REM_POST,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<ServerReceiver>.fromOpaque(context).takeUnretainedValue()
                        .pipeRemoved(pipe)
                }, context),
            "nng_pipe_notify", place)
        try unsafe receiver.start(context: context)
    }

    // MARK: Listening

    /// Lets peers in on every address.
    ///
    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`. Nobody is
    ///   let in any more then: stop the socket.
    public func listen() throws(TransportError) {
        for url in urls {
            if case .inproc = url.kind {
                try check(
                    unsafe nng_listen(nng_socket(id: socketID), url.text, nil, 0), "nng_listen",
                    url.text)
                bound.withLock { $0.append(url.text) }
                continue
            }
            if case .ipc(let path) = url.kind { try SocketFile.clear(path: path, url: url.text) }
            let listener = try StreamListener(
                url, ipcMode: options.ipcMode, receiver: receiver)
            listeners.withLock { $0.append(listener) }
            let address = try listener.boundURL()
            try listener.start()
            bound.withLock { $0.append(address) }
        }
    }

    /// The addresses as they are, with the port that the system chose in place of 0.
    public var boundURLs: [String] { bound.withLock { $0 } }

    // MARK: The owner's side

    /// Messages as they came.
    public var inbound: InboundRing { receiver.intake.ring }
    /// How long they wait there, CLOCK_MONOTONIC.
    public var latency: LatencyProbe { receiver.intake.latency }
    /// Everyone who is connected at present, for what goes to all.
    public var openConnections: [UInt32] { receiver.openConnections }

    /// The next connection that ended, or nil. Its last messages may still come out of the ring.
    public func nextClosed() -> UInt32? { receiver.nextClosed() }

    /// Hands one message to libnng without waiting.
    ///
    /// - Parameter bytes: whole frames, at most 64 KiB.
    /// - Returns: false where libnng's queue is full; true is no promise of delivery.
    public func send(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool {
        precondition(bytes.count <= Limit.messageBytesMax, "a message above the maximum")
        return unsafe receiver.send(connection: connection, bytes: bytes)
    }

    /// Ends a connection when what was sent to it before has left.
    ///
    /// - Parameter lingerMs: longest time for that; 0 ends it at once.
    public func closeConnection(_ connection: UInt32, lingerMs: Int32) {
        let end: @Sendable () -> Void
        var delayMs = lingerMs
        if connection & ServerReceiver.streamBit != 0 {
            // The connection may be gone already, which is what is wanted.
            guard let stream = receiver.stream(connection) else { return }
            if lingerMs > 0 { stream.closeWhenSent() }
            end = { stream.close() }
        } else {
            // Of a pipe libnng does not tell when it has sent.
            delayMs = min(lingerMs, Self.pipeLingerMs)
            end = { _ = nng_pipe_close(nng_pipe(id: connection)) }
        }
        if delayMs > 0, DelayedAction.start(afterMs: delayMs, end) { return }
        end()
    }

    public var counters: SocketCounters {
        var counters = SocketCounters()
        receiver.intake.count(into: &counters)
        count(into: &counters)
        return counters
    }

    /// What this socket itself counts.
    func count(into counters: inout SocketCounters) {
        counters.sentMessages += receiver.sentMessages.load(ordering: .relaxed)
        counters.sentBytes += receiver.sentBytes.load(ordering: .relaxed)
        counters.sendFailures += receiver.sendFailures.load(ordering: .relaxed)
        counters.slowReaders += receiver.slowReaders.load(ordering: .relaxed)
        counters.connections += receiver.connectionCount
        counters.connectionsRefused += receiver.connectionsRefused.load(ordering: .relaxed)
    }

    /// Closes every connection and address; the socket's files are removed. A second call does
    /// nothing.
    ///
    /// - Parameter lingerMs: longest time for what was sent before to leave.
    public func stop(lingerMs: UInt32) {
        guard open.exchange(false, ordering: .acquiringAndReleasing) else { return }
        let listeners = self.listeners.withLock { listeners in
            defer { listeners.removeAll() }
            return listeners
        }
        for listener in listeners { listener.stop() }
        if lingerMs > 0 && receiver.hasPipes { usleep(UInt32(Self.pipeLingerMs) * 1_000) }
        var waitedMs: UInt32 = 0
        while waitedMs < lingerMs && !receiver.isFlushed {
            usleep(1_000)
            waitedMs += 1
        }
        receiver.stopStreams()
        receiver.stop()
        // Returns when every pipe is gone and every notification was given.
        _ = nng_close(nng_socket(id: socketID))
    }
}
