// When trading days begin: each date has one reset, at a set time of day in a set zone.
//
// A date's reset is the first instant at which the zone's clock shows that time or a later one. So
// a day on which the clock skips the time has its reset where the clock skips, and a day on which
// it shows the time twice has it the first time: always one a date, whatever the offset does.
//
// Invariants: a later date's reset is never earlier; everything follows from the settings and the
// arguments, no clock is read.
// Thread: values; any thread.

import Foundation
import Wire

/// Date, reset and week of the trading days.
struct TradingDaySchedule: Sendable {
    private static let daySeconds: Int64 = 86_400
    private let zone: TimeZone
    /// Seconds after midnight.
    private let resetSeconds: Int64
    private let weekStart: Weekday

    /// - Returns: nil where the system does not know the zone.
    init?(_ settings: TradingDaySettings) {
        guard let zone = TimeZone(identifier: settings.zone) else { return nil }
        self.zone = zone
        resetSeconds = settings.resetNs / 1_000_000_000
        weekStart = settings.weekStart
    }

    /// The trading day that has begun by now and that the core has not been told of, or nil.
    ///
    /// - Parameters:
    ///   - now: ns since the Unix epoch.
    ///   - lastDate: the core's, such as 20261121; 0 for none.
    func due(now: UInt64, lastDate: UInt32) -> TradingDayBegan? {
        let day = latestDay(at: Int64(now / 1_000_000_000))
        let date = CivilDate(day: day)
        guard date.number > lastDate else { return nil }
        let last = CivilDate(number: lastDate)?.day
        let startsWeek = last.map { last in
            ((last + 1)...day).suffix(7).contains { CivilDate.weekday(of: $0) == weekStart }
        }
        return TradingDayBegan(
            resetTime: Self.ns(reset(of: day)), tradeDate: date.number,
            weekStart: startsWeek ?? true ? .yes : .no)
    }

    /// The first reset after that of a date, ns since the Unix epoch; 0 for a date of 0: at once.
    func nextResetTime(after date: UInt32) -> UInt64 {
        guard let last = CivilDate(number: date) else { return 0 }
        return Self.ns(reset(of: last.day + 1))
    }

    /// The last day whose reset has been at a time, in seconds since the epoch.
    private func latestDay(at now: Int64) -> Int64 {
        // The local date is that day, or the one behind it; one more for zones that skip dates.
        var day = CivilDate.floor(now + offset(at: now), by: Self.daySeconds) + 1
        while reset(of: day) > now { day -= 1 }
        return day
    }

    /// The instant of a date's reset, in seconds since the epoch.
    private func reset(of day: Int64) -> Int64 {
        let local = day * Self.daySeconds + resetSeconds
        let before = offset(at: local - Self.daySeconds)
        if offset(at: local - before) == before { return local - before }
        let after = offset(at: local + Self.daySeconds)
        if offset(at: local - after) == after { return local - after }
        // The clock skips that time: where the offset changes.
        var low = local - Self.daySeconds
        var high = local + Self.daySeconds
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }

    /// The zone's distance from UTC in seconds.
    private func offset(at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    private static func ns(_ seconds: Int64) -> UInt64 { UInt64(max(0, seconds)) * 1_000_000_000 }
}

/// A date of the Gregorian calendar.
struct CivilDate: Equatable {
    var year: Int64
    var month: Int64
    var dayOfMonth: Int64

    /// As a number such as 20261121.
    var number: UInt32 { UInt32(clamping: year * 10_000 + month * 100 + dayOfMonth) }

    /// - Returns: nil for 0 and what is no date.
    init?(number: UInt32) {
        year = Int64(number / 10_000)
        month = Int64(number / 100 % 100)
        dayOfMonth = Int64(number % 100)
        guard (1...12).contains(month), (1...31).contains(dayOfMonth) else { return nil }
    }

    /// - Parameter day: days since 1970-01-01.
    init(day: Int64) {
        // Years begin in March here, so that the leap day is a year's last, and repeat every 400.
        let sinceMarch = day + 719_468
        let era = Self.floor(sinceMarch, by: 146_097)
        let dayOfEra = sinceMarch - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    var day: Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = Self.floor(shifted, by: 400)
        let yearOfEra = shifted - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1970-01-01 was a Thursday.
    static func weekday(of day: Int64) -> Weekday {
        Weekday.allCases[Int((day + 3) - floor(day + 3, by: 7) * 7)]
    }

    /// The quotient, rounded down.
    static func floor(_ number: Int64, by divisor: Int64) -> Int64 {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }
}
