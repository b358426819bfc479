// The portfolio in a whole gateway: trading days in its journal, money for operators, and what a
// start refuses.

import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

@Suite struct PortfolioGatewayTests {
    /// A reset that lies some hours back, so that none falls into the test.
    private func quietDay() -> TestConfiguration {
        let hour = (Int(Date().timeIntervalSince1970) / 3_600 + 18) % 24
        let text = (hour < 10 ? "0" : "") + String(hour)
        return TestConfiguration(sockets: "trading_day: {reset: \"\(text):00\", zone: UTC}")
    }

    @Test func aDayIsToldAtTheFirstStartAndNotAgainAfterARestart() throws {
        let configuration = quietDay()
        let first = try RunningGateway(configuration)
        let date = try #require(try first.ops().accounts().first).tradeDate
        #expect(date > 20_200_101)
        try first.stop()
        let second = try RunningGateway(configuration, in: first.folder)
        #expect(try second.ops().accounts().map(\.tradeDate) == [date, date])
        try second.stop()
        let days = try CheckedJournal(first.folder).entries.compactMap {
            $0.input(TradingDayBegan.self)
        }
        #expect(days.map(\.tradeDate) == [date])
        #expect(days.map(\.weekStart) == [.yes])
        #expect(days.allSatisfy { $0.resetTime % 3_600_000_000_000 == 0 })
    }

    @Test func operatorsSeeHowTheMoneyStands() throws {
        let gateway = try RunningGateway(TestConfiguration(feePerUnit: "0.5"))
        try gateway.quote(bid: 100, offer: 102)
        let trader = try gateway.trader()
        try trader.report(try trader.session.submit(.test(.buy, 4, at: 105)), .filled)
        _ = try trader.rest(.test(.buy, 10, at: 90))
        let ops = try gateway.ops()
        let accounts = try ops.accounts()
        #expect(accounts.map(\.account.description) == ["MAIN", "SIDE"])
        #expect(accounts.map(\.index) == [0, 1])
        let main = accounts[0]
        #expect(main.currency.description == "USD")
        #expect(main.startingCash == 1_000_000_0000)
        #expect(main.cash == 1_000_000_0000 - 4 * 102_0000 - 2_0000)
        #expect(main.holds == 900_0000)
        #expect(main.freeCash == main.cash - main.holds)
        #expect(main.fees == 2_0000)
        #expect(main.openPnL == -4_0000, "bought at the offer, marked at the middle")
        #expect(main.equity == 1_000_000_0000 - 6_0000)
        #expect(main.dayRealized == -2_0000 && main.dayResult == -6_0000)
        #expect(main.highWaterMark == 1_000_000_0000)
        #expect(main.drawdown == 6, "0.0006 %")
        #expect(main.positionsOpen == 1 && main.openOrders == 1)
        #expect(try ops.accounts(account: "SIDE").map(\.equity) == [1_000_000_0000])
        #expect(throws: ClientError.self) { try ops.accounts(account: "NOBODY") }
        try gateway.stop()
    }

    @Test func whatWasBookedInOneCurrencyIsNotTakenForAnother() throws {
        let first = try RunningGateway()
        try first.stop()
        func failure(_ change: (inout GatewayConfiguration) -> Void) throws -> GatewayError? {
            var configuration = try first.configuration.parsed()
            change(&configuration)
            do throws(GatewayError) {
                try Gateway(configuration: configuration, data: first.folder.data).run { _ in }
                return nil
            } catch { return error }
        }
        let base = try failure { $0.baseCurrency = "EUR" }
        #expect("\(try #require(base))".hasPrefix(
            "the currency of the base currency is EUR, but the journal has booked in USD: "))
        let instrument = try failure { $0.instruments[1].currency = "EUR" }
        #expect("\(try #require(instrument))".hasPrefix(
            "the currency of instrument MSFT is EUR, but the journal has booked in USD: "))
        expectNothingLeft(in: first.folder)
        let again = try RunningGateway(in: first.folder)
        try again.stop()
    }
}
