// Random histories of a crowded desk: few prices and quantities, so that orders meet and repeat all
// the time. GuardModel says after every input what a walk over everything says.

import Testing
import Wire

@testable import Core

private struct CrowdedDesk {
    let driver = CoreDriver()
    private let runner = ScenarioRunner()
    private var random: SeededRandom
    private var clOrdID: UInt64 = 0
    private var number: UInt64 = 0
    private var brokerNumber: UInt64 = 0
    private var last: NewOrderSingle?
    private(set) var reasons: [RejectReason: Int] = [:]
    private static let one: Int64 = 100_000_000

    init(seed: UInt64, policy: String) throws {
        random = SeededRandom(seed: seed)
        runner.driver = driver
        try play(
            """
            venue 1 PAPER
            account MAIN cash 1000000 group 1 self-trade \(policy)
            account SIDE cash 1000000 group 1 self-trade refuseNew
            account ELSE cash 1000000 group 2 self-trade \(policy)
            account FREE cash 1000000 group 1 self-trade allow
            instrument 1 AAPL tick 0.01 lot 1
            instrument 2 MSFT tick 0.01 lot 1
            strategy 1 demo accounts MAIN,SIDE,ELSE,FREE
            limit global duplicateWindow 200ms
            limit account SIDE duplicateWindow 900ms
            up
            logon 1
            tick AAPL 99.99 500 100.01 500
            tick MSFT 99.99 500 100.01 500
            """)
    }

    private func play(_ text: String) throws {
        for (index, line) in text.split(separator: "\n").enumerated() {
            try runner.run(line, number: index + 1)
        }
    }

    mutating func run(_ count: Int) {
        number = driver.core.sessions.rows[0].nextIncoming
        for _ in 0..<count {
            driver.now += UInt64(random.below(12)) * 10_000_000
            driver.expireTimers()
            switch random.below(20) {
            case 0..<9: order()
            case 9..<11: replace()
            case 11..<12: cancel()
            default: report()
            }
        }
    }

    private mutating func price() -> Int64 { (97 + Int64(random.below(7))) * Self.one }

    private mutating func order() {
        clOrdID += 1
        let accounts: [Text16] = ["MAIN", "MAIN", "SIDE", "ELSE", "FREE"]
        let types: [OrdType] = [.limit, .limit, .limit, .limit, .market, .stop, .stopLimit]
        let sides: [Side] = [.buy, .sell, .sellShort]
        let ordType = types[random.below(types.count)]
        let side = sides[random.below(3)]
        var order = NewOrderSingle(
            msgSeqNum: number, clOrdID: clOrdID, sendingTime: 0,
            orderQty: Int64(1 + random.below(2)) * Self.one,
            account: accounts[random.below(accounts.count)],
            securityID: UInt32(1 + random.below(2)), side: side, ordType: ordType,
            timeInForce: .day, duplicateIntended: random.chance(10) ? .yes : .no)
        if ordType == .limit { order.price = price() }
        if ordType == .stop || ordType == .stopLimit {
            order.stopPx = (side == .buy ? 101 : 96) * Self.one
            if ordType == .stopLimit {
                order.price = order.stopPx + (side == .buy ? 1 : -1) * Self.one
            }
        }
        if let last, random.chance(40) {
            order = last
            order.clOrdID = clOrdID
            order.msgSeqNum = number
        }
        last = order
        number += 1
        for effect in driver.apply(order, .session, source: 11) {
            guard let report = effect.message(ExecutionReport.self),
                report.clOrdID == clOrdID
            else { continue }
            reasons[report.rejectReason, default: 0] += 1
        }
    }

    private mutating func someOpenOrder() -> Int? {
        let count = driver.core.orders.highWater
        guard count > 0 else { return nil }
        let start = random.below(count)
        return (0..<count).map { (start + $0) % count }.first {
            driver.core.orders.rows[$0].isUsed && driver.core.orders.rows[$0].isOpen
        }
    }

    private mutating func replace() {
        guard let row = someOpenOrder() else { return }
        let order = driver.core.orders.rows[row]
        clOrdID += 1
        var replace = OrderCancelReplaceRequest(
            msgSeqNum: number, clOrdID: clOrdID, origClOrdID: order.clOrdID, sendingTime: 0,
            price: order.price, stopPx: order.stopPx,
            orderQty: Int64(1 + random.below(3)) * Self.one, ordType: order.ordType,
            timeInForce: order.timeInForce)
        if order.ordType == .limit { replace.price = price() }
        number += 1
        driver.apply(replace, .session, source: 11)
    }

    private mutating func cancel() {
        guard let row = someOpenOrder() else { return }
        clOrdID += 1
        driver.apply(
            OrderCancelRequest(
                msgSeqNum: number, clOrdID: clOrdID,
                origClOrdID: driver.core.orders.rows[row].clOrdID, sendingTime: 0),
            .session, source: 11)
        number += 1
    }

    private mutating func report() {
        guard let row = someOpenOrder() else { return }
        let order = driver.core.orders.rows[row]
        let kinds: [BrokerReportKind] = [
            .accepted, .working, .trade, .trade, .canceled, .canceled, .replaced, .replaced,
            .replaceRejected, .cancelRejected, .rejected, .expired,
        ]
        brokerNumber += 1
        var report = BrokerReport(
            brokerSeqNum: brokerNumber, orderID: order.orderID, transactTime: driver.now,
            commandID: 0, execRef: 0, reasonCode: 0, brokerID: 1, rejectReason: .none,
            kind: kinds[random.below(kinds.count)])
        if report.kind == .trade {
            report.lastQty = Self.one
            report.lastPx = 100 * Self.one
        }
        if random.chance(25), order.stopPx != .null { report.stopTriggered = .yes }
        driver.apply(report, .broker, source: 1)
    }

    /// The configuration again with the account SIDE in another group.
    func regroup() throws {
        try play(
            """
            venue 1 PAPER
            account MAIN cash 1 group 1 self-trade refuseNew
            account SIDE cash 1 group 2 self-trade refuseNew
            account ELSE cash 1 group 2 self-trade refuseNew
            account FREE cash 1 group 3 self-trade allow
            instrument 1 AAPL tick 0.01 lot 1
            instrument 2 MSFT tick 0.01 lot 1
            strategy 1 demo accounts MAIN,SIDE,ELSE,FREE
            limit global duplicateWindow 100ms
            up
            """)
    }
}

@Suite struct GuardPropertyTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64], ["refuseNew", "cancelResting", "both"])
    func noOrderMeetsAnOwnOneAndNoneIsRefusedForNothing(seed: UInt64, policy: String) throws {
        var desk = try CrowdedDesk(seed: seed, policy: policy)
        desk.run(600)
        try desk.regroup()
        desk.run(300)
        desk.driver.expectReplayHolds()
        #expect(desk.reasons[.selfTrade, default: 0] > 20, "seed \(seed): too quiet")
        #expect(desk.reasons[.duplicateOrder, default: 0] > 5, "seed \(seed): too quiet")
        #expect(desk.reasons[.none, default: 0] > 60, "seed \(seed): too quiet")
    }

    /// A tree of many orders against a sorted list: best, order, and what is left after removals.
    @Test(arguments: [5, 6] as [UInt64])
    func booksKeepTheOrderOfPrices(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var capacity = CoreDriver.small
        capacity.orders = 512
        var table = OwnBookTable(capacity: capacity)
        let book = table.make(group: 7, instrument: 3)
        var keys: [Int: Int64] = [:]
        for step in 0..<4_000 {
            let row = random.below(512)
            let key = random.chance(45) ? nil : Int64(random.below(60)) - 30
            table.place(row, in: book, isBuy: false, key: key, orderID: UInt64(step))
            keys[row] = key
            var walked: [Int64] = []
            var next = table.best(book, isBuy: false)
            if step % 50 == 0 {
                while let row = next {
                    walked.append(table.key(of: row))
                    next = table.next(after: row)
                }
                #expect(walked == keys.values.sorted(), "seed \(seed) step \(step)")
            } else {
                #expect(next.map { table.key(of: $0) } == keys.values.min())
            }
        }
        #expect(table.best(book, isBuy: true) == nil)
    }

    /// The ring forgets, and says so: an order is never called new that may be a duplicate.
    @Test func whatWasForgottenIsKnown() {
        var table = DuplicateTable(capacity: 4)
        func likeness(_ quantity: Int64) -> OrderLikeness {
            OrderLikeness(
                price: 1, stopPx: .null, orderQty: quantity, account: 0, instrument: 0, side: .buy)
        }
        for number in 1...4 {
            let it = likeness(Int64(number))
            table.add(it, digest: it.digest, time: UInt64(number) * 10)
        }
        #expect(table.forgottenTime == 0)
        #expect(table.newest(like: likeness(1), digest: likeness(1).digest, since: 0) == 10)
        #expect(table.newest(like: likeness(1), digest: likeness(1).digest, since: 11) == nil)
        table.add(likeness(5), digest: likeness(5).digest, time: 50)
        #expect(table.forgottenTime == 10)
        #expect(table.newest(like: likeness(1), digest: likeness(1).digest, since: 0) == nil)
        #expect(table.newest(like: likeness(2), digest: likeness(2).digest, since: 0) == 20)
        table.add(likeness(2), digest: likeness(2).digest, time: 60)
        #expect(table.newest(like: likeness(2), digest: likeness(2).digest, since: 0) == 60)
        #expect(table.newest(like: likeness(5), digest: likeness(5).digest, since: 0) == 50)
    }
}
