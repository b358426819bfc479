// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Client: binds this connection to the session.
public struct Establish: Message {
    @inlinable public static var templateID: UInt16 { 4 }
    @inlinable public static var blockLength: Int { 101 }

    /// As negotiated.
    public var sessionVersionID: UInt64
    /// The client's clock; at most 5 s from the gateway's.
    public var timestamp: UInt64
    /// Number of the next message that the client will send.
    public var nextSeqNo: UInt64
    /// HMAC-SHA256, PROTOCOL.md section 3.
    public var signature: Text64
    /// An identifier.
    public var sessionID: UInt32
    /// Longest silence on either side.
    public var keepAliveInterval: UInt32
    /// Grace for afterGrace.
    public var cancelOnDisconnectWindow: UInt32
    /// What happens to a session's open orders when its connection is lost.
    public var cancelOnDisconnect: CancelOnDisconnect

    @inlinable
    public init(
        sessionVersionID: UInt64,
        timestamp: UInt64,
        nextSeqNo: UInt64,
        signature: Text64,
        sessionID: UInt32,
        keepAliveInterval: UInt32,
        cancelOnDisconnectWindow: UInt32,
        cancelOnDisconnect: CancelOnDisconnect
    ) {
        self.sessionVersionID = sessionVersionID
        self.timestamp = timestamp
        self.nextSeqNo = nextSeqNo
        self.signature = signature
        self.sessionID = sessionID
        self.keepAliveInterval = keepAliveInterval
        self.cancelOnDisconnectWindow = cancelOnDisconnectWindow
        self.cancelOnDisconnect = cancelOnDisconnect
    }
}
