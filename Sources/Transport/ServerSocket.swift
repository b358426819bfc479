// One nng pair1 socket that serves many peers on any number of addresses.
//
// libnng drops what it cannot send to a peer at once: it keeps two messages a peer, and says nothing
// (pair1_poly.c). So a message that `send` took is on its way, not delivered; sequence numbers are the
// promise. Send few large messages rather than many small ones.
//
// Invariants: after `stop` no callback runs and nothing is held in libnng.
// Thread: one owner, who reads the ring and the closed connections, sends, closes and stops.
// `counters` any.

import CNng
import Glibc
import LockFree
import Synchronization
import Wire

/// How a server's socket is set up.
public struct ServerOptions: Sendable {
    /// ipc://, tcp:// or inproc:// addresses to listen on.
    public var urls: [String]
    /// Bytes that may wait for the owner.
    public var ringByteCount = 4 * 1_048_576
    /// Connections at once; more are closed as they come.
    public var connectionsMax = 1_024
    /// Mode of the files of unix sockets.
    public var ipcMode: UInt32 = 0o600
    /// In which words a message is refused that cannot be queued.
    public var refusalForm = RefusalForm.business
    /// Raised as soon as a halt frame is seen, before anything is queued (the ops socket).
    public var haltGate: Gate?

    public init(urls: [String]) { self.urls = urls }
}

public final class ServerSocket: Sendable {
    /// Messages from libnng up to this size reach the gateway and are refused with a reason; a
    /// longer one makes libnng close the connection.
    static let receiveBytesMax = 2 * Limit.messageBytesMax
    /// Messages that libnng holds for all peers, each way.
    static let queuedMessagesMax: Int32 = 1_024

    private let socketID: UInt32
    private let receiver: ServerReceiver
    private let urls: [SocketURL]
    private let options: ServerOptions
    private let bound = Mutex<[String]>([])
    private let open = Atomic<Bool>(true)

    /// Opens the socket; `listen` lets peers in.
    ///
    /// - Parameter parker: woken for each message and each closed connection.
    /// - Throws: `.invalidURL`, `.pathTooLong`, `.library`.
    public init(_ options: ServerOptions, parker: Parker) throws(TransportError) {
        precondition(options.connectionsMax > 0, "a socket without connections")
        var urls: [SocketURL] = []
        for url in options.urls { urls.append(try SocketURL(url)) }
        guard !urls.isEmpty else { throw .invalidURL("", why: "no address is given") }
        var socket = nng_socket()
        try check(unsafe nng_pair1_open_poly(&socket), "nng_pair1_open_poly", "a server's socket")
        self.options = options
        self.urls = urls
        socketID = socket.id
        receiver = ServerReceiver(socketID: socket.id, options: options, parker: parker)
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
            if case .ipc(let path) = url.kind { try SocketFile.clear(path: path, url: url.text) }
            var listener = nng_listener()
            try check(
                unsafe nng_listener_create(&listener, nng_socket(id: socketID), url.text),
                "nng_listener_create", url.text)
            switch url.kind {
            case .ipc:
                try check(
                    unsafe nng_listener_set_int(
                        listener, NNG_OPT_IPC_PERMISSIONS, Int32(options.ipcMode)),
                    "set ipc:permissions", url.text)
            case .tcp:
                try check(
                    unsafe nng_listener_set_bool(listener, NNG_OPT_TCP_NODELAY, true),
                    "set tcp-nodelay", url.text)
            case .inproc: break
            }
            try check(nng_listener_start(listener, 0), "nng_listener_start", url.text)
            let address = try boundAddress(of: listener, url)
            bound.withLock { $0.append(address) }
        }
    }

    /// The addresses as they are, with the port that the system chose in place of 0.
    public var boundURLs: [String] { bound.withLock { $0 } }

    private func boundAddress(
        of listener: nng_listener, _ url: SocketURL
    ) throws(TransportError) -> String {
        guard case .tcp(let host, 0) = url.kind else { return url.text }
        var address = nng_sockaddr()
        try check(
            unsafe nng_listener_get_addr(listener, NNG_OPT_LOCADDR, &address),
            "get local-address", url.text)
        // Bound: every member of the union begins with the family; the port follows it in both.
        let port = unsafe UInt16(bigEndian: address.s_in.sa_port)
        return "tcp://\(host):\(port)"
    }

    // MARK: The owner's side

    /// Messages as they came.
    public var inbound: InboundRing { receiver.ring }

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

    /// Sends what a batch holds, if anything, and clears it whether it was taken or not.
    public func send(connection: UInt32, batch: inout OutboundBatch) -> Bool {
        defer { batch.clear() }
        return unsafe batch.isEmpty || receiver.send(connection: connection, bytes: batch.bytes)
    }

    /// Ends a connection.
    ///
    /// - Parameter lingerMs: time for what was sent before to leave, as libnng does not tell.
    public func closeConnection(_ connection: UInt32, lingerMs: Int32 = 20) {
        let pipe = nng_pipe(id: connection)
        if lingerMs > 0, DelayedClose.start(pipe, afterMs: lingerMs) { return }
        // The connection may be gone already, which is what is wanted.
        _ = nng_pipe_close(pipe)
    }

    public var counters: SocketCounters {
        SocketCounters(
            messages: receiver.messages.load(ordering: .relaxed),
            bytes: receiver.bytes.load(ordering: .relaxed),
            queueFull: receiver.queueFull.load(ordering: .relaxed),
            tooLong: receiver.tooLong.load(ordering: .relaxed),
            sentMessages: receiver.sentMessages.load(ordering: .relaxed),
            sentBytes: receiver.sentBytes.load(ordering: .relaxed),
            sendFailures: receiver.sendFailures.load(ordering: .relaxed),
            connections: receiver.connectionCount,
            connectionsRefused: receiver.connectionsRefused.load(ordering: .relaxed))
    }

    /// Closes every connection and address; the socket's files are removed. A second call does
    /// nothing.
    ///
    /// - Parameter lingerMs: time for what was sent before to leave, as libnng does not tell.
    public func stop(lingerMs: UInt32 = 20) {
        guard open.exchange(false, ordering: .acquiringAndReleasing) else { return }
        if lingerMs > 0 { usleep(lingerMs * 1_000) }
        receiver.stop()
        // Returns when every pipe is gone and every notification was given.
        _ = nng_close(nng_socket(id: socketID))
    }
}

/// Closes a pipe after a while, on libnng's clock.
private enum DelayedClose {
    private final class Closing: Sendable {
        let pipe: UInt32
        let aio = Atomic<UInt>(0)
        init(pipe: UInt32) { self.pipe = pipe }
    }

    /// - Returns: false where there was no memory for it.
    static func start(_ pipe: nng_pipe, afterMs: Int32) -> Bool {
        let closing = Closing(pipe: pipe.id)
        let context = unsafe Unmanaged.passRetained(closing).toOpaque()
        var handle: OpaquePointer?
        let code = unsafe nng_aio_alloc(
            &handle,
            { context in
                guard let context = unsafe context else { return }
                let closing = unsafe Unmanaged<Closing>.fromOpaque(context).takeRetainedValue()
                _ = nng_pipe_close(nng_pipe(id: closing.pipe))
                // Frees the aio later, from another thread: a callback cannot free its own.
                unsafe nng_aio_reap(
                    OpaquePointer(bitPattern: closing.aio.load(ordering: .acquiring)))
            }, context)
        guard code == 0 else {
            unsafe Unmanaged<Closing>.fromOpaque(context).release()
            return false
        }
        closing.aio.store(UInt(bitPattern: handle), ordering: .releasing)
        unsafe nng_sleep_aio(afterMs, handle)
        return true
    }
}
