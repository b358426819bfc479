// portcullis lockout, portcullis lockouts: what may not trade, for how long, and who said so.

import ArgumentParser
import Foundation
import Gateway
import PortcullisClient
import Wire

struct LockoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockout",
        abstract: "Lock an account or a symbol out, or end a lockout.",
        discussion: """
            Examples:
              portcullis lockout --account MAIN --for 30m --reason "cool down"
              portcullis lockout --account MAIN --hard --reason "investigation"
              portcullis lockout --symbol AAPL --reason "news pending"
              portcullis lockout --clear 3 --reason "news is out"
            An account with a time is a timer; with --hard it holds until then, or without a time \
            until it is cleared. A symbol is locked until it is cleared, in --account or in all. \
            What a rule has locked out only its end lifts.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions

    @Option(help: ArgumentHelp("The account.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("The symbol.", valueName: "symbol"))
    var symbol: String?

    @ArgumentParser.Flag(help: "A hard lockout of the account.")
    var hard = false

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long, such as 90s, 30m or 4h.", valueName: "duration"))
    var duration: String?

    @Option(
        help: ArgumentHelp(
            "Until when, in UTC, such as 2026-03-02T21:00:00Z.", valueName: "time"))
    var until: String?

    @ArgumentParser.Flag(help: "Let orders pass that make a position smaller.")
    var reduceOnly = false

    @Option(help: ArgumentHelp("End this lockout; `lockouts` lists the ids.", valueName: "id"))
    var clear: UInt64?

    @Option(help: ArgumentHelp("Why; stands in the journal.", valueName: "text"))
    var reason: String

    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp("Who; default: the user's name.", valueName: "name"))
    var operatorID: String?

    func validate() throws {
        if clear != nil {
            guard account == nil, symbol == nil, duration == nil, until == nil, !hard, !reduceOnly
            else { throw ValidationError("--clear takes no other lockout's options") }
            return
        }
        guard account != nil || symbol != nil else {
            throw ValidationError("give --account NAME, --symbol SYMBOL or --clear ID")
        }
        guard duration == nil || until == nil else {
            throw ValidationError("give --for or --until, not both")
        }
        let hasTime = duration != nil || until != nil
        guard symbol == nil || !hasTime && !hard else {
            throw ValidationError("a symbol is locked out until it is cleared: no time, no --hard")
        }
        guard symbol != nil || hasTime || hard else {
            throw ValidationError(
                "say how long with --for or --until, or --hard until it is cleared")
        }
        _ = try (durationNs, untilNs)
    }

    private var durationNs: UInt64? {
        get throws {
            guard let duration else { return nil }
            guard let ns = try? ConfigurationValue.durationNs(duration), ns > 0 else {
                throw ValidationError("--for \(duration): a duration such as 90s, 30m or 4h")
            }
            return UInt64(ns)
        }
    }

    private var untilNs: UInt64? {
        get throws {
            guard let until else { return nil }
            guard let date = ISO8601DateFormatter().date(from: until),
                date.timeIntervalSince1970 > 0
            else {
                throw ValidationError("--until \(until): a time such as 2026-03-02T21:00:00Z")
            }
            return UInt64(date.timeIntervalSince1970) * 1_000_000_000
        }
    }

    func run() throws {
        let user = ProcessInfo.processInfo.environment["USER"] ?? NSUserName()
        let authority = Authority(operatorID: operatorID ?? user, reason: reason)
        let kind: LockoutKind = symbol != nil ? .symbol : hard ? .hard : .timer
        let wish = LockoutWish(
            kind: kind, account: account ?? "", symbol: symbol ?? "", untilNs: try untilNs,
            durationNs: try durationNs, reduceOnly: reduceOnly)
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let report =
                if let clear {
                    try client.clearLockout(clear, authority)
                } else {
                    try client.lockOut(wish, authority)
                }
            if connection.json { return try Console.json(LockoutJSON(report)) }
            showLockouts([report])
        }
    }
}

struct LockoutsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lockouts", abstract: "List the lockouts in force.",
        discussion: ExitStatus.discussion)

    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let lockouts = try client.status().lockouts
            if connection.json {
                for lockout in lockouts { try Console.json(LockoutJSON(lockout)) }
            } else if lockouts.isEmpty {
                Console.line("nothing is locked out")
            } else {
                showLockouts(lockouts)
            }
        }
    }
}

/// Prints lockouts, one a line.
func showLockouts(_ lockouts: [LockoutReport]) {
    Console.table(
        ["ID", "LOCKED OUT", "KIND", "SINCE (UTC)", "UNTIL (UTC)", "BY", "REASON"],
        lockouts.map { it in
            let names = [it.account, it.symbol].filter { !$0.isEmpty }.map { Console.clean($0) }
            let end =
                switch it.end {
                case .byBroker: "the broker's word"
                case .byOperator: "cleared"
                default: it.until == .null ? "-" : Console.time(it.until)
                }
            return [
                "\(it.lockoutID)", names.joined(separator: " "),
                "\(it.kind)\(it.reduceOnly == .yes ? ", reducing passes" : "")",
                Console.time(it.since), it.inForce == .yes ? end : "ended",
                Console.clean(it.setBy), Console.clean(it.reason),
            ]
        })
}

struct LockoutJSON: Encodable {
    var lockoutID, sinceNs: UInt64
    var untilNs: UInt64?
    var kind, end, setBy, reason: String
    var account, symbol: String?
    var reduceOnly, inForce, mayClear: Bool

    init(_ it: LockoutReport) {
        lockoutID = it.lockoutID
        sinceNs = it.since
        untilNs = it.until == .null ? nil : it.until
        kind = "\(it.kind)"
        end = "\(it.end)"
        setBy = "\(it.setBy)"
        reason = "\(it.reason)"
        account = it.account.isEmpty ? nil : "\(it.account)"
        symbol = it.symbol.isEmpty ? nil : "\(it.symbol)"
        reduceOnly = it.reduceOnly == .yes
        inForce = it.inForce == .yes
        mayClear = it.mayClear == .yes
    }
}
