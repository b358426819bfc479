// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Feed: the top of one book.
public struct MarketDataSnapshot: Message {
    @inlinable public static var templateID: UInt16 { 30 }
    @inlinable public static var blockLength: Int { 92 }

    /// Grows by one per instrument and connection.
    public var feedSeqNum: UInt64
    /// The exchange's time.
    public var transactTime: UInt64
    /// A price times 1e8, or none.
    public var bidPx: Int64
    /// A price times 1e8, or none.
    public var offerPx: Int64
    /// A price times 1e8, or none.
    public var lastPx: Int64
    /// A quantity times 1e8, or none.
    public var bidSize: Int64
    /// A quantity times 1e8, or none.
    public var offerSize: Int64
    /// A quantity times 1e8, or none.
    public var lastQty: Int64
    /// Traded today.
    public var volume: Int64
    /// Must belong to the SecurityID.
    public var symbol: Text16
    /// An identifier.
    public var securityID: UInt32

    @inlinable
    public init(
        feedSeqNum: UInt64,
        transactTime: UInt64,
        bidPx: Int64 = .null,
        offerPx: Int64 = .null,
        lastPx: Int64 = .null,
        bidSize: Int64 = .null,
        offerSize: Int64 = .null,
        lastQty: Int64 = .null,
        volume: Int64 = .null,
        symbol: Text16,
        securityID: UInt32
    ) {
        self.feedSeqNum = feedSeqNum
        self.transactTime = transactTime
        self.bidPx = bidPx
        self.offerPx = offerPx
        self.lastPx = lastPx
        self.bidSize = bidSize
        self.offerSize = offerSize
        self.lastQty = lastQty
        self.volume = volume
        self.symbol = symbol
        self.securityID = securityID
    }
}
