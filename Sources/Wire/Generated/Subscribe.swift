// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Consumer: wants the journal from a place on.
public struct Subscribe: Message {
    @inlinable public static var templateID: UInt16 { 80 }
    @inlinable public static var blockLength: Int { 85 }

    /// An identifier.
    public var requestID: UInt64
    /// For sequence.
    public var fromSequence: UInt64
    /// For time.
    public var fromTime: UInt64
    /// Name under which acknowledgements are kept.
    public var consumer: Text32
    /// Empty: all.
    public var account: Text16
    /// None: all.
    public var sessionID: UInt32
    /// None: all.
    public var securityID: UInt32
    /// 0: all.
    public var templateID: UInt16
    /// Where a drop copy begins.
    public var start: SubscriptionStart
    /// Yes: only records of the origin that follows.
    public var originFilter: Flag
    /// Who caused a record.
    public var origin: Origin

    @inlinable
    public init(
        requestID: UInt64,
        fromSequence: UInt64 = .null,
        fromTime: UInt64 = .null,
        consumer: Text32,
        account: Text16,
        sessionID: UInt32 = .null,
        securityID: UInt32 = .null,
        templateID: UInt16,
        start: SubscriptionStart,
        originFilter: Flag = .no,
        origin: Origin
    ) {
        self.requestID = requestID
        self.fromSequence = fromSequence
        self.fromTime = fromTime
        self.consumer = consumer
        self.account = account
        self.sessionID = sessionID
        self.securityID = securityID
        self.templateID = templateID
        self.start = start
        self.originFilter = originFilter
        self.origin = origin
    }
}
