// What must hold when nothing is under way any more.
//
// Thread: the world's.

import Core
import Wire

extension World {
    func checkRest() throws(Violation) {
        try checkEnds()
        try checkPositions()
        if world.settings.venue != .paper { try checkVenue() }
    }

    private func checkEnds() throws(Violation) {
        let ledger = world.ledger
        for (orderID, order) in ledger.orders.sorted(by: { $0.key < $1.key })
        where order.sessionID != 0 {
            guard order.isOpen ? order.endCount == 0 : order.endCount == 1 else {
                throw Violation(.oneEnd, "order \(orderID) has ended \(order.endCount) times")
            }
        }
        let coreCount = process?.core.openOrderCount ?? -1
        guard coreCount == ledger.openOrders.count else {
            throw Violation(
                .comesToRest, "the core has \(coreCount) open orders, the journal "
                    + "\(ledger.openOrders.count)")
        }
    }

    private func checkPositions() throws(Violation) {
        var held: [Holding: Int64] = [:]
        process?.core.forEachPosition(account: "", requestID: 1, time: world.now) { report in
            guard report.lastReport != .yes, report.securityID != .null else { return }
            held[Holding(account: report.account, securityID: report.securityID)] = report.netQty
        }
        let isPaper = world.settings.venue == .paper
        for account in SimulatedDesk.accounts {
            for securityID in 1...UInt32(SimulatedDesk.symbols.count) {
                let holding = Holding(account: account, securityID: securityID)
                let core = held[holding] ?? 0
                let journal = world.ledger.positions[holding] ?? 0
                let venue = isPaper ? journal : world.venue.positions[holding] ?? 0
                guard core == venue, journal == venue else {
                    throw Violation(
                        .positionsAreFills,
                        "\(account) in \(securityID): the core has \(core), the journal "
                            + "\(journal), the venue \(venue)")
                }
            }
        }
    }

    /// Every order that the journal has as working works at the venue, with the same terms.
    private func checkVenue() throws(Violation) {
        let ledger = world.ledger
        for orderID in ledger.openOrders {
            guard let mine = ledger.orders[orderID] else { continue }
            guard let theirs = world.venue.orders[orderID], theirs.end == nil else {
                throw Violation(.comesToRest, "order \(orderID) works here, and not at the venue")
            }
            guard mine.quantity == theirs.quantity, mine.price == theirs.price,
                mine.cumQty == theirs.cumQty
            else {
                throw Violation(
                    .comesToRest,
                    """
                    order \(orderID) is \(mine.quantity) at \(mine.price) with \(mine.cumQty) \
                    filled here, \(theirs.quantity) at \(theirs.price) with \(theirs.cumQty) there
                    """)
            }
        }
        for orderID in world.venue.open where !ledger.openOrders.contains(orderID) {
            throw Violation(.comesToRest, "order \(orderID) works at the venue, and not here")
        }
    }
}
