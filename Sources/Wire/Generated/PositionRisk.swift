// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal and gateway to ops: one position as the figures counted it.
public struct PositionRisk: Message {
    @inlinable public static var templateID: UInt16 { 152 }
    @inlinable public static var blockLength: Int { 52 }

    /// A sequence number, from 1.
    public var generation: UInt64
    /// That the figures counted, signed.
    public var value: Int64
    /// At worst case now; none in the journal.
    public var worstValue: Int64
    /// What it loses at its stops now; none in the journal.
    public var heat: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// An identifier.
    public var securityID: UInt32

    @inlinable
    public init(
        generation: UInt64,
        value: Int64,
        worstValue: Int64 = .null,
        heat: Int64 = .null,
        account: Text16,
        securityID: UInt32
    ) {
        self.generation = generation
        self.value = value
        self.worstValue = worstValue
        self.heat = heat
        self.account = account
        self.securityID = securityID
    }
}
