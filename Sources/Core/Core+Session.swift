// Sessions after FIXP: negotiate, establish, keep alive, terminate; the sequence of what a client
// sends.
//
// Strategy to gateway is idempotent: a gap is told with NotApplied and the message behind it is
// taken; a number that was used before is not taken again. Gateway to strategy is recoverable:
// every report is numbered, connected or not.

import LockFree
import Wire

extension Core {
    mutating func applySession(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        switch header.templateID {
        case Negotiate.templateID:
            negotiate(frame.load(Negotiate.self, at: header), input, &effects)
            return
        case Establish.templateID:
            establish(frame.load(Establish.self, at: header), input, &effects)
            return
        default: break
        }
        guard let session = sessions.row(connection: input.source),
            sessions.rows[session].isEstablished
        else {
            refuseUnestablished(input, frame, header, &effects)
            return
        }
        sessions.rows[session].lastReceivedTime = input.time
        countMessage(session: session, now: input.time)
        applyEstablished(input, frame, header, session, &effects)
    }

    private mutating func applyEstablished(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ session: Int,
        _ effects: inout EffectWriter
    ) {
        switch header.templateID {
        case NewOrderSingle.templateID:
            takeNewOrder(
                frame.load(NewOrderSingle.self, at: header), session: session, input, &effects)
        case OrderCancelRequest.templateID:
            takeCancel(
                frame.load(OrderCancelRequest.self, at: header), session: session, input,
                &effects)
        case OrderCancelReplaceRequest.templateID:
            takeReplace(
                frame.load(OrderCancelReplaceRequest.self, at: header), session: session, input,
                &effects)
        case OrderMassActionRequest.templateID:
            takeMassAction(
                frame.load(OrderMassActionRequest.self, at: header), session: session, input,
                &effects)
        case OrderStatusRequest.templateID:
            takeOrderStatus(
                frame.load(OrderStatusRequest.self, at: header), session: session, input,
                &effects)
        case SecurityListRequest.templateID:
            takeSecurityList(
                frame.load(SecurityListRequest.self, at: header), session: session, input,
                &effects)
        case OrderTestRequest.templateID:
            takeOrderTest(
                frame.load(OrderTestRequest.self, at: header), session: session, input, &effects)
        case PositionRequest.templateID:
            takePositionRequest(
                frame.load(PositionRequest.self, at: header), session: session, input, &effects)
        case SizingRequest.templateID:
            takeSizing(
                frame.load(SizingRequest.self, at: header), session: session, input, &effects)
        case Sequence.templateID:
            let next = frame.load(Sequence.self, at: header).nextSeqNo
            if next > sessions.rows[session].nextIncoming {
                notApplied(upTo: next, session: session, &effects)
            }
        case Terminate.templateID: terminated(session, input, &effects)
        default:
            reportBusinessReject(
                .wrongDirection, templateID: header.templateID, refSeqNum: .null, refID: .null,
                session: session, input, &effects)
        }
    }

    private mutating func refuseUnestablished(
        _ input: Input, _ frame: RawSpan, _ header: FrameHeader, _ effects: inout EffectWriter
    ) {
        counters.messagesRefused += 1
        effects.append(
            BusinessMessageReject(
                msgSeqNum: 0, transactTime: input.time, text: Text64(), byteOffset: 0,
                refTemplateID: header.templateID, rejectReason: .notEstablished),
            kind: EffectKind.report, destination: input.source)
    }

    // MARK: sequence

    /// Takes the number of an application message (check 4).
    ///
    /// - Returns: false where the number was used before.
    mutating func takeSequence(
        _ number: UInt64, session: Int, _ effects: inout EffectWriter
    ) -> Bool {
        let expected = sessions.rows[session].nextIncoming
        guard number >= expected, number != 0, number != .max else { return false }
        if number > expected { notApplied(upTo: number, session: session, &effects) }
        sessions.rows[session].nextIncoming = number + 1
        return true
    }

    /// Tells of missing messages; they will not be taken any more.
    private mutating func notApplied(
        upTo next: UInt64, session: Int, _ effects: inout EffectWriter
    ) {
        let expected = sessions.rows[session].nextIncoming
        report(
            NotApplied(fromSeqNo: expected, count: next - expected), to: session, &effects)
        sessions.rows[session].nextIncoming = next
    }

    // MARK: negotiate and establish

    private mutating func negotiate(
        _ request: Negotiate, _ input: Input, _ effects: inout EffectWriter
    ) {
        func refuse(_ code: NegotiationRejectCode, _ current: UInt64 = .null) {
            effects.append(
                NegotiationReject(
                    sessionVersionID: request.sessionVersionID,
                    requestTimestamp: request.timestamp, currentSessionVersionID: current,
                    text: Text64(), sessionID: request.sessionID, code: code),
                kind: EffectKind.report, destination: input.source)
        }
        guard let row = sessions.row(sessionID: request.sessionID), sessions.rows[row].isEnabled
        else { return refuse(.unknownSession) }
        guard input.isAuthenticated else { return refuse(.credentials) }
        let current = sessions.rows[row].versionID
        guard request.sessionVersionID > current, request.sessionVersionID != .max else {
            return refuse(.versionNotGreater, current)
        }
        if let bound = sessions.row(connection: input.source), bound != row {
            return refuse(.connectionBound, current)
        }
        replaceConnection(of: row, by: input, &effects)
        sessions.rows[row].versionID = request.sessionVersionID
        sessions.rows[row].nextIncoming = 1
        sessions.rows[row].state = Session.negotiated
        sessions.rows[row].lastReceivedTime = input.time
        report(
            NegotiationResponse(
                sessionVersionID: request.sessionVersionID, requestTimestamp: request.timestamp,
                sessionID: request.sessionID),
            to: row, &effects)
    }

    private mutating func establish(
        _ request: Establish, _ input: Input, _ effects: inout EffectWriter
    ) {
        func refuse(_ code: EstablishmentRejectCode) {
            effects.append(
                EstablishmentReject(
                    sessionVersionID: request.sessionVersionID,
                    requestTimestamp: request.timestamp, text: Text64(),
                    sessionID: request.sessionID, code: code),
                kind: EffectKind.report, destination: input.source)
        }
        guard let row = sessions.row(sessionID: request.sessionID), sessions.rows[row].isEnabled
        else { return refuse(.unnegotiated) }
        guard input.isAuthenticated else { return refuse(.credentials) }
        guard sessions.rows[row].versionID == request.sessionVersionID,
            request.sessionVersionID != 0
        else { return refuse(.unnegotiated) }
        if let bound = sessions.row(connection: input.source), bound != row {
            return refuse(.alreadyEstablished)
        }
        if sessions.rows[row].connection == input.source, sessions.rows[row].isEstablished {
            return refuse(.alreadyEstablished)
        }
        guard request.keepAliveInterval >= Limit.keepAliveMinMs,
            request.keepAliveInterval <= Limit.keepAliveMaxMs
        else { return refuse(.keepAliveInterval) }
        guard request.cancelOnDisconnect.isKnown,
            request.cancelOnDisconnectWindow <= Limit.cancelOnDisconnectWindowMaxMs
        else { return refuse(.cancelOnDisconnect) }
        guard request.nextSeqNo >= sessions.rows[row].nextIncoming, request.nextSeqNo != .max else {
            return refuse(.sequence)
        }
        replaceConnection(of: row, by: input, &effects)
        bindEstablished(row, request, input, &effects)
    }

    private mutating func bindEstablished(
        _ row: Int, _ request: Establish, _ input: Input, _ effects: inout EffectWriter
    ) {
        sessions.rows[row].state = Session.established
        sessions.rows[row].keepAliveNs = UInt64(request.keepAliveInterval) * 1_000_000
        sessions.rows[row].cancelOnDisconnect = request.cancelOnDisconnect
        sessions.rows[row].graceNs = UInt64(request.cancelOnDisconnectWindow) * 1_000_000
        sessions.rows[row].graceEndsTime = .max
        sessions.rows[row].isPolicyArmed = true
        sessions.rows[row].lastReceivedTime = input.time
        sessions.rows[row].lastSentTime = input.time
        let expected = sessions.rows[row].nextIncoming
        report(
            EstablishmentAck(
                sessionVersionID: request.sessionVersionID, requestTimestamp: request.timestamp,
                nextSeqNo: sessions.rows[row].nextOutgoing, lastIncomingSeqNo: expected - 1,
                sessionID: request.sessionID, keepAliveInterval: request.keepAliveInterval),
            to: row, &effects)
        if request.nextSeqNo > expected {
            notApplied(upTo: request.nextSeqNo, session: row, &effects)
        }
        wantTime(input.time + sessions.rows[row].keepAliveNs)
        if haltCount > 0 {
            var item = workItem(WorkKind.tradingState)
            item.session = UInt32(row)
            _ = work.add(item)
        }
        if lockouts.count > 0 {
            var item = workItem(WorkKind.lockoutState)
            item.session = UInt32(row)
            _ = work.add(item)
        }
    }

    /// The newer connection has proved itself: the older one is told and closed.
    private mutating func replaceConnection(
        of row: Int, by input: Input, _ effects: inout EffectWriter
    ) {
        let old = sessions.rows[row].connection
        guard old != input.source else { return }
        if old != 0 {
            effects.append(
                Terminate(
                    text: Text64(), sessionID: sessions.rows[row].sessionID, code: .replaced),
                kind: EffectKind.report, destination: old)
            effects.appendBare(kind: EffectKind.close, destination: old)
        }
        sessions.bind(row, connection: input.source)
        sessions.rows[row].state = Session.negotiated
    }

    // MARK: end of a connection

    private mutating func terminated(
        _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) {
        let connection = sessions.rows[row].connection
        report(
            Terminate(text: Text64(), sessionID: sessions.rows[row].sessionID, code: .finished),
            to: row, &effects)
        effects.appendBare(kind: EffectKind.close, destination: connection)
        connectionLost(row, input)
    }

    mutating func connectionClosed(
        _ connection: UInt32, _ input: Input, _ effects: inout EffectWriter
    ) {
        guard let row = sessions.row(connection: connection) else { return }
        connectionLost(row, input)
    }

    /// The session stays; its cancel-on-disconnect policy is set going.
    mutating func connectionLost(_ row: Int, _ input: Input) {
        sessions.unbind(row)
        sessions.rows[row].state = Session.negotiated
        // A version that was negotiated anew but not established leaves the policy armed.
        guard sessions.rows[row].isPolicyArmed else { return }
        sessions.rows[row].isPolicyArmed = false
        switch sessions.rows[row].cancelOnDisconnect {
        case .onDisconnect: cancelAll(ofSession: row, now: input.time)
        case .afterGrace:
            sessions.rows[row].graceEndsTime = input.time + sessions.rows[row].graceNs
            wantTime(sessions.rows[row].graceEndsTime)
        default: break
        }
    }

    private mutating func cancelAll(ofSession row: Int, now: UInt64) {
        guard sessions.rows[row].openOrders > 0 else { return }
        var item = workItem(WorkKind.cancel)
        item.session = UInt32(row)
        guard !work.add(item) else { return }
        // The queue is full for the moment: try again as if a grace had been asked for.
        sessions.rows[row].graceEndsTime = now + 100_000_000
        wantTime(sessions.rows[row].graceEndsTime)
    }

    /// Whether a connection carries a session, so that its loss must be told to the core.
    public func isBound(connection: UInt32) -> Bool { sessions.row(connection: connection) != nil }

    // MARK: time

    /// Keep-alive intervals after which a silent client is given up, PROTOCOL.md §3.4.
    static let silentIntervalsMax: UInt64 = 3

    mutating func wantTime(_ time: UInt64) { nextDueTime = min(nextDueTime, time) }

    /// Sends keep-alives that are due, ends connections that fell silent, cancels after a grace.
    ///
    /// At most 32 sessions an input; the rest at once in the next.
    mutating func timerExpired(_ input: Input, _ effects: inout EffectWriter) {
        var served = 0
        var due = UInt64.max
        for row in 0..<sessions.count {
            if served == 32 {
                due = input.time
                break
            }
            if serveTime(row, input, &effects) { served += 1 }
            if let next = nextTime(row) { due = min(due, max(next, input.time + 1)) }
        }
        nextDueTime = min(due, work.wake(at: input.time))
        nextDueTime = min(nextDueTime, endLockouts(by: input.time))
        expireData(input, &effects)
    }

    private func nextTime(_ row: Int) -> UInt64? {
        let session = sessions.rows[row]
        if session.isEstablished {
            return min(
                session.lastSentTime + session.keepAliveNs,
                session.lastReceivedTime + Self.silentIntervalsMax * session.keepAliveNs)
        }
        return session.graceEndsTime == .max ? nil : session.graceEndsTime
    }

    private mutating func serveTime(
        _ row: Int, _ input: Input, _ effects: inout EffectWriter
    ) -> Bool {
        let session = sessions.rows[row]
        if session.graceEndsTime <= input.time {
            sessions.rows[row].graceEndsTime = .max
            if !session.isEstablished { cancelAll(ofSession: row, now: input.time) }
            return true
        }
        guard session.isEstablished else { return false }
        if session.lastReceivedTime + Self.silentIntervalsMax * session.keepAliveNs <= input.time {
            report(
                Terminate(text: Text64(), sessionID: session.sessionID, code: .keepAliveLost),
                to: row, &effects)
            effects.appendBare(kind: EffectKind.close, destination: session.connection)
            connectionLost(row, input)
            return true
        }
        guard session.lastSentTime + session.keepAliveNs <= input.time else { return false }
        report(Sequence(nextSeqNo: session.nextOutgoing), to: row, &effects)
        sessions.rows[row].lastSentTime = input.time
        return true
    }
}
