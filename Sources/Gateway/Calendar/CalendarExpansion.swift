// Turns the hours and rules of a calendar into windows in absolute time, and finds what cannot be.
//
// Invariants: the windows are in order and none overlaps another; every problem names the node of
// the file that it comes from, once.
// Thread: values; any thread.

import Wire

/// What is wrong with a calendar as a whole.
struct CalendarProblem: Equatable {
    /// The node of the file.
    var place: Int
    var message: String
}

struct CalendarExpansion {
    let zone: CalendarZone
    let days: ClosedRange<CivilDate>
    /// By `Weekday.index`; empty: closed.
    let week: [[SessionHours]]
    let rules: [DayRule]
    private(set) var windows: [TradingWindow] = []
    private(set) var problems: [CalendarProblem] = []
    private var reported: Set<Int> = []

    init(
        zone: CalendarZone, days: ClosedRange<CivilDate>, week: [[SessionHours]],
        rules: [DayRule]
    ) {
        self.zone = zone
        self.days = days
        self.week = week
        self.rules = rules
        expand()
    }

    private mutating func expand() {
        let special = specialDays()
        var holidays: [Int] = []
        var placeOfLast: Int?
        for day in days.lowerBound.day...days.upperBound.day {
            let date = CivilDate(day: day)
            let usual = week[date.weekday.index]
            let rule = special[date].map { rules[$0] }
            guard let hours = hours(of: date, usual, rule) else {
                holidays.append(windows.count)
                windows.append(holiday(date, usual, rule?.name ?? ""))
                continue
            }
            for session in hours {
                guard let opens = time(date, session.opensFromMidnight, session),
                    let closes = time(date, session.closes, session)
                else { continue }
                let last = windows.last { $0.kind != .holiday }
                if let last, last.closesTime > opens {
                    let other = placeOfLast == session.place ? "itself" : "the session before"
                    report(
                        session.place,
                        "the session of \(date) begins before \(other) of \(last.date) has ended")
                }
                windows.append(
                    TradingWindow(
                        opensTime: opens, closesTime: closes, date: date,
                        kind: rule == nil ? .regular : .shortened, name: rule?.name ?? ""))
                placeOfLast = session.place
            }
        }
        fit(holidays)
    }

    /// Which rule says how each of the days differs.
    private mutating func specialDays() -> [CivilDate: Int] {
        var special: [CivilDate: Int] = [:]
        // A day that a rule moves may belong to the year before or after.
        let years = (days.lowerBound.year - 1)...(days.upperBound.year + 1)
        let order = rules.indices.filter { rules[$0].isExplicit }
            + rules.indices.filter { !rules[$0].isExplicit }
        for index in order {
            let rule = rules[index]
            for date in years.flatMap({ rule.dates(in: $0) }) {
                guard days.contains(date) else {
                    if rule.isExplicit { report(rule.place, "\(date) lies outside `valid`") }
                    continue
                }
                if week[date.weekday.index].isEmpty {
                    if case .sessions = rule.hours {} else {
                        if rule.isExplicit {
                            report(
                                rule.place,
                                "\(date) is a \(date.weekday), which is closed anyway; "
                                    + "look at the date")
                        }
                        continue
                    }
                }
                guard let other = special[date] else {
                    special[date] = index
                    continue
                }
                guard rules[other].isExplicit == rule.isExplicit else { continue }
                report(
                    rule.place,
                    "\(date) stands twice: for `\(rules[other].name)` and for `\(rule.name)`")
            }
        }
        return special
    }

    /// The sessions of a day; nil where a rule closes it.
    private mutating func hours(
        of date: CivilDate, _ usual: [SessionHours], _ rule: DayRule?
    ) -> [SessionHours]? {
        switch rule?.hours {
        case nil: return usual
        case .closed: return nil
        case .sessions(let sessions): return sessions
        case .earlyClose(let minute):
            guard let rule, let last = usual.last, minute < last.closes else {
                report(
                    rule?.place ?? 0,
                    "on \(date) this is not before the usual close, so it closes nothing early")
                return usual
            }
            let left = usual.filter { $0.opensFromMidnight < minute }
            if left.isEmpty {
                report(rule.place, "on \(date) this is before the opening; write `hours: closed`")
            }
            return left.map { session in
                // A session over midnight stays one: it closes before the time at which it opens.
                SessionHours(
                    opens: session.opens, closes: min(session.closes, minute), place: rule.place)
            }
        }
    }

    /// The time in which a closed day would have been open, and all of its date.
    private func holiday(
        _ date: CivilDate, _ usual: [SessionHours], _ name: String
    ) -> TradingWindow {
        let opens = min(0, usual.first?.opensFromMidnight ?? 0)
        let closes = max(1_440, usual.last?.closes ?? 1_440)
        func nearest(_ minutes: Int) -> UInt64 {
            let local = date.day * 86_400 + minutes * 60
            // A midnight that does not exist, or twice, moves a name by an hour and opens nothing.
            let seconds =
                if case .at(let seconds) = zone.resolve(local) { seconds } else {
                    local - zone.offset(at: local)
                }
            return UInt64(clamping: seconds) * 1_000_000_000
        }
        return TradingWindow(
            opensTime: nearest(opens), closesTime: nearest(closes), date: date, kind: .holiday,
            name: name)
    }

    /// Makes holidays give way to the sessions beside them.
    private mutating func fit(_ holidays: [Int]) {
        for index in holidays {
            if index > 0 {
                windows[index].opensTime = max(
                    windows[index].opensTime, windows[index - 1].closesTime)
            }
            let next = windows[(index + 1)...].first { $0.kind != .holiday }
            if let next {
                windows[index].closesTime = min(windows[index].closesTime, next.opensTime)
            }
        }
        windows.removeAll { $0.opensTime >= $0.closesTime }
    }

    /// A local time of a date, ns since the Unix epoch; nil where it was reported.
    private mutating func time(
        _ date: CivilDate, _ minutes: Int, _ session: SessionHours
    ) -> UInt64? {
        let local = date.day * 86_400 + minutes * 60
        let problem: String
        switch zone.resolve(local) {
        case .at(let seconds) where seconds >= 0: return UInt64(seconds) * 1_000_000_000
        case .at: problem = "is before 1970"
        case .skipped: problem = "does not exist: the clocks go forward over it"
        case .twice: problem = "comes twice: the clocks go back over it"
        }
        let text = TradingCalendar.utcText(UInt64(clamping: local) * 1_000_000_000)
        report(
            session.place, "\(text) in \(zone.name) \(problem); name a time that comes once")
        return nil
    }

    /// Notes what is wrong with a node, once.
    private mutating func report(_ place: Int, _ message: String) {
        guard reported.insert(place).inserted else { return }
        problems.append(CalendarProblem(place: place, message: message))
    }
}
