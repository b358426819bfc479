// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway to broker: send, cancel, replace or query an order.
public struct BrokerCommand: Message {
    @inlinable public static var templateID: UInt16 { 110 }
    @inlinable public static var blockLength: Int { 95 }

    /// Grows; a command is carried out at most once.
    public var commandID: UInt64
    /// The ClOrdID that the broker sees.
    public var orderID: UInt64
    /// A price times 1e8, or none.
    public var price: Int64
    /// A price times 1e8, or none.
    public var stopPx: Int64
    /// A quantity times 1e8.
    public var orderQty: Int64
    /// Filled so far.
    public var cumQty: Int64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// The strategy's.
    public var clOrdID: UInt64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// An identifier.
    public var securityID: UInt32
    /// 0 for the gateway's own orders.
    public var sessionID: UInt32
    /// An identifier.
    public var brokerID: UInt16
    /// What the gateway asks of a broker.
    public var kind: BrokerCommandKind
    /// FIX 54.
    public var side: Side
    /// FIX 40.
    public var ordType: OrdType
    /// FIX 59.
    public var timeInForce: TimeInForce
    /// A stop order that was elected before.
    public var stopTriggered: Flag

    @inlinable
    public init(
        commandID: UInt64,
        orderID: UInt64,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        orderQty: Int64,
        cumQty: Int64,
        transactTime: UInt64,
        clOrdID: UInt64,
        account: Text16,
        securityID: UInt32,
        sessionID: UInt32,
        brokerID: UInt16,
        kind: BrokerCommandKind,
        side: Side,
        ordType: OrdType,
        timeInForce: TimeInForce,
        stopTriggered: Flag = .no
    ) {
        self.commandID = commandID
        self.orderID = orderID
        self.price = price
        self.stopPx = stopPx
        self.orderQty = orderQty
        self.cumQty = cumQty
        self.transactTime = transactTime
        self.clOrdID = clOrdID
        self.account = account
        self.securityID = securityID
        self.sessionID = sessionID
        self.brokerID = brokerID
        self.kind = kind
        self.side = side
        self.ordType = ordType
        self.timeInForce = timeInForce
        self.stopTriggered = stopTriggered
    }
}
