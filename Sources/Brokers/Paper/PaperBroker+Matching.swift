// How the paper venue fills orders; PaperBroker.swift tells the model.
//
// Invariants: a fill is at most what is left of the tick and of the order, and never worse than the
// order's limit.
// Thread: the core's.

import Wire

extension PaperBroker {
    /// What an order can get now. The price is before slippage where the order has no limit.
    private struct Opportunity {
        var price: Int64
        var quantity: Int64
        var ofLast: Bool
    }

    /// Fills what a new tick lets fill, then elects stops.
    mutating func match(at place: Int) {
        matchBook(at: place, buys: true)
        matchBook(at: place, buys: false)
        electStops(at: place, buys: true)
        electStops(at: place, buys: false)
    }

    private mutating func matchBook(at place: Int, buys: Bool) {
        while reports.room >= Self.reportsPerStepMax {
            let slot = instruments[place][buys ? .buys : .sells]
            guard slot != FixedMap.none,
                let opportunity = resting(orders[slot], at: instruments[place])
            else { return }
            fill(slot, opportunity)
        }
    }

    private mutating func electStops(at place: Int, buys: Bool) {
        while reports.room >= Self.reportsPerStepMax {
            let slot = instruments[place][buys ? .buyStops : .sellStops]
            guard slot != FixedMap.none, isElected(orders[slot]) else { return }
            elect(slot)
        }
    }

    private func isElected(_ order: PaperOrder) -> Bool {
        let price = instruments[Int(order.instrument)].triggerPx(buys: order.buys)
        guard price != .null else { return false }
        return order.buys ? price >= order.stopPx : price <= order.stopPx
    }

    private mutating func elect(_ slot: UInt32) {
        takeFromBook(slot)
        orders[slot].phase = .working
        orders[slot].stopTriggered = true
        orders[slot].priority = nextPriority()
        report(slot, .working, commandID: 0)
        arrive(slot)
    }

    /// Lets an order that stands in no book begin: to wait for its stop, or to trade.
    mutating func start(_ slot: UInt32) {
        let order = orders[slot]
        guard order.isStop, !order.stopTriggered else { return arrive(slot) }
        orders[slot].phase = .stopped
        if isElected(order) { elect(slot) } else { putIntoBook(slot) }
    }

    /// An order meets the market: takes what it can, then rests or is cancelled.
    private mutating func arrive(_ slot: UInt32) {
        let order = orders[slot]
        let instrument = instruments[Int(order.instrument)]
        let touchPx = instrument.touchPx(buys: order.buys)
        let left = instrument.touchLeft(buys: order.buys)
        let reaches = touchPx != .null && isWithinLimit(touchPx, order)
        orders[slot].takes = reaches
        let mayFill = order.timeInForce != .fillOrKill || left >= order.leavesQty
        if reaches, left > 0, mayFill {
            let taken = Opportunity(
                price: takerPrice(touchPx, orders[slot], instrument),
                quantity: min(left, order.leavesQty), ofLast: !instrument.isQuoted)
            fill(slot, taken)
        }
        guard orders[slot].phase != .ended else { return }
        switch order.timeInForce {
        case .immediateOrCancel, .fillOrKill: end(slot, .canceled, commandID: 0)
        default: putIntoBook(slot)
        }
    }

    /// What the best order of a book can get, or nil.
    private func resting(_ order: PaperOrder, at instrument: PaperInstrument) -> Opportunity? {
        let left = instrument.touchLeft(buys: order.buys)
        let touchPx = instrument.touchPx(buys: order.buys)
        let takes = order.isMarket || order.takes
        if left > 0, touchPx != .null, isWithinLimit(touchPx, order),
            instrument.isQuoted || takes
        {
            let price = takes ? takerPrice(touchPx, order, instrument) : order.price
            return Opportunity(
                price: price, quantity: min(left, order.leavesQty), ofLast: !instrument.isQuoted)
        }
        guard instrument.lastLeft > 0, instrument.lastPx != .null,
            isTradedThrough(order, at: instrument.lastPx)
        else { return nil }
        var price = order.price
        if order.isMarket {
            // The worse of trade and quote.
            price = instrument.lastPx
            if touchPx != .null {
                price = order.buys ? max(price, touchPx) : min(price, touchPx)
            }
        }
        return Opportunity(
            price: price, quantity: min(instrument.lastLeft, order.leavesQty), ofLast: true)
    }

    private func isWithinLimit(_ price: Int64, _ order: PaperOrder) -> Bool {
        if order.isMarket { return true }
        return order.buys ? price <= order.price : price >= order.price
    }

    private func isTradedThrough(_ order: PaperOrder, at lastPx: Int64) -> Bool {
        if order.isMarket || settings.fillsOnTouch { return isWithinLimit(lastPx, order) }
        return order.buys ? lastPx < order.price : lastPx > order.price
    }

    /// The quote, on the tick against the trader, and never past the limit.
    private func takerPrice(
        _ touchPx: Int64, _ order: PaperOrder, _ instrument: PaperInstrument
    ) -> Int64 {
        if order.isMarket { return touchPx }
        let price = PaperMath.onTick(touchPx, tick: instrument.tick, buys: order.buys)
        return order.buys ? min(price, order.price) : max(price, order.price)
    }

    /// Trades, and ends the order where it is filled, or where its value cannot be told in money.
    private mutating func fill(_ slot: UInt32, _ opportunity: Opportunity) {
        let order = orders[slot]
        let place = Int(order.instrument)
        let instrument = instruments[place]
        let quantity = opportunity.quantity
        guard
            let price = tradePrice(order, opportunity, instrument),
            let notionalE4 = PaperMath.notionalE4(
                price: price, quantity: quantity, multiplierE8: instrument.multiplierE8),
            let feeE4 = PaperMath.feeE4(quantity: quantity, notionalE4: notionalE4, settings)
        else {
            return end(slot, .canceled, commandID: 0, reason: .notionalOverflow)
        }
        instruments[place].consume(quantity, buys: order.buys, ofLast: opportunity.ofLast)
        orders[slot].cumQty += quantity
        reportTrade(slot, quantity: quantity, price: price, feeE4: feeE4)
        if orders[slot].leavesQty == 0 { close(slot, .trade) }
    }

    /// The price with slippage where the order has no limit; nil where its value is too large.
    private func tradePrice(
        _ order: PaperOrder, _ opportunity: Opportunity, _ instrument: PaperInstrument
    ) -> Int64? {
        guard order.isMarket else { return opportunity.price }
        guard
            let notionalE4 = PaperMath.notionalE4(
                price: opportunity.price, quantity: opportunity.quantity,
                multiplierE8: instrument.multiplierE8)
        else { return nil }
        let slippageE8 = PaperMath.slippageE8(
            notionalE4: notionalE4, volatilityE8: instrument.volatilityE8, settings)
        return PaperMath.slipped(
            price: opportunity.price, byE8: slippageE8, tick: instrument.tick, buys: order.buys)
    }

    // MARK: Books

    mutating func putIntoBook(_ slot: UInt32) {
        let order = orders[slot]
        let root = instruments[Int(order.instrument)][order.book]
        instruments[Int(order.instrument)][order.book] = orders.put(slot, root: root)
    }

    /// Takes an order out of the book in which it stands, if it does.
    mutating func takeFromBook(_ slot: UInt32) {
        let order = orders[slot]
        guard order.isInBook else { return }
        let root = instruments[Int(order.instrument)][order.book]
        instruments[Int(order.instrument)][order.book] = orders.take(slot, root: root)
    }
}
