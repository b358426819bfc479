// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: one limit, what the configuration says and what an operator has made of it.
public struct LimitState: Message {
    @inlinable public static var templateID: UInt16 { 164 }
    @inlinable public static var blockLength: Int { 169 }

    /// An identifier.
    public var requestID: UInt64
    /// As it holds; unit as in LimitKind.
    public var limit: Int64
    /// What the configuration says; none: unlimited.
    public var ceiling: Int64
    /// What an operator has set; none: nothing.
    public var changed: Int64
    /// When.
    public var changedTime: UInt64
    /// Sequence of the journal record that set it.
    public var execID: UInt64
    /// Account, strategy or symbol; empty for global.
    public var target: Text16
    /// Who has changed it.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64
    /// Place in the list, from 0.
    public var index: UInt32
    /// What a limit bounds; the unit stands in each description.
    public var kind: LimitKind
    /// None: no limit, the end of the list.
    public var level: Level
    /// The end of the list.
    public var lastReport: Flag
    /// At the end: no: more are set than an answer holds.
    public var isWhole: Flag

    @inlinable
    public init(
        requestID: UInt64,
        limit: Int64 = .null,
        ceiling: Int64 = .null,
        changed: Int64 = .null,
        changedTime: UInt64 = .null,
        execID: UInt64 = .null,
        target: Text16,
        operatorID: Text32,
        reason: Text64,
        index: UInt32,
        kind: LimitKind,
        level: Level,
        lastReport: Flag = .no,
        isWhole: Flag = .no
    ) {
        self.requestID = requestID
        self.limit = limit
        self.ceiling = ceiling
        self.changed = changed
        self.changedTime = changedTime
        self.execID = execID
        self.target = target
        self.operatorID = operatorID
        self.reason = reason
        self.index = index
        self.kind = kind
        self.level = level
        self.lastReport = lastReport
        self.isWhole = isWhole
    }
}
