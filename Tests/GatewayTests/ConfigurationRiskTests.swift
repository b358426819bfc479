// The sections `portfolio_risk` and `dynamic_limits`: what they mean, and every mistake in them
// with its place.

import Gateway
import PortfolioRisk
import Testing
import Wire

@Suite struct ConfigurationRiskTests {
    private func expect(
        _ lines: [String], _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var changes: [Int: String] = [:]
        let first = SmallConfiguration.lines.count + 1
        for (index, line) in lines.enumerated() { changes[first + index] = line }
        let found = SmallConfiguration.mistakes(in: SmallConfiguration.text(changes))
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    private func parsed(_ lines: [String]) throws -> GatewayConfiguration {
        let text = (SmallConfiguration.lines + lines).joined(separator: "\n")
        return try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
    }

    @Test func withoutTheSectionsThereIsNoRiskThread() throws {
        #expect(try parsed([]).portfolioRisk == nil)
    }

    @Test func whatIsNotGivenHasItsDefault() throws {
        let settings = try #require(try parsed(["portfolio_risk: {}"]).portfolioRisk)
        #expect(settings == PortfolioRiskSettings())
        #expect(settings.scaling == LimitScaling())
        let scaled = try #require(
            try parsed(["dynamic_limits: {volatility_target: 20}"]).portfolioRisk)
        #expect(scaled.scaling.volatilityTarget == 0.2)
        #expect(scaled.scaling.minimum == 0.25 && scaled.scaling.maximum == 1)
    }

    @Test func scenariosBecomeShocksInTheJournal() throws {
        let configuration = try parsed([
            "portfolio_risk:", "  factors: {market: {AAPL: 1.5}}", "  scenarios:",
            "    - {name: crash, factors: {market: -20}}", "    - {name: calm}",
        ])
        let frames = configuration.definitions()
        let names = frames.compactMap { try? StressScenario(frame: $0) }.map { "\($0.scenario)" }
        #expect(names == ["crash", "calm"])
        let shocks = frames.compactMap { try? StressShock(frame: $0) }
        #expect(shocks == [StressShock(shock: -30_0000, securityID: 1, index: 0)])
    }

    @Test func mistakesAreNamedWithTheirPlace() {
        expect(
            ["portfolio_risk: {intervall: 1s}"],
            "f.yaml:21:18: portfolio_risk: unknown key `intervall`; did you mean `interval`?")
        expect(
            ["portfolio_risk: {confidence: 1}"],
            "f.yaml:21:30: portfolio_risk.confidence: found `1`; allowed are 0.5 to 0.9999")
        expect(
            ["portfolio_risk: {interval: 1m, sample: 1s}"],
            "f.yaml:21:40: portfolio_risk.sample: a sample is taken with the figures: `sample` "
                + "must be at least `interval`, 1m")
        expect(
            ["portfolio_risk: {window: 10}"],
            "f.yaml:21:26: portfolio_risk.window: `minimum_points` is at most `window`, 10")
        expect(
            ["portfolio_risk:", "  scenarios:", "    - {all: -20}"],
            "f.yaml:23:7: portfolio_risk.scenarios[0]: `name` is missing; it is the scenario's "
                + "name")
        expect(
            ["portfolio_risk:", "  scenarios:", "    - {name: a, all: -101}"],
            "f.yaml:23:22: portfolio_risk.scenarios[0].all: found `-101`; allowed are -100 to 1000")
        expect(
            ["portfolio_risk:", "  scenarios:", "    - {name: a, instruments: {APPL: 1}}"],
            "f.yaml:23:31: portfolio_risk.scenarios[0].instruments: `APPL` is not among the "
                + "instruments; did you mean `AAPL`?")
        expect(
            ["portfolio_risk:", "  scenarios:", "    - {name: a, factors: {rates: 1}}"],
            "f.yaml:23:27: portfolio_risk.scenarios[0].factors: `rates` is not among the "
                + "factors; there are none")
        expect(
            ["portfolio_risk:", "  scenarios:", "    - {name: a}", "    - {name: a}"],
            "f.yaml:24:14: portfolio_risk.scenarios[1].name: scenario `a` again; it stands in "
                + "line 23 already")
        expect(
            ["dynamic_limits: {minimum_scale: 0.5}"],
            "f.yaml:21:17: dynamic_limits: sets no target; give `volatility_target`, "
                + "`liquidity_target`, or both")
        expect(
            ["dynamic_limits: {volatility_target: 20, maximum_scale: 0.1}"],
            "f.yaml:21:17: dynamic_limits: `minimum_scale` is above `maximum_scale`")
    }

    @Test func limitsWithoutWhatTheyNeedAreMistakes() {
        expect(
            ["    value_at_risk: 100"],
            "f.yaml:19:3: limits: `value_at_risk` is set; it needs the section `portfolio_risk`")
        expect(
            ["    stress_loss: 100", "portfolio_risk: {}"],
            "f.yaml:19:3: limits: `stress_loss` is set; it needs `portfolio_risk.scenarios`")
        expect(["    portfolio_heat: 6"])
    }
}
