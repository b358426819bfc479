// portcullis status: how the gateway stands, and what is halted.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the gateway stands.",
        discussion: ExitStatus.discussion)

    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let status = try client.status()
            let accounts = try client.accounts()
            let changed = try client.limits(changedOnly: true).rows
            let (totals, reports) = try client.marketData()
            if connection.json {
                var json = StatusJSON(status, accounts, changed)
                json.marketData = MarketDataJSON(totals, reports)
                try Console.json(json)
            } else {
                show(status.report)
                MarketDataText.show(totals, reports)
                Console.line("")
                AccountTable.showResults(accounts)
                show(status.halts)
                if !status.lockouts.isEmpty {
                    Console.line("")
                    showLockouts(status.lockouts)
                }
                show(status.violations)
                show(changed)
            }
        }
    }

    private func show(_ it: StatusReport) {
        let colour: Console.Style = it.state == .open ? .green : .red
        let upNs = it.transactTime - min(it.startedTime, it.transactTime)
        Console.fields([
            ("gateway", "\(Console.clean(it.gatewayName)) \(Console.clean(it.version))"),
            ("state", Console.styled("\(it.state)", colour)),
            ("up since", "\(Console.time(it.startedTime)) UTC (\(upNs / 1_000_000_000) s)"),
            ("journal", "record \(Console.grouped(it.recordSequence)), \(it.durability)"),
            ("state hash", Self.hash(it)),
            (
                "orders",
                "\(Console.grouped(it.ordersAccepted)) accepted, "
                    + "\(Console.grouped(it.ordersRefused)) refused, "
                    + "\(Console.grouped(it.ordersForwarded)) forwarded, "
                    + "\(Console.grouped(it.openOrders)) open"
            ),
            ("trades", Console.grouped(it.trades)),
            ("cancels", Console.grouped(it.cancels)),
            ("messages refused", Console.grouped(it.messagesRefused)),
            (
                "ticks",
                "\(Console.grouped(it.ticksAccepted)) accepted, "
                    + "\(Console.grouped(it.ticksRefused)) refused"
            ),
            ("sessions", "\(it.sessionsEstablished) of \(it.sessionsConfigured) connected"),
            ("instruments", Console.grouped(it.instruments)),
            ("accounts", Console.grouped(it.accounts)),
            ("under way", "\(it.workPending) mass actions"),
            ("configuration", Console.clean(it.configurationHash)),
        ])
    }

    private func show(_ halts: [TradingState]) {
        guard !halts.isEmpty else { return }
        Console.line("")
        Console.table(
            ["HALTED", "STATE", "SINCE (UTC)", "BY", "REASON"],
            halts.map { it in
                [
                    it.scope == .all ? "all" : "\(it.scope) \(Console.clean(it.target))",
                    "\(it.status)", Console.time(it.transactTime), Console.clean(it.setBy),
                    Console.clean(it.text),
                ]
            })
    }

    private func show(_ violations: [ViolationReport]) {
        guard let all = violations.last, all.total > 0 else { return }
        Console.line("")
        Console.table(
            ["CRITICAL REFUSALS", "TOTAL", "IN WINDOW", "HALTS AT", "WINDOW", "LAST", "REASON"],
            violations.map { it in
                [
                    it.account.isEmpty ? "all" : Console.clean(it.account),
                    Console.grouped(it.total), it.account.isEmpty ? "-" : "\(it.inWindow)",
                    it.limit == 0 ? "-" : "\(it.limit)",
                    it.window == 0 ? "-" : LimitUnit.duration.text(Int64(clamping: it.window)),
                    it.lastTime == .null ? "-" : Console.time(it.lastTime), "\(it.lastReason)",
                ]
            })
    }

    private func show(_ changed: [LimitState]) {
        guard !changed.isEmpty else { return }
        Console.line("")
        LimitsCommand.show(changed, title: "LIMIT CHANGED")
    }

    static func hash(_ it: StatusReport) -> String {
        func hex(_ value: UInt64) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return hex(it.stateHashHigh) + hex(it.stateHashLow)
    }
}

private struct StatusJSON: Encodable {
    struct Halt: Encodable {
        var scope: String
        var target: String
        var status: String
        var sinceNs: UInt64
        var untilNs: UInt64?
        var setBy: String
        var reason: String
    }

    struct Violations: Encodable {
        var account: String?
        var total: UInt64
        var inWindow, limit: UInt32
        var windowNs: UInt64
        var lastNs: UInt64?
        var lastReason: String
        var halted: Bool

        init(_ it: ViolationReport) {
            account = it.account.isEmpty ? nil : "\(it.account)"
            total = it.total
            inWindow = it.inWindow
            limit = it.limit
            windowNs = it.window
            lastNs = it.lastTime == .null ? nil : it.lastTime
            lastReason = "\(it.lastReason)"
            halted = it.halted == .yes
        }
    }

    var gateway: String
    var version: String
    var state: String
    var startedNs: UInt64
    var timeNs: UInt64
    var recordSequence: UInt64
    var durability: String
    var stateHash: String
    var configurationHash: String
    var ordersAccepted, ordersRefused, ordersForwarded, cancels, trades: UInt64
    var messagesRefused, ticksAccepted, ticksRefused: UInt64
    var openOrders, sessionsEstablished, sessionsConfigured, instruments, accounts: UInt32
    var workPending: UInt32
    var lastHaltNs: UInt64?
    var halts: [Halt]
    var money: [AccountJSON]
    var lockouts: [LockoutJSON]
    var violations: [Violations]
    var marketData: MarketDataJSON?
    var limitsChanged: [LimitJSON]

    init(_ status: GatewayStatus, _ reports: [AccountReport], _ changed: [LimitState]) {
        money = reports.map(AccountJSON.init)
        limitsChanged = changed.map(LimitJSON.init)
        let it = status.report
        gateway = "\(it.gatewayName)"
        version = "\(it.version)"
        state = "\(it.state)"
        startedNs = it.startedTime
        timeNs = it.transactTime
        recordSequence = it.recordSequence
        durability = "\(it.durability)"
        stateHash = StatusCommand.hash(it)
        configurationHash = "\(it.configurationHash)"
        ordersAccepted = it.ordersAccepted
        ordersRefused = it.ordersRefused
        ordersForwarded = it.ordersForwarded
        cancels = it.cancels
        trades = it.trades
        messagesRefused = it.messagesRefused
        ticksAccepted = it.ticksAccepted
        ticksRefused = it.ticksRefused
        openOrders = it.openOrders
        sessionsEstablished = it.sessionsEstablished
        sessionsConfigured = it.sessionsConfigured
        instruments = it.instruments
        accounts = it.accounts
        workPending = it.workPending
        lastHaltNs = it.lastHaltTime == .null ? nil : it.lastHaltTime
        lockouts = status.lockouts.map(LockoutJSON.init)
        violations = status.violations.map(Violations.init)
        halts = status.halts.map { it in
            Halt(
                scope: "\(it.scope)", target: "\(it.target)", status: "\(it.status)",
                sinceNs: it.transactTime, untilNs: it.until == .null ? nil : it.until,
                setBy: "\(it.setBy)", reason: "\(it.text)")
        }
    }
}
