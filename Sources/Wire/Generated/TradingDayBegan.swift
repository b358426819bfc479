// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: a trading day began; one that is not later than the last is ignored.
public struct TradingDayBegan: Message {
    @inlinable public static var templateID: UInt16 { 131 }
    @inlinable public static var blockLength: Int { 13 }

    /// The instant of the reset.
    public var resetTime: UInt64
    /// Date of the reset in its zone, such as 20261121.
    public var tradeDate: UInt32
    /// Yes: a week began with it, or since the last.
    public var weekStart: Flag

    @inlinable
    public init(
        resetTime: UInt64,
        tradeDate: UInt32,
        weekStart: Flag = .no
    ) {
        self.resetTime = resetTime
        self.tradeDate = tradeDate
        self.weekStart = weekStart
    }
}
