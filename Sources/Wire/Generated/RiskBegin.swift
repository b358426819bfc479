// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal and gateway to ops: risk figures of a generation follow.
public struct RiskBegin: Message {
    @inlinable public static var templateID: UInt16 { 150 }
    @inlinable public static var blockLength: Int { 25 }

    /// Grows; figures count only once their RiskEnd came.
    public var generation: UInt64
    /// Of the newest price and position in them.
    public var asOfTime: UInt64
    /// Of the RiskRequest; none in the journal.
    public var requestID: UInt64
    /// What the generation does not name has no figures; else it keeps those before.
    public var full: Flag

    @inlinable
    public init(
        generation: UInt64,
        asOfTime: UInt64,
        requestID: UInt64 = .null,
        full: Flag = .no
    ) {
        self.generation = generation
        self.asOfTime = asOfTime
        self.requestID = requestID
        self.full = full
    }
}
