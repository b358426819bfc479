// Limits that contradict each other: refused with the line, or warned of.

import Foundation
import Testing
import Wire

@testable import Gateway

@Suite struct ConfigurationLimitTests {
    private func mistakes(_ limits: String) -> [String] {
        SmallConfiguration.mistakes(in: SmallConfiguration.text([20: limits]))
    }

    private func warnings(_ limits: String) throws -> [String] {
        let text = SmallConfiguration.text([20: limits])
        let configuration = try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
        return ConfigurationSummary(configuration).warnings
    }

    @Test func aRangeThatNoPriceCouldPassIsAMistake() {
        #expect(mistakes("    price_minimum: 10\n    price_maximum: 5") == [
            "f.yaml:20:20: limits.global.price_minimum: found 10, above price_maximum 5 (line 21): "
                + "no price could pass"
        ])
        let level = "    price_minimum: 10\n  instruments:\n    AAPL: {price_maximum: 9.99}"
        #expect(mistakes(level) == [
            "f.yaml:22:27: limits.instruments.AAPL.price_maximum: found 9.99, below "
                + "price_minimum 10 (line 20): no price could pass"
        ])
        #expect(mistakes("    price_minimum: 10\n    price_maximum: 10") == [])
    }

    @Test(arguments: [
        "drawdown_percent", "collar_percent", "order_volume_percent", "portfolio_heat",
        "tick_move", "tick_spread",
    ])
    func moreThanTheWholeIsAMistake(key: String) {
        #expect(mistakes("    \(key): 100") == [])
        let found = mistakes("    \(key): 100.0001")
        #expect(found.count == 1 && found[0].hasPrefix("f.yaml:20:"), "\(found)")
        #expect(found[0].hasSuffix("allowed are 0.0001 to 100"), "\(found)")
    }

    @Test func moreThanTheEquityNeedsLeverage() {
        let found = mistakes("    concentration_sector: 150")
        #expect(found.count == 1 && found[0].contains("needs a `leverage` above 1"), "\(found)")
        #expect(mistakes("    concentration_sector: 150\n    leverage: 1").count == 1)
        #expect(mistakes("    concentration_sector: 150\n    leverage: 1.5") == [])
    }

    @Test(arguments: ["order_notional", "orders_per_minute", "leverage", "loss_daily"])
    func zeroAndBelowAreMistakes(key: String) {
        for value in ["0", "-1"] {
            let found = mistakes("    \(key): \(value)")
            #expect(found.count == 1 && found[0].contains("or more") || found[0].contains(" to "))
        }
    }

    @Test func whatCanNeverBindIsWarnedOf() throws {
        #expect(
            try warnings("    order_notional: 500\n  accounts:\n    MAIN: {order_notional: 600}")
                == [
                    "f.yaml:22:28: limits.accounts.MAIN.order_notional: 600 can never bind: "
                        + "the global order_notional 500 (line 20) is tighter"
                ])
        // A floor is tighter where it is higher.
        #expect(
            try warnings("    buying_power: 500\n  accounts:\n    MAIN: {buying_power: 400}").count
                == 1)
        #expect(
            try warnings("    buying_power: 500\n  accounts:\n    MAIN: {buying_power: 600}") == [])
        for (limits, text) in [
            ("    order_notional: 11\n    position_value: 10", "could only close a position"),
            ("    order_quantity: 11\n    position_quantity: 10", "could only close a position"),
            ("    loss_daily: 11\n    loss_weekly: 10", "the week's loss"),
            ("    orders_per_second: 11\n    orders_per_minute: 10", "a minute allows fewer"),
            ("    orders_per_second: 1\n    orders_per_minute: 61", "60 seconds allow fewer"),
            ("    orders_per_minute: 1\n    orders_per_day: 1441", "1440 minutes allow fewer"),
            ("    net_exposure: 11\n    gross_exposure: 10", "never above gross"),
            ("    reference_age_market: 11s\n    reference_age: 10s", "of that age"),
        ] {
            let found = try warnings(limits)
            #expect(found.count == 1 && found[0].contains(text), "\(limits): \(found)")
        }
        #expect(try warnings("    orders_per_second: 1\n    orders_per_minute: 60") == [])
    }

    @Test func aPairIsComparedAsItHoldsForEachTarget() throws {
        let found = try warnings(
            "    order_notional: 500\n  accounts:\n    MAIN: {position_value: 400}")
        #expect(found == [
            "f.yaml:22:28: limits.accounts.MAIN.position_value: 400 keeps order_notional 500 "
                + "(line 20) from binding: an order of that value could only close a position"
        ])
        #expect(
            try warnings(
                "    order_notional: 500\n  accounts:\n"
                    + "    MAIN: {position_value: 400, order_notional: 300}") == [])
    }

    @Test(arguments: ["Deploy/config/example.yaml", "Deploy/config/loadtest.yaml",
                      "Deploy/demo/gateway.yaml"])
    func whatIsShippedIsWithoutWarnings(file: String) throws {
        let configuration = try GatewayConfiguration.load(path: ConfigurationTests.path(file))
        #expect(ConfigurationSummary(configuration).warnings == [])
    }

    @Test func checkPrintsWarningsAndTheLimitsOfEachTarget() throws {
        let folder = try TestFolder()
        let text = SmallConfiguration.text([
            20: "    order_notional: 500\n  accounts:\n    MAIN: {order_notional: 600}"
        ])
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.configuration))
        let shown = try CommandRun(["check", "--config", folder.configuration])
        #expect(shown.status == 0)
        #expect(shown.output.contains("Warnings\n  \(folder.configuration):22:28: "))
        #expect(shown.output.contains("Limits of account MAIN\n  order_notional  500  global\n"))
        let object = try CommandRun(["check", "--config", folder.configuration, "--json"]).object()
        #expect((object["warnings"] as? [String])?.count == 1)
        #expect((object["limits"] as? [Any])?.count == 4)
        #expect(object["notCheckedYet"] == nil)
    }
}
