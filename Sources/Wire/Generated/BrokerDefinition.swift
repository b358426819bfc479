// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one broker.
public struct BrokerDefinition: Message {
    @inlinable public static var templateID: UInt16 { 124 }
    @inlinable public static var blockLength: Int { 19 }

    /// UTF-8 text, padded with NUL.
    public var broker: Text16
    /// An identifier.
    public var brokerID: UInt16
    /// FIX Boolean.
    public var enabled: Flag

    @inlinable
    public init(
        broker: Text16,
        brokerID: UInt16,
        enabled: Flag = .no
    ) {
        self.broker = broker
        self.brokerID = brokerID
        self.enabled = enabled
    }
}
