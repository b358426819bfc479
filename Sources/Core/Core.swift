// The core: one deterministic state machine. An input and its time go in, effects come out.
//
// It has no clock, no I/O, no randomness, allocates nothing after start and iterates over nothing
// hashed, so the same inputs give the same effects and the same state, byte for byte, on any
// machine.
//
// Read on in the order of an order: Core+NewOrder (sequence, repeat, checks, acceptance), Checks/
// (one file a check, in the order of precedence), Core+BrokerReport (what the broker makes of it),
// Core+Cancel, Core+Replace, Core+Work (mass actions), Core+Ops (halts, limits), Core+Session.
//
// Thread: the core's alone.

import LockFree
import Wire

/// What the core is told beside the frame.
public struct Input: BitwiseCopyable, Sendable {
    /// Sequence of the record that this input becomes.
    public var sequence: UInt64
    /// ns since the Unix epoch; never less than that of the input before.
    public var time: UInt64
    /// The connection or broker that it came from; 0 for the gateway itself.
    public var source: UInt32
    public var origin: Origin
    /// Whether the door verified the input's signature.
    public var isAuthenticated: Bool

    public init(
        sequence: UInt64, time: UInt64, source: UInt32, origin: Origin,
        isAuthenticated: Bool = false
    ) {
        self.sequence = sequence
        self.time = time
        self.source = source
        self.origin = origin
        self.isAuthenticated = isAuthenticated
    }
}

/// Counted since the journal began; shown by `status`.
public struct CoreCounters: BitwiseCopyable, Sendable {
    public var ordersAccepted: UInt64 = 0
    public var ordersRefused: UInt64 = 0
    public var ordersForwarded: UInt64 = 0
    public var cancels: UInt64 = 0
    public var trades: UInt64 = 0
    public var messagesRefused: UInt64 = 0
    public var ticksAccepted: UInt64 = 0
    public var ticksRefused: UInt64 = 0
    /// Broker reports that were repeats, or named no order that is remembered.
    public var reportsIgnored: UInt64 = 0
    /// Fills beyond an order's quantity, or after its end.
    public var reportsUnexpected: UInt64 = 0

    public init() {}
}

public struct Core: ~Copyable {
    /// Keeps the compiler from taking the core apart; see `Anchor`.
    private let anchor = Anchor()
    public let capacity: Capacity
    var orders: OrderTable
    var sessions: SessionTable
    var accounts: AccountTable
    var instruments: InstrumentTable
    var feeds: FeedTable
    var dataPolicy = DataPolicy()
    var positions: PositionTable
    var brokers: BrokerTable
    var halts: HaltTable
    var limits: LimitTable
    var limitChanges = LimitChangeTable()
    var work: WorkQueue
    var lockouts: LockoutTable
    var duplicates = DuplicateTable()
    var ownBooks: OwnBookTable
    var violations: ViolationTable
    var load = Core.noLoad
    var risk: RiskTable
    var calendars = CalendarTable()
    var executions: ExecutionTable
    var rates = RateBuckets.zero
    var openNotionalSum: Int128 = 0
    var openNotional: Int64 { Int64(clamping: openNotionalSum) }
    public internal(set) var counters = CoreCounters()
    // The portfolio: what money of other currencies is worth, what is where, what was traded.
    var currencies = CurrencyTable()
    var groups: GroupTable
    var trades = TradeTable()
    /// The date of the trading day, such as 20261121; 0 before the first.
    public internal(set) var tradeDate: UInt32 = 0
    // What `assertBooks` looks at after this input; they decide nothing.
    var lastBookedAccount: UInt32 = .max
    var didValuesMove = false
    var lastCommandID: UInt64 = 0
    var startedTime: UInt64 = 0
    var lastHaltTime: UInt64 = .null
    public internal(set) var configurationHash = Text64()
    public internal(set) var gatewayName = Text32()
    var version = Text16()
    var isConfigured = false
    /// While a decision is explained, `judge` notes each comparison in `evidence`.
    var isExplaining = false
    let evidence = Evidence()
    /// When the core wants to hear of the time; .max for never. May be early, never late.
    public internal(set) var nextDueTime: UInt64 = .max
    public private(set) var lastSequence: UInt64 = 0
    public private(set) var lastTime: UInt64 = 0

    public init(capacity: Capacity) {
        self.capacity = capacity
        orders = OrderTable(capacity: capacity)
        sessions = SessionTable(capacity: capacity)
        accounts = AccountTable(capacity: capacity)
        instruments = InstrumentTable(capacity: capacity)
        feeds = FeedTable(capacity: capacity)
        positions = PositionTable(capacity: capacity)
        brokers = BrokerTable(capacity: capacity)
        halts = HaltTable()
        limits = LimitTable(capacity: capacity)
        executions = ExecutionTable(capacity: capacity)
        work = WorkQueue()
        groups = GroupTable(capacity: capacity)
        lockouts = LockoutTable(capacity: capacity)
        ownBooks = OwnBookTable(capacity: capacity)
        violations = ViolationTable(capacity: capacity)
        risk = RiskTable(capacity: capacity)
    }

    /// Whether a `ContinueWork` input would do something.
    public var hasWork: Bool { work.firstReady() != nil }

    /// Decides one input.
    ///
    /// - Parameters:
    ///   - frame: one whole frame that `FrameReader` let pass.
    ///   - effects: receives what follows from it, PROTOCOL.md §7.
    public mutating func apply(
        _ input: Input, frame: RawSpan, effects: inout EffectWriter
    ) {
        precondition(input.sequence == lastSequence + 1, "inputs without gaps")
        precondition(input.time >= lastTime, "time never goes backwards")
        lastSequence = input.sequence
        lastTime = input.time
        var reader = FrameReader()
        guard case .frame(let header) = reader.next(in: frame),
            header.byteCount == frame.byteCount
        else { preconditionFailure("the core takes one whole frame") }
        switch input.origin {
        case .session: applySession(input, frame, header, &effects)
        case .broker: applyBroker(input, frame, header, &effects)
        case .feed: applyFeed(input, frame, header, &effects)
        case .ops: applyOps(input, frame, header, &effects)
        case .configuration: applyConfiguration(frame, header)
        default: applyGateway(input, frame, header, &effects)
        }
        assertBooks(after: header.templateID)
    }

    private mutating func applyFeed(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        guard header.templateID == MarketDataSnapshot.templateID else { return }
        takeTick(frame.load(MarketDataSnapshot.self, at: header), input, &effects)
    }

    private mutating func applyBroker(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        switch header.templateID {
        case BrokerReport.templateID:
            takeBrokerReport(frame.load(BrokerReport.self, at: header), input, &effects)
        case BrokerStatus.templateID:
            takeBrokerStatus(frame.load(BrokerStatus.self, at: header))
        default: return
        }
    }

    private mutating func applyGateway(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        switch header.templateID {
        case GatewayStarted.templateID:
            takeStart(frame.load(GatewayStarted.self, at: header), input, &effects)
        case GatewayStopped.templateID: noteStateHash(&effects)
        case ConnectionClosed.templateID:
            connectionClosed(
                frame.load(ConnectionClosed.self, at: header).connectionID, input, &effects)
        case TimerExpired.templateID: timerExpired(input, &effects)
        case ContinueWork.templateID: continueWork(input, &effects)
        case TradingDayBegan.templateID:
            beginTradingDay(frame.load(TradingDayBegan.self, at: header))
        case GatewayLoad.templateID: load = frame.load(GatewayLoad.self, at: header)
        case CalendarWindow.templateID:
            takeCalendarWindow(frame.load(CalendarWindow.self, at: header))
        default: _ = applyRisk(frame, header)
        }
    }

    /// The gateway came up: nobody is connected, and what may rest at a broker is asked for.
    private mutating func takeStart(
        _ start: GatewayStarted, _ input: Input, _ effects: inout EffectWriter
    ) {
        startedTime = start.startedTime
        version = start.version
        load = Self.noLoad
        work.outliveRestart()
        feeds.forgetSources(instruments.count)
        calendars.clearWindows()
        if orders.openCount > 0 {
            // Before every cancel: a broker that must take the orders up again knows none until
            // asked.
            work.addFirst(workItem(WorkKind.query))
            for row in 0..<orders.highWater {
                let isOpen = orders.rows[row].isUsed && orders.rows[row].isOpen
                if isOpen { setDoubt(row, Doubt.toAsk) }
            }
        }
        for row in 0..<sessions.count {
            guard sessions.rows[row].connection != 0 else { continue }
            connectionLost(row, input)
        }
        noteStateHash(&effects)
    }

    private func noteStateHash(_ effects: inout EffectWriter) {
        let hash = stateHash()
        effects.append(
            StateHash(
                recordSequence: lastSequence, stateHashHigh: hash.high, stateHashLow: hash.low),
            kind: EffectKind.note, destination: 0)
    }

    /// The hash of the whole state: the same for the same inputs.
    public func stateHash() -> (high: UInt64, low: UInt64) {
        var hasher = StateHasher()
        orders.hash(into: &hasher)
        sessions.hash(into: &hasher)
        accounts.hash(into: &hasher)
        instruments.hash(into: &hasher)
        feeds.hash(instruments.count, into: &hasher)
        dataPolicy.hash(into: &hasher)
        positions.hash(into: &hasher)
        brokers.hash(into: &hasher)
        halts.hash(into: &hasher)
        limits.hash(into: &hasher)
        limitChanges.hash(into: &hasher)
        work.hash(into: &hasher)
        currencies.hash(into: &hasher)
        groups.hash(into: &hasher)
        trades.hash(into: &hasher)
        hasher.add(UInt64(tradeDate))
        lockouts.hash(into: &hasher)
        duplicates.hash(into: &hasher)
        ownBooks.hash(into: &hasher, orders: orders.highWater)
        violations.hash(into: &hasher)
        hasher.add(bytesOf: load)
        risk.hash(
            into: &hasher, instruments: instruments.count, accounts: accounts.count,
            positions: positions.count, orders: orders.highWater)
        calendars.hash(into: &hasher)
        executions.hash(into: &hasher)
        hasher.add(bytesOf: rates)
        hasher.add(bytesOf: openNotionalSum)
        hasher.add(bytesOf: counters)
        hasher.add(lastCommandID)
        hasher.add(startedTime)
        hasher.add(lastHaltTime)
        hasher.add(bytesOf: configurationHash)
        hasher.add(nextDueTime)
        hasher.add(lastSequence)
        hasher.add(lastTime)
        return hasher.value
    }
}
