// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: critical refusals of one account, or of all.
public struct ViolationReport: Message {
    @inlinable public static var templateID: UInt16 { 144 }
    @inlinable public static var blockLength: Int { 68 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Since the journal began.
    public var total: UInt64
    /// In ns since the Unix epoch, UTC, or none.
    public var lastTime: UInt64
    /// 0: none is set.
    public var window: UInt64
    /// Empty: all, which ends the list.
    public var account: Text16
    /// Those that count for a halt; 0 for all accounts together.
    public var inWindow: UInt32
    /// How many in the window halt the account; 0: none is set.
    public var limit: UInt32
    /// None without a violation.
    public var lastReason: RejectReason
    /// Yes: a full halt holds it.
    public var halted: Flag
    /// FIX Boolean.
    public var lastReport: Flag

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        total: UInt64,
        lastTime: UInt64 = .null,
        window: UInt64,
        account: Text16,
        inWindow: UInt32,
        limit: UInt32,
        lastReason: RejectReason,
        halted: Flag = .no,
        lastReport: Flag = .no
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.total = total
        self.lastTime = lastTime
        self.window = window
        self.account = account
        self.inWindow = inWindow
        self.limit = limit
        self.lastReason = lastReason
        self.halted = halted
        self.lastReport = lastReport
    }
}
