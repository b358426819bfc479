// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: a record follows as a frame of its own, of encoding type 0x504A, just as it stands in
/// the journal.
public struct JournalRecord: Message {
    @inlinable public static var templateID: UInt16 { 82 }
    @inlinable public static var blockLength: Int { 35 }

    /// A sequence number, from 1.
    public var sequence: UInt64
    /// Time of the record.
    public var transactTime: UInt64
    /// Of the Subscribe.
    public var requestID: UInt64
    /// Connection or broker.
    public var source: UInt32
    /// Length of the record that follows.
    public var recordByteCount: UInt32
    /// Of the record's input.
    public var templateID: UInt16
    /// Who caused a record.
    public var origin: Origin

    @inlinable
    public init(
        sequence: UInt64,
        transactTime: UInt64,
        requestID: UInt64,
        source: UInt32,
        recordByteCount: UInt32,
        templateID: UInt16,
        origin: Origin
    ) {
        self.sequence = sequence
        self.transactTime = transactTime
        self.requestID = requestID
        self.source = source
        self.recordByteCount = recordByteCount
        self.templateID = templateID
        self.origin = origin
    }
}
