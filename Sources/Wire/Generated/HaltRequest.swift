// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: drop the gate.
public struct HaltRequest: Message {
    @inlinable public static var templateID: UInt16 { 60 }
    @inlinable public static var blockLength: Int { 132 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var timestamp: UInt64
    /// Account, strategy, symbol or broker; empty for all.
    public var target: Text16
    /// Who.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64
    /// What a halt, a lockout or a mass action covers.
    public var scope: Scope
    /// What a halt still lets through besides cancels.
    public var mode: HaltMode
    /// Cancel the open orders in scope.
    public var cancelOpen: Flag
    /// Then close the positions in scope.
    public var flatten: Flag

    @inlinable
    public init(
        requestID: UInt64,
        timestamp: UInt64,
        target: Text16,
        operatorID: Text32,
        reason: Text64,
        scope: Scope,
        mode: HaltMode,
        cancelOpen: Flag = .no,
        flatten: Flag = .no
    ) {
        self.requestID = requestID
        self.timestamp = timestamp
        self.target = target
        self.operatorID = operatorID
        self.reason = reason
        self.scope = scope
        self.mode = mode
        self.cancelOpen = cancelOpen
        self.flatten = flatten
    }
}
