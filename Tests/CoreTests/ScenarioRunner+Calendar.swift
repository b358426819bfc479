// Verbs of trading calendars: a calendar in the configuration, and its windows as the gateway tells
// them.

import Wire

@testable import Core

extension ScenarioRunner {
    /// `calendar 0 nyse [global]`.
    func configureCalendar(_ line: inout ScenarioLine) throws {
        var message = try FrameText("CalendarDefinition")
        let id = try line.nextNumber("a number")
        let name = try line.next("a name")
        calendars[name] = id
        try message.set("calendarID", id)
        try message.set("calendar", name)
        if line.has("global") { try message.set("isGlobal", "yes") }
        try send(message, line, .configuration)
    }

    /// `window nyse 14:30:00 21:00:00 [day 1] [close-only 20:45:00] [holiday] [first]`: times in
    /// UTC, counted from the present date; `first` replaces what was told before.
    func tellCalendar(_ line: inout ScenarioLine) throws -> Bool {
        guard line.verb == "window" else { return false }
        let name = try line.next("a calendar")
        guard let id = calendars[name] else { throw line.error("no calendar \(name)") }
        let days = try line.number(of: "day") ?? 0
        let nights = try line.number(of: "until-day") ?? days
        func time(_ text: String, _ days: UInt64) throws -> UInt64 {
            guard let time = timeOfDay(text) else { throw line.error("\(text) is no time of day") }
            return time + days * 86_400_000_000_000
        }
        var message = try FrameText("CalendarWindow")
        let closeOnly = try line.value(of: "close-only")
        try message.set("opensTime", time(try line.next("a time"), days))
        let closes = try time(try line.next("a time"), nights)
        try message.set("closesTime", closes)
        try message.set("closeOnlyTime", try closeOnly.map { try time($0, nights) } ?? closes)
        if line.has("holiday") { try message.set("kind", "holiday") }
        if line.has("first") { windowCounts[name] = 0 }
        try message.set("calendarID", id)
        try message.set("calendar", name)
        try message.set("index", windowCounts[name, default: 0])
        windowCounts[name, default: 0] += 1
        try send(message, line, .gateway)
        return true
    }
}
