// Verbs that configure: account, instrument, strategy, venue, limit, capacity. The first of them
// begins a configuration, the first other verb ends it.

import Wire

@testable import Core

extension ScenarioRunner {
    func configure(_ line: inout ScenarioLine) throws -> Bool {
        switch line.verb {
        case "capacity":
            try setCapacity(&line)
            return true
        case "configuration": break
        case "venue", "account", "instrument", "strategy", "limit", "scenario", "calendar": break
        case "base", "currency": break
        default: return false
        }
        beginConfiguration()
        switch line.verb {
        case "venue":
            var message = try FrameText("BrokerDefinition")
            try message.set("brokerID", try line.next("a number"))
            try message.set("broker", try line.next("a name"))
            try message.set("enabled", "yes")
            try send(message, line, .configuration)
        case "base", "currency": try configureCurrency(&line)
        case "account": try configureAccount(&line)
        case "calendar": try configureCalendar(&line)
        case "instrument": try configureInstrument(&line)
        case "strategy": try configureStrategy(&line)
        case "limit": try configureLimit(&line)
        case "scenario": try configureScenario(&line)
        default: try line.end()
        }
        return true
    }

    private func beginConfiguration() {
        guard !isConfiguring else { return }
        isConfiguring = true
        accountCount = 0
        apply(
            ConfigurationBegin(
                configurationHash: "1", gatewayName: "test",
                ordersMax: UInt32(driver.capacity.orders),
                requestsMax: UInt32(driver.capacity.requests),
                instrumentsMax: UInt32(driver.capacity.instruments),
                accountsMax: UInt32(driver.capacity.accounts),
                sessionsMax: UInt32(driver.capacity.sessions),
                positionsMax: UInt32(driver.capacity.positions),
                brokersMax: UInt32(driver.capacity.brokers)
            ).frameBytes(), .configuration)
    }

    func endConfiguration() {
        guard isConfiguring else { return }
        isConfiguring = false
        apply(ConfigurationEnd(configurationHash: "1").frameBytes(), .configuration)
    }

    private func setCapacity(_ line: inout ScenarioLine) throws {
        guard driver.decided.isEmpty else { throw line.error("capacity comes first") }
        var capacity = CoreDriver.small
        let places: [(String, WritableKeyPath<Capacity, Int>)] = [
            ("orders", \.orders), ("requests", \.requests), ("instruments", \.instruments),
            ("accounts", \.accounts), ("sessions", \.sessions), ("positions", \.positions),
            ("brokers", \.brokers),
        ]
        for (name, path) in places {
            if let number = try line.number(of: name) { capacity[keyPath: path] = Int(number) }
        }
        try line.end()
        driver = CoreDriver(capacity: capacity)
    }

    private func configureAccount(_ line: inout ScenarioLine) throws {
        var message = try FrameText("AccountDefinition")
        try message.set("account", try line.next("a name"))
        try message.set("startingCash", try line.value(of: "cash") ?? "0")
        try message.set("group", try line.value(of: "group") ?? "0")
        try message.set("accountID", accountCount)
        try message.set("selfTrade", try line.value(of: "self-trade") ?? "allow")
        try message.set("currency", "USD")
        try message.set("enabled", "yes")
        accountCount += 1
        try send(message, line, .configuration)
    }

    /// `base USD`, `currency EUR 4`, `currency JPY 5 inverse`.
    private func configureCurrency(_ line: inout ScenarioLine) throws {
        var message = try FrameText("CurrencyDefinition")
        try message.set("currency", try line.next("a currency"))
        if line.verb == "currency" {
            try message.set("securityID", try line.next("an instrument's number"))
            if line.has("inverse") { try message.set("inverse", "yes") }
        }
        try send(message, line, .configuration)
    }

    private func configureInstrument(_ line: inout ScenarioLine) throws {
        var message = try FrameText("SecurityDefinition")
        let id = try line.nextNumber("a number")
        let symbol = try line.next("a symbol")
        symbols[symbol] = UInt32(truncatingIfNeeded: id)
        let scaled: [(String, String, String)] = [
            ("minPriceIncrement", "tick", "0.01"), ("roundLot", "lot", "1"),
            ("minTradeVol", "min", "1"), ("maxTradeVol", "max", "1000000"),
        ]
        for (field, keyword, usual) in scaled {
            try message.set(field, try line.value(of: keyword) ?? usual)
        }
        let multiplier = try line.value(of: "multiplier") ?? "1"
        try message.set("contractMultiplier", UInt64(DecimalText.scaled(multiplier, by: 8) ?? 0))
        if let volume = try line.value(of: "volume") {
            try message.set("averageDailyVolume", volume)
        }
        try message.set("securityStatus", try line.value(of: "status") ?? "active")
        try message.set("easyToBorrow", try line.value(of: "borrow") ?? "yes")
        try message.set("brokerID", try line.value(of: "venue") ?? "1")
        try message.set("securityID", id)
        try message.set("symbol", symbol)
        if let calendar = try line.value(of: "calendar") {
            try message.set("calendar", calendar)
        }
        try message.set("currency", try line.value(of: "currency") ?? "USD")
        try message.set("country", try line.value(of: "country") ?? "US")
        try message.set("sector", try line.value(of: "sector") ?? "")
        try message.set("assetClass", try line.value(of: "class") ?? "equity")
        try message.set("total", 1)
        try send(message, line, .configuration)
    }

    private func configureStrategy(_ line: inout ScenarioLine) throws {
        let id = try line.nextNumber("a number")
        let name = try line.next("a name")
        let accounts = (try line.value(of: "accounts") ?? "").split(separator: ",")
        let instruments = (try line.value(of: "instruments") ?? "").split(separator: ",")
        let sides = (try line.value(of: "sides") ?? "buy,sell,sellShort").split(separator: ",")
        let types = (try line.value(of: "types") ?? "market,limit,stop,stopLimit")
            .split(separator: ",")
        var message = try FrameText("StrategyDefinition")
        try message.set("strategy", name)
        try message.set("sessionID", id)
        try message.set("enabled", "yes")
        try message.set("mayBuy", sides.contains("buy") ? "yes" : "no")
        try message.set("maySell", sides.contains("sell") ? "yes" : "no")
        try message.set("maySellShort", sides.contains("sellShort") ? "yes" : "no")
        try send(message, line, .configuration)
        for account in accounts {
            var entitlement = try FrameText("Entitlement")
            try entitlement.set("account", String(account))
            try entitlement.set("sessionID", id)
            let flags = [
                ("mayMarket", "market"), ("mayLimit", "limit"), ("mayStop", "stop"),
                ("mayStopLimit", "stopLimit"),
            ]
            for (field, type) in flags {
                try entitlement.set(field, types.contains { $0 == type } ? "yes" : "no")
            }
            apply(entitlement.frame, .configuration)
        }
        for instrument in instruments {
            var entitlement = try FrameText("Entitlement")
            try entitlement.set("sessionID", id)
            try entitlement.set("securityID", try securityID(String(instrument), line))
            apply(entitlement.frame, .configuration)
        }
    }

    private func configureLimit(_ line: inout ScenarioLine) throws {
        try send(try limit(&line), line, .configuration)
    }

    /// `global orderNotional 5000`, `account MAIN openOrders 3`.
    func limit(_ line: inout ScenarioLine) throws -> FrameText {
        var message = try FrameText("LimitUpdate")
        let level = try line.next("a level")
        try message.set("level", level)
        if level != "global" { try message.set("target", try line.next("a target")) }
        let kind = try line.next("a kind of limit")
        try message.set("kind", kind)
        let text = try line.next("a limit")
        guard let number = LimitText.number(text, kind) else {
            throw line.error("\(text) is no limit")
        }
        try message.set("limit", UInt64(bitPattern: number))
        return message
    }
}
