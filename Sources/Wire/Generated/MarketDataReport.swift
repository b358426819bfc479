// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how one instrument's market data stands.
public struct MarketDataReport: Message {
    @inlinable public static var templateID: UInt16 { 148 }
    @inlinable public static var blockLength: Int { 224 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// A price times 1e8, or none.
    public var referencePx: Int64
    /// When the gateway took the last price.
    public var referenceTime: UInt64
    /// Of the last snapshot behind its exchange, ns.
    public var lag: Int64
    /// Since the journal began, as all that follow.
    public var accepted: UInt64
    /// A count.
    public var refusedStale: UInt64
    /// A count.
    public var refusedFuture: UInt64
    /// A count.
    public var refusedSequence: UInt64
    /// Empty ones too.
    public var refusedRange: UInt64
    /// A count.
    public var refusedMove: UInt64
    /// A count.
    public var refusedCrossed: UInt64
    /// A count.
    public var refusedSpread: UInt64
    /// A count.
    public var refusedSymbol: UInt64
    /// A count.
    public var gaps: UInt64
    /// Snapshots that the gaps left out.
    public var missing: UInt64
    /// A count.
    public var spikes: UInt64
    /// A count.
    public var rebases: UInt64
    /// A count.
    public var flatLines: UInt64
    /// A count.
    public var stales: UInt64
    /// Journal record of the last snapshot that was refused.
    public var quarantinedSequence: UInt64
    /// A price times 1e8, or none.
    public var quarantinedBidPx: Int64
    /// A price times 1e8, or none.
    public var quarantinedOfferPx: Int64
    /// A price times 1e8, or none.
    public var quarantinedLastPx: Int64
    /// UTF-8 text, padded with NUL.
    public var symbol: Text16
    /// An identifier.
    public var securityID: UInt32
    /// From 0.
    public var index: UInt32
    /// Reports of this request.
    public var total: UInt32
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var quarantinedReason: RejectReason
    /// What was found in an instrument's market data.
    public var cause: DataCause
    /// How far an instrument's market data can be trusted.
    public var state: DataState

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        referencePx: Int64 = .null,
        referenceTime: UInt64 = .null,
        lag: Int64 = .null,
        accepted: UInt64,
        refusedStale: UInt64,
        refusedFuture: UInt64,
        refusedSequence: UInt64,
        refusedRange: UInt64,
        refusedMove: UInt64,
        refusedCrossed: UInt64,
        refusedSpread: UInt64,
        refusedSymbol: UInt64,
        gaps: UInt64,
        missing: UInt64,
        spikes: UInt64,
        rebases: UInt64,
        flatLines: UInt64,
        stales: UInt64,
        quarantinedSequence: UInt64 = .null,
        quarantinedBidPx: Int64 = .null,
        quarantinedOfferPx: Int64 = .null,
        quarantinedLastPx: Int64 = .null,
        symbol: Text16,
        securityID: UInt32,
        index: UInt32,
        total: UInt32,
        quarantinedReason: RejectReason,
        cause: DataCause,
        state: DataState
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.referencePx = referencePx
        self.referenceTime = referenceTime
        self.lag = lag
        self.accepted = accepted
        self.refusedStale = refusedStale
        self.refusedFuture = refusedFuture
        self.refusedSequence = refusedSequence
        self.refusedRange = refusedRange
        self.refusedMove = refusedMove
        self.refusedCrossed = refusedCrossed
        self.refusedSpread = refusedSpread
        self.refusedSymbol = refusedSymbol
        self.gaps = gaps
        self.missing = missing
        self.spikes = spikes
        self.rebases = rebases
        self.flatLines = flatLines
        self.stales = stales
        self.quarantinedSequence = quarantinedSequence
        self.quarantinedBidPx = quarantinedBidPx
        self.quarantinedOfferPx = quarantinedOfferPx
        self.quarantinedLastPx = quarantinedLastPx
        self.symbol = symbol
        self.securityID = securityID
        self.index = index
        self.total = total
        self.quarantinedReason = quarantinedReason
        self.cause = cause
        self.state = state
    }
}
