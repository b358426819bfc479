// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: when a market opens and closes next; place 0 replaces all that was told of the calendar
/// before.
public struct CalendarWindow: Message {
    @inlinable public static var templateID: UInt16 { 136 }
    @inlinable public static var blockLength: Int { 83 }

    /// In ns since the Unix epoch, UTC.
    public var opensTime: UInt64
    /// From when only orders that reduce a position pass; the closing time where there is no such
    /// part.
    public var closeOnlyTime: UInt64
    /// In ns since the Unix epoch, UTC.
    public var closesTime: UInt64
    /// UTF-8 text, padded with NUL.
    public var calendar: Text16
    /// Why the day differs; empty for a usual one.
    public var name: Text32
    /// Date on which the session ends, such as 20261127.
    public var tradeDate: UInt32
    /// An identifier.
    public var calendarID: UInt16
    /// Place among the windows that are told, from 0.
    public var index: UInt16
    /// Number of windows that are told.
    public var total: UInt16
    /// What a window of a trading calendar is.
    public var kind: CalendarWindowKind

    @inlinable
    public init(
        opensTime: UInt64,
        closeOnlyTime: UInt64,
        closesTime: UInt64,
        calendar: Text16,
        name: Text32,
        tradeDate: UInt32,
        calendarID: UInt16,
        index: UInt16,
        total: UInt16,
        kind: CalendarWindowKind
    ) {
        self.opensTime = opensTime
        self.closeOnlyTime = closeOnlyTime
        self.closesTime = closesTime
        self.calendar = calendar
        self.name = name
        self.tradeDate = tradeDate
        self.calendarID = calendarID
        self.index = index
        self.total = total
        self.kind = kind
    }
}
