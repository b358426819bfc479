// A gateway's end of a broker, for tests: sends numbered commands at given times, keeps reports.

import Brokers
import Wire

/// One whole unit of price or quantity on the wire.
let one: Int64 = 100_000_000
/// 2026-03-02 00:00 UTC, ns.
let midnight: UInt64 = 1_772_409_600_000_000_000
let security: UInt32 = 7

struct Desk<B: Broker & ~Copyable>: ~Copyable {
    var broker: B
    var now = midnight + 36_000_000_000_000
    var lastCommandID: UInt64 = 0
    var lastOrderID: UInt64 = 1_000
    /// Every report so far.
    var reports: [BrokerReport] = []

    init(_ broker: consuming B) { self.broker = broker }

    static func command(
        _ kind: BrokerCommandKind, orderID: UInt64, _ side: Side = .buy, _ quantity: Int64 = one,
        _ ordType: OrdType = .market, price: Int64 = .null, stopPx: Int64 = .null,
        _ timeInForce: TimeInForce = .day, cumQty: Int64 = 0, securityID: UInt32 = security
    ) -> BrokerCommand {
        BrokerCommand(
            commandID: 0, orderID: orderID, price: price, stopPx: stopPx, orderQty: quantity,
            cumQty: cumQty, transactTime: 0, clOrdID: orderID, account: "A",
            securityID: securityID, sessionID: 1, brokerID: 3, kind: kind, side: side,
            ordType: ordType, timeInForce: timeInForce)
    }

    /// Sends a command under the next id, and returns what came back at once.
    @discardableResult
    mutating func send(_ command: BrokerCommand) -> [BrokerReport] {
        lastCommandID += 1
        var numbered = command
        numbered.commandID = lastCommandID
        if numbered.transactTime == 0 { numbered.transactTime = now }
        broker.carryOut(numbered, now: now)
        return drain()
    }

    /// A new order under the next order id.
    @discardableResult
    mutating func order(
        _ side: Side, _ quantity: Int64, _ ordType: OrdType = .market, price: Int64 = .null,
        stopPx: Int64 = .null, _ timeInForce: TimeInForce = .day, securityID: UInt32 = security
    ) -> [BrokerReport] {
        lastOrderID += 1
        return send(
            Self.command(
                .newOrder, orderID: lastOrderID, side, quantity, ordType, price: price,
                stopPx: stopPx, timeInForce, securityID: securityID))
    }

    @discardableResult
    mutating func cancel(_ orderID: UInt64) -> [BrokerReport] {
        send(Self.command(.cancel, orderID: orderID))
    }

    @discardableResult
    mutating func tick(
        bid: Int64 = .null, _ bidSize: Int64 = .null, offer: Int64 = .null,
        _ offerSize: Int64 = .null, last: Int64 = .null, _ lastQty: Int64 = .null,
        volume: Int64 = .null, securityID: UInt32 = security
    ) -> [BrokerReport] {
        now += 1_000_000
        let tick = MarketDataSnapshot(
            feedSeqNum: now, transactTime: now, bidPx: bid, offerPx: offer, lastPx: last,
            bidSize: bidSize, offerSize: offerSize, lastQty: lastQty, volume: volume,
            symbol: "X", securityID: securityID)
        broker.marketData(tick, now: now)
        return drain()
    }

    @discardableResult
    mutating func advance(by ns: UInt64) -> [BrokerReport] {
        now += ns
        broker.advance(to: now)
        return drain()
    }

    mutating func drain() -> [BrokerReport] {
        let before = reports.count
        while let report = broker.nextReport() { reports.append(report) }
        return Array(reports[before...])
    }

    func reports(of orderID: UInt64) -> [BrokerReport] {
        reports.filter { $0.orderID == orderID }
    }

    func filled(_ orderID: UInt64) -> Int64 {
        reports(of: orderID).filter { $0.kind == .trade }.map(\.lastQty).reduce(0, +)
    }
}

extension [BrokerReport] {
    var kinds: [BrokerReportKind] { map(\.kind) }
    /// "quantity@price" of each trade, in whole units.
    var trades: [String] {
        filter { $0.kind == .trade }.map {
            "\(Double($0.lastQty) / 1e8)@\(Double($0.lastPx) / 1e8)"
        }
    }
}

extension PaperSettings {
    /// No slippage, so that prices are the market's.
    static var plain: PaperSettings {
        var settings = PaperSettings()
        settings.slippageBaseE8 = 0
        settings.slippagePerNotionalE8 = 0
        settings.slippageVolatilityE4 = 0
        settings.openOrdersMax = 256
        settings.endedOrdersMax = 64
        settings.instrumentsMax = 16
        settings.commandsUnderWayMax = 64
        return settings
    }

    func with(_ change: (inout PaperSettings) -> Void) -> PaperSettings {
        var settings = self
        change(&settings)
        return settings
    }
}

func paperDesk(
    _ settings: PaperSettings = .plain, resumeAfter: UInt64 = 0
) throws -> Desk<PaperBroker> {
    Desk(try PaperBroker(brokerID: 3, settings: settings, resumeAfter: resumeAfter))
}
