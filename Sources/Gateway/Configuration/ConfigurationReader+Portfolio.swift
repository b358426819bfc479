// The sections that say how money counts: base currency, currencies and their rates, trading days.
//
// Invariants: as in ConfigurationReader. Every account is in the base currency; every instrument is
// in it or in a currency with a rate; a rate's instrument is quoted in the one or the other.
// Thread: one thread at a time.

import Wire
import Yams

extension ConfigurationReader {
    /// The base currency: as it is written, or that of the first account.
    func baseCurrency(_ value: ConfigurationNode?, _ accounts: [AccountSettings]) -> String {
        guard let value else { return accounts.first?.currency ?? "" }
        return currency(value) ?? ""
    }

    /// Comes after the instruments, whose prices are the rates.
    ///
    /// - Parameter known: takes every code that is named, its rate right or not.
    func currencies(
        _ value: ConfigurationNode?, base: String, _ instruments: [InstrumentSettings],
        known: inout [String]
    ) -> [CurrencySettings] {
        guard let value, let rows = list(value, of: "currencies") else { return [] }
        if rows.count >= Limit.currenciesMax {
            note(value, "found \(rows.count) currencies; at most \(Limit.currenciesMax - 1)")
        }
        var codes: [String: Int] = [:]
        var rates: [String: Int] = [:]
        return rows.compactMap { row in
            guard let section = section(row, keys: ["code", "instrument", "inverse"]) else {
                return nil
            }
            let codeValue = section.required("code", "three letters such as EUR")
            let rateValue = section.required("instrument", "the symbol whose price is the rate")
            let isInverse = boolean(section["inverse"]) ?? false
            let code = currency(codeValue)
            if let code, let codeValue, code == base {
                note(codeValue, "`\(code)` is the base currency, which needs no rate")
                return nil
            }
            if unique(code, codeValue, "currency", &codes), let code { known.append(code) }
            guard
                let code, let rateValue,
                let rate = rateInstrument(rateValue, code, base, isInverse, instruments),
                unique(rate.symbol, rateValue, "the rate of", &rates)
            else { return nil }
            return CurrencySettings(
                code: code, securityID: rate.securityID, isInverse: isInverse)
        }
    }

    private func rateInstrument(
        _ value: ConfigurationNode, _ code: String, _ base: String, _ isInverse: Bool,
        _ instruments: [InstrumentSettings]
    ) -> InstrumentSettings? {
        guard let (symbol, _) = scalar(value, expected: "the symbol of an instrument") else {
            return nil
        }
        guard let rate = instruments.first(where: { $0.symbol == symbol }) else {
            let known = instruments.map(\.symbol).sorted()
            let near = Self.nearest(symbol, among: known).map { "; did you mean `\($0)`?" }
            note(
                value, "`\(Self.shown(symbol))` is not among the instruments"
                    + (near ?? "; defined are \(Self.list(Array(known.prefix(20))))"))
            return nil
        }
        let quoted = isInverse ? code : base
        guard rate.currency == quoted else {
            note(
                value,
                "`\(symbol)` is quoted in \(rate.currency); expected an instrument whose price is "
                    + "\(base) for one \(code), quoted in \(base), or with `inverse: true` "
                    + "\(code) for one \(base), quoted in \(code)")
            return nil
        }
        return rate
    }

    /// Holds the currencies of accounts and instruments against those that have a rate.
    func checkCurrencies(
        _ top: ConfigurationSection, base: String, known: [String]
    ) {
        guard !base.isEmpty else { return }
        for value in currencyValues(top["accounts"]) where value.text != base {
            note(
                value.node,
                "found `\(Self.shown(value.text))`; accounts are in the base currency \(base)")
        }
        for value in currencyValues(top["instruments"]) where !known.contains(value.text) {
            note(
                value.node,
                "`\(Self.shown(value.text))` has no rate; name it under `currencies`, "
                    + "defined are \(Self.list(known))")
        }
    }

    /// The currency of each row that has one; mistakes in the rows stand elsewhere.
    private func currencyValues(
        _ value: ConfigurationNode?
    ) -> [(node: ConfigurationNode, text: String)] {
        guard let value, case .sequence(let rows) = value.node else { return [] }
        return rows.enumerated().compactMap { index, row in
            guard case .mapping(let mapping) = row else { return nil }
            for (key, node) in mapping {
                guard case .scalar(let name) = key, name.string == "currency",
                    case .scalar(let text) = node, Self.isCurrency(text.string)
                else { continue }
                let path = "\(value.path)[\(index)].currency"
                return (ConfigurationNode(node: node, path: path), text.string)
            }
            return nil
        }
    }

    private static func isCurrency(_ text: String) -> Bool {
        (3...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    // MARK: trading days

    func tradingDay(_ value: ConfigurationNode?) -> TradingDaySettings {
        var settings = TradingDaySettings()
        let keys = ["reset", "zone", "week_starts"]
        guard let value, let section = section(value, keys: keys) else { return settings }
        if let reset = resetTime(section["reset"]) { settings.resetNs = reset }
        if let zone = zone(section["zone"]) { settings.zone = zone }
        let days = Weekday.allCases.map { ($0.rawValue, $0) }
        if let day = word(section["week_starts"], days) { settings.weekStart = day }
        return settings
    }

    private func resetTime(_ value: ConfigurationNode?) -> Int64? {
        guard let value else { return nil }
        let expected = "a time of day such as \"17:00\""
        guard let (text, _) = scalar(value, expected: expected) else { return nil }
        if let timeNs = try? ConfigurationValue.timeOfDayNs(text) { return timeNs }
        note(value, "found `\(Self.shown(text))`; expected \(expected)")
        return nil
    }

    private func zone(_ value: ConfigurationNode?) -> String? {
        guard let value else { return nil }
        let expected = "a zone of the IANA database such as America/New_York, or UTC"
        guard let (text, _) = scalar(value, expected: expected) else { return nil }
        if CalendarZone(text) != nil { return text }
        let hint = CalendarZone.nearest(text).map { "; did you mean `\($0)`?" } ?? ""
        note(value, "found `\(Self.shown(text))`; expected \(expected)\(hint)")
        return nil
    }
}
