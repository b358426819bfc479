// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one instrument.
public struct SecurityDefinition: Message {
    @inlinable public static var templateID: UInt16 { 44 }
    @inlinable public static var blockLength: Int { 137 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var securityReqID: UInt64
    /// Tick.
    public var minPriceIncrement: Int64
    /// Lot.
    public var roundLot: Int64
    /// Smallest order.
    public var minTradeVol: Int64
    /// Largest order.
    public var maxTradeVol: Int64
    /// Times 1e8.
    public var contractMultiplier: Int64
    /// A quantity times 1e8, or none.
    public var averageDailyVolume: Int64
    /// UTF-8 text, padded with NUL.
    public var symbol: Text16
    /// UTF-8 text, padded with NUL.
    public var sector: Text16
    /// Trading session.
    public var calendar: Text16
    /// ISO 4217.
    public var currency: Text4
    /// ISO 3166-1 alpha-2.
    public var country: Text4
    /// An identifier.
    public var securityID: UInt32
    /// Place in the list, from 0.
    public var index: UInt32
    /// Length of the list.
    public var total: UInt32
    /// Where its orders go.
    public var brokerID: UInt16
    /// Whether an instrument can be traded.
    public var securityStatus: SecurityStatus
    /// FIX 460, in short.
    public var assetClass: AssetClass
    /// FIX Boolean.
    public var easyToBorrow: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        securityReqID: UInt64,
        minPriceIncrement: Int64,
        roundLot: Int64,
        minTradeVol: Int64,
        maxTradeVol: Int64,
        contractMultiplier: Int64,
        averageDailyVolume: Int64 = .null,
        symbol: Text16,
        sector: Text16,
        calendar: Text16,
        currency: Text4,
        country: Text4,
        securityID: UInt32,
        index: UInt32,
        total: UInt32,
        brokerID: UInt16,
        securityStatus: SecurityStatus,
        assetClass: AssetClass,
        easyToBorrow: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.securityReqID = securityReqID
        self.minPriceIncrement = minPriceIncrement
        self.roundLot = roundLot
        self.minTradeVol = minTradeVol
        self.maxTradeVol = maxTradeVol
        self.contractMultiplier = contractMultiplier
        self.averageDailyVolume = averageDailyVolume
        self.symbol = symbol
        self.sector = sector
        self.calendar = calendar
        self.currency = currency
        self.country = country
        self.securityID = securityID
        self.index = index
        self.total = total
        self.brokerID = brokerID
        self.securityStatus = securityStatus
        self.assetClass = assetClass
        self.easyToBorrow = easyToBorrow
    }
}
