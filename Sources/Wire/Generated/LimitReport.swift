// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one limit as it holds.
public struct LimitReport: Message {
    @inlinable public static var templateID: UInt16 { 72 }
    @inlinable public static var blockLength: Int { 131 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Sequence of the journal record.
    public var execID: UInt64
    /// None: unlimited.
    public var limit: Int64
    /// What configuration allows.
    public var ceiling: Int64
    /// UTF-8 text, padded with NUL.
    public var target: Text16
    /// Operator or configuration.
    public var setBy: Text64
    /// Place in a list, from 0.
    public var index: UInt32
    /// Length of the list.
    public var total: UInt32
    /// What a limit bounds; the unit stands in each description.
    public var kind: LimitKind
    /// Where a limit is set.
    public var level: Level

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        execID: UInt64,
        limit: Int64 = .null,
        ceiling: Int64 = .null,
        target: Text16,
        setBy: Text64,
        index: UInt32,
        total: UInt32,
        kind: LimitKind,
        level: Level
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.execID = execID
        self.limit = limit
        self.ceiling = ceiling
        self.target = target
        self.setBy = setBy
        self.index = index
        self.total = total
        self.kind = kind
        self.level = level
    }
}
