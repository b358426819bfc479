// What holds for any commands and ticks: found by chance, with the seed in the failure's message.

import Testing
import Wire

@testable import Brokers

@Suite struct PaperPropertyTests {
    /// What the gateway would know of an order.
    struct Known {
        var limit: Int64
        var orderQty: Int64
        var cumQty: Int64 = 0
        var buys: Bool
        var isAccepted = false
        var endCount = 0
    }

    static let settings = PaperSettings().with {
        $0.latencyNs = 300_000
        $0.latencyJitterNs = 2_000_000
        $0.reportLatencyNs = 100_000
        $0.rejectPerMille = 50
        $0.dayEndNs = 36_000_500_000_000
        $0.openOrdersMax = 40
        $0.endedOrdersMax = 20
        $0.instrumentsMax = 4
        $0.commandsUnderWayMax = 16
    }

    /// Random commands and ticks; ends with time enough for everything to arrive.
    static func run(
        seed: UInt64, settings: PaperSettings = settings, steps: Int = 3_000,
        sent: (BrokerCommand) -> Void = { _ in }
    ) throws -> [BrokerReport] {
        var desk = try paperDesk(settings)
        var random = PaperRandom(seed: seed)
        func quantity() -> Int64 { Int64(random.upTo(20)) * one / 2 }
        for _ in 0..<steps {
            desk.now += random.upTo(1_000_000)
            let mid = Int64(95 + random.upTo(10)) * one
            let instrument = security + UInt32(random.upTo(4))
            if random.upTo(2) == 0 {
                desk.tick(
                    bid: random.upTo(9) == 0 ? .null : mid - one, quantity(),
                    offer: random.upTo(9) == 0 ? .null : mid + one, quantity(),
                    last: random.upTo(1) == 0 ? .null : mid, quantity(), securityID: instrument)
                continue
            }
            let kinds: [BrokerCommandKind] = [.newOrder, .newOrder, .newOrder, .cancel, .replace]
            var command = Desk<PaperBroker>.command(
                kinds[Int(random.upTo(4))], orderID: 0,
                Side.allValues[Int(random.upTo(2))], quantity(),
                OrdType.allValues[Int(random.upTo(3))],
                TimeInForce.allValues[Int(random.upTo(3))], securityID: instrument)
            if command.ordType == .limit || command.ordType == .stopLimit {
                command.price = Int64(92 + random.upTo(16)) * one
            }
            if command.ordType == .stop || command.ordType == .stopLimit {
                command.stopPx = Int64(92 + random.upTo(16)) * one
            }
            if command.kind == .newOrder {
                desk.lastOrderID += 1
                command.orderID = desk.lastOrderID
            } else {
                command.orderID = desk.lastOrderID - min(desk.lastOrderID, random.upTo(30))
            }
            command.commandID = desk.lastCommandID + 1
            sent(command)
            desk.send(command)
        }
        desk.advance(by: 2 * PaperSettings.dayNs)
        let due = desk.broker.nextDueTime
        #expect(due == .max, "seed \(seed)")
        return desk.reports
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func keepsEveryOrderWithinItsTerms(seed: UInt64) throws {
        var known: [UInt64: Known] = [:]
        var commands: [UInt64: BrokerCommand] = [:]
        var answered: Set<UInt64> = []
        let reports = try Self.run(seed: seed) { command in
            commands[command.commandID] = command
            guard command.kind == .newOrder else { return }
            known[command.orderID] = Known(
                limit: command.price, orderQty: command.orderQty, buys: command.side == .buy)
        }
        #expect(reports.map(\.brokerSeqNum) == Array(1...UInt64(reports.count)))
        let times = reports.map(\.transactTime)
        #expect(times == times.sorted())
        for report in reports {
            if report.commandID != 0 {
                #expect(commands[report.commandID]?.orderID == report.orderID)
                answered.insert(report.commandID)
            }
            guard var order = known[report.orderID] else {
                #expect([.cancelRejected, .replaceRejected].contains(report.kind))
                continue
            }
            check(report, &order, seed: seed)
            known[report.orderID] = order
        }
        #expect(answered.count == commands.count, "seed \(seed): a command was not answered")
        // Day orders have expired by now; what is open is good till cancelled.
        for (orderID, order) in known {
            let command = commands.values.first { $0.kind == .newOrder && $0.orderID == orderID }
            let isGone = order.endCount == 1
            #expect(
                isGone || command?.timeInForce == .goodTillCancel, "seed \(seed), \(orderID)")
        }
        #expect(known.values.contains { $0.endCount == 1 && $0.cumQty > 0 })
    }

    private func check(_ report: BrokerReport, _ order: inout Known, seed: UInt64) {
        let place = "seed \(seed), report \(report.brokerSeqNum)"
        if order.endCount > 0 {
            #expect([.cancelRejected, .replaceRejected].contains(report.kind), "\(place)")
            return
        }
        switch report.kind {
        case .accepted:
            #expect(!order.isAccepted, "\(place)")
            order.isAccepted = true
        case .trade:
            #expect(order.isAccepted && report.lastQty > 0 && report.fee >= 0, "\(place)")
            order.cumQty += report.lastQty
            #expect(order.cumQty <= order.orderQty, "\(place)")
            if order.limit != .null {
                let isWithin =
                    order.buys ? report.lastPx <= order.limit : report.lastPx >= order.limit
                #expect(isWithin, "\(place)")
            }
            if order.cumQty == order.orderQty { order.endCount += 1 }
        case .replaced:
            order.limit = report.price
            order.orderQty = report.orderQty
            #expect(order.orderQty > order.cumQty, "\(place)")
        case .rejected:
            #expect(!order.isAccepted, "\(place)")
            order.endCount += 1
        case .canceled, .expired:
            #expect(order.isAccepted, "\(place)")
            order.endCount += 1
        case .working, .cancelRejected, .replaceRejected:
            break
        default:
            Issue.record("\(place): \(report.kind)")
        }
    }

    @Test func repeatsExactlyWithTheSameSeed() throws {
        func bytes(_ settings: PaperSettings) throws -> [UInt8] {
            try Self.run(seed: 5, settings: settings).flatMap { $0.frameBytes() }
        }
        let first = try bytes(Self.settings)
        #expect(first.count > 100_000)
        #expect(try bytes(Self.settings) == first)
        #expect(try bytes(Self.settings.with { $0.seed = 2 }) != first)
    }

    @Test func holdsTheBookInOrderAgainstASortedList() throws {
        // Every order is the best of what is left when it is taken, whatever was cancelled between.
        var random = PaperRandom(seed: 11)
        var desk = try paperDesk(PaperSettings.plain.with { $0.openOrdersMax = 2_000 })
        var open: [(price: Int64, orderID: UInt64)] = []
        for _ in 0..<2_000 {
            let price = Int64(1 + random.upTo(50)) * one
            desk.order(.buy, one, .limit, price: price)
            open.append((price, desk.lastOrderID))
            if random.upTo(2) == 0 {
                let victim = open.remove(at: Int(random.upTo(UInt64(open.count - 1))))
                #expect(desk.cancel(victim.orderID).kinds == [.canceled])
            }
            if random.upTo(9) == 0 {
                let filled = desk.tick(bid: .null, offer: one, 3 * one).map(\.orderID)
                open.sort { ($0.price, $1.orderID) > ($1.price, $0.orderID) }
                #expect(filled == open.prefix(3).map(\.orderID))
                open.removeFirst(min(3, open.count))
            }
        }
        #expect(open.count > 500)
        let rest = desk.tick(bid: .null, offer: one).map(\.orderID)
        open.sort { ($0.price, $1.orderID) > ($1.price, $0.orderID) }
        #expect(rest == open.map(\.orderID))
    }

    @Test func mapsLikeADictionary() {
        var random = PaperRandom(seed: 3)
        var map = FixedMap(capacity: 100)
        var model: [UInt64: UInt32] = [:]
        for step in 0..<20_000 {
            // Few keys, so that they come and go and collide.
            let key = random.upTo(150) &* 0x1_0000_0000
            if let place = model[key] {
                #expect(map.place(of: key) == place)
                map.remove(key)
                model[key] = nil
            } else {
                #expect(map.place(of: key) == FixedMap.none)
                guard model.count < 100 else { continue }
                map.insert(key, place: UInt32(step))
                model[key] = UInt32(step)
            }
        }
        for (key, place) in model { #expect(map.place(of: key) == place) }
        let count = map.count
        #expect(count == model.count)
    }
}
