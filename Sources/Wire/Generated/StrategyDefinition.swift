// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one strategy, which is one session.
public struct StrategyDefinition: Message {
    @inlinable public static var templateID: UInt16 { 122 }
    @inlinable public static var blockLength: Int { 24 }

    /// UTF-8 text, padded with NUL.
    public var strategy: Text16
    /// An identifier.
    public var sessionID: UInt32
    /// FIX Boolean.
    public var enabled: Flag
    /// FIX Boolean.
    public var mayBuy: Flag
    /// FIX Boolean.
    public var maySell: Flag
    /// FIX Boolean.
    public var maySellShort: Flag

    @inlinable
    public init(
        strategy: Text16,
        sessionID: UInt32,
        enabled: Flag = .no,
        mayBuy: Flag = .no,
        maySell: Flag = .no,
        maySellShort: Flag = .no
    ) {
        self.strategy = strategy
        self.sessionID = sessionID
        self.enabled = enabled
        self.mayBuy = mayBuy
        self.maySell = maySell
        self.maySellShort = maySellShort
    }
}
