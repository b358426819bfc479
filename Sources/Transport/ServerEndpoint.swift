// A server's socket on any addresses: native for ipc:// and tcp://, libnng for the rest.
//
// Both put their messages in one ring, so the owner has one place to look. A connection's id tells
// whose it is: native ids have the top bit, those of libnng's pipes never; streams of libnng's have
// it too, but there are none where there is a native socket.
//
// Invariants: as in ServerTransport.
// Thread: one owner; `counters`, `boundURLs` any.

import LockFree
import Wire

/// Who speaks the wire format where both can.
public enum SocketEngine: String, Sendable, CaseIterable {
    /// The gateway itself.
    case native
    /// libnng, also for ipc:// and tcp://.
    case nng
}

public final class ServerEndpoint: ServerTransport {
    private let intake: ServerIntake
    private let native: NativeServerSocket?
    private let nng: ServerSocket?
    private let urls: [String]

    /// Sets the sockets up; `listen` lets peers in.
    ///
    /// - Parameters:
    ///   - options: `connectionsMax` counts for native and libnng's connections apart.
    ///   - parker: woken for messages and closed connections.
    /// - Throws: `.invalidURL`, `.pathTooLong`, `.system`, `.library`.
    public init(
        _ options: ServerOptions, engine: SocketEngine = .native, parker: Parker
    ) throws(TransportError) {
        urls = options.urls
        var native = options
        var nng = options
        native.urls = []
        nng.urls = []
        for text in options.urls {
            if engine == .native, try SocketURL(text).isStream {
                native.urls.append(text)
            } else {
                nng.urls.append(text)
            }
        }
        let needsNng = !nng.urls.isEmpty || native.urls.isEmpty
        intake = ServerIntake(options, parker: parker, isShared: needsNng)
        self.native = native.urls.isEmpty ? nil : try NativeServerSocket(native, intake: intake)
        self.nng = needsNng ? try ServerSocket(nng, intake: intake) : nil
    }

    /// Lets peers in on every address.
    ///
    /// - Throws: `.addressInUse`, `.pathOccupied`, `.addressUnusable`, `.notPermitted`, `.system`,
    ///   `.library`. Stop the endpoint then.
    public func listen() throws(TransportError) {
        try native?.listen()
        try nng?.listen()
    }

    /// The addresses in the order of the options, with the ports that the system chose.
    public var boundURLs: [String] {
        var natives = (native?.boundURLs ?? [])[...]
        var others = (nng?.boundURLs ?? [])[...]
        return urls.compactMap { text in
            let isNative = native != nil && (try? SocketURL(text))?.isStream == true
            return isNative ? natives.popFirst() : others.popFirst()
        }
    }

    public var inbound: InboundRing { intake.ring }
    public var latency: LatencyProbe { intake.latency }
    public var openConnections: [UInt32] {
        (native?.openConnections ?? []) + (nng?.openConnections ?? [])
    }

    public func nextClosed() -> UInt32? {
        if let connection = native?.nextClosed() { return connection }
        return nng?.nextClosed()
    }

    /// Whether the owner itself looks for messages: `poll` and `park` do it.
    public var isPolled: Bool { native?.isPolled ?? false }

    /// Takes in what is there, where this endpoint has no thread for it.
    ///
    /// - Returns: whether anything was.
    public func poll() -> Bool { native?.poll() ?? false }

    /// Sleeps until something comes or the parker is woken. Only while `isPolled`.
    ///
    /// - Parameter timeoutNs: longest sleep, ns; negative sleeps without end.
    public func park(timeoutNs: Int64) { native?.park(timeoutNs: timeoutNs) }

    public func send(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool {
        if let native, connection & NativeShared.idBit != 0 {
            return unsafe native.send(connection: connection, bytes: bytes)
        }
        return unsafe nng?.send(connection: connection, bytes: bytes) ?? false
    }

    public func closeConnection(_ connection: UInt32, lingerMs: Int32) {
        if let native, connection & NativeShared.idBit != 0 {
            native.closeConnection(connection, lingerMs: lingerMs)
        } else {
            nng?.closeConnection(connection, lingerMs: lingerMs)
        }
    }

    /// The user of the process at the other end, where it is known: native unix sockets.
    public func peerUserID(_ connection: UInt32) -> UInt32? { native?.peerUserID(connection) }

    public var counters: SocketCounters {
        var counters = SocketCounters()
        intake.count(into: &counters)
        native?.count(into: &counters)
        nng?.count(into: &counters)
        return counters
    }

    /// Closes every connection and address; a second call does nothing.
    public func stop(lingerMs: UInt32) {
        native?.stop(lingerMs: lingerMs)
        nng?.stop(lingerMs: lingerMs)
    }
}
