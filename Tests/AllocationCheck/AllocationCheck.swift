// Counts what the core allocates: a program of its own, because counting takes the place of malloc
// in the whole process.
//
// It plays one desk: orders, their acknowledgements and fills, replaces, cancels, refusals, ticks.
// After the warm-up it prints how often anything allocated or released over the rest, and the time
// of an order. Exits 1 where that is not 0. Thread: one.

import CAllocationCounter
import Core
import Glibc
import Wire

/// A core with its frames and effects in memory that was taken before.
@safe struct Desk: ~Copyable {
    var core = Core(
        capacity: Capacity(
            orders: 4_096, requests: 8_192, instruments: 64, accounts: 8, sessions: 8,
            positions: 64, brokers: 2))
    private let frame: UnsafeMutableRawBufferPointer
    private let room: UnsafeMutableRawBufferPointer
    // Made once: a text from a literal goes through a String.
    private let account: Text16 = "MAIN"
    private let symbol: Text16 = "AAPL"
    private var sequence: UInt64 = 0
    private var time: UInt64 = 1_772_445_600_000_000_000
    private var msgSeqNum: UInt64 = 0
    private var clOrdID: UInt64 = 0
    private var orderID: UInt64 = 0
    private var brokerSeqNum: UInt64 = 0
    private var feedSeqNum: UInt64 = 0
    private var generation: UInt64 = 0
    private(set) var effectCount = 0

    static let one: Int64 = 100_000_000

    init() {
        unsafe frame = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 16)
        unsafe room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_000, alignment: 16)
        configure()
        apply(BrokerStatus(brokerID: 1, state: .up), .broker)
        apply(
            Negotiate(sessionVersionID: 1, timestamp: 0, signature: "", sessionID: 1), .session)
        apply(
            Establish(
                sessionVersionID: 1, timestamp: 0, nextSeqNo: 1, signature: "", sessionID: 1,
                keepAliveInterval: 600_000, cancelOnDisconnectWindow: 0,
                cancelOnDisconnect: .none), .session)
    }

    deinit {
        unsafe frame.deallocate()
        unsafe room.deallocate()
    }

    private mutating func configure() {
        apply(
            ConfigurationBegin(
                configurationHash: "", gatewayName: "", ordersMax: 0, requestsMax: 0,
                instrumentsMax: 0, accountsMax: 0, sessionsMax: 0, positionsMax: 0, brokersMax: 0),
            .configuration)
        apply(BrokerDefinition(broker: "PAPER", brokerID: 1, enabled: .yes), .configuration)
        apply(
            AccountDefinition(
                startingCash: 1_000_000_000_000, account: "MAIN", group: 0, accountID: 0,
                currency: "USD", enabled: .yes, selfTrade: .refuseNew), .configuration)
        apply(
            SecurityDefinition(
                securityReqID: 0, minPriceIncrement: 1_000_000, roundLot: Self.one,
                minTradeVol: Self.one, maxTradeVol: 1_000_000 * Self.one,
                contractMultiplier: Self.one, symbol: "AAPL", sector: "", calendar: "",
                currency: "USD", country: "US", securityID: 1, index: 0, total: 1, brokerID: 1,
                securityStatus: .active, assetClass: .equity, easyToBorrow: .yes), .configuration)
        apply(
            StrategyDefinition(
                strategy: "demo", sessionID: 1, enabled: .yes, mayBuy: .yes, maySell: .yes,
                maySellShort: .yes), .configuration)
        apply(
            Entitlement(
                account: "MAIN", sessionID: 1, mayMarket: .yes, mayLimit: .yes, mayStop: .yes,
                mayStopLimit: .yes), .configuration)
        let limits: [(LimitKind, Int64)] = [
            (.ordersPerSecond, 1_000_000), (.orderQuantity, 1_000 * Self.one),
            (.orderNotional, 10_000_000_000), (.referenceAge, 60_000_000_000),
            (.collarPercent, 100_000), (.openOrders, 4_000), (.openNotional, 1 << 60),
            (.positionQuantity, 1_000_000 * Self.one), (.grossExposure, 1 << 60),
            (.leverage, 1 << 40), (.brokerInFlight, 4_000), (.portfolioHeat, 1 << 40),
            (.valueAtRisk, 1 << 50), (.stressLoss, 1 << 50), (.correlationCluster, 1 << 40),
            (.portfolioAge, 1 << 50), (.duplicateWindow, 1), (.violations, 64),
            (.violationsWindow, 1), (.journalBacklog, 1 << 60), (.inputBacklog, 1 << 60),
            (.coreLatency, 1 << 60),
            (.concentrationSector, 1 << 40), (.concentrationCountry, 1 << 40),
            (.lossDaily, 1 << 60), (.lossWeekly, 1 << 60), (.drawdownPercent, 1_000_000),
        ]
        for (kind, limit) in limits {
            apply(
                LimitUpdate(
                    requestID: 0, timestamp: 0, limit: limit, target: "", operatorID: "",
                    reason: "", kind: kind, level: .global), .configuration)
        }
        apply(
            StressScenario(account: Text16(), scenario: "crash", index: 0), .configuration)
        apply(StressShock(shock: -200_000, securityID: 1, index: 0), .configuration)
        apply(ConfigurationEnd(configurationHash: ""), .configuration)
        figures()
    }

    /// One generation of risk figures.
    mutating func figures() {
        generation += 1
        apply(RiskBegin(generation: generation, asOfTime: time, full: .yes), .gateway)
        apply(
            InstrumentRisk(
                generation: generation, volatility: 200_000, riskRate: 5_000_000,
                limitScale: 10_000, securityID: 1, cluster: 1, samples: 100), .gateway)
        apply(
            PortfolioFigures(
                generation: generation, asOfTime: time, valueAtRisk: 0, historicalVaR: 0,
                parametricVaR: 0, stressLoss: 0, equity: 0, account: account, scenario: Text32()),
            .gateway)
        apply(
            RiskEnd(
                generation: generation, asOfTime: time, instruments: 1, positions: 0, accounts: 1),
            .gateway)
    }

    /// A question of the strategy that is answered by dry runs of the checks.
    mutating func size() {
        msgSeqNum += 1
        apply(
            SizingRequest(
                msgSeqNum: msgSeqNum, sizingReqID: msgSeqNum, price: 100 * Desk.one,
                riskPercent: 500_000, account: account, strategy: Text16(), securityID: 1,
                side: .buy, method: .fixedPercent), .session)
    }

    private mutating func apply(_ message: some Message, _ origin: Origin) {
        sequence += 1
        time += 1_000
        let byteCount = unsafe message.writeFrame(to: frame)
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: frame[0..<byteCount])
        var effects = unsafe EffectWriter(room: room)
        let input = Input(
            sequence: sequence, time: time, source: 1, origin: origin, isAuthenticated: true)
        unsafe core.apply(input, frame: bytes.bytes, effects: &effects)
        effectCount += effects.count
    }

    // MARK: one order's life

    mutating func order(_ side: Side, quantity: Int64 = Desk.one) {
        msgSeqNum += 1
        clOrdID += 1
        orderID += 1
        apply(
            NewOrderSingle(
                msgSeqNum: msgSeqNum, clOrdID: clOrdID, sendingTime: 0, price: 100 * Desk.one,
                orderQty: quantity, account: account, securityID: 1, side: side, ordType: .limit,
                timeInForce: .day), .session)
    }

    /// - Parameter execRef: of the fill that is meant; a fill gets one of its own without it.
    mutating func report(
        _ kind: BrokerReportKind, lastQty: Int64 = .null, execRef: UInt64 = 0
    ) {
        brokerSeqNum += 1
        apply(
            BrokerReport(
                brokerSeqNum: brokerSeqNum, orderID: orderID, transactTime: 0, lastQty: lastQty,
                lastPx: lastQty == .null ? .null : 100 * Desk.one, commandID: 0,
                execRef: execRef == 0 && lastQty != .null ? brokerSeqNum : execRef, reasonCode: 0,
                brokerID: 1, rejectReason: .none, kind: kind), .broker)
    }

    mutating func cancel() {
        msgSeqNum += 1
        clOrdID += 1
        apply(
            OrderCancelRequest(
                msgSeqNum: msgSeqNum, clOrdID: clOrdID, origClOrdID: clOrdID - 1, sendingTime: 0),
            .session)
    }

    mutating func replace() {
        msgSeqNum += 1
        clOrdID += 1
        apply(
            OrderCancelReplaceRequest(
                msgSeqNum: msgSeqNum, clOrdID: clOrdID, origClOrdID: clOrdID - 1, sendingTime: 0,
                price: 101 * Desk.one, orderQty: 3 * Desk.one, ordType: .limit, timeInForce: .day),
            .session)
    }

    /// A dry run that the checks judge to their end.
    mutating func test() {
        msgSeqNum += 1
        // Past every bucket of messages.
        time += 1_000_000_000
        apply(
            OrderTestRequest(
                msgSeqNum: msgSeqNum, testReqID: msgSeqNum, sendingTime: 0,
                price: 100 * Desk.one, orderQty: Desk.one, account: account, securityID: 1,
                side: .buy, ordType: .limit, timeInForce: .day), .session)
    }

    mutating func tick() {
        feedSeqNum += 1
        apply(
            MarketDataSnapshot(
                feedSeqNum: feedSeqNum, transactTime: time, bidPx: 99 * Desk.one,
                offerPx: 101 * Desk.one, symbol: symbol, securityID: 1), .feed)
    }

    /// Four orders: filled, canceled, replaced and canceled, refused.
    mutating func play() {
        figures()
        size()
        tick()
        order(.buy)
        report(.accepted)
        report(.trade, lastQty: Desk.one)
        report(.tradeCanceled, execRef: brokerSeqNum)
        report(.trade, lastQty: Desk.one)
        order(.sell)
        report(.accepted)
        cancel()
        report(.canceled)
        order(.sell, quantity: 2 * Desk.one)
        replace()
        report(.replaced)
        report(.trade, lastQty: Desk.one)
        cancel()
        report(.canceled)
        order(.buy, quantity: 2_000 * Desk.one)
    }
}

@main
struct AllocationCheck {
    static func main() {
        var desk = Desk()
        // Past the capacity of the tables, so that forgetting old orders is counted as well.
        for _ in 0..<5_000 { desk.play() }
        // The runtime's own tables of types are made by the first.
        desk.test()
        let rounds = 25_000
        let clock = ContinuousClock()
        let counted = callocation_count()
        let began = clock.now
        for _ in 0..<rounds { desk.play() }
        let elapsed = clock.now - began
        let effectCount = desk.effectCount
        for _ in 0..<1_000 { desk.test() }
        precondition(desk.effectCount > effectCount + 20_000, "dry runs were not answered")
        let count = callocation_count() - counted
        let counters = desk.core.counters
        precondition(counters.ordersAccepted == 90_000 && counters.ordersRefused == 30_000)
        let inputs = Int64(rounds * 20)
        let ns = elapsed.components.seconds * 1_000_000_000
            + elapsed.components.attoseconds / 1_000_000_000
        print("\(rounds * 4) orders, \(inputs) inputs: \(count) allocations or releases")
        print("\(ns / inputs) ns an input, \(desk.effectCount) effects")
        if count != 0 { exit(1) }
    }
}
