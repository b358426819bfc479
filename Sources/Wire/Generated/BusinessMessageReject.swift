// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: a message could not be taken.
public struct BusinessMessageReject: Message {
    @inlinable public static var templateID: UInt16 { 43 }
    @inlinable public static var blockLength: Int { 104 }

    /// 0 where no session is bound.
    public var msgSeqNum: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// MsgSeqNum or FeedSeqNum of the message, where it could be read.
    public var refSeqNum: UInt64
    /// Its ClOrdID or request id, where it could be read.
    public var businessRejectRefID: UInt64
    /// What was wrong, for people.
    public var text: Text64
    /// Where in the message the frame began.
    public var byteOffset: UInt32
    /// 0 where it could not be read.
    public var refTemplateID: UInt16
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        transactTime: UInt64,
        refSeqNum: UInt64 = .null,
        businessRejectRefID: UInt64 = .null,
        text: Text64,
        byteOffset: UInt32,
        refTemplateID: UInt16,
        rejectReason: RejectReason
    ) {
        self.msgSeqNum = msgSeqNum
        self.transactTime = transactTime
        self.refSeqNum = refSeqNum
        self.businessRejectRefID = businessRejectRefID
        self.text = text
        self.byteOffset = byteOffset
        self.refTemplateID = refTemplateID
        self.rejectReason = rejectReason
    }
}
