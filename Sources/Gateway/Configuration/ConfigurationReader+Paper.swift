// The settings of the paper broker.
//
// Invariants: as in ConfigurationReader. Basis points with four digits behind the point are
// fractions times 1e8 without any conversion.
// Thread: one thread at a time.

extension ConfigurationReader {
    private typealias Field = WritableKeyPath<PaperBrokerSettings, UInt64>

    func paperSettings(_ value: ConfigurationNode?) -> PaperBrokerSettings {
        var settings = PaperBrokerSettings()
        let keys = [
            "seed", "latency", "latency_jitter", "report_latency", "reject_percent", "slippage",
            "fees", "day_end",
        ]
        guard let value, let section = section(value, keys: keys) else { return settings }
        if let seed = integer(section["seed"], in: 0...UInt64(Int64.max)) { settings.seed = seed }
        let delays: [(String, Field)] = [
            ("latency", \.latencyNs), ("latency_jitter", \.latencyJitterNs),
            ("report_latency", \.reportLatencyNs),
        ]
        for (key, field) in delays {
            // A venue that is slower than a minute is down.
            guard let delay = duration(section[key], in: 0...60_000_000_000) else { continue }
            settings[keyPath: field] = UInt64(delay)
        }
        if let perMille = decimal(
            section["reject_percent"], digits: 1, in: 0...1_000,
            expected: "a percentage such as 2 or 0.5")
        {
            settings.rejectPerMille = UInt64(perMille)
        }
        settings.dayEndNs = timeOfDay(section["day_end"]).map { UInt64($0) }
        // 10,000 basis points are the whole price.
        read(
            section["slippage"],
            [
                ("base_bps", \.slippageBaseE8, 100_000_000),
                ("per_100k_bps", \.slippagePerNotionalE8, 100_000_000),
                ("volatility_factor", \.slippageVolatilityE4, 10_000_000),
            ], &settings)
        read(
            section["fees"],
            [
                ("per_unit", \.feePerUnitE4, 10_000_000_000), ("bps", \.feeRateE8, 100_000_000),
                ("minimum", \.feeMinimumE4, 10_000_000_000),
            ], &settings)
        return settings
    }

    private func read(
        _ value: ConfigurationNode?, _ fields: [(key: String, field: Field, maximum: Int64)],
        _ settings: inout PaperBrokerSettings
    ) {
        guard let value, let section = section(value, keys: fields.map(\.key)) else { return }
        for (key, field, maximum) in fields {
            let expected = "a number such as 5 or 1.5"
            guard
                let number = decimal(
                    section[key], digits: 4, in: 0...maximum, expected: expected)
            else { continue }
            settings[keyPath: field] = UInt64(number)
        }
    }
}
