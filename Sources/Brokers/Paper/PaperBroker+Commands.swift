// What the paper venue does with a command that has arrived.
//
// Invariants: every command is answered by at least one report that names it; a new order whose id
// is known is not executed again.
// Thread: the core's.

import Wire

extension PaperBroker {
    mutating func execute(_ command: BrokerCommand) {
        switch command.kind {
        case .newOrder: newOrder(command)
        case .cancel: cancel(command)
        case .replace: replace(command)
        case .query: query(command)
        default: refuse(command, .cancelRejected, .invalidCode)
        }
    }

    private mutating func newOrder(_ command: BrokerCommand) {
        let known = orders.slot(of: command.orderID)
        guard known == FixedMap.none else { return answer(command, known) }
        let reason = flaw(of: command)
        guard reason == .none else { return refuse(command, .rejected, reason) }
        if settings.rejectPerMille > 0, random.upTo(999) < settings.rejectPerMille {
            return refuse(command, .rejected, .brokerRejected, reasonCode: 1)
        }
        guard let place = instrumentPlace(of: command.securityID) else {
            return refuse(command, .rejected, .unknownInstrument)
        }
        guard isRepresentable(command, at: instruments[place]) else {
            return refuse(command, .rejected, .notionalOverflow)
        }
        guard !orders.isFull else { return refuse(command, .rejected, .orderTableFull) }
        let slot = open(command, at: place, cumQty: 0, from: venueTime)
        report(slot, .accepted, commandID: command.commandID)
        start(slot)
    }

    private mutating func cancel(_ command: BrokerCommand) {
        let slot = orders.slot(of: command.orderID)
        if slot == FixedMap.none { return refuse(command, .cancelRejected, .unknownOrder) }
        if orders[slot].phase == .ended {
            return refuse(command, .cancelRejected, .tooLateToCancel)
        }
        end(slot, .canceled, commandID: command.commandID)
    }

    private mutating func replace(_ command: BrokerCommand) {
        let slot = orders.slot(of: command.orderID)
        if slot == FixedMap.none { return refuse(command, .replaceRejected, .unknownOrder) }
        let order = orders[slot]
        if order.phase == .ended { return refuse(command, .replaceRejected, .tooLateToCancel) }
        guard order.ordType == command.ordType, order.timeInForce == command.timeInForce else {
            return refuse(command, .replaceRejected, .replaceOrdType)
        }
        let reason = flaw(of: command)
        guard reason == .none else { return refuse(command, .replaceRejected, reason) }
        guard isRepresentable(command, at: instruments[Int(order.instrument)]) else {
            return refuse(command, .replaceRejected, .notionalOverflow)
        }
        guard command.orderQty > order.cumQty else {
            return refuse(command, .replaceRejected, .replaceBelowCumQty)
        }
        let sameStop = order.stopTriggered || command.stopPx == order.stopPx
        let keepsPriority =
            command.orderQty <= order.orderQty && command.price == order.price && sameStop
        if !keepsPriority { takeFromBook(slot) }
        orders[slot].orderQty = command.orderQty
        orders[slot].price = command.price
        if !order.stopTriggered { orders[slot].stopPx = command.stopPx }
        report(slot, .replaced, commandID: command.commandID)
        guard !keepsPriority else { return }
        orders[slot].priority = nextPriority()
        start(slot)
    }

    private mutating func query(_ command: BrokerCommand) {
        let known = orders.slot(of: command.orderID)
        guard known == FixedMap.none else { return answer(command, known) }
        guard !settings.forgetful else { return refuse(command, .neverSeen, .unknownOrder) }
        let reason = flaw(of: command)
        guard reason == .none else { return refuse(command, .neverSeen, reason) }
        guard command.cumQty >= 0, command.cumQty < command.orderQty else {
            return refuse(command, .neverSeen, .replaceBelowCumQty)
        }
        guard let place = instrumentPlace(of: command.securityID) else {
            return refuse(command, .neverSeen, .unknownInstrument)
        }
        guard !orders.isFull else { return refuse(command, .neverSeen, .orderTableFull) }
        takeUp(command, at: place)
    }

    /// Takes up an order that the gateway knows from its journal.
    private mutating func takeUp(_ command: BrokerCommand, at place: Int) {
        let placed = min(command.transactTime, venueTime)
        let endsAt = dayEnd(after: placed)
        let slot = open(command, at: place, cumQty: command.cumQty, from: venueTime)
        report(slot, .working, commandID: command.commandID)
        let order = orders[slot]
        if order.endsWithDay, endsAt <= venueTime {
            end(slot, .expired, commandID: 0)
        } else if order.isStop, !order.stopTriggered {
            orders[slot].phase = .stopped
            putIntoBook(slot)
        } else if order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill {
            end(slot, .canceled, commandID: 0)
        } else {
            // It rested before, so it does not take what is left of a tick that it did not see.
            putIntoBook(slot)
        }
    }

    /// Answers for an order that is known. One that has ended gets its end told again; of one that
    /// was filled, the trades went ahead.
    private mutating func answer(_ command: BrokerCommand, _ slot: UInt32) {
        let isOver = orders[slot].phase == .ended
        let kind = isOver && orders[slot].endKind != .trade ? orders[slot].endKind : .working
        report(slot, kind, commandID: command.commandID)
    }

    /// What is wrong with an order's fields, or `.none`.
    private func flaw(of command: BrokerCommand) -> RejectReason {
        guard command.side.isKnown else { return .invalidSide }
        guard command.ordType.isKnown else { return .invalidOrdType }
        guard command.timeInForce.isKnown else { return .invalidTimeInForce }
        guard command.orderQty > 0 else { return .quantityNotPositive }
        guard command.orderQty <= PaperMath.quantityMax else { return .quantityAboveMaximum }
        let allowed = 1...PaperMath.priceMax
        if command.ordType == .limit || command.ordType == .stopLimit {
            guard command.price != .null else { return .priceMissing }
            guard allowed.contains(command.price) else { return .priceOutOfRange }
        } else if command.price != .null {
            return .priceForbidden
        }
        if command.ordType == .stop || command.ordType == .stopLimit {
            guard command.stopPx != .null else { return .stopPxMissing }
            guard allowed.contains(command.stopPx) else { return .priceOutOfRange }
        } else if command.stopPx != .null {
            return .stopPxForbidden
        }
        return .none
    }

    /// Whether the order's value can be told in money at every price that it names or meets.
    private func isRepresentable(
        _ command: BrokerCommand, at instrument: PaperInstrument
    ) -> Bool {
        var price = max(command.price, command.stopPx)
        price = max(price, instrument.touchPx(buys: command.side == .buy))
        guard price != .null else { return true }
        return PaperMath.isRepresentable(
            price: price, quantity: command.orderQty, multiplierE8: instrument.multiplierE8)
    }

    private mutating func open(
        _ command: BrokerCommand, at place: Int, cumQty: Int64, from time: UInt64
    ) -> UInt32 {
        if orders.firstOfDay == FixedMap.none { dayEndTime = dayEnd(after: time) }
        var order = PaperOrder(command, instrument: UInt32(place), priority: nextPriority())
        order.cumQty = cumQty
        return orders.insert(order)
    }

    mutating func nextPriority() -> UInt64 {
        lastPriority += 1
        return lastPriority
    }
}
