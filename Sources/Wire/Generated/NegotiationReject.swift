// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the version was not opened.
public struct NegotiationReject: Message {
    @inlinable public static var templateID: UInt16 { 3 }
    @inlinable public static var blockLength: Int { 93 }

    /// An identifier.
    public var sessionVersionID: UInt64
    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// The version that holds, where the caller proved who it is.
    public var currentSessionVersionID: UInt64
    /// What to do.
    public var text: Text64
    /// An identifier.
    public var sessionID: UInt32
    /// Why a negotiation was refused.
    public var code: NegotiationRejectCode

    @inlinable
    public init(
        sessionVersionID: UInt64,
        requestTimestamp: UInt64,
        currentSessionVersionID: UInt64 = .null,
        text: Text64,
        sessionID: UInt32,
        code: NegotiationRejectCode
    ) {
        self.sessionVersionID = sessionVersionID
        self.requestTimestamp = requestTimestamp
        self.currentSessionVersionID = currentSessionVersionID
        self.text = text
        self.sessionID = sessionID
        self.code = code
    }
}
