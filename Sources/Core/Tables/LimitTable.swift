// Every limit at its four levels, and which one is the tightest.
//
// Invariants: a limit that is not set is `unlimited`; run-time changes never pass the
// configuration's ceiling; finding the tightest costs four loads, however many targets there are.
// Thread: the core's.

import LockFree
import Wire

/// A limit that holds, and where it is set.
struct EffectiveLimit {
    var limit: Int64
    var level: Level
    var isSet: Bool { level != .none }

    /// The limit of one level, set or not.
    @inline(__always)
    static func at(_ level: Level, _ limit: Int64) -> EffectiveLimit {
        EffectiveLimit(limit: limit, level: limit == LimitTable.unlimited ? .none : level)
    }

    /// Takes a floor that is set and higher.
    @inline(__always)
    fileprivate mutating func raise(to floor: Int64, _ level: Level) {
        guard floor != LimitTable.unlimited, floor > limit else { return }
        self = EffectiveLimit(limit: floor, level: level)
    }
}

struct LimitTable: ~Copyable {
    /// Number of limit kinds; `column(of:)` is below this.
    static let columnCount = 51
    static let unlimited: Int64 = .max

    // Stored minus `unlimited`, so that zeroed memory means unlimited.
    private var current: FixedTable<Int64>
    private var ceiling: FixedTable<Int64>
    private let accountBase: Int
    private let sessionBase: Int
    private let instrumentBase: Int
    private let rowCount: Int

    init(capacity: Capacity) {
        accountBase = 1
        sessionBase = accountBase + capacity.accounts
        instrumentBase = sessionBase + capacity.sessions
        rowCount = instrumentBase + capacity.instruments
        current = FixedTable(capacity: rowCount * Self.columnCount)
        ceiling = FixedTable(capacity: rowCount * Self.columnCount)
    }

    /// Whether a larger number is the tighter one.
    static func isFloor(_ kind: LimitKind) -> Bool { kind == .priceMinimum || kind == .buyingPower }

    @inline(__always)
    private func index(_ column: Int, _ level: Level, _ target: Int) -> Int {
        let row =
            switch level {
            case .account: accountBase + target
            case .strategy: sessionBase + target
            case .instrument: instrumentBase + target
            default: 0
            }
        return row * Self.columnCount + column
    }

    @inline(__always)
    private func load(_ column: Int, _ level: Level, _ target: Int) -> Int64 {
        current[index(column, level, target)] &+ Self.unlimited
    }

    /// The limit at one level, `unlimited` where it is not set.
    func value(_ kind: LimitKind, _ level: Level, target: Int) -> Int64 {
        guard let column = Self.column(of: kind) else { return Self.unlimited }
        return load(column, level, target)
    }

    func ceiling(_ kind: LimitKind, _ level: Level, target: Int) -> Int64 {
        guard let column = Self.column(of: kind) else { return Self.unlimited }
        return ceiling[index(column, level, target)] &+ Self.unlimited
    }

    mutating func set(_ kind: LimitKind, _ level: Level, target: Int, to value: Int64) {
        guard let column = Self.column(of: kind) else { return }
        current[index(column, level, target)] = value &- Self.unlimited
    }

    mutating func setCeiling(_ kind: LimitKind, _ level: Level, target: Int, to value: Int64) {
        guard let column = Self.column(of: kind) else { return }
        ceiling[index(column, level, target)] = value &- Self.unlimited
    }

    /// Everything unlimited: a new configuration sets it again.
    mutating func clear() {
        for index in 0..<(rowCount * Self.columnCount) {
            if current[index] != 0 { current[index] = 0 }
            if ceiling[index] != 0 { ceiling[index] = 0 }
        }
    }

    /// The tightest of the four levels; of equal ones the most general. A row of -1 leaves its
    /// level out.
    @inline(__always)
    func tightest(_ column: Int, account: Int, session: Int, instrument: Int) -> EffectiveLimit {
        var best = EffectiveLimit(limit: load(column, .global, 0), level: .global)
        if account >= 0 {
            let ofAccount = load(column, .account, account)
            if ofAccount < best.limit { best = EffectiveLimit(limit: ofAccount, level: .account) }
        }
        if session >= 0 {
            let ofSession = load(column, .strategy, session)
            if ofSession < best.limit { best = EffectiveLimit(limit: ofSession, level: .strategy) }
        }
        let ofInstrument = load(column, .instrument, instrument)
        if ofInstrument < best.limit {
            best = EffectiveLimit(limit: ofInstrument, level: .instrument)
        }
        if best.limit == Self.unlimited { best.level = .none }
        return best
    }

    /// The tightest of a kind whose larger numbers are tighter.
    func tightestFloor(
        _ column: Int, account: Int, session: Int, instrument: Int
    ) -> EffectiveLimit {
        var best = EffectiveLimit(limit: .min, level: .none)
        best.raise(to: load(column, .global, 0), .global)
        if account >= 0 { best.raise(to: load(column, .account, account), .account) }
        if session >= 0 { best.raise(to: load(column, .strategy, session), .strategy) }
        best.raise(to: load(column, .instrument, instrument), .instrument)
        return best
    }

    /// One level's limit by column, for the limits that each level counts by itself.
    @inline(__always)
    func own(_ column: Int, _ level: Level, target: Int) -> Int64 { load(column, level, target) }

    /// The configuration's ceiling at one level, by column.
    @inline(__always)
    func ownCeiling(_ column: Int, _ level: Level, target: Int) -> Int64 {
        ceiling[index(column, level, target)] &+ Self.unlimited
    }

    func hash(into hasher: inout StateHasher) {
        for index in 0..<(rowCount * Self.columnCount) where current[index] | ceiling[index] != 0 {
            hasher.add(index)
            hasher.add(current[index])
            hasher.add(ceiling[index])
        }
    }
}
