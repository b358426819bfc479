// portcullis limit set, limit reset: one limit at run time, with who and why.

import ArgumentParser
import Foundation
import Gateway
import PortcullisClient
import Wire

struct LimitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit",
        abstract: "Tighten a limit, or take a change back.",
        discussion: """
            A limit may be tightened at any time and never passes what the configuration says. A \
            change is kept over restarts and over new configurations until it is taken back; the \
            tighter of the two holds. `portcullis limits` shows both.
            \(ExitStatus.discussion)
            """,
        subcommands: [LimitSetCommand.self, LimitResetCommand.self])
}

/// Which limit, who and why.
struct LimitOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Such as order_notional.", valueName: "kind"))
    var kind: String

    @Option(help: "global, account, strategy or instrument.")
    var level = "global"

    @Option(help: ArgumentHelp("Which account, strategy or symbol.", valueName: "name"))
    var target = ""

    @Option(help: ArgumentHelp("Why; stands in the journal.", valueName: "text"))
    var reason: String

    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp("Who; default: the user's name.", valueName: "name"))
    var operatorID: String?

    func validate() throws {
        guard let row else {
            let keys = LimitCatalogue.rows.map(\.key).joined(separator: ", ")
            throw ValidationError("there is no limit `\(kind)`; there are \(keys)")
        }
        let allowed = row.levels.map(\.description)
        guard allowed.contains(level) else {
            throw ValidationError(
                "\(row.key) can be set at the level \(allowed.joined(separator: ", ")), "
                    + "not at `\(level)`")
        }
        guard target.isEmpty == (level == "global") else {
            throw ValidationError(
                level == "global"
                    ? "--target goes with --level account, strategy or instrument"
                    : "say which \(level) with --target NAME")
        }
    }

    /// By the configuration's key or by the protocol's name.
    var row: LimitRow? {
        LimitCatalogue.rows.first { $0.key == kind || $0.kind.description == kind }
    }

    var levelCode: Level { Level.allValues.first { $0.description == level } ?? .global }

    var authority: Authority {
        let user = ProcessInfo.processInfo.environment["USER"] ?? NSUserName()
        return Authority(operatorID: operatorID ?? user, reason: reason)
    }
}

struct LimitSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Tighten one limit.",
        discussion: """
            Example: portcullis limit set order_notional 2500 --level account --target MAIN \
            --reason "odd fills"
            Values are written as in the configuration: 2500.50, 10 (percent), 500ms.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var limit: LimitOptions
    @Argument(help: "The new limit, in its unit.")
    var value: String

    func validate() throws { _ = try number() }

    private func number() throws -> Int64 {
        guard let row = limit.row else { return 0 }
        do throws(LimitTextError) { return try row.number(value) } catch {
            throw ValidationError("\(row.key): \(error)")
        }
    }

    func run() throws {
        let number = try number()
        try reporting {
            guard let row = limit.row else { return }
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let report = try client.updateLimit(
                row.kind, level: limit.levelCode, target: limit.target, limit: number,
                limit.authority)
            try showLimit(report, json: connection.json)
        }
    }
}

struct LimitResetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take a change back: the configuration's limit holds.",
        discussion: """
            Example: portcullis limit reset order_notional --level account --target MAIN \
            --reason "fills are right again"
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var limit: LimitOptions

    func run() throws {
        try reporting {
            guard let row = limit.row else { return }
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let report = try client.resetLimit(
                row.kind, level: limit.levelCode, target: limit.target, limit.authority)
            try showLimit(report, json: connection.json)
        }
    }
}

private func showLimit(_ it: LimitReport, json: Bool) throws {
    let row = LimitCatalogue.row(of: it.kind)
    func text(_ number: Int64) -> String? { number == .null ? nil : row?.unit.text(number) }
    let key = row?.key ?? "\(it.kind)"
    if json {
        return try Console.json(
            LimitSetJSON(
                limit: key, level: "\(it.level)", target: "\(it.target)", value: text(it.limit),
                configured: text(it.ceiling), setBy: "\(it.setBy)", journalSequence: it.execID))
    }
    let place = it.level == .global ? "all" : "\(it.level) \(Console.clean(it.target))"
    Console.line(
        "\(key) of \(place) is \(Console.styled(text(it.limit) ?? "unlimited", .bold)), "
            + "set by \(Console.clean(it.setBy)); configured \(text(it.ceiling) ?? "unlimited")")
}

private struct LimitSetJSON: Encodable {
    var limit, level, target: String
    var value, configured: String?
    var setBy: String
    var journalSequence: UInt64
}
