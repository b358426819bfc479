// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Ops: list the limits as they hold.
public struct LimitListRequest: Message {
    @inlinable public static var templateID: UInt16 { 163 }
    @inlinable public static var blockLength: Int { 9 }

    /// An identifier.
    public var requestID: UInt64
    /// Yes: only those that an operator has changed.
    public var changedOnly: Flag

    @inlinable
    public init(
        requestID: UInt64,
        changedOnly: Flag = .no
    ) {
        self.requestID = requestID
        self.changedOnly = changedOnly
    }
}
