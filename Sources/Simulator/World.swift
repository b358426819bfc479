// A simulated world: one gateway, its clients, venue, network and disk, on one thread, from one
// seed.
//
// A run goes through ticks with every fault on, then all faults stop, and the world must come to
// rest: every order at its end or truly working at the venue, books equal everywhere, and a last
// replay equal to what lived.
//
// Invariants: nothing here depends on anything but the settings; the same settings give the same
// run, event by event.
// Thread: one.

import Journal
import Wire

public final class World {
    /// Ticks in which a world without faults must come to rest.
    static let restTicksMax = 6_000
    /// Ticks without anything under way that count as rest.
    static let quietTicks = 25

    let world: Surroundings
    var process: SimulatedProcess?
    private var strategies: [SimulatedStrategy] = []
    private let operators: SimulatedOperator
    private let feed: SimulatedFeed
    var chance: Chance
    var tick = 0
    /// When the next process is started.
    var startTick = 0

    public init(_ settings: WorldSettings) {
        world = Surroundings(settings)
        var chance = world.chance.fork()
        operators = SimulatedOperator(chance: chance.fork(), world: world)
        feed = SimulatedFeed(chance: chance.fork(), world: world)
        world.venue.isSilent = settings.canary == .silentVenue
        self.chance = chance
        for sessionID in 1...UInt32(SimulatedDesk.sessionCount) {
            strategies.append(
                SimulatedStrategy(
                    sessionID: sessionID, isNaughty: sessionID % 2 == 0,
                    chance: self.chance.fork(), world: world))
        }
    }

    /// Told of every event as it happens.
    public func listen(_ listener: @escaping (String) -> Void) { world.trace.listener = listener }

    public var counts: WorldCounts {
        var counts = world.counts
        counts.records = world.ledger.chains.count
        counts.trades = world.ledger.trades
        counts.ordersSent = world.watch.ordersSent
        counts.diskFailures = world.disk.failureCount
        return counts
    }

    /// Where the journal ended: equal for equal settings, different for most others.
    public var chainWord: UInt64 { world.ledger.chains.last ?? 0 }

    /// Runs to the end.
    ///
    /// - Throws: the first promise that does not hold, with seed, tick and the last events.
    public func run() throws(Violation) {
        do throws(Violation) {
            while tick < world.settings.ticks { try step() }
            try comeToRest()
        } catch {
            var violation = error
            violation.seed = world.settings.seed
            violation.tick = tick
            violation.events = world.trace.texts
            throw violation
        }
    }

    private func passTime() {
        tick += 1
        world.trace.tick = tick
        let range = chance.oneIn(200) ? 100_000...2_000_000 : 20...3_000
        world.now += UInt64(chance.within(range)) * 1_000
    }

    private func letOthersAct() throws(Violation) {
        world.network.advance(to: world.now)
        for strategy in strategies { try strategy.step() }
        operators.step()
        feed.step()
        if world.venue.hasFaults, world.settings.venue != .paper,
            chance.oneIn(world.venue.isUp ? 400 : 30)
        {
            world.venue.setUp(!world.venue.isUp)
        }
    }

    private func step() throws(Violation) {
        passTime()
        try letOthersAct()
        guard process != nil else {
            if tick >= startTick { try start() }
            return
        }
        if world.settings.hasCrashes, chance.oneIn(200) { armFault() }
        // A crash between two stages comes where one of these is left out.
        let isCrash = world.settings.hasCrashes && chance.oneIn(450)
        let lastStage = isCrash ? chance.below(4) : 4
        try process?.takeInputs()
        if lastStage == 0 { return try die() }
        if chance.percent(75) {
            if process?.keep() == false, try endAfterFailure() { return }
        }
        if lastStage == 1 { return try die() }
        if lastStage == 2 { process?.effectsUntilCrash = chance.below(6) }
        try process?.dispatch(recordsMax: chance.oneIn(3) ? chance.within(0...5) : .max)
        if lastStage == 2 || lastStage == 3 { return try die() }
        if chance.oneIn(10) { process?.workInBackground() }
        if world.disk.hasCrashed { return try die() }
        if process?.hasFailed == true, chance.oneIn(20) { try die() }
    }

    /// - Returns: whether the process is gone.
    private func endAfterFailure() throws(Violation) -> Bool {
        guard world.disk.hasCrashed else { return false }
        try die()
        return true
    }

    private func armFault() {
        switch chance.below(10) {
        case 0...5: world.disk.callsUntilCrash = chance.below(8)
        case 6: world.disk.failure = .write
        case 7: world.disk.failure = .sync
        default: world.disk.isFull = true
        }
    }

    // MARK: death and return

    /// The process ends here and now, perhaps the power with it.
    private func die() throws(Violation) {
        world.counts.crashes += 1
        world.trace.note("the process dies")
        process?.noteState()
        process = nil
        world.network.gatewayDied()
        let mayLosePower = world.settings.durability == .synced
        world.disk.restart(powerLoss: mayLosePower && chance.oneIn(2))
        world.disk.isFull = false
        if world.strikes(.forgetGroup, oneIn: 2) { forgetLastRecord() }
        if chance.oneIn(4) { try flipBit() }
        if world.settings.hasCrashes, chance.oneIn(4) {
            // The recovery itself does not survive.
            world.disk.callsUntilCrash = chance.below(12)
        }
        startTick = tick + chance.within(1...40)
    }

    func start() throws(Violation) {
        do throws(StartFailure) {
            process = try SimulatedProcess.start(world)
        } catch {
            switch error {
            case .violation(let violation):
                if !world.disk.hasCrashed { throw violation }
            case .disk(let error):
                if !world.disk.hasCrashed, world.disk.failure == nil, !world.disk.isFull,
                    world.disk.failureCount == world.counts.diskFailures
                {
                    throw Violation(.journalVerifies, "a start fails: \(error)")
                }
            }
            world.counts.diskFailures = world.disk.failureCount
            world.trace.note("a start fails")
            let mayLosePower = world.settings.durability == .synced
            world.disk.restart(powerLoss: mayLosePower && chance.oneIn(2))
            world.disk.isFull = false
            startTick = tick + chance.within(1...20)
        }
    }

    // MARK: rest

    private func comeToRest() throws(Violation) {
        world.trace.note("all faults stop")
        if world.disk.hasCrashed || process?.hasFailed == true { try die() }
        world.disk.callsUntilCrash = nil
        world.disk.failure = nil
        world.disk.isFull = false
        world.network.hasFaults = false
        world.venue.hasFaults = false
        world.venue.setUp(true)
        for strategy in strategies { strategy.isCalm = true }
        operators.isCalm = true
        feed.pace = 60
        // One more process asks for what is in doubt: commands may have been lost on the line.
        try dieInPeace()
        var quiet = 0
        var rest = 0
        while quiet < Self.quietTicks {
            rest += 1
            guard rest < Self.restTicksMax else {
                throw Violation(
                    .comesToRest, "after \(rest) ticks without faults something is under way")
            }
            passTime()
            try letOthersAct()
            if process == nil { try start() }
            try process?.takeInputs()
            guard process?.keep() == true else {
                throw Violation(.comesToRest, "the journal fails without a fault")
            }
            try process?.dispatch(recordsMax: .max)
            process?.workInBackground()
            if rest == 100 { operators.resume(world.ledger.sortedHalts) }
            quiet = isQuiet && rest > 200 ? quiet + 1 : 0
        }
        try checkRest()
        try stopAndReplay()
    }

    private func dieInPeace() throws(Violation) {
        guard process != nil else { return }
        _ = process?.keep()
        try process?.dispatch(recordsMax: .max)
        process?.noteState()
        process = nil
        world.network.gatewayDied()
        world.disk.restart(powerLoss: false)
    }

    private var isQuiet: Bool {
        (process?.isQuiet ?? false)
            && (world.settings.venue == .paper || world.venue.isQuiet) && world.network.isQuiet
    }

    private func stopAndReplay() throws(Violation) {
        guard let stopped = try process?.stop(), stopped else {
            throw Violation(.comesToRest, "a stop fails without a fault")
        }
        process = nil
        world.network.gatewayDied()
        try start()
        guard process != nil else {
            throw Violation(.comesToRest, "a start fails without a fault")
        }
        process = nil
    }
}
