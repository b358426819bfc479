// The pre-trade checks, in order of precedence: the first that fails gives the reason.
//
// One function a check, one file a check, numbered as in the table of checks (PROTOCOL.md §6: the
// hundreds of a reason are its check). Checks 2, 6, 15 and 19 to 21 stand in the table too;
// their place is marked here, and a new one is a file and a line.

import Wire

extension Core {
    /// The first check that refuses, or nil.
    ///
    /// Check 4 (session) is made before a message comes this far: `takeSequence`.
    @inline(__always)
    mutating func firstRefusal(_ candidate: inout Candidate) -> Refusal? {
        if let refusal = check01Halt(candidate) { return refusal }
        // 2 lockout
        if let refusal = check03Entitlement(candidate) { return refusal }
        if let refusal = check05DuplicateID(candidate) { return refusal }
        // 6 duplicate order
        if let refusal = check07RepeatedExecution(candidate) { return refusal }
        if let refusal = check08Instrument(candidate) { return refusal }
        if let refusal = check09TradingSession(candidate) { return refusal }
        if let refusal = check10Fields(candidate) { return refusal }
        if let refusal = check11Rate(candidate) { return refusal }
        if !candidate.isDryRun { countOrder(candidate) }
        if let refusal = check12OrderSize(&candidate) { return refusal }
        if let refusal = check13ReferencePrice(candidate) { return refusal }
        if let refusal = check14PriceCollar(candidate) { return refusal }
        // 15 self-trade
        if let refusal = check16OpenOrders(&candidate) { return refusal }
        if let refusal = check17Position(candidate) { return refusal }
        if let refusal = check18Exposure(candidate) { return refusal }
        // 19 concentration, 20 loss, 21 portfolio
        if let refusal = check22Broker(candidate) { return refusal }
        // 23 capacity: the gateway refuses at the door; a full table refuses where its row is taken
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
