// Every limit at its four levels, and which one is the tightest.
//
// Invariants: a limit that is not set is `unlimited`; run-time changes never pass the
// configuration's ceiling; finding the tightest costs two loads, however many targets there are:
// what holds for an account and a strategy together is reckoned once for each pair and kept until
// a limit changes.
// Thread: the core's.

import LockFree
import Wire

/// A limit that holds, and where it is set.
struct EffectiveLimit: BitwiseCopyable {
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

/// Where the limits of one order stand.
struct LimitRows {
    /// Of its account and strategy together, in `pairs`.
    var pair: Int
    /// Of its instrument, in `current`, and the columns that are set there.
    var instrument: Int
    var instrumentMask: UInt64
}

/// Whose pair of limits stands at a place, and of which version of the limits.
struct PairTag: BitwiseCopyable {
    var account: UInt32
    var session: UInt32
    var version: UInt64
}

struct LimitTable: ~Copyable {
    /// Number of limit kinds; `column(of:)` is below this.
    static let columnCount = 51
    static let unlimited: Int64 = .max
    /// How many pairs of account and strategy are kept at once; more take each other's places.
    static let pairsMax = 65_536

    // Stored minus `unlimited`, so that zeroed memory means unlimited.
    private var current: FixedTable<Int64>
    private var ceiling: FixedTable<Int64>
    private let accountBase: Int
    private let sessionBase: Int
    private let instrumentBase: Int
    private let rowCount: Int
    /// One bit for each column that is set, for each row.
    private var masks: FixedTable<UInt64>
    // Derived, so it does not enter the state's hash: the tightest of global, account and strategy
    // for pairs that were asked for, with the version of the limits they were reckoned from.
    private var pairs: FixedTable<EffectiveLimit>
    private var pairTags: FixedTable<PairTag>
    private var version: UInt64 = 1

    init(capacity: Capacity) {
        accountBase = 1
        // One row more, where nothing is ever set, for an order of an unknown account.
        sessionBase = accountBase + capacity.accounts + 1
        instrumentBase = sessionBase + capacity.sessions
        // One row more, where nothing is ever set, for an order in an unknown instrument.
        rowCount = instrumentBase + capacity.instruments + 1
        let pairCount = min((capacity.accounts + 1) * capacity.sessions, Self.pairsMax)
        pairs = FixedTable(capacity: pairCount * Self.columnCount)
        pairTags = FixedTable(capacity: pairCount)
        masks = FixedTable(capacity: rowCount)
        current = FixedTable(capacity: rowCount * Self.columnCount)
        ceiling = FixedTable(capacity: rowCount * Self.columnCount)
    }

    /// Whether a larger number is the tighter one.
    static func isFloor(_ kind: LimitKind) -> Bool {
        column(of: kind).map(isFloor(column:)) ?? false
    }

    @inline(__always)
    private func row(_ level: Level, _ target: Int) -> Int {
        switch level {
        case .account: accountBase + target
        case .strategy: sessionBase + target
        case .instrument: instrumentBase + target
        default: 0
        }
    }

    @inline(__always)
    private func index(_ column: Int, _ level: Level, _ target: Int) -> Int {
        row(level, target) * Self.columnCount + column
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
        let bit: UInt64 = 1 << UInt64(column)
        if value == Self.unlimited {
            masks[row(level, target)] &= ~bit
        } else {
            masks[row(level, target)] |= bit
        }
        version += 1
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
        for row in 0..<rowCount where masks[row] != 0 { masks[row] = 0 }
        version += 1
    }

    /// Whether any of some columns is set for a target.
    @inline(__always)
    func isAnySet(_ columns: UInt64, _ level: Level, target: Int) -> Bool {
        masks[row(level, target)] & columns != 0
    }

    /// The bit of a column, for `isAnySet`.
    @inline(__always)
    static func bit(_ column: Int) -> UInt64 { 1 << UInt64(column) }

    /// Whether a larger number is the tighter one.
    static func isFloor(column: Int) -> Bool {
        column == Column.priceMinimum || column == Column.buyingPower
            || column == Column.duplicateWindow || column == Column.executionsWindow
            || column == Column.violationsWindow
    }

    // MARK: an order's limits

    /// Looks up where an order's limits stand. A row of -1 is an unknown account or instrument.
    @inline(__always)
    mutating func rows(account: Int, session: Int, instrument: Int) -> LimitRows {
        let known = instrument >= 0 ? instrumentBase + instrument : rowCount - 1
        let account = account >= 0 ? account : sessionBase - accountBase - 1
        let pair = (account &* (instrumentBase - sessionBase) &+ session) % pairTags.capacity
        let tag = pairTags[pair]
        if tag.version != version || tag.account != UInt32(account)
            || tag.session != UInt32(session)
        {
            reckonPair(pair, account, session)
        }
        return LimitRows(
            pair: pair * Self.columnCount, instrument: known * Self.columnCount,
            instrumentMask: masks[known])
    }

    @inline(never)
    private mutating func reckonPair(_ pair: Int, _ account: Int, _ session: Int) {
        for column in 0..<Self.columnCount {
            let all = load(column, .global, 0)
            let ofAccount = load(column, .account, account)
            let ofSession = load(column, .strategy, session)
            var best: EffectiveLimit
            if Self.isFloor(column: column) {
                best = EffectiveLimit(limit: .min, level: .none)
                best.raise(to: all, .global)
                best.raise(to: ofAccount, .account)
                best.raise(to: ofSession, .strategy)
            } else {
                best = .at(.global, all)
                if ofAccount < best.limit { best = .at(.account, ofAccount) }
                if ofSession < best.limit { best = .at(.strategy, ofSession) }
            }
            pairs[pair * Self.columnCount + column] = best
        }
        pairTags[pair] = PairTag(
            account: UInt32(account), session: UInt32(session), version: version)
    }

    /// The tightest limit for an order whose rows were looked up.
    @inline(__always)
    func tightest(_ column: Int, _ rows: LimitRows) -> EffectiveLimit {
        let ofPair = pairs[rows.pair + column]
        guard rows.instrumentMask & (1 << UInt64(column)) != 0 else { return ofPair }
        let own = current[rows.instrument + column] &+ Self.unlimited
        return own < ofPair.limit ? .at(.instrument, own) : ofPair
    }

    /// The highest floor for an order whose rows were looked up.
    @inline(__always)
    func tightestFloor(_ column: Int, _ rows: LimitRows) -> EffectiveLimit {
        var best = pairs[rows.pair + column]
        if rows.instrumentMask & (1 << UInt64(column)) != 0 {
            best.raise(to: current[rows.instrument + column] &+ Self.unlimited, .instrument)
        }
        return best
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
        if instrument >= 0 {
            let ofInstrument = load(column, .instrument, instrument)
            if ofInstrument < best.limit {
                best = EffectiveLimit(limit: ofInstrument, level: .instrument)
            }
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
        if instrument >= 0 { best.raise(to: load(column, .instrument, instrument), .instrument) }
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
