// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal and gateway to ops: the figures of a generation are complete and count from here.
public struct RiskEnd: Message {
    @inlinable public static var templateID: UInt16 { 154 }
    @inlinable public static var blockLength: Int { 36 }

    /// A sequence number, from 1.
    public var generation: UInt64
    /// In ns since the Unix epoch, UTC.
    public var asOfTime: UInt64
    /// Of the RiskRequest; none in the journal.
    public var requestID: UInt64
    /// Figures of instruments that came before.
    public var instruments: UInt32
    /// Figures of positions that came before.
    public var positions: UInt32
    /// Figures of accounts that came before.
    public var accounts: UInt32

    @inlinable
    public init(
        generation: UInt64,
        asOfTime: UInt64,
        requestID: UInt64 = .null,
        instruments: UInt32,
        positions: UInt32,
        accounts: UInt32
    ) {
        self.generation = generation
        self.asOfTime = asOfTime
        self.requestID = requestID
        self.instruments = instruments
        self.positions = positions
        self.accounts = accounts
    }
}
