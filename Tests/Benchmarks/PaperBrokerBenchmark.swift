// The paper broker on the core's thread: what an order, a cancel and a tick cost there.

import Brokers
import Wire

enum PaperBrokerBenchmark {
    private static let one: Int64 = 100_000_000

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        let count = 50_000
        if report.wants("paper broker, IOC order filled") {
            var desk = try Desk()
            desk.tick()
            report.add("paper broker, IOC order filled") { name in
                Measure.loop(name, operations: count) {
                    for _ in 0..<count { desk.order(101 * one, .immediateOrCancel) }
                }
            }
        }
        if report.wants("paper broker, order and cancel, 50,000 resting") {
            var desk = try Desk()
            for index in 0..<50_000 { desk.order(Int64(1 + index % 90) * one, .goodTillCancel) }
            report.add("paper broker, order and cancel, 50,000 resting") { name in
                Measure.loop(name, operations: count) {
                    for index in 0..<count {
                        desk.order(Int64(1 + index % 90) * one, .goodTillCancel)
                        desk.cancel()
                    }
                }
            }
            report.add("paper broker, tick, 50,000 resting") { name in
                Measure.loop(name, operations: count) { for _ in 0..<count { desk.tick() } }
            }
        }
    }

    /// The gateway's end of the broker.
    private struct Desk: ~Copyable {
        var broker: PaperBroker
        var now: UInt64 = 1_772_409_600_000_000_000
        var lastID: UInt64 = 0
        var orderID: UInt64 = 0

        init() throws { broker = try PaperBroker(brokerID: 1, settings: PaperSettings()) }

        mutating func order(_ price: Int64, _ timeInForce: TimeInForce) {
            orderID += 1
            send(.newOrder, price, timeInForce)
        }

        mutating func cancel() { send(.cancel, .null, .day) }

        mutating func tick() {
            now += 1_000
            broker.marketData(
                MarketDataSnapshot(
                    feedSeqNum: now, transactTime: now, bidPx: 99 * one, offerPx: 100 * one,
                    symbol: "X", securityID: 1), now: now)
            drain()
        }

        private mutating func send(
            _ kind: BrokerCommandKind, _ price: Int64, _ timeInForce: TimeInForce
        ) {
            lastID += 1
            now += 1_000
            broker.carryOut(
                BrokerCommand(
                    commandID: lastID, orderID: orderID, price: price, orderQty: one, cumQty: 0,
                    transactTime: now, clOrdID: orderID, account: "A", securityID: 1,
                    sessionID: 1, brokerID: 1, kind: kind, side: .buy, ordType: .limit,
                    timeInForce: timeInForce), now: now)
            drain()
        }

        private mutating func drain() { while let report = broker.nextReport() { keep(report) } }
    }
}
