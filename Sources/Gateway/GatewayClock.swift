// The gateway's clock: wall time at the start, carried on by the monotonic clock, so that durations
// are true and no record's time ever goes backwards, whatever happens to the wall clock.
//
// Thread: the core's.

import Glibc

/// ns since the Unix epoch, never going backwards.
struct GatewayClock {
    private let offsetNs: UInt64
    private var lastNs: UInt64

    /// - Parameter notBefore: time of the last record.
    init(notBefore: UInt64) {
        let wall = Self.read(CLOCK_REALTIME)
        let monotonic = Self.read(CLOCK_MONOTONIC)
        offsetNs = max(wall, notBefore) &- monotonic
        lastNs = notBefore
    }

    mutating func now() -> UInt64 {
        lastNs = max(lastNs, Self.read(CLOCK_MONOTONIC) &+ offsetNs)
        return lastNs
    }

    /// Wall time now, for what is compared with other machines' clocks.
    static func wallNs() -> UInt64 { read(CLOCK_REALTIME) }
    /// Monotonic time now, for durations.
    static func monotonicNs() -> UInt64 { read(CLOCK_MONOTONIC) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
