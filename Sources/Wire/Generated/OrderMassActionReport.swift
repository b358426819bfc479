// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how far a mass cancel has come.
public struct OrderMassActionReport: Message {
    @inlinable public static var templateID: UInt16 { 42 }
    @inlinable public static var blockLength: Int { 40 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Of the request.
    public var clOrdID: UInt64
    /// Sequence of the journal record that decided this.
    public var execID: UInt64
    /// Cancels sent to brokers.
    public var totalAffectedOrders: UInt32
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason
    /// FIX 1375.
    public var massActionResponse: MassActionResponse
    /// FIX Boolean.
    public var possResend: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        transactTime: UInt64,
        clOrdID: UInt64,
        execID: UInt64,
        totalAffectedOrders: UInt32,
        rejectReason: RejectReason,
        massActionResponse: MassActionResponse,
        possResend: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.transactTime = transactTime
        self.clOrdID = clOrdID
        self.execID = execID
        self.totalAffectedOrders = totalAffectedOrders
        self.rejectReason = rejectReason
        self.massActionResponse = massActionResponse
        self.possResend = possResend
    }
}
