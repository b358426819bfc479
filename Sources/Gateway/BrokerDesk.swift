// The brokers of one gateway, by their numbers. Each is a concrete value, so nothing on the order's path
// goes through an existential; an adapter of another kind gets a case of its own here.
//
// Thread: the core's.

import Brokers
import Wire

struct BrokerDesk: ~Copyable {
    /// Brokers that one gateway can have.
    static let brokersMax = 8

    private var papers: InlineArray<8, PaperBroker?>
    private(set) var brokerIDs: [UInt16] = []
    private var turn = 0

    init() { papers = InlineArray { _ in nil } }

    /// Adds a paper broker.
    mutating func add(_ broker: consuming PaperBroker) {
        let brokerID = broker.brokerID
        precondition(Int(brokerID) < Self.brokersMax, "the configuration bounds the broker's id")
        papers[Int(brokerID)] = consume broker
        brokerIDs.append(brokerID)
    }

    mutating func defineInstrument(_ definition: SecurityDefinition) {
        papers[Int(definition.brokerID)]?.defineInstrument(definition)
    }

    mutating func carryOut(_ command: BrokerCommand, now: UInt64) {
        papers[Int(command.brokerID)]?.carryOut(command, now: now)
    }

    mutating func marketData(_ tick: MarketDataSnapshot, broker: UInt16, now: UInt64) {
        papers[Int(broker)]?.marketData(tick, now: now)
    }

    mutating func advance(to now: UInt64) {
        for brokerID in brokerIDs { papers[Int(brokerID)]?.advance(to: now) }
    }

    /// When one of them has something to do next, ns; `.max` for never.
    var nextDueTime: UInt64 {
        var due = UInt64.max
        for brokerID in brokerIDs { due = min(due, papers[Int(brokerID)]?.nextDueTime ?? .max) }
        return due
    }

    /// The next report of any of them, in turn.
    mutating func nextReport() -> BrokerReport? {
        for _ in 0..<brokerIDs.count {
            let brokerID = Int(brokerIDs[turn])
            if let report = papers[brokerID]?.nextReport() { return report }
            turn = (turn + 1) % brokerIDs.count
        }
        return nil
    }
}
