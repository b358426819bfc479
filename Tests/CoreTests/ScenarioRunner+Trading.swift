// Verbs of a strategy: negotiate, establish, buy, sell, short, cancel, replace and the requests.

import Wire

@testable import Core

extension ScenarioRunner {
    func trade(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "negotiate": try negotiate(&line)
        case "establish": try establish(&line)
        case "logon": try logon(&line)
        case "terminate":
            var message = try FrameText("Terminate")
            try message.set("sessionID", UInt64(session))
            try send(message, line, .session, source: try connection(&line))
        case "disconnect":
            var message = try FrameText("ConnectionClosed")
            try message.set("connectionID", try line.nextNumber("a connection"))
            try send(message, line, .gateway)
        case "sequence":
            var message = try FrameText("Sequence")
            try message.set("nextSeqNo", try line.number(of: "next") ?? nextNumber(peek: true))
            try send(message, line, .session, source: try connection(&line))
        case "buy": try order(&line, side: "buy")
        case "sell": try order(&line, side: "sell")
        case "short": try order(&line, side: "sellShort")
        case "cancel": try cancel(&line)
        case "replace": try replace(&line)
        case "mass-cancel": try massCancel(&line)
        case "test", "test-all": try test(&line)
        case "status": try request(&line, "OrderStatusRequest", "ordStatusReqID")
        case "instruments": try request(&line, "SecurityListRequest", "securityReqID")
        case "positions": try request(&line, "PositionRequest", "posReqID")
        default: return false
        }
        return true
    }

    // MARK: sessions

    private func negotiate(_ line: inout ScenarioLine) throws {
        let id = try line.nextNumber("a session")
        var message = try FrameText("Negotiate")
        try message.set("sessionID", id)
        let version = try line.number(of: "version") ?? 1
        try message.set("sessionVersionID", version)
        try message.set("timestamp", driver.now)
        let isAuthenticated = !line.has("unsigned")
        session = UInt32(truncatingIfNeeded: id)
        let source = try connection(&line)
        try send(message, line, .session, source: source, isAuthenticated: isAuthenticated)
        versions[session] = version
        sequences[session] = 1
    }

    private func establish(_ line: inout ScenarioLine) throws {
        let id = try line.nextNumber("a session")
        session = UInt32(truncatingIfNeeded: id)
        var message = try FrameText("Establish")
        try message.set("sessionID", id)
        let version = try line.number(of: "version") ?? versions[session] ?? 1
        try message.set("sessionVersionID", version)
        try message.set("timestamp", driver.now)
        if let next = try line.number(of: "next") { sequences[session] = next }
        try message.set("nextSeqNo", sequences[session] ?? 1)
        let keepAlive = try line.value(of: "keepAlive") ?? "600s"
        try message.set(
            "keepAliveInterval", (DecimalText.duration(keepAlive) ?? 0) / 1_000_000)
        if line.has("onDisconnect") { try message.set("cancelOnDisconnect", "onDisconnect") }
        if let window = try line.value(of: "afterGrace") {
            try message.set("cancelOnDisconnect", "afterGrace")
            try message.set(
                "cancelOnDisconnectWindow", (DecimalText.duration(window) ?? 0) / 1_000_000)
        }
        let isAuthenticated = !line.has("unsigned")
        let source = try connection(&line)
        try send(message, line, .session, source: source, isAuthenticated: isAuthenticated)
    }

    /// Negotiates the next version and establishes it, on connection 10 + session.
    private func logon(_ line: inout ScenarioLine) throws {
        let id = try line.nextNumber("a session")
        try line.end()
        let version = (versions[UInt32(id)] ?? 0) + 1
        var negotiate = try ScenarioLine(
            "negotiate \(id) version \(version) on \(10 + id)", number: line.number)
        _ = try trade(&negotiate)
        var establish = try ScenarioLine(
            "establish \(id) version \(version) on \(10 + id)", number: line.number)
        _ = try trade(&establish)
    }

    /// `on 11`, or the connection that the session used last.
    func connection(_ line: inout ScenarioLine) throws -> UInt32 {
        if let id = try line.number(of: "by") { session = UInt32(id) }
        if let number = try line.number(of: "on") {
            connections[session] = UInt32(truncatingIfNeeded: number)
        }
        return connections[session] ?? 10 + session
    }

    private func nextNumber(peek: Bool = false) -> UInt64 {
        let number = sequences[session] ?? 1
        if !peek { sequences[session] = number &+ 1 }
        return number
    }

    /// Numbers an application message; `seq 7` leaves a gap or goes back.
    func number(_ message: inout FrameText, _ line: inout ScenarioLine) throws {
        if let number = try line.number(of: "seq") { sequences[session] = number }
        try message.set("msgSeqNum", nextNumber())
    }

    // MARK: orders

    private func order(_ line: inout ScenarioLine, side: String) throws {
        let source = try connection(&line)
        let clOrdID = try line.nextNumber("a ClOrdID")
        let quantity = try line.next("a quantity")
        let instrument = try line.next("an instrument")
        var shape = OrderShape(
            ordType: "market", timeInForce: "day", price: "null", stopPx: "null",
            orderQty: quantity, account: try line.value(of: "account") ?? account)
        if let price = try line.value(of: "limit") {
            shape.price = price
            shape.ordType = "limit"
        }
        if let stop = try line.value(of: "stop") {
            shape.stopPx = stop
            shape.ordType = shape.ordType == "limit" ? "stopLimit" : "stop"
        }
        _ = line.has("market")
        if line.has("gtc") { shape.timeInForce = "goodTillCancel" }
        if line.has("ioc") { shape.timeInForce = "immediateOrCancel" }
        if line.has("fok") { shape.timeInForce = "fillOrKill" }
        var message = try FrameText("NewOrderSingle")
        try number(&message, &line)
        try message.set("clOrdID", clOrdID)
        try message.set("securityID", try securityID(instrument, line))
        try message.set("side", side)
        try message.set("account", shape.account)
        if line.has("reduce-only") { try message.set("reduceOnly", "yes") }
        if line.has("resend") { try message.set("possResend", "yes") }
        if line.has("meant") { try message.set("duplicateIntended", "yes") }
        try set(shape, &message)
        let name = RequestName(session: session, clOrdID: clOrdID)
        if shapes[name] == nil { shapes[name] = shape }
        try send(message, line, .session, source: source)
    }

    private func set(_ shape: OrderShape, _ message: inout FrameText) throws {
        try message.set("orderQty", shape.orderQty)
        try message.set("price", shape.price)
        try message.set("stopPx", shape.stopPx)
        try message.set("ordType", shape.ordType)
        try message.set("timeInForce", shape.timeInForce)
    }

    private func cancel(_ line: inout ScenarioLine) throws {
        let source = try connection(&line)
        var message = try FrameText("OrderCancelRequest")
        try message.set("clOrdID", try line.nextNumber("a ClOrdID"))
        guard let original = try line.number(of: "of") else { throw line.error("of is missing") }
        try message.set("origClOrdID", original)
        try number(&message, &line)
        try send(message, line, .session, source: source)
    }

    private func replace(_ line: inout ScenarioLine) throws {
        let source = try connection(&line)
        let clOrdID = try line.nextNumber("a ClOrdID")
        guard let original = try line.number(of: "of") else { throw line.error("of is missing") }
        var shape =
            shapes[RequestName(session: session, clOrdID: original)]
            ?? OrderShape(
                ordType: "limit", timeInForce: "day", price: "1", stopPx: "null", orderQty: "1",
                account: account)
        shape.orderQty = try line.value(of: "quantity") ?? shape.orderQty
        shape.price = try line.value(of: "limit") ?? shape.price
        shape.stopPx = try line.value(of: "stop") ?? shape.stopPx
        var message = try FrameText("OrderCancelReplaceRequest")
        try number(&message, &line)
        try message.set("clOrdID", clOrdID)
        try message.set("origClOrdID", original)
        try set(shape, &message)
        let name = RequestName(session: session, clOrdID: clOrdID)
        if shapes[name] == nil { shapes[name] = shape }
        try send(message, line, .session, source: source)
    }

    private func massCancel(_ line: inout ScenarioLine) throws {
        let source = try connection(&line)
        var message = try FrameText("OrderMassActionRequest")
        try message.set("clOrdID", try line.nextNumber("a ClOrdID"))
        try message.set("side", try line.value(of: "side") ?? "any")
        if let account = try line.value(of: "account") { try message.set("account", account) }
        if let symbol = try line.value(of: "instrument") {
            try message.set("securityID", try securityID(symbol, line))
        }
        try number(&message, &line)
        try send(message, line, .session, source: source)
    }

    private func request(
        _ line: inout ScenarioLine, _ template: String, _ idField: String
    ) throws {
        let source = try connection(&line)
        var message = try FrameText(template)
        try message.set(idField, try line.nextNumber("a request id"))
        if let order = try line.number(of: "order") { try message.set("clOrdID", order) }
        if let account = try line.value(of: "account") { try message.set("account", account) }
        try number(&message, &line)
        try send(message, line, .session, source: source)
    }
}
