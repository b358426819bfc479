// `show money MAIN`: the account's money as operators see it, and its positions.

import Wire

@testable import Core

extension ScenarioRunner {
    func showMoney(_ line: inout ScenarioLine) throws {
        let name = Text16(try line.next("an account"))
        var reports: [AccountReport] = []
        driver.core.forEachAccount(account: name, requestID: 0, time: driver.now) {
            reports.append($0)
        }
        guard let it = reports.first else { throw line.error("no account \(name)") }
        func money(_ number: Int64) -> String { NumberText.decimal(number, scale: 4) }
        say(
            "cash \(money(it.cash)) holds \(money(it.holds)) free \(money(it.freeCash))"
                + " equity \(money(it.equity)) realised \(money(it.realizedPnL))"
                + " open \(money(it.openPnL)) fees \(money(it.fees))")
        say(
            "day \(money(it.dayResult)) realised \(money(it.dayRealized))"
                + " week \(money(it.weekResult)) realised \(money(it.weekRealized))"
                + " mark \(money(it.highWaterMark))"
                + " drawdown \(it.drawdown == .null ? "-" : money(it.drawdown)) %")
        say(
            "gross \(money(it.grossExposure)) net \(money(it.netExposure))"
                + " short \(money(it.shortExposure)) orders \(money(it.openNotional))")
        driver.core.forEachPosition(account: name, requestID: 0, time: driver.now) { it in
            guard it.lastReport == .no else { return }
            func price(_ number: Int64) -> String {
                number == .null ? "-" : NumberText.decimal(number, scale: 8)
            }
            say(
                "#\(it.securityID) quantity \(price(it.netQty)) average \(price(it.avgPx))"
                    + " realised \(money(it.realizedPnL))"
                    + " open \(it.openPnL == .null ? "-" : money(it.openPnL))"
                    + " fees \(money(it.fees))")
        }
    }
}
