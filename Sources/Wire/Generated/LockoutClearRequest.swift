// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: end a lockout that an operator may end.
public struct LockoutClearRequest: Message {
    @inlinable public static var templateID: UInt16 { 141 }
    @inlinable public static var blockLength: Int { 120 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var timestamp: UInt64
    /// From the LockoutReport.
    public var lockoutID: UInt64
    /// Who.
    public var operatorID: Text32
    /// Why.
    public var reason: Text64

    @inlinable
    public init(
        requestID: UInt64,
        timestamp: UInt64,
        lockoutID: UInt64,
        operatorID: Text32,
        reason: Text64
    ) {
        self.requestID = requestID
        self.timestamp = timestamp
        self.lockoutID = lockoutID
        self.operatorID = operatorID
        self.reason = reason
    }
}
