// When a market trades: hours of the week, days that differ, a zone, and from when to when it is
// known. Beyond that nothing is open.
//
// Invariants: a value exists only if its file had no mistake: every local time exists once, windows
// are in order and do not overlap, no date is given two meanings.
// Thread: values; any thread.

import Wire

/// Hours of one day in local time. A session that does not open before it closes opens on the day
/// before: 17:00-16:00 is a session over midnight, 17:00-17:00 a whole day.
struct SessionHours: Sendable, Equatable {
    /// Minutes after midnight, 0 to 1439.
    var opens: Int
    /// Minutes after midnight, 1 to 1440.
    var closes: Int
    /// The node of the file that says so.
    var place: Int

    /// Minutes from the midnight at which the session's date begins; negative for the day before.
    var opensFromMidnight: Int { opens < closes ? opens : opens - 1_440 }
}

/// How a day differs from its weekday.
enum DayHours: Sendable, Equatable {
    case closed
    case sessions([SessionHours])
    /// The usual sessions, cut at this minute after midnight.
    case earlyClose(Int)
}

/// Days that differ from their weekday, by a rule or by their dates.
struct DayRule: Sendable, Equatable {
    enum When: Sendable, Equatable {
        /// These days; they come before every other rule.
        case dates([CivilDate])
        /// A day of every year, moved by some days where it falls on some weekdays.
        case yearly(month: Int, day: Int, moved: [Weekday: Int])
        /// A weekday of a month, the last one where `nth` is nil, and some days more.
        case nth(month: Int, weekday: Weekday, nth: Int?, plus: Int)
        /// Days from Easter Sunday.
        case easter(Int)
    }

    var name: String
    var when: When
    /// Weekdays on which the rule holds; nil: all.
    var only: Set<Weekday>?
    var years: ClosedRange<Int>
    var hours: DayHours
    var place: Int

    var isExplicit: Bool {
        if case .dates = when { return true }
        return false
    }

    /// The rule's days that belong to a year, moved ones included.
    func dates(in year: Int) -> [CivilDate] {
        let found: [CivilDate]
        switch when {
        case .dates(let dates): return dates.filter { $0.year == year }
        case .yearly(let month, let day, let moved):
            guard let date = CivilDate(year: year, month: month, day: day) else { return [] }
            found = [date + moved[date.weekday, default: 0]]
        case .nth(let month, let weekday, let nth, let plus):
            found = CivilDate.nth(nth, weekday, year: year, month: month).map { [$0 + plus] } ?? []
        case .easter(let days): found = [CivilDate.easter(year: year) + days]
        }
        guard years.contains(year) else { return [] }
        return found.filter { only?.contains($0.weekday) ?? true }
    }
}

/// One stretch of time in which a market is open, or would be but for a holiday.
public struct TradingWindow: Sendable, Equatable {
    /// ns since the Unix epoch.
    public var opensTime: UInt64
    public var closesTime: UInt64
    /// The date on which the session ends.
    public var date: CivilDate
    public var kind: CalendarWindowKind
    /// Why the day differs; empty for a usual one.
    public var name: String
}

public struct TradingCalendar: Sendable, Equatable {
    public let title: String
    public let zone: CalendarZone
    /// The days that it knows.
    public let from: CivilDate
    public let to: CivilDate
    /// All windows of those days, in order; closed times between them are nobody's.
    public let windows: [TradingWindow]

    /// Such as `2026-11-27 09:30 -05:00`.
    public func localText(_ timeNs: UInt64) -> String {
        let seconds = Int(timeNs / 1_000_000_000)
        let offset = zone.offset(at: seconds)
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        return "\(Self.clockText(seconds + offset)) \(sign)"
            + "\(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    /// Such as `2026-11-27 14:30`, in UTC.
    public static func utcText(_ timeNs: UInt64) -> String {
        clockText(Int(timeNs / 1_000_000_000))
    }

    private static func clockText(_ seconds: Int) -> String {
        let minutes = seconds / 60 % 1_440
        return "\(CivilDate(day: seconds / 86_400)) \(two(minutes / 60)):\(two(minutes % 60))"
    }

    private static func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
}
