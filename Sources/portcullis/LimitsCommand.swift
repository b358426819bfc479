// portcullis limits: what is set, what the configuration says, and what operators made of it.

import ArgumentParser
import Gateway
import PortcullisClient
import Wire

struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Show the limits as they hold, and who changed which, when and why.",
        discussion: """
            Those that an operator has changed come first. `portcullis check` shows which limit is \
            the tightest for each account, strategy and instrument.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions

    @ArgumentParser.Flag(help: "Only those that an operator has changed.")
    var changed = false

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let (rows, isWhole) = try client.limits(changedOnly: changed)
            if connection.json {
                for row in rows { try Console.json(LimitJSON(row)) }
            } else if rows.isEmpty {
                Console.line(changed ? "no limit was changed" : "no limit is set")
            } else {
                Self.show(rows)
            }
            if !isWhole {
                Console.error(
                    "more limits are set than \(rows.count); `portcullis check` shows them all")
            }
        }
    }

    static func show(_ rows: [LimitState], title: String = "LIMIT") {
        Console.table(
            [title, "OF", "HOLDS", "CONFIGURED", "CHANGED TO", "BY", "AT (UTC)", "RECORD", "WHY"],
            rows.map { it in
                let row = LimitJSON(it)
                let isChanged = it.changed != .null
                let place =
                    it.level == .global ? "all" : "\(it.level) \(Console.clean(it.target))"
                return [
                    row.limit, place,
                    row.holds ?? "unlimited", row.configured ?? "unlimited", row.changed ?? "",
                    Console.clean(it.operatorID), isChanged ? Console.time(it.changedTime) : "",
                    isChanged ? "\(it.execID)" : "", Console.clean(it.reason),
                ]
            }, right: [2, 3, 4, 7])
    }
}

/// One limit, its numbers as a configuration writes them.
struct LimitJSON: Encodable {
    var limit, level, target: String
    var holds, configured, changed: String?
    var changedBy, reason: String?
    var changedNs, journalSequence: UInt64?

    init(_ it: LimitState) {
        let row = LimitCatalogue.row(of: it.kind)
        func text(_ number: Int64) -> String? { number == .null ? nil : row?.unit.text(number) }
        limit = row?.key ?? "\(it.kind)"
        level = "\(it.level)"
        target = "\(it.target)"
        holds = text(it.limit)
        configured = text(it.ceiling)
        guard it.changed != .null else { return }
        changed = text(it.changed)
        changedBy = "\(it.operatorID)"
        reason = "\(it.reason)"
        changedNs = it.changedTime
        journalSequence = it.execID
    }
}
