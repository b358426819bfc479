// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: a halt or lockout that concerns the receiver.
public struct TradingState: Message {
    @inlinable public static var templateID: UInt16 { 46 }
    @inlinable public static var blockLength: Int { 133 }

    /// 0 on the ops socket.
    public var msgSeqNum: UInt64
    /// Since when.
    public var transactTime: UInt64
    /// None: until an operator lifts it.
    public var until: UInt64
    /// Account, strategy or symbol; empty for all.
    public var target: Text16
    /// The reason given.
    public var text: Text64
    /// Operator or rule.
    public var setBy: Text16
    /// An identifier, or none.
    public var securityID: UInt32
    /// Place in the list, from 0.
    public var index: UInt32
    /// What orders are refused with.
    public var rejectReason: RejectReason
    /// What a session may do at present.
    public var status: TradingStatus
    /// What a halt, a lockout or a mass action covers.
    public var scope: Scope
    /// The last of a list.
    public var lastReport: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        transactTime: UInt64,
        until: UInt64 = .null,
        target: Text16,
        text: Text64,
        setBy: Text16,
        securityID: UInt32 = .null,
        index: UInt32,
        rejectReason: RejectReason,
        status: TradingStatus,
        scope: Scope,
        lastReport: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.transactTime = transactTime
        self.until = until
        self.target = target
        self.text = text
        self.setBy = setBy
        self.securityID = securityID
        self.index = index
        self.rejectReason = rejectReason
        self.status = status
        self.scope = scope
        self.lastReport = lastReport
    }
}
