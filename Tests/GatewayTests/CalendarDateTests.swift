// Dates and zones: what calendars stand on.

import Foundation
import Testing

@testable import Gateway

@Suite struct CalendarDateTests {
    @Test func everyDayOfTwoCenturiesIsTheOneThatFoundationNames() throws {
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = try #require(TimeZone(identifier: "UTC"))
        let first = try #require(CivilDate("1950-01-01"))
        let last = try #require(CivilDate("2150-12-31"))
        for day in first.day...last.day {
            let date = CivilDate(day: day)
            let parts = foundation.dateComponents(
                [.year, .month, .day, .weekday],
                from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let (year, month, ofMonth) = date.parts
            // Foundation counts weekdays from 1 for Sunday.
            let same = parts.year == year && parts.month == month && parts.day == ofMonth
                && parts.weekday == (date.weekday.index + 1) % 7 + 1
            guard same, CivilDate(date.description) == date,
                CivilDate(year: year, month: month, day: ofMonth) == date
            else {
                Issue.record("\(date) is not \(parts)")
                return
            }
        }
    }

    @Test func takesOnlyDatesThatExist() {
        for text in ["2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                     "2026-4-30", "26-04-30", "2026-04-30 ", "2026/04/30", "", "+026-04-30",
                     "1899-12-31", "2200-01-01", "2026-04-3x"] {
            #expect(CivilDate(text) == nil, "\(text)")
        }
        #expect(CivilDate("2024-02-29")?.weekday == .thursday)
        #expect(CivilDate("2000-02-29")?.number == 20000229)
    }

    @Test func easterIsTheTablesDay() {
        // From the tables of the US Census Bureau and the Astronomical Applications Department.
        let known = [
            "1961-04-02", "1999-04-04", "2008-03-23", "2011-04-24", "2016-03-27", "2017-04-16",
            "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
            "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
        ]
        for text in known {
            guard let date = CivilDate(text) else {
                Issue.record("\(text)")
                continue
            }
            #expect(CivilDate.easter(year: date.year) == date)
        }
    }

    @Test func countsWeekdaysOfAMonth() {
        #expect(CivilDate.nth(4, .thursday, year: 2026, month: 11)?.description == "2026-11-26")
        #expect(CivilDate.nth(1, .monday, year: 2025, month: 9)?.description == "2025-09-01")
        #expect(CivilDate.nth(nil, .monday, year: 2026, month: 5)?.description == "2026-05-25")
        #expect(CivilDate.nth(nil, .sunday, year: 2026, month: 5)?.description == "2026-05-31")
        #expect(CivilDate.nth(nil, .thursday, year: 2024, month: 2)?.description == "2024-02-29")
        #expect(CivilDate.nth(5, .monday, year: 2026, month: 2) == nil)
    }

    @Test func knowsTheClockChanges() throws {
        let zone = try #require(CalendarZone("America/New_York"))
        func local(_ date: String, _ hour: Int, _ minute: Int) throws -> LocalTime {
            zone.resolve(
                try #require(CivilDate(date)).day * 86_400 + hour * 3_600 + minute * 60)
        }
        // 2026-03-08 02:00 EST is 03:00 EDT; 2026-11-01 02:00 EDT is 01:00 EST.
        #expect(try local("2026-03-08", 1, 59) == .at(1_772_953_140))
        #expect(try local("2026-03-08", 2, 0) == .skipped)
        #expect(try local("2026-03-08", 2, 59) == .skipped)
        #expect(try local("2026-03-08", 3, 0) == .at(1_772_953_200))
        #expect(try local("2026-11-01", 0, 59) == .at(1_793_509_140))
        #expect(try local("2026-11-01", 1, 0) == .twice)
        #expect(try local("2026-11-01", 1, 59) == .twice)
        #expect(try local("2026-11-01", 2, 0) == .at(1_793_516_400))
    }

    @Test func takesOnlyZonesThatTheDataNames() {
        for name in ["America/Nowhere", "EST5EDT4", "GMT+5", "america/new_york", "", "+05:00"] {
            #expect(CalendarZone(name) == nil, "\(name)")
        }
        for name in ["UTC", "Europe/London", "Asia/Tokyo", "Australia/Lord_Howe"] {
            #expect(CalendarZone(name) != nil, "\(name)")
        }
        #expect(CalendarZone.nearest("America/New_Yrok") == "America/New_York")
    }
}
