// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: what the checks would say of an order; ends the answer.
public struct OrderTestReport: Message {
    @inlinable public static var templateID: UInt16 { 161 }
    @inlinable public static var blockLength: Int { 69 }

    /// An identifier.
    public var testReqID: UInt64
    /// Time of the record.
    public var transactTime: UInt64
    /// Sequence of the journal record that decided this.
    public var execID: UInt64
    /// What a refusal is measured against; unit as in the reason.
    public var limit: Int64
    /// What it would be.
    public var value: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// An identifier.
    public var securityID: UInt32
    /// CheckReports before this.
    public var total: UInt32
    /// None: the order would pass.
    public var rejectReason: RejectReason
    /// Number of the last check that was reached.
    public var lastCheck: UInt16
    /// Where the limit is set.
    public var level: Level

    @inlinable
    public init(
        testReqID: UInt64,
        transactTime: UInt64,
        execID: UInt64,
        limit: Int64 = .null,
        value: Int64 = .null,
        account: Text16,
        securityID: UInt32,
        total: UInt32,
        rejectReason: RejectReason,
        lastCheck: UInt16,
        level: Level
    ) {
        self.testReqID = testReqID
        self.transactTime = transactTime
        self.execID = execID
        self.limit = limit
        self.value = value
        self.account = account
        self.securityID = securityID
        self.total = total
        self.rejectReason = rejectReason
        self.lastCheck = lastCheck
        self.level = level
    }
}
