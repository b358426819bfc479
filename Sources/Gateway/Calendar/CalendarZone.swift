// A time zone's rules: from local times to points in time and back.
//
// The rules come with Foundation on Linux, inside the program: the same ones with and without the
// system's tzdata package, and `dataVersion` says which. Nothing on the order's path and no replay
// asks for them: the core gets points in time.
//
// Invariants: a local time that a clock change skips, or shows twice, is never resolved in silence.
// Thread: values; any thread.

import Foundation

/// What became of a local time.
enum LocalTime: Equatable {
    /// Seconds since the Unix epoch.
    case at(Int)
    /// The clocks jump over it.
    case skipped
    /// The clocks show it two times.
    case twice
}

public struct CalendarZone: Sendable, Equatable {
    /// IANA name, such as America/New_York.
    public let name: String
    private let zone: TimeZone

    /// The release of the IANA data that the program carries, such as 2025b.
    public static var dataVersion: String { TimeZone.timeZoneDataVersion }

    /// - Returns: nil for a name that the IANA data does not have.
    public init?(_ name: String) {
        guard name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name),
            let zone = TimeZone(identifier: name)
        else { return nil }
        self.name = name
        self.zone = zone
    }

    /// The zone that was probably meant, among all there are.
    static func nearest(_ name: String) -> String? {
        ConfigurationReader.nearest(name, among: TimeZone.knownTimeZoneIdentifiers)
    }

    /// Seconds that local time is ahead of UTC at a point in time.
    public func offset(at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }

    /// The point in time at which clocks show a local time.
    ///
    /// - Parameter local: local seconds since 1970-01-01 00:00, as if it were UTC.
    func resolve(_ local: Int) -> LocalTime {
        // No zone changes twice within two days; the offsets around it are all there can be.
        let (before, after) = (offset(at: local - 86_400), offset(at: local + 86_400))
        let first = local - before
        let second = local - after
        let firstHolds = offset(at: first) == before
        let secondHolds = offset(at: second) == after
        switch (firstHolds, secondHolds) {
        case (true, true): return first == second ? .at(first) : .twice
        case (true, false): return .at(first)
        case (false, true): return .at(second)
        case (false, false): return .skipped
        }
    }
}
