// The section that says what may be traded.
//
// Invariants: as in ConfigurationReader. A SecurityID is written out, so that it never changes its
// meaning when lines are moved: journals and clients hold it.
// Thread: one thread at a time.

import Wire

extension ConfigurationReader {
    private static let instrumentKeys = [
        "symbol", "id", "tick", "lot", "min_quantity", "max_quantity", "multiplier", "currency",
        "sector", "country", "asset_class", "average_daily_volume", "status", "easy_to_borrow",
        "broker", "calendar",
    ]
    private static let statuses: [(String, SecurityStatus)] = [
        ("active", .active), ("close_only", .closeOnly), ("restricted", .restricted),
        ("inactive", .inactive),
    ]
    private static let assetClasses: [(String, AssetClass)] = [
        ("equity", .equity), ("future", .future), ("currency", .currency), ("crypto", .crypto),
        ("option", .option), ("other", .other),
    ]

    /// Comes after the brokers, whose names it uses.
    func instruments(
        _ value: ConfigurationNode?, _ names: ConfigurationNames
    ) -> [InstrumentSettings] {
        var symbols: [String: Int] = [:]
        var ids: [String: Int] = [:]
        return rows(value, of: "instruments").compactMap { row in
            guard let section = section(row, keys: Self.instrumentKeys) else { return nil }
            let symbolValue = section.required("symbol", "the instrument's symbol")
            let idValue = section.required("id", "a number from 1 that never changes its meaning")
            let symbol = symbol(symbolValue)
            let id = integer(idValue, in: 1...(UInt32.max - 1))
            let settings = settings(section, symbol: symbol ?? "", id: id ?? 0, names)
            unique(id.map(String.init), idValue, "instrument id", &ids)
            guard unique(symbol, symbolValue, "instrument", &symbols), let symbol else {
                return nil
            }
            names.symbols.insert(symbol)
            return settings
        }
    }

    /// Everything but the keys; nil where a mistake was noted.
    private func settings(
        _ section: ConfigurationSection, symbol: String, id: UInt32, _ names: ConfigurationNames
    ) -> InstrumentSettings? {
        let tick = positive(section.required("tick", "the smallest price step"), .price)
        let lot = positive(section.required("lot", "the smallest quantity step"), .quantity)
        let quantityMin = positive(section["min_quantity"], .quantity) ?? lot
        let quantityMax = positive(section["max_quantity"], .quantity) ?? .max
        let multiplier = positive(section["multiplier"], .quantity)
        let currency = currency(section.required("currency", "three letters such as USD"))
        let sector = text(section["sector"], width: 16, what: "a sector")
        let country = country(section["country"])
        let assetClass = word(section["asset_class"], Self.assetClasses)
        let volume = positive(section["average_daily_volume"], .quantity)
        let status = word(section["status"], Self.statuses)
        let easyToBorrow = boolean(section["easy_to_borrow"])
        let broker = broker(section, names)
        let calendar = calendarName(section["calendar"], names)
        if let lot, let quantityMin, quantityMin % lot != 0 || quantityMin > quantityMax {
            note(
                section["min_quantity"] ?? section.value,
                "must be a multiple of `lot` and at most `max_quantity`")
        }
        guard let tick, let lot, let quantityMin, let currency, let broker else { return nil }
        return InstrumentSettings(
            symbol: symbol, securityID: id, tick: tick, lot: lot, quantityMin: quantityMin,
            quantityMax: quantityMax, multiplier: multiplier ?? 1_0000_0000, currency: currency,
            sector: sector ?? "", country: country ?? "", assetClass: assetClass ?? .equity,
            averageDailyVolume: volume, status: status ?? .active,
            easyToBorrow: easyToBorrow ?? false, brokerID: broker, calendar: calendar ?? "always")
    }

    private func positive(_ value: ConfigurationNode?, _ unit: LimitUnit) -> Int64? {
        decimal(value, digits: unit.digits, in: 1...Int64.max, expected: unit.expectation)
    }

    private func symbol(_ value: ConfigurationNode?) -> String? {
        let what = "a symbol"
        guard let value, let symbol = text(value, width: 16, what: what) else { return nil }
        if !symbol.contains(where: \.isWhitespace) { return symbol }
        note(value, "found `\(Self.shown(symbol))`; expected \(what) without spaces")
        return nil
    }

    private func country(_ value: ConfigurationNode?) -> String? {
        let expected = "a country of two capital letters such as US"
        guard let value, let (text, _) = scalar(value, expected: expected) else { return nil }
        if text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            return text
        }
        note(value, "found `\(Self.shown(text))`; expected \(expected)")
        return nil
    }

    /// The broker that a row names, or the only one there is.
    private func broker(_ section: ConfigurationSection, _ names: ConfigurationNames) -> UInt16? {
        let known = names.brokers.keys.sorted()
        guard let value = section["broker"] else {
            if known.count == 1 { return names.brokers[known[0]] }
            // Without any broker the mistake stands at the brokers already.
            if known.count > 1 {
                _ = section.required("broker", "one of \(Self.list(known))")
            }
            return known.isEmpty ? 0 : nil
        }
        guard let (name, _) = scalar(value, expected: "a broker's name") else { return nil }
        if let id = names.brokers[name] { return id }
        note(
            value,
            "`\(Self.shown(name))` is not among the brokers; defined are \(Self.list(known))")
        return nil
    }
}
