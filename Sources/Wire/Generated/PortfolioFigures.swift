// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal and gateway to ops: risk figures of one account.
public struct PortfolioFigures: Message {
    @inlinable public static var templateID: UInt16 { 153 }
    @inlinable public static var blockLength: Int { 136 }

    /// A sequence number, from 1.
    public var generation: UInt64
    /// In ns since the Unix epoch, UTC.
    public var asOfTime: UInt64
    /// Bound that check 21 starts from: the larger of parametric value at risk and historical
    /// expected shortfall.
    public var valueAtRisk: Int64
    /// With what changed since; none in the journal.
    public var valueAtRiskNow: Int64
    /// Historical value at risk.
    public var historicalVaR: Int64
    /// Parametric value at risk.
    public var parametricVaR: Int64
    /// Loss of the worst scenario.
    public var stressLoss: Int64
    /// What all positions lose at their stops now; none in the journal.
    public var heat: Int64
    /// Cash and positions at their marks.
    public var equity: Int64
    /// A year, times 1e4; none before there are enough samples.
    public var sharpe: Int64
    /// A year, times 1e4; none before there are enough samples.
    public var sortino: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// Name of the worst scenario; empty where none loses.
    public var scenario: Text32

    @inlinable
    public init(
        generation: UInt64,
        asOfTime: UInt64,
        valueAtRisk: Int64,
        valueAtRiskNow: Int64 = .null,
        historicalVaR: Int64,
        parametricVaR: Int64,
        stressLoss: Int64,
        heat: Int64 = .null,
        equity: Int64,
        sharpe: Int64 = .null,
        sortino: Int64 = .null,
        account: Text16,
        scenario: Text32
    ) {
        self.generation = generation
        self.asOfTime = asOfTime
        self.valueAtRisk = valueAtRisk
        self.valueAtRiskNow = valueAtRiskNow
        self.historicalVaR = historicalVaR
        self.parametricVaR = parametricVaR
        self.stressLoss = stressLoss
        self.heat = heat
        self.equity = equity
        self.sharpe = sharpe
        self.sortino = sortino
        self.account = account
        self.scenario = scenario
    }
}
