// What libnng's threads do for a server's socket: copy each message into the ring and wake the
// core.
//
// Peers on ipc and tcp are byte streams of their own (StreamConnection); inproc, which has none,
// goes over one pair1 socket.
//
// Invariants: every accepted connection has a place in the ring of closed ones reserved until the
// owner took it from there, so the loss of a connection is never lost itself.
// Thread: `received`, `pipeChanged` libnng's; counters any.

import CNng
import LockFree
import Synchronization
import Wire

final class ServerReceiver: Sendable {
    let intake: ServerIntake
    private let closed: EventRing<UInt32>
    private let connectionsMax: Int

    let connectionsRefused = Atomic<Int>(0)
    let sentMessages = Atomic<Int>(0)
    let sentBytes = Atomic<Int>(0)
    let sendFailures = Atomic<Int>(0)
    let slowReaders = Atomic<Int>(0)

    private let socketID: UInt32
    private let aio = Atomic<UInt>(0)

    /// Who is connected, and how many closed connections wait for the owner.
    private struct Connections {
        var live: Set<UInt32> = []
        var unclaimed = 0
        /// Streams until the owner took their end from the ring.
        var streams: [UInt32: StreamConnection] = [:]
        var lastStream: UInt32 = ServerReceiver.streamBit

        var count: Int { live.count + unclaimed + streams.count }
    }
    private let connections = Mutex(Connections())
    private let queuedBytesMax: Int

    /// Set in the ids of streams; libnng's ids of pipes have 31 bits.
    static let streamBit: UInt32 = 0x8000_0000

    init(socketID: UInt32, options: ServerOptions, intake: ServerIntake) {
        self.socketID = socketID
        self.intake = intake
        closed = EventRing(capacity: options.connectionsMax)
        connectionsMax = options.connectionsMax
        queuedBytesMax = options.sendQueueByteCount
    }

    // MARK: Receiving

    func start(context: UnsafeMutableRawPointer) throws(TransportError) {
        var handle: OpaquePointer?
        let code = unsafe nng_aio_alloc(
            &handle,
            { context in
                guard let context = unsafe context else { return }
                unsafe Unmanaged<ServerReceiver>.fromOpaque(context).takeUnretainedValue()
                    .received()
            }, context)
        try check(code, "nng_aio_alloc", "a receive")
        aio.store(UInt(bitPattern: handle), ordering: .releasing)
        unsafe nng_recv_aio(nng_socket(id: socketID), handle)
    }

    /// Waits until no callback runs, then frees the receive.
    func stop() {
        guard let handle = unsafe OpaquePointer(
            bitPattern: aio.exchange(0, ordering: .acquiringAndReleasing))
        else { return }
        unsafe nng_aio_stop(handle)
        unsafe nng_aio_free(handle)
    }

    private func received() {
        guard let handle = unsafe OpaquePointer(bitPattern: aio.load(ordering: .acquiring))
        else { return }
        let result = unsafe nng_aio_result(handle)
        if result == NngCode.closed || result == NngCode.canceled { return }
        if result == 0, let message = unsafe nng_aio_get_msg(handle) {
            unsafe take(message)
            unsafe nng_msg_free(message)
        }
        unsafe nng_recv_aio(nng_socket(id: socketID), handle)
    }

    private func take(_ message: OpaquePointer) {
        let connection = unsafe UInt32(bitPattern: nng_pipe_id(nng_msg_get_pipe(message)))
        let body = unsafe UnsafeRawBufferPointer(
            start: nng_msg_body(message), count: nng_msg_len(message))
        unsafe take(body, connection)
    }

    /// Queues one message, or refuses it.
    func take(_ body: UnsafeRawBufferPointer, _ connection: UInt32) {
        if let reason = unsafe intake.take(connection: connection, body) {
            unsafe intake.refuse(body, reason) { refusal in
                _ = unsafe send(connection: connection, bytes: refusal)
            }
        }
        intake.parker.wake()
    }

    // MARK: Sending

    /// Hands one message to libnng without waiting.
    func send(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool {
        let sent =
            connection & Self.streamBit == 0
            ? unsafe sendToPipe(connection, bytes)
            : unsafe stream(connection)?.send(bytes, queuedBytesMax: queuedBytesMax) ?? false
        if sent {
            sentMessages.add(1, ordering: .relaxed)
            sentBytes.add(bytes.count, ordering: .relaxed)
        } else {
            sendFailures.add(1, ordering: .relaxed)
        }
        return sent
    }

    private func sendToPipe(_ connection: UInt32, _ bytes: UnsafeRawBufferPointer) -> Bool {
        var message: OpaquePointer?
        guard unsafe nng_msg_alloc(&message, bytes.count) == 0, let message = unsafe message
        else { return false }
        // Bound: the message was allocated with `bytes.count` bytes.
        if let source = bytes.baseAddress, bytes.count > 0 {
            unsafe nng_msg_body(message)?.copyMemory(from: source, byteCount: bytes.count)
        }
        unsafe nng_msg_set_pipe(message, nng_pipe(id: connection))
        guard
            unsafe nng_sendmsg(
                nng_socket(id: socketID), message, Int32(NNG_FLAG_NONBLOCK)) == 0
        else {
            unsafe nng_msg_free(message)
            return false
        }
        return true
    }

    // MARK: Connections

    func pipeAdded(_ pipe: nng_pipe) {
        let connection = UInt32(bitPattern: nng_pipe_id(pipe))
        let accepted = connections.withLock { connections in
            guard connections.count < connectionsMax else { return false }
            connections.live.insert(connection)
            return true
        }
        guard !accepted else { return }
        connectionsRefused.add(1, ordering: .relaxed)
        _ = nng_pipe_close(pipe)
    }

    func pipeRemoved(_ pipe: nng_pipe) {
        let connection = UInt32(bitPattern: nng_pipe_id(pipe))
        let known = connections.withLock { connections in
            guard connections.live.remove(connection) != nil else { return false }
            connections.unclaimed += 1
            return true
        }
        guard known else { return }
        precondition(closed.push(connection), "no place for a closed connection")
        intake.parker.wake()
    }

    func streamAccepted(_ stream: OpaquePointer, isIPC: Bool) {
        let connection: StreamConnection? = connections.withLock { connections in
            guard connections.count < connectionsMax else { return nil }
            repeat {
                connections.lastStream = connections.lastStream &+ 1 | Self.streamBit
            } while connections.lastStream == .null
                || connections.streams[connections.lastStream] != nil
            let id = connections.lastStream
            let connection = unsafe StreamConnection(
                id: id, stream: stream, isIPC: isIPC, receiver: self)
            connections.streams[id] = connection
            return connection
        }
        if let connection {
            if connection.start() { return }
            connections.withLock { _ = $0.streams.removeValue(forKey: connection.id) }
            connection.dispose()
        } else {
            unsafe nng_stream_close(stream)
            unsafe nng_stream_free(stream)
        }
        connectionsRefused.add(1, ordering: .relaxed)
    }

    func streamLost(_ id: UInt32) {
        precondition(closed.push(id), "no place for a closed connection")
        intake.parker.wake()
    }

    func stream(_ id: UInt32) -> StreamConnection? { connections.withLock { $0.streams[id] } }

    /// The next connection that ended and that had been one.
    func nextClosed() -> UInt32? {
        while let id = closed.pop() {
            if id & Self.streamBit == 0 {
                connections.withLock { $0.unclaimed -= 1 }
                return id
            }
            let connection = connections.withLock { $0.streams.removeValue(forKey: id) }
            guard let connection else { continue }
            connection.dispose()
            if connection.wasGreeted { return id }
        }
        return nil
    }

    /// Whether everything that was sent to streams has been written.
    var isFlushed: Bool {
        connections.withLock { $0.streams.values.allSatisfy(\.isFlushed) }
    }

    /// Ends and frees every stream. No address may be open any more.
    func stopStreams() {
        let streams = connections.withLock { connections in
            let streams = Array(connections.streams.values)
            connections.streams.removeAll()
            return streams
        }
        for connection in streams { connection.dispose() }
    }

    var hasPipes: Bool { connections.withLock { !$0.live.isEmpty } }

    /// Everyone who is connected at present.
    var openConnections: [UInt32] {
        connections.withLock {
            $0.live.sorted() + $0.streams.values.filter(\.wasGreeted).map(\.id).sorted()
        }
    }

    var connectionCount: Int {
        connections.withLock { $0.live.count + $0.streams.values.count(where: \.wasGreeted) }
    }
}
