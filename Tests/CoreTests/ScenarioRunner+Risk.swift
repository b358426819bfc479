// Verbs of portfolio risk: scenarios of the configuration, figures of the risk thread, sizing.

import Wire

@testable import Core

extension ScenarioRunner {
    /// `scenario 0 crash AAPL -20 ESZ6 -10`: percent by symbol.
    func configureScenario(_ line: inout ScenarioLine) throws {
        var message = try FrameText("StressScenario")
        let index = try line.nextNumber("a number")
        try message.set("index", index)
        try message.set("scenario", try line.next("a name"))
        try message.set("loss", "null")
        var shocks: [FrameText] = []
        while !line.words.isEmpty {
            var shock = try FrameText("StressShock")
            try shock.set("index", index)
            let symbol = try line.next("a symbol")
            try shock.set("securityID", try securityID(symbol, line))
            try shock.set("shock", try scaled(try line.next("a percentage"), 4, line))
            shocks.append(shock)
        }
        try send(message, line, .configuration)
        for shock in shocks { apply(shock.frame, .configuration) }
    }

    func judgeRisk(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "figures": try figures(&line)
        case "size": try size(&line)
        case "risk": try risk(&line)
        default: return false
        }
        return true
    }

    private func scaled(
        _ text: String, _ digits: Int, _ line: ScenarioLine
    ) throws -> UInt64 {
        let isNegative = text.hasPrefix("-")
        guard let number = DecimalText.scaled(isNegative ? text.dropFirst() : text[...], by: digits)
        else { throw line.error("\(text) is no number") }
        return UInt64(bitPattern: isNegative ? -number : number)
    }

    // MARK: figures

    /// `figures begin 1`, `figures instrument AAPL rate 0.05 …`, `figures position MAIN AAPL 1000`,
    /// `figures account MAIN var 500`, `figures end`.
    private func figures(_ line: inout ScenarioLine) throws {
        let what = try line.next("begin, instrument, position, account or end")
        var message: FrameText
        switch what {
        case "begin":
            message = try FrameText("RiskBegin")
            generation = try line.nextNumber("a generation")
            staged = StagedCounts()
            if line.has("full") { try message.set("full", "yes") }
            try message.set("asOfTime", driver.now)
        case "instrument": message = try instrumentFigures(&line)
        case "position":
            message = try FrameText("PositionRisk")
            try message.set("account", try line.next("an account"))
            let symbol = try line.next("a symbol")
            try message.set("securityID", try securityID(symbol, line))
            try message.set("value", try scaled(try line.next("a value"), 4, line))
            staged.positions += 1
        case "account":
            message = try FrameText("PortfolioFigures")
            try message.set("account", try line.next("an account"))
            try message.set("asOfTime", driver.now)
            try message.set("valueAtRisk", try line.value(of: "var") ?? "0")
            staged.accounts += 1
        case "end":
            message = try FrameText("RiskEnd")
            try message.set("asOfTime", driver.now)
            try message.set("instruments", staged.instruments)
            try message.set("positions", staged.positions)
            try message.set("accounts", staged.accounts)
        default: throw line.error("no figures \(what)")
        }
        try message.set("generation", generation)
        try send(message, line, .gateway)
    }

    private func instrumentFigures(_ line: inout ScenarioLine) throws -> FrameText {
        var message = try FrameText("InstrumentRisk")
        let symbol = try line.next("a symbol")
        try message.set("securityID", try securityID(symbol, line))
        let numbers = [
            ("volatility", "volatility", "20", 4), ("riskRate", "rate", "0.05", 8),
            ("limitScale", "scale", "1", 4),
        ]
        for (field, keyword, usual, digits) in numbers {
            let text = try line.value(of: keyword) ?? usual
            try message.set(field, try scaled(text, digits, line))
        }
        if let range = try line.value(of: "atr") { try message.set("averageTrueRange", range) }
        if let cluster = try line.value(of: "cluster") { try message.set("cluster", cluster) }
        staged.instruments += 1
        return message
    }

    // MARK: sizing

    /// `size 1 buy AAPL fixedPercent 1 [stop 95] [limit 100]`, `… atr 1 [multiple 2]`,
    /// `… kelly 20 wins 55 payoff 1.5`; `by-operator` asks as an operator.
    private func size(_ line: inout ScenarioLine) throws {
        var message = try FrameText("SizingRequest")
        try message.set("sizingReqID", try line.nextNumber("a request id"))
        let side = try line.next("a side")
        try message.set("side", side == "short" ? "sellShort" : side)
        let symbol = try line.next("a symbol")
        try message.set("securityID", try securityID(symbol, line))
        try message.set("method", try line.next("a method"))
        try message.set("riskPercent", try scaled(try line.next("a percentage"), 4, line))
        for (keyword, field, digits) in [
            ("multiple", "atrMultiple", 4), ("wins", "winRate", 4), ("payoff", "payoffRatio", 4),
        ] {
            guard let text = try line.value(of: keyword) else { continue }
            try message.set(field, try scaled(text, digits, line))
        }
        if let stop = try line.value(of: "stop") { try message.set("stopPx", stop) }
        if let limit = try line.value(of: "limit") { try message.set("price", limit) }
        try message.set("account", try line.value(of: "account") ?? account)
        if let strategy = try line.value(of: "strategy") {
            try message.set("strategy", strategy)
        }
        if line.has("by-operator") {
            try askSize(message, line)
            return
        }
        try number(&message, &line)
        try send(message, line, .session, source: connections[session] ?? 10 + session)
    }

    private func askSize(_ message: FrameText, _ line: ScenarioLine) throws {
        try line.end()
        let before = driver.core.stateHash()
        switch driver.core.sizing(try SizingRequest(frame: message.frame), time: driver.now) {
        case .refused(let reason): say("refused \(reason)")
        case .report(let report): show([Effect(asked: report)])
        }
        let after = driver.core.stateHash()
        guard before == after else { throw line.error("a question changed the state") }
    }

    // MARK: questions

    /// `risk MAIN`: how an account stands, as an operator sees it.
    private func risk(_ line: inout ScenarioLine) throws {
        let name = try line.next("an account")
        try line.end()
        driver.core.forEachRiskFrame(account: Text16(name), requestID: 1) { frame in
            show([Effect(frame: frame)])
        }
    }
}

extension Effect {
    /// An answer that was asked for, as it would stand among effects.
    init(frame: [UInt8]) {
        header = EffectHeader(
            frameByteCount: UInt16(frame.count), kind: EffectKind.ops, destination: 21,
            sessionID: 0)
        self.frame = frame
    }

    init<M: Message>(asked message: M) { self.init(frame: message.frameBytes()) }
}

/// Figures that a generation has brought so far.
struct StagedCounts {
    var instruments: UInt64 = 0
    var positions: UInt64 = 0
    var accounts: UInt64 = 0
}
