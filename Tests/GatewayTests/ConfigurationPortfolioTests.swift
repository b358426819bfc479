// Base currency, currencies and trading days in a configuration: what is right, and every mistake.

import Testing
import Wire

@testable import Gateway

@Suite struct ConfigurationPortfolioTests {
    private static let rates = """
            currency: USD
          - {symbol: EURUSD, id: 2, tick: 0.0001, lot: 1, currency: USD, asset_class: currency}
          - {symbol: USDJPY, id: 3, tick: 0.01, lot: 1, currency: JPY, asset_class: currency}
          - {symbol: SAP, id: 4, tick: 0.01, lot: 1, currency: EUR}
        """

    private func mistakes(_ top: String, _ instruments: String = rates) -> [String] {
        SmallConfiguration.mistakes(
            in: SmallConfiguration.text([13: instruments, 21: top]))
    }

    @Test func currenciesBecomeDefinitionsTheBaseFirst() throws {
        let top = """
            base_currency: USD
            currencies:
              - {code: EUR, instrument: EURUSD}
              - {code: JPY, instrument: USDJPY, inverse: true}
            trading_day: {reset: "17:00", zone: America/New_York, week_starts: sunday}
            """
        let text = SmallConfiguration.text([13: Self.rates, 21: top])
        let configuration = try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
        #expect(configuration.tradingDay == TradingDaySettings(
            resetNs: 61_200_000_000_000, zone: "America/New_York", weekStart: .sunday))
        let frames = configuration.definitions().compactMap {
            try? CurrencyDefinition(frame: $0)
        }
        #expect(frames.map(\.currency.description) == ["USD", "EUR", "JPY"])
        #expect(frames.map(\.securityID) == [.null, 2, 3])
        #expect(frames.map(\.inverse) == [.no, .no, .yes])
        let summary = ConfigurationSummary(configuration).text
        #expect(summary.contains("money in USD, trading days from 17:00 America/New_York"))
        #expect(summary.contains("JPY   USDJPY  true"))
    }

    @Test func withoutThemTheFirstAccountsCurrencyIsTheBaseAndDaysBeginInUTC() throws {
        let text = SmallConfiguration.text([:])
        let configuration = try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
        #expect(configuration.baseCurrency == "USD")
        #expect(configuration.currencies.isEmpty)
        #expect(configuration.tradingDay == TradingDaySettings())
    }

    @Test func aCurrencyWithoutARateIsAMistakeAtItsInstrument() {
        #expect(mistakes("currencies: [{code: JPY, instrument: USDJPY, inverse: true}]") == [
            "f.yaml:16:56: instruments[3].currency: `EUR` has no rate; name it under "
                + "`currencies`, defined are USD, JPY"
        ])
    }

    @Test func anAccountInAnotherCurrencyIsAMistake() {
        #expect(SmallConfiguration.mistakes(
            in: SmallConfiguration.text([6: "    currency: EUR", 21: "base_currency: USD"])) == [
                "f.yaml:6:15: accounts[0].currency: found `EUR`; accounts are in the base "
                    + "currency USD"
            ])
    }

    @Test func aRateThatIsQuotedTheWrongWayRoundIsAMistake() {
        let top = """
            currencies:
              - {code: EUR, instrument: EURUSD, inverse: true}
              - {code: JPY, instrument: USDJPY}
            """
        let found = mistakes(top)
        #expect(found.count == 2)
        #expect(found[0].hasPrefix(
            "f.yaml:25:29: currencies[0].instrument: `EURUSD` is quoted in USD; expected"))
        #expect(found[1].hasPrefix(
            "f.yaml:26:29: currencies[1].instrument: `USDJPY` is quoted in JPY; expected"))
    }

    @Test func namesThatDoNotFitAreMistakes() {
        let top = """
            currencies:
              - {code: USD, instrument: EURUSD}
              - {code: EUR, instrument: EURUSX}
              - {code: EUR, instrument: EURUSD, rate: 1}
              - {code: JPY, instrument: USDJPY, inverse: true}
            """
        #expect(mistakes(top) == [
            "f.yaml:25:12: currencies[0].code: `USD` is the base currency, which needs no rate",
            "f.yaml:26:29: currencies[1].instrument: `EURUSX` is not among the instruments; "
                + "did you mean `EURUSD`?",
            "f.yaml:27:12: currencies[2].code: currency `EUR` again; it stands in line 26 already",
            "f.yaml:27:37: currencies[2]: unknown key `rate`; allowed are code, instrument, "
                + "inverse",
        ])
    }

    @Test func tradingDaysAreReadStrictly() {
        let top = "trading_day: {reset: 25:00, zone: New_York, week_starts: Monday}"
        #expect(mistakes(top, "    currency: USD") == [
            "f.yaml:21:22: trading_day.reset: found `25:00`; expected a time of day such as "
                + "\"17:00\"",
            "f.yaml:21:35: trading_day.zone: found `New_York`; expected a zone of the IANA "
                + "database such as America/New_York, or UTC",
            "f.yaml:21:58: trading_day.week_starts: found `Monday`; expected one of monday, "
                + "tuesday, wednesday, thursday, friday, saturday, sunday; did you mean "
                + "`monday`?",
        ])
    }
}
