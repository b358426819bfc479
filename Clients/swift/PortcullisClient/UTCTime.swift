// A point in time as people read it, in UTC.
// Thread: pure functions; any thread.

enum UTCTime {
    /// Such as `2026-11-27 14:30:00 UTC`.
    ///
    /// - Parameter ns: since the Unix epoch; not negative.
    static func text(_ ns: Int64) -> String {
        guard ns >= 0 else { return "\(ns) ns" }
        let seconds = ns / 1_000_000_000
        let (year, month, day) = date(seconds / 86_400)
        func two(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
        let rest = seconds % 86_400
        return "\(year)-\(two(month))-\(two(day)) "
            + "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) UTC"
    }

    /// The date of a day counted from 1970-01-01.
    private static func date(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        var (year, rest) = (Int64(1970), day)
        func isLeap() -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
        while rest >= (isLeap() ? 366 : 365) {
            rest -= isLeap() ? 366 : 365
            year += 1
        }
        let lengths: [Int64] = [31, isLeap() ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var month = 0
        while rest >= lengths[month] {
            rest -= lengths[month]
            month += 1
        }
        return (year, Int64(month) + 1, rest + 1)
    }
}
