// A date of the Gregorian calendar, without a time and without a zone.
//
// Invariants: only dates that exist can be made; dates compare in their order; all arithmetic is
// on whole days, from 1900 to 2199.
// Thread: values; any thread.

/// One day of the Gregorian calendar.
public struct CivilDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let day: Int

    public init(day: Int) { self.day = day }

    /// - Returns: nil where there is no such date, such as February 30.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.dayCount(year: year, month: month)
        else { return nil }
        self.day = Self.dayNumber(year, month, day)
    }

    /// Reads `2026-07-03`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (first: CivilDate, second: CivilDate) -> Bool { first.day < second.day }
    public static func + (date: CivilDate, days: Int) -> CivilDate {
        CivilDate(day: date.day + days)
    }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[(day % 7 + 7 + 3) % 7]
    }

    public var year: Int { parts.year }
    public var parts: (year: Int, month: Int, day: Int) { Self.parts(of: day) }
    /// Such as 20260703, as the wire carries it.
    public var number: UInt32 {
        let (year, month, day) = parts
        return UInt32(year * 10_000 + month * 100 + day)
    }

    public var description: String {
        let (year, month, day) = parts
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Easter Sunday of the western churches.
    ///
    /// By the algorithm of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8).
    public static func easter(year: Int) -> CivilDate {
        let golden = year % 19
        let (century, ofCentury) = (year / 100, year % 100)
        let moonShift = (century + 8) / 25
        let sunShift = (century - moonShift + 1) / 3
        let epact = (19 * golden + century - century / 4 - sunShift + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        let sum = epact + toSunday - 7 * late + 114
        return CivilDate(day: dayNumber(year, sum / 31, sum % 31 + 1))
    }

    /// The `nth` weekday of a month from 1, or the last one; nil where the month has no such.
    public static func nth(
        _ nth: Int?, _ weekday: Weekday, year: Int, month: Int
    ) -> CivilDate? {
        let length = dayCount(year: year, month: month)
        let first = CivilDate(day: dayNumber(year, month, 1))
        let offset = (weekday.index - first.weekday.index + 7) % 7
        let place = nth.map { offset + ($0 - 1) * 7 } ?? offset + (length - 1 - offset) / 7 * 7
        return place < length ? first + place : nil
    }

    public static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Days before a year, counted from year 1.
    private static func daysBefore(year: Int) -> Int {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400
    }

    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var number = daysBefore(year: year) - daysBefore(year: 1970) + day - 1
        for past in 1..<month { number += dayCount(year: year, month: past) }
        return number
    }

    private static func parts(of day: Int) -> (year: Int, month: Int, day: Int) {
        let fromYear1 = day + daysBefore(year: 1970)
        // Never too low: a year has at least 365 days.
        var year = fromYear1 / 365 + 1
        while daysBefore(year: year) > fromYear1 { year -= 1 }
        var rest = fromYear1 - daysBefore(year: year)
        var month = 1
        while rest >= dayCount(year: year, month: month) {
            rest -= dayCount(year: year, month: month)
            month += 1
        }
        return (year, month, rest + 1)
    }
}

public enum Weekday: String, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// From 0 for Monday.
    public var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
