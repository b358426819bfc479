// What a right configuration means, for people and for programs.
//
// Invariants: everything that is unlimited is said. The same configuration gives the same text. No
// secrets: places of keys only.
// Thread: a value; any thread.

import Wire

public struct ConfigurationSummary: Encodable, Sendable {
    public struct Row: Encodable, Sendable {
        public let name: String
        public let details: [String: String]
    }
    public struct LimitRow: Encodable, Sendable {
        public let limit: String
        /// As a configuration writes it; nil: unlimited.
        public let value: String?
        /// The level that it comes from.
        public let from: String?
    }
    public struct LevelRows: Encodable, Sendable {
        public let level: String
        public let target: String
        public let limits: [LimitRow]
    }

    public let file: String
    public let configurationHash: String
    public let gateway: String
    public let durability: String
    public let baseCurrency: String
    public let tradingDay: String
    public let currencies: [Row]
    public let calendars: [Row]
    public let brokers: [Row]
    public let accounts: [Row]
    public let strategies: [Row]
    public let instruments: [Row]
    public let limits: [LevelRows]
    /// Limits that nothing sets at any level.
    public let unlimited: [String]
    /// Limits that contradict each other without harm: `file:line:column: path: what`.
    public let warnings: [String]

    public init(_ configuration: GatewayConfiguration) {
        file = configuration.path
        configurationHash = configuration.configurationHash
        gateway = configuration.name
        durability = configuration.durability.description
        baseCurrency = configuration.baseCurrency
        tradingDay = Self.text(configuration.tradingDay)
        currencies = configuration.currencies.map { Self.row($0, configuration) }
        calendars = configuration.calendars.map(Self.row)
        brokers = configuration.brokers.map(Self.row)
        accounts = configuration.accounts.map(Self.row)
        strategies = configuration.strategies.map(Self.row)
        instruments = configuration.instruments.map { instrument in
            Self.row(instrument, broker: configuration.brokers.first {
                $0.brokerID == instrument.brokerID
            }?.name ?? "")
        }
        let targets: [(Level, [String])] = [
            (.global, [""]), (.account, configuration.accounts.map(\.name)),
            (.strategy, configuration.strategies.map(\.name)),
            (.instrument, configuration.instruments.map(\.symbol)),
        ]
        limits = targets.flatMap { level, names in
            names.map { Self.level(configuration, level, $0) }
        }
        unlimited = configuration.unlimitedKinds.map(Self.key)
        warnings =
            configuration.warnings.isEmpty
            ? []
            : ConfigurationErrors(
                file: configuration.path, issues: configuration.warnings
            ).lines
    }

    private static func key(_ kind: LimitKind) -> String {
        LimitCatalogue.row(of: kind)?.key ?? kind.description
    }

    private static func level(
        _ configuration: GatewayConfiguration, _ level: Level, _ target: String
    ) -> LevelRows {
        let rows = configuration.effectiveLimits(level: level, target: target).map { limit in
            LimitRow(
                limit: key(limit.kind),
                value: limit.value.map {
                    LimitCatalogue.row(of: limit.kind)?.unit.text($0) ?? "\($0)"
                },
                from: limit.source == .none ? nil : limit.source.description)
        }
        return LevelRows(level: level.description, target: target, limits: rows)
    }

    private static func text(_ day: TradingDaySettings) -> String {
        let minutes = day.resetNs / 60_000_000_000
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(minutes / 60)):\(two(minutes % 60)) \(day.zone), "
            + "weeks from \(day.weekStart.rawValue)"
    }

    private static func row(
        _ currency: CurrencySettings, _ configuration: GatewayConfiguration
    ) -> Row {
        let rate = configuration.instruments.first { $0.securityID == currency.securityID }
        return Row(
            name: currency.code,
            details: ["rate": rate?.symbol ?? "", "inverse": "\(currency.isInverse)"])
    }

    private static func row(_ calendar: CalendarSettings) -> Row {
        Row(
            name: calendar.name,
            details: [
                "title": calendar.calendar.title, "zone": calendar.calendar.zone.name,
                "from": "\(calendar.calendar.from)", "to": "\(calendar.calendar.to)",
                "close only": calendar.closeOnlyNs == 0
                    ? "-" : ConfigurationValue.durationText(Int64(calendar.closeOnlyNs)),
                "for": calendar.isGlobal ? "every instrument" : "those that name it",
                "file": calendar.origin,
            ])
    }

    private static func row(_ broker: BrokerSettings) -> Row {
        let kind = switch broker.kind { case .paper: "paper" }
        return Row(
            name: broker.name,
            details: ["id": "\(broker.brokerID)", "type": kind, "enabled": "\(broker.enabled)"])
    }

    private static func row(_ account: AccountSettings) -> Row {
        Row(
            name: account.name,
            details: [
                "currency": account.currency, "enabled": "\(account.enabled)",
                "cash": LimitUnit.money.text(account.cash), "group": account.group ?? "its own",
                "self_trade": account.selfTrade.description,
            ])
    }

    private static func row(_ strategy: StrategySettings) -> Row {
        let key = switch strategy.key {
        case .file(let path): "file \(path)"
        case .environment(let name): "environment \(name)"
        }
        let sides = Side.allValues.filter(strategy.sides.contains).map(\.description)
        let types = OrdType.allValues.filter(strategy.orderTypes.contains).map(\.description)
        return Row(
            name: strategy.name,
            details: [
                "session": "\(strategy.sessionID)", "key": key, "enabled": "\(strategy.enabled)",
                "accounts": strategy.accounts.joined(separator: ","),
                "instruments": strategy.instruments?.joined(separator: ",") ?? "all",
                "sides": sides.joined(separator: ","), "types": types.joined(separator: ","),
            ])
    }

    private static func row(_ instrument: InstrumentSettings, broker: String) -> Row {
        Row(
            name: instrument.symbol,
            details: [
                "id": "\(instrument.securityID)", "tick": LimitUnit.price.text(instrument.tick),
                "lot": LimitUnit.quantity.text(instrument.lot),
                "multiplier": LimitUnit.quantity.text(instrument.multiplier),
                "currency": instrument.currency, "status": instrument.status.description,
                "class": instrument.assetClass.description, "broker": broker,
                "calendar": instrument.calendar,
            ])
    }
}

extension ConfigurationSummary {
    /// The summary for people, aligned, with a last line break.
    public var text: String {
        var text = """
            \(file): no mistakes
            gateway \(gateway), durability \(durability), configuration \(configurationHash)
            money in \(baseCurrency), trading days from \(tradingDay)

            """
        if !currencies.isEmpty { text += table("Currencies", currencies, ["rate", "inverse"]) }
        if !calendars.isEmpty {
            text += table(
                "Calendars", calendars,
                ["title", "zone", "from", "to", "close only", "for", "file"])
        }
        text += table("Brokers", brokers, ["id", "type", "enabled"])
        text += table("Accounts", accounts, ["currency", "cash", "group", "enabled"])
        text += table(
            "Strategies", strategies,
            ["session", "accounts", "instruments", "sides", "types", "key", "enabled"])
        text += table(
            "Instruments", instruments,
            ["id", "tick", "lot", "multiplier", "currency", "class", "status", "broker",
             "calendar"])
        text += limitsText
        text += "\nUnlimited at every level\n"
        text += unlimited.isEmpty ? "  nothing\n" : Self.wrapped(unlimited)
        if !warnings.isEmpty {
            text += "\nWarnings\n" + warnings.map { "  \($0)\n" }.joined()
        }
        return text
    }

    private func table(_ title: String, _ rows: [Row], _ columns: [String]) -> String {
        let cells = [["name"] + columns] + rows.map { row in
            [row.name] + columns.map { row.details[$0] ?? "" }
        }
        return "\n\(title)\n" + Self.aligned(cells)
    }

    /// Columns two spaces apart, each as wide as its widest cell.
    static func aligned(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        return rows.map { row in
            var line = " "
            for (column, cell) in row.enumerated() {
                let last = column == row.count - 1
                let padding = last ? 0 : widths[column] - cell.count
                line += " " + cell + String(repeating: " ", count: padding + (last ? 0 : 1))
            }
            return line + "\n"
        }.joined()
    }

    static func wrapped(_ words: [String], indent: String = "  ") -> String {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + word.count < 96 {
                lines[lines.count - 1] = "\(last), \(word)"
            } else {
                lines.append(indent + word)
            }
        }
        return lines.joined(separator: ",\n") + "\n"
    }
}
