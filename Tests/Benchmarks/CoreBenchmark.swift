// The core alone: one order decoded, checked, inserted and answered by the broker's reports, and
// one that a limit refuses. Everything that a record costs is in it but the disk and the hash.

import Core
import LockFree
import Wire

enum CoreBenchmark {
    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        report.add("core: new order accepted (decode, checks, insert, report, command)") { name in
            // Fresh tables each time, touched before, so that a row is what it costs in steady
            // state.
            var figures: [Double] = []
            for _ in 0..<9 {
                var bench = CoreBench()
                bench.warmUp()
                let startNs = Measure.nowNs()
                bench.acceptBatch()
                figures.append(Double(Measure.nowNs() - startNs) / Double(CoreBench.batch))
            }
            figures.sort()
            return Measurement(
                name: name, medianNs: figures[4], minNs: figures[0], maxNs: figures[8],
                repetitions: 9, operationsPerRepetition: CoreBench.batch)
        }
        var cycle = CoreBench()
        report.add("core: order, acknowledgement, fill (3 inputs)") { name in
            Measure.loop(name, operations: CoreBench.batch) { cycle.fillBatch() }
        }
        var refused = CoreBench()
        report.add("core: order refused by its notional limit") { name in
            Measure.loop(name, operations: CoreBench.batch) { refused.refuseBatch() }
        }
        for openOrders in [100, 10_000, 100_000] {
            report.add(
                "core: new order, 1,000 instruments, 100 accounts, \(openOrders) open",
                against: PeerBenchmark.riskEngine
            ) {
                var bench = CoreBench(
                    accounts: 100, instruments: 1_000,
                    orders: openOrders * 2 + CoreBench.desk * 2)
                return bench.measureOpen(openOrders, name: $0)
            }
        }
        var ticks = CoreBench()
        report.add("core: market data tick") { name in
            Measure.loop(name, operations: CoreBench.batch) { ticks.tickBatch() }
        }
    }
}

/// A core with limits that are all set, and frames that are reused.
struct CoreBench: ~Copyable {
    static let batch = 20_000
    /// Orders of one repetition where the number of open ones is to stay the same.
    static let desk = 1_000
    private var core: Core
    private let accounts: [Text16]
    private let instruments: [Text16]
    private let ring = RecordRing(capacity: 1 << 20)
    private var time: UInt64 = 1_700_000_000_000_000_000
    private var clOrdID: UInt64 = 0
    private var number: UInt64 = 0
    private var brokerSeqNum: UInt64 = 0
    private var feedSeqNum: UInt64 = 0
    private var frame = [UInt8](repeating: 0, count: 256)

    init(accounts: Int = 1, instruments: Int = 1, orders: Int = 65_536) {
        core = Core(
            capacity: Capacity(
                orders: orders, requests: orders * 2, instruments: 1_024, accounts: 128,
                sessions: 64, positions: 131_072, brokers: 4))
        self.accounts = (0..<accounts).map { Text16("A\($0)") }
        self.instruments = (0..<instruments).map { Text16("S\($0)") }
        configureAll()
        decide(BrokerStatus(brokerID: 1, state: .up), .broker)
        decide(
            Negotiate(sessionVersionID: 1, timestamp: 0, signature: "", sessionID: 1), .session)
        decide(
            Establish(
                sessionVersionID: 1, timestamp: 0, nextSeqNo: 1, signature: "", sessionID: 1,
                keepAliveInterval: 600_000, cancelOnDisconnectWindow: 0,
                cancelOnDisconnect: .none),
            .session)
        for instrument in 0..<instruments { tick(instrument) }
    }

    private mutating func configureAll() {
        var messages: [any Message] = [
            ConfigurationBegin(
                configurationHash: "", gatewayName: "bench", ordersMax: 0, requestsMax: 0,
                instrumentsMax: 0, accountsMax: 0, sessionsMax: 0, positionsMax: 0, brokersMax: 0),
            BrokerDefinition(broker: "paper", brokerID: 1, enabled: .yes),
            StrategyDefinition(
                strategy: "bench", sessionID: 1, enabled: .yes, mayBuy: .yes, maySell: .yes,
                maySellShort: .yes),
        ]
        for (index, account) in accounts.enumerated() {
            messages.append(
                AccountDefinition(
                    startingCash: 1_000_000_000_000, account: account, group: UInt32(index),
                    accountID: UInt32(index), currency: "USD", enabled: .yes,
                    selfTrade: .refuseNew))
            messages.append(
                Entitlement(
                    account: account, sessionID: 1, mayMarket: .yes, mayLimit: .yes, mayStop: .yes,
                    mayStopLimit: .yes))
        }
        for (index, symbol) in instruments.enumerated() {
            messages.append(
                SecurityDefinition(
                    securityReqID: 0, minPriceIncrement: 1_000_000, roundLot: 100_000_000,
                    minTradeVol: 100_000_000, maxTradeVol: 1_000_000_000_000_000,
                    contractMultiplier: 100_000_000, averageDailyVolume: 10_000_000_000_000_000,
                    symbol: symbol, sector: "tech", calendar: "", currency: "USD", country: "US",
                    securityID: UInt32(index + 1), index: 0, total: 1, brokerID: 1,
                    securityStatus: .active, assetClass: .equity, easyToBorrow: .yes))
        }
        let limits: [(LimitKind, Int64)] = [
            (.ordersPerSecond, 1_000_000_000), (.ordersPerMinute, 10_000_000_000),
            (.ordersPerDay, 10_000_000_000_000), (.orderQuantity, 100_000_000_000),
            (.orderNotional, 1_000_000_000), (.orderVolumePercent, 100_000),
            (.priceMinimum, 1_000_000), (.priceMaximum, 10_000_000_000_000),
            (.referenceAge, 60_000_000_000_000), (.collarPercent, 100_000),
            (.collarAbsolute, 10_000_000_000), (.openOrders, 1_000_000),
            (.openNotional, .max / 4), (.positionQuantity, .max / 4), (.positionValue, .max / 4),
            (.positionsOpen, 100), (.grossExposure, .max / 4), (.netExposure, .max / 4),
            (.leverage, .max / 4), (.shortExposure, .max / 4), (.brokerInFlight, 1_000_000),
            // Equal orders follow each other within some µs: each is looked for and is none.
            (.duplicateWindow, 1), (.violations, 64), (.violationsWindow, 1_000_000_000),
            (.journalBacklog, .max / 4), (.inputBacklog, .max / 4), (.coreLatency, .max / 4),
        ]
        for (kind, value) in limits {
            messages.append(
                LimitUpdate(
                    requestID: 1, timestamp: 0, limit: value, target: "", operatorID: "bench",
                    reason: "bench", kind: kind, level: .global))
        }
        messages.append(ConfigurationEnd(configurationHash: ""))
        for message in messages { configure(message) }
    }

    private mutating func configure(_ message: any Message) {
        func open<M: Message>(_ message: M) { decide(message, .configuration) }
        open(message)
    }

    private mutating func decide<M: Message>(_ message: M, _ origin: Origin) {
        _ = unsafe frame.withUnsafeMutableBytes { unsafe message.writeFrame(to: $0) }
        time += 1_000
        guard let room = unsafe ring.reserve(Limit.recordBytesMax) else {
            preconditionFailure("the ring is released after each record")
        }
        let input = Input(
            sequence: core.lastSequence + 1, time: time, source: 7, origin: origin,
            isAuthenticated: true)
        let byteCount = unsafe frame.withUnsafeBytes { bytes in
            let span = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<M.frameByteCount]).bytes
            var record = unsafe RecordBuilder(
                room: room,
                header: RecordHeader(
                    byteCount: 0, frameByteCount: 0, origin: origin, flags: 0,
                    sequence: input.sequence, time: time, source: 7, effectsByteCount: 0),
                frame: span)
            var effects = record.effectWriter()
            core.apply(input, frame: span, effects: &effects)
            return record.finish(effectsByteCount: effects.byteCount)
        }
        ring.publish(byteCount)
        ring.markDurable(byteCount)
        ring.release(byteCount)
    }

    private mutating func submit(quantity: Int64) {
        clOrdID += 1
        number += 1
        decide(
            NewOrderSingle(
                msgSeqNum: number, clOrdID: clOrdID, sendingTime: time,
                // Below and above the fills' price: own orders do not meet.
                price: clOrdID & 1 == 0 ? 18_949_000_000 : 18_951_000_000,
                orderQty: quantity, account: accounts[Int(clOrdID) % accounts.count],
                securityID: UInt32(Int(clOrdID &* 7) % instruments.count) + 1,
                side: clOrdID & 1 == 0 ? .buy : .sell, ordType: .limit, timeInForce: .day),
            .session)
    }

    private mutating func answer(
        _ kind: BrokerReportKind, quantity: Int64 = .null, order: UInt64? = nil
    ) {
        brokerSeqNum += 1
        decide(
            BrokerReport(
                brokerSeqNum: brokerSeqNum, orderID: order ?? clOrdID, transactTime: time,
                lastQty: quantity, lastPx: quantity == .null ? .null : 18_950_000_000,
                commandID: 0, execRef: brokerSeqNum, reasonCode: 0, brokerID: 1,
                rejectReason: .none, kind: kind),
            .broker)
    }

    mutating func tick(_ instrument: Int = 0) {
        feedSeqNum += 1
        decide(
            MarketDataSnapshot(
                feedSeqNum: feedSeqNum, transactTime: time, bidPx: 18_949_000_000,
                offerPx: 18_951_000_000, bidSize: 10_000_000_000, offerSize: 10_000_000_000,
                symbol: instruments[instrument], securityID: UInt32(instrument + 1)),
            .feed)
    }

    /// Orders alone: they stay open, so the table fills as the batches go on.
    mutating func acceptBatch() {
        for _ in 0..<Self.batch {
            submit(quantity: 100_000_000)
        }
    }

    /// Uses every row once and ends it again.
    mutating func warmUp() {
        for _ in 0..<70_000 {
            submit(quantity: 100_000_000)
            answer(.rejected)
        }
    }

    mutating func fillBatch() {
        for _ in 0..<Self.batch {
            submit(quantity: 100_000_000)
            answer(.accepted)
            answer(.trade, quantity: 100_000_000)
        }
    }

    mutating func refuseBatch() {
        for _ in 0..<Self.batch { submit(quantity: 100_000_000_000) }
    }

    mutating func tickBatch() {
        for _ in 0..<Self.batch { tick() }
    }

    /// The cost of one more order while so many are open: a desk's worth of new ones is timed, then
    /// as many of the oldest end, outside of the time.
    mutating func measureOpen(_ openOrders: Int, name: String) -> Measurement {
        var oldest: UInt64 = 1
        for _ in 0..<openOrders { submit(quantity: 100_000_000) }
        var figures: [Double] = []
        for repetition in 0..<60 {
            let startNs = Measure.nowNs()
            for _ in 0..<Self.desk { submit(quantity: 100_000_000) }
            let tookNs = Measure.nowNs() - startNs
            // The first ones fill the table with ended orders, so that rows are used again.
            if repetition >= 20 { figures.append(Double(tookNs) / Double(Self.desk)) }
            for _ in 0..<Self.desk {
                answer(.canceled, order: oldest)
                oldest += 1
            }
        }
        figures.sort()
        return Measurement(
            name: name, medianNs: figures[figures.count / 2], minNs: figures[0],
            maxNs: figures[figures.count - 1], repetitions: figures.count,
            operationsPerRepetition: Self.desk)
    }
}
