// Reads a calendar file, as strictly as a configuration.
//
// Invariants: as in ConfigurationReader: every mistake at once, each with its place. Nothing is
// assumed: all seven weekdays are named, and what differs says how.
// Thread: one thread at a time.

import Wire
import Yams

extension TradingCalendar {
    /// Bytes of a calendar file: 100 times the longest that is shipped.
    static let byteCountMax = 1 << 20
    /// Years that one calendar may cover.
    static let yearsMax = 50

    /// Reads a calendar.
    ///
    /// - Parameter path: the name that errors bear.
    /// - Throws: every mistake at once, each with line, column and what is allowed.
    public static func parse(
        _ bytes: [UInt8], path: String
    ) throws(ConfigurationErrors) -> TradingCalendar {
        let source: ConfigurationSource
        do {
            source = try ConfigurationSource(bytes)
        } catch {
            throw ConfigurationErrors(file: path, issues: [error])
        }
        let reader = ConfigurationReader(source)
        let calendar = CalendarReader(reader).calendar(source.root)
        guard let calendar, reader.issues.isEmpty else {
            throw ConfigurationErrors(file: path, issues: reader.issues)
        }
        return calendar
    }
}

final class CalendarReader {
    private let reader: ConfigurationReader
    /// Nodes that a calendar's parts come from, for what only shows when all is put together.
    private var places: [ConfigurationNode] = []

    init(_ reader: ConfigurationReader) { self.reader = reader }

    /// - Returns: nil where a mistake was noted.
    func calendar(_ root: Node?) -> TradingCalendar? {
        guard let root else {
            reader.note(at: nil, path: "", "the file is empty; start from a shipped calendar")
            return nil
        }
        let value = ConfigurationNode(node: root, path: "")
        guard
            let top = reader.section(value, keys: ["title", "zone", "valid", "week", "days"])
        else { return nil }
        let title = reader.text(
            top.required("title", "what the calendar is of"), width: 64, what: "a title")
        let zone = self.zone(top.required("zone", "an IANA time zone such as America/New_York"))
        let days = validity(top.required("valid", "the days it knows: {from: DATE, to: DATE}"))
        let week = self.week(top.required("week", "the hours of the seven weekdays"))
        let rules = top["days"].map { self.rules($0) } ?? []
        guard reader.issues.isEmpty, let title, let zone, let days, let week else { return nil }
        let expansion = CalendarExpansion(zone: zone, days: days, week: week, rules: rules)
        for problem in expansion.problems { reader.note(places[problem.place], problem.message) }
        guard expansion.problems.isEmpty else { return nil }
        return TradingCalendar(
            title: title, zone: zone, from: days.lowerBound, to: days.upperBound,
            windows: expansion.windows)
    }

    private func place(_ value: ConfigurationNode) -> Int {
        places.append(value)
        return places.count - 1
    }

    private func zone(_ value: ConfigurationNode?) -> CalendarZone? {
        let expected = "an IANA time zone such as America/New_York"
        guard let value, let (name, _) = reader.scalar(value, expected: expected) else {
            return nil
        }
        if let zone = CalendarZone(name) { return zone }
        let shown = ConfigurationReader.shown(name)
        let near = CalendarZone.nearest(name).map { "; did you mean `\($0)`?" } ?? ""
        reader.note(
            value, "found `\(shown)`, which is no known time zone; expected \(expected)\(near)")
        return nil
    }

    private func validity(_ value: ConfigurationNode?) -> ClosedRange<CivilDate>? {
        guard let value, let section = reader.section(value, keys: ["from", "to"]) else {
            return nil
        }
        let from = date(section.required("from", "the first day"))
        let to = date(section.required("to", "the last day"))
        guard let from, let to else { return nil }
        guard from <= to, to.year - from.year < TradingCalendar.yearsMax, from.year >= 1971 else {
            reader.note(
                value,
                "expected a first day from 1971 and a last day behind it, "
                    + "at most \(TradingCalendar.yearsMax) years away")
            return nil
        }
        return from...to
    }

    private func date(_ value: ConfigurationNode?) -> CivilDate? {
        let expected = "a date that exists, such as 2026-07-03"
        guard let value, let (text, _) = reader.scalar(value, expected: expected) else {
            return nil
        }
        if let date = CivilDate(text) { return date }
        reader.note(value, "found `\(ConfigurationReader.shown(text))`; expected \(expected)")
        return nil
    }

    // MARK: hours

    private func week(_ value: ConfigurationNode?) -> [[SessionHours]]? {
        let names = Weekday.allCases.map(\.rawValue)
        guard let value, let section = reader.section(value, keys: names) else { return nil }
        var week: [[SessionHours]] = []
        for name in names {
            let what = "`closed`, or a list of hours such as [\"09:30-16:00\"]"
            guard let day = section.required(name, what) else { continue }
            switch hours(day) {
            case .closed: week.append([])
            case .sessions(let sessions): week.append(sessions)
            default: break
            }
        }
        return week.count == names.count ? week : nil
    }

    /// `closed`, or a list of `"HH:MM-HH:MM"`.
    private func hours(_ value: ConfigurationNode) -> DayHours? {
        if case .scalar = value.node {
            guard reader.word(value, [("closed", true)]) == true else { return nil }
            return .closed
        }
        guard let rows = reader.list(value, of: "hours such as \"09:30-16:00\"") else {
            return nil
        }
        guard !rows.isEmpty else {
            reader.note(value, "found an empty list; write `closed`")
            return nil
        }
        var sessions: [SessionHours] = []
        for row in rows {
            guard let session = session(row) else { continue }
            if let last = sessions.last, session.opensFromMidnight < last.closes {
                reader.note(row, "begins before the hours in front of it have ended")
            }
            sessions.append(session)
        }
        return sessions.count == rows.count ? .sessions(sessions) : nil
    }

    private func session(_ value: ConfigurationNode) -> SessionHours? {
        let expected = "hours such as \"09:30-16:00\""
        guard let (text, _) = reader.scalar(value, expected: expected) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let opens = Self.minute(parts[0]), opens < 1_440,
            let closes = Self.minute(parts[1]), closes > 0
        else {
            reader.note(
                value, "found `\(ConfigurationReader.shown(text))`; expected \(expected)")
            return nil
        }
        return SessionHours(opens: opens, closes: closes, place: place(value))
    }

    /// Minutes after midnight of `HH:MM`, up to 24:00.
    private static func minute(_ text: Substring) -> Int? {
        if text == "24:00" { return 1_440 }
        guard let timeNs = try? ConfigurationValue.timeOfDayNs(String(text)) else { return nil }
        return Int(timeNs / 60_000_000_000)
    }

    // MARK: days

    private func rules(_ value: ConfigurationNode) -> [DayRule] {
        guard let rows = reader.list(value, of: "days that differ") else { return [] }
        return rows.compactMap(rule)
    }

    private func rule(_ value: ConfigurationNode) -> DayRule? {
        let keys = ["name", "when", "only", "from_year", "to_year", "hours", "close"]
        guard let section = reader.section(value, keys: keys) else { return nil }
        let name = reader.text(
            section.required("name", "what the day is"), width: 32, what: "a day's name")
        let when = section.required("when", "on which days").flatMap(when)
        let only = section["only"].map { weekdays($0) }
        let first = reader.integer(section["from_year"], in: 1900...2199) ?? 1900
        let last = reader.integer(section["to_year"], in: 1900...2199) ?? 2199
        if first > last { reader.note(value, "`from_year` comes after `to_year`") }
        let hours = change(section)
        guard let name, let when, let hours, first <= last else { return nil }
        return DayRule(
            name: name, when: when, only: only, years: first...last, hours: hours,
            place: place(section["close"] ?? section["when"] ?? value))
    }

    /// How the day differs: `hours: closed`, `hours: [...]` or `close: "13:00"`.
    private func change(_ section: ConfigurationSection) -> DayHours? {
        switch (section["hours"], section["close"]) {
        case (let value?, nil): return hours(value)
        case (nil, let value?):
            let expected = "a time of day such as \"13:00\""
            guard let (text, _) = reader.scalar(value, expected: expected) else { return nil }
            if let minute = Self.minute(text[...]), minute > 0 { return .earlyClose(minute) }
            reader.note(value, "found `\(ConfigurationReader.shown(text))`; expected \(expected)")
            return nil
        default:
            reader.note(
                section.value,
                "expected either `hours: closed`, `hours: [\"09:30-13:00\"]` or `close: \"13:00\"`")
            return nil
        }
    }

    private func when(_ value: ConfigurationNode) -> DayRule.When? {
        let keys = ["dates", "month", "day", "weekday", "nth", "plus", "easter"]
            + ["saturday", "sunday"]
        guard let section = reader.section(value, keys: keys) else { return nil }
        let given = Set(keys.filter { section[$0] != nil })
        switch true {
        case given == ["dates"]: return section["dates"].flatMap(dates)
        case given == ["easter"]:
            return reader.integer(section["easter"], in: -100...100).map { .easter($0) }
        case given.isSuperset(of: ["month", "day"])
            && given.isSubset(of: ["month", "day", "saturday", "sunday"]):
            return yearly(section)
        case given.isSuperset(of: ["month", "weekday", "nth"])
            && given.isSubset(of: ["month", "weekday", "nth", "plus"]):
            return nth(section)
        default:
            reader.note(
                value,
                "expected `dates: [2026-07-03]`, `easter: -2`, `month: 7, day: 4` (with "
                    + "`saturday: friday`, `sunday: monday` where it moves), or "
                    + "`month: 11, weekday: thursday, nth: 4` (with `plus: 1` for the day after)")
            return nil
        }
    }

    private func dates(_ value: ConfigurationNode) -> DayRule.When? {
        guard let rows = reader.list(value, of: "dates") else { return nil }
        if rows.isEmpty { reader.note(value, "found an empty list; name at least one date") }
        var seen: [CivilDate] = []
        for row in rows {
            guard let date = date(row) else { continue }
            if seen.contains(date) { reader.note(row, "\(date) stands twice") }
            seen.append(date)
        }
        return seen.count == rows.count ? .dates(seen) : nil
    }

    private func yearly(_ section: ConfigurationSection) -> DayRule.When? {
        let month = reader.integer(section["month"], in: 1...12)
        let day = reader.integer(section["day"], in: 1...31)
        var moved: [Weekday: Int] = [:]
        for (key, target, days) in [
            (Weekday.saturday, "friday", -1), (.saturday, "monday", 2), (.sunday, "monday", 1),
        ] where moved[key] == nil {
            guard let value = section[key.rawValue], case .scalar(let scalar) = value.node,
                scalar.string == target
            else { continue }
            moved[key] = days
        }
        for (key, words) in [("saturday", ["friday", "monday"]), ("sunday", ["monday"])] {
            _ = reader.word(section[key], words.map { ($0, true) })
        }
        guard let month, let day else { return nil }
        // 2024 is a leap year: what does not exist there never exists.
        guard CivilDate(year: 2024, month: month, day: day) != nil else {
            if let value = section["day"] { reader.note(value, "month \(month) has no day \(day)") }
            return nil
        }
        return .yearly(month: month, day: day, moved: moved)
    }

    private func nth(_ section: ConfigurationSection) -> DayRule.When? {
        let month = reader.integer(section["month"], in: 1...12)
        let weekday = reader.word(
            section["weekday"], Weekday.allCases.map { ($0.rawValue, $0) })
        let plus = section["plus"].map { reader.integer($0, in: -6...6) } ?? 0
        guard let value = section["nth"] else { return nil }
        var nth: Int?
        if case .scalar(let scalar) = value.node, scalar.string == "last" {
            nth = nil
        } else {
            guard let number = reader.integer(value, in: 1...4, expected: "1 to 4 or last") else {
                return nil
            }
            nth = number
        }
        guard let month, let weekday, let plus else { return nil }
        return .nth(month: month, weekday: weekday, nth: nth, plus: plus)
    }

    private func weekdays(_ value: ConfigurationNode) -> Set<Weekday> {
        var days: Set<Weekday> = []
        let words = Weekday.allCases.map { ($0.rawValue, $0) }
        for row in reader.list(value, of: "weekdays") ?? [] {
            guard let day = reader.word(row, words) else { continue }
            if !days.insert(day).inserted { reader.note(row, "`\(day)` stands twice") }
        }
        if days.isEmpty, reader.issues.isEmpty {
            reader.note(value, "found an empty list; name at least one weekday")
        }
        return days
    }
}
