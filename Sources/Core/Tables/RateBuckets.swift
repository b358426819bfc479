// Rates by the generic cell rate algorithm (ITU-T I.371): one number a rate, no allocation, no
// window to keep. A limit of N in a period lets N through at once and then one each period / N.

import Wire

/// The theoretical arrival times of one strategy, account, instrument or of all, ns.
struct RateBuckets: BitwiseCopyable {
    var ordersSecond: UInt64
    var ordersMinute: UInt64
    var ordersDay: UInt64
    var messagesSecond: UInt64
    var cancelsSecond: UInt64
    /// Counted since the journal began, for the ratio and for people.
    var orders: UInt64
    var cancels: UInt64

    static let zero = RateBuckets(
        ordersSecond: 0, ordersMinute: 0, ordersDay: 0, messagesSecond: 0, cancelsSecond: 0,
        orders: 0, cancels: 0)
}

enum Rate {
    static let secondNs: UInt64 = 1_000_000_000
    static let minuteNs: UInt64 = 60 * secondNs
    static let dayNs: UInt64 = 86_400 * secondNs

    /// Whether one more conforms.
    ///
    /// - Parameters:
    ///   - arrival: the bucket's theoretical arrival time.
    ///   - limit: how many in the period; below 1 none conforms.
    @inline(__always)
    static func conforms(_ arrival: UInt64, limit: Int64, periodNs: UInt64, now: UInt64) -> Bool {
        guard limit > 0 else { return false }
        // One interval is at most the period.
        if arrival <= now { return true }
        let interval = periodNs / UInt64(limit)
        return max(arrival, now) + interval <= now + periodNs
    }

    /// The theoretical arrival time after one more.
    @inline(__always)
    static func next(_ arrival: UInt64, limit: Int64, periodNs: UInt64, now: UInt64) -> UInt64 {
        max(arrival, now) + periodNs / UInt64(max(limit, 1))
    }

    /// How many are in the bucket, the next one included: what a refusal shows as its value.
    static func fill(_ arrival: UInt64, limit: Int64, periodNs: UInt64, now: UInt64) -> Int64 {
        let interval = max(1, periodNs / UInt64(max(limit, 1)))
        let ahead = arrival > now ? arrival - now : 0
        return Int64(clamping: (ahead + interval - 1) / interval + 1)
    }
}
