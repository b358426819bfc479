// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the version is open.
public struct NegotiationResponse: Message {
    @inlinable public static var templateID: UInt16 { 2 }
    @inlinable public static var blockLength: Int { 20 }

    /// An identifier.
    public var sessionVersionID: UInt64
    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// An identifier.
    public var sessionID: UInt32

    @inlinable
    public init(
        sessionVersionID: UInt64,
        requestTimestamp: UInt64,
        sessionID: UInt32
    ) {
        self.sessionVersionID = sessionVersionID
        self.requestTimestamp = requestTimestamp
        self.sessionID = sessionID
    }
}
