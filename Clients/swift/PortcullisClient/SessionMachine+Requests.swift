// What a strategy asks for: each request is numbered, remembered until it is answered, and queued.

import Wire

extension SessionMachine {
    /// A ClOrdID that was never used: ids begin at the time at which the machine was made.
    public mutating func newClOrdID() -> UInt64 {
        lastClOrdID += 1
        return lastClOrdID
    }

    /// Queues a new order.
    ///
    /// - Returns: its ClOrdID.
    /// - Throws: `.unknownSymbol`, `.invalidField`, `.tooManyUnanswered`.
    public mutating func submit(_ order: Order, _ now: Moment) throws(ClientError) -> UInt64 {
        guard let security = symbols[order.symbol] else {
            throw .unknownSymbol(order.symbol, listed: symbols.count)
        }
        let message = NewOrderSingle(
            msgSeqNum: 0, clOrdID: newClOrdID(), sendingTime: now.wallNs,
            price: order.limit ?? .null, stopPx: order.stop ?? .null, orderQty: order.quantity,
            account: try field("account", order.account), securityID: security.securityID,
            side: order.side, ordType: order.ordType, timeInForce: order.timeInForce,
            possResend: .no, duplicateIntended: order.duplicateIntended ? .yes : .no,
            reduceOnly: order.reduceOnly ? .yes : .no)
        try request(message.clOrdID, .order(message), now)
        return message.clOrdID
    }

    /// Queues a cancel of one order.
    ///
    /// - Returns: the ClOrdID of the request.
    public mutating func cancel(
        _ origClOrdID: UInt64, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        let message = OrderCancelRequest(
            msgSeqNum: 0, clOrdID: newClOrdID(), origClOrdID: origClOrdID,
            sendingTime: now.wallNs)
        try request(message.clOrdID, .cancel(message), now)
        return message.clOrdID
    }

    /// Queues a change of one order to what `order` says; its account, symbol, side and type stay.
    ///
    /// - Returns: the ClOrdID that the order has from then on.
    public mutating func replace(
        _ origClOrdID: UInt64, with order: Order, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        let message = OrderCancelReplaceRequest(
            msgSeqNum: 0, clOrdID: newClOrdID(), origClOrdID: origClOrdID,
            sendingTime: now.wallNs, price: order.limit ?? .null, stopPx: order.stop ?? .null,
            orderQty: order.quantity, ordType: order.ordType, timeInForce: order.timeInForce)
        try request(message.clOrdID, .replace(message), now)
        return message.clOrdID
    }

    /// Queues a cancel of all own orders that match.
    ///
    /// - Parameters: empty account and nil symbol: all.
    /// - Returns: the ClOrdID of the request.
    public mutating func massCancel(
        account: String, symbol: String?, side: SideFilter, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        var securityID = UInt32.null
        if let symbol {
            guard let security = symbols[symbol] else {
                throw .unknownSymbol(symbol, listed: symbols.count)
            }
            securityID = security.securityID
        }
        let message = OrderMassActionRequest(
            msgSeqNum: 0, clOrdID: newClOrdID(), sendingTime: now.wallNs,
            account: try field("account", account), securityID: securityID, side: side)
        try request(message.clOrdID, .massCancel(message), now)
        return message.clOrdID
    }

    /// Queues a question about one order, or about every open one.
    ///
    /// - Returns: the id of the request.
    public mutating func requestStatus(
        clOrdID: UInt64?, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        let message = OrderStatusRequest(
            msgSeqNum: 0, ordStatusReqID: newClOrdID(), clOrdID: clOrdID ?? .null)
        try request(message.ordStatusReqID, .status(message), now)
        return message.ordStatusReqID
    }

    /// Queues a question about positions.
    ///
    /// - Returns: the id of the request, which the reports carry.
    public mutating func requestPositions(
        account: String, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        let message = PositionRequest(
            msgSeqNum: 0, posReqID: newClOrdID(), account: try field("account", account))
        try request(message.posReqID, .positions(message), now)
        return message.posReqID
    }

    /// Queues a question how much may be traded.
    ///
    /// - Returns: the id of the request, which the report carries.
    public mutating func requestSize(
        _ wish: SizingWish, _ now: Moment
    ) throws(ClientError) -> UInt64 {
        guard let security = symbols[wish.symbol] else {
            throw .unknownSymbol(wish.symbol, listed: symbols.count)
        }
        let message = try wish.request(newClOrdID(), securityID: security.securityID)
        try request(message.sizingReqID, .sizing(message), now)
        return message.sizingReqID
    }

    /// Queues a dry run: what would the checks say of the order? Nothing is sent to a broker.
    ///
    /// - Returns: the id of the question, which the answer carries.
    public mutating func test(_ order: Order, _ now: Moment) throws(ClientError) -> UInt64 {
        guard let security = symbols[order.symbol] else {
            throw .unknownSymbol(order.symbol, listed: symbols.count)
        }
        let message = OrderTestRequest(
            msgSeqNum: 0, testReqID: newClOrdID(), sendingTime: now.wallNs,
            price: order.limit ?? .null, stopPx: order.stop ?? .null, orderQty: order.quantity,
            account: try field("account", order.account), securityID: security.securityID,
            side: order.side, ordType: order.ordType, timeInForce: order.timeInForce,
            duplicateIntended: order.duplicateIntended ? .yes : .no,
            reduceOnly: order.reduceOnly ? .yes : .no)
        try request(message.testReqID, .test(message), now)
        return message.testReqID
    }

    mutating func requestInstruments(_ now: Moment) {
        listRequest = newClOrdID()
        listed.removeAll()
        send(SecurityListRequest(msgSeqNum: nextSeqNo, securityReqID: listRequest), now)
        nextSeqNo += 1
    }

    /// Sends again what was not answered before the connection was lost.
    mutating func resendUnanswered(_ now: Moment) {
        for id in unanswered.keys.sorted() {
            guard var entry = unanswered[id] else { continue }
            entry.request.markAsRepeat()
            transmit(&entry, now)
            unanswered[id] = entry
        }
    }

    private mutating func request(
        _ id: UInt64, _ request: Request, _ now: Moment
    ) throws(ClientError) {
        guard unanswered.count < Self.unansweredMax else {
            throw .tooManyUnanswered(unanswered.count)
        }
        var entry = Unanswered(request: request, seqNo: 0)
        // While there is no connection the request waits, and goes with the next one.
        if phase == .established { transmit(&entry, now) }
        unanswered[id] = entry
    }

    private mutating func transmit(_ entry: inout Unanswered, _ now: Moment) {
        entry.seqNo = nextSeqNo
        nextSeqNo += 1
        switch entry.request {
        case .order(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .cancel(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .replace(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .massCancel(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .status(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .positions(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .sizing(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        case .test(var message):
            message.msgSeqNum = entry.seqNo
            send(message, now)
        }
    }

    private func field(_ name: String, _ value: String) throws(ClientError) -> Text16 {
        guard let text = Text16(exactly: value), text.isWellFormed else {
            throw .invalidField(
                name: name, value: value, why: "it has at most 16 bytes and no control characters")
        }
        return text
    }
}

extension SessionMachine.Request {
    mutating func markAsRepeat() {
        switch self {
        case .order(var message):
            message.possResend = .yes
            self = .order(message)
        case .cancel(var message):
            message.possResend = .yes
            self = .cancel(message)
        case .replace(var message):
            message.possResend = .yes
            self = .replace(message)
        case .massCancel(var message):
            message.possResend = .yes
            self = .massCancel(message)
        case .status, .positions, .sizing, .test: break
        }
    }
}
