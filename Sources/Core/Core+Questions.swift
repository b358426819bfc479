// What others may ask of the core between two inputs. A question changes nothing and is not
// journaled.

import LockFree
import Wire

extension Core {
    /// Why a command that was decided may not leave after all, or nil: the gate fell in between.
    ///
    /// Cancels, queries and the gateway's own closing orders always leave.
    public func heldBack(_ command: BrokerCommand) -> RejectReason? {
        guard halts.count > 0 || lockouts.count > 0,
            command.kind == .newOrder || command.kind == .replace,
            command.sessionID != 0, let row = orders.row(orderID: command.orderID)
        else { return nil }
        let order = orders.rows[row]
        if lockouts.count > 0, let reason = lockoutHolding(order) { return reason }
        let account = accounts.rows[Int(order.account)].halt
        let session =
            order.session == Order.noSession
            ? HaltState.none : sessions.rows[Int(order.session)].halt
        let instrument = instruments.rows[Int(order.instrument)].halt
        let broker = brokers.row(brokerID: order.broker).map { brokers.rows[$0].halt } ?? 0
        if halts.all == HaltState.full { return .haltedAll }
        if account == HaltState.full { return .haltedAccount }
        if session == HaltState.full { return .haltedStrategy }
        if instrument == HaltState.full { return .haltedInstrument }
        if broker == HaltState.full { return .haltedBroker }
        let strictest = max(max(halts.all, account), max(session, max(instrument, broker)))
        guard strictest == HaltState.reducing else { return nil }
        let position = positions.rows[Int(order.position)]
        let isReducing =
            order.isBuy
            ? position.netQty < 0 && position.openBuyQty <= -position.netQty
            : position.netQty > 0 && position.openSellQty <= position.netQty
        return isReducing ? nil : .reducingOnly
    }

    /// How the gateway stands; the caller adds what the core cannot know.
    public func status(requestID: UInt64, time: UInt64, durability: Durability) -> StatusReport {
        let hash = stateHash()
        var established = 0
        for row in 0..<sessions.count where sessions.rows[row].isEstablished { established += 1 }
        return StatusReport(
            requestID: requestID, transactTime: time, startedTime: startedTime,
            recordSequence: lastSequence, stateHashHigh: hash.high, stateHashLow: hash.low,
            ordersAccepted: counters.ordersAccepted, ordersRefused: counters.ordersRefused,
            ordersForwarded: counters.ordersForwarded, cancels: counters.cancels,
            trades: counters.trades, messagesRefused: counters.messagesRefused,
            ticksAccepted: counters.ticksAccepted, ticksRefused: counters.ticksRefused,
            lastHaltTime: lastHaltTime, configurationHash: configurationHash,
            gatewayName: gatewayName, version: version,
            openOrders: UInt32(clamping: orders.openCount),
            sessionsEstablished: UInt32(established),
            sessionsConfigured: UInt32(sessions.count), haltsInForce: UInt32(haltCount),
            instruments: UInt32(instruments.count), accounts: UInt32(accounts.count),
            workPending: UInt32(work.count),
            state: halts.all == HaltState.full ? .halted : .open, durability: durability)
    }

    /// Number of halts and locks in force, and each of them.
    public var haltCount: Int { halts.count + executions.lockedCount }
    public func halt(at index: Int) -> TradingState { tradingState(index) }

    /// Positions for an operator: the rows of one account, or of all.
    ///
    /// - Parameter body: called with each row and at last with the row that ends the list.
    public func forEachPosition(
        account: Text16, requestID: UInt64, time: UInt64, _ body: (PositionReport) -> Void
    ) {
        var index: UInt32 = 0
        for row in 0..<positions.count {
            var report = positionReport(row, requestID: requestID, time: time)
            guard account.isEmpty || report.account == account else { continue }
            report.index = index
            index += 1
            body(report)
        }
        var end = endOfPositions(requestID: requestID, time: time)
        end.index = index
        end.total = index
        body(end)
    }

    /// Number of the last report of a broker that was applied.
    public func lastBrokerSeqNum(brokerID: UInt16) -> UInt64 {
        brokers.row(brokerID: brokerID).map { brokers.rows[$0].lastSeqNum } ?? 0
    }

    /// Whether any account bears this name.
    public func isAccount(_ name: Text16) -> Bool { accounts.row(named: name) != nil }

    /// The session that a connection carries, established; 0 for none.
    public func sessionID(connection: UInt32) -> UInt32 {
        guard let row = sessions.row(connection: connection), sessions.rows[row].isEstablished
        else { return 0 }
        return sessions.rows[row].sessionID
    }

    public var openOrderCount: Int { orders.openCount }
    /// The instruments as they are defined, for brokers.
    public func forEachInstrument(_ body: (SecurityDefinition) -> Void) {
        for row in 0..<instruments.count { body(definition(row)) }
    }

    /// Orders that were sent to a broker and not answered.
    public func unansweredCount(brokerID: UInt16) -> Int {
        brokers.row(brokerID: brokerID).map { Int(brokers.rows[$0].unanswered) } ?? 0
    }
}
