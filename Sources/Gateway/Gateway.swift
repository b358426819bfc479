// A gateway's life: recover, start, run, stop.
//
//     lock and recover the journal ▶ replay it ▶ bring in the configuration where it changed
//     ▶ ask the brokers for what is in doubt ▶ open the doors
//
// Thread: `start`, `run` one, which becomes the core's; `stop` any.

import Brokers
import Core
import Journal
import LockFree
import Pipeline
import Transport
import Wire

/// What a start did, for people.
public struct StartSummary: Sendable {
    public var notes: [String] = []
    public var recordsReplayed: UInt64 = 0
    public var lastSequence: UInt64 = 0
    public var isHalted = false
    public var configurationChanged = false
    /// Every address that is listened on.
    public var addresses: [String] = []
    public var startupNs: UInt64 = 0
}

/// Where peers connect.
public enum Door: UInt8, Sendable, CustomStringConvertible {
    case orders = 1, ops, feed

    public var description: String {
        switch self {
        case .orders: "orders"
        case .ops: "ops"
        case .feed: "feed"
        }
    }
}

public final class Gateway: Sendable {
    /// The product's version, as it stands in journals and reports.
    public static let version = "0.1.0"
    /// Longest wait for the brokers at a start before the doors open.
    private static let recoveryWaitMaxNs: UInt64 = 500_000_000

    private let configuration: GatewayConfiguration
    private let data: DataDirectory
    private let signals = LifeSignals()

    public init(configuration: GatewayConfiguration, data: DataDirectory) {
        self.configuration = configuration
        self.data = data
    }

    /// Who connected; one thread may read it.
    public var connections: ConnectionLog { signals.connections }

    /// Asks a running gateway to stop: it drains, seals, and `run` returns.
    public func stop() { signals.requestStop() }

    /// Starts the gateway and runs it until `stop`.
    ///
    /// - Parameter ready: called once, on this thread, when every door is open.
    /// - Throws: `GatewayError`: why it did not start, or could not stop cleanly.
    public func run(ready: (StartSummary) -> Void) throws(GatewayError) {
        let began = GatewayClock.monotonicNs()
        var summary = StartSummary()
        try data.make()
        let keys = try loadKeys()
        var recovered: Core?
        let writer = try recover(&summary, &recovered)
        summary.notes += configuration.warnings.map { warning in
            "\(configuration.path):\(warning.line): \(warning.path): \(warning.message)"
        }
        let core = recovered.take() ?? Core(capacity: configuration.capacity)
        let doors = try openDoors()
        defer {
            doors.orders.stop()
            doors.ops.stop()
            doors.feed.stop()
        }
        let dropCopy = try openDropCopy()
        defer { dropCopy.stop() }
        let prices = try openPrices()
        defer { prices.stop() }
        let ring = RecordRing(capacity: configuration.journal.ringByteCount)
        let brokers = try makeBrokers(core)
        var life = OrderLife(
            core: core, ring: ring,
            durability: DurabilityStage(
                writer: writer, ring: ring, coreParker: signals.parker),
            brokers: brokers, doors: doors, signals: signals,
            authenticator: Authenticator(keys: keys), calendars: configuration.calendars,
            sessionsMax: configuration.capacity.sessions)
        let riskDesk = configuration.portfolioRisk.map { _ in RiskDesk(core: signals.parker) }
        defer { riskDesk?.stop() }
        life.prices = prices
        do throws(GatewayError) {
            try begin(&life, &summary)
            if let riskDesk { try startRisk(riskDesk, &life) }
            summary.addresses = try listen(doors, dropCopy)
            summary.addresses += try listen(prices)
            // Last: a thread that is made inherits where its maker may run.
            try bindThread()
        } catch {
            // The journal's thread must not outlive the failure, which says more than a second one.
            do throws(JournalError) { try life.finish() } catch {}
            throw error
        }
        life.readsOrders = doors.orders.isPolled
        life.waiting = configuration.threads.waiting
        summary.startupNs = GatewayClock.monotonicNs() - began
        ready(summary)
        do throws(JournalError) { try life.run() } catch { throw .journal(error) }
    }

    /// Binds this thread, which becomes the core's, where the configuration names a processor.
    private func bindThread() throws(GatewayError) {
        guard let processor = configuration.threads.processor else { return }
        let code = Processor.bindThread(to: processor)
        guard code == 0 else { throw .processor(processor, code: code) }
    }

    private func loadKeys() throws(GatewayError) -> KeyStore {
        do throws(KeyErrors) {
            return try KeyStore.load(configuration, dataDirectory: data.path)
        } catch { throw .keys(error) }
    }

    // MARK: recovery

    private func recover(
        _ summary: inout StartSummary, _ core: inout Core?
    ) throws(GatewayError) -> JournalWriter {
        let settings = JournalSettings(
            durability: configuration.durability,
            segmentByteCount: configuration.journal.segmentByteCount,
            configurationHash: ChainHash(hexadecimal: configuration.configurationHash) ?? .zero,
            productVersion: Self.version)
        var replayFailure: GatewayError?
        do throws(JournalError) {
            let recovered = try JournalRecovery.open(directory: data.journal)
            summary.notes = recovered.summary.notes
            replayFailure = replay(recovered.reader, &summary, &core)
            if replayFailure == nil {
                return try JournalWriter.open(
                    recovered, settings: settings, now: GatewayClock.wallNs())
            }
        } catch { throw .journal(error) }
        guard let replayFailure else { preconditionFailure("a replay holds or fails") }
        throw replayFailure
    }

    private func replay(
        _ reader: JournalReader, _ summary: inout StartSummary, _ core: inout Core?
    ) -> GatewayError? {
        var replayer = Replayer()
        do throws(ReplayError) { try replayer.run(reader) } catch { return .replay(error) }
        summary.recordsReplayed = replayer.summary.recordCount
        guard let replayed = replayer.takeCore() else { return nil }
        let capacity = replayed.capacity
        core = consume replayed
        do throws(GatewayError) { try check(capacity) } catch { return error }
        return nil
    }

    private func check(_ old: Capacity) throws(GatewayError) {
        let new = configuration.capacity
        let pairs: [(String, Int, Int)] = [
            ("orders", old.orders, new.orders), ("requests", old.requests, new.requests),
            ("instruments", old.instruments, new.instruments),
            ("accounts", old.accounts, new.accounts), ("sessions", old.sessions, new.sessions),
            ("positions", old.positions, new.positions), ("brokers", old.brokers, new.brokers),
        ]
        for (name, was, now) in pairs where was != now {
            throw .capacityChanged(name: name, journal: was, configuration: now)
        }
    }

    // MARK: start

    /// The inputs of every start: the configuration where it changed, the start itself, and what
    /// the brokers say of the orders that may rest with them.
    private func begin(
        _ life: inout OrderLife, _ summary: inout StartSummary
    ) throws(GatewayError) {
        let hash = Text64(configuration.configurationHash)
        try checkCurrencies(life.core)
        if life.core.configurationHash != hash {
            summary.configurationChanged = life.core.lastSequence > 0
            for frame in configuration.definitions() {
                try settle(&life) { life in
                    unsafe life.decide(frame.span.bytes, .configuration)
                }
            }
        }
        life.defineInstruments()
        try settle(&life) { life in
            life.decide(
                GatewayStarted(
                    startedTime: life.clock.now(), configurationHash: hash,
                    gatewayName: Text32(configuration.name), version: Text16(Self.version)),
                .gateway)
        }
        guard let schedule = TradingDaySchedule(configuration.tradingDay) else {
            preconditionFailure("the configuration's check lets no unknown zone pass")
        }
        life.watchTradingDays(schedule)
        while life.takeTradingDay() { try turn(&life) }
        // Before the doors open the core knows which markets are open.
        while life.calendars.nextDueTime <= life.clock.now() {
            if !life.takeCalendars() { try turn(&life) }
        }
        summary.notes += life.calendars.notes(at: life.clock.now())
        try report(.recovering, &life)
        try drain(&life)
        life.recoveringBrokers = configuration.brokers.filter(\.enabled).map(\.brokerID)
        // Most brokers answer at once; one that does not refuses new orders until it has.
        let deadline = GatewayClock.monotonicNs() + Self.recoveryWaitMaxNs
        while !life.recoveringBrokers.isEmpty, GatewayClock.monotonicNs() < deadline {
            try turn(&life)
        }
        try drain(&life)
        summary.lastSequence = life.core.lastSequence
        summary.isHalted = life.core.haltCount > 0
    }

    /// The first figures are there before the doors open: every later order finds some.
    private func startRisk(
        _ desk: RiskDesk, _ life: inout OrderLife
    ) throws(GatewayError) {
        guard let settings = configuration.portfolioRisk else { return }
        var model = RiskModel(
            settings, instruments: configuration.instruments, generation: life.core.riskGeneration)
        for result in model.firstFigures(life.core, time: life.clock.now()) {
            try settle(&life) { life in life.decide(result) }
        }
        try drain(&life)
        life.risk = RiskFeed(desk: desk, intervalNs: UInt64(settings.intervalNs))
        desk.start(model)
    }

    /// What was booked in one currency cannot be taken for another.
    private func checkCurrencies(_ core: borrowing Core) throws(GatewayError) {
        let base = Text4(configuration.baseCurrency)
        if !core.baseCurrency.isEmpty, core.baseCurrency != base {
            throw .currencyChanged(
                of: "the base currency", journal: "\(core.baseCurrency)",
                configuration: configuration.baseCurrency)
        }
        var known: [UInt32: Text4] = [:]
        core.forEachInstrument { known[$0.securityID] = $0.currency }
        for instrument in configuration.instruments {
            guard let old = known[instrument.securityID], old != Text4(instrument.currency) else {
                continue
            }
            throw .currencyChanged(
                of: "instrument \(instrument.symbol)", journal: "\(old)",
                configuration: instrument.currency)
        }
    }

    private func report(_ state: BrokerState, _ life: inout OrderLife) throws(GatewayError) {
        for broker in configuration.brokers where broker.enabled {
            try settle(&life) { life in
                life.decide(
                    BrokerStatus(brokerID: broker.brokerID, state: state), .broker,
                    source: UInt32(broker.brokerID))
            }
        }
    }

    /// Decides one input, making room in the ring where it is full.
    private func settle(
        _ life: inout OrderLife, _ decide: (inout OrderLife) -> Bool
    ) throws(GatewayError) {
        while !decide(&life) { try turn(&life) }
    }

    /// Runs until nothing is under way.
    private func drain(_ life: inout OrderLife) throws(GatewayError) {
        while life.ring.usedByteCount > 0 || life.core.hasWork { try turn(&life) }
    }

    private func turn(_ life: inout OrderLife) throws(GatewayError) {
        if !life.turn() { signals.parker.park(timeoutNs: 1_000_000) }
        if let failure = life.durability.anyFailure { throw .journal(failure) }
    }

    private func makeBrokers(_ core: borrowing Core) throws(GatewayError) -> BrokerDesk {
        var desk = BrokerDesk(brokersMax: configuration.capacity.brokers)
        for broker in configuration.brokers where broker.enabled {
            switch broker.kind {
            case .paper(let settings):
                do throws(BrokersError) {
                    desk.add(
                        try PaperBroker(
                            brokerID: broker.brokerID,
                            settings: settings.settings(capacity: configuration.capacity),
                            resumeAfter: core.lastBrokerSeqNum(brokerID: broker.brokerID)))
                } catch { throw .broker(name: broker.name, error) }
            }
        }
        return desk
    }

    // MARK: doors

    private func openDoors() throws(GatewayError) -> Doors {
        var orders = options(.orders, [data.ordersURL] + configuration.sockets.orders)
        orders.isPolledByOwner = configuration.readsOrdersOnCore
        var ops = options(.ops, [data.opsURL] + configuration.sockets.ops)
        ops.ringByteCount = 1 << 20
        ops.refusalForm = .ops
        ops.haltGate = signals.gate
        let feed = options(.feed, [data.feedURL] + configuration.sockets.feed)
        let engine = configuration.sockets.transport
        do throws(TransportError) {
            return Doors(
                orders: try ServerEndpoint(orders, engine: engine, parker: signals.parker),
                ops: try ServerEndpoint(ops, engine: engine, parker: signals.parker),
                feed: try ServerEndpoint(feed, engine: engine, parker: signals.parker))
        } catch { throw .transport(error) }
    }

    private func options(_ door: Door, _ urls: [String]) -> ServerOptions {
        var options = ServerOptions(urls: urls)
        options.ringByteCount = 4 << 20
        options.busyPollNs = configuration.sockets.busyPollNs
        options.connectionLog = signals.connections
        options.door = door.rawValue
        return options
    }

    /// The drop copy's door, which has a thread of its own behind it.
    private func openDropCopy() throws(GatewayError) -> DropCopyService {
        do throws(TransportError) {
            return try DropCopyService(
                urls: [data.eventsURL] + configuration.sockets.events,
                engine: configuration.sockets.transport, journal: data.journal,
                consumers: data.consumers, signals: signals.dropCopy)
        } catch { throw .transport(error) }
    }

    /// The socket that prices go out on, which has a thread of its own behind it.
    private func openPrices() throws(GatewayError) -> PricePublisher {
        do throws(TransportError) {
            return try PricePublisher(urls: [data.pricesURL] + configuration.sockets.prices)
        } catch { throw .transport(error) }
    }

    private func listen(_ prices: PricePublisher) throws(GatewayError) -> [String] {
        do throws(TransportError) { try prices.listen() } catch { throw .transport(error) }
        return prices.boundURLs
    }

    private func listen(
        _ doors: Doors, _ dropCopy: DropCopyService
    ) throws(GatewayError) -> [String] {
        do throws(TransportError) {
            try doors.ops.listen()
            try doors.feed.listen()
            try dropCopy.listen()
            try doors.orders.listen()
        } catch { throw .transport(error) }
        return doors.orders.boundURLs + doors.ops.boundURLs + doors.feed.boundURLs
            + dropCopy.boundURLs
    }
}

extension OrderLife {
    /// Tells the brokers the ticks and multipliers of their instruments.
    mutating func defineInstruments() {
        var definitions: [SecurityDefinition] = []
        core.forEachInstrument { definitions.append($0) }
        for definition in definitions { brokers.defineInstrument(definition) }
    }
}

extension PaperBrokerSettings {
    /// The same in the broker's own terms.
    func settings(capacity: Capacity) -> PaperSettings {
        var settings = PaperSettings()
        settings.seed = seed
        settings.latencyNs = latencyNs
        settings.latencyJitterNs = latencyJitterNs
        settings.reportLatencyNs = reportLatencyNs
        settings.rejectPerMille = rejectPerMille
        settings.slippageBaseE8 = slippageBaseE8
        settings.slippagePerNotionalE8 = slippagePerNotionalE8
        settings.slippageVolatilityE4 = slippageVolatilityE4
        settings.feePerUnitE4 = feePerUnitE4
        settings.feeRateE8 = feeRateE8
        settings.feeMinimumE4 = feeMinimumE4
        settings.dayEndNs = dayEndNs
        settings.openOrdersMax = UInt64(capacity.orders)
        settings.instrumentsMax = UInt64(capacity.instruments)
        return settings
    }
}
