// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: the reports that follow were sent before.
public struct Retransmission: Message {
    @inlinable public static var templateID: UInt16 { 10 }
    @inlinable public static var blockLength: Int { 28 }

    /// Timestamp of the request.
    public var requestTimestamp: UInt64
    /// Number of the first report that follows.
    public var nextSeqNo: UInt64
    /// How many follow.
    public var count: UInt64
    /// An identifier.
    public var sessionID: UInt32

    @inlinable
    public init(
        requestTimestamp: UInt64,
        nextSeqNo: UInt64,
        count: UInt64,
        sessionID: UInt32
    ) {
        self.requestTimestamp = requestTimestamp
        self.nextSeqNo = nextSeqNo
        self.count = count
        self.sessionID = sessionID
    }
}
