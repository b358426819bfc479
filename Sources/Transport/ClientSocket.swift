// One pair1 connection to one gateway: over ipc and tcp it speaks the SP format itself
// (EventSocket), over inproc it is libnng's socket.
//
// Invariants: it connects once. When the connection is lost it stays lost, and nothing that was
// sent into the void is ever delivered to another connection: a new connection is a new
// ClientSocket.
// Thread: one at a time; `isConnected` any.

import CNng
import Glibc
import Synchronization
import Wire

public final class ClientSocket: Sendable {
    /// Longest wait before the connection's loss is looked for, ms.
    private static let sliceMs: Int32 = 20
    /// Time after which a gateway that does not read counts as stuck, ms.
    private static let sendTimeoutMs: Int32 = 5_000

    public let url: String
    private let socketID: UInt32
    /// One thread at a time uses it, as the class says.
    private nonisolated(unsafe) let stream: EventSocket?
    private let state = State()
    private let receiveTimeoutMs = Atomic<Int32>(ClientSocket.sliceMs)

    /// What libnng's threads tell of the connection.
    private final class State: Sendable {
        let pipe = Atomic<UInt32>(0)
        let lost = Atomic<Bool>(false)
    }

    /// Connects.
    ///
    /// - Throws: `.invalidURL`, `.nothingListens`, `.notPermitted`, `.timedOut`.
    public init(url text: String) throws(TransportError) {
        let url = try SocketURL(text)
        guard case .inproc = url.kind else {
            self.url = text
            socketID = 0
            unsafe stream = try EventSocket(url: text)
            return
        }
        unsafe stream = nil
        var socket = nng_socket()
        try check(unsafe nng_pair1_open(&socket), "nng_pair1_open", text)
        self.url = text
        socketID = socket.id
        do throws(TransportError) { try connect(socket, url) } catch {
            _ = nng_close(socket)
            throw error
        }
    }

    deinit {
        if let stream = unsafe stream {
            stream.finish()
            return
        }
        let pipe = state.pipe.load(ordering: .acquiring)
        if pipe != 0 {
            _ = nng_pipe_close(nng_pipe(id: pipe))
            // The gateway should see this connection go before the next one comes.
            var waits = 0
            while isConnected, waits < 500 {
                usleep(200)
                waits += 1
            }
        }
        Self.closeAside(socketID, state)
    }

    /// Closes a socket on a thread of its own: libnng 1.5.2 can wait in nng_close for a pipe's end
    /// that never comes (nanomsg/nng issues 1543 and 1813), and must not keep the caller with it.
    private static func closeAside(_ socketID: UInt32, _ state: State) {
        let context = unsafe Unmanaged.passRetained(Closing(socketID, state)).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let closing = unsafe Unmanaged<Closing>.fromOpaque(context).takeRetainedValue()
                _ = nng_close(nng_socket(id: closing.socketID))
                return nil
            }, context)
        if code == 0 {
            pthread_detach(thread)
        } else {
            unsafe Unmanaged<Closing>.fromOpaque(context).release()
        }
    }

    /// What the closing thread holds: libnng's callbacks use the state until the socket is closed.
    private final class Closing: Sendable {
        let socketID: UInt32
        let state: State
        init(_ socketID: UInt32, _ state: State) {
            self.socketID = socketID
            self.state = state
        }
    }

    private func connect(_ socket: nng_socket, _ url: SocketURL) throws(TransportError) {
        try check(
            unsafe nng_socket_set_size(socket, NNG_OPT_RECVMAXSZ, ServerSocket.receiveBytesMax),
            "set recv-size-max", url.text)
        for option in [NNG_OPT_SENDBUF, NNG_OPT_RECVBUF] {
            try check(
                unsafe nng_socket_set_int(socket, option, 128), "set \(option)", url.text)
        }
        for (option, value) in [
            (NNG_OPT_SENDTIMEO, Self.sendTimeoutMs), (NNG_OPT_RECVTIMEO, Self.sliceMs),
        ] {
            try check(unsafe nng_socket_set_ms(socket, option, value), "set \(option)", url.text)
        }
        try watch(socket, url)
        try check(unsafe nng_dial(socket, url.text, nil, 0), "nng_dial", url.text)
    }

    private func watch(_ socket: nng_socket, _ url: SocketURL) throws(TransportError) {
        let context = unsafe Unmanaged.passUnretained(state).toOpaque()
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_ADD_PRE,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    let state = unsafe Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
                    let (first, _) = state.pipe.compareExchange(
                        expected: 0, desired: pipe.id, ordering: .acquiringAndReleasing)
                    if !first { _ = nng_pipe_close(pipe) }
                }, context),
            "nng_pipe_notify", url.text)
        try check(
            unsafe nng_pipe_notify(
                socket, NNG_PIPE_EV_REM_POST,
                { pipe, _, context in
                    guard let context = unsafe context else { return }
                    // Without its dialer libnng cannot connect again by itself.
                    _ = nng_dialer_close(nng_pipe_dialer(pipe))
                    unsafe Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
                        .lost.store(true, ordering: .releasing)
                }, context),
            "nng_pipe_notify", url.text)
    }

    /// Whether the connection still holds, as far as libnng knows.
    public var isConnected: Bool {
        if let stream = unsafe stream { return stream.isHeld }
        return !state.lost.load(ordering: .acquiring)
    }

    /// Sends one message; waits while the gateway does not read.
    ///
    /// - Parameter bytes: whole frames, at most 64 KiB.
    /// - Throws: `.messageTooLong`, `.disconnected`, `.timedOut`.
    public func send(_ bytes: UnsafeRawBufferPointer) throws(TransportError) {
        guard bytes.count <= Limit.messageBytesMax else {
            throw .messageTooLong(byteCount: bytes.count, byteCountMax: Limit.messageBytesMax)
        }
        try unsafe sendUnchecked(bytes)
    }

    /// Sends bytes as they are, of any length: for tests that misbehave.
    public func sendUnchecked(_ bytes: UnsafeRawBufferPointer) throws(TransportError) {
        if let stream = unsafe stream {
            try unsafe stream.send(Array(bytes))
            return
        }
        guard isConnected else { throw .disconnected(url: url) }
        var message: OpaquePointer?
        try check(unsafe nng_msg_alloc(&message, bytes.count), "nng_msg_alloc", url)
        guard let message = unsafe message else { return }
        // Bound: the message was allocated with `bytes.count` bytes.
        if let source = bytes.baseAddress, bytes.count > 0 {
            unsafe nng_msg_body(message)?.copyMemory(from: source, byteCount: bytes.count)
        }
        let code = unsafe nng_sendmsg(nng_socket(id: socketID), message, 0)
        if code != 0 { unsafe nng_msg_free(message) }
        try check(code, "nng_sendmsg", url)
    }

    /// Sends bytes from an array.
    public func send(_ bytes: [UInt8]) throws(TransportError) {
        let result: Result<Void, TransportError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(TransportError) {
                try unsafe send(buffer)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }

    /// Sends what a batch holds, if anything, and clears it.
    public func send(_ batch: inout OutboundBatch) throws(TransportError) {
        defer { batch.clear() }
        if !batch.isEmpty { try unsafe send(batch.bytes) }
    }

    /// Waits for one message and shows it.
    ///
    /// - Parameters:
    ///   - timeoutMs: longest wait; 0 looks once, negative waits until the connection is lost.
    ///   - handle: gets the message, which lives until it returns.
    /// - Returns: whether a message came.
    /// - Throws: `.disconnected` once all that came before the loss has been taken.
    public func receive(
        timeoutMs: Int32, _ handle: (RawSpan) -> Void
    ) throws(TransportError) -> Bool {
        if let stream = unsafe stream {
            if timeoutMs >= 0 { return try stream.receive(timeoutMs: timeoutMs, handle) }
            while !(try stream.receive(timeoutMs: 1_000, handle)) {}
            return true
        }
        var left = timeoutMs
        while true {
            let wasConnected = isConnected
            let slice = left < 0 ? Self.sliceMs : min(left, Self.sliceMs)
            if let message = unsafe try receiveMessage(waitMs: wasConnected ? slice : 0) {
                defer { unsafe nng_msg_free(message) }
                let body = unsafe UnsafeRawBufferPointer(
                    start: nng_msg_body(message), count: nng_msg_len(message))
                unsafe handle(body.bytes)
                return true
            }
            // The connection was lost before the last look at the queue, so nothing can follow.
            if !wasConnected { throw .disconnected(url: url) }
            if left >= 0 {
                left -= slice
                if left <= 0 && isConnected { return false }
                left = max(left, 0)
            }
        }
    }

    /// One message, or nil after `waitMs`.
    private func receiveMessage(waitMs: Int32) throws(TransportError) -> OpaquePointer? {
        let socket = nng_socket(id: socketID)
        if waitMs > 0 && waitMs != receiveTimeoutMs.load(ordering: .relaxed) {
            try check(
                unsafe nng_socket_set_ms(socket, NNG_OPT_RECVTIMEO, waitMs), "set recv-timeout",
                url)
            receiveTimeoutMs.store(waitMs, ordering: .relaxed)
        }
        var message: OpaquePointer?
        let code = unsafe nng_recvmsg(
            socket, &message, waitMs > 0 ? 0 : Int32(NNG_FLAG_NONBLOCK))
        if code == NngCode.timedOut || code == NngCode.again { return nil }
        try check(code, "nng_recvmsg", url)
        return unsafe message
    }
}
