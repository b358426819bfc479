// Stages 1 and 2: messages out of the rings, frames out of messages, and what is refused at the
// door.
//
// A frame that cannot be taken is answered with the reason and the place, is counted, and changes
// nothing: it never reaches the core or the journal. After too many of them the connection is
// dropped.

import Core
import LockFree
import Transport
import Wire

extension OrderLife {
    // MARK: orders

    /// Takes messages of strategies until the ring is empty, the turn is over, or the gate is
    /// raised.
    mutating func takeOrders() -> Bool {
        var count = 0
        while count < Self.messagesPerTurnMax, let message = unsafe doors.orders.inbound.peek() {
            guard unsafe takeOrderMessage(message.connection, message.bytes) else { break }
            doors.orders.inbound.pop()
            orderReader = FrameReader()
            count += 1
        }
        return count > 0
    }

    /// - Returns: false where the message must stay: the gate is raised, or the ring is full.
    private mutating func takeOrderMessage(
        _ connection: UInt32, _ bytes: UnsafeRawBufferPointer
    ) -> Bool {
        let message = unsafe bytes.bytes
        if unsafe bytes.isEmpty {
            refuse(.emptyMessage, byteOffset: 0, 0, connection, nil)
            return true
        }
        while true {
            if mustWait { return false }
            var reader = orderReader
            switch reader.next(in: message) {
            case .end: return true
            case .refused(let reason, let byteOffset, _, let templateID):
                refuse(reason, byteOffset: byteOffset, templateID, connection, nil)
            case .frame(let header):
                let frame = message.extracting(
                    header.byteOffset..<(header.byteOffset + header.byteCount))
                guard takeOrderFrame(frame, header, message, connection) else { return false }
            }
            orderReader = reader
        }
    }

    /// Whether the gate is raised by a halt that is about to be decided, or the record ring is so
    /// full that what orders leave to ticks, brokers and operators begins: half of it.
    ///
    /// A halt that was lost is not waited for, orders are refused instead; without a journal
    /// nothing passes anyway, and each message gets its answer.
    private var mustWait: Bool {
        if durability.hasFailed { return false }
        return signals.gate.isRaised && !signals.gate.isLost
            || ring.usedByteCount > ring.capacity / 2
    }

    private mutating func takeOrderFrame(
        _ frame: RawSpan, _ header: FrameHeader, _ message: RawSpan, _ connection: UInt32
    ) -> Bool {
        if durability.hasFailed {
            refuse(.safeMode, byteOffset: header.byteOffset, header.templateID, connection, frame)
            return true
        }
        switch header.templateID {
        case NewOrderSingle.templateID, OrderCancelReplaceRequest.templateID:
            guard !isStopping, !signals.gate.isRaised else {
                // What raised the gate just now is decided first; see `mustWait`.
                guard isStopping || signals.gate.isLost else { return false }
                refuse(
                    isStopping ? .stopping : .haltedAll, byteOffset: header.byteOffset,
                    header.templateID, connection, frame)
                return true
            }
            return decide(frame, .session, source: connection)
        case OrderCancelRequest.templateID, OrderMassActionRequest.templateID,
            OrderStatusRequest.templateID, SecurityListRequest.templateID,
            PositionRequest.templateID, SizingRequest.templateID, OrderTestRequest.templateID,
            Sequence.templateID, Terminate.templateID:
            return decide(frame, .session, source: connection)
        case Negotiate.templateID:
            return takeNegotiate(message.load(Negotiate.self, at: header), frame, connection)
        case Establish.templateID:
            return takeEstablish(message.load(Establish.self, at: header), frame, connection)
        case RetransmitRequest.templateID:
            retransmit(message.load(RetransmitRequest.self, at: header), connection)
            return true
        default:
            refuse(
                .wrongDirection, byteOffset: header.byteOffset, header.templateID, connection,
                frame)
            return true
        }
    }

    // MARK: logon

    private mutating func takeNegotiate(
        _ request: Negotiate, _ frame: RawSpan, _ connection: UInt32
    ) -> Bool {
        let code: NegotiationRejectCode
        switch authenticator.verify(request, wallNs: GatewayClock.wallNs()) {
        case .authentic where !isStopping:
            return decide(frame, .session, source: connection, isAuthenticated: true)
        case .authentic: code = .stopping
        case .unknownSession: code = .unknownSession
        case .wrongSignature: code = .credentials
        case .clockSkew: code = .timestamp
        }
        countRefusal(of: connection)
        orderSender.append(
            NegotiationReject(
                sessionVersionID: request.sessionVersionID, requestTimestamp: request.timestamp,
                text: Text64(LogonText.negotiation(code)), sessionID: request.sessionID,
                code: code),
            to: connection)
        return true
    }

    private mutating func takeEstablish(
        _ request: Establish, _ frame: RawSpan, _ connection: UInt32
    ) -> Bool {
        let code: EstablishmentRejectCode
        switch authenticator.verify(request, wallNs: GatewayClock.wallNs()) {
        case .authentic where !isStopping:
            return decide(frame, .session, source: connection, isAuthenticated: true)
        case .authentic: code = .stopping
        case .unknownSession: code = .unnegotiated
        case .wrongSignature: code = .credentials
        case .clockSkew: code = .timestamp
        }
        countRefusal(of: connection)
        orderSender.append(
            EstablishmentReject(
                sessionVersionID: request.sessionVersionID, requestTimestamp: request.timestamp,
                text: Text64(LogonText.establishment(code)), sessionID: request.sessionID,
                code: code),
            to: connection)
        return true
    }

    // MARK: refusals

    /// Answers what cannot be taken, outside every sequence.
    mutating func refuse(
        _ reason: RejectReason, byteOffset: Int, _ templateID: UInt16, _ connection: UInt32,
        _ frame: RawSpan?
    ) {
        var number = UInt64.null
        var id = UInt64.null
        let isNumbered =
            (20...26).contains(templateID) || templateID == OrderTestRequest.templateID
            || templateID == SizingRequest.templateID
        if let frame, isNumbered {
            // Bound: every block of these templates begins with its number and its id.
            number = unsafe frame.unsafeLoadUnaligned(fromByteOffset: 14, as: UInt64.self)
            id = unsafe frame.unsafeLoadUnaligned(fromByteOffset: 22, as: UInt64.self)
        }
        orderSender.append(
            BusinessMessageReject(
                msgSeqNum: 0, transactTime: clock.now(), refSeqNum: number,
                businessRejectRefID: id, text: Text64(reason.meaning),
                byteOffset: UInt32(clamping: byteOffset), refTemplateID: templateID,
                rejectReason: reason),
            to: connection)
        switch reason {
        // Not the client's mistake.
        case .safeMode, .stopping, .haltedAll: messagesRefused += 1
        default: countRefusal(of: connection)
        }
    }

    mutating func countRefusal(of connection: UInt32) {
        messagesRefused += 1
        guard orderErrors.count(connection) else { return }
        orderSender.append(DoorErrors.farewell, to: connection)
    }

    /// Sends reports again that the socket dropped: at most a message full, the client asks on.
    private mutating func retransmit(_ request: RetransmitRequest, _ connection: UInt32) {
        func reject(_ code: RetransmitRejectCode, _ text: String) -> RetransmitReject {
            RetransmitReject(
                requestTimestamp: request.timestamp, text: Text64(text),
                sessionID: request.sessionID, code: code)
        }
        guard core.sessionID(connection: connection) == request.sessionID else {
            countRefusal(of: connection)
            orderSender.append(
                reject(.invalidSession, "establish the session on this connection first"),
                to: connection)
            return
        }
        guard request.count > 0, request.count <= Limit.retransmitCountMax else {
            orderSender.append(
                reject(.tooMany, "ask for 1 to \(Limit.retransmitCountMax) reports"),
                to: connection)
            return
        }
        let fits = Limit.messageBytesMax / 2 / ExecutionReport.frameByteCount
        let positions: [UInt64]
        switch reports.positions(
            sessionID: request.sessionID, from: request.fromSeqNo,
            countMax: min(Int(request.count), fits))
        {
        case .held(let found): positions = found
        case .outOfRange:
            orderSender.append(
                reject(.outOfRange, "no report has had this number yet"), to: connection)
            return
        case .noLongerHeld:
            orderSender.append(
                reject(.noLongerHeld, "not in memory: ask for order status and positions"),
                to: connection)
            return
        }
        orderSender.append(
            Retransmission(
                requestTimestamp: request.timestamp, nextSeqNo: request.fromSeqNo,
                count: UInt64(positions.count), sessionID: request.sessionID),
            to: connection)
        for position in positions {
            unsafe reports.withFrame(at: position) { frame in
                unsafe orderSender.append(frame: frame, to: connection)
            }
        }
    }

    // MARK: connections

    /// A lost connection is told to the core after the messages that came before it.
    mutating func takeClosedConnections() -> Bool {
        while let id = doors.orders.nextClosed() {
            closedConnections.append(
                ClosedConnection(id: id, behind: doors.orders.inbound.givenPosition))
        }
        while let id = doors.ops.nextClosed() { opsErrors.forget(id) }
        while let id = doors.feed.nextClosed() { feedErrors.forget(id) }
        var busy = false
        while let closed = closedConnections.first,
            doors.orders.inbound.takenPosition >= closed.behind
        {
            // Without a journal the core learns of nothing any more.
            if !durability.hasFailed, core.isBound(connection: closed.id),
                !decide(ConnectionClosed(connectionID: closed.id), .gateway)
            {
                return busy
            }
            orderErrors.forget(closed.id)
            closedConnections.removeFirst()
            busy = true
        }
        return busy
    }
}

/// A connection of a strategy that ended.
struct ClosedConnection {
    let id: UInt32
    /// Where the ring of orders stood then: its last messages lie before this.
    let behind: Int
}

/// Counts the messages of each connection that could not be taken; too many end the connection.
///
/// There are as many counts as connections at most: an ended one is forgotten.
struct DoorErrors {
    private var counts: [UInt32: UInt32] = [:]
    private var closing: [UInt32] = []

    static var farewell: Terminate {
        Terminate(
            text: Text64("too many messages that could not be taken"), sessionID: 0,
            code: .tooManyErrors)
    }

    /// - Returns: whether this one was the last that is borne: say farewell.
    mutating func count(_ connection: UInt32) -> Bool {
        let count = (counts[connection] ?? 0) + 1
        counts[connection] = count
        guard count == Limit.refusedMessagesPerConnectionMax else { return false }
        closing.append(connection)
        return true
    }

    mutating func forget(_ connection: UInt32) { counts[connection] = nil }

    /// Ends the connections that made too many mistakes, after what was sent to them.
    mutating func close(in socket: ServerEndpoint) {
        guard !closing.isEmpty else { return }
        for connection in closing { socket.closeConnection(connection) }
        closing.removeAll(keepingCapacity: true)
    }
}

/// What to do about a logon that was refused at the door.
enum LogonText {
    static func negotiation(_ code: NegotiationRejectCode) -> String {
        switch code {
        case .credentials: "wrong signature: is this the session's key file?"
        case .unknownSession: "no such session: compare the key file with the config"
        case .timestamp: "clock more than 5 s off: set this machine's time"
        case .stopping: "the gateway is stopping: connect again later"
        default: "refused"
        }
    }

    static func establishment(_ code: EstablishmentRejectCode) -> String {
        switch code {
        case .credentials: "wrong signature: is this the session's key file?"
        case .unnegotiated: "negotiate first"
        case .timestamp: "clock more than 5 s off: set this machine's time"
        case .stopping: "the gateway is stopping: connect again later"
        default: "refused"
        }
    }
}
