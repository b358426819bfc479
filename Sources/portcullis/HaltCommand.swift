// portcullis halt: drops the gate, and follows what it sets in motion to its end.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

/// What the commands of operators have in common.
struct OperatorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; stands in the journal.", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "all, account:A, strategy:S, instrument:SYM or broker:B.", valueName: "scope"))
    var scope = "all"

    @Option(
        name: .customLong("operator"),
        help: ArgumentHelp("Who; default: the user's name.", valueName: "name"))
    var operatorID: String?

    func validate() throws {
        guard Target(scope) != nil else {
            throw ValidationError(
                "'\(scope)' is no scope: write all, account:A, strategy:S, instrument:SYM "
                    + "or broker:B, a name having at most 16 bytes")
        }
    }

    var target: Target { Target(scope) ?? .all }

    var authority: Authority {
        let user = ProcessInfo.processInfo.environment["USER"] ?? NSUserName()
        return Authority(operatorID: operatorID ?? user, reason: reason)
    }
}

struct HaltCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "halt",
        abstract: "Drop the gate: no order passes until it is resumed.",
        discussion: """
            Cancels pass every halt. With --reducing, orders that make a position smaller pass too.
            A halt survives a restart of the gateway.
            \(ExitStatus.discussion)
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var operation: OperatorOptions

    @ArgumentParser.Flag(help: "Let orders pass that make a position smaller.")
    var reducing = false

    @ArgumentParser.Flag(help: "Cancel the open orders in scope.")
    var cancelOpen = false

    @ArgumentParser.Flag(help: "Cancel the open orders in scope, then close its positions.")
    var flatten = false

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            var failure: (any Error)?
            let last = try client.halt(
                operation.target, operation.authority, mode: reducing ? .reducing : .full,
                cancelOpen: cancelOpen || flatten, flatten: flatten
            ) { it in
                do { try showHalt(it, json: connection.json) } catch { failure = error }
            }
            if let failure { throw failure }
            guard last.halted == .yes else {
                Console.error("the gateway says that \(operation.scope) is not halted; look at "
                    + "`portcullis status`")
                throw ExitStatus.refused
            }
        }
    }
}

/// Prints one report of an emergency action.
func showHalt(_ it: HaltReport, json: Bool) throws {
    if json { return try Console.json(HaltJSON(it)) }
    let scope = it.scope == .all ? "everything" : "\(it.scope) \(Console.clean(it.target))"
    let state =
        it.halted == .no
        ? Console.styled("open", .green)
        : Console.styled(it.mode == .reducing ? "reducing" : "halted", .red)
    var parts = ["\(Console.time(it.transactTime))", "\(it.phase)", "\(scope) \(state)"]
    if it.cancelOpen == .yes || it.cancelsSent > 0 {
        parts.append("\(it.cancelsSent) cancels sent, \(it.ordersOpen) orders open")
    }
    if it.flatten == .yes || it.closesSent > 0 {
        parts.append("\(it.closesSent) closing orders, \(it.positionsOpen) positions open")
    }
    Console.line(parts.joined(separator: "  "))
}

private struct HaltJSON: Encodable {
    var phase, scope, target, mode: String
    var halted: Bool
    var cancelsSent, ordersOpen, closesSent, positionsOpen: UInt32
    var timeNs, journalSequence: UInt64

    init(_ it: HaltReport) {
        phase = "\(it.phase)"
        scope = "\(it.scope)"
        target = "\(it.target)"
        mode = "\(it.mode)"
        halted = it.halted == .yes
        cancelsSent = it.cancelsSent
        ordersOpen = it.ordersOpen
        closesSent = it.closesSent
        positionsOpen = it.positionsOpen
        timeNs = it.transactTime
        journalSequence = it.execID
    }
}
