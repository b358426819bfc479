// portcullis size: how much may be traded, and which limit binds.

import ArgumentParser
import Foundation
import Gateway
import PortcullisClient
import Wire

struct SizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "size",
        abstract: "Show how much may be traded, and which limit binds.",
        discussion: """
            Example: portcullis size --account MAIN buy AAPL --method atr --risk-percent 1
            fixed-percent risks that part of equity between the price and --stop, or invests it \
            where there is no stop. atr risks it over --atr-multiple average true ranges. kelly \
            invests what --win-rate and --payoff make of it, at most --risk-percent.
            Nothing is sent and nothing is counted. \(ExitStatus.discussion)
            """)

    enum MethodWord: String, ExpressibleByArgument, CaseIterable {
        case fixedPercent = "fixed-percent"
        case atr, kelly

        var method: SizingMethod {
            switch self {
            case .fixedPercent: .fixedPercent
            case .atr: .atr
            case .kelly: .kelly
            }
        }
    }

    @OptionGroup var connection: ConnectionOptions

    @Option(help: "The account to trade for.")
    var account: String

    @Argument(help: "buy, sell or sell-short.", transform: OrderWords.argument(OrderWords.sides))
    var side: Side

    @Argument(help: "What, such as AAPL.")
    var symbol: String

    @Option(help: "fixed-percent, atr or kelly.")
    var method = MethodWord.fixedPercent

    @Option(help: ArgumentHelp("Part of equity to risk.", valueName: "percent"))
    var riskPercent = "1"

    @Option(help: ArgumentHelp("Limit price; without it, at the market.", valueName: "price"))
    var limit: String?

    @Option(help: ArgumentHelp("Where the position is given up.", valueName: "price"))
    var stop: String?

    @Option(help: ArgumentHelp("Distance of the stop; 2 if not given.", valueName: "number"))
    var atrMultiple: String?

    @Option(help: ArgumentHelp("Trades that win, for kelly.", valueName: "percent"))
    var winRate: String?

    @Option(help: ArgumentHelp("Average win over average loss, for kelly.", valueName: "ratio"))
    var payoff: String?

    @Option(help: "Whose limits; without it, the first strategy that may trade the account.")
    var strategy: String?

    func run() throws {
        try reporting {
            var wish = SizingWish(
                account: account, symbol: symbol, side: side, method: method.method,
                riskPercent: try Decimal4.parse(riskPercent))
            wish.limit = try limit.map(Decimal8.parse)
            wish.stop = try stop.map(Decimal8.parse)
            wish.atrMultiple = try atrMultiple.map(Decimal4.parse)
            wish.winRate = try winRate.map(Decimal4.parse)
            wish.payoffRatio = try payoff.map(Decimal4.parse)
            wish.strategy = strategy ?? ""
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let report = try client.size(wish)
            if connection.json { try Console.json(SizeJSON(report, symbol)) } else { show(report) }
        }
    }

    private func show(_ it: SizingReport) {
        var fields = [
            ("quantity", Console.styled(Decimal8.text(it.quantity), .bold)),
            ("asked for", "\(Decimal8.text(it.wantedQty)) by \(method.rawValue)"),
            ("at", "\(Decimal8.text(it.price)), worth \(Decimal4.text(it.notional))"),
            ("at risk", "\(Decimal4.text(it.riskAmount)) of \(Decimal4.text(it.equity))"),
        ]
        if it.stopDistance != .null {
            fields.append(("stop", "\(Decimal8.text(it.stopDistance)) away"))
        }
        fields.append(
            (
                "binds",
                it.rejectReason == .none
                    ? "nothing: all that was asked for passes"
                    : it.rejectReason.text(limit: it.limit, value: it.value, level: it.level)
            ))
        fields.append(("limits of", Console.clean(it.strategy)))
        Console.fields(fields)
    }
}

private struct SizeJSON: Encodable {
    var account, symbol, side, method, strategy: String
    var quantity, wantedQuantity, price, stopDistance: Decimal?
    var riskAmount, equity, notional: Decimal?
    var reason: String?
    var text: String?
    var level: String?

    init(_ it: SizingReport, _ symbol: String) {
        account = "\(it.account)"
        self.symbol = symbol
        side = "\(it.side)"
        method = "\(it.method)"
        strategy = "\(it.strategy)"
        quantity = decimal8(it.quantity)
        wantedQuantity = decimal8(it.wantedQty)
        price = decimal8(it.price)
        stopDistance = decimal8(it.stopDistance)
        riskAmount = decimal4(it.riskAmount)
        equity = decimal4(it.equity)
        notional = decimal4(it.notional)
        guard it.rejectReason != .none else { return }
        reason = "\(it.rejectReason)"
        text = it.rejectReason.text(limit: it.limit, value: it.value, level: it.level)
        level = "\(it.level)"
    }
}
