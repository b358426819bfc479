// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: a cancel or replace was refused.
public struct OrderCancelReject: Message {
    @inlinable public static var templateID: UInt16 { 41 }
    @inlinable public static var blockLength: Int { 74 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// Time of the record.
    public var transactTime: UInt64
    /// None where the order is unknown.
    public var orderID: UInt64
    /// Of the request.
    public var clOrdID: UInt64
    /// An identifier.
    public var origClOrdID: UInt64
    /// Sequence of the journal record that decided this.
    public var execID: UInt64
    /// What a refusal was measured against; unit as in the reason.
    public var limit: Int64
    /// What it would have been.
    public var value: Int64
    /// An identifier, or none.
    public var securityID: UInt32
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason
    /// How the order stands; rejected where it is unknown.
    public var ordStatus: OrdStatus
    /// FIX 434.
    public var cxlRejResponseTo: CxlRejResponseTo
    /// FIX Boolean.
    public var possResend: Flag
    /// Where a limit is set.
    public var level: Level

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        transactTime: UInt64,
        orderID: UInt64 = .null,
        clOrdID: UInt64,
        origClOrdID: UInt64,
        execID: UInt64,
        limit: Int64 = .null,
        value: Int64 = .null,
        securityID: UInt32 = .null,
        rejectReason: RejectReason,
        ordStatus: OrdStatus,
        cxlRejResponseTo: CxlRejResponseTo,
        possResend: Flag = .no,
        level: Level
    ) {
        self.msgSeqNum = msgSeqNum
        self.transactTime = transactTime
        self.orderID = orderID
        self.clOrdID = clOrdID
        self.origClOrdID = origClOrdID
        self.execID = execID
        self.limit = limit
        self.value = value
        self.securityID = securityID
        self.rejectReason = rejectReason
        self.ordStatus = ordStatus
        self.cxlRejResponseTo = cxlRejResponseTo
        self.possResend = possResend
        self.level = level
    }
}
