// The paper broker: a venue inside the gateway that fills orders against the gateway's own market
// data. It is driven by record times alone and has no clock, so a run repeats exactly.
//
// The model (PaperBroker+Matching.swift fills by it):
// - A command takes `latencyNs` to the venue and meets the market of the time it arrives; a report
//   takes `reportLatencyNs` back.
// - An order that meets a price it can take fills at the other side's quote, up to the quoted size.
//   What it cannot get waits for the next tick (day, GTC) or is cancelled (IOC); FOK fills whole or
//   not at all. Market orders and elected stops slip; a limit is never passed.
// - An order that rests fills at its own price once the other side's quote reaches it, or once a
//   trade goes through it (`fillsOnTouch`: also at it), up to the size quoted or traded.
// - The size of a tick is used up once: markets first, then the better price, then the earlier.
//   Elected stops come after what rested before.
// - Stops are elected by the last trade, or by the quote where a tick has no trade. A `working`
//   report with `stopTriggered` tells of it, so that a restart knows.
// - A query of an order that is not known takes it up from the command's fields: what the journal
//   holds is the venue's memory.
//
// Invariants: after each call no order in a book could still fill from what is left of the tick,
// unless reports were not drained; `lastSeqNum` is the number of the newest report.
// Thread: the core's, in the dispatch stage. No allocation after the start.

import Wire

public struct PaperBroker: ~Copyable, Broker {
    public let brokerID: UInt16
    public var state: BrokerState { .up }

    let settings: PaperSettings
    var random: PaperRandom
    /// The latest time that the caller told.
    var clock: UInt64 = 0
    /// The time of what happens at the venue now; never later than `clock`.
    var venueTime: UInt64 = 0
    /// When the open day orders end; holds while there are any.
    var dayEndTime: UInt64 = .max
    var lastCommandID: UInt64 = 0
    var lastSeqNum: UInt64
    var lastPriority: UInt64 = 0
    var orders: PaperOrderTable
    var instruments: [PaperInstrument] = []
    var instrumentPlaces: FixedMap
    var commands: DelayLine<BrokerCommand>
    var reports: DelayLine<BrokerReport>

    /// Reports that one command, or one order at one tick, can cause.
    static var reportsPerStepMax: Int { 4 }

    /// - Parameters:
    ///   - resumeAfter: the last `brokerSeqNum` that the gateway has applied; the first report gets
    ///     the next.
    /// - Throws: `.settingOutOfRange`.
    public init(
        brokerID: UInt16, settings: PaperSettings, resumeAfter: UInt64 = 0
    ) throws(BrokersError) {
        try settings.check()
        self.brokerID = brokerID
        self.settings = settings
        random = PaperRandom(seed: settings.seed)
        lastSeqNum = resumeAfter
        orders = PaperOrderTable(
            openMax: Int(settings.openOrdersMax), endedMax: Int(settings.endedOrdersMax))
        instrumentPlaces = FixedMap(capacity: Int(settings.instrumentsMax))
        instruments.reserveCapacity(Int(settings.instrumentsMax))
        commands = DelayLine(capacity: Int(settings.commandsUnderWayMax))
        reports = DelayLine(
            capacity: (Int(settings.openOrdersMax) + 16) * Self.reportsPerStepMax)
    }

    /// Orders that are open at the venue.
    public var openOrderCount: Int { orders.openCount }

    public mutating func defineInstrument(_ definition: SecurityDefinition) {
        guard let place = instrumentPlace(of: definition.securityID) else { return }
        instruments[place].define(definition)
    }

    public mutating func carryOut(_ command: BrokerCommand, now: UInt64) {
        precondition(command.brokerID == brokerID, "command for another broker")
        advance(to: now)
        guard command.commandID > lastCommandID else { return }
        lastCommandID = command.commandID
        if commands.room == 0 {
            precondition(reports.room >= Self.reportsPerStepMax, "reports were not drained")
            execute(commands.takeFirst())
        }
        let latencyNs = settings.latencyNs + random.upTo(settings.latencyJitterNs)
        commands.append(command, dueTime: clock.addingSaturated(latencyNs))
        runUntil(clock)
    }

    public mutating func marketData(_ tick: MarketDataSnapshot, now: UInt64) {
        advance(to: now)
        venueTime = clock
        guard let place = instrumentPlace(of: tick.securityID) else { return }
        instruments[place].update(tick, volatilityShift: settings.volatilityShift)
        match(at: place)
    }

    public mutating func advance(to now: UInt64) {
        clock = max(clock, now)
        runUntil(clock)
    }

    public var nextDueTime: UInt64 {
        let dayEnd = orders.firstOfDay == FixedMap.none ? .max : dayEndTime
        return min(commands.nextDueTime, reports.nextDueTime, dayEnd)
    }

    public mutating func nextReport() -> BrokerReport? {
        // A line that runs full gives its reports early: late news are better than lost ones.
        let isCrowded = reports.room * 4 < reports.capacity
        guard reports.count > 0, isCrowded || reports.nextDueTime <= clock else { return nil }
        return reports.takeFirst()
    }

    /// The place of an instrument, taken up where it is new; nil where there is no room.
    mutating func instrumentPlace(of securityID: UInt32) -> Int? {
        let known = instrumentPlaces.place(of: UInt64(securityID))
        if known != FixedMap.none { return Int(known) }
        guard instruments.count < Int(settings.instrumentsMax) else { return nil }
        let place = instruments.count
        instruments.append(PaperInstrument(securityID: securityID))
        instrumentPlaces.insert(UInt64(securityID), place: UInt32(place))
        return place
    }

    /// Lets what is due happen, in the order of its times.
    private mutating func runUntil(_ time: UInt64) {
        while reports.room >= Self.reportsPerStepMax {
            let arrival = commands.nextDueTime
            let dayEnd = orders.firstOfDay == FixedMap.none ? .max : dayEndTime
            let next = min(arrival, dayEnd)
            guard next <= time, next != .max else { return }
            venueTime = max(venueTime, next)
            if dayEnd <= arrival {
                let order = orders.firstOfDay
                end(order, .expired, commandID: 0)
            } else {
                execute(commands.takeFirst())
            }
        }
    }

    /// The first end of a day after a time.
    func dayEnd(after time: UInt64) -> UInt64 {
        guard let dayEndNs = settings.dayEndNs else { return .max }
        let today = (time - time % PaperSettings.dayNs).addingSaturated(dayEndNs)
        return today > time ? today : today.addingSaturated(PaperSettings.dayNs)
    }
}

extension UInt64 {
    func addingSaturated(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
