// What the core is told of each calendar, and when: the present window and those that follow, at a
// start and whenever a window has ended.
//
// Invariants: windows are told in order, at most `calendarWindowsMax` of a calendar; a calendar
// that has nothing more to tell is silent, and the core lets nothing through.
// Thread: the core's. Nothing is computed here: the windows were expanded when the configuration
// was read.

import Wire

struct CalendarFeed {
    /// How long before its end a calendar is spoken of: 90 days.
    private static let warningNs: UInt64 = 90 * 86_400 * 1_000_000_000

    private let calendars: [CalendarSettings]
    /// For each calendar: its first window that has not ended.
    private var next: [Int]
    /// For each calendar: when it is to be told again; .max for never.
    private var due: [UInt64]
    private var pending: [CalendarWindow] = []
    private var toldCount = 0

    init(_ calendars: [CalendarSettings]) {
        self.calendars = calendars
        next = calendars.map { _ in 0 }
        due = calendars.map { _ in 0 }
        pending.reserveCapacity(calendars.count * Limit.calendarWindowsMax)
    }

    /// When there is something to tell; .max for never.
    var nextDueTime: UInt64 { first == nil ? due.min() ?? .max : 0 }

    /// The next message, or nil.
    var first: CalendarWindow? { toldCount < pending.count ? pending[toldCount] : nil }

    /// Notes that the core has the first message.
    mutating func tell() {
        toldCount += 1
        guard toldCount == pending.count else { return }
        pending.removeAll(keepingCapacity: true)
        toldCount = 0
    }

    /// What people should know of calendars that have run out, or will soon.
    func notes(at now: UInt64) -> [String] {
        calendars.compactMap { settings in
            let end = settings.calendar.windows.last?.closesTime ?? 0
            let (name, last) = (settings.name, settings.calendar.to)
            if end <= now {
                return "calendar \(name) ended on \(last): no order that needs it passes"
            }
            guard end - now < Self.warningNs else { return nil }
            return "calendar \(name) ends on \(last): no order that needs it passes after that"
        }
    }

    /// Brings up what is due.
    mutating func plan(at now: UInt64) {
        guard first == nil else { return }
        for index in calendars.indices where due[index] <= now {
            let windows = calendars[index].calendar.windows
            while next[index] < windows.count, windows[next[index]].closesTime <= now {
                next[index] += 1
            }
            let told = windows[next[index]...].prefix(Limit.calendarWindowsMax)
            due[index] = told.first?.closesTime ?? .max
            for (place, window) in told.enumerated() {
                pending.append(
                    calendars[index].message(window, index: place, total: told.count))
            }
        }
    }
}

extension CalendarSettings {
    fileprivate func message(_ window: TradingWindow, index: Int, total: Int) -> CalendarWindow {
        CalendarWindow(
            opensTime: window.opensTime, closeOnlyTime: closeOnlyTime(window),
            closesTime: window.closesTime, calendar: Text16(name), name: Text32(window.name),
            tradeDate: window.date.number, calendarID: calendarID, index: UInt16(index),
            total: UInt16(total), kind: window.kind)
    }

    /// From when only reducing orders pass in a window.
    public func closeOnlyTime(_ window: TradingWindow) -> UInt64 {
        guard window.kind != .holiday, closeOnlyNs > 0 else { return window.closesTime }
        let length = window.closesTime - window.opensTime
        return closeOnlyNs < length ? window.closesTime - closeOnlyNs : window.opensTime
    }
}

extension OrderLife {
    /// Tells the core the windows that are due.
    ///
    /// - Returns: whether it was told any.
    mutating func takeCalendars() -> Bool {
        let now = clock.now()
        guard calendars.nextDueTime <= now else { return false }
        calendars.plan(at: now)
        var busy = false
        while let window = calendars.first, decide(window, .gateway) {
            calendars.tell()
            busy = true
        }
        return busy
    }
}
