// The client's side of a session, without I/O: messages and time go in, messages and events come
// out.
//
//     disconnected ─connected→ negotiating ─response→ establishing ─ack→ established
//
// Every connection negotiates a new version, so numbers of messages begin at 1 and nothing of an
// old connection can be mistaken for something of this one. The gateway's reports are numbered over
// all connections of the session.
//
// Invariants: events come out in the gateway's numbering, each once. A request stays among the
// unanswered until a report names it; after a reconnect all of these go again under their ClOrdIDs,
// in order, marked as possible repeats. ClOrdIDs only grow. Every collection has a maximum.
// Thread: its owner's alone.

import Wire

public struct SessionMachine: Sendable {
    public struct Settings: Sendable {
        /// Longest silence on either side, ms.
        public var keepAliveMs: UInt32 = 10_000
        public var cancelOnDisconnect = CancelOnDisconnect.none
        /// Grace for `.afterGrace`, ms.
        public var cancelOnDisconnectWindowMs: UInt32 = 0
        /// Number of the first report that is wanted; nil: the next one that the gateway sends.
        public var firstReport: UInt64?
        /// Asks for the list of instruments after logon, which symbols need.
        public var wantsInstruments = true

        public init() {}
    }

    enum Phase: Equatable {
        case disconnected, negotiating, establishing, established
    }

    /// What the owner must do besides sending.
    public enum Demand: Sendable, Equatable {
        /// Drop the connection and connect again after a while.
        case reconnect(String)
        /// Give up.
        case stop(ClientError)
    }

    static let unansweredMax = 65_536
    static let earlyReportsMax = 65_536
    static let eventsMax = 262_144
    /// Longest wait for an answer to a logon or retransmit request.
    static let logonTimeoutNs: UInt64 = 5_000_000_000
    static let retransmitTimeoutNs: UInt64 = 500_000_000
    static let retransmitTriesMax = 10

    let key: Key
    let settings: Settings
    var phase = Phase.disconnected
    var version: UInt64 = 0
    var logonTime: UInt64 = 0
    var logonSteadyNs: UInt64 = 0

    // What goes out.
    var nextSeqNo: UInt64 = 1
    var lastClOrdID: UInt64
    var unanswered: [UInt64: Unanswered] = [:]
    var outbound: [[UInt8]] = []
    var lastSentNs: UInt64 = 0

    // What comes in.
    var nextReport: UInt64?
    var early: [UInt64: Event] = [:]
    var lastReceivedNs: UInt64 = 0
    var retransmit: Retransmit?
    var events: [Event] = []
    var eventsTaken = 0
    var demand: Demand?

    // The list of instruments.
    var symbols: [String: SecurityDefinition] = [:]
    var symbolsByID: [UInt32: String] = [:]
    var listRequest: UInt64 = 0
    var listed: Set<UInt32> = []
    public internal(set) var isReady = false

    /// A request that no report has named yet.
    struct Unanswered {
        var request: Request
        var seqNo: UInt64
    }

    enum Request {
        case order(NewOrderSingle)
        case cancel(OrderCancelRequest)
        case replace(OrderCancelReplaceRequest)
        case massCancel(OrderMassActionRequest)
        case status(OrderStatusRequest)
        case positions(PositionRequest)
        case sizing(SizingRequest)
        case test(OrderTestRequest)
    }

    struct Retransmit {
        var timestamp: UInt64
        var from: UInt64
        /// The number behind the last missing one.
        var end: UInt64
        var askedNs: UInt64
        var tries: Int
    }

    public init(key: Key, settings: Settings, now: Moment) {
        self.key = key
        self.settings = settings
        nextReport = settings.firstReport
        lastClOrdID = now.wallNs
    }

    // MARK: The connection

    /// A connection is there: logs on.
    public mutating func connected(_ now: Moment) {
        precondition(phase == .disconnected, "connected twice")
        demand = nil
        lastReceivedNs = now.steadyNs
        negotiate(now, above: version)
    }

    /// The connection is gone.
    public mutating func disconnected(_ why: String) {
        guard phase != .disconnected else { return }
        let wasEstablished = phase == .established
        phase = .disconnected
        outbound.removeAll()
        early.removeAll()
        retransmit = nil
        isReady = false
        if wasEstablished { add(.disconnected(why)) }
    }

    mutating func negotiate(_ now: Moment, above: UInt64) {
        phase = .negotiating
        version = max(now.wallNs, above + 1)
        logonTime = now.wallNs
        logonSteadyNs = now.steadyNs
        nextSeqNo = 1
        var message = Negotiate(
            sessionVersionID: version, timestamp: now.wallNs, signature: Text64(),
            sessionID: key.sessionID)
        message.signature = key.signature(of: message)
        send(message, now)
    }

    mutating func establish(_ now: Moment) {
        phase = .establishing
        logonTime = now.wallNs
        logonSteadyNs = now.steadyNs
        var message = Establish(
            sessionVersionID: version, timestamp: now.wallNs, nextSeqNo: nextSeqNo,
            signature: Text64(), sessionID: key.sessionID,
            keepAliveInterval: settings.keepAliveMs,
            cancelOnDisconnectWindow: settings.cancelOnDisconnectWindowMs,
            cancelOnDisconnect: settings.cancelOnDisconnect)
        message.signature = key.signature(of: message)
        send(message, now)
    }

    /// Ends the binding.
    public mutating func terminate(_ now: Moment) {
        guard phase == .established else { return }
        send(Terminate(text: "", sessionID: key.sessionID, code: .finished), now)
    }

    /// Time passed: keep-alive, and what was asked for and did not come.
    public mutating func tick(_ now: Moment) {
        switch phase {
        case .disconnected: return
        case .negotiating, .establishing:
            if now.steadyNs - logonSteadyNs > Self.logonTimeoutNs {
                demand = .reconnect("the gateway did not answer the logon")
            }
        case .established:
            let interval = UInt64(settings.keepAliveMs) * 1_000_000
            if now.steadyNs - lastReceivedNs > 3 * interval {
                demand = .reconnect("nothing came from the gateway for too long")
            }
            if now.steadyNs - lastSentNs > interval / 2 {
                send(Sequence(nextSeqNo: nextSeqNo), now)
            }
            askAgain(now)
        }
    }

    // MARK: What the owner takes

    /// Messages to send, each at most 64 KiB, in order.
    public mutating func takeOutbound() -> [[UInt8]] {
        defer { outbound.removeAll(keepingCapacity: true) }
        return outbound
    }

    public var hasOutbound: Bool { !outbound.isEmpty }

    /// The next event, or nil.
    public mutating func nextEvent() -> Event? {
        guard eventsTaken < events.count else { return nil }
        defer {
            eventsTaken += 1
            if eventsTaken == events.count {
                events.removeAll(keepingCapacity: true)
                eventsTaken = 0
            }
        }
        return events[eventsTaken]
    }

    public mutating func takeDemand() -> Demand? {
        defer { demand = nil }
        return demand
    }

    public var isEstablished: Bool { phase == .established }

    /// Requests that no report has named yet, oldest first.
    public var unansweredClOrdIDs: [UInt64] { unanswered.keys.sorted() }

    /// How the gateway lists a symbol, or nil.
    public func security(_ symbol: String) -> SecurityDefinition? { symbols[symbol] }
    /// The symbol of an id, or nil.
    public func symbol(of securityID: UInt32) -> String? { symbolsByID[securityID] }
    /// Every instrument that the gateway lists, by symbol.
    public var securities: [SecurityDefinition] {
        symbols.sorted { $0.key < $1.key }.map(\.value)
    }

    // MARK: Parts

    mutating func add(_ event: Event) {
        precondition(
            events.count - eventsTaken < Self.eventsMax, "nobody takes the session's events")
        events.append(event)
    }

    /// Queues one frame, in the last message where it fits.
    mutating func send(_ message: some Message, _ now: Moment) {
        let frame = message.frameBytes()
        if let last = outbound.indices.last,
            outbound[last].count + frame.count <= Limit.messageBytesMax
        {
            outbound[last] += frame
        } else {
            outbound.append(frame)
        }
        lastSentNs = now.steadyNs
    }
}
