// When trading days begin: each date has one reset, at a set time of day in a set zone.
//
// A date's reset is the first instant at which the zone's clock shows that time or a later one. So
// a day on which the clock skips the time has its reset where the clock skips, and a day on which
// it shows the time twice has it the first time: always one a date, whatever the offset does.
//
// Invariants: a later date's reset is never earlier; everything follows from the settings and the
// arguments, no clock is read.
// Thread: values; any thread.

import Wire

/// Date, reset and week of the trading days.
struct TradingDaySchedule: Sendable {
    private static let daySeconds = 86_400
    private let zone: CalendarZone
    /// Seconds after midnight.
    private let resetSeconds: Int
    private let weekStart: Weekday

    /// - Returns: nil where the system does not know the zone.
    init?(_ settings: TradingDaySettings) {
        guard let zone = CalendarZone(settings.zone) else { return nil }
        self.zone = zone
        resetSeconds = Int(settings.resetNs / 1_000_000_000)
        weekStart = settings.weekStart
    }

    /// The trading day that has begun by now and that the core has not been told of, or nil.
    ///
    /// - Parameters:
    ///   - now: ns since the Unix epoch.
    ///   - lastDate: the core's, such as 20261121; 0 for none.
    func due(now: UInt64, lastDate: UInt32) -> TradingDayBegan? {
        let day = latestDay(at: Int(now / 1_000_000_000))
        let date = CivilDate(day: day)
        guard date.number > lastDate else { return nil }
        let last = Self.date(lastDate)?.day
        let startsWeek = last.map { last in
            ((last + 1)...day).suffix(7).contains { CivilDate(day: $0).weekday == weekStart }
        }
        return TradingDayBegan(
            resetTime: Self.ns(reset(of: day)), tradeDate: date.number,
            weekStart: startsWeek ?? true ? .yes : .no)
    }

    /// The first reset after that of a date, ns since the Unix epoch; 0 for a date of 0: at once.
    func nextResetTime(after date: UInt32) -> UInt64 {
        guard let last = Self.date(date) else { return 0 }
        return Self.ns(reset(of: last.day + 1))
    }

    /// The last day whose reset has been at a time, in seconds since the epoch.
    private func latestDay(at now: Int) -> Int {
        // The local date is that day, or the one behind it; one more for zones that skip dates.
        var day = (now + zone.offset(at: now)) / Self.daySeconds + 1
        while reset(of: day) > now { day -= 1 }
        return day
    }

    /// The instant of a date's reset, in seconds since the epoch.
    private func reset(of day: Int) -> Int {
        let local = day * Self.daySeconds + resetSeconds
        let before = zone.offset(at: local - Self.daySeconds)
        if zone.offset(at: local - before) == before { return local - before }
        let after = zone.offset(at: local + Self.daySeconds)
        if zone.offset(at: local - after) == after { return local - after }
        // The clock skips that time: where the offset changes.
        var low = local - Self.daySeconds
        var high = local + Self.daySeconds
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if zone.offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }

    /// The date of a number such as 20261121; nil for 0.
    private static func date(_ number: UInt32) -> CivilDate? {
        CivilDate(
            year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
    }

    private static func ns(_ seconds: Int) -> UInt64 { UInt64(max(0, seconds)) * 1_000_000_000 }
}
