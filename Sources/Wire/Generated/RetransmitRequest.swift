// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Client: asks for reports again.
public struct RetransmitRequest: Message {
    @inlinable public static var templateID: UInt16 { 9 }
    @inlinable public static var blockLength: Int { 28 }

    /// Identifies the request.
    public var timestamp: UInt64
    /// First wanted number.
    public var fromSeqNo: UInt64
    /// How many; at most 10,000.
    public var count: UInt64
    /// An identifier.
    public var sessionID: UInt32

    @inlinable
    public init(
        timestamp: UInt64,
        fromSeqNo: UInt64,
        count: UInt64,
        sessionID: UInt32
    ) {
        self.timestamp = timestamp
        self.fromSeqNo = fromSeqNo
        self.count = count
        self.sessionID = sessionID
    }
}
