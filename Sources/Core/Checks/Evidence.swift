// What a decision looked at, comparison by comparison, while one is being explained.
//
// Invariants: at most `countMax` comparisons a decision, further ones are counted only; holds no
// state of the core, so no replay depends on it.
// Thread: the core's.

import LockFree
import Wire

/// How a value was compared.
public enum ComparisonKind: UInt8, BitwiseCopyable, Sendable {
    /// value ≤ limit.
    case atMost
    /// value ≥ limit.
    case atLeast
    /// A condition; value and limit show what it read.
    case holds
    /// The limit is not set.
    case unlimited
}

/// One comparison of one check.
public struct Comparison: BitwiseCopyable, Sendable {
    /// The reason that would refuse; its hundreds are the check's number.
    public var reason: RejectReason
    /// In the limit's unit (`LimitKind`); null where there is none.
    public var value: Int64
    public var limit: Int64
    public var level: Level
    public var kind: ComparisonKind
    /// False: refused.
    public var holds: Bool

    /// Number of the check, from 1.
    public var check: Int { Int(reason.rawValue) / 100 }
}

/// The comparisons of one decision, in order.
final class Evidence {
    static let countMax = 256
    private var rows = [Comparison]()
    private(set) var dropped = 0

    init() { rows.reserveCapacity(Self.countMax) }

    /// Everything noted since `start`.
    var comparisons: [Comparison] { rows }

    func start() {
        rows.removeAll(keepingCapacity: true)
        dropped = 0
    }

    @inline(never)
    func note(
        _ reason: RejectReason, _ value: Int64, _ limit: EffectiveLimit, _ kind: ComparisonKind,
        _ holds: Bool
    ) {
        guard rows.count < Self.countMax else {
            dropped += 1
            return
        }
        rows.append(
            Comparison(
                reason: reason, value: value, limit: limit.limit, level: limit.level, kind: kind,
                holds: holds))
    }
}
