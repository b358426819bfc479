// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: a configuration follows; what it does not name again is switched off.
public struct ConfigurationBegin: Message {
    @inlinable public static var templateID: UInt16 { 120 }
    @inlinable public static var blockLength: Int { 124 }

    /// SHA-256 of the file.
    public var configurationHash: Text64
    /// UTF-8 text, padded with NUL.
    public var gatewayName: Text32
    /// Rows of the core's tables, the same for the whole life of a journal.
    public var ordersMax: UInt32
    /// A count.
    public var requestsMax: UInt32
    /// A count.
    public var instrumentsMax: UInt32
    /// A count.
    public var accountsMax: UInt32
    /// A count.
    public var sessionsMax: UInt32
    /// A count.
    public var positionsMax: UInt32
    /// A count.
    public var brokersMax: UInt32

    @inlinable
    public init(
        configurationHash: Text64,
        gatewayName: Text32,
        ordersMax: UInt32,
        requestsMax: UInt32,
        instrumentsMax: UInt32,
        accountsMax: UInt32,
        sessionsMax: UInt32,
        positionsMax: UInt32,
        brokersMax: UInt32
    ) {
        self.configurationHash = configurationHash
        self.gatewayName = gatewayName
        self.ordersMax = ordersMax
        self.requestsMax = requestsMax
        self.instrumentsMax = instrumentsMax
        self.accountsMax = accountsMax
        self.sessionsMax = sessionsMax
        self.positionsMax = positionsMax
        self.brokersMax = brokersMax
    }
}
