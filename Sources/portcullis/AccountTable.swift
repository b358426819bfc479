// The accounts' money for people and for programs.
//
// Thread: the command's.

import Foundation
import PortcullisClient
import Wire

enum AccountTable {
    /// What there is: cash, what is free of it, equity, results since the account began.
    static func showMoney(_ accounts: [AccountReport]) {
        Console.table(
            [
                "ACCOUNT", "MONEY", "CASH", "HELD", "FREE", "EQUITY", "REALISED", "OPEN P&L",
                "FEES", "GROSS", "NET", "SHORT",
            ],
            accounts.map { it in
                [name(it), Console.clean(it.currency)]
                    + [
                        it.cash, it.holds, it.freeCash, it.equity, it.realizedPnL, it.openPnL,
                        it.fees, it.grossExposure, it.netExposure, it.shortExposure,
                    ].map(money)
            }, right: Set(2...11))
    }

    /// How it goes: results of the day and the week, and the fall from the highest equity.
    static func showResults(_ accounts: [AccountReport]) {
        Console.table(
            [
                "ACCOUNT", "EQUITY", "FREE CASH", "DAY", "REALISED", "WEEK", "REALISED", "HIGHEST",
                "DRAWDOWN", "SINCE",
            ],
            accounts.map { it in
                [name(it)]
                    + [
                        it.equity, it.freeCash, it.dayResult, it.dayRealized, it.weekResult,
                        it.weekRealized, it.highWaterMark,
                    ].map(money)
                    + [it.drawdown == .null ? "-" : money(it.drawdown) + " %", date(it.tradeDate)]
            }, right: Set(1...8))
    }

    private static func name(_ it: AccountReport) -> String {
        Console.clean(it.account) + (it.enabled == .yes ? "" : " (off)")
    }

    /// With two digits behind the point, or as many as there are.
    static func money(_ value: Int64) -> String {
        guard value != .null else { return "-" }
        var text = Decimal4.text(value)
        guard let point = text.firstIndex(of: ".") else { return text + ".00" }
        if text.distance(from: point, to: text.endIndex) == 2 { text += "0" }
        return text
    }

    /// 20261121 as 2026-11-21.
    private static func date(_ number: UInt32) -> String {
        let digits = String(number)
        guard digits.count == 8 else { return "-" }
        return digits.prefix(4) + "-" + digits.dropFirst(4).prefix(2) + "-" + digits.suffix(2)
    }
}

/// One account's money for programs.
struct AccountJSON: Encodable {
    var account: String
    var currency: String
    var enabled: Bool
    var tradeDate: UInt32?
    var startingCash, cash, holds, freeCash, equity, realizedPnL, openPnL, fees: Decimal?
    var dayRealized, dayResult, weekRealized, weekResult: Decimal?
    var highWaterMark, drawdownPercent: Decimal?
    var grossExposure, netExposure, shortExposure, openNotional: Decimal?
    var openOrders, positionsOpen: UInt32

    init(_ it: AccountReport) {
        account = "\(it.account)"
        currency = "\(it.currency)"
        enabled = it.enabled == .yes
        tradeDate = it.tradeDate == 0 ? nil : it.tradeDate
        startingCash = decimal4(it.startingCash)
        cash = decimal4(it.cash)
        holds = decimal4(it.holds)
        freeCash = decimal4(it.freeCash)
        equity = decimal4(it.equity)
        realizedPnL = decimal4(it.realizedPnL)
        openPnL = decimal4(it.openPnL)
        fees = decimal4(it.fees)
        dayRealized = decimal4(it.dayRealized)
        dayResult = decimal4(it.dayResult)
        weekRealized = decimal4(it.weekRealized)
        weekResult = decimal4(it.weekResult)
        highWaterMark = decimal4(it.highWaterMark)
        drawdownPercent = decimal4(it.drawdown)
        grossExposure = decimal4(it.grossExposure)
        netExposure = decimal4(it.netExposure)
        shortExposure = decimal4(it.shortExposure)
        openNotional = decimal4(it.openNotional)
        openOrders = it.openOrders
        positionsOpen = it.positionsOpen
    }
}
