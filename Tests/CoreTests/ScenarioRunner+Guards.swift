// Verbs and texts of lockouts, violations and the gateway's load.

import Wire

@testable import Core

extension ScenarioRunner {
    /// `load journal 5000 inputs 10 latency 50ms`: what the gateway measured.
    func load(_ line: inout ScenarioLine) throws {
        var message = try FrameText("GatewayLoad")
        try message.set("journalBacklog", try line.number(of: "journal") ?? 0)
        try message.set("inputBacklog", try line.number(of: "inputs") ?? 0)
        let latency = try line.value(of: "latency").flatMap { DecimalText.duration($0) }
        try message.set("coreLatency", latency ?? 0)
        try send(message, line, .gateway)
    }

    static func text(_ it: LockoutReport) -> String {
        let what = [it.account, it.symbol].filter { !$0.isEmpty }.map { "\($0)" }
            .joined(separator: " ")
        let end = it.until == .null ? "\(it.end)" : "until \(LimitText.timeOfDay(it.until))"
        return "\(it.lockoutID) \(it.kind) \(what) \(end) by \(it.setBy): \(it.reason)"
            + (it.reduceOnly == .yes ? ", reducing passes" : "")
            + (it.mayClear == .yes ? "" : ", not to be cleared")
    }

    static func text(_ it: ViolationReport) -> String {
        let name = it.account.isEmpty ? "all" : "\(it.account)"
        return "\(name) total \(it.total) in window \(it.inWindow) limit \(it.limit)"
            + " last \(it.lastReason)" + (it.halted == .yes ? " halted" : "")
    }
}
