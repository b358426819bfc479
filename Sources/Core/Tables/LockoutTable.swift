// The lockouts in force, with who set them, when, why and until when. The order's path does not
// read this list: what it adds up to is mirrored for each account, each instrument and each pair of
// them that a lockout names.
//
// Invariants: at most `Limit.lockoutsMax`; the mirrors say what the rows say; a row whose time has
// come holds nobody, whether it has been taken out yet or not.
// Thread: the core's.

import LockFree
import Wire

struct Lockout: BitwiseCopyable {
    var id: UInt64
    var since: UInt64
    /// ns since the Unix epoch; .max where no time ends it.
    var until: UInt64
    var setBy: Text32
    var reason: Text64
    /// Rows; `anyRow` for all.
    var account: UInt32
    var instrument: UInt32
    var kind: LockoutKind
    var end: LockoutEnd
    var isReduceOnly: Bool
    var isByOperator: Bool

    static let anyRow: UInt32 = .max

    /// What an operator may end: symbol lockouts, and what an operator has set.
    var mayClear: Bool { kind == .symbol || isByOperator }

    var rejectReason: RejectReason {
        switch kind {
        case .symbol: .lockoutSymbol
        case .timer: .lockoutTimer
        default: .lockoutHard
        }
    }

    /// Whether the other is the same lockout, set again.
    func isSame(as other: Lockout) -> Bool {
        kind == other.kind && account == other.account && instrument == other.instrument
            && end == other.end && isReduceOnly == other.isReduceOnly
            && isByOperator == other.isByOperator && setBy == other.setBy
    }
}

/// What holds one account: when the last of each kind ends; 0 for none.
struct AccountLock: BitwiseCopyable {
    var hardFull: UInt64
    var hardReducing: UInt64
    var timerFull: UInt64
    var timerReducing: UInt64

    static let none = AccountLock(hardFull: 0, hardReducing: 0, timerFull: 0, timerReducing: 0)
}

/// How many lockouts hold one symbol, in all accounts or in one.
struct SymbolLock: BitwiseCopyable {
    var full: UInt32
    var reducing: UInt32

    static let none = SymbolLock(full: 0, reducing: 0)
}

struct LockoutTable: ~Copyable {
    private(set) var rows: FixedTable<Lockout>
    private(set) var count = 0
    private var lastID: UInt64 = 0
    private var ofAccount: FixedTable<AccountLock>
    private var ofInstrument: FixedTable<SymbolLock>
    private var ofPair: FixedTable<SymbolLock>
    private var pairKeys: FixedTable<UInt64>
    private var pairCount = 0
    private var byPair: IndexMap

    init(capacity: Capacity) {
        rows = FixedTable(capacity: Limit.lockoutsMax)
        ofAccount = FixedTable(capacity: capacity.accounts)
        ofInstrument = FixedTable(capacity: capacity.instruments)
        ofPair = FixedTable(capacity: Limit.lockoutsMax)
        pairKeys = FixedTable(capacity: Limit.lockoutsMax)
        byPair = IndexMap(countMax: Limit.lockoutsMax)
    }

    // MARK: the order's path

    @inline(__always)
    func lock(account: Int) -> AccountLock { ofAccount[account] }

    /// What holds an instrument, in all accounts and in this one.
    @inline(__always)
    func lock(instrument: Int, account: Int) -> SymbolLock {
        var lock = ofInstrument[instrument]
        guard pairCount > 0, account >= 0,
            let pair = byPair.row(of: Self.key(UInt32(account), UInt32(instrument)))
        else { return lock }
        lock.full += ofPair[pair].full
        lock.reducing += ofPair[pair].reducing
        return lock
    }

    // MARK: changes

    func index(id: UInt64) -> Int? {
        for index in 0..<count where rows[index].id == id { return index }
        return nil
    }

    /// Adds a lockout; the same one again holds until the later of both ends.
    ///
    /// - Returns: its place, or nil where the table is full.
    mutating func set(_ lockout: Lockout) -> Int? {
        for index in 0..<count where rows[index].isSame(as: lockout) {
            rows[index].until = max(rows[index].until, lockout.until)
            rows[index].reason = lockout.reason
            mirror(rows[index])
            return index
        }
        guard count < rows.capacity else { return nil }
        lastID += 1
        rows[count] = lockout
        rows[count].id = lastID
        count += 1
        mirror(lockout)
        return count - 1
    }

    /// Takes one out; the others keep their order.
    mutating func remove(at index: Int) {
        let lockout = rows[index]
        for next in (index + 1)..<max(index + 1, count) { rows[next - 1] = rows[next] }
        count -= 1
        mirror(lockout)
    }

    /// The first whose time has come, or nil.
    func firstEnded(by now: UInt64) -> Int? {
        for index in 0..<count where rows[index].until <= now { return index }
        return nil
    }

    /// When the next one ends; .max for never.
    var nextEnd: UInt64 { (0..<count).reduce(.max) { min($0, rows[$1].until) } }

    /// The one that holds longest of those with the same account and instrument, or nil.
    func longest(account: UInt32, instrument: UInt32) -> Int? {
        var found: Int?
        for index in 0..<count
        where rows[index].account == account && rows[index].instrument == instrument {
            if let best = found, rows[best].until >= rows[index].until { continue }
            found = index
        }
        return found
    }

    // MARK: mirrors

    /// Brings the mirrors of what a lockout covers up to the rows. Rare, so it walks over them.
    private mutating func mirror(_ about: Lockout) {
        if about.account != Lockout.anyRow, about.instrument == Lockout.anyRow {
            ofAccount[Int(about.account)] = accountLock(about.account)
        } else if about.account == Lockout.anyRow {
            ofInstrument[Int(about.instrument)] = symbolLock(Lockout.anyRow, about.instrument)
        } else {
            mirrorPairs()
        }
    }

    private func accountLock(_ account: UInt32) -> AccountLock {
        var lock = AccountLock.none
        for index in 0..<count
        where rows[index].account == account && rows[index].instrument == Lockout.anyRow {
            let until = rows[index].until
            switch (rows[index].kind, rows[index].isReduceOnly) {
            case (.timer, false): lock.timerFull = max(lock.timerFull, until)
            case (.timer, true): lock.timerReducing = max(lock.timerReducing, until)
            case (_, false): lock.hardFull = max(lock.hardFull, until)
            case (_, true): lock.hardReducing = max(lock.hardReducing, until)
            }
        }
        return lock
    }

    private func symbolLock(_ account: UInt32, _ instrument: UInt32) -> SymbolLock {
        var lock = SymbolLock.none
        for index in 0..<count
        where rows[index].account == account && rows[index].instrument == instrument {
            if rows[index].isReduceOnly { lock.reducing += 1 } else { lock.full += 1 }
        }
        return lock
    }

    private mutating func mirrorPairs() {
        for pair in 0..<pairCount { byPair.remove(IndexKey(pairKeys[pair])) }
        pairCount = 0
        for index in 0..<count {
            let (account, instrument) = (rows[index].account, rows[index].instrument)
            guard account != Lockout.anyRow, instrument != Lockout.anyRow else { continue }
            let key = Self.key(account, instrument)
            guard byPair.row(of: key) == nil, byPair.insert(key, row: pairCount) else { continue }
            pairKeys[pairCount] = key.low
            ofPair[pairCount] = symbolLock(account, instrument)
            pairCount += 1
        }
    }

    @inline(__always)
    private static func key(_ account: UInt32, _ instrument: UInt32) -> IndexKey {
        IndexKey(UInt64(account) << 32 | UInt64(instrument))
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        hasher.add(lastID)
        for index in 0..<count { hasher.add(bytesOf: rows[index]) }
    }
}
