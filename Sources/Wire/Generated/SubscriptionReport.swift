// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how a subscription stands.
public struct SubscriptionReport: Message {
    @inlinable public static var templateID: UInt16 { 81 }
    @inlinable public static var blockLength: Int { 91 }

    /// An identifier.
    public var requestID: UInt64
    /// The next record that will be sent.
    public var nextSequence: UInt64
    /// The last record that is durable.
    public var durableSequence: UInt64
    /// UTF-8 text, padded with NUL.
    public var text: Text64
    /// Why something was refused: hundreds are the check's number in the order of precedence.
    public var rejectReason: RejectReason
    /// What became of a subscription.
    public var status: SubscriptionStatus

    @inlinable
    public init(
        requestID: UInt64,
        nextSequence: UInt64,
        durableSequence: UInt64,
        text: Text64,
        rejectReason: RejectReason,
        status: SubscriptionStatus
    ) {
        self.requestID = requestID
        self.nextSequence = nextSequence
        self.durableSequence = durableSequence
        self.text = text
        self.rejectReason = rejectReason
        self.status = status
    }
}
