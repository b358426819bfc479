// Trading calendars: defined with the configuration, their windows told as time goes on.

import LockFree
import Wire

extension Core {
    mutating func define(_ calendar: CalendarDefinition) {
        let fits = calendars.define(calendar)
        precondition(fits, "more calendars than the configuration's check allows")
    }

    /// Takes a window; one that does not fit is counted, and what it would have opened stays
    /// closed.
    mutating func takeCalendarWindow(_ window: CalendarWindow) {
        if !calendars.take(window) { counters.messagesRefused += 1 }
    }

    /// Number of windows that the core holds of a calendar.
    public func calendarWindowCount(_ calendarID: UInt16) -> Int {
        let row = Int(calendarID)
        return row < calendars.count ? Int(calendars.rows[row].windowCount) : 0
    }
}
