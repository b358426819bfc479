// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Client: opens a session version.
public struct Negotiate: Message {
    @inlinable public static var templateID: UInt16 { 1 }
    @inlinable public static var blockLength: Int { 84 }

    /// Must grow from one negotiation to the next.
    public var sessionVersionID: UInt64
    /// The client's clock; at most 5 s from the gateway's.
    public var timestamp: UInt64
    /// HMAC-SHA256, PROTOCOL.md section 3.
    public var signature: Text64
    /// From the key file.
    public var sessionID: UInt32

    @inlinable
    public init(
        sessionVersionID: UInt64,
        timestamp: UInt64,
        signature: Text64,
        sessionID: UInt32
    ) {
        self.sessionVersionID = sessionVersionID
        self.timestamp = timestamp
        self.signature = signature
        self.sessionID = sessionID
    }
}
