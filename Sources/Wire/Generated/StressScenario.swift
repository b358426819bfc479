// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one scenario; gateway to ops: what one account loses in it.
public struct StressScenario: Message {
    @inlinable public static var templateID: UInt16 { 155 }
    @inlinable public static var blockLength: Int { 58 }

    /// At worst case now, negative: a gain; none in the journal.
    public var loss: Int64
    /// Empty in the journal.
    public var account: Text16
    /// UTF-8 text, padded with NUL.
    public var scenario: Text32
    /// From 0.
    public var index: UInt16

    @inlinable
    public init(
        loss: Int64 = .null,
        account: Text16,
        scenario: Text32,
        index: UInt16
    ) {
        self.loss = loss
        self.account = account
        self.scenario = scenario
        self.index = index
    }
}
