// One reset a date, whatever the zone's clock does, and none forgotten or told twice.

import Foundation
import Testing
import Wire

@testable import Gateway

@Suite struct TradingDayTests {
    private func schedule(
        _ reset: String, _ zone: String, _ weekStart: Weekday = .monday
    ) throws -> TradingDaySchedule {
        let settings = TradingDaySettings(
            resetNs: try ConfigurationValue.timeOfDayNs(reset), zone: zone, weekStart: weekStart)
        return try #require(TradingDaySchedule(settings))
    }

    /// `2026-03-08T21:00:00Z` in ns.
    private func time(_ text: String) throws -> UInt64 {
        let date = try Date(text, strategy: .iso8601)
        return UInt64(date.timeIntervalSince1970) * 1_000_000_000
    }

    /// Every day that is told when somebody looks each `stepS` seconds, as (date, reset).
    private func days(
        _ schedule: TradingDaySchedule, from: UInt64, to: UInt64, stepS: UInt64 = 600
    ) -> [TradingDayBegan] {
        var last: UInt32 = 0
        var result: [TradingDayBegan] = []
        for now in stride(from: from, through: to, by: Int(stepS) * 1_000_000_000) {
            guard let day = schedule.due(now: now, lastDate: last) else { continue }
            last = day.tradeDate
            result.append(day)
        }
        return result
    }

    @Test func aDayBeginsAtTheResetOfItsZone() throws {
        let schedule = try schedule("17:00", "America/New_York")
        let before = try time("2026-07-01T20:59:59Z")
        let day = try #require(schedule.due(now: before, lastDate: 0))
        #expect(day.tradeDate == 20_260_630)
        #expect(day.resetTime == (try time("2026-06-30T21:00:00Z")))
        #expect(schedule.due(now: before, lastDate: 20_260_630) == nil)
        #expect(schedule.nextResetTime(after: 20_260_630) == (try time("2026-07-01T21:00:00Z")))
        let at = try #require(
            schedule.due(now: try time("2026-07-01T21:00:00Z"), lastDate: 20_260_630))
        #expect(at.tradeDate == 20_260_701)
        #expect(at.weekStart == .no)
    }

    @Test(arguments: [
        ("17:00", "America/New_York"), ("02:30", "America/New_York"), ("01:30", "America/New_York"),
        ("00:00", "Europe/Berlin"), ("02:00", "Europe/Berlin"), ("01:45", "Australia/Lord_Howe"),
        ("00:00", "America/Sao_Paulo"), ("23:59", "Pacific/Auckland"), ("00:00", "UTC"),
    ])
    func everyDateOfAYearHasOneReset(reset: String, zone: String) throws {
        let schedule = try schedule(reset, zone)
        let found = days(
            schedule, from: try time("2025-12-31T12:00:00Z"), to: try time("2027-01-02T12:00:00Z"))
        let dates = found.map(\.tradeDate).filter { $0 / 10_000 == 2026 }
        #expect(dates.count == 365)
        #expect(dates == dates.sorted() && Set(dates).count == 365)
        for (first, second) in zip(found, found.dropFirst()) {
            let hours = (second.resetTime - first.resetTime) / 60_000_000_000
            #expect((22 * 60...26 * 60).contains(hours), "\(second.tradeDate)")
        }
    }

    @Test func aResetThatTheClockSkipsIsWhereItSkips() throws {
        // On 2026-03-08 New York's clock goes from 02:00 to 03:00.
        let schedule = try schedule("02:30", "America/New_York")
        #expect(schedule.nextResetTime(after: 20_260_307) == (try time("2026-03-08T07:00:00Z")))
        #expect(schedule.nextResetTime(after: 20_260_308) == (try time("2026-03-09T06:30:00Z")))
    }

    @Test func aResetThatTheClockShowsTwiceIsTheFirst() throws {
        // On 2026-11-01 it goes from 02:00 back to 01:00.
        let schedule = try schedule("01:30", "America/New_York")
        #expect(schedule.nextResetTime(after: 20_261_031) == (try time("2026-11-01T05:30:00Z")))
        let second = try time("2026-11-01T06:30:00Z")
        #expect(schedule.due(now: second, lastDate: 20_261_101) == nil)
        #expect(schedule.nextResetTime(after: 20_261_101) == (try time("2026-11-02T06:30:00Z")))
    }

    @Test func aDateThatAZoneSkipsIsNoTrap() throws {
        // Samoa had no 2011-12-30.
        let schedule = try schedule("12:00", "Pacific/Apia")
        let found = days(
            schedule, from: try time("2011-12-27T00:00:00Z"), to: try time("2012-01-03T00:00:00Z"))
        let dates = found.map(\.tradeDate)
        #expect(dates == dates.sorted() && Set(dates).count == dates.count)
        #expect(dates.contains(20_111_229) && dates.contains(20_111_231))
    }

    @Test func weeksBeginOnTheirDayAlsoWhereItWasMissed() throws {
        let schedule = try schedule("00:00", "UTC")
        func week(_ now: String, _ last: UInt32) throws -> Flag? {
            schedule.due(now: try time(now), lastDate: last)?.weekStart
        }
        // 2026-03-02 is a Monday.
        #expect(try week("2026-03-02T00:00:00Z", 20_260_301) == .yes)
        #expect(try week("2026-03-03T00:00:00Z", 20_260_302) == .no)
        #expect(try week("2026-03-08T12:00:00Z", 20_260_302) == .no)
        #expect(try week("2026-03-11T12:00:00Z", 20_260_306) == .yes, "down from Friday on")
        #expect(try week("2026-05-01T12:00:00Z", 20_260_306) == .yes)
        #expect(try week("2026-03-04T12:00:00Z", 0) == .yes, "the first day of all")
    }
}
