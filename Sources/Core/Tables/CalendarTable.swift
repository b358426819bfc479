// The trading calendars and the windows that the gateway has told of each: the present one and
// those that come next. The core knows no zones and no holidays, only points in time.
//
// Invariants: the windows of one calendar are in order and do not overlap; what no window covers
// is closed; a calendar without a window that is now or still comes lets nothing through.
// Thread: the core's.

import LockFree
import Wire

/// One calendar and the rows of its windows.
struct SessionCalendar: BitwiseCopyable {
    var name: Text16
    var windowCount: Int64
    var calendarID: UInt16
    var isGlobal: Bool
    var isDefined: Bool
}

/// One stretch of time in which a market is open, or would be but for a holiday.
struct SessionWindow: BitwiseCopyable {
    /// ns since the Unix epoch.
    var opensTime: UInt64
    /// From when only reducing orders pass; `closesTime` for never.
    var closeOnlyTime: UInt64
    var closesTime: UInt64
    var tradeDate: UInt32
    var kind: CalendarWindowKind
}

/// How a calendar stands at a time.
struct SessionState {
    enum Phase { case open, closeOnly, closed, holiday }

    var phase: Phase
    /// When it closes, ns; null where it is not open.
    var closesTime: Int64
    /// When it opens next, ns; null where no further session is known.
    var nextOpeningTime: Int64
}

/// What an instrument is bound to.
enum CalendarRow {
    /// Always open.
    static let none: UInt8 = 0
    /// The configuration names a calendar that it does not define: always closed.
    static let unknown: UInt8 = .max
}

struct CalendarTable: ~Copyable {
    var rows: FixedTable<SessionCalendar>
    private var windows: FixedTable<SessionWindow>
    /// One behind the last calendar that is defined.
    private(set) var count = 0
    /// Whether any calendar holds for every instrument.
    private(set) var hasGlobal = false

    init() {
        rows = FixedTable(capacity: Limit.calendarsMax)
        windows = FixedTable(capacity: Limit.calendarsMax * Limit.calendarWindowsMax)
    }

    /// Forgets all: a new configuration names them again, and the gateway tells their windows.
    mutating func clear() {
        for row in 0..<count {
            rows[row].isDefined = false
            rows[row].windowCount = 0
        }
        count = 0
        hasGlobal = false
    }

    /// Forgets the windows: a gateway that starts may have other calendars, and tells them at once.
    mutating func clearWindows() {
        for row in 0..<count { rows[row].windowCount = 0 }
    }

    /// Makes a calendar; false where its number is beyond the table.
    mutating func define(_ calendar: CalendarDefinition) -> Bool {
        let row = Int(calendar.calendarID)
        guard row < rows.capacity else { return false }
        rows[row] = SessionCalendar(
            name: calendar.calendar, windowCount: 0, calendarID: calendar.calendarID,
            isGlobal: calendar.isGlobal == .yes, isDefined: true)
        count = max(count, row + 1)
        hasGlobal = hasGlobal || calendar.isGlobal == .yes
        return true
    }

    /// What an instrument that names this calendar is bound to: `CalendarRow`, or its row plus one.
    func binding(_ name: Text16) -> UInt8 {
        if name.isEmpty || name == "always" { return CalendarRow.none }
        for row in 0..<count where rows[row].isDefined && rows[row].name == name {
            return UInt8(row + 1)
        }
        return CalendarRow.unknown
    }

    /// Takes a window behind those that were told before; the first replaces them all.
    ///
    /// - Returns: false where it does not fit: not in order, too many, no such calendar.
    mutating func take(_ window: CalendarWindow) -> Bool {
        let row = Int(window.calendarID)
        guard row < count, rows[row].isDefined, window.opensTime < window.closesTime,
            window.kind.isKnown
        else { return false }
        if window.index == 0 { rows[row].windowCount = 0 }
        let place = Int(rows[row].windowCount)
        guard place < Limit.calendarWindowsMax, place == Int(window.index) else { return false }
        let base = row * Limit.calendarWindowsMax
        guard place == 0 || windows[base + place - 1].closesTime <= window.opensTime else {
            return false
        }
        windows[base + place] = SessionWindow(
            opensTime: window.opensTime, closeOnlyTime: window.closeOnlyTime,
            closesTime: window.closesTime, tradeDate: window.tradeDate, kind: window.kind)
        rows[row].windowCount += 1
        return true
    }

    /// How a calendar stands: at most `calendarWindowsMax` steps, and mostly one or two.
    func state(_ row: Int, at now: UInt64) -> SessionState {
        var state = SessionState(phase: .closed, closesTime: .null, nextOpeningTime: .null)
        let base = row * Limit.calendarWindowsMax
        for index in base..<(base + Int(rows[row].windowCount)) {
            let window = windows[index]
            if window.closesTime <= now { continue }
            let isHoliday = window.kind == .holiday
            if window.opensTime > now {
                if isHoliday { continue }
                state.nextOpeningTime = Int64(clamping: window.opensTime)
                return state
            }
            if isHoliday {
                state.phase = .holiday
            } else {
                state.phase = now < window.closeOnlyTime ? .open : .closeOnly
                state.closesTime = Int64(clamping: window.closesTime)
            }
        }
        return state
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count {
            let calendar = rows[row]
            hasher.add(calendar.isDefined)
            guard calendar.isDefined else { continue }
            hasher.add(calendar.name)
            hasher.add(calendar.isGlobal)
            hasher.add(calendar.windowCount)
            let base = row * Limit.calendarWindowsMax
            for index in base..<(base + Int(calendar.windowCount)) {
                let window = windows[index]
                hasher.add(window.opensTime)
                hasher.add(window.closeOnlyTime)
                hasher.add(window.closesTime)
                hasher.add(UInt64(window.tradeDate) << 8 | UInt64(window.kind.rawValue))
            }
        }
    }
}
