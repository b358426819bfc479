// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: the core goes on with a mass action or a list.
public struct ContinueWork: Message {
    @inlinable public static var templateID: UInt16 { 104 }
    @inlinable public static var blockLength: Int { 4 }

    /// A count.
    public var workPending: UInt32

    @inlinable
    public init(
        workPending: UInt32
    ) {
        self.workPending = workPending
    }
}
