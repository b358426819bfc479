// The ops door. Its ring is looked at before every other, and between two orders whenever the gate
// is up.
//
// Questions (status, positions) are answered from the state as it is; whatever changes something
// becomes a record.

import Core
import LockFree
import Transport
import Wire

extension OrderLife {
    mutating func takeOps() -> Bool {
        var count = 0
        while count < Self.messagesPerTurnMax, let message = unsafe doors.ops.inbound.peek() {
            guard unsafe takeOpsMessage(message.connection, message.bytes) else { break }
            doors.ops.inbound.pop()
            count += 1
        }
        return count > 0
    }

    /// - Returns: false where the record ring has no room; the message stays.
    private mutating func takeOpsMessage(
        _ connection: UInt32, _ bytes: UnsafeRawBufferPointer
    ) -> Bool {
        // An ops frame makes a record of less than four times its size: the message fits or waits.
        guard
            durability.hasFailed
                || ring.capacity - ring.usedByteCount
                    > bytes.count * 4 + 2 * Limit.recordBytesMax
        else { return false }
        let message = unsafe bytes.bytes
        var reader = FrameReader()
        var holdsHalt = false
        var holdsResume = false
        while true {
            switch reader.next(in: message) {
            case .end:
                if holdsHalt, !durability.hasFailed { signals.gate.acknowledge() }
                if holdsResume, !durability.hasFailed { signals.gate.resume() }
                return true
            case .refused(let reason, _, _, let templateID):
                refuseOps(reason, .null, templateID, connection)
                countOpsError(of: connection)
            case .frame(let header):
                holdsHalt = holdsHalt || header.templateID == HaltRequest.templateID
                holdsResume = holdsResume || header.templateID == ResumeRequest.templateID
                takeOpsFrame(message, header, connection)
            }
        }
    }

    private mutating func takeOpsFrame(
        _ message: RawSpan, _ header: FrameHeader, _ connection: UInt32
    ) {
        switch header.templateID {
        case StatusRequest.templateID:
            answerStatus(message.load(StatusRequest.self, at: header).requestID, connection)
        case PositionRequest.templateID:
            answerPositions(message.load(PositionRequest.self, at: header), connection)
        case AccountRequest.templateID:
            answerAccounts(message.load(AccountRequest.self, at: header), connection)
        case SecurityListRequest.templateID:
            answerSecurities(
                message.load(SecurityListRequest.self, at: header).securityReqID, connection)
        case SizingRequest.templateID:
            answerSizing(message.load(SizingRequest.self, at: header), connection)
        case RiskRequest.templateID:
            answerRisk(message.load(RiskRequest.self, at: header), connection)
        case MarketDataRequest.templateID:
            let request = message.load(MarketDataRequest.self, at: header)
            if !answerMarketData(request, connection) {
                refuseOps(
                    .unknownInstrument, request.requestID, header.templateID, connection)
            }
        case LimitListRequest.templateID:
            answerLimits(message.load(LimitListRequest.self, at: header), connection)
        case ShutdownRequest.templateID:
            answerShutdown(message.load(ShutdownRequest.self, at: header), connection)
        case HaltRequest.templateID, ResumeRequest.templateID, LimitUpdate.templateID,
            CancelAllRequest.templateID, FlattenRequest.templateID, LockoutRequest.templateID,
            LockoutClearRequest.templateID:
            let frame = message.extracting(
                header.byteOffset..<(header.byteOffset + header.byteCount))
            if durability.hasFailed || !decide(frame, .ops, source: connection) {
                // Bound: each of these blocks begins with its request id.
                let id = unsafe frame.unsafeLoadUnaligned(fromByteOffset: 14, as: UInt64.self)
                refuseOps(
                    durability.hasFailed ? .safeMode : .queueFull, id, header.templateID,
                    connection)
            }
        default:
            refuseOps(.wrongDirection, .null, header.templateID, connection)
            countOpsError(of: connection)
        }
    }

    private mutating func countOpsError(of connection: UInt32) {
        guard opsErrors.count(connection) else { return }
        opsSender.append(DoorErrors.farewell, to: connection)
    }

    mutating func refuseOps(
        _ reason: RejectReason, _ requestID: UInt64, _ templateID: UInt16, _ connection: UInt32
    ) {
        messagesRefused += 1
        opsSender.append(
            OpsReject(
                requestID: requestID, transactTime: clock.now(), text: Text64(reason.meaning),
                refTemplateID: templateID, rejectReason: reason),
            to: connection)
    }

    private mutating func answerStatus(_ requestID: UInt64, _ connection: UInt32) {
        var report = core.status(
            requestID: requestID, time: clock.now(), durability: durability.setting)
        report.messagesRefused += messagesRefused
        if isStopping { report.state = .stopping }
        if signals.gate.isRaised { report.state = .halted }
        if durability.hasFailed { report.state = .safeMode }
        opsSender.append(report, to: connection)
        for index in 0..<core.haltCount { opsSender.append(core.halt(at: index), to: connection) }
        let time = report.transactTime
        core.forEachLockout(requestID: requestID, time: time) {
            opsSender.append($0, to: connection)
        }
        core.forEachViolationCount(requestID: requestID, time: time) {
            opsSender.append($0, to: connection)
        }
    }

    private mutating func answerPositions(_ request: PositionRequest, _ connection: UInt32) {
        guard request.account.isEmpty || core.isAccount(request.account) else {
            refuseOps(
                .unknownTarget, request.posReqID, PositionRequest.templateID, connection)
            return
        }
        core.forEachPosition(
            account: request.account, requestID: request.posReqID, time: clock.now()
        ) { opsSender.append($0, to: connection) }
    }

    private mutating func answerAccounts(_ request: AccountRequest, _ connection: UInt32) {
        guard request.account.isEmpty || core.isAccount(request.account) else {
            refuseOps(
                .unknownTarget, request.requestID, AccountRequest.templateID, connection)
            return
        }
        core.forEachAccount(
            account: request.account, requestID: request.requestID, time: clock.now()
        ) { opsSender.append($0, to: connection) }
    }

    private mutating func answerSecurities(_ requestID: UInt64, _ connection: UInt32) {
        var definitions: [SecurityDefinition] = []
        core.forEachInstrument { definitions.append($0) }
        for (index, var definition) in definitions.enumerated() {
            definition.securityReqID = requestID
            definition.index = UInt32(index)
            definition.total = UInt32(definitions.count)
            opsSender.append(definition, to: connection)
        }
    }

    private mutating func answerLimits(_ request: LimitListRequest, _ connection: UInt32) {
        core.forEachLimit(
            requestID: request.requestID, changedOnly: request.changedOnly == .yes
        ) { opsSender.append($0, to: connection) }
    }

    private mutating func answerShutdown(_ request: ShutdownRequest, _ connection: UInt32) {
        guard !request.operatorID.isEmpty, !request.reason.isEmpty else {
            refuseOps(
                .operatorMissing, request.requestID, ShutdownRequest.templateID, connection)
            return
        }
        isStopping = true
        answerStatus(request.requestID, connection)
    }
}
