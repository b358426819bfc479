// Mass actions and lists, a bounded step an input.
//
// An emergency (halt with cancel or flatten) is one item that goes through stages: cancel what is
// open, wait until the brokers have confirmed, close what is left, wait until it is flat. Each
// stage ends with a HaltReport, and `complete` is said only when nothing rests and nothing is open
// any more.

import LockFree
import Wire

/// Effects that one step may write: well below what a record holds.
private let stepEffectsMax = 48
/// Between two attempts to close what is still open.
private let flattenRetryNs: UInt64 = 1_000_000_000

extension Core {
    /// A blank item that stands for everything.
    func workItem(_ kind: UInt8) -> WorkItem {
        WorkItem(
            requestID: 0, cursor: 0, orderIDMax: orders.lastOrderID, heldOrderID: 0,
            notBeforeTime: 0, target: Text16(), scopeRow: .max, session: .max, account: .max,
            instrument: .max, connection: 0, sent: 0, closes: 0, listed: 0,
            rejectReason: .none, kind: kind, scope: .all, side: .any, cancelOpen: false,
            flatten: false, isWaiting: false, isUsed: true)
    }

    /// Takes the first item that can go on one step further.
    mutating func continueWork(_ input: Input, _ effects: inout EffectWriter) {
        guard let index = work.firstReady() else { return }
        switch work.rows[index].kind {
        case WorkKind.cancel: continueCancel(index, input, &effects)
        case WorkKind.flatten: continueFlatten(index, input, &effects)
        case WorkKind.securityList: continueSecurityList(index, input, &effects)
        case WorkKind.positionList: continuePositionList(index, input, &effects)
        case WorkKind.orderList: continueOrderList(index, input, &effects)
        case WorkKind.query: continueQuery(index, input, &effects)
        case WorkKind.tradingState: continueTradingState(index, input, &effects)
        case WorkKind.lockoutState: continueLockoutState(index, input, &effects)
        default: work.remove(at: index)
        }
    }

    /// Whether an open order is one that the item is about.
    private func matches(_ item: WorkItem, _ row: Int) -> Bool {
        let order = orders.rows[row]
        guard order.isUsed, order.isOpen, order.orderID <= item.orderIDMax else { return false }
        if item.session != .max, order.session != item.session { return false }
        if item.account != .max, order.account != item.account { return false }
        if item.instrument != .max, order.instrument != item.instrument { return false }
        if item.side != .any, order.side.rawValue != item.side.rawValue { return false }
        switch item.scope {
        case .account: return order.account == item.scopeRow
        case .strategy: return order.session == item.scopeRow
        case .instrument: return order.instrument == item.scopeRow
        case .broker: return UInt32(order.broker) == item.scopeRow
        default: return true
        }
    }

    // MARK: mass cancel

    private mutating func continueCancel(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        var scanned = 0
        var sent = 0
        while item.cursor < UInt64(orders.highWater), scanned < Limit.ordersScannedPerStepMax,
            sent * 2 < stepEffectsMax
        {
            let row = Int(item.cursor)
            item.cursor += 1
            scanned += 1
            guard matches(item, row), !orders.rows[row].isCancelPending else { continue }
            startCancel(row, clOrdID: 0, input, &effects)
            sent += 1
        }
        item.sent += UInt32(sent)
        guard item.cursor >= UInt64(orders.highWater) else {
            work.rows[index] = item
            return
        }
        if item.connection != 0 || item.flatten {
            // An operator's action: go on to see it confirmed.
            item.kind = WorkKind.flatten
            item.cursor = 0
            work.rows[index] = item
            reportHalt(item, .cancelling, input, &effects)
        } else {
            work.remove(at: index)
            finishMassAction(item, input, &effects)
        }
    }

    // MARK: emergency: wait, close, wait

    private mutating func continueFlatten(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        let stillOpen = openOrders(in: item)
        if item.cancelOpen || item.flatten, item.closes == 0, stillOpen > 0 {
            work.rows[index].isWaiting = true
            return
        }
        if !item.flatten || openPositions(in: item) == 0 && stillOpen == 0 {
            finishHalt(index, item, input, &effects)
            return
        }
        guard input.time >= item.notBeforeTime else {
            work.rows[index].isWaiting = true
            wantTime(item.notBeforeTime)
            return
        }
        var scanned = 0
        var sent = 0
        while item.cursor < UInt64(positions.count), scanned < Limit.ordersScannedPerStepMax,
            sent < stepEffectsMax
        {
            let row = Int(item.cursor)
            item.cursor += 1
            scanned += 1
            if isInScope(item, position: row), positions.rows[row].netQty != 0,
                positions.rows[row].openOrders == 0, close(row, input, &effects)
            {
                sent += 1
            }
        }
        item.closes += UInt32(sent)
        guard item.cursor >= UInt64(positions.count) else {
            work.rows[index] = item
            return
        }
        item.cursor = 0
        if openPositions(in: item) == 0, openOrders(in: item) == 0 {
            finishHalt(index, item, input, &effects)
            return
        }
        // A broker that refuses a closing order at once must not be asked again at once.
        item.isWaiting = true
        item.notBeforeTime = input.time + flattenRetryNs
        wantTime(item.notBeforeTime)
        work.rows[index] = item
        if sent > 0 { reportHalt(item, .flattening, input, &effects) }
    }

    private mutating func finishHalt(
        _ index: Int, _ item: WorkItem, _ input: Input, _ effects: inout EffectWriter
    ) {
        work.remove(at: index)
        reportHalt(item, .complete, input, &effects)
    }

    private func isInScope(_ item: WorkItem, position row: Int) -> Bool {
        let position = positions.rows[row]
        switch item.scope {
        case .account: return position.account == item.scopeRow
        case .instrument: return position.instrument == item.scopeRow
        case .broker:
            return UInt32(instruments.rows[Int(position.instrument)].broker) == item.scopeRow
        default: return true
        }
    }

    /// Sends the gateway's own market order for the whole position; no limit and no halt refuses
    /// it.
    private mutating func close(
        _ position: Int, _ input: Input, _ effects: inout EffectWriter
    ) -> Bool {
        let held = positions.rows[position]
        guard let row = orders.add(floors: &sessions.rows) else { return false }
        orders.rows[row].orderQty = held.netQty.distance
        orders.rows[row].account = held.account
        orders.rows[row].instrument = held.instrument
        orders.rows[row].position = UInt32(position)
        orders.rows[row].side = held.netQty > 0 ? .sell : .buy
        orders.rows[row].ordType = .market
        orders.rows[row].timeInForce = .day
        orders.rows[row].execID = input.sequence
        orders.rows[row].broker = instruments.rows[Int(held.instrument)].broker
        let reference = instruments.rows[Int(held.instrument)].referencePx
        orders.rows[row].exposurePrice = reference == .null ? 0 : reference
        orders.rows[row].exposureRate = rate(instrument: Int(held.instrument)) ?? 0
        openExposure(of: row)
        command(.newOrder, order: row, input, &effects)
        return true
    }

    /// Orders in the item's scope that may still trade.
    func openOrders(in item: WorkItem) -> Int {
        switch item.scope {
        case .account: Int(accounts.rows[Int(item.scopeRow)].openOrders)
        case .strategy: Int(sessions.rows[Int(item.scopeRow)].openOrders)
        case .instrument: Int(instruments.rows[Int(item.scopeRow)].openOrders)
        case .broker:
            (0..<instruments.count).reduce(0) {
                UInt32(instruments.rows[$1].broker) == item.scopeRow
                    ? $0 + Int(instruments.rows[$1].openOrders) : $0
            }
        default: orders.openCount
        }
    }

    func openPositions(in item: WorkItem) -> Int {
        (0..<positions.count).reduce(0) {
            isInScope(item, position: $1) && positions.rows[$1].netQty != 0 ? $0 + 1 : $0
        }
    }

    // MARK: in doubt

    /// Asks the broker for every order that may rest with it.
    private mutating func continueQuery(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        var scanned = 0
        var sent = 0
        while item.cursor < UInt64(orders.highWater), scanned < Limit.ordersScannedPerStepMax,
            sent < stepEffectsMax / 2
        {
            let row = Int(item.cursor)
            item.cursor += 1
            scanned += 1
            guard orders.rows[row].isUsed, orders.rows[row].isOpen else { continue }
            queryOrder(row, input, &effects)
            sent += 1
        }
        if item.cursor >= UInt64(orders.highWater) {
            work.remove(at: index)
        } else {
            work.rows[index] = item
        }
    }

    /// A query, and the cancel or replace again that may not have arrived.
    private mutating func queryOrder(
        _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        command(.query, order: row, input, &effects)
        setDoubt(row, Doubt.asked)
        if orders.rows[row].isReplacePending { command(.replace, order: row, input, &effects) }
        if orders.rows[row].isCancelPending { command(.cancel, order: row, input, &effects) }
    }
}
