// A strategy's session with the gateway over one socket: logs on, submits, cancels, gets reports,
// and connects again by itself.
//
// Invariants: frames leave in the order of their numbers, because numbering and sending happen
// under one lock. Events come in the gateway's order.
// Thread: requests from any; `nextEvent`, `connect` and `close` from one at a time. A thread must
// call `nextEvent` (or take `events()`) again and again: keep-alive and reconnects happen there.

import Glibc
import Synchronization
import Transport
import Wire

public final class Session: Sendable {
    /// Waits between attempts to connect again, ms.
    private static let backoffMinMs: UInt64 = 20
    private static let backoffMaxMs: UInt64 = 2_000
    /// Longest time between two looks at the clock, ms.
    private static let sliceMs: Int32 = 50

    public let url: String
    private let state: Mutex<State>

    private struct State: ~Copyable, Sendable {
        var machine: SessionMachine
        var socket: ClientSocket?
        var batchDepth = 0
        var backoffMs = Session.backoffMinMs
        var attemptNs: UInt64 = 0
        var ended: ClientError?
    }

    /// - Parameters:
    ///   - url: of the order socket, such as ipc://portcullis-data/orders.ipc.
    ///   - key: the strategy's.
    public init(url: String, key: Key, settings: SessionMachine.Settings = .init()) {
        self.url = url
        state = Mutex(
            State(machine: SessionMachine(key: key, settings: settings, now: .current())))
    }

    // MARK: The connection

    /// Connects, logs on and loads the list of instruments.
    ///
    /// - Throws: `.transport(.nothingListens)`, `.logonRefused`, `.timedOut`.
    public func connect(timeoutMs: Int32 = 5_000) throws(ClientError) {
        let deadline = Moment.current().steadyNs + UInt64(max(timeoutMs, 0)) * 1_000_000
        try locked { (state: inout State) throws(ClientError) in
            guard state.socket == nil else { return }
            try Self.open(&state, url)
        }
        while true {
            let ready = try locked { (state: inout State) throws(ClientError) in
                if let ended = state.ended { throw ended }
                return state.machine.isReady
            }
            if ready { return }
            guard Moment.current().steadyNs < deadline else {
                throw .timedOut(waitingFor: "the logon at \(url)", timeoutMs: timeoutMs)
            }
            try pump(timeoutMs: Self.sliceMs)
        }
    }

    /// Says goodbye and closes the connection. Open orders stay, unless the settings say otherwise.
    public func close() {
        state.withLock { state in
            state.machine.terminate(.current())
            _ = Self.flush(&state)
            state.machine.disconnected("closed")
            state.ended = .ended(code: "closed", text: "this client closed the session")
        }
        // libnng does not say when a message has left; without this it would be dropped.
        usleep(20_000)
        state.withLock { $0.socket = nil }
    }

    public var isEstablished: Bool { state.withLock { $0.machine.isEstablished } }

    // MARK: Requests

    /// Sends a new order.
    ///
    /// - Returns: its ClOrdID, under which reports come.
    /// - Throws: `.unknownSymbol`, `.invalidField`, `.tooManyUnanswered`, `.ended`.
    @discardableResult
    public func submit(_ order: Order) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in try machine.submit(order, now) }
    }

    /// Cancels one order.
    ///
    /// - Returns: the ClOrdID of the cancel.
    @discardableResult
    public func cancel(_ clOrdID: UInt64) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in try machine.cancel(clOrdID, now) }
    }

    /// Changes price or quantity of one order.
    ///
    /// - Returns: the ClOrdID that the order has from then on.
    @discardableResult
    public func replace(_ clOrdID: UInt64, with order: Order) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in
            try machine.replace(clOrdID, with: order, now)
        }
    }

    /// Cancels all own orders that match; without arguments, all.
    ///
    /// - Returns: the ClOrdID of the request.
    @discardableResult
    public func massCancel(
        account: String = "", symbol: String? = nil, side: SideFilter = .any
    ) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in
            try machine.massCancel(account: account, symbol: symbol, side: side, now)
        }
    }

    /// Asks how one order stands, or every open one.
    @discardableResult
    public func requestStatus(clOrdID: UInt64? = nil) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in
            try machine.requestStatus(clOrdID: clOrdID, now)
        }
    }

    /// Asks for positions; an empty account means all that this session may see.
    ///
    /// - Returns: the PosReqID that the reports carry.
    @discardableResult
    public func requestPositions(account: String = "") throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in
            try machine.requestPositions(account: account, now)
        }
    }

    /// Asks how much may be traded.
    ///
    /// - Returns: the SizingReqID that the report carries.
    @discardableResult
    public func requestSize(_ wish: SizingWish) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in try machine.requestSize(wish, now) }
    }

    /// Asks what the checks would say of an order, which is not sent.
    ///
    /// - Returns: the TestReqID of the answer: `check` events, and then `orderTest`.
    /// - Throws: as `submit`.
    @discardableResult
    public func test(_ order: Order) throws(ClientError) -> UInt64 {
        try request { machine, now throws(ClientError) in try machine.test(order, now) }
    }

    /// Sends everything that `body` requests in as few messages as possible, when it returns.
    public func batch<Result>(_ body: () throws -> Result) throws -> Result {
        state.withLock { $0.batchDepth += 1 }
        defer {
            state.withLock { state in
                state.batchDepth -= 1
                if state.batchDepth == 0 { Self.flushOrDrop(&state) }
            }
        }
        return try body()
    }

    // MARK: Events

    /// The next event.
    ///
    /// - Parameter timeoutMs: longest wait; 0 looks once, negative waits without end.
    /// - Returns: nil where nothing came in time.
    /// - Throws: `.logonRefused`, `.ended`: the session is over.
    public func nextEvent(timeoutMs: Int32) throws(ClientError) -> Event? {
        let start = Moment.current().steadyNs
        while true {
            let event = try locked { (state: inout State) throws(ClientError) -> Event? in
                if let event = state.machine.nextEvent() { return event }
                if let ended = state.ended { throw ended }
                return nil
            }
            if let event { return event }
            var wait = Self.sliceMs
            if timeoutMs >= 0 {
                let spentMs = (Moment.current().steadyNs - start) / 1_000_000
                wait = Int32(min(UInt64(wait), UInt64(timeoutMs) - min(UInt64(timeoutMs), spentMs)))
            }
            try pump(timeoutMs: wait)
            if wait == 0 { return state.withLock { $0.machine.nextEvent() } }
        }
    }

    /// How the gateway lists a symbol, or nil.
    public func security(_ symbol: String) -> SecurityDefinition? {
        state.withLock { $0.machine.security(symbol) }
    }

    /// The symbol of an id, or nil.
    public func symbol(of securityID: UInt32) -> String? {
        state.withLock { $0.machine.symbol(of: securityID) }
    }

    /// Every instrument that the gateway lists, by symbol.
    public var securities: [SecurityDefinition] { state.withLock { $0.machine.securities } }

    /// Requests that no report has named yet, oldest first.
    public var unansweredClOrdIDs: [UInt64] { state.withLock { $0.machine.unansweredClOrdIDs } }

    // MARK: Parts

    /// One step: receives what is there, keeps the session alive, connects again.
    private func pump(timeoutMs: Int32) throws(ClientError) {
        let socket = try locked { (state: inout State) throws(ClientError) -> ClientSocket? in
            if let ended = state.ended { throw ended }
            if state.socket == nil { Self.reopen(&state, url) }
            return state.socket
        }
        guard let socket else {
            if timeoutMs > 0 { usleep(UInt32(min(timeoutMs, 10)) * 1_000) }
            return
        }
        var lost: String?
        do throws(TransportError) {
            var came = try socket.receive(timeoutMs: timeoutMs) { take($0) }
            // What is already there comes along, so that a burst costs one wait.
            var more = 256
            while came && more > 0 {
                came = try socket.receive(timeoutMs: 0) { take($0) }
                more -= 1
            }
        } catch { lost = "\(error)" }
        state.withLock { state in
            guard state.ended == nil else { return }
            state.machine.tick(.current())
            if let lost { Self.drop(&state, lost) }
            Self.obey(&state)
            if state.batchDepth == 0 { Self.flushOrDrop(&state) }
        }
    }

    private func take(_ message: RawSpan) {
        state.withLock { state in
            state.machine.received(message, .current())
            Self.obey(&state)
            if state.batchDepth == 0 { Self.flushOrDrop(&state) }
        }
    }

    private func request(
        _ body: (inout SessionMachine, Moment) throws(ClientError) -> UInt64
    ) throws(ClientError) -> UInt64 {
        try locked { (state: inout State) throws(ClientError) -> UInt64 in
            if let ended = state.ended { throw ended }
            let id = try body(&state.machine, .current())
            if state.batchDepth == 0 { Self.flushOrDrop(&state) }
            return id
        }
    }

    private func locked<Result>(
        _ body: (inout State) throws(ClientError) -> Result
    ) throws(ClientError) -> Result {
        try state.withLock { (state) throws(ClientError) in try body(&state) }
    }

    private static func open(_ state: inout State, _ url: String) throws(ClientError) {
        do throws(TransportError) { state.socket = try ClientSocket(url: url) } catch {
            throw .transport(error)
        }
        state.machine.connected(.current())
        flushOrDrop(&state)
    }

    private static func reopen(_ state: inout State, _ url: String) {
        let now = Moment.current().steadyNs
        guard now - state.attemptNs > state.backoffMs * 1_000_000 else { return }
        state.attemptNs = now
        do throws(ClientError) { try open(&state, url) } catch {
            // Not there yet: the next attempt waits longer.
            state.backoffMs = min(state.backoffMs * 2, backoffMaxMs)
        }
    }

    private static func obey(_ state: inout State) {
        if state.machine.isEstablished { state.backoffMs = backoffMinMs }
        switch state.machine.takeDemand() {
        case nil: return
        case .reconnect(let why): drop(&state, why)
        case .stop(let error):
            drop(&state, "\(error)")
            state.ended = error
        }
    }

    private static func drop(_ state: inout State, _ why: String) {
        state.machine.disconnected(why)
        state.socket = nil
        state.attemptNs = Moment.current().steadyNs
    }

    private static func flushOrDrop(_ state: inout State) {
        if let error = flush(&state) { drop(&state, "\(error)") }
    }

    private static func flush(_ state: inout State) -> TransportError? {
        guard state.machine.hasOutbound, let socket = state.socket else { return nil }
        for message in state.machine.takeOutbound() {
            do throws(TransportError) { try socket.send(message) } catch { return error }
        }
        return nil
    }
}

extension Moment {
    /// The present on both clocks.
    public static func current() -> Moment {
        func read(_ clock: clockid_t) -> UInt64 {
            var time = timespec()
            unsafe clock_gettime(clock, &time)
            return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        }
        return Moment(wallNs: read(CLOCK_REALTIME), steadyNs: read(CLOCK_MONOTONIC))
    }
}
