// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: how does the gateway stand.
public struct StatusRequest: Message {
    @inlinable public static var templateID: UInt16 { 62 }
    @inlinable public static var blockLength: Int { 8 }

    /// An identifier.
    public var requestID: UInt64

    @inlinable
    public init(
        requestID: UInt64
    ) {
        self.requestID = requestID
    }
}
