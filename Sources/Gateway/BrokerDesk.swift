// The brokers of one gateway. Each is a concrete value, so nothing on the order's path goes through
// an existential; an adapter of another kind gets a table of its own here.
//
// Thread: the core's.

import Brokers
import LockFree
import Wire

struct BrokerDesk: ~Copyable {
    private var papers: OwnedTable<PaperBroker>
    /// Place in `papers` plus one, by broker id.
    private var places: [UInt8]
    private var turn = 0

    /// - Parameter brokersMax: above every broker's id.
    init(brokersMax: Int) {
        papers = OwnedTable(capacity: brokersMax)
        places = [UInt8](repeating: 0, count: brokersMax)
    }

    /// Adds a paper broker.
    mutating func add(_ broker: consuming PaperBroker) {
        let brokerID = Int(broker.brokerID)
        precondition(brokerID < places.count, "the configuration bounds the broker's id")
        papers.append(broker)
        places[brokerID] = UInt8(papers.count)
    }

    private func place(of brokerID: UInt16) -> Int? {
        let index = Int(brokerID)
        guard index < places.count, places[index] != 0 else { return nil }
        return Int(places[index]) - 1
    }

    mutating func defineInstrument(_ definition: SecurityDefinition) {
        guard let place = place(of: definition.brokerID) else { return }
        papers[place].defineInstrument(definition)
    }

    mutating func carryOut(_ command: BrokerCommand, now: UInt64) {
        guard let place = place(of: command.brokerID) else { return }
        papers[place].carryOut(command, now: now)
    }

    mutating func marketData(_ tick: MarketDataSnapshot, broker: UInt16, now: UInt64) {
        guard let place = place(of: broker) else { return }
        papers[place].marketData(tick, now: now)
    }

    mutating func advance(to now: UInt64) {
        for place in 0..<papers.count { papers[place].advance(to: now) }
    }

    /// When one of them has something to do next, ns; `.max` for never.
    var nextDueTime: UInt64 {
        var due = UInt64.max
        for place in 0..<papers.count { due = min(due, papers[place].nextDueTime) }
        return due
    }

    /// The next report of any of them, in turn.
    mutating func nextReport() -> BrokerReport? {
        for _ in 0..<papers.count {
            if let report = papers[turn].nextReport() { return report }
            turn = (turn + 1) % papers.count
        }
        return nil
    }
}
