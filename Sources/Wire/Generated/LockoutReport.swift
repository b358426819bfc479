// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one lockout.
public struct LockoutReport: Message {
    @inlinable public static var templateID: UInt16 { 142 }
    @inlinable public static var blockLength: Int { 191 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Sequence of the journal record; of a list the last one.
    public var execID: UInt64
    /// An identifier.
    public var lockoutID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var since: UInt64
    /// None: `end` says what ends it.
    public var until: UInt64
    /// Empty: every account.
    public var account: Text16
    /// Empty: every instrument.
    public var symbol: Text16
    /// Operator or rule.
    public var setBy: Text32
    /// UTF-8 text, padded with NUL.
    public var reason: Text64
    /// Place in a list, from 0.
    public var index: UInt32
    /// Length of the list.
    public var total: UInt32
    /// What orders are refused with.
    public var rejectReason: RejectReason
    /// What a lockout covers and how it ends.
    public var kind: LockoutKind
    /// What ends a lockout.
    public var end: LockoutEnd
    /// FIX Boolean.
    public var reduceOnly: Flag
    /// No: it has ended.
    public var inForce: Flag
    /// An operator may end it.
    public var mayClear: Flag

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        execID: UInt64,
        lockoutID: UInt64,
        since: UInt64,
        until: UInt64 = .null,
        account: Text16,
        symbol: Text16,
        setBy: Text32,
        reason: Text64,
        index: UInt32,
        total: UInt32,
        rejectReason: RejectReason,
        kind: LockoutKind,
        end: LockoutEnd,
        reduceOnly: Flag = .no,
        inForce: Flag = .no,
        mayClear: Flag = .no
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.execID = execID
        self.lockoutID = lockoutID
        self.since = since
        self.until = until
        self.account = account
        self.symbol = symbol
        self.setBy = setBy
        self.reason = reason
        self.index = index
        self.total = total
        self.rejectReason = rejectReason
        self.kind = kind
        self.end = end
        self.reduceOnly = reduceOnly
        self.inForce = inForce
        self.mayClear = mayClear
    }
}
