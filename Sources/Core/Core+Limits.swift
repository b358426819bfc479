// Limits at run time: an operator tightens one, or takes a change back; both between two orders.
//
// What the configuration says is the ceiling (of a floor: the bottom). A change is kept until it is
// taken back, whatever becomes of the configuration; the tighter of the two holds.

import LockFree
import Wire

extension Core {
    mutating func takeLimitUpdate(
        _ update: LimitUpdate, _ input: Input, _ effects: inout EffectWriter
    ) {
        let template = LimitUpdate.templateID
        func refuse(_ reason: RejectReason) {
            refuseOps(update.requestID, template, reason, input, &effects)
        }
        if let reason = unsigned(update.operatorID, update.reason) { return refuse(reason) }
        guard update.kind.isKnown, let target = limitTarget(update.level, update.target) else {
            return refuse(.unknownTarget)
        }
        let ceiling = limits.ceiling(update.kind, update.level, target: target)
        guard update.limit != .null else {
            takeBack(update, target, ceiling)
            return reportLimit(update, target, ceiling, "configuration", input, &effects)
        }
        let least: Int64 = LimitTable.mayBeZero(update.kind) ? 0 : 1
        guard update.limit >= least, update.limit != .max,
            update.kind != .executionsRepeated
                || update.limit <= Limit.executionsRememberedMax
        else { return refuse(.limitInvalid) }
        guard LimitTable.tighter(update.kind, update.limit, ceiling) == update.limit else {
            return refuse(.limitLoosened)
        }
        let change = LimitChange(
            limit: update.limit, time: input.time, sequence: input.sequence,
            operatorID: update.operatorID, reason: update.reason, target: UInt32(target),
            kind: update.kind, level: update.level, isUsed: true)
        guard limitChanges.set(change) else { return refuse(.workQueueFull) }
        limits.set(update.kind, update.level, target: target, to: update.limit)
        reportLimit(update, target, ceiling, Text64(update.operatorID), input, &effects)
    }

    /// From now on the configuration's limit holds again.
    private mutating func takeBack(_ update: LimitUpdate, _ target: Int, _ ceiling: Int64) {
        if let index = limitChanges.index(update.kind, update.level, target: target) {
            limitChanges.remove(at: index)
        }
        limits.set(update.kind, update.level, target: target, to: ceiling)
    }

    private func reportLimit(
        _ update: LimitUpdate, _ target: Int, _ ceiling: Int64, _ setBy: Text64, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        func shown(_ limit: Int64) -> Int64 { limit == LimitTable.unlimited ? .null : limit }
        let limit = limits.value(update.kind, update.level, target: target)
        effects.append(
            LimitReport(
                requestID: update.requestID, transactTime: input.time, execID: input.sequence,
                limit: shown(limit), ceiling: shown(ceiling), target: update.target,
                setBy: setBy, index: 0, total: 1, kind: update.kind, level: update.level),
            kind: EffectKind.ops, destination: input.source)
    }

    /// The operators' changes again, on what a new configuration says.
    mutating func restoreLimitChanges() {
        for index in 0..<limitChanges.count {
            let change = limitChanges.rows[index]
            let target = Int(change.target)
            let ceiling = limits.ceiling(change.kind, change.level, target: target)
            limits.set(
                change.kind, change.level, target: target,
                to: LimitTable.tighter(change.kind, change.limit, ceiling))
        }
    }

    /// The row that a limit's level and target name, or nil.
    func limitTarget(_ level: Level, _ target: Text16) -> Int? {
        switch level {
        case .global: target.isEmpty ? 0 : nil
        case .account: accounts.row(named: target)
        case .strategy: sessions.row(named: target)
        case .instrument: instruments.row(symbol: target)
        default: nil
        }
    }

    // MARK: the list, for operators

    /// Every limit that is set: those that an operator has changed first, then the
    /// configuration's, then the row that ends the list. At most `Limit.limitRowsMax` rows.
    ///
    /// - Parameter body: called with each row.
    public func forEachLimit(
        requestID: UInt64, changedOnly: Bool, _ body: (LimitState) -> Void
    ) {
        var written: UInt32 = 0
        for index in 0..<min(limitChanges.count, Limit.limitRowsMax) {
            let change = limitChanges.rows[index]
            body(limitState(requestID, written, change.kind, change.level, Int(change.target)))
            written += 1
        }
        var isWhole = true
        if !changedOnly {
            let changed = Set((0..<limitChanges.count).map { LimitPlace(limitChanges.rows[$0]) })
            isWhole = forEachConfigured { kind, level, target in
                let place = LimitPlace(kind: kind, level: level, target: target)
                if changed.contains(place) { return true }
                guard written < UInt32(Limit.limitRowsMax) else { return false }
                body(limitState(requestID, written, kind, level, target))
                written += 1
                return true
            }
        }
        body(
            LimitState(
                requestID: requestID, target: Text16(), operatorID: Text32(), reason: Text64(),
                index: written, kind: .ordersPerSecond, level: .none, lastReport: .yes,
                isWhole: isWhole ? .yes : .no))
    }

    private struct LimitPlace: Hashable {
        let kind: UInt16
        let level: UInt8
        let target: Int

        init(kind: LimitKind, level: Level, target: Int) {
            (self.kind, self.level, self.target) = (kind.rawValue, level.rawValue, target)
        }

        init(_ change: LimitChange) {
            self.init(kind: change.kind, level: change.level, target: Int(change.target))
        }
    }

    /// Every limit that the configuration sets, level by level; false where `body` said stop.
    private func forEachConfigured(_ body: (LimitKind, Level, Int) -> Bool) -> Bool {
        let levels: [(Level, Int)] = [
            (.global, 1), (.account, accounts.count), (.strategy, sessions.count),
            (.instrument, instruments.count),
        ]
        for (level, count) in levels {
            for target in 0..<count {
                for kind in LimitKind.allValues
                where limits.ceiling(kind, level, target: target) != LimitTable.unlimited {
                    guard body(kind, level, target) else { return false }
                }
            }
        }
        return true
    }

    private func limitState(
        _ requestID: UInt64, _ index: UInt32, _ kind: LimitKind, _ level: Level, _ target: Int
    ) -> LimitState {
        func shown(_ limit: Int64) -> Int64 { limit == LimitTable.unlimited ? .null : limit }
        let name =
            switch level {
            case .account: accounts.rows[target].name
            case .strategy: sessions.rows[target].strategy
            case .instrument: instruments.rows[target].symbol
            default: Text16()
            }
        var state = LimitState(
            requestID: requestID, limit: shown(limits.value(kind, level, target: target)),
            ceiling: shown(limits.ceiling(kind, level, target: target)), target: name,
            operatorID: Text32(), reason: Text64(), index: index, kind: kind, level: level)
        if let change = limitChanges.index(kind, level, target: target) {
            state.changed = limitChanges.rows[change].limit
            state.changedTime = limitChanges.rows[change].time
            state.execID = limitChanges.rows[change].sequence
            state.operatorID = limitChanges.rows[change].operatorID
            state.reason = limitChanges.rows[change].reason
        }
        return state
    }
}

extension Text64 {
    fileprivate init(_ text: Text32) {
        self.init()
        low = text
    }
}
