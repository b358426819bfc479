// A process begins and ends: the real recovery, the replay, the inputs of every start.
//
// Thread: the world's.

import Brokers
import Core
import Journal
import Pipeline
import Wire

/// Why a process did not come up.
enum StartFailure: Error {
    /// The disk or the machine failed; try again later.
    case disk(JournalError)
    case violation(Violation)

    /// What a journal's error means to the world.
    init(_ error: JournalError) {
        switch error {
        case .disk, .failed: self = .disk(error)
        default: self = .violation(Violation(.journalVerifies, "\(error)"))
        }
    }
}

extension SimulatedProcess {
    static func settings(_ world: Surroundings) -> JournalSettings {
        JournalSettings(
            durability: world.settings.durability,
            segmentByteCount: JournalSettings.segmentByteCountMin, productVersion: "simulated",
            compressionLevel: 1, journalID: JournalID(high: 1, low: world.settings.seed))
    }

    /// Recovers, replays, and goes through the inputs of a start.
    static func start(_ world: Surroundings) throws(StartFailure) -> SimulatedProcess {
        var core: Core?
        var failure: StartFailure?
        var writer: JournalWriter?
        do throws(JournalError) {
            let recovered = try JournalRecovery.open(
                directory: directory, on: JournalStorage(world.disk))
            do throws(StartFailure) {
                core = try replay(recovered.reader, world)
            } catch { failure = error }
            if failure == nil {
                writer = try JournalWriter.open(
                    recovered, settings: settings(world), now: world.now)
            }
        } catch { failure = StartFailure(error) }
        if let failure { throw failure }
        guard let writer = writer.take() else { preconditionFailure("a start holds or fails") }
        let started = core.take() ?? Core(capacity: SimulatedDesk.capacity)
        world.now = max(world.now, started.lastTime)
        world.witness.restart()
        world.watch.restart(halts: world.ledger.fullHalts)
        let haltCount = started.haltCount
        if haltCount != world.ledger.halts.count {
            throw .violation(
                Violation(
                    .haltHolds,
                    "\(haltCount) halts after a restart instead of \(world.ledger.halts.count)"))
        }
        var process = SimulatedProcess(core: started, writer: writer, world: world)
        process.begin()
        return process
    }

    /// Replays what was recovered, and compares it with what was seen before.
    static func replay(
        _ reader: JournalReader, _ world: Surroundings
    ) throws(StartFailure) -> Core? {
        var replayer = Replayer()
        do throws(ReplayError) { try replayer.run(reader) } catch {
            if case .journal(let error) = error { throw StartFailure(error) }
            throw .violation(Violation(.replayIsLive, "\(error)"))
        }
        let summary = replayer.summary
        if let last = world.lastState, last.sequence == summary.lastSequence,
            last.high != summary.stateHash.high || last.low != summary.stateHash.low
        {
            throw .violation(
                Violation(.replayIsLive, "another state at record \(last.sequence)"))
        }
        do throws(Violation) { try compare(reader, world) } catch { throw .violation(error) }
        return replayer.takeCore()
    }

    /// Every record that was ever carried out or recovered stands where it stood; what comes behind
    /// is entered in the books.
    private static func compare(
        _ reader: JournalReader, _ world: Surroundings
    ) throws(Violation) {
        var violation: Violation?
        let known = world.ledger.chains.count
        var count = 0
        do throws(JournalError) {
            try unsafe reader.forEachWhile { header, record in
                count += 1
                if count > known {
                    do throws(Violation) { try unsafe world.ledger.observe(header, record) } catch {
                        violation = error
                    }
                } else if unsafe Ledger.chainWord(header, record) != world.ledger.chains[count - 1]
                {
                    violation = Violation(
                        .acknowledgedIsKept, "record \(header.sequence) is another than before")
                }
                return violation == nil
            }
        } catch { violation = Violation(.journalVerifies, "\(error)") }
        if violation == nil, count < known {
            violation = Violation(
                .acknowledgedIsKept,
                "\(count) records after a recovery, \(known) were acknowledged")
        }
        if let violation { throw violation }
    }

    /// The inputs of every start, as `Gateway.begin` has them.
    private mutating func begin() {
        if core.configurationHash != SimulatedDesk.configurationHash {
            let looseness: Int64 = world.settings.canary == .looseLimit ? 10 : 1
            for frame in SimulatedDesk.definitions(looseness: looseness) {
                let isDecided = decide(frame, .configuration)
                precondition(isDecided, "the ring holds a configuration")
            }
        }
        let brokerID = SimulatedDesk.brokerID
        let number = core.lastBrokerSeqNum(brokerID: brokerID)
        if world.settings.venue == .paper { beginPaper(after: number) }
        world.venue.connect(resumeAfter: number)
        linkIsUp = world.venue.isUp
        _ = decide(
            GatewayStarted(
                startedTime: world.now, configurationHash: SimulatedDesk.configurationHash,
                gatewayName: "simulated", version: "simulated"), .gateway)
        _ = decide(
            BrokerStatus(brokerID: brokerID, state: linkIsUp ? .recovering : .down), .broker,
            source: UInt32(brokerID))
        world.network.isListening = true
        world.counts.restarts += 1
        world.trace.note("a process starts at record", core.lastSequence)
    }

    private mutating func beginPaper(after number: UInt64) {
        var settings = PaperSettings()
        settings.seed = world.chance.next()
        settings.latencyNs = 2_000_000
        settings.latencyJitterNs = 20_000_000
        settings.reportLatencyNs = 1_000_000
        settings.rejectPerMille = 30
        settings.openOrdersMax = 128
        settings.endedOrdersMax = 64
        settings.instrumentsMax = 8
        settings.commandsUnderWayMax = 256
        do throws(BrokersError) {
            var broker = try PaperBroker(
                brokerID: SimulatedDesk.brokerID, settings: settings, resumeAfter: number)
            var definitions: [SecurityDefinition] = []
            core.forEachInstrument { definitions.append($0) }
            for definition in definitions { broker.defineInstrument(definition) }
            paper = consume broker
        } catch { preconditionFailure("the paper broker refuses its settings: \(error)") }
    }

    /// Whether nothing is under way inside.
    var isQuiet: Bool {
        ring.usedByteCount == 0 && !core.hasWork && heldBack.isEmpty && opsInbox.isEmpty
            && inbox.isEmpty && !isRecovering && !gate.isRaised
            && core.unansweredCount(brokerID: SimulatedDesk.brokerID) == 0
            && paperDueTime > world.now
    }

    private var paperDueTime: UInt64 {
        switch paper {
        case .some(let paper): paper.nextDueTime
        case .none: .max
        }
    }

    /// What a replay must come to, where everything that was decided is durable.
    func noteState() {
        guard !hasFailed, ring.undurableByteCount == 0, !world.disk.hasCrashed else {
            world.lastState = nil
            return
        }
        let hash = core.stateHash()
        world.lastState = (core.lastSequence, hash.high, hash.low)
    }

    /// A stop in good order: everything is carried out, the stop is the last record, the journal is
    /// sealed.
    ///
    /// - Returns: false where the journal failed meanwhile.
    mutating func stop() throws(Violation) -> Bool {
        guard keep() else { return false }
        try dispatch(recordsMax: .max)
        heldBack = []
        guard decide(GatewayStopped(stoppedTime: world.now), .gateway), keep() else { return false }
        try dispatch(recordsMax: .max)
        noteState()
        guard let writer = writer.take() else { return false }
        do throws(JournalError) { try writer.close() } catch { return false }
        return true
    }
}
