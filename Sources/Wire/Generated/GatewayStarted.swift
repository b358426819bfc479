// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: the gateway came up.
public struct GatewayStarted: Message {
    @inlinable public static var templateID: UInt16 { 100 }
    @inlinable public static var blockLength: Int { 120 }

    /// In ns since the Unix epoch, UTC.
    public var startedTime: UInt64
    /// 32 bytes as lower-case hexadecimal.
    public var configurationHash: Text64
    /// UTF-8 text, padded with NUL.
    public var gatewayName: Text32
    /// Of the product.
    public var version: Text16

    @inlinable
    public init(
        startedTime: UInt64,
        configurationHash: Text64,
        gatewayName: Text32,
        version: Text16
    ) {
        self.startedTime = startedTime
        self.configurationHash = configurationHash
        self.gatewayName = gatewayName
        self.version = version
    }
}
