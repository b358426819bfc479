// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: the configuration is complete.
public struct ConfigurationEnd: Message {
    @inlinable public static var templateID: UInt16 { 125 }
    @inlinable public static var blockLength: Int { 64 }

    /// 32 bytes as lower-case hexadecimal.
    public var configurationHash: Text64

    @inlinable
    public init(
        configurationHash: Text64
    ) {
        self.configurationHash = configurationHash
    }
}
