// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: how far journal, inputs and decisions are behind; told as a limit is passed either way.
public struct GatewayLoad: Message {
    @inlinable public static var templateID: UInt16 { 143 }
    @inlinable public static var blockLength: Int { 24 }

    /// Bytes of records decided and not yet durable.
    public var journalBacklog: UInt64
    /// Messages that wait for the core.
    public var inputBacklog: UInt64
    /// From a message's arrival to its decision.
    public var coreLatency: UInt64

    @inlinable
    public init(
        journalBacklog: UInt64,
        inputBacklog: UInt64,
        coreLatency: UInt64
    ) {
        self.journalBacklog = journalBacklog
        self.inputBacklog = inputBacklog
        self.coreLatency = coreLatency
    }
}
