// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: how does the money of one account stand, or of all.
public struct AccountRequest: Message {
    @inlinable public static var templateID: UInt16 { 132 }
    @inlinable public static var blockLength: Int { 24 }

    /// An identifier.
    public var requestID: UInt64
    /// Empty: all.
    public var account: Text16

    @inlinable
    public init(
        requestID: UInt64,
        account: Text16
    ) {
        self.requestID = requestID
        self.account = account
    }
}
