// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: how market data is judged.
public struct MarketDataDefinition: Message {
    @inlinable public static var templateID: UInt16 { 146 }
    @inlinable public static var blockLength: Int { 40 }

    /// An older snapshot is refused, and a silent instrument is stale.
    public var ageMax: UInt64
    /// How far ahead of the gateway an exchange may be.
    public var leadMax: UInt64
    /// How long snapshots must agree on a new price.
    public var rebaseTime: UInt64
    /// How long the same prices make a flat line.
    public var flatLineTime: UInt64
    /// Snapshots that must agree on a new price.
    public var rebaseCount: UInt32
    /// Snapshots alike that make a flat line.
    public var flatLineCount: UInt32

    @inlinable
    public init(
        ageMax: UInt64,
        leadMax: UInt64,
        rebaseTime: UInt64,
        flatLineTime: UInt64,
        rebaseCount: UInt32,
        flatLineCount: UInt32
    ) {
        self.ageMax = ageMax
        self.leadMax = leadMax
        self.rebaseTime = rebaseTime
        self.flatLineTime = flatLineTime
        self.rebaseCount = rebaseCount
        self.flatLineCount = flatLineCount
    }
}
