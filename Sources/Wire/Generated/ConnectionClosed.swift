// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: a connection was lost.
public struct ConnectionClosed: Message {
    @inlinable public static var templateID: UInt16 { 102 }
    @inlinable public static var blockLength: Int { 4 }

    /// An identifier.
    public var connectionID: UInt32

    @inlinable
    public init(
        connectionID: UInt32
    ) {
        self.connectionID = connectionID
    }
}
