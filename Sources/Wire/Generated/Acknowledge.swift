// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Consumer: has dealt with all records up to one.
public struct Acknowledge: Message {
    @inlinable public static var templateID: UInt16 { 83 }
    @inlinable public static var blockLength: Int { 40 }

    /// A sequence number, from 1.
    public var sequence: UInt64
    /// UTF-8 text, padded with NUL.
    public var consumer: Text32

    @inlinable
    public init(
        sequence: UInt64,
        consumer: Text32
    ) {
        self.sequence = sequence
        self.consumer = consumer
    }
}
