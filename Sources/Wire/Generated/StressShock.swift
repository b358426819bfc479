// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: what a scenario does to the price of one instrument.
public struct StressShock: Message {
    @inlinable public static var templateID: UInt16 { 156 }
    @inlinable public static var blockLength: Int { 14 }

    /// Percent times 1e4, signed.
    public var shock: Int64
    /// An identifier.
    public var securityID: UInt32
    /// Of the scenario.
    public var index: UInt16

    @inlinable
    public init(
        shock: Int64,
        securityID: UInt32,
        index: UInt16
    ) {
        self.shock = shock
        self.securityID = securityID
        self.index = index
    }
}
