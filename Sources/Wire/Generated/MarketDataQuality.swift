// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the state of an instrument's market data changed.
public struct MarketDataQuality: Message {
    @inlinable public static var templateID: UInt16 { 145 }
    @inlinable public static var blockLength: Int { 64 }

    /// Time of the record.
    public var transactTime: UInt64
    /// Sequence of the journal record.
    public var execID: UInt64
    /// The reference price as it holds now.
    public var referencePx: Int64
    /// The price in question: that moved, or the reference before a re-base.
    public var price: Int64
    /// Gap: snapshots missing; flatLine: snapshots alike; lagging: ns; quarantine and moved:
    /// snapshots refused in a row; stale: age in ns.
    public var number: Int64
    /// UTF-8 text, padded with NUL.
    public var symbol: Text16
    /// An identifier.
    public var securityID: UInt32
    /// Quarantine and moved: why the last one was refused.
    public var rejectReason: RejectReason
    /// What was found in an instrument's market data.
    public var cause: DataCause
    /// How far an instrument's market data can be trusted.
    public var state: DataState

    @inlinable
    public init(
        transactTime: UInt64,
        execID: UInt64,
        referencePx: Int64 = .null,
        price: Int64 = .null,
        number: Int64 = .null,
        symbol: Text16,
        securityID: UInt32,
        rejectReason: RejectReason,
        cause: DataCause,
        state: DataState
    ) {
        self.transactTime = transactTime
        self.execID = execID
        self.referencePx = referencePx
        self.price = price
        self.number = number
        self.symbol = symbol
        self.securityID = securityID
        self.rejectReason = rejectReason
        self.cause = cause
        self.state = state
    }
}
