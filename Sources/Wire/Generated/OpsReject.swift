// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: an ops request was refused.
public struct OpsReject: Message {
    @inlinable public static var templateID: UInt16 { 73 }
    @inlinable public static var blockLength: Int { 84 }

    /// An identifier, or none.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// What was wrong, for people.
    public var text: Text64
    /// A count.
    public var refTemplateID: UInt16
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason

    @inlinable
    public init(
        requestID: UInt64 = .null,
        transactTime: UInt64,
        text: Text64,
        refTemplateID: UInt16,
        rejectReason: RejectReason
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.text = text
        self.refTemplateID = refTemplateID
        self.rejectReason = rejectReason
    }
}
