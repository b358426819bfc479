// One gateway process: the real core, ring, journal writer and recovery under a simulated clock.
//
// `Gateway/OrderLife` is the same pipeline on threads and sockets. What decides and what may leave
// is shared with it (`Pipeline`); the doors and the turn are this room's own, and smaller: no
// signatures, no retransmission, no drop copy. A stage is a call here, so that the world can end
// the process between any two, and inside each.
//
// Invariants: effects are carried out only of records that the writer made durable, in order; after
// `hasFailed` nothing is decided.
// Thread: the world's.

import Brokers
import Core
import Journal
import LockFree
import Pipeline
import Wire

struct SimulatedProcess: ~Copyable {
    static let directory = "/journal"
    static let ringByteCount = 1 << 18

    var core: Core
    let ring: RecordRing
    var writer: JournalWriter?
    let gate = Gate()
    let world: Surroundings
    var paper: PaperBroker?
    var opsInbox: [(connection: UInt32, bytes: [UInt8])] = []
    var inbox: [Arrival] = []
    var heldBack: [BrokerReport] = []
    var isRecovering = true
    var linkIsUp = true
    /// Safe mode: the journal takes nothing more.
    private(set) var hasFailed = false
    /// Effects that are carried out before the process dies; nil for no end.
    var effectsUntilCrash: Int?
    private(set) var hasDied = false

    init(core: consuming Core, writer: consuming JournalWriter, world: Surroundings) {
        self.core = core
        self.writer = consume writer
        self.world = world
        ring = RecordRing(capacity: Self.ringByteCount)
    }

    // MARK: deciding

    /// One input becomes one record, where there is room.
    mutating func decide(
        _ frame: [UInt8], _ origin: Origin, source: UInt32 = 0, isAuthenticated: Bool = false
    ) -> Bool {
        guard !hasFailed else { return false }
        return unsafe core.decide(
            frame.span.bytes, origin, source: source, isAuthenticated: isAuthenticated,
            now: world.now, into: ring)
    }

    mutating func decide(
        _ message: some Message, _ origin: Origin, source: UInt32 = 0
    ) -> Bool {
        decide(message.frameBytes(), origin, source: source)
    }

    private var hasRoom: Bool {
        ring.capacity - ring.usedByteCount > 2 * Limit.recordBytesMax && !hasFailed
    }

    /// Takes what has come to the doors and from the venue, and what time brings.
    mutating func takeInputs() throws(Violation) {
        for arrival in world.network.takeArrivals() { arrive(arrival) }
        if world.settings.canary == .leakThroughHalt { try takeMessages() }
        try takeOps()
        try takeMessages()
        takeBrokerReports()
        takeTime()
        takeLink()
    }

    /// A halt raises the gate as soon as it is seen, ahead of anything queued.
    private mutating func arrive(_ arrival: Arrival) {
        guard case .message(let connection, .ops, let bytes) = arrival else {
            inbox.append(arrival)
            return
        }
        if let request = Ledger.read(HaltRequest.self, bytes) {
            gate.raise()
            world.watch.haltArrived(request)
        }
        opsInbox.append((connection, bytes))
    }

    mutating func takeOps() throws(Violation) {
        while let (connection, bytes) = opsInbox.first, hasRoom {
            opsInbox.removeFirst()
            let isDecided = decide(bytes, .ops, source: connection)
            precondition(isDecided, "there is room for an ops frame")
            if let request = Ledger.read(HaltRequest.self, bytes) {
                world.counts.halts += 1
                world.trace.note("a halt is decided", UInt64(request.scope.rawValue))
                gate.acknowledge()
                if request.mode != .full { world.watch.lifted(request.scope, request.target) }
            }
            if let request = Ledger.read(ResumeRequest.self, bytes),
                !request.operatorID.isEmpty
            {
                world.watch.lifted(request.scope, request.target)
            }
        }
    }

    private mutating func takeMessages() throws(Violation) {
        while let arrival = inbox.first {
            switch arrival {
            case .message(let connection, let door, let bytes):
                let leaks = world.settings.canary == .leakThroughHalt
                if door == .orders, gate.isRaised, !leaks { return }
                guard takeMessage(bytes, door, connection) else { return }
            case .closed(let connection, _):
                if core.isBound(connection: connection), !hasFailed {
                    guard hasRoom, decide(ConnectionClosed(connectionID: connection), .gateway)
                    else { return }
                }
            }
            inbox.removeFirst()
        }
    }

    /// - Returns: false where the message must wait.
    private mutating func takeMessage(
        _ bytes: [UInt8], _ door: Door, _ connection: UInt32
    ) -> Bool {
        guard !hasFailed else { return true }
        guard hasRoom else { return false }
        var reader = FrameReader()
        while true {
            switch unsafe reader.next(in: bytes.span.bytes) {
            case .end: return true
            case .refused(let reason, let byteOffset, _, let templateID):
                world.network.sendToClient(
                    connection,
                    BusinessMessageReject(
                        msgSeqNum: 0, transactTime: world.now, text: Text64(reason.meaning),
                        byteOffset: UInt32(byteOffset), refTemplateID: templateID,
                        rejectReason: reason
                    ).frameBytes(), now: world.now)
            case .frame(let header):
                let frame = Array(bytes[header.byteOffset..<(header.byteOffset + header.byteCount)])
                // What does not fit any more is lost, as with a client that is cut off here.
                guard hasRoom else { return true }
                _ = decide(
                    frame, door == .feed ? .feed : .session, source: connection,
                    isAuthenticated: SimulatedStrategy.isSigned(frame))
            }
        }
    }

    private mutating func takeBrokerReports() {
        var left = heldBack.count
        while left > 0, hasRoom {
            left -= 1
            _ = decide(heldBack.removeFirst(), .broker, source: UInt32(SimulatedDesk.brokerID))
        }
        if world.settings.venue == .paper { paper?.advance(to: world.now) } else {
            world.venue.advance(to: world.now)
        }
        while hasRoom, let report = nextReport() {
            if report.kind == .trade, world.strikes(.skipFill, oneIn: 10) { continue }
            _ = decide(report, .broker, source: UInt32(report.brokerID))
        }
    }

    private mutating func nextReport() -> BrokerReport? {
        world.settings.venue == .paper ? paper?.nextReport() : world.venue.nextReport()
    }

    private mutating func takeTime() {
        if core.nextDueTime <= world.now, hasRoom {
            _ = decide(TimerExpired(dueTime: core.nextDueTime), .timer)
        }
        if core.hasWork, hasRoom { _ = decide(ContinueWork(workPending: 1), .gateway) }
    }

    /// What the adapter says of its line, and when all that was in doubt is answered.
    private mutating func takeLink() {
        let brokerID = SimulatedDesk.brokerID
        if world.venue.isUp != linkIsUp, hasRoom {
            linkIsUp = world.venue.isUp
            let state: BrokerState = !linkIsUp ? .down : isRecovering ? .recovering : .up
            _ = decide(
                BrokerStatus(brokerID: brokerID, state: state), .broker, source: UInt32(brokerID))
        }
        guard isRecovering, linkIsUp, hasRoom, !core.hasWork,
            core.unansweredCount(brokerID: brokerID) == 0
        else { return }
        isRecovering = false
        _ = decide(
            BrokerStatus(brokerID: brokerID, state: .up), .broker, source: UInt32(brokerID))
    }

    // MARK: durability

    /// Writes what was decided.
    ///
    /// - Returns: false where the journal failed, or the machine died meanwhile.
    mutating func keep() -> Bool {
        guard !hasFailed, ring.undurableByteCount > 0 else { return !hasFailed }
        let bytes = unsafe ring.publishedBytes()
        if world.settings.canary == .alterDecision { unsafe alter(bytes) }
        if world.settings.canary == .endTwice { unsafe endEarly(bytes) }
        do throws(JournalError) {
            try unsafe writer?.append(bytes)
        } catch {
            hasFailed = true
            world.trace.note("the journal fails: safe mode")
            return false
        }
        ring.markDurable(bytes.count)
        return true
    }

    /// Does what the journal's second thread does.
    mutating func workInBackground() {
        world.witness.look()
        _ = writer?.workInBackground()
    }

    // MARK: carrying out

    /// Carries out the effects of durable records.
    mutating func dispatch(recordsMax: Int) throws(Violation) {
        if world.settings.canary == .sendBeforeSync {
            try unsafe carryOutAll(UnsafeRawBufferPointer(ring.publishedBytes()))
        }
        let bytes = unsafe ring.durableBytes()
        var done = 0
        var count = 0
        while done < bytes.count, count < recordsMax, !hasDied {
            let header = unsafe bytes.loadUnaligned(fromByteOffset: done, as: RecordHeader.self)
            let end = done + Int(header.byteCount)
            // Bound: the ring holds whole records.
            let record = unsafe UnsafeRawBufferPointer(rebasing: bytes[done..<end])
            try unsafe carryOut(record, header)
            done = end
            count += 1
        }
        ring.release(done)
    }

    private mutating func carryOut(
        _ record: UnsafeRawBufferPointer, _ header: RecordHeader
    ) throws(Violation) {
        let leaks = world.settings.canary == .leakThroughHalt
        if gate.isRaised, unsafe header.sendsOrder(record), !leaks { try takeOps() }
        let isShut = gate.isRaised && !leaks
        try unsafe world.ledger.observe(header, record)
        if header.effectsByteCount > 0 { try unsafe world.witness.check(header, record) }
        var reader = EffectReader(header)
        while let effect = unsafe reader.nextFrame(in: record) {
            if let left = effectsUntilCrash {
                guard left > 0 else {
                    hasDied = true
                    return
                }
                effectsUntilCrash = left - 1
            }
            let target = unsafe effect.header
            switch target.kind {
            case EffectKind.report, EffectKind.ops, EffectKind.feed:
                guard target.destination != 0 else { continue }
                if target.kind == EffectKind.report, world.strikes(.dropReport, oneIn: 30) {
                    continue
                }
                world.network.sendToClient(
                    target.destination, unsafe Array(effect.frame), now: world.now)
            case EffectKind.broker:
                try unsafe carryOutCommand(
                    effect.frame, record, header, isShut: isShut, leaks: leaks)
            case EffectKind.close: world.network.closeFromGateway(target.destination)
            default: continue
            }
        }
    }

    private mutating func carryOutCommand(
        _ frame: UnsafeRawBufferPointer, _ record: UnsafeRawBufferPointer, _ header: RecordHeader,
        isShut: Bool, leaks: Bool
    ) throws(Violation) {
        guard unsafe !frame.isEmpty else {
            let end = RecordHeader.size + Int(header.frameByteCount)
            let tick = unsafe Array(record[RecordHeader.size..<end])
            if let tick = Ledger.read(MarketDataSnapshot.self, tick) {
                paper?.marketData(tick, now: header.time)
            }
            return
        }
        let command = unsafe BrokerCommand(effectFrame: frame)
        if !leaks,
            let report = core.departureRefusal(command, time: header.time, isShut: isShut)
        {
            world.trace.note("held back", command.orderID)
            heldBack.append(report)
            return
        }
        try send(command, time: header.time)
        if command.kind == .newOrder, world.strikes(.sendTwice, oneIn: 10) {
            try send(command, time: header.time)
        }
    }

    private mutating func send(_ command: BrokerCommand, time: UInt64) throws(Violation) {
        try world.watch.check(command)
        world.trace.note("a command leaves", command.orderID, UInt64(command.kind.rawValue))
        if world.settings.venue == .paper {
            paper?.carryOut(command, now: time)
        } else {
            world.venue.carryOut(command, now: world.now)
        }
    }

    // MARK: canaries

    /// Carries out records that are written at best: `sendBeforeSync`.
    private mutating func carryOutAll(_ bytes: UnsafeRawBufferPointer) throws(Violation) {
        guard unsafe !bytes.isEmpty else { return }
        let header = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: RecordHeader.self)
        // Bound: the ring holds whole records.
        let record = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<Int(header.byteCount)])
        if header.effectsByteCount > 0 { try unsafe world.witness.check(header, record) }
    }

    /// Changes one byte of a decision before it is written: `alterDecision`.
    private func alter(_ bytes: UnsafeMutableRawBufferPointer) {
        let header = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: RecordHeader.self)
        guard header.effectsByteCount > 64, world.chance.oneIn(20) else { return }
        // Bound: the first record has effects of more than 64 bytes. The place is inside the block
        // of its first effect: a time.
        unsafe bytes[header.effectsOffset + 40] ^= 1
    }

    /// Reports an order as cancelled that has just begun to work: `endTwice`.
    private func endEarly(_ bytes: UnsafeMutableRawBufferPointer) {
        let header = unsafe bytes.loadUnaligned(fromByteOffset: 0, as: RecordHeader.self)
        // Bound: the ring holds whole records.
        let record = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<Int(header.byteCount)])
        var reader = EffectReader(header)
        while let (effect, offset) = unsafe reader.next(in: record) {
            let end = offset + Int(effect.frameByteCount)
            let frame = unsafe Array(record[offset..<end])
            guard var report = Ledger.read(ExecutionReport.self, frame), report.execType == .new
            else { continue }
            report.execType = .canceled
            // Bound: the same frame, of the same length.
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<end])
            _ = unsafe report.writeFrame(to: room)
        }
    }
}
