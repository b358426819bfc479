// An order's life, stage by stage: the one loop that takes inputs, decides them, has them made durable
// and carries out what follows.
//
//     1 Transport   `ServerSocket` pushes messages into rings; the loop takes them        Door
//     2 Wire        frames out of messages, refused with reason and place                 Door
//     3 Core        decides one input: `decide`                                           this file
//     4 Journal     chains and writes: inline (`written`) or on its thread (`synced`)     Durability
//     5 Broker      gets the commands of durable records, answers with reports            Dispatch
//     6 Report      goes to the strategy when its record is durable                       Dispatch
//
// The gate is read before each order is decided and before each command is sent. While it is raised no
// order passes; the ops ring is dealt with first, and says when it may fall.
//
// Invariants: an effect is carried out only when its record is durable; records are dispatched in order;
// what the loop cannot take yet stays in its ring.
// Thread: the core's.

import Brokers
import Core
import Journal
import LockFree
import Synchronization
import Transport
import Wire

/// What other threads tell the loop.
final class LifeSignals: Sendable {
    let parker = Parker()
    let gate = Gate()
    let stopRequested = Atomic<Bool>(false)
    let dropCopy = DropCopySignals()

    func requestStop() {
        stopRequested.store(true, ordering: .releasing)
        parker.wake()
    }
}

/// The three doors.
struct Doors {
    let orders: ServerSocket
    let ops: ServerSocket
    let feed: ServerSocket
}

struct OrderLife: ~Copyable {
    /// Messages taken from one ring before the others get their turn.
    static let messagesPerTurnMax = 64
    /// Rounds of looking before the thread goes to sleep.
    static let idleRoundsMax = 64

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
    var closedConnections: [UInt32] = []
    var refusals: [UInt32: UInt32] = [:]
    /// Commands that the gate held back, to be told to the core.
    var heldBack: [BrokerReport] = []
    var isStopping = false
    var isStopRecorded = false
    var messagesRefused: UInt64 = 0

    init(
        core: consuming Core, ring: RecordRing, durability: consuming DurabilityStage,
        brokers: consuming BrokerDesk, doors: Doors, signals: LifeSignals,
        authenticator: Authenticator, sessionsMax: Int
    ) {
        clock = GatewayClock(notBefore: core.lastTime)
        reports = ReportStore(capacity: 65_536, sessionsMax: sessionsMax)
        self.core = core
        self.ring = ring
        self.durability = durability
        self.brokers = brokers
        self.doors = doors
        self.signals = signals
        self.authenticator = authenticator
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
        while !isStopRecorded || !isDrained {
            if signals.stopRequested.load(ordering: .acquiring) { isStopping = true }
            if turn() {
                idleRounds = 0
                continue
            }
            if isStopping, !isStopRecorded { recordStop() }
            if durability.hasFailed, isStopping { break }
            idleRounds += 1
            if idleRounds > Self.idleRoundsMax {
                park()
                idleRounds = 0
            }
        }
        flush()
        try durability.close(now: clock.now())
    }

    /// One round over everything that can bring work.
    ///
    /// - Returns: whether there was any.
    mutating func turn() -> Bool {
        var busy = takeOps()
        busy = takeOrders() || busy
        busy = takeFeed() || busy
        busy = takeBrokerReports() || busy
        busy = takeClosedConnections() || busy
        busy = takeTime() || busy
        durability.advance()
        busy = dispatch() || busy
        flush()
        return busy
    }

    /// Stage 3: one input becomes one record.
    ///
    /// - Parameter frame: one whole frame that `FrameReader` let pass.
    /// - Returns: false where the record ring is full: nothing was decided, try again later.
    mutating func decide(
        _ frame: RawSpan, _ origin: Origin, source: UInt32 = 0, isAuthenticated: Bool = false
    ) -> Bool {
        guard !durability.hasFailed, let room = unsafe ring.reserve(Limit.recordBytesMax) else {
            return false
        }
        let input = Input(
            sequence: core.lastSequence + 1, time: clock.now(), source: source, origin: origin,
            isAuthenticated: isAuthenticated)
        let header = RecordHeader(
            byteCount: 0, frameByteCount: 0, origin: origin,
            flags: isAuthenticated ? RecordHeader.authenticated : 0, sequence: input.sequence,
            time: input.time, source: source, effectsByteCount: 0)
        var record = unsafe RecordBuilder(room: room, header: header, frame: frame)
        var effects = record.effectWriter()
        core.apply(input, frame: frame, effects: &effects)
        ring.publish(record.finish(effectsByteCount: effects.byteCount))
        return true
    }

    /// The same for a message that the gateway itself makes.
    mutating func decide(_ message: some Message, _ origin: Origin, source: UInt32 = 0) -> Bool {
        let frame = message.frameBytes()
        return unsafe decide(frame.span.bytes, origin, source: source)
    }

    // MARK: time, work, sleep

    private mutating func takeTime() -> Bool {
        var busy = false
        if core.nextDueTime != .max, core.nextDueTime <= clock.now() {
            busy = decide(TimerExpired(dueTime: core.nextDueTime), .timer)
        }
        if core.hasWork { busy = decide(ContinueWork(workPending: 1), .gateway) || busy }
        return busy
    }

    private var isDrained: Bool { ring.usedByteCount == 0 || durability.hasFailed }

    private mutating func recordStop() {
        guard ring.usedByteCount == 0 else { return }
        isStopRecorded =
            durability.hasFailed || decide(GatewayStopped(stoppedTime: clock.now()), .gateway)
    }

    private mutating func park() {
        let now = clock.now()
        var due = min(core.nextDueTime, brokers.nextDueTime)
        if isStopping { due = min(due, now + 1_000_000) }
        let wait = due == .max ? 1_000_000_000 : Int64(clamping: due > now ? due - now : 0)
        if wait > 0 { signals.parker.park(timeoutNs: min(wait, 1_000_000_000)) }
    }

    private mutating func flush() {
        orderSender.flush()
        opsSender.flush()
        feedSender.flush()
        for connection in closing { doors.orders.closeConnection(connection) }
        closing.removeAll(keepingCapacity: true)
    }
}
