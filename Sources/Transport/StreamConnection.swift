// One peer on ipc or tcp: reads its messages, and writes to it without ever waiting or losing any.
//
// Invariants: at most one read and one write are under way. What `send` took is written in order,
// or the connection ends; a peer that does not read loses its connection when its queue is full,
// and nobody else notices. The `isWriting` flag owns `inFlight`: whoever set it may touch the
// memory.
// Thread: `send`, `closeWhenSent`, `dispose` the owner's; callbacks libnng's; `close` any.

import CNng
import Synchronization
import Wire

final class StreamConnection: Sendable {
    /// Longest time for a peer to say what it speaks.
    private static let greetingTimeoutMs: Int32 = 10_000

    let id: UInt32
    private let style: SPStyle
    private let receiver: ServerReceiver
    private let stream: UInt
    private let readAio = Atomic<UInt>(0)
    private let writeAio = Atomic<UInt>(0)

    private struct Output: ~Copyable, Sendable {
        var pending = ByteQueue()
        var inFlight = ByteQueue()
        var isWriting = false
        var closesWhenSent = false
        var isClosed = false
    }
    private let output = Mutex(Output())

    /// What was read and not yet taken; the read under way fills it from `filled` on.
    private let inputBase: UInt
    private let inputFilled = Atomic<Int>(0)
    private static let inputByteCount =
        ServerSocket.receiveBytesMax + SPStyle.headByteCountMax
    private static let greeting = SPHandshake.bytes(SPHandshake.pair1)

    private let greeted = Atomic<Bool>(false)
    private let lost = Atomic<Bool>(false)
    /// Grows to 2 when the start is over and the connection is lost: only then is it the owner's to
    /// free.
    private let ends = Atomic<Int>(0)

    init(id: UInt32, stream: OpaquePointer, isIPC: Bool, receiver: ServerReceiver) {
        self.id = id
        style = SPStyle(isIPC: isIPC, hasHopCount: true)
        self.receiver = receiver
        self.stream = UInt(bitPattern: stream)
        // Never touched before it is read into, so a quiet connection costs no memory.
        let input = UnsafeMutableRawPointer.allocate(
            byteCount: Self.inputByteCount, alignment: 16)
        inputBase = UInt(bitPattern: input)
    }

    deinit { unsafe UnsafeMutableRawPointer(bitPattern: inputBase)?.deallocate() }

    /// Whether the peer has ever been one: only then does the owner know of it.
    var wasGreeted: Bool { greeted.load(ordering: .acquiring) }

    /// - Returns: false where there was no memory for it.
    func start() -> Bool {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        var read: OpaquePointer?
        var write: OpaquePointer?
        guard
            unsafe nng_aio_alloc(
                &read,
                { context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<StreamConnection>.fromOpaque(context).takeUnretainedValue()
                        .readDone()
                }, context) == 0
        else { return false }
        readAio.store(UInt(bitPattern: read), ordering: .releasing)
        guard
            unsafe nng_aio_alloc(
                &write,
                { context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<StreamConnection>.fromOpaque(context).takeUnretainedValue()
                        .writeDone()
                }, context) == 0
        else { return false }
        writeAio.store(UInt(bitPattern: write), ordering: .releasing)
        output.withLock { output in
            let room = unsafe output.inFlight.grow(Self.greeting.count)
            unsafe room.copyBytes(from: Self.greeting)
            output.isWriting = true
        }
        startWrite()
        unsafe nng_aio_set_timeout(read, Self.greetingTimeoutMs)
        startRead()
        end()
        return true
    }

    // MARK: Reading

    private func startRead() {
        let filled = inputFilled.load(ordering: .relaxed)
        guard let base = unsafe UnsafeMutableRawPointer(bitPattern: inputBase)
        else { preconditionFailure("a connection without input memory") }
        // Bound: a message that does not fit was refused as broken before the memory was full.
        precondition(filled < Self.inputByteCount, "no room to read into")
        var piece = unsafe nng_iov(
            iov_buf: base + filled, iov_len: Self.inputByteCount - filled)
        let aio = unsafe pointer(readAio)
        guard unsafe nng_aio_set_iov(aio, 1, &piece) == 0 else { return close() }
        unsafe nng_stream_recv(OpaquePointer(bitPattern: stream), aio)
    }

    private func readDone() {
        let aio = unsafe pointer(readAio)
        guard unsafe nng_aio_result(aio) == 0 else { return close() }
        let filled = unsafe inputFilled.load(ordering: .relaxed) + Int(nng_aio_count(aio))
        let all = unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: inputBase), count: filled)
        var offset = 0
        if !wasGreeted {
            let greeting = Self.greeting
            guard filled >= greeting.count else {
                inputFilled.store(filled, ordering: .relaxed)
                return startRead()
            }
            guard unsafe all.prefix(greeting.count).elementsEqual(greeting) else { return close() }
            greeted.store(true, ordering: .releasing)
            unsafe nng_aio_set_timeout(aio, NNG_DURATION_INFINITE)
            offset = greeting.count
        }
        guard let end = unsafe takeMessages(UnsafeRawBufferPointer(all), from: offset)
        else { return close() }
        // What is left of a message moves to the front.
        let left = filled - end
        if left > 0, end > 0 {
            unsafe all.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(all)[end...]))
        }
        inputFilled.store(left, ordering: .relaxed)
        startRead()
    }

    /// - Returns: where the first incomplete message begins, or nil where the peer is broken.
    private func takeMessages(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var offset = start
        while true {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset...])
            let extent = unsafe style.extent(
                of: rest, bodyByteCountMax: ServerSocket.receiveBytesMax)
            guard case .needs(let count) = extent else { return nil }
            guard count <= rest.count else { return offset }
            // Bound: the framing says how long the message is, and all of it is there.
            let message = unsafe UnsafeRawBufferPointer(rebasing: rest[..<count])
            guard let body = unsafe style.body(of: message) else { return nil }
            unsafe receiver.take(body, id)
            offset += count
        }
    }

    // MARK: Writing

    /// Queues one message and writes it as soon as the stream takes it.
    ///
    /// - Returns: false where the connection is over, or ends now because its queue is full.
    func send(_ bytes: UnsafeRawBufferPointer, queuedBytesMax: Int) -> Bool {
        enum Outcome { case refused, full, queued, write }
        let needed = style.headByteCount + bytes.count
        let outcome = output.withLock { output in
            if output.isClosed || output.closesWhenSent { return Outcome.refused }
            if output.pending.count + output.inFlight.count + needed > queuedBytesMax {
                return .full
            }
            let room: UnsafeMutableRawBufferPointer
            let starts = !output.isWriting
            if starts {
                output.isWriting = true
                unsafe room = output.inFlight.grow(needed)
            } else {
                unsafe room = output.pending.grow(needed)
            }
            let head = unsafe style.writeHead(bodyByteCount: bytes.count, to: room)
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[head...]).copyMemory(from: bytes)
            return starts ? .write : .queued
        }
        switch outcome {
        case .refused: return false
        case .queued: return true
        case .write:
            startWrite()
            return true
        case .full:
            receiver.slowReaders.add(1, ordering: .relaxed)
            close()
            return false
        }
    }

    /// Called by whoever set `isWriting`.
    private func startWrite() {
        let aio = unsafe pointer(writeAio)
        var piece = unsafe output.withLock { output in
            let front = unsafe output.inFlight.front
            return unsafe nng_iov(iov_buf: front.baseAddress, iov_len: front.count)
        }
        guard unsafe nng_aio_set_iov(aio, 1, &piece) == 0 else { return close() }
        unsafe nng_stream_send(OpaquePointer(bitPattern: stream), aio)
    }

    private func writeDone() {
        enum Next { case write, rest, close }
        let aio = unsafe pointer(writeAio)
        guard unsafe nng_aio_result(aio) == 0 else { return close() }
        let written = unsafe Int(nng_aio_count(aio))
        let next = output.withLock { output in
            output.inFlight.drop(written)
            if output.inFlight.count == 0 { swap(&output.inFlight, &output.pending) }
            if output.inFlight.count > 0 { return Next.write }
            output.isWriting = false
            return output.closesWhenSent ? .close : .rest
        }
        switch next {
        case .write: startWrite()
        case .rest: return
        case .close: close()
        }
    }

    // MARK: Ending

    /// Ends the connection when everything queued has been written.
    func closeWhenSent() {
        let now = output.withLock { output in
            output.closesWhenSent = true
            return !output.isWriting
        }
        if now { close() }
    }

    /// Whether nothing waits to be written.
    var isFlushed: Bool { output.withLock { !$0.isWriting || $0.isClosed } }

    /// Ends the connection now. The owner hears of it once.
    func close() {
        guard !lost.exchange(true, ordering: .acquiringAndReleasing) else { return }
        output.withLock { $0.isClosed = true }
        unsafe nng_stream_close(OpaquePointer(bitPattern: stream))
        end()
    }

    private func end() {
        if ends.add(1, ordering: .acquiringAndReleasing).newValue == 2 { receiver.streamLost(id) }
    }

    /// Frees what libnng holds; waits until no callback runs. Never from a callback.
    func dispose() {
        lost.store(true, ordering: .releasing)
        unsafe nng_stream_close(OpaquePointer(bitPattern: stream))
        // A read's callback may write: both must be over before either is freed.
        let read = unsafe pointer(readAio)
        let write = unsafe pointer(writeAio)
        unsafe nng_aio_stop(read)
        unsafe nng_aio_stop(write)
        unsafe nng_aio_free(read)
        unsafe nng_aio_free(write)
        readAio.store(0, ordering: .releasing)
        writeAio.store(0, ordering: .releasing)
        unsafe nng_stream_free(OpaquePointer(bitPattern: stream))
    }

    private func pointer(_ aio: borrowing Atomic<UInt>) -> OpaquePointer? {
        unsafe OpaquePointer(bitPattern: aio.load(ordering: .acquiring))
    }
}
