// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: nothing is sent again.
public struct RetransmitReject: Message {
    @inlinable public static var templateID: UInt16 { 11 }
    @inlinable public static var blockLength: Int { 77 }

    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// What to do.
    public var text: Text64
    /// An identifier.
    public var sessionID: UInt32
    /// Why a retransmission was refused.
    public var code: RetransmitRejectCode

    @inlinable
    public init(
        requestTimestamp: UInt64,
        text: Text64,
        sessionID: UInt32,
        code: RetransmitRejectCode
    ) {
        self.requestTimestamp = requestTimestamp
        self.text = text
        self.sessionID = sessionID
        self.code = code
    }
}
