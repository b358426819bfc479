// Runs scenarios: text files of inputs and of everything that comes of them. The language is
// described in Tests/Scenarios/README.md; each verb stands in ScenarioRunner+….swift.
//
// Invariants: the same text gives the same output; every line is taken whole or is an error; at the
// end of each section the inputs are decided again by a fresh core, with the same bytes and state.
// Thread: one test's.

import Foundation
import Testing
import Wire

@testable import Core

final class ScenarioRunner {
    /// Whether outputs are written instead of compared.
    static let rewrites = ProcessInfo.processInfo.environment["PORTCULLIS_REWRITE"] == "1"
    static let directory = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scenarios")

    struct OrderShape {
        var ordType: String
        var timeInForce: String
        var price: String
        var stopPx: String
        var orderQty: String
        var account: String
    }

    struct RequestName: Hashable {
        let session: UInt32
        let clOrdID: UInt64
    }

    var driver = CoreDriver()
    var lines: [String] = []
    var isConfiguring = false
    var isQuiet = false
    /// Whether comparisons are shown that say little.
    var showsAll = false
    var accountCount: UInt64 = 0
    var session: UInt32 = 1
    var connections: [UInt32: UInt32] = [:]
    var sequences: [UInt32: UInt64] = [:]
    var versions: [UInt32: UInt64] = [:]
    var brokerNumbers: [UInt16: UInt64] = [:]
    var feedNumbers: [UInt32: UInt64] = [:]
    var symbols: [String: UInt32] = [:]
    var shapes: [RequestName: OrderShape] = [:]
    var commands: [UInt64: BrokerCommand] = [:]
    var account = "MAIN"
    var requestID: UInt64 = 0
    var generation: UInt64 = 0
    var staged = StagedCounts()
    /// Whether changes in the quality of market data are shown.
    var watchesData = false
    /// Numbers of the calendars, and how many windows of each were told.
    var calendars: [String: UInt64] = [:]
    var windowCounts: [String: UInt64] = [:]

    /// The whole file again, with the outputs as they are now.
    static func run(_ text: String) throws -> String {
        var runner = ScenarioRunner()
        var result: [String] = []
        var isOutput = false
        let all = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in all.enumerated() {
            if line.hasPrefix("=== ") {
                runner.finish()
                runner = ScenarioRunner()
                isOutput = false
            }
            if line.hasPrefix("> ") {
                result.append(String(line))
                try runner.run(line.dropFirst(2), number: index + 1)
                result += runner.lines
                runner.lines.removeAll()
                isOutput = true
            } else if !(isOutput && line.hasPrefix("  ")) {
                result.append(String(line))
                isOutput = false
            }
        }
        runner.finish()
        return result.joined(separator: "\n")
    }

    private func finish() {
        endConfiguration()
        driver.expectReplayHolds()
    }

    func run(_ text: Substring, number: Int) throws {
        for verb in ["explain ", "explain-all "] where text.hasPrefix(verb) {
            showsAll = verb == "explain-all "
            defer { showsAll = false }
            return try explain(text.dropFirst(verb.count), number: number)
        }
        var line = try ScenarioLine(text, number: number)
        do {
            if try configure(&line) { return }
            endConfiguration()
            if try setUp(&line) { return }
            if try trade(&line) { return }
            if try operate(&line) { return }
            if try report(&line) { return }
            if try judgeRisk(&line) { return }
            if try marketData(&line) { return }
            if try tellCalendar(&line) { return }
        } catch let error as FrameText.FieldError {
            throw line.error(error.what)
        }
        throw line.error("no verb \(line.verb)")
    }

    // MARK: sending

    /// Decides one message, with the fields that the line names by themselves.
    func send(
        _ message: FrameText, _ line: ScenarioLine, _ origin: Origin, source: UInt32 = 0,
        isAuthenticated: Bool = false
    ) throws {
        try line.end()
        var message = message
        for (name, value) in line.fields { try message.set(name, value) }
        apply(message.frame, origin, source: source, isAuthenticated: isAuthenticated)
    }

    func apply(
        _ frame: [UInt8], _ origin: Origin, source: UInt32 = 0, isAuthenticated: Bool = false
    ) {
        let effects = driver.apply(
            frame, origin, source: source, isAuthenticated: isAuthenticated)
        show(effects, isConfiguration: origin == .configuration)
    }

    func show(_ effects: [Effect], isConfiguration: Bool = false) {
        for effect in effects {
            if let command = effect.message(BrokerCommand.self) {
                commands[command.commandID] = command
            }
        }
        guard !isQuiet, !isConfiguration else { return }
        let watched = watched(effects)
        let shown = watched.filter { effect in
            effect.message(CheckReport.self).map { showsAll || Comparison($0).saysMuch } ?? true
        }
        lines += watched.isEmpty ? ["  nothing"] : shown.map(EffectText.line)
    }

    /// What a scenario shows: changes in the quality of market data only where it asks for them.
    private func watched(_ effects: [Effect]) -> [Effect] {
        watchesData
            ? effects : effects.filter { $0.templateID != MarketDataQuality.templateID }
    }

    func say(_ text: String) { lines.append("  \(text)") }

    // MARK: time and files

    /// Verbs about the run itself.
    private func setUp(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "include":
            let name = try line.next("a file")
            try line.end()
            let text = try String(
                contentsOf: Self.directory.appending(path: name), encoding: .utf8)
            isQuiet = true
            for (index, inner) in text.split(separator: "\n").enumerated()
            where inner.hasPrefix("> ") {
                try run(inner.dropFirst(2), number: index + 1)
            }
            isQuiet = false
            lines.removeAll()
        case "wait":
            let text = try line.next("a duration")
            guard let duration = DecimalText.duration(text) else {
                throw line.error("\(text) is no duration")
            }
            try line.end()
            advance(to: driver.now + duration)
        case "at":
            let text = try line.next("a time of day")
            try line.end()
            guard let time = timeOfDay(text), time >= driver.now else {
                throw line.error("\(text) is no time of day, or is past")
            }
            advance(to: time)
        case "continue":
            try line.end()
            apply(ContinueWork(workPending: 1).frameBytes(), .gateway)
        case "settle":
            try line.end()
            driver.settle { show($0) }
        default: return false
        }
        return true
    }

    /// Time passes; timers fire when they are due, as the gateway does it.
    func advance(to time: UInt64) {
        while driver.core.nextDueTime <= time {
            driver.now = max(driver.now, driver.core.nextDueTime)
            let due = driver.core.nextDueTime
            let effects = driver.apply(TimerExpired(dueTime: due), .timer)
            if !watched(effects).isEmpty { show(effects) }
            // A core that wants the time that it has just been told would never come to rest.
            if driver.core.nextDueTime <= driver.now { break }
        }
        driver.now = max(driver.now, time)
    }

    func timeOfDay(_ text: String) -> UInt64? {
        let parts = text.split(separator: ":")
        guard parts.count == 3, let hour = UInt64(parts[0]), let minute = UInt64(parts[1]),
            let second = DecimalText.scaled(parts[2], by: 9)
        else { return nil }
        let midnight = driver.now / 86_400_000_000_000 * 86_400_000_000_000
        return midnight + (hour * 3_600 + minute * 60) * 1_000_000_000 + UInt64(second)
    }

    /// `AAPL`, or a bare number for what is not listed.
    func securityID(_ text: String, _ line: ScenarioLine) throws -> UInt64 {
        if let id = symbols[text] { return UInt64(id) }
        guard let number = UInt64(text) else { throw line.error("no instrument \(text)") }
        return number
    }
}
