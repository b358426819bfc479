// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: how does market data stand.
public struct MarketDataRequest: Message {
    @inlinable public static var templateID: UInt16 { 147 }
    @inlinable public static var blockLength: Int { 12 }

    /// An identifier.
    public var requestID: UInt64
    /// One instrument; none: all that are degraded or stale.
    public var securityID: UInt32

    @inlinable
    public init(
        requestID: UInt64,
        securityID: UInt32 = .null
    ) {
        self.requestID = requestID
        self.securityID = securityID
    }
}
