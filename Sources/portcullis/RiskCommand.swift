// portcullis risk: how the portfolios stand.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct RiskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risk",
        abstract: "Show value at risk, stress losses, heat and clusters of each account.",
        discussion: ExitStatus.discussion)

    @OptionGroup var connection: ConnectionOptions

    @Option(help: "Only this account.")
    var account: String?

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let status = try client.risk(account: account ?? "")
            let instruments = try client.instruments() ?? [:]
            let view = RiskView(status, instruments, nowNs: Moment.current().wallNs)
            if connection.json { try Console.json(view) } else { show(view) }
        }
    }

    private func show(_ view: RiskView) {
        guard view.generation > 0 else {
            Console.line("no risk figures: the configuration has no section `portfolio_risk`")
            return
        }
        let age = view.ageSeconds.map { "\($0) s old" } ?? "none"
        Console.line("figures \(view.generation), \(age)")
        Console.table(
            [
                "ACCOUNT", "EQUITY", "VAR NOW", "VAR", "HISTORICAL", "PARAMETRIC", "STRESS",
                "SCENARIO", "HEAT", "HEAT %", "SHARPE", "SORTINO",
            ],
            view.accounts.map { it in
                [
                    it.account, text(it.equity), text(it.valueAtRiskNow), text(it.valueAtRisk),
                    text(it.historical), text(it.parametric), text(it.stressLoss),
                    it.worstScenario ?? "-", text(it.heat), text(it.heatPercent),
                    text(it.sharpe), text(it.sortino),
                ]
            }, right: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11])
        Console.table(
            ["ACCOUNT", "SCENARIO", "LOSS"],
            view.accounts.flatMap { it in
                it.scenarios.map { [it.account, $0.name, text($0.loss)] }
            }, right: [2])
        guard view.accounts.contains(where: { !$0.clusters.isEmpty }) else {
            return show(view.instruments)
        }
        Console.table(
            ["ACCOUNT", "CLUSTER", "WORST VALUE", "% OF EQUITY"],
            view.accounts.flatMap { it in
                it.clusters.map {
                    [
                        it.account, $0.symbols.joined(separator: " "), text($0.worstValue),
                        text($0.percent),
                    ]
                }
            }, right: [2, 3])
        show(view.instruments)
    }

    private func show(_ instruments: [RiskView.Instrument]) {
        Console.table(
            ["SYMBOL", "VOLATILITY %", "ATR", "LIQUIDITY", "RATE", "SCALE", "SAMPLES"],
            instruments.map {
                [
                    $0.symbol, text($0.volatilityPercent), text($0.averageTrueRange),
                    text($0.liquidity), text($0.riskRate), text($0.limitScale), "\($0.samples)",
                ]
            }, right: Set(1...6))
    }

    private func text(_ number: Decimal?) -> String { number.map { "\($0)" } ?? "-" }
}

/// The figures as they are shown, and as JSON.
struct RiskView: Encodable {
    struct Scenario: Encodable {
        var name: String
        var loss: Decimal?
    }

    struct Cluster: Encodable {
        var symbols: [String]
        var worstValue: Decimal?
        var percent: Decimal?
    }

    struct Account: Encodable {
        var account: String
        var equity, valueAtRiskNow, valueAtRisk, historical, parametric: Decimal?
        var stressLoss: Decimal?
        var worstScenario: String?
        var heat, heatPercent, sharpe, sortino: Decimal?
        var scenarios: [Scenario]
        var clusters: [Cluster]
    }

    struct Instrument: Encodable {
        var symbol: String
        var volatilityPercent, averageTrueRange, liquidity, riskRate, limitScale: Decimal?
        var cluster: UInt32
        var samples: UInt32
    }

    var generation: UInt64
    var ageSeconds: UInt64?
    var accounts: [Account]
    var instruments: [Instrument]

    init(_ status: RiskStatus, _ known: [UInt32: SecurityDefinition], nowNs: UInt64) {
        func symbol(_ id: UInt32) -> String {
            known[id].map { Console.clean($0.symbol) } ?? "#\(id)"
        }
        generation = status.generation
        if status.generation > 0 {
            ageSeconds = nowNs > status.asOfTime ? (nowNs - status.asOfTime) / 1_000_000_000 : 0
        }
        instruments = status.instruments.map {
            Instrument(
                symbol: symbol($0.securityID), volatilityPercent: decimal4($0.volatility),
                averageTrueRange: decimal8($0.averageTrueRange), liquidity: decimal4($0.liquidity),
                riskRate: decimal8($0.riskRate), limitScale: decimal4($0.limitScale),
                cluster: $0.cluster, samples: $0.samples)
        }
        var clusters: [UInt32: UInt32] = [:]
        for it in status.instruments { clusters[it.securityID] = it.cluster }
        accounts = status.accounts.map { it in
            Account(
                account: Console.clean(it.account), equity: decimal4(it.equity),
                valueAtRiskNow: decimal4(it.valueAtRiskNow), valueAtRisk: decimal4(it.valueAtRisk),
                historical: decimal4(it.historicalVaR), parametric: decimal4(it.parametricVaR),
                stressLoss: decimal4(it.stressLoss),
                worstScenario: it.scenario.isEmpty ? nil : Console.clean(it.scenario),
                heat: decimal4(it.heat), heatPercent: Self.percent(it.heat, of: it.equity),
                sharpe: decimal4(it.sharpe), sortino: decimal4(it.sortino),
                scenarios: status.scenarios.filter { $0.account == it.account }.map {
                    Scenario(name: Console.clean($0.scenario), loss: decimal4($0.loss))
                },
                clusters: Self.clusters(status, it, clusters, symbol))
        }
    }

    /// Positions of one cluster together; one without a cluster stands alone.
    private static func clusters(
        _ status: RiskStatus, _ account: PortfolioFigures, _ numbers: [UInt32: UInt32],
        _ symbol: (UInt32) -> String
    ) -> [Cluster] {
        var rows: [(number: UInt32, ids: [UInt32], value: Int64)] = []
        for it in status.positions where it.account == account.account {
            let number = numbers[it.securityID] ?? 0
            let value = it.worstValue == .null ? 0 : it.worstValue
            if number != 0, let index = rows.firstIndex(where: { $0.number == number }) {
                rows[index].ids.append(it.securityID)
                rows[index].value = rows[index].value.addingReportingOverflow(value).partialValue
            } else {
                rows.append((number, [it.securityID], value))
            }
        }
        return rows.map {
            Cluster(
                symbols: $0.ids.map(symbol).sorted(), worstValue: decimal4($0.value),
                percent: percent($0.value, of: account.equity))
        }
    }

    private static func percent(_ money: Int64, of equity: Int64) -> Decimal? {
        guard money != .null, equity > 0 else { return nil }
        // Rounded to 0.01 %, for people.
        return Decimal((Double(money) / Double(equity) * 10_000).rounded()) / 100
    }
}
