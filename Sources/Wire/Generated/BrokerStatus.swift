// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Broker to gateway: whether it takes orders.
public struct BrokerStatus: Message {
    @inlinable public static var templateID: UInt16 { 112 }
    @inlinable public static var blockLength: Int { 3 }

    /// An identifier.
    public var brokerID: UInt16
    /// Whether a broker takes orders.
    public var state: BrokerState

    @inlinable
    public init(
        brokerID: UInt16,
        state: BrokerState
    ) {
        self.brokerID = brokerID
        self.state = state
    }
}
