// 9 trading session: the calendars that hold for all, then the instrument's own. Closed, on a
// holiday, and at the end of a session where only closing orders pass.
//
// The value is the order's time, the limit is when the market opens next (for a comparison that
// holds: when it closes), both in ns since the Unix epoch. Without windows nothing passes.

import Wire

extension Core {
    @inline(__always)
    func check09TradingSession(_ candidate: borrowing Candidate) -> Refusal? {
        let own = instruments.rows[candidate.instrument].calendarRow
        if own == CalendarRow.none, !calendars.hasGlobal {
            noteUnlimited(.outsideSession)
            return nil
        }
        return sessionRefusal(candidate, own)
    }

    private func sessionRefusal(_ candidate: borrowing Candidate, _ own: UInt8) -> Refusal? {
        if calendars.hasGlobal {
            for row in 0..<calendars.count where calendars.rows[row].isGlobal {
                if let refusal = sessionRefusal(candidate, calendar: row, .global) {
                    return refusal
                }
            }
        }
        if own == CalendarRow.none { return nil }
        guard own != CalendarRow.unknown else {
            return judge(
                .outsideSession, holds: false, value: Int64(clamping: candidate.now),
                level: .instrument)
        }
        return sessionRefusal(candidate, calendar: Int(own) - 1, .instrument)
    }

    private func sessionRefusal(
        _ candidate: borrowing Candidate, calendar row: Int, _ level: Level
    ) -> Refusal? {
        let state = calendars.state(row, at: candidate.now)
        let now = Int64(clamping: candidate.now)
        let next = state.nextOpeningTime
        switch state.phase {
        case .open:
            return judge(
                .outsideSession, holds: true, limit: state.closesTime, value: now, level: level)
        case .closeOnly:
            return judge(
                .closeOnlyWindow, holds: isReducing(candidate), limit: next, value: now,
                level: level)
        case .closed:
            return judge(.outsideSession, holds: false, limit: next, value: now, level: level)
        case .holiday:
            return judge(.holiday, holds: false, limit: next, value: now, level: level)
        }
    }
}
