// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: raise the gate.
public struct ResumeRequest: Message {
    @inlinable public static var templateID: UInt16 { 61 }
    @inlinable public static var blockLength: Int { 129 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var timestamp: UInt64
    /// As halted.
    public var target: Text16
    /// Who.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64
    /// What a halt, a lockout or a mass action covers.
    public var scope: Scope

    @inlinable
    public init(
        requestID: UInt64,
        timestamp: UInt64,
        target: Text16,
        operatorID: Text32,
        reason: Text64,
        scope: Scope
    ) {
        self.requestID = requestID
        self.timestamp = timestamp
        self.target = target
        self.operatorID = operatorID
        self.reason = reason
        self.scope = scope
    }
}
