// Verbs that show what the checks compared: `explain` before any input, and `test` for an order
// that is not sent; and the list of limits.

import Wire

@testable import Core

extension ScenarioRunner {
    /// `explain buy 1 100 AAPL limit 5`: the input as ever, then each comparison with a limit that
    /// is set, and each that refuses; `explain-all`: every comparison.
    func explain(_ text: Substring, number: Int) throws {
        driver.explains = true
        defer { driver.explains = false }
        try run(text, number: number)
        let explanation = driver.explanation
        for it in explanation.comparisons where showsAll || it.saysMuch {
            lines.append("    " + ComparisonText.line(it, target: explanation.target(of: it.level)))
        }
        say("  checks reached: \(explanation.lastCheck) of 23")
    }

    /// `test buy 100 AAPL limit 5 [account MAIN]`: a dry run, shown as `explain` does;
    /// `test-all`: every comparison.
    func test(_ line: inout ScenarioLine) throws {
        showsAll = line.verb == "test-all"
        defer { showsAll = false }
        let source = try connection(&line)
        let sides = ["buy": "buy", "sell": "sell", "short": "sellShort"]
        guard let side = sides[try line.next("a side")] else { throw line.error("no such side") }
        var message = try FrameText("OrderTestRequest")
        try message.set("orderQty", try line.next("a quantity"))
        try message.set(
            "securityID", try securityID(try line.next("an instrument"), line))
        try message.set("side", side)
        try message.set("account", try line.value(of: "account") ?? account)
        let limit = try line.value(of: "limit")
        let stop = try line.value(of: "stop")
        try message.set("price", limit ?? "null")
        try message.set("stopPx", stop ?? "null")
        let types = [["market", "stop"], ["limit", "stopLimit"]]
        try message.set("ordType", types[limit == nil ? 0 : 1][stop == nil ? 0 : 1])
        try message.set("timeInForce", "day")
        if line.has("reduce-only") { try message.set("reduceOnly", "yes") }
        requestID += 1
        try message.set("testReqID", requestID)
        try number(&message, &line)
        try send(message, line, .session, source: source)
    }

    /// `limits [changed]`: the list that operators get.
    func limits(_ line: inout ScenarioLine) throws {
        let changedOnly = line.has("changed")
        try line.end()
        driver.core.forEachLimit(requestID: 0, changedOnly: changedOnly) { it in
            guard it.lastReport == .no else {
                return say("\(it.index) in all\(it.isWhole == .yes ? "" : ", and more")")
            }
            func text(_ number: Int64) -> String { LimitText.text(number, "\(it.kind)") }
            let place = it.target.isEmpty ? "\(it.level)" : "\(it.level) \(it.target)"
            var words = "\(it.kind) of \(place) is \(it.limit == .null ? "none" : text(it.limit))"
            words += ", configured \(it.ceiling == .null ? "none" : text(it.ceiling))"
            if it.changed != .null {
                words += ", set to \(text(it.changed)) by \(it.operatorID): \(it.reason)"
                words += " (record \(it.execID))"
            }
            say(words)
        }
    }
}

extension Explanation {
    func target(of level: Level) -> String {
        switch level {
        case .account: "\(account)"
        case .strategy: "\(strategy)"
        case .instrument: "\(symbol)"
        default: ""
        }
    }
}

extension Comparison {
    /// Whether it refuses, or compared a limit that is set.
    var saysMuch: Bool { !holds || kind == .atMost || kind == .atLeast }

    init(_ it: CheckReport) {
        self.init(
            reason: it.rejectReason, value: it.value, limit: it.limit, level: it.level,
            kind: it.comparison, holds: it.passes == .yes)
    }
}

/// One comparison as one line.
enum ComparisonText {
    static func line(_ it: Comparison, target: String) -> String {
        let name = "\(it.reason)"
        func text(_ number: Int64) -> String { LimitText.text(number, name) }
        var words = ["\(it.check) \(name):"]
        switch it.kind {
        case .atMost: words.append("\(text(it.value)) <= \(text(it.limit))")
        case .atLeast: words.append("\(text(it.value)) >= \(text(it.limit))")
        case .unlimited: if it.value != .null { words.append(text(it.value)) }
        default:
            if it.value != .null { words.append("value \(text(it.value))") }
            if it.limit != .null { words.append("limit \(text(it.limit))") }
        }
        if it.level != .none {
            words.append("(\(it.level)\(target.isEmpty ? "" : " \(target)"))")
        }
        words.append(it.kind == .unlimited ? "unlimited" : it.holds ? "passes" : "REFUSES")
        return words.joined(separator: " ")
    }

    static func line(_ it: CheckReport) -> String {
        line(Comparison(it), target: "\(it.target)")
    }
}
