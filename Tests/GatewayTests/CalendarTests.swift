// What calendars become: windows, through clock changes, midnights, weekends and holidays.

import Testing
import Wire

@testable import Gateway

/// A small right calendar to change. Line numbers in the tests are those of this text.
enum SmallCalendar {
    static let lines = """
        title: test
        zone: America/New_York
        valid: {from: 2026-01-01, to: 2026-12-31}
        week:
          monday: ["09:30-16:00"]
          tuesday: ["09:30-16:00"]
          wednesday: ["09:30-16:00"]
          thursday: ["09:30-16:00"]
          friday: ["09:30-16:00"]
          saturday: closed
          sunday: closed
        days:
          - name: Christmas
            when: {month: 12, day: 25}
            hours: closed
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

    static func text(_ changes: [Int: String] = [:]) -> String {
        var lines = lines
        for (number, line) in changes.sorted(by: { $0.key < $1.key }) {
            if number > lines.count { lines.append(line) } else { lines[number - 1] = line }
        }
        return lines.joined(separator: "\n")
    }

    static func calendar(_ changes: [Int: String] = [:]) throws -> TradingCalendar {
        try TradingCalendar.parse(Array(text(changes).utf8), path: "c.yaml")
    }
}

@Suite struct CalendarTests {
    /// `opens closes kind`, in UTC, of the windows that bear a date.
    private func windows(_ calendar: TradingCalendar, _ date: String) -> [String] {
        calendar.windows.filter { $0.date.description == date }.map { window in
            "\(TradingCalendar.utcText(window.opensTime)) "
                + "\(TradingCalendar.utcText(window.closesTime)) \(window.kind)"
        }
    }

    private func shipped(_ name: String) throws -> TradingCalendar {
        try TradingCalendar.parse(try #require(ShippedCalendar.file(name)), path: name)
    }

    @Test func clocksGoForwardAndBack() throws {
        let nyse = try shipped("nyse")
        #expect(windows(nyse, "2026-03-06") == ["2026-03-06 14:30 2026-03-06 21:00 regular"])
        #expect(windows(nyse, "2026-03-09") == ["2026-03-09 13:30 2026-03-09 20:00 regular"])
        #expect(windows(nyse, "2026-10-30") == ["2026-10-30 13:30 2026-10-30 20:00 regular"])
        #expect(windows(nyse, "2026-11-02") == ["2026-11-02 14:30 2026-11-02 21:00 regular"])
        // Futures open on the Sunday of the change, fifteen hours after it.
        let cme = try shipped("cme-equity")
        #expect(windows(cme, "2026-03-06") == ["2026-03-05 23:00 2026-03-06 22:00 regular"])
        #expect(windows(cme, "2026-03-09") == ["2026-03-08 22:00 2026-03-09 21:00 regular"])
        #expect(windows(cme, "2026-11-02") == ["2026-11-01 23:00 2026-11-02 22:00 regular"])
    }

    @Test func aSessionThroughTheClockChangeIsAnHourShorterOrLonger() throws {
        let sunday = "  sunday: [\"20:00-20:00\"]"
        let calendar = try SmallCalendar.calendar([11: sunday])
        func hours(_ date: String) -> UInt64? {
            calendar.windows.first { $0.date.description == date }.map {
                ($0.closesTime - $0.opensTime) / 3_600_000_000_000
            }
        }
        #expect(hours("2026-03-01") == 24)
        #expect(hours("2026-03-08") == 23)
        #expect(hours("2026-11-01") == 25)
    }

    @Test func futuresTradeOverMidnightWithABreak() throws {
        let cme = try shipped("cme-equity")
        // Friday's close to Sunday's opening: 49 hours.
        #expect(windows(cme, "2026-06-12") == ["2026-06-11 22:00 2026-06-12 21:00 regular"])
        #expect(windows(cme, "2026-06-13").isEmpty)
        #expect(windows(cme, "2026-06-14").isEmpty)
        #expect(windows(cme, "2026-06-15") == ["2026-06-14 22:00 2026-06-15 21:00 regular"])
        #expect(windows(cme, "2026-06-16") == ["2026-06-15 22:00 2026-06-16 21:00 regular"])
    }

    @Test func holidaysMoveFromTheWeekend() throws {
        let nyse = try shipped("nyse")
        let closed = nyse.windows.filter { $0.kind == .holiday }.map { "\($0.date) \($0.name)" }
        // Saturdays and Sundays: Friday before, Monday after; New Year's Saturday moves nothing.
        for date in ["2020-07-03 Independence Day", "2021-07-05 Independence Day",
                     "2021-12-24 Christmas Day", "2022-12-26 Christmas Day",
                     "2017-01-02 New Year's Day", "2022-06-20 Juneteenth",
                     "2027-06-18 Juneteenth", "2026-07-03 Independence Day"] {
            #expect(closed.contains(date), "\(date)")
        }
        #expect(windows(nyse, "2021-12-31") == ["2021-12-31 14:30 2021-12-31 21:00 regular"])
        #expect(windows(nyse, "2022-01-03") == ["2022-01-03 14:30 2022-01-03 21:00 regular"])
        #expect(windows(nyse, "2021-06-18") == ["2021-06-18 13:30 2021-06-18 20:00 regular"])
    }

    @Test func halfDaysCloseEarly() throws {
        let nyse = try shipped("nyse")
        #expect(windows(nyse, "2026-11-27") == ["2026-11-27 14:30 2026-11-27 18:00 shortened"])
        #expect(windows(nyse, "2026-12-24") == ["2026-12-24 14:30 2026-12-24 18:00 shortened"])
        #expect(windows(nyse, "2025-07-03") == ["2025-07-03 13:30 2025-07-03 17:00 shortened"])
        // July 3 on a Friday before July 4 on a Saturday is the holiday, July 2 an ordinary day.
        #expect(windows(nyse, "2026-07-02") == ["2026-07-02 13:30 2026-07-02 20:00 regular"])
        let cme = try shipped("cme-equity")
        #expect(windows(cme, "2026-11-26") == ["2026-11-25 23:00 2026-11-26 18:00 shortened"])
        #expect(windows(cme, "2026-11-27") == ["2026-11-26 23:00 2026-11-27 18:15 shortened"])
        #expect(windows(cme, "2026-04-03") == ["2026-04-02 22:00 2026-04-03 13:15 shortened"])
        #expect(windows(cme, "2025-04-18") == ["2025-04-17 22:00 2025-04-19 05:00 holiday"])
    }

    @Test func aHolidayGivesWayToTheSessionsBesideIt() throws {
        let cme = try shipped("cme-equity")
        // Closed from Friday's close; Tuesday's session opens at 17:00 of the holiday itself.
        #expect(windows(cme, "2022-12-26") == ["2022-12-25 23:00 2022-12-26 23:00 holiday"])
        #expect(windows(cme, "2022-12-27") == ["2022-12-26 23:00 2022-12-27 22:00 regular"])
        let nyse = try shipped("nyse")
        #expect(windows(nyse, "2026-11-26") == ["2026-11-26 05:00 2026-11-27 05:00 holiday"])
    }

    @Test func leapYearsHaveTheirDay() throws {
        let calendar = try SmallCalendar.calendar([
            3: "valid: {from: 2023-01-01, to: 2028-12-31}", 14: "    when: {month: 2, day: 29}",
        ])
        let closed = calendar.windows.filter { $0.kind == .holiday }.map(\.date.description)
        #expect(closed == ["2024-02-29", "2028-02-29"])
        #expect(windows(calendar, "2023-03-01").count == 1)
    }

    @Test(arguments: ["nyse", "cme-equity"])
    func windowsAreInOrderAndEveryDateIsThereOnce(_ name: String) throws {
        let calendar = try shipped(name)
        var dates: Set<CivilDate> = []
        for window in calendar.windows {
            #expect(window.opensTime < window.closesTime, "\(window)")
            #expect(dates.insert(window.date).inserted, "\(window.date) twice")
            #expect(window.date.weekday.index < 5, "\(window)")
        }
        for (first, second) in zip(calendar.windows, calendar.windows.dropFirst()) {
            #expect(first.closesTime <= second.opensTime, "\(first) and \(second)")
            #expect(first.date < second.date)
        }
        // Every weekday of the years is either a session or a holiday.
        let all = (calendar.from.day...calendar.to.day).map(CivilDate.init(day:))
        for date in all where date.weekday.index < 5 {
            #expect(dates.contains(date), "\(date)")
        }
        let lunch = try SmallCalendar.calendar([5: "  monday: [\"09:00-11:30\", \"12:30-15:30\"]"])
        #expect(windows(lunch, "2026-06-15").count == 2)
    }

    /// Random weeks and rules: whatever the reader takes is in order and without overlaps.
    @Test func whateverIsTakenNeverOverlaps() throws {
        var random = SplitMix(state: 7)
        var taken = 0
        for _ in 0..<300 {
            var changes: [Int: String] = [3: "valid: {from: 2026-01-01, to: 2026-05-31}"]
            for line in 5...11 where random.next() % 3 > 0 {
                let name = SmallCalendar.lines[line - 1].prefix { $0 != ":" }
                func time() -> String {
                    let (hour, minute) = (random.next() % 24, random.next() % 4 * 15)
                    return "\(hour < 10 ? "0" : "")\(hour):\(minute == 0 ? "00" : "\(minute)")"
                }
                changes[line] = "\(name): [\"\(time())-\(time())\"]"
            }
            changes[14] = "    when: {month: 3, day: \(random.next() % 28 + 1), sunday: monday}"
            guard let calendar = try? SmallCalendar.calendar(changes) else { continue }
            taken += 1
            for (first, second) in zip(calendar.windows, calendar.windows.dropFirst()) {
                #expect(first.closesTime <= second.opensTime, "\(first) and \(second): \(changes)")
            }
        }
        #expect(taken > 20, "only \(taken) calendars were right")
    }
}

/// A small generator with a seed.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
