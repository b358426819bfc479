// What a right configuration becomes: values, frames, effective limits, a summary.

import Foundation
import Testing
import Wire

@testable import Gateway

@Suite struct ConfigurationTests {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static func path(_ name: String) -> String { root.appending(path: name).path }

    private func small(_ changes: [Int: String] = [:]) throws -> GatewayConfiguration {
        try GatewayConfiguration.parse(
            Array(SmallConfiguration.text(changes).utf8), path: "f.yaml")
    }

    @Test func theExampleIsRightAndCarriesTheDefaultLimits() throws {
        let example = try GatewayConfiguration.load(path: Self.path("Deploy/config/example.yaml"))
        #expect(example.durability == .synced)
        #expect(example.strategies.map(\.name) == ["demo", "desk", "research"])
        let main = example.effectiveLimits(level: .account, target: "MAIN")
        func limit(_ kind: LimitKind) -> Int64? { main.first { $0.kind == kind }?.value }
        #expect(limit(.orderNotional) == 5000_0000)
        #expect(limit(.positionValue) == 10000_0000)
        #expect(limit(.positionEquityPercent) == 10_0000)
        #expect(limit(.grossExposure) == 50000_0000)
        #expect(limit(.leverage) == 1_0000)
        #expect(limit(.positionsOpen) == 20)
        #expect(limit(.ordersPerMinute) == 5)
        #expect(limit(.ordersPerDay) == 100)
        #expect(limit(.lossDaily) == 2000_0000)
        #expect(limit(.lossWeekly) == 5000_0000)
        #expect(limit(.drawdownPercent) == 15_0000)
        #expect(limit(.concentrationSector) == 30_0000)
        #expect(limit(.portfolioHeat) == 6_0000)
        #expect(limit(.correlation) == 7000)
        #expect(limit(.priceMinimum) == 1_000_000)
        #expect(limit(.priceMaximum) == 100_000_0000_0000)
        #expect(limit(.referenceAge) == 60_000_000_000)
        #expect(limit(.referenceAgeMarket) == 5_000_000_000)
    }

    @Test func theLoadTestIsRightAndLimitsNoRate() throws {
        let load = try GatewayConfiguration.load(path: Self.path("Deploy/config/loadtest.yaml"))
        let rates: [LimitKind] = [.ordersPerSecond, .ordersPerMinute, .ordersPerDay,
                                  .messagesPerSecond, .referenceAge, .openOrders, .orderNotional]
        for kind in rates {
            #expect(load.limits.contains(
                LimitSetting(level: .global, target: "", kind: kind, value: nil)))
        }
        #expect(load.strategies.map(\.name) == ["load"] + (1...8).map { "load\($0)" })
        #expect(load.instruments.first { $0.symbol == "ESH4" }?.tick == 25_000_000)
    }

    @Test func theHashIsOfTheFilesBytes() throws {
        // From sha256sum, of the text of SmallConfiguration.
        let expected = "79a58ee7932fb38291c64efd04fac73c0564da3fdb8319c627f92cc0c7a963b6"
        #expect(try small().configurationHash == expected)
        #expect(try small([1: "name: small # why"]).configurationHash != expected)
    }

    @Test func absentSettingsHaveTheirDefaults() throws {
        let configuration = try small()
        #expect(configuration.durability == .synced)
        #expect(configuration.capacity == .standard)
        #expect(configuration.sockets == SocketSettings())
        #expect(configuration.sockets.transport == .native)
        #expect(configuration.brokers[0].kind == .paper(PaperBrokerSettings()))
        #expect(configuration.strategies[0].key == .file("keys/demo.key"))
        #expect(configuration.strategies[0].sides == [.buy, .sell])
        #expect(configuration.strategies[0].orderTypes == Set(OrdType.allValues))
        let instrument = configuration.instruments[0]
        #expect(instrument.multiplier == 1_0000_0000)
        #expect(instrument.quantityMin == instrument.lot)
        #expect(instrument.status == .active)
        #expect(!instrument.easyToBorrow)
        #expect(instrument.brokerID == 1)
    }

    @Test func readsTheSettingsOfThePaperBroker() throws {
        let broker = """
              - name: paper
                id: 1
                type: paper
                settings:
                  seed: 7
                  latency: 2ms
                  reject_percent: 2.5
                  slippage: {base_bps: 5, per_100k_bps: 10, volatility_factor: 1.5}
                  fees: {per_unit: 0.005, bps: 0.3, minimum: 1}
                  day_end: "21:00"
            """
        let configuration = try small([3: broker])
        guard case .paper(let settings) = configuration.brokers[0].kind else { return }
        #expect(settings.seed == 7)
        #expect(settings.latencyNs == 2_000_000)
        #expect(settings.rejectPerMille == 25)
        #expect(settings.slippageBaseE8 == 50_000)
        #expect(settings.slippagePerNotionalE8 == 100_000)
        #expect(settings.slippageVolatilityE4 == 15_000)
        #expect(settings.feePerUnitE4 == 50)
        #expect(settings.feeRateE8 == 3_000)
        #expect(settings.feeMinimumE4 == 10_000)
        #expect(settings.dayEndNs == 75_600_000_000_000)
    }

    @Test func definitionsDecodeBackInTheirOrder() throws {
        let example = try GatewayConfiguration.load(path: Self.path("Deploy/config/example.yaml"))
        let frames = example.definitions()
        #expect(frames == example.definitions())
        var templates: [UInt16] = []
        for frame in frames {
            var reader = FrameReader()
            guard case .frame(let header) = reader.next(in: unsafe frame.span.bytes) else {
                Issue.record("a definition that does not decode")
                return
            }
            #expect(header.byteCount == frame.count)
            if templates.last != header.templateID { templates.append(header.templateID) }
        }
        #expect(templates == [
            ConfigurationBegin.templateID, BrokerDefinition.templateID,
            CurrencyDefinition.templateID,
            AccountDefinition.templateID, SecurityDefinition.templateID,
            StrategyDefinition.templateID, Entitlement.templateID, LimitUpdate.templateID,
            StressScenario.templateID, StressShock.templateID, StressScenario.templateID,
            StressShock.templateID, StressScenario.templateID, StressShock.templateID,
            MarketDataDefinition.templateID, ConfigurationEnd.templateID,
        ])
        let begin = try ConfigurationBegin(frame: try #require(frames.first))
        #expect(begin.configurationHash.description == example.configurationHash)
        let securities = frames.compactMap { try? SecurityDefinition(frame: $0) }
        #expect(securities.map(\.symbol.description) == ["AAPL", "MSFT", "NVDA", "SPY", "ESH4"])
        #expect(securities.map(\.index) == [0, 1, 2, 3, 4])
        #expect(securities.allSatisfy { $0.total == 5 && $0.brokerID == 1 })
        #expect(securities[4].contractMultiplier == 50_0000_0000)
        #expect(securities[4].minPriceIncrement == 2500_0000)
        let limits = frames.compactMap { try? LimitUpdate(frame: $0) }
        #expect(limits.count == example.limits.count)
        #expect(limits.allSatisfy { $0.operatorID == "configuration" && $0.reason == "file" })
        for (frame, limit) in zip(limits, example.limits) {
            #expect(frame.kind == limit.kind && frame.level == limit.level)
            #expect(frame.limit == limit.value ?? .null)
            #expect(frame.target.description == limit.target)
        }
    }

    @Test func entitlementsNameEachAccountAndEachRestrictedInstrument() throws {
        let strategy = """
                accounts: [MAIN]
                instruments: [AAPL]
                sides: [Side.BUY, sell short]
                order_types: [LIMIT]
            """
        let frames = try small([17: strategy]).definitions()
        let rows = frames.compactMap { try? Entitlement(frame: $0) }
        #expect(rows.map(\.account.description) == ["MAIN", ""])
        #expect(rows.map(\.securityID) == [.null, 1])
        #expect(rows.allSatisfy { $0.mayLimit == .yes && $0.mayMarket == .no && $0.mayStop == .no })
        let definition = try #require(
            frames.compactMap { try? StrategyDefinition(frame: $0) }.first)
        #expect(definition.mayBuy == .yes)
        #expect(definition.maySell == .no)
        #expect(definition.maySellShort == .yes)
        #expect(definition.enabled == .yes)
    }

    @Test func accountsOfOneGroupShareANumberAndOthersDoNot() throws {
        let accounts = """
                cash: 1000
                group: house
              - {name: ALONE, currency: USD, cash: 1}
              - {name: SECOND, currency: USD, cash: 1, group: house, self_trade: cancel_resting}
            """
        let frames = try small([7: accounts]).definitions()
        let rows = frames.compactMap { try? AccountDefinition(frame: $0) }
        #expect(rows.map(\.group) == [1, 2, 1])
        #expect(rows.map(\.selfTrade) == [.refuseNew, .refuseNew, .cancelResting])
        #expect(rows.map(\.accountID) == [0, 1, 2])
    }

    @Test func unlimitedIsSaidInItsFrame() throws {
        let configuration = try small([20: "    order_notional: unlimited"])
        let limit = try #require(
            configuration.definitions().compactMap { try? LimitUpdate(frame: $0) }.first)
        #expect(limit.limit == .null)
        #expect(configuration.unlimitedKinds.contains(.orderNotional))
    }

    @Test func theTightestLimitWinsAndSaysItsLevel() throws {
        let limits = """
                order_notional: 5000
                price_minimum: 1
              accounts:
                MAIN: {order_notional: 9000, price_minimum: 2, open_orders: unlimited}
              strategies:
                demo: {order_notional: 100}
            """
        let configuration = try small([20: limits])
        func effective(_ level: Level, _ target: String, _ kind: LimitKind) -> EffectiveLimit? {
            configuration.effectiveLimits(level: level, target: target).first { $0.kind == kind }
        }
        #expect(effective(.account, "MAIN", .orderNotional)
            == EffectiveLimit(kind: .orderNotional, value: 5000_0000, source: .global))
        #expect(effective(.strategy, "demo", .orderNotional)
            == EffectiveLimit(kind: .orderNotional, value: 100_0000, source: .strategy))
        // A floor is tighter where it is higher.
        #expect(effective(.account, "MAIN", .priceMinimum)
            == EffectiveLimit(kind: .priceMinimum, value: 2_0000_0000, source: .account))
        #expect(effective(.account, "MAIN", .openOrders)
            == EffectiveLimit(kind: .openOrders, value: nil, source: .none))
    }

    @Test func theSummaryNamesWhatHoldsWhereAndWhatIsUnlimited() throws {
        let configuration = try small([
            20: "    order_notional: 5000\n    loss_daily: 10",
            21: "  accounts:\n    MAIN: {order_notional: 4000}",
        ])
        let summary = ConfigurationSummary(configuration)
        #expect(summary.unlimited.contains("orders_per_second"))
        #expect(!summary.unlimited.contains("order_notional"))
        #expect(summary.text.contains("order_notional  5000  global"))
        #expect(summary.text.contains("Limits of account MAIN\n  order_notional  4000  account"))
        #expect(summary.text.contains("Limits of strategy demo\n  order_notional  5000  global"))
        #expect(summary.text.contains("Limits of instrument AAPL\n"))
        for rows in summary.limits {
            let level = try #require(Level.allValues.first { $0.description == rows.level })
            let kinds = LimitCatalogue.rows.filter {
                level == .global || $0.levels.contains(level)
            }
            #expect(rows.limits.count == kinds.count, "\(rows.level) lacks a kind of limit")
        }
        #expect(summary.warnings.isEmpty)
        #expect(summary.text.contains("Unlimited at every level\n  orders_per_second, "))
        #expect(summary.text.utf8.count < 16_384)
    }

    @Test func everyLimitOfTheSchemaHasItsUnit() throws {
        let schema = try String(
            contentsOfFile: Self.path("Protocol/portcullis.xml"), encoding: .utf8)
        #expect(LimitCatalogue.rows.map(\.kind) == LimitKind.allValues)
        for row in LimitCatalogue.rows {
            let name = try #require(row.kind.name)
            let line = try #require(
                schema.split(separator: "\n").first {
                    $0.contains("<validValue name=\"\(name)\" ")
                        && $0.contains(">\(row.kind.rawValue)<")
                })
            let digits = line.contains("1e8") ? 8 : line.contains("1e4") ? 4 : 0
            #expect(row.unit.digits == digits, "\(name)")
            #expect(line.contains("in ns") == (row.unit == .duration), "\(name)")
            #expect(line.contains("money") == (row.unit == .money), "\(name)")
            #expect(line.contains("percent") == (row.unit == .percent), "\(name)")
        }
        #expect(LimitCatalogue.row(of: .ordersPerMinute)?.key == "orders_per_minute")
        #expect(LimitCatalogue.row(key: "value_at_risk")?.kind == .valueAtRisk)
    }
}
