// The paper broker's settings: what the venue costs, how slow it is, how often it says no.
//
// Fractions are times 1e-8 (`E8`; one basis point is 10,000), money is times 1e-4 (`E4`).
// Thread: values; any thread.

public struct PaperSettings: BitwiseCopyable, Sendable, Equatable {
    /// Start of the random sequence: the same seed and the same inputs give the same reports.
    public var seed: UInt64 = 1

    /// How long a command takes to the venue, ns; it meets the market of the time it arrives.
    public var latencyNs: UInt64 = 0
    /// Added to each command's latency: evenly from 0 to this, ns.
    public var latencyJitterNs: UInt64 = 0
    /// How long a report takes back, ns.
    public var reportLatencyNs: UInt64 = 0

    /// New orders that the venue refuses, of 1,000.
    public var rejectPerMille: UInt64 = 0

    /// Slippage of every market order: 5 basis points.
    public var slippageBaseE8: UInt64 = 50_000
    /// Slippage for each `slippageNotionalUnitE4` that trades at once: 10 basis points.
    public var slippagePerNotionalE8: UInt64 = 100_000
    /// 100,000 in money.
    public var slippageNotionalUnitE4: UInt64 = 1_000_000_000
    /// Slippage for each unit of volatility, times 1e-4: 1.5.
    public var slippageVolatilityE4: UInt64 = 15_000
    /// No order slips further than this: one half.
    public var slippageMaxE8: UInt64 = 50_000_000
    /// Weight of the newest return in the volatility: one of 2 to the power of this.
    public var volatilityShift: UInt64 = 4

    /// Money for each unit of quantity that trades.
    public var feePerUnitE4: UInt64 = 0
    /// Fraction of the notional value that trades.
    public var feeRateE8: UInt64 = 0
    /// Least fee of a trade.
    public var feeMinimumE4: UInt64 = 0

    /// A resting order also fills when the market trades at its price, not only beyond it.
    public var fillsOnTouch = false
    /// When day orders expire, ns after midnight UTC; nil: never.
    public var dayEndNs: UInt64?
    /// A query of an unknown order is answered `neverSeen` rather than by taking the order up.
    public var forgetful = false

    /// Orders open at once; should be no less than what the core can have open.
    public var openOrdersMax: UInt64 = 65_536
    /// Ended orders that are remembered, so that a late cancel gets the right answer.
    public var endedOrdersMax: UInt64 = 16_384
    /// Instruments with an order or a tick.
    public var instrumentsMax: UInt64 = 4_096
    /// Commands under way to the venue at once; beyond, the oldest arrives early.
    public var commandsUnderWayMax: UInt64 = 65_536

    public init() {}

    static var dayNs: UInt64 { 86_400_000_000_000 }

    /// - Throws: the first setting that is out of range.
    public func check() throws(BrokersError) {
        func bound(
            _ name: String, _ value: UInt64, _ allowed: ClosedRange<UInt64>
        ) throws(BrokersError) {
            guard allowed.contains(value) else {
                throw .settingOutOfRange(name: name, value: value, allowed: allowed)
            }
        }
        let wholeE8: UInt64 = 100_000_000
        let moneyMaxE4: UInt64 = 10_000_000_000_000_000
        try bound("latencyNs", latencyNs, 0...Self.dayNs)
        try bound("latencyJitterNs", latencyJitterNs, 0...Self.dayNs)
        try bound("reportLatencyNs", reportLatencyNs, 0...Self.dayNs)
        try bound("rejectPerMille", rejectPerMille, 0...1_000)
        try bound("slippageBaseE8", slippageBaseE8, 0...wholeE8)
        try bound("slippagePerNotionalE8", slippagePerNotionalE8, 0...wholeE8)
        try bound("slippageNotionalUnitE4", slippageNotionalUnitE4, 1...moneyMaxE4)
        try bound("slippageVolatilityE4", slippageVolatilityE4, 0...10_000_000)
        try bound("slippageMaxE8", slippageMaxE8, 0...(wholeE8 - 1))
        try bound("volatilityShift", volatilityShift, 0...16)
        try bound("feePerUnitE4", feePerUnitE4, 0...moneyMaxE4)
        try bound("feeRateE8", feeRateE8, 0...wholeE8)
        try bound("feeMinimumE4", feeMinimumE4, 0...moneyMaxE4)
        try bound("dayEndNs", dayEndNs ?? 0, 0...(Self.dayNs - 1))
        try bound("openOrdersMax", openOrdersMax, 1...4_194_304)
        try bound("endedOrdersMax", endedOrdersMax, 1...4_194_304)
        try bound("instrumentsMax", instrumentsMax, 1...131_072)
        try bound("commandsUnderWayMax", commandsUnderWayMax, 1...4_194_304)
    }
}
