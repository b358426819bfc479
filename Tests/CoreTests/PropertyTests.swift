// Random histories with fixed seeds: after every input the model's promises hold, and the whole
// history decided again gives the same bytes and the same state.

import Testing
import Wire

@testable import Core

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// Plays strategies, a broker, a feed and operators at once.
struct RandomHistory {
    let driver: CoreDriver
    private var random: SeededRandom
    private let isHostile: Bool
    private var clOrdID: UInt64 = 0
    private var numbers: [UInt64] = [0, 1, 1]
    private var versions: [UInt64] = [0, 0, 0]
    private var connection: UInt32 = 10
    private var bound: [UInt32] = [0, 0, 0]
    private var brokerNumber: UInt64 = 0
    private var feedNumber: UInt64 = 0
    private var requestID: UInt64 = 0
    private var tradeDate: UInt32 = 20_260_302
    private static let one: Int64 = 100_000_000

    init(seed: UInt64, capacity: Capacity, isHostile: Bool = false) throws {
        driver = CoreDriver(capacity: capacity)
        random = SeededRandom(seed: seed)
        self.isHostile = isHostile
        try configure()
    }

    mutating func run(_ count: Int) {
        for _ in 0..<count {
            driver.now += UInt64(random.below(40)) * 10_000_000
            driver.expireTimers()
            step()
            if driver.core.hasWork, random.chance(60) {
                driver.apply(ContinueWork(workPending: 1), .gateway)
            }
        }
    }

    private mutating func step() {
        switch random.below(100) {
        case 0..<38: order()
        case 38..<48: cancel()
        case 48..<58: replace()
        case 58..<62: tradeChange()
        case 62..<84: brokerReport()
        case 84..<91: tick()
        case 91..<94: session()
        case 94..<96: ops()
        case 96: massAction()
        case 97: driver.apply(
            BrokerStatus(brokerID: 1, state: random.chance(80) ? .up : .recovering), .broker,
            source: 1)
        case 98: question()
        case 99 where random.chance(40): day()
        default: restart()
        }
    }

    // MARK: setting up

    private mutating func configure() throws {
        let text = """
            > venue 1 PAPER
            > base USD
            > currency EUR 3 inverse
            > account MAIN cash 1000000
            > account SIDE cash 500000
            > instrument 1 AAPL tick 0.01 lot 1 sector technology
            > instrument 2 ESZ6 tick 0.25 lot 1 multiplier 50 currency EUR class future country DE
            > instrument 3 BTC tick 0.01 lot 0.001 min 0.001 class crypto
            > strategy 1 demo accounts MAIN,SIDE
            > strategy 2 other accounts MAIN
            > limit global openOrders 40
            > limit account MAIN openOrders 25
            > limit account MAIN openNotional 400000
            > limit account SIDE grossExposure 700000
            > limit strategy demo openNotional 900000
            > limit instrument AAPL positionQuantity 900
            > limit account MAIN grossExposure 1500000
            > limit account MAIN shortExposure 300000
            > limit account MAIN netExposure 900000
            > limit account SIDE concentrationAssetClass 200
            > limit global positionsOpen 3
            > limit global orderQuantity 500
            > limit strategy demo ordersPerSecond 40
            > up
            """
        let runner = ScenarioRunner()
        runner.driver = driver
        for (index, line) in text.split(separator: "\n").enumerated() {
            try runner.run(line.dropFirst(2), number: index + 1)
        }
        session()
    }

    // MARK: strategies

    private mutating func number(_ session: Int) -> UInt64 {
        let number = numbers[session]
        if random.chance(2) { return number > 1 ? number - 1 : 1 }
        let skipped = random.chance(2) ? UInt64(random.below(3)) : 0
        numbers[session] = number + skipped + 1
        return number + skipped
    }

    private mutating func freshID() -> UInt64 {
        if clOrdID > 3, random.chance(6) { return clOrdID - UInt64(random.below(3)) }
        clOrdID += 1
        return clOrdID
    }

    private mutating func someID() -> UInt64 {
        clOrdID < 2 ? 1 : max(1, clOrdID - UInt64(random.below(min(30, Int(clOrdID)))))
    }

    private mutating func quantity(_ instrument: UInt32) -> Int64 {
        instrument == 3
            ? Int64(1 + random.below(900)) * Self.one / 1_000
            : Int64(1 + random.below(60)) * Self.one
    }

    private mutating func price(_ instrument: UInt32) -> Int64 {
        let swing = Int64(random.below(400) - 200)
        return switch instrument {
        case 1: 100 * Self.one + swing * Self.one / 100
        case 2: 50 * Self.one + swing / 8 * Self.one / 4
        default: 600 * Self.one + swing * Self.one / 100
        }
    }

    private mutating func order() {
        let session = 1 + random.below(2)
        let instrument = UInt32(1 + random.below(3))
        let types: [OrdType] = [.limit, .limit, .limit, .market, .stop, .stopLimit]
        let ordType = types[random.below(types.count)]
        let sides: [Side] = [.buy, .sell, .sellShort]
        let side = sides[random.below(3)]
        var order = NewOrderSingle(
            msgSeqNum: number(session), clOrdID: freshID(), sendingTime: 0,
            orderQty: quantity(instrument),
            account: session == 2 || random.chance(60) ? "MAIN" : "SIDE",
            securityID: instrument, side: side, ordType: ordType, timeInForce: .day,
            reduceOnly: random.chance(5) ? .yes : .no)
        if ordType == .limit || ordType == .stopLimit { order.price = price(instrument) }
        if ordType == .stop || ordType == .stopLimit { order.stopPx = price(instrument) }
        var frame = order.frameBytes()
        if isHostile, random.chance(30) { spoil(&frame) }
        driver.apply(frame, .session, source: bound[session])
    }

    private mutating func cancel() {
        let session = 1 + random.below(2)
        let cancel = OrderCancelRequest(
            msgSeqNum: number(session), clOrdID: freshID(), origClOrdID: someID(), sendingTime: 0)
        driver.apply(cancel, .session, source: bound[session])
    }

    private mutating func replace() {
        let session = 1 + random.below(2)
        let original = someID()
        var replace = OrderCancelReplaceRequest(
            msgSeqNum: number(session), clOrdID: freshID(), origClOrdID: original, sendingTime: 0,
            orderQty: Int64(1 + random.below(90)) * Self.one, ordType: .limit, timeInForce: .day)
        if let row = driver.core.orders.orderRow(session: session - 1, clOrdID: original) {
            let order = driver.core.orders.rows[row]
            replace.ordType = order.ordType
            let instrument = driver.core.instruments.rows[Int(order.instrument)].securityID
            replace.orderQty = quantity(instrument)
            if order.price != .null { replace.price = price(instrument) }
            if order.stopPx != .null { replace.stopPx = price(instrument) }
        }
        var frame = replace.frameBytes()
        if isHostile, random.chance(30) { spoil(&frame) }
        driver.apply(frame, .session, source: bound[session])
    }

    private mutating func massAction() {
        let session = 1 + random.below(2)
        let action = OrderMassActionRequest(
            msgSeqNum: number(session), clOrdID: freshID(), sendingTime: 0,
            account: random.chance(50) ? "" : "MAIN",
            side: random.chance(50) ? .any : .buy)
        driver.apply(action, .session, source: bound[session])
    }

    private mutating func question() {
        let session = 1 + random.below(2)
        requestID += 1
        if random.chance(50) {
            driver.apply(
                OrderStatusRequest(msgSeqNum: number(session), ordStatusReqID: requestID),
                .session, source: bound[session])
        } else {
            driver.apply(
                PositionRequest(msgSeqNum: number(session), posReqID: requestID, account: ""),
                .session, source: bound[session])
        }
    }

    private mutating func session() {
        for session in 1...2 where bound[session] == 0 || random.chance(30) {
            if bound[session] != 0, random.chance(50) {
                driver.apply(ConnectionClosed(connectionID: bound[session]), .gateway)
            }
            connection += 1
            bound[session] = connection
            if versions[session] == 0 || random.chance(30) {
                versions[session] += 1
                numbers[session] = 1
                driver.apply(
                    Negotiate(
                        sessionVersionID: versions[session], timestamp: driver.now, signature: "",
                        sessionID: UInt32(session)), .session, source: connection,
                    isAuthenticated: true)
            }
            let policies: [CancelOnDisconnect] = [.none, .onDisconnect, .afterGrace]
            driver.apply(
                Establish(
                    sessionVersionID: versions[session], timestamp: driver.now,
                    nextSeqNo: numbers[session], signature: "", sessionID: UInt32(session),
                    keepAliveInterval: 60_000, cancelOnDisconnectWindow: 500,
                    cancelOnDisconnect: policies[random.below(3)]), .session, source: connection,
                isAuthenticated: true)
        }
    }

    // MARK: the others

    private mutating func brokerReport() {
        let last = driver.core.orders.lastOrderID
        guard last > 0 else { return }
        let kinds: [BrokerReportKind] = [
            .accepted, .accepted, .trade, .trade, .trade, .trade, .canceled, .canceled,
            .cancelRejected, .replaced, .replaced, .replaceRejected, .expired, .rejected, .working,
            .neverSeen, .notSent,
        ]
        let orderID = openOrderID() ?? last - UInt64(random.below(min(Int(last), 40)))
        let instrument = driver.core.orders.row(orderID: orderID).map {
            driver.core.instruments.rows[Int(driver.core.orders.rows[$0].instrument)].securityID
        }
        if !random.chance(4) { brokerNumber += 1 }
        var report = BrokerReport(
            brokerSeqNum: brokerNumber, orderID: orderID, transactTime: driver.now,
            commandID: UInt64(random.below(Int(driver.core.lastCommandID) + 1)), execRef: 0,
            reasonCode: 0, brokerID: 1, rejectReason: .none, kind: kinds[random.below(kinds.count)])
        if report.kind == .trade {
            report.lastQty = quantity(instrument ?? 1)
            if let row = driver.core.orders.row(orderID: orderID), random.chance(90) {
                let leaves = driver.core.orders.rows[row].leavesQty
                report.lastQty = random.chance(50) ? leaves : min(leaves, report.lastQty)
            }
            report.lastPx = price(instrument ?? 1)
            report.fee = Int64(random.below(5_000))
            report.execRef = random.chance(95) ? brokerNumber : 0
        }
        var frame = report.frameBytes()
        if isHostile, random.chance(15) { spoil(&frame) }
        driver.apply(frame, .broker, source: 1)
    }

    /// The broker takes a fill back or corrects it, now and then one that it has changed before.
    private mutating func tradeChange() {
        let trades = driver.core.trades.total
        guard trades > 0 else { return }
        let known = driver.core.trades.rows[trades - 1 - random.below(min(trades, 30))]
        brokerNumber += 1
        var report = BrokerReport(
            brokerSeqNum: brokerNumber, orderID: known.orderID, transactTime: driver.now,
            commandID: 0, execRef: known.execRef, reasonCode: 0, brokerID: 1, rejectReason: .none,
            kind: random.chance(50) ? .tradeCanceled : .tradeCorrected)
        if report.kind == .tradeCorrected {
            let instrument = driver.core.positions.rows[Int(known.position)].instrument
            let id = driver.core.instruments.rows[Int(instrument)].securityID
            report.lastQty = quantity(id)
            report.lastPx = price(id)
            report.fee = Int64(random.below(5_000)) - 1_000
        }
        var frame = report.frameBytes()
        if isHostile, random.chance(15) { spoil(&frame) }
        driver.apply(frame, .broker, source: 1)
    }

    private mutating func day() {
        tradeDate += UInt32(random.below(3))
        driver.apply(
            TradingDayBegan(
                resetTime: driver.now, tradeDate: tradeDate,
                weekStart: random.chance(30) ? .yes : .no), .gateway)
    }

    /// Some open order, mostly; nil for now and then any other.
    private mutating func openOrderID() -> UInt64? {
        guard random.chance(80), driver.core.orders.openCount > 0 else { return nil }
        let start = random.below(driver.core.orders.highWater)
        for step in 0..<driver.core.orders.highWater {
            let order = driver.core.orders.rows[(start + step) % driver.core.orders.highWater]
            if order.isUsed, order.isOpen { return order.orderID }
        }
        return nil
    }

    private mutating func tick() {
        let instrument = UInt32(1 + random.below(3))
        let symbols: [Text16] = ["", "AAPL", "ESZ6", "BTC"]
        let bid = price(instrument)
        feedNumber += 1
        let tick = MarketDataSnapshot(
            feedSeqNum: feedNumber, transactTime: driver.now, bidPx: bid,
            offerPx: random.chance(95) ? bid + Self.one / 4 : .null,
            lastPx: random.chance(50) ? bid : .null, symbol: symbols[Int(instrument)],
            securityID: instrument)
        var frame = tick.frameBytes()
        if isHostile, random.chance(15) { spoil(&frame) }
        driver.apply(frame, .feed, source: 5)
    }

    private mutating func ops() {
        requestID += 1
        let targets: [(Scope, Text16)] = [
            (.all, ""), (.account, "MAIN"), (.strategy, "demo"), (.instrument, "AAPL"),
            (.broker, "PAPER"),
        ]
        let (scope, target) = targets[random.below(targets.count)]
        let wants = random.below(10)
        if wants < 2 {
            driver.apply(
                HaltRequest(
                    requestID: requestID, timestamp: driver.now, target: target,
                    operatorID: "risk", reason: "drill", scope: scope,
                    mode: random.chance(50) ? .full : .reducing,
                    cancelOpen: random.chance(40) ? .yes : .no,
                    flatten: random.chance(20) ? .yes : .no), .ops, source: 3)
        } else if wants < 3 {
            driver.apply(
                LimitUpdate(
                    requestID: requestID, timestamp: driver.now,
                    limit: Int64(10 + random.below(40)), target: "MAIN", operatorID: "risk",
                    reason: "drill", kind: .openOrders, level: .account), .ops, source: 3)
        } else {
            for (scope, target) in targets {
                driver.apply(
                    ResumeRequest(
                        requestID: requestID, timestamp: driver.now, target: target,
                        operatorID: "risk", reason: "drill", scope: scope), .ops, source: 3)
            }
        }
    }

    private mutating func restart() {
        guard random.chance(40) else { return }
        driver.apply(
            GatewayStarted(
                startedTime: driver.now, configurationHash: "", gatewayName: "", version: ""),
            .gateway)
        bound = [0, 0, 0]
        session()
        guard random.chance(90) else { return }
        driver.settle()
        answerQueries()
    }

    /// The broker says what became of every order that it was asked for.
    private mutating func answerQueries() {
        for row in 0..<driver.core.orders.highWater {
            let order = driver.core.orders.rows[row]
            guard order.isUsed, order.doubt != Doubt.none else { continue }
            brokerNumber += 1
            driver.apply(
                BrokerReport(
                    brokerSeqNum: brokerNumber, orderID: order.orderID, transactTime: driver.now,
                    commandID: 0, execRef: 0, reasonCode: 0, brokerID: 1, rejectReason: .none,
                    kind: random.chance(80) ? .working : .neverSeen), .broker, source: 1)
        }
    }

    /// Overwrites one word of the block with a number from the ends of the range.
    private mutating func spoil(_ frame: inout [UInt8]) {
        let numbers: [UInt64] = [
            0, 1, .max, .max - 1, UInt64(Int64.max), UInt64(bitPattern: .min),
            UInt64(bitPattern: .min + 1), 0x8000_0000, UInt64(Int64.max) / 2,
        ]
        let word = numbers[random.below(numbers.count)]
        let width = [1, 4, 8, 8, 8][random.below(5)]
        // Behind the first word: a message number at the end of its range ends the session's story.
        let first = FrameLayout.headerByteCount + 8
        let start = first + random.below(max(1, frame.count - first - width))
        for index in 0..<width {
            frame[start + index] = UInt8(truncatingIfNeeded: word >> (8 * UInt64(index)))
        }
    }
}

@Suite struct PropertyTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func everyPromiseHoldsOverARandomHistory(seed: UInt64) throws {
        var history = try RandomHistory(seed: seed, capacity: CoreDriver.small)
        history.run(1_500)
        history.driver.expectReplayHolds()
        let counters = history.driver.core.counters
        #expect(counters.ordersAccepted > 100, "seed \(seed): the history is too quiet")
        #expect(counters.trades > 20, "seed \(seed): the history is too quiet")
        #expect(counters.cancels > 20, "seed \(seed): the history is too quiet")
        let busts = (0..<history.driver.core.trades.total).count {
            history.driver.core.trades.rows[$0].isCanceled
        }
        #expect(busts > 5, "seed \(seed): the history is too quiet")
    }

    @Test(arguments: [11, 12] as [UInt64])
    func everyPromiseHoldsWithTinyTables(seed: UInt64) throws {
        let tiny = Capacity(
            orders: 8, requests: 12, instruments: 3, accounts: 2, sessions: 2, positions: 4,
            brokers: 2)
        var history = try RandomHistory(seed: seed, capacity: tiny)
        history.run(2_000)
        history.driver.expectReplayHolds()
    }

    @Test(arguments: [21, 22, 23, 24] as [UInt64])
    func hostileNumbersAreRefusedAndNothingTraps(seed: UInt64) throws {
        var history = try RandomHistory(
            seed: seed, capacity: CoreDriver.small, isHostile: true)
        history.run(1_500)
        history.driver.expectReplayHolds()
    }
}
