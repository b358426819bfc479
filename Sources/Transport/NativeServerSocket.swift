// A server's socket for ipc:// and tcp:// that speaks the SP wire format itself.
//
// One I/O thread accepts, reads, takes messages apart and queues them; the owner sends straight to
// the kernel, and only what the kernel does not take goes through the I/O thread. What waits for a
// peer is bounded: a peer that does not read is disconnected, and nothing is dropped within a
// living connection. With `isPolledByOwner` there is no such thread: the owner runs the loop's
// rounds in between its own work (NativeServerSocket+Polling).
//
// Invariants: after `stop` no thread runs, no descriptor is open, and the sockets' files are gone.
// Thread: one owner, who reads the ring and the closed connections, sends, closes and stops.
// `counters` any.

import Glibc
import LockFree
import Synchronization
import Wire

public final class NativeServerSocket: ServerTransport {
    let shared: NativeShared
    /// The loop where the owner runs it. No other thread asks for it, so the lock is free.
    let loop = Mutex<NativeLoop?>(nil)
    private let urls: [SocketURL]
    private let listeners = Mutex<[NativeListener]>([])
    private let bound = Mutex<[String]>([])
    private let thread = Mutex<pthread_t?>(nil)
    private let open = Atomic<Bool>(true)

    /// Sets the socket up; `listen` lets peers in.
    ///
    /// - Parameter parker: woken for messages and closed connections.
    /// - Throws: `.invalidURL`, also for what is neither ipc:// nor tcp://; `.pathTooLong`,
    ///   `.system`.
    public convenience init(_ options: ServerOptions, parker: Parker) throws(TransportError) {
        try self.init(options, intake: ServerIntake(options, parker: parker))
    }

    init(_ options: ServerOptions, intake: ServerIntake) throws(TransportError) {
        precondition(options.connectionsMax > 0, "a socket without connections")
        var urls: [SocketURL] = []
        for text in options.urls {
            let url = try SocketURL(text)
            guard url.isStream else {
                throw .invalidURL(
                    text, why: "the native transport serves ipc:// and tcp:// alone")
            }
            urls.append(url)
        }
        guard !urls.isEmpty else { throw .invalidURL("", why: "no address is given") }
        self.urls = urls
        shared = try NativeShared(options, intake: intake)
    }

    deinit { stop(lingerMs: 0) }

    // MARK: Listening

    /// Lets peers in on every address.
    ///
    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`, `.system`.
    ///   Nobody is let in then: stop the socket.
    public func listen() throws(TransportError) {
        precondition(thread.withLock { $0 == nil }, "a socket listens once")
        for url in urls {
            let listener = try NativeListener.open(url, ipcMode: shared.options.ipcMode)
            listeners.withLock { $0.append(listener) }
            bound.withLock { $0.append(listener.boundURL) }
        }
        let all = listeners.withLock { $0 }
        for (index, listener) in all.enumerated() {
            try poll(listener.descriptor, NativeLoop.listenerToken + UInt64(index))
        }
        try poll(shared.mailbox.event, NativeLoop.mailboxToken)
        if shared.options.isPolledByOwner {
            loop.withLock { [shared] in $0 = NativeLoop(shared, listeners: all) }
            return
        }
        let started = try NativeThread.start(shared, all)
        thread.withLock { $0 = started }
    }

    private func poll(_ descriptor: Int32, _ token: UInt64) throws(TransportError) {
        let code = shared.poll.add(descriptor, token: token)
        guard code == 0 else {
            throw .system(operation: "epoll_ctl", place: "a server's socket", code: code)
        }
    }

    public var boundURLs: [String] { bound.withLock { $0 } }

    // MARK: The owner's side

    public var inbound: InboundRing { shared.intake.ring }
    public var latency: LatencyProbe { shared.intake.latency }
    public var openConnections: [UInt32] { shared.links.compactMap(\.openID).sorted() }

    public func nextClosed() -> UInt32? {
        guard let connection = shared.closed.pop() else { return nil }
        shared.links[shared.slot(of: connection)].free()
        shared.unclaimed.subtract(1, ordering: .acquiringAndReleasing)
        return connection
    }

    /// Sends one message without waiting.
    ///
    /// - Parameter bytes: whole frames, at most 64 KiB.
    /// - Returns: false where the connection is gone, or goes because its peer does not read.
    public func send(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool {
        precondition(bytes.count <= Limit.messageBytesMax, "a message above the maximum")
        guard open.load(ordering: .relaxed), let link = shared.link(connection) else {
            shared.sendFailures.add(1, ordering: .relaxed)
            return false
        }
        switch unsafe link.send(bytes) {
        case .sent, .queued: break
        case .handedOver: shared.mailbox.post(shared.slot(of: connection))
        case .closing:
            shared.sendFailures.add(1, ordering: .relaxed)
            return false
        case .failed: return giveUp(connection)
        case .full:
            shared.slowReaders.add(1, ordering: .relaxed)
            return giveUp(connection)
        }
        shared.sentMessages.add(1, ordering: .relaxed)
        shared.sentBytes.add(bytes.count, ordering: .relaxed)
        return true
    }

    private func giveUp(_ connection: UInt32) -> Bool {
        shared.sendFailures.add(1, ordering: .relaxed)
        closeConnection(connection, lingerMs: 0)
        return false
    }

    /// Ends a connection.
    ///
    /// - Parameter lingerMs: 0 ends it at once. Otherwise what was sent before leaves first, for at
    ///   most a second; nothing can be sent to it any more.
    public func closeConnection(_ connection: UInt32, lingerMs: Int32) {
        guard let link = shared.link(connection) else { return }
        let request = lingerMs > 0 ? NativeCloseRequest.afterOutput : .atOnce
        guard link.closeRequest.load(ordering: .relaxed) != .atOnce else { return }
        link.closeRequest.store(request, ordering: .sequentiallyConsistent)
        shared.mailbox.post(shared.slot(of: connection))
    }

    /// The user of the process at the other end, where the connection is a unix socket's.
    public func peerUserID(_ connection: UInt32) -> UInt32? { shared.link(connection)?.peerUserID }

    public var counters: SocketCounters {
        var counters = SocketCounters()
        shared.intake.count(into: &counters)
        shared.count(into: &counters)
        return counters
    }

    /// What this socket itself counts.
    func count(into counters: inout SocketCounters) { shared.count(into: &counters) }

    /// Closes every connection and address; the sockets' files are removed. A second call does
    /// nothing.
    ///
    /// - Parameter lingerMs: 0 drops what was not sent yet; otherwise it leaves first, for at most
    ///   a quarter of a second.
    public func stop(lingerMs: UInt32) {
        guard open.exchange(false, ordering: .acquiringAndReleasing) else { return }
        let how = lingerMs > 0 ? NativeStop.afterOutput : .atOnce
        if let running = thread.withLock({ $0.take() }) {
            shared.mailbox.requestStop(how)
            _ = pthread_join(running, nil)
        } else if !stopLoop(how) {
            for listener in listeners.withLock({ $0 }) { listener.close() }
        }
        listeners.withLock { $0 = [] }
    }
}

/// The I/O thread of one socket.
enum NativeThread {
    private final class Start: Sendable {
        let shared: NativeShared
        let listeners: [NativeListener]

        init(_ shared: NativeShared, _ listeners: [NativeListener]) {
            self.shared = shared
            self.listeners = listeners
        }
    }

    /// - Throws: `.system` where there are no more threads.
    static func start(
        _ shared: NativeShared, _ listeners: [NativeListener]
    ) throws(TransportError) -> pthread_t {
        let context = unsafe Unmanaged.passRetained(Start(shared, listeners)).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let start = unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
                var loop = NativeLoop(start.shared, listeners: start.listeners)
                loop.run()
                return nil
            }, context)
        guard code == 0 else {
            unsafe Unmanaged<Start>.fromOpaque(context).release()
            throw .system(operation: "pthread_create", place: "a server's socket", code: code)
        }
        return thread
    }
}
