// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: market data as a whole; ends the answer to a MarketDataRequest.
public struct MarketDataTotals: Message {
    @inlinable public static var templateID: UInt16 { 149 }
    @inlinable public static var blockLength: Int { 128 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Since the journal began, as all that follow up to stales.
    public var accepted: UInt64
    /// A count.
    public var refused: UInt64
    /// Refused ones of no known instrument.
    public var unknown: UInt64
    /// A count.
    public var gaps: UInt64
    /// A count.
    public var spikes: UInt64
    /// A count.
    public var rebases: UInt64
    /// A count.
    public var flatLines: UInt64
    /// A count.
    public var stales: UInt64
    /// Overtaken by a later snapshot under load before they were looked at; since the gateway
    /// started, as published and unpublished.
    public var conflated: UInt64
    /// A count.
    public var published: UInt64
    /// That the publisher could not take.
    public var unpublished: UInt64
    /// Instruments.
    public var unseen: UInt32
    /// Instruments.
    public var good: UInt32
    /// Instruments.
    public var degraded: UInt32
    /// Instruments.
    public var stale: UInt32
    /// MarketDataReports before this.
    public var reports: UInt32
    /// Instruments that the answer had no room for.
    public var unlisted: UInt32

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        accepted: UInt64,
        refused: UInt64,
        unknown: UInt64,
        gaps: UInt64,
        spikes: UInt64,
        rebases: UInt64,
        flatLines: UInt64,
        stales: UInt64,
        conflated: UInt64,
        published: UInt64,
        unpublished: UInt64,
        unseen: UInt32,
        good: UInt32,
        degraded: UInt32,
        stale: UInt32,
        reports: UInt32,
        unlisted: UInt32
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.accepted = accepted
        self.refused = refused
        self.unknown = unknown
        self.gaps = gaps
        self.spikes = spikes
        self.rebases = rebases
        self.flatLines = flatLines
        self.stales = stales
        self.conflated = conflated
        self.published = published
        self.unpublished = unpublished
        self.unseen = unseen
        self.good = good
        self.degraded = degraded
        self.stale = stale
        self.reports = reports
        self.unlisted = unlisted
    }
}
