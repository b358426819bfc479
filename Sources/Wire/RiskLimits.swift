// The named limits of portfolio risk. PROTOCOL.md §8 lists them.

public enum RiskLimit {
    /// Stress scenarios of one configuration.
    public static let scenariosMax = 16
    /// Correlation clusters, the number 0 (alone) included. What is beyond shares the last one.
    public static let clustersMax = 256
    /// The largest `riskRate`: a position may lose a thousand times its value. Times 1e8.
    public static let riskRateMax: Int64 = 100_000_000_000
    /// Bounds of `limitScale`, times 1e4: a thousandth to a thousandfold.
    public static let limitScaleMin: Int64 = 10
    public static let limitScaleMax: Int64 = 10_000_000
    /// The largest shock in percent times 1e4: a price may rise tenfold in a scenario.
    public static let shockMax: Int64 = 10_000_000
    /// Rows of one snapshot for the risk thread that one turn of the core's loop copies.
    public static let snapshotRowsPerTurnMax = 256
    /// Results of the risk thread that one turn takes: orders pass in between.
    public static let resultsPerTurnMax = 64
    /// Values that the rings between core and risk thread hold.
    public static let ringValuesMax = 4_096
    /// Returns that a window may hold.
    public static let windowMax = 10_000
    /// Instruments that the correlation matrix covers; the rest count as uncorrelated ones do
    /// before there are enough samples: at the bound.
    public static let correlatedMax = 1_000
    /// Factors that scenarios may be made of.
    public static let factorsMax = 16
}
