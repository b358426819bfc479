// What operators do: halt, resume, cancel all, flatten, change a limit.
//
// The gate itself falls before this runs: the transport raises it as soon as a halt frame is
// decoded. Here the halt becomes state: journaled, kept over restarts, reported until it is
// complete.

import LockFree
import Wire

extension Core {
    mutating func applyOps(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        switch header.templateID {
        case HaltRequest.templateID:
            takeHalt(frame.load(HaltRequest.self, at: header), input, &effects)
        case ResumeRequest.templateID:
            takeResume(frame.load(ResumeRequest.self, at: header), input, &effects)
        case CancelAllRequest.templateID:
            let request = frame.load(CancelAllRequest.self, at: header)
            startEmergency(
                request.requestID, request.scope, request.target, request.operatorID,
                request.reason, flatten: false, header.templateID, input, &effects)
        case FlattenRequest.templateID:
            let request = frame.load(FlattenRequest.self, at: header)
            startEmergency(
                request.requestID, request.scope, request.target, request.operatorID,
                request.reason, flatten: true, header.templateID, input, &effects)
        case LimitUpdate.templateID:
            takeLimitUpdate(frame.load(LimitUpdate.self, at: header), input, &effects)
        case LockoutRequest.templateID:
            takeLockout(frame.load(LockoutRequest.self, at: header), input, &effects)
        case LockoutClearRequest.templateID:
            takeLockoutClear(frame.load(LockoutClearRequest.self, at: header), input, &effects)
        default:
            refuseOps(.null, header.templateID, .wrongDirection, input, &effects)
        }
    }

    func refuseOps(
        _ requestID: UInt64, _ templateID: UInt16, _ reason: RejectReason, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        refuseOps(requestID, templateID, reason, Text64(), input, &effects)
    }

    /// - Parameter text: what was wrong, for people.
    func refuseOps(
        _ requestID: UInt64, _ templateID: UInt16, _ reason: RejectReason, _ text: Text64,
        _ input: Input, _ effects: inout EffectWriter
    ) {
        effects.append(
            OpsReject(
                requestID: requestID, transactTime: input.time, text: text,
                refTemplateID: templateID, rejectReason: reason),
            kind: EffectKind.ops, destination: input.source)
    }

    /// Why an action is not signed by a person with a reason, or nil.
    func unsigned(_ operatorID: Text32, _ reason: Text64) -> RejectReason? {
        if operatorID.isEmpty || reason.isEmpty { return .operatorMissing }
        return operatorID.isWellFormed && reason.isWellFormed ? nil : .invalidText
    }

    /// The row of what a scope names; .max for all; nil where there is no such thing.
    func scopeRow(_ scope: Scope, _ target: Text16) -> UInt32? {
        switch scope {
        case .all: return target.isEmpty ? .max : nil
        case .account: return accounts.row(named: target).map(UInt32.init)
        case .strategy: return sessions.row(named: target).map(UInt32.init)
        case .instrument: return instruments.row(symbol: target).map(UInt32.init)
        case .broker: return brokers.row(named: target).map(UInt32.init)
        default: return nil
        }
    }

    // MARK: halt and resume

    private mutating func takeHalt(
        _ request: HaltRequest, _ input: Input, _ effects: inout EffectWriter
    ) {
        let template = HaltRequest.templateID
        if let reason = unsigned(request.operatorID, request.reason) {
            return refuseOps(request.requestID, template, reason, input, &effects)
        }
        guard request.scope.isKnown, request.mode.isKnown, request.cancelOpen.isKnown,
            request.flatten.isKnown
        else { return refuseOps(request.requestID, template, .invalidCode, input, &effects) }
        guard let row = scopeRow(request.scope, request.target) else {
            return refuseOps(request.requestID, template, .unknownTarget, input, &effects)
        }
        guard !(request.flatten == .yes && request.scope == .strategy) else {
            // Positions belong to accounts.
            return refuseOps(request.requestID, template, .unknownTarget, input, &effects)
        }
        let halt = Halt(
            since: input.time, target: request.target, operatorID: request.operatorID,
            reason: request.reason, row: row, scope: request.scope, mode: request.mode)
        guard halts.set(halt) else {
            return refuseOps(request.requestID, template, .workQueueFull, input, &effects)
        }
        mirrorHalt(request.scope, row, HaltTable.state(request.mode))
        lastHaltTime = input.time
        var item = workItem(WorkKind.cancel)
        item.requestID = request.requestID
        item.connection = input.source
        item.scope = request.scope
        item.scopeRow = row
        item.target = request.target
        item.cancelOpen = request.cancelOpen == .yes
        item.flatten = request.flatten == .yes
        announce(item)
        reportHalt(item, .accepted, input, &effects)
        if item.cancelOpen || item.flatten {
            item.cancelOpen = true
            if !work.add(item) {
                refuseOps(request.requestID, template, .workQueueFull, input, &effects)
            }
        } else {
            reportHalt(item, .complete, input, &effects)
        }
    }

    private mutating func takeResume(
        _ request: ResumeRequest, _ input: Input, _ effects: inout EffectWriter
    ) {
        let template = ResumeRequest.templateID
        if let reason = unsigned(request.operatorID, request.reason) {
            return refuseOps(request.requestID, template, reason, input, &effects)
        }
        guard request.scope.isKnown, let row = scopeRow(request.scope, request.target) else {
            return refuseOps(request.requestID, template, .unknownTarget, input, &effects)
        }
        guard let index = halts.index(scope: request.scope, row: row) else {
            if releaseExecutions(request, row, input, &effects) { return }
            return refuseOps(request.requestID, template, .notHalted, input, &effects)
        }
        halts.lift(at: index)
        mirrorHalt(request.scope, row, HaltState.none)
        if request.scope == .account { violations.reset(Int(row)) }
        var item = workItem(WorkKind.cancel)
        item.requestID = request.requestID
        item.connection = input.source
        item.scope = request.scope
        item.scopeRow = row
        item.target = request.target
        announce(item)
        reportHalt(item, .complete, input, &effects)
    }

    mutating func mirrorHalt(_ scope: Scope, _ row: UInt32, _ state: UInt8) {
        switch scope {
        case .account: accounts.rows[Int(row)].halt = state
        case .strategy: sessions.rows[Int(row)].halt = state
        case .instrument: instruments.rows[Int(row)].halt = state
        case .broker: brokers.rows[Int(row)].halt = state
        default: break
        }
    }

    /// Tells the sessions of a change of their trading state.
    mutating func announce(_ about: WorkItem) {
        var item = workItem(WorkKind.tradingState)
        item.scope = about.scope
        item.scopeRow = about.scopeRow
        item.target = about.target
        // Where the queue is full the sessions learn of it from the next refusal.
        _ = work.add(item)
    }

    mutating func reportHalt(
        _ item: WorkItem, _ phase: HaltPhase, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard item.connection != 0 else { return }
        effects.append(
            haltReport(item, phase, input), kind: EffectKind.ops, destination: item.connection)
    }

    func haltReport(_ item: WorkItem, _ phase: HaltPhase, _ input: Input) -> HaltReport {
        let halt = halts.index(scope: item.scope, row: item.scopeRow)
        let positionsOpen = item.scope == .strategy ? 0 : openPositions(in: item)
        return HaltReport(
            requestID: item.requestID, transactTime: input.time, execID: input.sequence,
            target: item.target, cancelsSent: item.sent,
            ordersOpen: UInt32(clamping: openOrders(in: item)),
            positionsOpen: UInt32(clamping: positionsOpen), closesSent: item.closes,
            scope: item.scope, phase: phase,
            halted: halt == nil && !isLocked(item) ? .no : .yes,
            mode: halt.map { halts.rows[$0].mode } ?? .full,
            cancelOpen: item.cancelOpen ? .yes : .no, flatten: item.flatten ? .yes : .no)
    }

    /// Cancel-all and flatten without a halt.
    private mutating func startEmergency(
        _ requestID: UInt64, _ scope: Scope, _ target: Text16, _ operatorID: Text32,
        _ reason: Text64, flatten: Bool, _ templateID: UInt16, _ input: Input,
        _ effects: inout EffectWriter
    ) {
        if let refusal = unsigned(operatorID, reason) {
            return refuseOps(requestID, templateID, refusal, input, &effects)
        }
        guard scope.isKnown, let row = scopeRow(scope, target), !(flatten && scope == .strategy)
        else { return refuseOps(requestID, templateID, .unknownTarget, input, &effects) }
        var item = workItem(WorkKind.cancel)
        item.requestID = requestID
        item.connection = input.source
        item.scope = scope
        item.scopeRow = row
        item.target = target
        item.cancelOpen = true
        item.flatten = flatten
        guard work.add(item) else {
            return refuseOps(requestID, templateID, .workQueueFull, input, &effects)
        }
        reportHalt(item, .accepted, input, &effects)
    }
}
