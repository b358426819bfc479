// portcullis positions: the accounts' money, and what every account holds.

import ArgumentParser
import Foundation
import PortcullisClient
import Wire

struct PositionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "positions", abstract: "Show the accounts' money and what they hold.",
        discussion: ExitStatus.discussion)

    @OptionGroup var connection: ConnectionOptions

    @Option(help: "Only this account.")
    var account: String?

    func run() throws {
        try reporting {
            let client = try OpsClient(url: connection.opsURL, timeoutMs: connection.timeoutMs)
            let positions = try client.positions(account: account ?? "")
            let instruments = try client.instruments() ?? [:]
            func symbol(_ it: PositionReport) -> String? {
                it.securityID == .null
                    ? nil
                    : instruments[it.securityID].map { Console.clean($0.symbol) }
                        ?? "#\(it.securityID)"
            }
            if connection.json {
                for it in positions { try Console.json(PositionJSON(it, symbol(it))) }
            } else {
                let accounts = try client.accounts(account: account ?? "")
                AccountTable.showMoney(accounts)
                Console.line("")
                AccountTable.showResults(accounts)
                Console.line("")
                show(positions.map { ($0, symbol($0) ?? "-") })
            }
        }
    }

    private func show(_ positions: [(PositionReport, String)]) {
        guard !positions.isEmpty else {
            Console.line("no positions")
            return
        }
        func price(_ value: Int64) -> String { value == .null ? "-" : Decimal8.text(value) }
        Console.table(
            [
                "ACCOUNT", "SYMBOL", "QUANTITY", "AVERAGE", "MARK", "REALISED", "OPEN P&L", "FEES",
                "BUYING", "SELLING", "ORDERS",
            ],
            positions.map { it, symbol in
                [
                    Console.clean(it.account), symbol, Decimal8.text(it.netQty), price(it.avgPx),
                    price(it.markPx), AccountTable.money(it.realizedPnL),
                    AccountTable.money(it.openPnL), AccountTable.money(it.fees),
                    Decimal8.text(it.openBuyQty), Decimal8.text(it.openSellQty),
                    String(it.openOrders),
                ]
            }, right: Set(2...10))
    }
}

private struct PositionJSON: Encodable {
    var account: String
    var symbol: String?
    var securityID: UInt32?
    var quantity, averagePrice, markPrice, realizedPnL, openPnL, fees: Decimal?
    var openBuyQuantity, openSellQuantity, cash: Decimal?
    var openOrders: UInt32

    init(_ it: PositionReport, _ symbol: String?) {
        account = "\(it.account)"
        self.symbol = symbol
        securityID = it.securityID == .null ? nil : it.securityID
        quantity = decimal8(it.netQty)
        averagePrice = decimal8(it.avgPx)
        markPrice = decimal8(it.markPx)
        realizedPnL = decimal4(it.realizedPnL)
        openPnL = decimal4(it.openPnL)
        fees = decimal4(it.fees)
        openBuyQuantity = decimal8(it.openBuyQty)
        openSellQuantity = decimal8(it.openSellQty)
        cash = decimal4(it.cash)
        openOrders = it.openOrders
    }
}
