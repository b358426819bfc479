// The pre-trade checks, in order of precedence: the first that fails gives the reason.
//
// One function a check, one file a check, numbered as in the table of checks (PROTOCOL.md §6: the
// hundreds of a reason are its check). A new one is a file and a line.

import Wire

extension Core {
    /// The first check that refuses, or nil.
    ///
    /// Check 4 (session) is made before a message comes this far: `takeSequence`.
    @inline(__always)
    mutating func firstRefusal(_ candidate: inout Candidate) -> Refusal? {
        isExplaining ? explainedRefusal(&candidate) : refusalInOrder(&candidate)
    }

    /// The list itself. `stops` lets an explanation go on behind a refusal.
    @inline(never)
    mutating func refusalInOrder(_ candidate: inout Candidate) -> Refusal? {
        if let it = check01Halt(candidate), stops(it, &candidate) { return it }
        if let it = check02Lockout(candidate), stops(it, &candidate) { return it }
        if let it = check03Entitlement(candidate), stops(it, &candidate) { return it }
        if let it = check05DuplicateID(candidate), stops(it, &candidate) { return it }
        if let it = check06DuplicateOrder(&candidate), stops(it, &candidate) { return it }
        if let it = check07RepeatedExecution(candidate), stops(it, &candidate) { return it }
        if let it = check08Instrument(candidate), stops(it, &candidate) { return it }
        if let it = check09TradingSession(candidate), stops(it, &candidate) { return it }
        if let it = check10Fields(candidate), stops(it, &candidate) { return it }
        if let it = check11Rate(candidate), stops(it, &candidate) { return it }
        if !candidate.isDryRun { countOrder(candidate) }
        if let it = check12OrderSize(&candidate), stops(it, &candidate) { return it }
        if let it = check13ReferencePrice(candidate), stops(it, &candidate) { return it }
        if let it = check14PriceCollar(candidate), stops(it, &candidate) { return it }
        if let it = check15SelfTrade(candidate), stops(it, &candidate) { return it }
        if let it = check16OpenOrders(&candidate), stops(it, &candidate) { return it }
        if let it = check17Position(candidate), stops(it, &candidate) { return it }
        if let it = check18Exposure(&candidate), stops(it, &candidate) { return it }
        if let it = check19Concentration(candidate), stops(it, &candidate) { return it }
        if let it = check20Loss(candidate), stops(it, &candidate) { return it }
        if let it = check21Portfolio(candidate), stops(it, &candidate) { return it }
        if let it = check22Broker(candidate), stops(it, &candidate) { return it }
        if let it = check23Capacity(candidate), stops(it, &candidate) { return it }
        // A full table refuses where its row is taken.
        return nil
    }

    /// Whether the order can only make the account's position smaller, whatever else fills.
    func isReducing(_ candidate: borrowing Candidate) -> Bool {
        guard candidate.position >= 0 else { return false }
        let position = positions.rows[candidate.position]
        var open: Int64 = 0
        var quantity = candidate.order.orderQty
        if candidate.isReplacement {
            // What is filled of it stands in the position already.
            open = orders.rows[candidate.replaced].exposureQty
            quantity -= min(quantity, orders.rows[candidate.replaced].cumQty)
        }
        if candidate.isBuy {
            guard position.netQty < 0 else { return false }
            let others = position.openBuyQty - open
            return others.adding(quantity).map { $0 <= -position.netQty } ?? false
        }
        guard position.netQty > 0 else { return false }
        let others = position.openSellQty - open
        return others.adding(quantity).map { $0 <= position.netQty } ?? false
    }
}
