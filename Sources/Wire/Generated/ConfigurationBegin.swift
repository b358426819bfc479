// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: a configuration follows; what it does not name again is switched off.
public struct ConfigurationBegin: Message {
    @inlinable public static var templateID: UInt16 { 120 }
    @inlinable public static var blockLength: Int { 96 }

    /// SHA-256 of the file.
    public var configurationHash: Text64
    /// UTF-8 text, padded with NUL.
    public var gatewayName: Text32

    @inlinable
    public init(
        configurationHash: Text64,
        gatewayName: Text32
    ) {
        self.configurationHash = configurationHash
        self.gatewayName = gatewayName
    }
}
