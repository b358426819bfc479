// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the session was not bound.
public struct EstablishmentReject: Message {
    @inlinable public static var templateID: UInt16 { 6 }
    @inlinable public static var blockLength: Int { 85 }

    /// An identifier.
    public var sessionVersionID: UInt64
    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// What to do.
    public var text: Text64
    /// An identifier.
    public var sessionID: UInt32
    /// Why an establishment was refused.
    public var code: EstablishmentRejectCode

    @inlinable
    public init(
        sessionVersionID: UInt64,
        requestTimestamp: UInt64,
        text: Text64,
        sessionID: UInt32,
        code: EstablishmentRejectCode
    ) {
        self.sessionVersionID = sessionVersionID
        self.requestTimestamp = requestTimestamp
        self.text = text
        self.sessionID = sessionID
        self.code = code
    }
}
