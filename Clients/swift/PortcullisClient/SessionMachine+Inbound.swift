// What the gateway says: logon answers, numbered reports, gaps in them, and what ends a session.

import Wire

extension SessionMachine {
    /// Takes one message of the gateway. A frame that is none, or not for clients, is passed over:
    /// what it carried shows as a gap.
    public mutating func received(_ message: RawSpan, _ now: Moment) {
        lastReceivedNs = now.steadyNs
        var reader = FrameReader()
        while true {
            switch reader.next(in: message) {
            case .frame(let header):
                if header.templateID < ExecutionReport.templateID {
                    sessionFrame(header, message, now)
                } else {
                    report(header, message, now)
                }
            case .refused: continue
            case .end: return
            }
        }
    }

    // MARK: Session

    private mutating func sessionFrame(
        _ header: FrameHeader, _ message: RawSpan, _ now: Moment
    ) {
        switch header.templateID {
        case NegotiationResponse.templateID:
            let it = message.load(NegotiationResponse.self, at: header)
            if phase == .negotiating && it.requestTimestamp == logonTime { establish(now) }
        case NegotiationReject.templateID:
            negotiationRefused(message.load(NegotiationReject.self, at: header), now)
        case EstablishmentAck.templateID:
            established(message.load(EstablishmentAck.self, at: header), now)
        case EstablishmentReject.templateID:
            establishmentRefused(message.load(EstablishmentReject.self, at: header))
        case Sequence.templateID:
            let it = message.load(Sequence.self, at: header)
            if phase == .established { expectReports(before: it.nextSeqNo, now) }
        case NotApplied.templateID:
            notApplied(message.load(NotApplied.self, at: header))
        case RetransmitReject.templateID:
            retransmitRefused(message.load(RetransmitReject.self, at: header), now)
        case Terminate.templateID:
            terminated(message.load(Terminate.self, at: header))
        default: break
        }
    }

    private mutating func negotiationRefused(_ it: NegotiationReject, _ now: Moment) {
        guard phase == .negotiating, it.requestTimestamp == logonTime else { return }
        switch it.code {
        case .versionNotGreater where it.currentSessionVersionID != .null:
            // Another client of this session had a clock that is ahead.
            negotiate(now, above: it.currentSessionVersionID)
        case .tooManySessions, .stopping, .connectionBound:
            demand = .reconnect("the gateway refused the logon (\(it.code)): \(it.text)")
        default: demand = .stop(.logonRefused(code: "\(it.code)", text: "\(it.text)"))
        }
    }

    private mutating func establishmentRefused(_ it: EstablishmentReject) {
        guard phase == .establishing, it.requestTimestamp == logonTime else { return }
        switch it.code {
        case .unnegotiated, .alreadyEstablished, .stopping:
            demand = .reconnect("the gateway refused the logon (\(it.code)): \(it.text)")
        default: demand = .stop(.logonRefused(code: "\(it.code)", text: "\(it.text)"))
        }
    }

    private mutating func established(_ it: EstablishmentAck, _ now: Moment) {
        guard phase == .establishing, it.requestTimestamp == logonTime else { return }
        phase = .established
        add(.established)
        if let expected = nextReport, expected <= it.nextSeqNo {
            expectReports(before: it.nextSeqNo, now)
        } else {
            // The first logon, or a gateway that counts anew because its journal is new.
            nextReport = it.nextSeqNo
        }
        if settings.wantsInstruments { requestInstruments(now) } else { isReady = true }
        resendUnanswered(now)
    }

    private mutating func notApplied(_ it: NotApplied) {
        let (end, overflow) = it.fromSeqNo.addingReportingOverflow(it.count)
        guard phase == .established, !overflow else { return }
        let lost = unanswered.filter { $0.value.seqNo >= it.fromSeqNo && $0.value.seqNo < end }
        for id in lost.keys { unanswered.removeValue(forKey: id) }
        add(.notApplied(clOrdIDs: lost.keys.sorted()))
    }

    private mutating func terminated(_ it: Terminate) {
        switch it.code {
        case .replaced, .tooManyErrors:
            demand = .stop(.ended(code: "\(it.code)", text: "\(it.text)"))
        default:
            demand = .reconnect("the gateway ended the connection (\(it.code)): \(it.text)")
        }
    }

    // MARK: Reports

    private mutating func report(_ header: FrameHeader, _ message: RawSpan, _ now: Moment) {
        switch header.templateID {
        case ExecutionReport.templateID:
            let it = message.load(ExecutionReport.self, at: header)
            numbered(it.msgSeqNum, .execution(it), now)
        case OrderCancelReject.templateID:
            let it = message.load(OrderCancelReject.self, at: header)
            numbered(it.msgSeqNum, .cancelReject(it), now)
        case OrderMassActionReport.templateID:
            let it = message.load(OrderMassActionReport.self, at: header)
            numbered(it.msgSeqNum, .massAction(it), now)
        case BusinessMessageReject.templateID:
            let it = message.load(BusinessMessageReject.self, at: header)
            numbered(it.msgSeqNum, .refused(it), now)
        case SecurityDefinition.templateID:
            let it = message.load(SecurityDefinition.self, at: header)
            numbered(it.msgSeqNum, .security(it), now)
        case PositionReport.templateID:
            let it = message.load(PositionReport.self, at: header)
            numbered(it.msgSeqNum, .position(it), now)
        case SizingReport.templateID:
            let it = message.load(SizingReport.self, at: header)
            numbered(it.msgSeqNum, .sizing(it), now)
        case TradingState.templateID:
            let it = message.load(TradingState.self, at: header)
            numbered(it.msgSeqNum, .tradingState(it), now)
        // Answers to questions bear no number: they are asked for again, not sent again.
        case CheckReport.templateID: deliver(.check(message.load(CheckReport.self, at: header)))
        case OrderTestReport.templateID:
            deliver(.orderTest(message.load(OrderTestReport.self, at: header)))
        default: break
        }
    }

    /// Puts a report in its place; number 0 has none and passes at once.
    private mutating func numbered(_ seqNo: UInt64, _ event: Event, _ now: Moment) {
        guard seqNo != 0 else { return deliver(event) }
        let expected = nextReport ?? seqNo
        if seqNo < expected { return }
        if seqNo == expected {
            nextReport = seqNo + 1
            deliver(event)
            deliverEarly()
        } else {
            if early.count < Self.earlyReportsMax { early[seqNo] = event }
            expectReports(before: seqNo, now)
        }
    }

    private mutating func deliverEarly() {
        while let expected = nextReport, let event = early.removeValue(forKey: expected) {
            nextReport = expected + 1
            deliver(event)
        }
        if let asked = retransmit, let expected = nextReport, expected >= asked.end {
            retransmit = nil
        }
    }

    private mutating func deliver(_ event: Event) {
        switch event {
        case .execution(let it):
            if it.execType == .orderStatus {
                if it.lastReport == .yes { answeredStatus(of: it.clOrdID) }
            } else {
                unanswered.removeValue(forKey: it.clOrdID)
            }
        case .cancelReject(let it): unanswered.removeValue(forKey: it.clOrdID)
        case .massAction(let it): unanswered.removeValue(forKey: it.clOrdID)
        case .position(let it):
            if it.lastReport == .yes { unanswered.removeValue(forKey: it.posReqID) }
        case .sizing(let it): unanswered.removeValue(forKey: it.sizingReqID)
        case .orderTest(let it): unanswered.removeValue(forKey: it.testReqID)
        case .refused(let it): refused(it)
        case .security(let it): listed(it)
        default: break
        }
        add(event)
    }

    /// A status report does not carry its request's id: the oldest question it answers is done.
    private mutating func answeredStatus(of clOrdID: UInt64) {
        let match = unanswered.keys.sorted().first { id in
            guard case .status(let it)? = unanswered[id]?.request else { return false }
            return it.clOrdID == .null || it.clOrdID == clOrdID
        }
        if let match { unanswered.removeValue(forKey: match) }
    }

    private mutating func refused(_ it: BusinessMessageReject) {
        unanswered.removeValue(forKey: it.businessRejectRefID)
        if it.rejectReason == .notEstablished && phase == .established {
            demand = .reconnect("the gateway no longer knows this connection")
        }
    }

    private mutating func listed(_ it: SecurityDefinition) {
        guard it.securityReqID == listRequest else { return }
        if it.total > 0 {
            let symbol = "\(it.symbol)"
            listed.insert(it.index)
            symbols[symbol] = it
            symbolsByID[it.securityID] = symbol
        }
        if listed.count >= Int(it.total) { isReady = true }
    }

    // MARK: Gaps

    /// Every report below `end` should be here: asks for what is not.
    private mutating func expectReports(before end: UInt64, _ now: Moment) {
        guard let expected = nextReport else {
            nextReport = end
            return
        }
        // One question at a time: what comes of it decides about the next.
        guard end > expected, retransmit == nil else { return }
        ask(from: expected, end: end, tries: 1, now)
    }

    private mutating func ask(from: UInt64, end: UInt64, tries: Int, _ now: Moment) {
        let count = min(end - from, Limit.retransmitCountMax)
        // The timestamp names the request, so no two may be equal.
        let timestamp = max(now.wallNs, (retransmit?.timestamp ?? 0) + 1)
        retransmit = Retransmit(
            timestamp: timestamp, from: from, end: from + count, askedNs: now.steadyNs,
            tries: tries)
        send(
            RetransmitRequest(
                timestamp: timestamp, fromSeqNo: from, count: count, sessionID: key.sessionID),
            now)
    }

    /// Asks again for what did not come, and for what is still missing behind it.
    mutating func askAgain(_ now: Moment) {
        guard let expected = nextReport else { return }
        guard let asked = retransmit else {
            if let first = early.keys.min() { ask(from: expected, end: first, tries: 1, now) }
            return
        }
        guard now.steadyNs - asked.askedNs > Self.retransmitTimeoutNs else { return }
        let progressed = expected > asked.from
        guard progressed || asked.tries < Self.retransmitTriesMax else {
            return giveUp(on: asked, expected)
        }
        let end = early.keys.min().map { min($0, asked.end) } ?? asked.end
        ask(
            from: expected, end: max(end, expected + 1), tries: progressed ? 1 : asked.tries + 1,
            now)
    }

    private mutating func retransmitRefused(_ it: RetransmitReject, _ now: Moment) {
        guard let asked = retransmit, it.requestTimestamp == asked.timestamp,
            let expected = nextReport
        else { return }
        giveUp(on: asked, expected)
    }

    /// Goes on behind what cannot be had, and says so.
    private mutating func giveUp(on asked: Retransmit, _ expected: UInt64) {
        retransmit = nil
        let end = early.keys.min().map { min($0, asked.end) } ?? asked.end
        guard end > expected else { return }
        nextReport = end
        add(.reportsLost(fromSeqNo: expected, count: end - expected))
        deliverEarly()
    }
}
