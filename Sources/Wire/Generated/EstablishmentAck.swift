// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the session is bound.
public struct EstablishmentAck: Message {
    @inlinable public static var templateID: UInt16 { 5 }
    @inlinable public static var blockLength: Int { 40 }

    /// An identifier.
    public var sessionVersionID: UInt64
    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// Number of the next report that the gateway will send.
    public var nextSeqNo: UInt64
    /// Last number that the gateway took from this session; 0 for none.
    public var lastIncomingSeqNo: UInt64
    /// An identifier.
    public var sessionID: UInt32
    /// Longest silence on either side.
    public var keepAliveInterval: UInt32

    @inlinable
    public init(
        sessionVersionID: UInt64,
        requestTimestamp: UInt64,
        nextSeqNo: UInt64,
        lastIncomingSeqNo: UInt64,
        sessionID: UInt32,
        keepAliveInterval: UInt32
    ) {
        self.sessionVersionID = sessionVersionID
        self.requestTimestamp = requestTimestamp
        self.nextSeqNo = nextSeqNo
        self.lastIncomingSeqNo = lastIncomingSeqNo
        self.sessionID = sessionID
        self.keepAliveInterval = keepAliveInterval
    }
}
