// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one trading calendar; its hours follow as CalendarWindow.
public struct CalendarDefinition: Message {
    @inlinable public static var templateID: UInt16 { 135 }
    @inlinable public static var blockLength: Int { 19 }

    /// UTF-8 text, padded with NUL.
    public var calendar: Text16
    /// Place in the configuration, from 0.
    public var calendarID: UInt16
    /// Holds for every instrument, besides its own calendar.
    public var isGlobal: Flag

    @inlinable
    public init(
        calendar: Text16,
        calendarID: UInt16,
        isGlobal: Flag = .no
    ) {
        self.calendar = calendar
        self.calendarID = calendarID
        self.isGlobal = isGlobal
    }
}
