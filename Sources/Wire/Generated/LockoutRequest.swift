// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: lock an account or a symbol out.
public struct LockoutRequest: Message {
    @inlinable public static var templateID: UInt16 { 140 }
    @inlinable public static var blockLength: Int { 162 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var timestamp: UInt64
    /// None: by the duration, or until an operator clears it.
    public var until: UInt64
    /// From the moment it is taken; 0: by `until`.
    public var duration: UInt64
    /// Empty: every account, for symbol only.
    public var account: Text16
    /// For symbol only.
    public var symbol: Text16
    /// Who.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64
    /// What a lockout covers and how it ends.
    public var kind: LockoutKind
    /// Orders that make a position smaller pass.
    public var reduceOnly: Flag

    @inlinable
    public init(
        requestID: UInt64,
        timestamp: UInt64,
        until: UInt64 = .null,
        duration: UInt64,
        account: Text16,
        symbol: Text16,
        operatorID: Text32,
        reason: Text64,
        kind: LockoutKind,
        reduceOnly: Flag = .no
    ) {
        self.requestID = requestID
        self.timestamp = timestamp
        self.until = until
        self.duration = duration
        self.account = account
        self.symbol = symbol
        self.operatorID = operatorID
        self.reason = reason
        self.kind = kind
        self.reduceOnly = reduceOnly
    }
}
