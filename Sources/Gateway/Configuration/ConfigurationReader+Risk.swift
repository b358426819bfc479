// The sections `portfolio_risk` and `dynamic_limits`.
//
// Invariants: as in ConfigurationReader. Decimals are read exactly and only then become floating
// point, which the risk thread alone uses.
// Thread: one thread at a time.

import PortfolioRisk
import Wire

extension ConfigurationReader {
    private static let riskKeys = [
        "interval", "sample", "window", "minimum_points", "confidence", "horizon_days",
        "trading_days", "observations_per_year", "ewma_decay", "atr_periods", "volatility_floor",
        "prior_volatility", "factors", "scenarios",
    ]
    private static let classes: [(String, AssetClass)] = [
        ("equity", .equity), ("future", .future), ("currency", .currency), ("crypto", .crypto),
        ("option", .option), ("other", .other),
    ]

    /// Comes after the instruments, whose symbols and sectors it uses.
    ///
    /// - Returns: nil where neither section is there.
    func portfolioRisk(
        _ value: ConfigurationNode?, dynamic: ConfigurationNode?,
        _ instruments: [InstrumentSettings]
    ) -> PortfolioRiskSettings? {
        guard value != nil || dynamic != nil else { return nil }
        var settings = PortfolioRiskSettings()
        if let scaling = scaling(dynamic) { settings.scaling = scaling }
        guard let value, let section = section(value, keys: Self.riskKeys) else { return settings }
        readTimes(section, &settings)
        if let confidence = fraction(section["confidence"], in: 5_000...9_999, "such as 0.99") {
            settings.confidence = confidence
        }
        if let decay = fraction(section["ewma_decay"], in: 5_000...9_999, "such as 0.94") {
            settings.decay = decay
        }
        if let floor = percent(section["volatility_floor"], in: 1...10_000_000) {
            settings.volatilityFloor = floor
        }
        if let node = section["prior_volatility"],
            let classes = self.section(node, keys: Self.classes.map(\.0))
        {
            for (key, assetClass) in Self.classes {
                guard let prior = percent(classes[key], in: 1...10_000_000) else { continue }
                settings.priorVolatility[assetClass] = prior
            }
        }
        settings.loadings = factors(section["factors"], instruments)
        settings.scenarios = scenarios(
            section["scenarios"], instruments, factors: settings.loadings.keys.sorted())
        return settings
    }

    private func readTimes(
        _ section: ConfigurationSection, _ settings: inout PortfolioRiskSettings
    ) {
        // From what a snapshot of all instruments may take to what a day needs.
        if let interval = duration(section["interval"], in: 100_000_000...3_600_000_000_000) {
            settings.intervalNs = interval
        }
        if let sample = duration(section["sample"], in: 100_000_000...86_400_000_000_000) {
            settings.sampleNs = sample
        }
        if let node = section["sample"] ?? section["interval"],
            settings.sampleNs < settings.intervalNs
        {
            note(
                node,
                "a sample is taken with the figures: `sample` must be at least `interval`, "
                    + ConfigurationValue.durationText(settings.intervalNs))
        }
        let counts: [(String, WritableKeyPath<PortfolioRiskSettings, Int>, ClosedRange<Int>)] = [
            ("window", \.window, 10...RiskLimit.windowMax),
            ("minimum_points", \.minimumPoints, 2...RiskLimit.windowMax),
            ("horizon_days", \.horizonDays, 1...252), ("trading_days", \.tradingDays, 1...366),
            ("observations_per_year", \.observationsPerYear, 1...31_622_400),
            ("atr_periods", \.atrPeriods, 1...1_000),
        ]
        for (key, field, range) in counts {
            if let count = integer(section[key], in: range) { settings[keyPath: field] = count }
        }
        if let node = section["minimum_points"] ?? section["window"],
            settings.minimumPoints > settings.window
        {
            note(node, "`minimum_points` is at most `window`, \(settings.window)")
        }
    }

    // MARK: scenarios

    private func factors(
        _ value: ConfigurationNode?, _ instruments: [InstrumentSettings]
    ) -> [String: [String: Double]] {
        guard let value else { return [:] }
        let entries = named(value, of: "a mapping from factors to loadings by symbol")
        if entries.count > RiskLimit.factorsMax {
            note(value, "found \(entries.count) factors; at most \(RiskLimit.factorsMax)")
        }
        var factors: [String: [String: Double]] = [:]
        for entry in entries {
            factors[entry.key] = shocks(
                entry.value, known: instruments.map(\.symbol), what: "instruments",
                digits: 4, in: -1_000_000...1_000_000, expected: "a loading such as 1.2"
            ).mapValues { $0 / 10_000 }
        }
        return factors
    }

    private func scenarios(
        _ value: ConfigurationNode?, _ instruments: [InstrumentSettings], factors: [String]
    ) -> [StressScenarioShape] {
        guard let value, let rows = list(value, of: "scenarios") else { return [] }
        if rows.count > RiskLimit.scenariosMax {
            note(value, "found \(rows.count) scenarios; at most \(RiskLimit.scenariosMax)")
        }
        var seen: [String: Int] = [:]
        return rows.compactMap { row in
            let keys = ["name", "all", "factors", "asset_classes", "sectors", "instruments"]
            guard let section = section(row, keys: keys) else { return nil }
            let nameValue = section.required("name", "the scenario's name")
            let name = name(nameValue, width: 32, what: "the scenario's name")
            guard unique(name, nameValue, "scenario", &seen), let name else { return nil }
            var scenario = StressScenarioShape(name: name)
            scenario.all = percent(section["all"], in: Self.shockRange)
            let sectors = Set(instruments.map(\.sector)).subtracting([""]).sorted()
            scenario.factors = moves(section["factors"], known: factors, what: "factors")
            scenario.assetClasses = moves(
                section["asset_classes"], known: Self.classes.map(\.0), what: "asset classes")
            scenario.sectors = moves(section["sectors"], known: sectors, what: "sectors")
            scenario.instruments = moves(
                section["instruments"], known: instruments.map(\.symbol), what: "instruments")
            return scenario
        }
    }

    /// A price cannot fall by more than all of it.
    private static var shockRange: ClosedRange<Int64> { -1_000_000...RiskLimit.shockMax }

    private func moves(
        _ value: ConfigurationNode?, known: [String], what: String
    ) -> [String: Double] {
        shocks(
            value, known: known, what: what, digits: 4, in: Self.shockRange,
            expected: "a move in percent such as -20"
        ).mapValues { $0 / 1_000_000 }
    }

    /// Numbers by name, as they stand scaled.
    private func shocks(
        _ value: ConfigurationNode?, known: [String], what: String, digits: Int,
        in range: ClosedRange<Int64>, expected: String
    ) -> [String: Double] {
        guard let value else { return [:] }
        var result: [String: Double] = [:]
        for entry in named(value, of: "a mapping from \(what) to numbers") {
            if !known.contains(entry.key) {
                let near = Self.nearest(entry.key, among: known)
                note(
                    at: entry.mark, path: value.path,
                    "`\(Self.shown(entry.key))` is not among the \(what)"
                        + (near.map { "; did you mean `\($0)`?" }
                            ?? (known.isEmpty
                                ? "; there are none"
                                : "; there are \(Self.list(Array(known.prefix(20))))")))
            }
            let number = decimal(entry.value, digits: digits, in: range, expected: expected)
            if let number { result[entry.key] = Double(number) }
        }
        return result
    }

    // MARK: dynamic limits

    private func scaling(_ value: ConfigurationNode?) -> LimitScaling? {
        let keys = ["volatility_target", "liquidity_target", "minimum_scale", "maximum_scale"]
        guard let value, let section = section(value, keys: keys) else { return nil }
        var scaling = LimitScaling(minimum: 0.25, maximum: 1)
        scaling.volatilityTarget = percent(section["volatility_target"], in: 1...10_000_000)
        if let money = decimal(
            section["liquidity_target"], digits: 4, in: 1...Int64.max,
            expected: LimitUnit.money.expectation)
        {
            scaling.liquidityTarget = Double(money) / 10_000
        }
        if let least = fraction(
            section["minimum_scale"], in: RiskLimit.limitScaleMin...10_000, "such as 0.25")
        {
            scaling.minimum = least
        }
        if let most = fraction(
            section["maximum_scale"], in: RiskLimit.limitScaleMin...RiskLimit.limitScaleMax,
            "such as 1.0")
        {
            scaling.maximum = most
        }
        if scaling.minimum > scaling.maximum {
            note(value, "`minimum_scale` is above `maximum_scale`")
        }
        if scaling.volatilityTarget == nil, scaling.liquidityTarget == nil {
            note(value, "sets no target; give `volatility_target`, `liquidity_target`, or both")
        }
        return scaling
    }

    /// A percentage as a fraction.
    private func percent(_ value: ConfigurationNode?, in range: ClosedRange<Int64>) -> Double? {
        decimal(value, digits: 4, in: range, expected: LimitUnit.percent.expectation)
            .map { Double($0) / 1_000_000 }
    }

    private func fraction(
        _ value: ConfigurationNode?, in range: ClosedRange<Int64>, _ example: String
    ) -> Double? {
        decimal(value, digits: 4, in: range, expected: "a number \(example)")
            .map { Double($0) / 10_000 }
    }

    /// Limits that need figures or scenarios, and have none.
    func checkRiskLimits(
        _ limits: [LimitSetting], _ settings: PortfolioRiskSettings?, _ value: ConfigurationNode?
    ) {
        guard let value else { return }
        let needing: [LimitKind] = [.valueAtRisk, .correlationCluster, .portfolioAge]
        if settings == nil,
            let limit = limits.first(where: { needing.contains($0.kind) && $0.value != nil })
        {
            let key = LimitCatalogue.row(of: limit.kind)?.key ?? ""
            note(value, "`\(key)` is set; it needs the section `portfolio_risk`")
        }
        let stress = limits.contains { $0.kind == .stressLoss && $0.value != nil }
        if stress, settings?.scenarios.isEmpty ?? true {
            note(value, "`stress_loss` is set; it needs `portfolio_risk.scenarios`")
        }
    }
}
