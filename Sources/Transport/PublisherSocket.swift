// A pub0 socket of libnng: what is sent goes to every subscriber that keeps up.
//
// libnng 1.5.2 keeps a queue for each subscriber and drops, in silence, what does not fit; a send
// never waits (pub.c). So one that does not read costs the others nothing, and loses messages.
//
// Invariants: `send` never waits. `stop` returns within its patience even where libnng's close
// does not (nanomsg/nng 1543, 1813), and the files of unix sockets are gone then.
// Thread: `init`, `listen`, `stop` the owner's; `send` one at a time; the counts any.

import CNng
import Glibc
import Synchronization
import Wire

public final class PublisherSocket: Sendable {
    /// Messages that wait for one subscriber.
    public static let queuedMessagesMax: Int32 = 1_024
    /// Time for what was sent last to leave, and then for libnng to close, ms.
    private static let lingerMs = 20
    private static let closeMaxMs = 1_000

    private let socketID: UInt32
    private let urls: [SocketURL]
    private let state = State()
    private let bound = Mutex<[String]>([])
    private let open = Atomic<Bool>(true)

    /// What libnng's callbacks use, until the socket is closed.
    private final class State: Sendable {
        let subscribers = Atomic<Int>(0)
        let isClosed = Atomic<Bool>(false)
        /// libnng tells of the end of pipes, too, that it never told of: one who only knocked.
        private let pipes = Mutex<Set<Int32>>([])

        func added(_ pipe: Int32) { change { _ = $0.insert(pipe) } }
        func removed(_ pipe: Int32) { change { _ = $0.remove(pipe) } }

        private func change(_ body: (inout Set<Int32>) -> Void) {
            pipes.withLock { pipes in
                body(&pipes)
                subscribers.store(pipes.count, ordering: .relaxed)
            }
        }
    }

    /// Opens the socket; `listen` lets subscribers in.
    ///
    /// - Throws: `.invalidURL`, `.pathTooLong`, `.library`.
    public init(urls: [String]) throws(TransportError) {
        var parsed: [SocketURL] = []
        for url in urls { parsed.append(try SocketURL(url)) }
        self.urls = parsed
        var socket = nng_socket()
        try check(unsafe nng_pub0_open(&socket), "nng_pub0_open", "a publisher's socket")
        socketID = socket.id
        do throws(TransportError) {
            try check(
                unsafe nng_socket_set_int(socket, NNG_OPT_SENDBUF, Self.queuedMessagesMax),
                "set send-buffer", "a publisher's socket")
            try watch(socket)
        } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    private func watch(_ socket: nng_socket) throws(TransportError) {
        let context = unsafe Unmanaged.passUnretained(state).toOpaque()
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_ADD_POST,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
                        .added(nng_pipe_id(pipe))
                }, context),
            "nng_pipe_notify", "a publisher's socket")
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_REM_POST,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
                        .removed(nng_pipe_id(pipe))
                }, context),
            "nng_pipe_notify", "a publisher's socket")
    }

    /// Lets subscribers in on every address.
    ///
    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`.
    public func listen() throws(TransportError) {
        for url in urls {
            if case .ipc(let path) = url.kind { try SocketFile.clear(path: path, url: url.text) }
            var listener = nng_listener()
            try check(
                unsafe nng_listener_create(&listener, nng_socket(id: socketID), url.text),
                "nng_listener_create", url.text)
            if case .ipc = url.kind {
                try check(
                    unsafe nng_listener_set_int(listener, NNG_OPT_IPC_PERMISSIONS, 0o600),
                    "set ipc:permissions", url.text)
            }
            try check(nng_listener_start(listener, 0), "nng_listener_start", url.text)
            let address = try boundURL(of: listener, url)
            bound.withLock { $0.append(address) }
        }
    }

    /// The address as it is, with the port that the system chose in place of 0.
    private func boundURL(
        of listener: nng_listener, _ url: SocketURL
    ) throws(TransportError) -> String {
        guard case .tcp(let host, 0) = url.kind else { return url.text }
        var address = nng_sockaddr()
        try check(
            unsafe nng_listener_get_addr(listener, NNG_OPT_LOCADDR, &address),
            "get local-address", url.text)
        // Every member of the union begins with the family; the port follows it in both of tcp's.
        let port = unsafe UInt16(bigEndian: address.s_in.sa_port)
        return "tcp://\(host):\(port)"
    }

    public var boundURLs: [String] { bound.withLock { $0 } }

    /// Subscribers at present.
    public var subscriberCount: Int { state.subscribers.load(ordering: .relaxed) }

    /// Sends one message to all who subscribed to its first bytes.
    ///
    /// - Returns: false where libnng did not take it.
    public func send(_ head: UInt32, _ body: UnsafeRawBufferPointer) -> Bool {
        var message: OpaquePointer?
        guard unsafe nng_msg_alloc(&message, 4 + body.count) == 0, let message = unsafe message
        else { return false }
        // Bound: the message was allocated with four bytes and the body's.
        if let room = unsafe nng_msg_body(message), let source = body.baseAddress {
            unsafe room.storeBytes(of: head.bigEndian, as: UInt32.self)
            unsafe (room + 4).copyMemory(from: source, byteCount: body.count)
        }
        let code = unsafe nng_sendmsg(
            nng_socket(id: socketID), message, Int32(NNG_FLAG_NONBLOCK))
        if code != 0 { unsafe nng_msg_free(message) }
        return code == 0
    }

    /// Closes every subscription and address. A second call does nothing.
    public func stop() {
        guard open.exchange(false, ordering: .acquiringAndReleasing) else { return }
        if subscriberCount > 0 { usleep(UInt32(Self.lingerMs) * 1_000) }
        Self.closeAside(socketID, state)
        var waitedMs = 0
        while !state.isClosed.load(ordering: .acquiring), waitedMs < Self.closeMaxMs {
            usleep(1_000)
            waitedMs += 1
        }
        for case .ipc(let path) in urls.map(\.kind) where !bound.withLock({ $0.isEmpty }) {
            // libnng removes it as it closes; where it hangs, nobody else would.
            _ = unsafe unlink(path)
        }
    }

    /// Closes on a thread of its own, which may wait for ever and must not keep the caller with it.
    private static func closeAside(_ socketID: UInt32, _ state: State) {
        final class Closing: Sendable {
            let socketID: UInt32
            let state: State
            init(_ socketID: UInt32, _ state: State) {
                self.socketID = socketID
                self.state = state
            }
        }
        let context = unsafe Unmanaged.passRetained(Closing(socketID, state)).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let closing = unsafe Unmanaged<Closing>.fromOpaque(context).takeRetainedValue()
                _ = nng_close(nng_socket(id: closing.socketID))
                closing.state.isClosed.store(true, ordering: .releasing)
                return nil
            }, context)
        if code == 0 {
            pthread_detach(thread)
        } else {
            unsafe Unmanaged<Closing>.fromOpaque(context).release()
        }
    }
}
