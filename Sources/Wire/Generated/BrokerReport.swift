// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Broker to gateway: what became of a command.
public struct BrokerReport: Message {
    @inlinable public static var templateID: UInt16 { 111 }
    @inlinable public static var blockLength: Int { 102 }

    /// Grows; a report is applied at most once.
    public var brokerSeqNum: UInt64
    /// An identifier.
    public var orderID: UInt64
    /// The broker's time.
    public var transactTime: UInt64
    /// Of a trade.
    public var lastQty: Int64
    /// Of a trade.
    public var lastPx: Int64
    /// Of a replaced order.
    public var price: Int64
    /// Of a replaced order.
    public var stopPx: Int64
    /// Of a replaced order.
    public var orderQty: Int64
    /// Of a trade.
    public var fee: Int64
    /// The command that this answers; 0 for none.
    public var commandID: UInt64
    /// The broker's own id of a trade.
    public var execRef: UInt64
    /// The broker's own, 0 for none.
    public var reasonCode: Int64
    /// An identifier.
    public var brokerID: UInt16
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason
    /// What a broker says of an order.
    public var kind: BrokerReportKind
    /// A stop order that has been elected.
    public var stopTriggered: Flag

    @inlinable
    public init(
        brokerSeqNum: UInt64,
        orderID: UInt64,
        transactTime: UInt64,
        lastQty: Int64 = .null,
        lastPx: Int64 = .null,
        price: Int64 = .null,
        stopPx: Int64 = .null,
        orderQty: Int64 = .null,
        fee: Int64 = .null,
        commandID: UInt64,
        execRef: UInt64,
        reasonCode: Int64,
        brokerID: UInt16,
        rejectReason: RejectReason,
        kind: BrokerReportKind,
        stopTriggered: Flag = .no
    ) {
        self.brokerSeqNum = brokerSeqNum
        self.orderID = orderID
        self.transactTime = transactTime
        self.lastQty = lastQty
        self.lastPx = lastPx
        self.price = price
        self.stopPx = stopPx
        self.orderQty = orderQty
        self.fee = fee
        self.commandID = commandID
        self.execRef = execRef
        self.reasonCode = reasonCode
        self.brokerID = brokerID
        self.rejectReason = rejectReason
        self.kind = kind
        self.stopTriggered = stopTriggered
    }
}
