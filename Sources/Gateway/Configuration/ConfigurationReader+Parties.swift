// The sections that say who trades where: brokers, accounts, strategies.
//
// Invariants: as in ConfigurationReader. A name or an id that stands twice is a mistake at its
// second place.
// Thread: one thread at a time.

import Wire

extension ConfigurationReader {
    func brokers(_ value: ConfigurationNode?, _ names: ConfigurationNames) -> [BrokerSettings] {
        var ids: [String: Int] = [:]
        var seen: [String: Int] = [:]
        return rows(value, of: "brokers").compactMap { row in
            let keys = ["name", "id", "type", "enabled", "settings"]
            guard let section = section(row, keys: keys) else { return nil }
            let nameValue = section.required("name", "the broker's name")
            let idValue = section.required("id", "a number from 1 that never changes its meaning")
            let name = name(nameValue, what: "the broker's name")
            let id = integer(idValue, in: 1...(UInt16.max - 1))
            _ = word(section.required("type", "paper"), [("paper", true)])
            let settings = paperSettings(section["settings"])
            let enabled = boolean(section["enabled"]) ?? true
            unique(id.map(String.init), idValue, "broker id", &ids)
            guard unique(name, nameValue, "broker", &seen), let name else { return nil }
            names.brokers[name] = id ?? 0
            guard let id else { return nil }
            return BrokerSettings(
                name: name, brokerID: id, enabled: enabled, kind: .paper(settings))
        }
    }

    func accounts(_ value: ConfigurationNode?, _ names: ConfigurationNames) -> [AccountSettings] {
        var seen: [String: Int] = [:]
        return rows(value, of: "accounts").compactMap { row in
            let keys = ["name", "enabled", "currency", "cash", "group", "self_trade"]
            guard let section = section(row, keys: keys) else { return nil }
            let nameValue = section.required("name", "the account's name")
            let name = name(nameValue, what: "the account's name")
            let currency = currency(section.required("currency", "three letters such as USD"))
            let cash = decimal(
                section.required("cash", "the starting cash"), digits: 4, in: 0...Int64.max,
                expected: LimitUnit.money.expectation)
            let group = self.name(section["group"], what: "a group's name")
            let selfTrade = word(
                section["self_trade"],
                [
                    ("refuse_new", SelfTradePolicy.refuseNew),
                    ("cancel_resting", .cancelResting), ("both", .both), ("allow", .allow),
                ])
            let enabled = boolean(section["enabled"]) ?? true
            guard unique(name, nameValue, "account", &seen), let name else { return nil }
            names.accounts.insert(name)
            guard let currency, let cash else { return nil }
            return AccountSettings(
                name: name, enabled: enabled, currency: currency, cash: cash, group: group,
                selfTrade: selfTrade ?? .refuseNew)
        }
    }

    /// Comes after accounts and instruments, whose names it uses.
    func strategies(
        _ value: ConfigurationNode?, _ names: ConfigurationNames
    ) -> [StrategySettings] {
        var seen: [String: Int] = [:]
        var sessions: [String: Int] = [:]
        var keyFiles: [String: Int] = [:]
        return rows(value, of: "strategies").compactMap { row in
            let keys = [
                "name", "enabled", "session", "key", "accounts", "instruments", "sides",
                "order_types",
            ]
            guard let section = section(row, keys: keys) else { return nil }
            let nameValue = section.required("name", "the strategy's name")
            let sessionValue = section.required("session", "a number from 1, one a strategy")
            let name = name(nameValue, what: "the strategy's name")
            let sessionID = integer(sessionValue, in: 1...(UInt32.max - 1))
            let key = key(section["key"], strategy: name ?? "")
            let accounts = references(
                section.required("accounts", "a list of account names"), to: names.accounts,
                of: "accounts")
            let instruments = section["instruments"].map {
                references($0, to: names.symbols, of: "instruments")
            }
            let sides = words(
                section["sides"], of: "sides", allowed: OrderWords.sides.understood,
                OrderWords.sides.code)
            let orderTypes = words(
                section["order_types"], of: "order types",
                allowed: OrderWords.ordTypes.understood, OrderWords.ordTypes.code)
            let enabled = boolean(section["enabled"]) ?? true
            unique(sessionID.map(String.init), sessionValue, "session", &sessions)
            if case .file(let path) = key {
                unique(path, section["key"] ?? row, "key file", &keyFiles)
            }
            guard unique(name, nameValue, "strategy", &seen), let name else { return nil }
            names.strategies.insert(name)
            guard let sessionID, let key else { return nil }
            return StrategySettings(
                name: name, enabled: enabled, sessionID: sessionID, key: key, accounts: accounts,
                instruments: instruments, sides: sides ?? [.buy, .sell],
                orderTypes: orderTypes ?? Set(OrdType.allValues))
        }
    }

    /// The rows of a list that must not be empty.
    func rows(_ value: ConfigurationNode?, of what: String) -> [ConfigurationNode] {
        guard let value, let rows = list(value, of: what) else { return [] }
        if rows.isEmpty { note(value, "found an empty list; name at least one of the \(what)") }
        return rows
    }

    /// Notes a value that stands twice.
    ///
    /// - Returns: whether it is the first.
    @discardableResult
    func unique(
        _ name: String?, _ value: ConfigurationNode?, _ what: String, _ seen: inout [String: Int]
    ) -> Bool {
        guard let name, let value else { return false }
        let first = seen[name] ?? line(of: value)
        guard seen[name] == nil else {
            note(value, "\(what) `\(name)` again; it stands in line \(first) already")
            return false
        }
        seen[name] = first
        return true
    }

    func currency(_ value: ConfigurationNode?) -> String? {
        let expected = "a currency of three capital letters such as USD"
        guard let value, let (text, _) = scalar(value, expected: expected) else { return nil }
        let capitals = text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        // Four letters fit the wire and name what ISO 4217 does not, such as USDT.
        if capitals, (3...4).contains(text.utf8.count) { return text }
        note(value, "found `\(Self.shown(text))`; expected \(expected)")
        return nil
    }

    private func references(
        _ value: ConfigurationNode?, to names: Set<String>, of what: String
    ) -> [String] {
        var seen: [String: Int] = [:]
        return rows(value, of: what).compactMap { row in
            guard let (name, _) = scalar(row, expected: "one of the \(what)") else { return nil }
            guard names.contains(name) else {
                let known = names.sorted()
                let near = Self.nearest(name, among: known).map { "; did you mean `\($0)`?" }
                note(
                    row, "`\(Self.shown(name))` is not among the \(what)"
                        + (near ?? "; defined are \(Self.list(Array(known.prefix(20))))"))
                return nil
            }
            return unique(name, row, "`\(what)` entry", &seen) ? name : nil
        }
    }

    private func words<T: Hashable>(
        _ value: ConfigurationNode?, of what: String, allowed: String, _ read: (String) -> T?
    ) -> Set<T>? {
        guard let value else { return nil }
        var result: Set<T> = []
        for row in rows(value, of: what) {
            guard let (text, _) = scalar(row, expected: "one of \(allowed)") else { continue }
            guard let word = read(text) else {
                note(row, "found `\(Self.shown(text))`; expected one of \(allowed)")
                continue
            }
            guard result.insert(word).inserted else {
                note(row, "`\(Self.shown(text))` again; name each once")
                continue
            }
        }
        return result
    }

    /// Where the secret is; never the secret itself.
    private func key(_ value: ConfigurationNode?, strategy: String) -> KeySource? {
        guard let value else { return .file("keys/\(strategy).key") }
        guard case .mapping = value.node else {
            note(value, "found a bare value; it \(Self.secretMessage)")
            return nil
        }
        guard let section = section(value, keys: ["file", "env"]) else { return nil }
        switch (section["file"], section["env"]) {
        case (let file?, nil):
            guard let path = text(file, width: 4_096, what: "a path") else { return nil }
            guard !Self.looksSecret(path) else {
                note(file, "found what \(Self.secretMessage)")
                return nil
            }
            return .file(path)
        case (nil, let variable?):
            let what = "the name of an environment variable"
            guard let name = text(variable, width: 255, what: what) else { return nil }
            let plain = Self.isName("X" + name) && !name.contains { "-.".contains($0) }
            guard plain, !Self.looksSecret(name) else {
                note(variable, "expected \(what); a secret never stands in a configuration")
                return nil
            }
            return .environment(name)
        default:
            note(value, "expected either `file: PATH` or `env: NAME`")
            return nil
        }
    }
}
