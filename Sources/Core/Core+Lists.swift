// Lists that sessions ask for: instruments, positions, open orders, and the halts that concern
// them.

import LockFree
import Wire

private let rowsPerStep = 32

extension Core {
    // MARK: instruments

    mutating func takeSecurityList(
        _ request: SecurityListRequest, session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard takeSequence(request.msgSeqNum, session: session, &effects) else {
            refuseLow(
                SecurityListRequest.templateID, request.msgSeqNum, request.securityReqID, session,
                input, &effects)
            return
        }
        var item = workItem(WorkKind.securityList)
        item.session = UInt32(session)
        item.requestID = request.securityReqID
        startList(item, SecurityListRequest.templateID, request.msgSeqNum, input, &effects)
    }

    private mutating func startList(
        _ item: WorkItem, _ templateID: UInt16, _ number: UInt64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard !work.add(item) else { return }
        reportBusinessReject(
            .workQueueFull, templateID: templateID, refSeqNum: number, refID: item.requestID,
            session: Int(item.session), input, &effects)
    }

    private mutating func refuseLow(
        _ templateID: UInt16, _ number: UInt64, _ requestID: UInt64, _ session: Int,
        _ input: Input, _ effects: inout EffectWriter
    ) {
        reportBusinessReject(
            .sequenceTooLow, templateID: templateID, refSeqNum: number, refID: requestID,
            session: session, input, &effects)
    }

    mutating func continueSecurityList(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        let session = Int(item.session)
        let end = min(Int(item.cursor) + rowsPerStep, instruments.count)
        for row in Int(item.cursor)..<max(end, Int(item.cursor)) {
            var definition = self.definition(row)
            definition.msgSeqNum = nextReportNumber(session, input.time)
            definition.securityReqID = item.requestID
            definition.index = UInt32(row)
            definition.total = UInt32(instruments.count)
            report(definition, to: session, &effects)
        }
        item.cursor = UInt64(end)
        work.rows[index] = item
        guard end >= instruments.count else { return }
        work.remove(at: index)
        guard instruments.count == 0 else { return }
        reportBusinessReject(
            .unknownInstrument, templateID: SecurityListRequest.templateID, refSeqNum: .null,
            refID: item.requestID, session: session, input, &effects)
    }

    /// One instrument, as it was defined.
    func definition(_ row: Int) -> SecurityDefinition {
        let instrument = instruments.rows[row]
        return SecurityDefinition(
            securityReqID: 0, minPriceIncrement: instrument.tick, roundLot: instrument.lot,
            minTradeVol: instrument.quantityMin, maxTradeVol: instrument.quantityMax,
            contractMultiplier: instrument.multiplier,
            averageDailyVolume: instrument.averageDailyVolume, symbol: instrument.symbol,
            sector: instrument.sector, calendar: instrument.calendar,
            currency: instrument.currency, country: instrument.country,
            securityID: instrument.securityID, index: 0, total: 0, brokerID: instrument.broker,
            securityStatus: instrument.isEnabled ? instrument.status : .inactive,
            assetClass: instrument.assetClass, easyToBorrow: instrument.easyToBorrow)
    }

    // MARK: positions

    mutating func takePositionRequest(
        _ request: PositionRequest, session: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard takeSequence(request.msgSeqNum, session: session, &effects) else {
            refuseLow(
                PositionRequest.templateID, request.msgSeqNum, request.posReqID, session, input,
                &effects)
            return
        }
        var item = workItem(WorkKind.positionList)
        item.session = UInt32(session)
        item.requestID = request.posReqID
        if !request.account.isEmpty {
            guard let row = accounts.row(named: request.account),
                maySee(session, account: row)
            else {
                reportBusinessReject(
                    .accountNotEntitled, templateID: PositionRequest.templateID,
                    refSeqNum: request.msgSeqNum, refID: request.posReqID, session: session,
                    input, &effects)
                return
            }
            item.account = UInt32(row)
        }
        startList(item, PositionRequest.templateID, request.msgSeqNum, input, &effects)
    }

    func maySee(_ session: Int, account: Int) -> Bool {
        sessions.entitlement(
            sessionID: sessions.rows[session].sessionID, account: accounts.rows[account].name)
            != nil
    }

    mutating func continuePositionList(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        let session = Int(item.session)
        var written = 0
        var scanned = 0
        while item.cursor < UInt64(positions.count), written < rowsPerStep,
            scanned < Limit.ordersScannedPerStepMax
        {
            let row = Int(item.cursor)
            item.cursor += 1
            scanned += 1
            let account = Int(positions.rows[row].account)
            guard item.account == .max ? maySee(session, account: account)
                : positions.rows[row].account == item.account
            else { continue }
            var report = positionReport(row, requestID: item.requestID, time: input.time)
            report.msgSeqNum = nextReportNumber(session, input.time)
            report.index = item.listed
            self.report(report, to: session, &effects)
            item.listed += 1
            written += 1
        }
        work.rows[index] = item
        guard item.cursor >= UInt64(positions.count) else { return }
        work.remove(at: index)
        var end = endOfPositions(requestID: item.requestID, time: input.time)
        end.msgSeqNum = nextReportNumber(session, input.time)
        end.index = item.listed
        end.total = item.listed
        report(end, to: session, &effects)
    }

    /// One position, as sessions and operators see it.
    func positionReport(_ row: Int, requestID: UInt64, time: UInt64) -> PositionReport {
        let position = positions.rows[row]
        let account = accounts.rows[Int(position.account)]
        let instrument = instruments.rows[Int(position.instrument)]
        let isMarked =
            position.netQty == 0
            || instrument.referencePx != .null && rate(instrument: Int(position.instrument)) != nil
        return PositionReport(
            posReqID: requestID, transactTime: time, netQty: position.netQty,
            avgPx: averagePrice(position, Int(position.instrument)) ?? .null,
            markPx: instrument.referencePx, realizedPnL: position.realizedPnL,
            openPnL: isMarked ? position.markValue.addingClamped(-position.openCost) : .null,
            fees: position.fees, openBuyQty: position.openBuyQty,
            openSellQty: position.openSellQty, cash: account.cash, account: account.name,
            securityID: instrument.securityID, index: 0, total: 0,
            openOrders: UInt32(clamping: position.openOrders))
    }

    /// The row that ends a list of positions: no instrument, the number of rows before it.
    func endOfPositions(requestID: UInt64, time: UInt64) -> PositionReport {
        PositionReport(
            posReqID: requestID, transactTime: time, netQty: 0, realizedPnL: 0, fees: 0,
            openBuyQty: 0, openSellQty: 0, cash: 0, account: Text16(), index: 0, total: 0,
            openOrders: 0, lastReport: .yes)
    }

    // MARK: orders

    mutating func takeOrderStatus(
        _ request: OrderStatusRequest, session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        guard takeSequence(request.msgSeqNum, session: session, &effects) else {
            refuseLow(
                OrderStatusRequest.templateID, request.msgSeqNum, request.ordStatusReqID, session,
                input, &effects)
            return
        }
        guard request.clOrdID == .null else {
            if let row = orders.orderRow(session: session, clOrdID: request.clOrdID) {
                reportOrder(row, .orderStatus, input, &effects, lastReport: .yes)
            } else {
                reportBusinessReject(
                    .unknownOrder, templateID: OrderStatusRequest.templateID,
                    refSeqNum: request.msgSeqNum, refID: request.ordStatusReqID,
                    session: session, input, &effects)
            }
            return
        }
        var item = workItem(WorkKind.orderList)
        item.session = UInt32(session)
        item.requestID = request.ordStatusReqID
        startList(item, OrderStatusRequest.templateID, request.msgSeqNum, input, &effects)
    }

    mutating func continueOrderList(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        var written = 0
        var scanned = 0
        while item.cursor < UInt64(orders.highWater), written < rowsPerStep,
            scanned < Limit.ordersScannedPerStepMax
        {
            let row = Int(item.cursor)
            item.cursor += 1
            scanned += 1
            guard orders.rows[row].isUsed, orders.rows[row].isOpen,
                orders.rows[row].session == item.session
            else { continue }
            if let held = orders.row(orderID: item.heldOrderID) {
                reportOrder(held, .orderStatus, input, &effects)
                written += 1
            }
            item.heldOrderID = orders.rows[row].orderID
        }
        work.rows[index] = item
        guard item.cursor >= UInt64(orders.highWater) else { return }
        work.remove(at: index)
        if let held = orders.row(orderID: item.heldOrderID) {
            reportOrder(held, .orderStatus, input, &effects, lastReport: .yes)
        } else {
            reportBusinessReject(
                .unknownOrder, templateID: OrderStatusRequest.templateID, refSeqNum: .null,
                refID: item.requestID, session: Int(item.session), input, &effects)
        }
    }

    // MARK: halts

    /// Tells one session of all halts, or all sessions of one change.
    mutating func continueTradingState(
        _ index: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        var item = work.rows[index]
        var written = 0
        if item.session != .max {
            while item.cursor < UInt64(haltCount), written < rowsPerStep {
                let halt = Int(item.cursor)
                let state = tradingState(halt)
                item.cursor += 1
                let row =
                    halt < halts.count
                    ? halts.rows[halt].row
                    : executions.lockedRow(halt - halts.count).map(UInt32.init) ?? .max
                tell(state, scopeRow: row, Int(item.session), input, &effects)
                written += 1
            }
            work.rows[index] = item
            if item.cursor >= UInt64(haltCount) { work.remove(at: index) }
            return
        }
        while item.cursor < UInt64(sessions.count), written < rowsPerStep {
            let session = Int(item.cursor)
            item.cursor += 1
            guard sessions.rows[session].isEstablished else { continue }
            tell(changedState(item, input.time), scopeRow: item.scopeRow, session, input, &effects)
            written += 1
        }
        work.rows[index] = item
        if item.cursor >= UInt64(sessions.count) { work.remove(at: index) }
    }

    private func changedState(_ item: WorkItem, _ now: UInt64) -> TradingState {
        if let index = halts.index(scope: item.scope, row: item.scopeRow) {
            return tradingState(index)
        }
        if isLocked(item) { return executionLock(Int(item.scopeRow), index: 0) }
        return TradingState(
            transactTime: now, target: item.target, text: Text64(), setBy: Text16(), index: 0,
            rejectReason: .none, status: .open, scope: item.scope, lastReport: .yes)
    }

    private mutating func tell(
        _ state: TradingState, scopeRow: UInt32, _ session: Int, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        switch state.scope {
        case .strategy: guard Int(scopeRow) == session else { return }
        case .account: guard maySee(session, account: Int(scopeRow)) else { return }
        default: break
        }
        var numbered = state
        numbered.msgSeqNum = nextReportNumber(session, input.time)
        report(numbered, to: session, &effects)
    }

    /// One halt or lock in force, as sessions and operators see it.
    func tradingState(_ index: Int) -> TradingState {
        if index >= halts.count, let row = executions.lockedRow(index - halts.count) {
            return executionLock(row, index: index)
        }
        let halt = halts.rows[index]
        return TradingState(
            transactTime: halt.since, target: halt.target, text: halt.reason,
            setBy: Text16(halt.operatorID.low.word0, halt.operatorID.low.word1),
            securityID: halt.scope == .instrument
                ? instruments.rows[Int(halt.row)].securityID : .null,
            index: UInt32(index),
            rejectReason: halt.mode == .reducing ? .reducingOnly : Self.reason(of: halt.scope),
            status: halt.mode == .reducing ? .reducing : .halted, scope: halt.scope,
            lastReport: index + 1 == haltCount ? .yes : .no)
    }

    static func reason(of scope: Scope) -> RejectReason {
        switch scope {
        case .account: .haltedAccount
        case .strategy: .haltedStrategy
        case .instrument: .haltedInstrument
        case .broker: .haltedBroker
        default: .haltedAll
        }
    }
}

extension Text16 {
    fileprivate init(_ word0: UInt64, _ word1: UInt64) {
        self.init()
        self.word0 = word0
        self.word1 = word1
    }
}
