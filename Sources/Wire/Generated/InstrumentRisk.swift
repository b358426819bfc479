// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal and gateway to ops: risk figures of one instrument.
public struct InstrumentRisk: Message {
    @inlinable public static var templateID: UInt16 { 151 }
    @inlinable public static var blockLength: Int { 60 }

    /// A sequence number, from 1.
    public var generation: UInt64
    /// A year, percent times 1e4.
    public var volatility: Int64
    /// None before there are enough samples.
    public var averageTrueRange: Int64
    /// What is traded on an average day; none where unknown.
    public var liquidity: Int64
    /// Most that one unit of value loses at the confidence, over the horizon, times 1e8.
    public var riskRate: Int64
    /// What the size and position limits are multiplied with, times 1e4.
    public var limitScale: Int64
    /// An identifier.
    public var securityID: UInt32
    /// Number of its correlation cluster; 0: it stands alone.
    public var cluster: UInt32
    /// Returns behind the figures; fewer than the minimum: the prior volatility counts.
    public var samples: UInt32

    @inlinable
    public init(
        generation: UInt64,
        volatility: Int64,
        averageTrueRange: Int64 = .null,
        liquidity: Int64 = .null,
        riskRate: Int64,
        limitScale: Int64,
        securityID: UInt32,
        cluster: UInt32,
        samples: UInt32
    ) {
        self.generation = generation
        self.volatility = volatility
        self.averageTrueRange = averageTrueRange
        self.liquidity = liquidity
        self.riskRate = riskRate
        self.limitScale = limitScale
        self.securityID = securityID
        self.cluster = cluster
        self.samples = samples
    }
}
