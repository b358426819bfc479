// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one comparison of one check.
public struct CheckReport: Message {
    @inlinable public static var templateID: UInt16 { 162 }
    @inlinable public static var blockLength: Int { 55 }

    /// An identifier.
    public var testReqID: UInt64
    /// Unit as in the reason.
    public var value: Int64
    /// None: there is none, or it is not set.
    public var limit: Int64
    /// Account, strategy or symbol that the limit is set for.
    public var target: Text16
    /// Place in the answer, from 0.
    public var index: UInt32
    /// Length of the answer.
    public var total: UInt32
    /// Number of the check in the order of precedence.
    public var check: UInt16
    /// That the comparison would refuse with.
    public var rejectReason: RejectReason
    /// How a check compared a value with its limit.
    public var comparison: ComparisonKind
    /// No: it refuses.
    public var passes: Flag
    /// Where the limit is set.
    public var level: Level

    @inlinable
    public init(
        testReqID: UInt64,
        value: Int64 = .null,
        limit: Int64 = .null,
        target: Text16,
        index: UInt32,
        total: UInt32,
        check: UInt16,
        rejectReason: RejectReason,
        comparison: ComparisonKind,
        passes: Flag = .no,
        level: Level
    ) {
        self.testReqID = testReqID
        self.value = value
        self.limit = limit
        self.target = target
        self.index = index
        self.total = total
        self.check = check
        self.rejectReason = rejectReason
        self.comparison = comparison
        self.passes = passes
        self.level = level
    }
}
