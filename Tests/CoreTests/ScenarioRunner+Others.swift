// Verbs of operators, brokers, feeds and the gateway itself, and questions to the core.

import Testing
import Wire

@testable import Core

extension ScenarioRunner {
    // MARK: operators

    func operate(_ line: inout ScenarioLine) throws -> Bool {
        let source = UInt32(try line.number(of: "at-ops") ?? 21)
        switch line.verb {
        case "halt":
            var message = try emergency(&line, "HaltRequest")
            if line.has("reducing") { try message.set("mode", "reducing") }
            if line.has("cancel-open") { try message.set("cancelOpen", "yes") }
            if line.has("flatten") { try message.set("flatten", "yes") }
            try send(message, line, .ops, source: source)
        case "resume":
            let message = try emergency(&line, "ResumeRequest")
            try send(message, line, .ops, source: source)
        case "cancel-all":
            let message = try emergency(&line, "CancelAllRequest")
            try send(message, line, .ops, source: source)
        case "flatten":
            let message = try emergency(&line, "FlattenRequest")
            try send(message, line, .ops, source: source)
        case "limit-update":
            var message = try limit(&line)
            try sign(&message, &line)
            try send(message, line, .ops, source: source)
        case "lockout": try lockout(&line, source)
        case "lockout-clear":
            var message = try FrameText("LockoutClearRequest")
            try message.set("lockoutID", try line.nextNumber("a lockout"))
            try sign(&message, &line)
            try send(message, line, .ops, source: source)
        default: return false
        }
        return true
    }

    /// `lockout hard account MAIN for 5m`, `lockout symbol AAPL account MAIN`,
    /// `lockout timer account MAIN until 11:00:00 reduce-only`.
    private func lockout(_ line: inout ScenarioLine, _ source: UInt32) throws {
        var message = try FrameText("LockoutRequest")
        let kind = try line.next("a kind of lockout")
        try message.set("kind", kind)
        if kind == "symbol", line.words.first != "account" {
            try message.set("symbol", try line.next("a symbol"))
        }
        if let account = try line.value(of: "account") { try message.set("account", account) }
        if let text = try line.value(of: "for") {
            guard let duration = DecimalText.duration(text) else {
                throw line.error("\(text) is no duration")
            }
            try message.set("duration", duration)
        }
        if let text = try line.value(of: "until") {
            guard let time = timeOfDay(text) else { throw line.error("\(text) is no time of day") }
            try message.set("until", time)
        }
        if line.has("reduce-only") { try message.set("reduceOnly", "yes") }
        try sign(&message, &line)
        try send(message, line, .ops, source: source)
    }

    /// `all`, `account MAIN`, `strategy demo`, `instrument AAPL`, `venue PAPER`.
    private func emergency(
        _ line: inout ScenarioLine, _ template: String
    ) throws -> FrameText {
        var message = try FrameText(template)
        let scope = try line.next("a scope")
        try message.set("scope", scope == "venue" ? "broker" : scope)
        if scope != "all" { try message.set("target", try line.next("a target")) }
        try sign(&message, &line)
        return message
    }

    private func sign(_ message: inout FrameText, _ line: inout ScenarioLine) throws {
        requestID += 1
        try message.set("requestID", requestID)
        try message.set("timestamp", driver.now)
        try message.set("operatorID", try line.value(of: "operator") ?? "risk")
        try message.set("reason", try line.value(of: "reason") ?? "drill")
    }

    // MARK: brokers, feeds, the gateway

    func report(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "up", "down", "recovering":
            let id = line.words.isEmpty ? "1" : try line.next("a venue")
            var message = try FrameText("BrokerStatus")
            try message.set("brokerID", id)
            try message.set("state", line.verb)
            try send(message, line, .broker, source: UInt32(id) ?? 1)
        case "broker": try brokerReport(&line)
        case "tick": try tick(&line)
        case "start":
            var message = try FrameText("GatewayStarted")
            try message.set("startedTime", driver.now)
            try message.set("version", "test")
            try send(message, line, .gateway)
        case "stop":
            var message = try FrameText("GatewayStopped")
            try message.set("stoppedTime", driver.now)
            try send(message, line, .gateway)
        case "timer":
            var message = try FrameText("TimerExpired")
            try message.set("dueTime", driver.now)
            try send(message, line, .timer)
        case "day": try day(&line)
        case "raw": try raw(&line)
        case "load": try load(&line)
        case "held-back": try heldBack(&line)
        case "show": try show(&line)
        case "limits": try limits(&line)
        default: return false
        }
        return true
    }

    /// `broker trade 40 at 189.50 order 1 fee 1`, `broker canceled order 1`.
    private func brokerReport(_ line: inout ScenarioLine) throws {
        var message = try FrameText("BrokerReport")
        let kind = try line.next("a kind of report")
        try message.set("kind", kind)
        let venue = UInt16(try line.number(of: "venue") ?? 1)
        try message.set("brokerID", UInt64(venue))
        if kind == "trade" || kind == "tradeCorrected" {
            try message.set("lastQty", try line.next("a quantity"))
            try message.set("lastPx", try line.value(of: "at") ?? "1")
        }
        if let ref = try line.number(of: "ref") { try message.set("execRef", ref) }
        if let fee = try line.value(of: "fee") { try message.set("fee", fee) }
        if let order = try line.number(of: "order") { try message.set("orderID", order) }
        if let command = try line.number(of: "command") { try message.set("commandID", command) }
        if let reason = try line.value(of: "reason") { try message.set("rejectReason", reason) }
        if let price = try line.value(of: "price") { try message.set("price", price) }
        if let quantity = try line.value(of: "quantity") { try message.set("orderQty", quantity) }
        if line.has("triggered") { try message.set("stopTriggered", "yes") }
        try message.set("transactTime", driver.now)
        if let number = try line.number(of: "number") {
            try message.set("brokerSeqNum", number)
        } else {
            brokerNumbers[venue, default: 0] += 1
            try message.set("brokerSeqNum", brokerNumbers[venue, default: 0])
        }
        try send(message, line, .broker, source: UInt32(venue))
    }

    /// `tick AAPL 189.40 100 189.50 200 last 189.45 100`; `-` for none.
    func tick(_ line: inout ScenarioLine) throws {
        var message = try FrameText("MarketDataSnapshot")
        let source = UInt32(try line.number(of: "on") ?? 31)
        let symbol = try line.next("a symbol")
        let id = UInt32(truncatingIfNeeded: try securityID(symbol, line))
        try message.set("symbol", symbol)
        try message.set("securityID", UInt64(id))
        if let index = line.words.firstIndex(of: "last") {
            let price = try line.value(of: "last")
            try message.set("lastPx", price ?? "null")
            if index < line.words.count, line.words[index].first?.isNumber == true {
                try message.set("lastQty", try line.take(at: index))
            }
        }
        let age = try line.value(of: "old").flatMap { DecimalText.duration($0) } ?? 0
        let lead = try line.value(of: "ahead").flatMap { DecimalText.duration($0) } ?? 0
        try message.set("transactTime", driver.now - age + lead)
        if let number = try line.number(of: "seq") { feedNumbers[id] = number - 1 }
        feedNumbers[id, default: 0] += 1
        try message.set("feedSeqNum", feedNumbers[id, default: 0])
        for field in ["bidPx", "bidSize", "offerPx", "offerSize"] where !line.words.isEmpty {
            let word = try line.next(field)
            try message.set(field, word == "-" ? "null" : word)
        }
        try send(message, line, .feed, source: source)
    }

    /// `raw session NewOrderSingle on 11 msgSeqNum=1 …`: any message on any door.
    private func raw(_ line: inout ScenarioLine) throws {
        let door = try line.next("an origin")
        guard let value = Catalogue.codeValue("Origin", door) else {
            throw line.error("no origin \(door)")
        }
        let message = try FrameText(try line.next("a message"))
        let source = UInt32(try line.number(of: "on") ?? 0)
        let isAuthenticated = line.has("signed")
        try send(
            message, line, Origin(rawValue: UInt8(value)), source: source,
            isAuthenticated: isAuthenticated)
    }

    /// `day 20260303 [week]`: a trading day begins.
    private func day(_ line: inout ScenarioLine) throws {
        var message = try FrameText("TradingDayBegan")
        try message.set("tradeDate", try line.nextNumber("a date"))
        try message.set("resetTime", driver.now)
        if line.has("week") { try message.set("weekStart", "yes") }
        try send(message, line, .gateway)
    }

    // MARK: questions

    private func heldBack(_ line: inout ScenarioLine) throws {
        let number = try line.nextNumber("a command")
        try line.end()
        guard let command = commands[number] else { throw line.error("no command \(number)") }
        let reason = driver.core.heldBack(command)
        say("command \(number) \(reason.map { "is held back: \($0)" } ?? "leaves")")
    }

    private func show(_ line: inout ScenarioLine) throws {
        let what = try line.next("what to show")
        switch what {
        case "account":
            let name = try line.next("an account")
            guard let row = driver.core.accounts.row(named: Text16(name)) else {
                throw line.error("no account \(name)")
            }
            let account = driver.core.accounts.rows[row]
            func money(_ number: Int64) -> String { NumberText.decimal(number, scale: 4) }
            say(
                "cash \(money(account.cash)) realised \(money(account.realizedPnL))"
                    + " fees \(money(account.fees)) equity \(money(account.equity))"
                    + " open \(account.openOrders) orders \(money(account.openNotional))"
                    + " gross \(money(account.grossExposure))"
                    + " long \(money(account.longExposure))"
                    + " short \(money(account.shortExposure))"
                    + " positions \(account.positionsOpen)")
        case "money": try showMoney(&line)
        case "counters":
            let it = driver.core.counters
            say(
                "accepted \(it.ordersAccepted) refused \(it.ordersRefused)"
                    + " forwarded \(it.ordersForwarded) cancels \(it.cancels) trades \(it.trades)"
                    + " messages refused \(it.messagesRefused)"
                    + " ticks \(it.ticksAccepted)/\(it.ticksRefused)"
                    + " reports ignored \(it.reportsIgnored) unexpected \(it.reportsUnexpected)")
        case "floor":
            let name = try line.nextNumber("a session")
            guard let row = driver.core.sessions.row(sessionID: UInt32(name)) else {
                throw line.error("no session \(name)")
            }
            say("floor \(driver.core.sessions.rows[row].clOrdIDFloor)")
        case "data": try showData(&line)
        case "market-data": showTotals()
        case "lockouts":
            driver.core.forEachLockout(requestID: 0, time: driver.now) { say(Self.text($0)) }
        case "violations":
            driver.core.forEachViolationCount(requestID: 0, time: driver.now) {
                say(Self.text($0))
            }
        default:
            throw line.error(
                "show account, money, counters, floor, lockouts, violations, data or market-data, "
                    + "not \(what)")
        }
        try line.end()
    }
}
