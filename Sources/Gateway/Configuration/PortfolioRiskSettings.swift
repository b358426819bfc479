// What the configuration says of portfolio risk and of dynamic limits.
//
// Thread: values; any thread.

import PortfolioRisk
import Wire

/// The sections `portfolio_risk` and `dynamic_limits`.
public struct PortfolioRiskSettings: Sendable, Equatable {
    /// Between two generations of figures, ns.
    public var intervalNs: Int64 = 10_000_000_000
    /// Between two prices of a return, ns.
    public var sampleNs: Int64 = 60_000_000_000
    /// Returns that are kept.
    public var window = 250
    /// Returns below which the prior volatility counts.
    public var minimumPoints = 30
    public var confidence = 0.99
    public var horizonDays = 1
    public var tradingDays = 252
    /// Samples of a year: 390 minutes of 252 trading days.
    public var observationsPerYear = 98_280
    /// Of the exponentially weighted volatility.
    public var decay = 0.94
    public var atrPeriods = 14
    /// No volatility of a year is taken for less, as a fraction.
    public var volatilityFloor = 0.05
    /// Volatility of a year before there are enough samples, as a fraction, by asset class.
    public var priorVolatility: [AssetClass: Double] = [
        .equity: 0.4, .future: 0.3, .currency: 0.15, .crypto: 0.9, .option: 1.0, .other: 0.6,
    ]
    public var scenarios: [StressScenarioShape] = []
    /// By factor and symbol.
    public var loadings: [String: [String: Double]] = [:]
    /// Where it is 1 throughout, limits are not scaled.
    public var scaling = LimitScaling()

    public init() {}

    /// Samples in the horizon.
    var horizon: Double {
        Double(observationsPerYear) / Double(tradingDays) * Double(horizonDays)
    }

    /// What a scenario does to an instrument, in percent times 1e4.
    func shock(_ scenario: StressScenarioShape, _ instrument: InstrumentSettings) -> Int64 {
        var own: [String: Double] = [:]
        for (factor, loadings) in loadings { own[factor] = loadings[instrument.symbol] }
        let shock = scenario.shock(
            symbol: instrument.symbol, sector: instrument.sector,
            assetClass: instrument.assetClass.description, loadings: own)
        let bounded = min(Double(RiskLimit.shockMax), max(-1_000_000, (shock * 1e6).rounded()))
        return Int64(bounded)
    }
}

extension GatewayConfiguration {
    /// The scenarios as frames of the configuration.
    func stressFrames() -> [[UInt8]] {
        guard let settings = portfolioRisk else { return [] }
        var frames: [[UInt8]] = []
        for (index, scenario) in settings.scenarios.enumerated() {
            frames.append(
                StressScenario(
                    account: Text16(), scenario: Text32(scenario.name), index: UInt16(index))
                    .frameBytes())
            for instrument in instruments {
                let shock = settings.shock(scenario, instrument)
                guard shock != 0 else { continue }
                frames.append(
                    StressShock(
                        shock: shock, securityID: instrument.securityID, index: UInt16(index)
                    ).frameBytes())
            }
        }
        return frames
    }
}
