// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops and configuration: set one limit.
public struct LimitUpdate: Message {
    @inlinable public static var templateID: UInt16 { 63 }
    @inlinable public static var blockLength: Int { 139 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var timestamp: UInt64
    /// Unit as in LimitKind; none: from the configuration unlimited, from ops back to the
    /// configuration.
    public var limit: Int64
    /// Account, strategy or symbol; empty for global.
    public var target: Text16
    /// Who.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64
    /// What a limit bounds; the unit stands in each description.
    public var kind: LimitKind
    /// Where a limit is set.
    public var level: Level

    @inlinable
    public init(
        requestID: UInt64,
        timestamp: UInt64,
        limit: Int64 = .null,
        target: Text16,
        operatorID: Text32,
        reason: Text64,
        kind: LimitKind,
        level: Level
    ) {
        self.requestID = requestID
        self.timestamp = timestamp
        self.limit = limit
        self.target = target
        self.operatorID = operatorID
        self.reason = reason
        self.kind = kind
        self.level = level
    }
}
