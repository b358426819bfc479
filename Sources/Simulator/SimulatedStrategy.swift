// A strategy: logs on, trades, cancels, replaces; loses its connection and comes back. A naughty
// one also repeats itself, leaves gaps, uses old ids, and sends what is no message.
//
// It checks for itself that its reports are numbered without gaps on every connection.
//
// Thread: the world's.

import Wire

final class SimulatedStrategy {
    private enum State {
        case idle, negotiating, establishing, established
    }

    let sessionID: UInt32
    private let isNaughty: Bool
    private var chance: Chance
    private let world: Surroundings
    private var connection: Connection?
    private var state = State.idle
    private var version: UInt64 = 0
    private var mustNegotiate = true
    private var nextSeqNo: UInt64 = 1
    private var nextID: UInt64 = 1
    /// Number of the next report on this connection; nil before it is established.
    private var expected: UInt64?
    private var lastOrders: [NewOrderSingle] = []
    private var openIDs: [UInt64] = []
    /// Whether it only listens.
    var isCalm = false

    init(sessionID: UInt32, isNaughty: Bool, chance: Chance, world: Surroundings) {
        self.sessionID = sessionID
        self.isNaughty = isNaughty
        self.chance = chance
        self.world = world
    }

    private static let signature: Text64 = "signed"

    /// Whether the door would find the frame's signature right.
    static func isSigned(_ frame: [UInt8]) -> Bool {
        if let request = Ledger.read(Negotiate.self, frame) {
            return request.signature == signature
        }
        if let request = Ledger.read(Establish.self, frame) {
            return request.signature == signature
        }
        return false
    }

    func step() throws(Violation) {
        guard let connection, connection.isOpen else { return reconnect() }
        for message in connection.take() { try receive(message) }
        guard state == .established, connection.isOpen else { return }
        if isCalm {
            if chance.oneIn(100) { send(Sequence(nextSeqNo: nextSeqNo)) }
            return
        }
        guard chance.oneIn(2) else { return }
        act()
    }

    private func reconnect() {
        connection = nil
        state = .idle
        expected = nil
        guard chance.oneIn(isCalm ? 2 : 8), let fresh = world.network.connect(.orders) else {
            return
        }
        connection = fresh
        if mustNegotiate || chance.oneIn(3) {
            version += 1
            state = .negotiating
            send(
                Negotiate(
                    sessionVersionID: version, timestamp: world.now,
                    signature: isNaughty && chance.oneIn(10) ? "forged" : Self.signature,
                    sessionID: sessionID))
        } else {
            establish()
        }
    }

    private func establish() {
        state = .establishing
        let policies: [CancelOnDisconnect] = [.none, .onDisconnect, .afterGrace]
        send(
            Establish(
                sessionVersionID: version, timestamp: world.now, nextSeqNo: nextSeqNo,
                signature: Self.signature, sessionID: sessionID, keepAliveInterval: 3_000,
                cancelOnDisconnectWindow: 500, cancelOnDisconnect: chance.pick(policies)))
    }

    private func send(_ message: some Message) { send(bytes: message.frameBytes()) }

    private func send(bytes: [UInt8]) {
        guard let connection else { return }
        world.network.sendToGateway(connection, bytes, now: world.now)
    }

    // MARK: what comes

    private func receive(_ message: [UInt8]) throws(Violation) {
        var reader = FrameReader()
        while case .frame(let header) = unsafe reader.next(in: message.span.bytes) {
            let frame = Array(message[header.byteOffset..<(header.byteOffset + header.byteCount)])
            if (40...46).contains(header.templateID) { try countReport(frame) }
            switch header.templateID {
            case NegotiationResponse.templateID:
                mustNegotiate = false
                nextSeqNo = 1
                establish()
            case NegotiationReject.templateID:
                let current = Ledger.read(NegotiationReject.self, frame)?.currentSessionVersionID
                if let current, current != .null { version = max(version, current) }
                leave()
            case EstablishmentReject.templateID:
                mustNegotiate = true
                leave()
            case EstablishmentAck.templateID:
                guard let ack = Ledger.read(EstablishmentAck.self, frame) else { continue }
                state = .established
                expected = ack.nextSeqNo
                nextSeqNo = ack.lastIncomingSeqNo + 1
            case ExecutionReport.templateID:
                if let report = Ledger.read(ExecutionReport.self, frame) { note(report) }
            default: continue
            }
        }
    }

    private func countReport(_ frame: [UInt8]) throws(Violation) {
        let number = frame[14..<22].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard number != 0, let expected else { return }
        guard number == expected else {
            throw Violation(
                .numbersWithoutGaps,
                "session \(sessionID) got report \(number) instead of \(expected)")
        }
        self.expected = number + 1
    }

    private func note(_ report: ExecutionReport) {
        if report.leavesQty > 0 {
            if !openIDs.contains(report.clOrdID) { openIDs.append(report.clOrdID) }
        } else {
            openIDs.removeAll { $0 == report.clOrdID || $0 == report.origClOrdID }
        }
        if openIDs.count > 40 { openIDs.removeFirst() }
    }

    private func leave() {
        if let connection { world.network.breakConnection(connection) }
    }

    // MARK: what goes

    private func act() {
        switch chance.below(isNaughty ? 120 : 100) {
        case 0..<55: sendOrder()
        case 55..<75: sendCancel()
        case 75..<88: sendReplace()
        case 88..<90:
            send(
                OrderMassActionRequest(
                    msgSeqNum: takeNumber(), clOrdID: takeID(), sendingTime: world.now,
                    account: "", side: .any))
        case 90..<92: send(Sequence(nextSeqNo: nextSeqNo))
        case 92..<94:
            send(PositionRequest(msgSeqNum: takeNumber(), posReqID: takeID(), account: ""))
        case 94..<95: leave()
        case 95..<96:
            send(Terminate(text: "", sessionID: sessionID, code: .finished))
            mustNegotiate = chance.oneIn(2)
        case 96..<98: send(OrderStatusRequest(msgSeqNum: takeNumber(), ordStatusReqID: takeID()))
        case 98..<100: resend()
        default: misbehave()
        }
    }

    private func takeNumber() -> UInt64 {
        nextSeqNo += 1
        return nextSeqNo - 1
    }

    private func takeID() -> UInt64 {
        nextID += 1
        return nextID - 1
    }

    private func sendOrder() {
        let isMarket = chance.oneIn(10)
        let order = NewOrderSingle(
            msgSeqNum: takeNumber(), clOrdID: takeID(), sendingTime: world.now,
            price: isMarket ? .null : Int64(chance.within(9_900...10_100)) * unit / 100,
            orderQty: Int64(chance.within(1...45)) * unit,
            account: chance.pick(SimulatedDesk.accounts),
            securityID: UInt32(chance.within(1...SimulatedDesk.symbols.count)),
            side: chance.oneIn(2) ? .buy : .sell, ordType: isMarket ? .market : .limit,
            timeInForce: chance.oneIn(2) ? .day : .goodTillCancel,
            reduceOnly: chance.oneIn(12) ? .yes : .no)
        lastOrders.append(order)
        if lastOrders.count > 30 { lastOrders.removeFirst() }
        send(order)
    }

    private func sendCancel() {
        guard !openIDs.isEmpty else { return sendOrder() }
        send(
            OrderCancelRequest(
                msgSeqNum: takeNumber(), clOrdID: takeID(), origClOrdID: chance.pick(openIDs),
                sendingTime: world.now))
    }

    private func sendReplace() {
        guard !openIDs.isEmpty else { return sendOrder() }
        send(
            OrderCancelReplaceRequest(
                msgSeqNum: takeNumber(), clOrdID: takeID(), origClOrdID: chance.pick(openIDs),
                sendingTime: world.now,
                price: Int64(chance.within(9_900...10_100)) * unit / 100,
                orderQty: Int64(chance.within(1...45)) * unit, ordType: .limit,
                timeInForce: chance.oneIn(2) ? .day : .goodTillCancel))
    }

    /// The same order once more, as after a lost answer.
    private func resend() {
        guard var order = lastOrders.last else { return }
        if chance.oneIn(2) { order = chance.pick(lastOrders) }
        order.msgSeqNum = takeNumber()
        order.possResend = .yes
        send(order)
    }

    private func misbehave() {
        switch chance.below(6) {
        case 0: resend()
        case 1:
            // The same id with other content.
            guard var order = lastOrders.last else { return }
            order.msgSeqNum = takeNumber()
            order.orderQty += unit
            send(order)
        case 2: nextSeqNo += UInt64(chance.within(1...5))
        case 3:
            guard let order = lastOrders.first else { return }
            send(order)
        case 4:
            send(bytes: (0..<chance.within(1...60)).map { _ in UInt8(chance.below(256)) })
        default:
            var bytes = Sequence(nextSeqNo: nextSeqNo).frameBytes()
            bytes[chance.below(bytes.count)] ^= 1 << UInt8(chance.below(8))
            send(bytes: bytes)
        }
    }
}
