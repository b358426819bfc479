// An order's life, stage by stage: the one loop that takes inputs, decides them, has them made
// durable and carries out what follows.
//
//     1 Transport   `ServerEndpoint` puts messages in rings; the loop takes them          Door
//     2 Wire        frames out of messages, refused with reason and place                 Door
//     3 Core        decides one input: `decide`                                           this file
//     4 Journal     chains and writes: inline (`written`) or on its thread (`synced`)   Durability
//     5 Broker      gets the commands of durable records, answers with reports            Dispatch
//     6 Report      goes to the strategy when its record is durable                       Dispatch
//
// The gate is read before each order is decided and before each command is sent. While it is raised
// no order passes; the ops ring is dealt with first, and says when it may fall.
//
// Invariants: an effect is carried out only when its record is durable; records are dispatched in
// order; what the loop cannot take yet stays in its ring; the record of the stop is the last one.
// Thread: the core's.

import Brokers
import Core
import Journal
import LockFree
import Pipeline
import Synchronization
import Transport
import Wire

/// What other threads tell the loop.
final class LifeSignals: Sendable {
    let parker = Parker()
    let gate = Gate()
    let stopRequested = Atomic<Bool>(false)
    let dropCopy = DropCopySignals()
    let connections = ConnectionLog()

    func requestStop() {
        stopRequested.store(true, ordering: .releasing)
        parker.wake()
    }
}

/// The three doors.
struct Doors {
    let orders: ServerEndpoint
    let ops: ServerEndpoint
    let feed: ServerEndpoint
}

struct OrderLife: ~Copyable {
    /// Messages taken from one ring before the others get their turn.
    static let messagesPerTurnMax = 64
    /// Longest time for which a stopping gateway still takes what comes.
    static let stopDrainMaxNs: UInt64 = 1_000_000_000

    var core: Core
    let ring: RecordRing
    var durability: DurabilityStage
    var brokers: BrokerDesk
    let doors: Doors
    let signals: LifeSignals
    let authenticator: Authenticator
    var clock: GatewayClock
    var orderSender: ReportSender
    var opsSender: ReportSender
    var feedSender: ReportSender
    var reports: ReportStore
    /// How far the order ring's first message has been read.
    var orderReader = FrameReader()
    var closing: [UInt32] = []
    var closedConnections: [ClosedConnection] = []
    var orderErrors = DoorErrors()
    var opsErrors = DoorErrors()
    var feedErrors = DoorErrors()
    /// Commands that the gate held back, to be told to the core, and how many have been.
    var heldBack: [BrokerReport] = []
    var heldBackTold = 0
    /// Brokers that have not yet answered for every order that was in doubt at the start.
    var recoveringBrokers: [UInt16] = []
    /// The way to the risk thread; nil where the configuration asks for no portfolio risk.
    var risk: RiskFeed?
    /// When trading days begin, and when to look next.
    var tradingDays: TradingDaySchedule?
    var resetDueTime = UInt64.max
    /// Snapshots of which only the latest counts, under load.
    var conflation = FeedConflation()
    /// Where prices that passed go; nil in tests that have no use for it.
    var prices: PricePublisher?
    var calendars: CalendarFeed
    var isStopping = false
    var stopDueTime = UInt64.max
    var messagesRefused: UInt64 = 0
    /// How the thread waits when there is nothing to do.
    var waiting = CoreWaiting.spinThenPark
    /// Whether this thread itself reads what strategies send.
    var readsOrders = false
    private var tookOrders = true
    var gauge = LoadGauge()

    init(
        core: consuming Core, ring: RecordRing, durability: consuming DurabilityStage,
        brokers: consuming BrokerDesk, doors: Doors, signals: LifeSignals,
        authenticator: Authenticator, calendars: [CalendarSettings], sessionsMax: Int
    ) {
        Core.checkBuild(byteCount: MemoryLayout<Core>.size)
        clock = GatewayClock(notBefore: core.lastTime)
        reports = ReportStore(capacity: 65_536, sessionsMax: sessionsMax)
        self.core = core
        self.ring = ring
        self.durability = durability
        self.brokers = brokers
        self.doors = doors
        self.signals = signals
        self.authenticator = authenticator
        self.calendars = CalendarFeed(calendars)
        orderSender = ReportSender(socket: doors.orders)
        opsSender = ReportSender(socket: doors.ops)
        feedSender = ReportSender(socket: doors.feed)
        heldBack.reserveCapacity(Limit.effectsPerRecordMax * 16)
        signals.dropCopy.publish(self.core.lastSequence)
    }

    /// Runs until a stop was asked for and all is written.
    ///
    /// - Throws: why the journal could not be closed.
    mutating func run() throws(JournalError) {
        var idleRounds = 0
        while true {
            if signals.stopRequested.load(ordering: .acquiring) { isStopping = true }
            let isBusy = turn()
            if isStopping, mayFinish(isBusy) { break }
            if isBusy {
                idleRounds = 0
                continue
            }
            idleRounds += 1
            let isDiskAtWork = !durability.hasFailed && ring.undurableByteCount > 0
            if idleRounds > waiting.idleRoundsMax(isDiskAtWork: isDiskAtWork) {
                park()
                idleRounds = 0
            } else {
                Processor.pause()
            }
        }
        try finish()
    }

    /// Whether a stopping gateway has nothing left to do, or its time is up: a flood delays no
    /// stop.
    private mutating func mayFinish(_ isBusy: Bool) -> Bool {
        let now = clock.now()
        if stopDueTime == .max { stopDueTime = now + Self.stopDrainMaxNs }
        return !isBusy && ring.usedByteCount == 0 || durability.hasFailed || now >= stopDueTime
    }

    /// Takes no input any more: what was decided becomes durable and is carried out, the stop
    /// becomes the last record, and the journal is sealed.
    ///
    /// - Throws: why the journal could not be closed.
    mutating func finish() throws(JournalError) {
        repeat {
            settle()
            _ = takeHeldBack()
        } while ring.usedByteCount > 0 && !durability.hasFailed
        if decide(GatewayStopped(stoppedTime: clock.now()), .gateway) { settle() }
        flush()
        try durability.close(now: clock.now())
    }

    /// Waits until every record is durable and dispatched.
    private mutating func settle() {
        while ring.usedByteCount > 0, !durability.hasFailed {
            durability.advance()
            if !dispatch() {
                flush()
                signals.parker.park(timeoutNs: 1_000_000)
            }
        }
    }

    /// One round over everything that can bring work.
    ///
    /// - Returns: whether there was any.
    mutating func turn() -> Bool {
        var busy = takeOps()
        if readsOrders { busy = readOrders() || busy }
        busy = takeLoad() || busy
        tookOrders = takeOrders()
        busy = tookOrders || busy
        busy = takeFeed() || busy
        busy = takeBrokerReports() || busy
        busy = takeClosedConnections() || busy
        busy = takeCalendars() || busy
        busy = takeTime() || busy
        busy = takeRecoveredBrokers() || busy
        busy = takeRisk() || busy
        durability.advance()
        busy = dispatch() || busy
        flush()
        return busy
    }

    /// Stage 1, where no other thread does it: what has come is taken into the ring.
    ///
    /// While the ring is half full it stays in the kernel, and the peers wait. Where orders do not
    /// pass at all, the ring fills, and what comes then is refused.
    private func readOrders() -> Bool {
        let inbound = doors.orders.inbound
        guard !tookOrders || inbound.usedByteCount <= inbound.capacity / 2 else { return false }
        return doors.orders.poll()
    }

    /// Stage 3: one input becomes one record.
    ///
    /// - Parameter frame: one whole frame that `FrameReader` let pass.
    /// - Returns: false where the record ring is full: nothing was decided, try again later.
    mutating func decide(
        _ frame: RawSpan, _ origin: Origin, source: UInt32 = 0, isAuthenticated: Bool = false
    ) -> Bool {
        guard !durability.hasFailed else { return false }
        return core.decide(
            frame, origin, source: source, isAuthenticated: isAuthenticated, now: clock.now(),
            into: ring)
    }

    /// The same for a message that the gateway itself makes; its frame stands on the stack.
    mutating func decide<M: Message>(
        _ message: M, _ origin: Origin, source: UInt32 = 0
    ) -> Bool {
        unsafe withUnsafeTemporaryAllocation(byteCount: M.frameByteCount, alignment: 8) { room in
            unsafe message.writeFrame(to: room)
            let frame = unsafe UnsafeRawBufferPointer(room).bytes
            return decide(frame, origin, source: source)
        }
    }

    // MARK: time, work, sleep

    private mutating func takeTime() -> Bool {
        var busy = takeTradingDay()
        if core.nextDueTime != .max, core.nextDueTime <= clock.now() {
            busy = decide(TimerExpired(dueTime: core.nextDueTime), .timer) || busy
        }
        if core.hasWork { busy = decide(ContinueWork(workPending: 1), .gateway) || busy }
        return busy
    }

    private mutating func park() {
        let now = clock.now()
        // What is due cannot be decided without a journal, and with a full ring not before the
        // journal's thread wakes this one.
        let hasRoom = ring.capacity - ring.usedByteCount > 2 * Limit.recordBytesMax
        var due = UInt64.max
        if hasRoom, !durability.hasFailed {
            due = min(core.nextDueTime, min(brokers.nextDueTime, calendars.nextDueTime))
            due = min(due, resetDueTime)
            due = min(due, gauge.dueTime)
        }
        if hasRoom, !durability.hasFailed { due = min(due, risk?.wakeTime(now) ?? .max) }
        if isStopping { due = min(due, now + 1_000_000) }
        let wait = due == .max ? 1_000_000_000 : Int64(clamping: due > now ? due - now : 0)
        guard wait > 0 else { return }
        let longest = min(wait, 1_000_000_000)
        if readsOrders {
            doors.orders.park(timeoutNs: longest)
        } else {
            signals.parker.park(timeoutNs: longest)
        }
    }

    private mutating func flush() {
        orderSender.flush()
        opsSender.flush()
        feedSender.flush()
        prices?.wake()
        for connection in closing { doors.orders.closeConnection(connection) }
        closing.removeAll(keepingCapacity: true)
        orderErrors.close(in: doors.orders)
        opsErrors.close(in: doors.ops)
        feedErrors.close(in: doors.feed)
    }
}
