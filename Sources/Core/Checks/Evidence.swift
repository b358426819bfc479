// What a decision looked at, comparison by comparison, while one is being explained.
//
// Invariants: at most `countMax` comparisons a decision, further ones are counted only; holds no
// state of the core, so no replay depends on it; allocates nothing after start.
// Thread: the core's.

import LockFree
import Wire

/// One comparison of one check.
public struct Comparison: BitwiseCopyable, Sendable {
    /// The reason that would refuse; its hundreds are the check's number.
    public var reason: RejectReason
    /// In the reason's unit; null where there is none.
    public var value: Int64
    /// In the reason's unit; null where there is none, or it is not set.
    public var limit: Int64
    public var level: Level
    public var kind: ComparisonKind
    /// False: refused.
    public var holds: Bool

    public init(
        reason: RejectReason, value: Int64, limit: Int64, level: Level, kind: ComparisonKind,
        holds: Bool
    ) {
        self.reason = reason
        self.value = value
        self.limit = limit
        self.level = level
        self.kind = kind
        self.holds = holds
    }

    /// Number of the check, from 1.
    public var check: Int { Int(reason.rawValue) / 100 }
}

/// The comparisons of one decision, in order.
final class Evidence {
    static let countMax = Limit.checkRowsMax
    private var rows = [Comparison]()
    private(set) var dropped = 0
    /// The first refusal of the checks, behind which they went on.
    private(set) var firstRefusal: Refusal?
    /// The last check that was reached; 0 where none was made.
    private(set) var lastCheck = 0
    /// What the checks judged: names for people.
    private(set) var account = Text16()
    private(set) var strategy = Text16()
    private(set) var symbol = Text16()

    init() {
        rows.reserveCapacity(Self.countMax)
        // Made now, not by the first dry run.
        _ = LimitTable.reasons.count
    }

    /// Everything noted since `start`.
    var comparisons: [Comparison] { rows }
    var count: Int { rows.count }
    subscript(index: Int) -> Comparison { rows[index] }

    func start() {
        rows.removeAll(keepingCapacity: true)
        dropped = 0
        lastCheck = 0
        firstRefusal = nil
        (account, strategy, symbol) = (Text16(), Text16(), Text16())
    }

    /// The checks begin with an order.
    func begin(account: Text16, strategy: Text16, symbol: Text16) {
        firstRefusal = nil
        (self.account, self.strategy, self.symbol) = (account, strategy, symbol)
    }

    func refuse(_ refusal: Refusal) {
        if firstRefusal == nil { firstRefusal = refusal }
    }

    /// The checks ended, all made or stopped by a refusal.
    func end(stoppedBy refusal: Refusal?) {
        lastCheck = refusal.map { Int($0.reason.rawValue) / 100 } ?? Self.checkCount
    }

    /// Checks of the order of precedence.
    static let checkCount = 23

    func holds(_ reason: RejectReason) -> Bool {
        for index in 0..<rows.count where rows[index].reason.rawValue == reason.rawValue {
            return true
        }
        return false
    }

    /// The name that a level's limit is set for.
    func target(of level: Level) -> Text16 {
        switch level {
        case .account: account
        case .strategy: strategy
        case .instrument: symbol
        default: Text16()
        }
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
        let isOpen = !limit.isSet && kind != .holds
        rows.append(
            Comparison(
                reason: reason, value: value, limit: isOpen ? .null : limit.limit,
                level: limit.level, kind: isOpen ? .unlimited : kind, holds: holds))
    }
}
