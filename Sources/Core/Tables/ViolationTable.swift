// Critical refusals of each account: how many there ever were, and when the last ones came, so that
// those within a window can be counted exactly.
//
// Invariants: the times of the last `Limit.violationsMax` since the last reset are kept, no more.
// Thread: the core's.

import LockFree
import Wire

struct ViolationCount: BitwiseCopyable {
    /// Since the journal began.
    var total: UInt64
    var lastTime: UInt64
    /// Since the last reset.
    var sinceReset: UInt64
    var lastReason: RejectReason

    static let none = ViolationCount(total: 0, lastTime: 0, sinceReset: 0, lastReason: .none)
}

struct ViolationTable: ~Copyable {
    private(set) var rows: FixedTable<ViolationCount>
    private(set) var all = ViolationCount.none
    private var times: FixedTable<UInt64>
    private let accountsMax: Int

    init(capacity: Capacity) {
        accountsMax = capacity.accounts
        rows = FixedTable(capacity: capacity.accounts)
        times = FixedTable(capacity: capacity.accounts * Limit.violationsMax)
    }

    /// Counts one for all accounts together.
    mutating func noteForAll(_ reason: RejectReason, at now: UInt64) {
        all.total += 1
        all.lastTime = now
        all.lastReason = reason
    }

    /// Counts one of an account.
    mutating func note(_ account: Int, _ reason: RejectReason, at now: UInt64) {
        times[place(account, rows[account].sinceReset)] = now
        rows[account].total += 1
        rows[account].sinceReset += 1
        rows[account].lastTime = now
        rows[account].lastReason = reason
    }

    /// Those of an account within the window that ends now; at most `Limit.violationsMax`.
    func count(_ account: Int, window: UInt64, now: UInt64) -> Int {
        let kept = Int(min(rows[account].sinceReset, UInt64(Limit.violationsMax)))
        var found = 0
        while found < kept {
            let number = rows[account].sinceReset - UInt64(found) - 1
            guard now - times[place(account, number)] < window else { break }
            found += 1
        }
        return found
    }

    /// An operator has looked at them: they count for no halt any more.
    mutating func reset(_ account: Int) { rows[account].sinceReset = 0 }

    private func place(_ account: Int, _ number: UInt64) -> Int {
        account * Limit.violationsMax + Int(number % UInt64(Limit.violationsMax))
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(bytesOf: all)
        for account in 0..<accountsMax where rows[account].total > 0 {
            hasher.add(account)
            hasher.add(bytesOf: rows[account])
            let kept = min(rows[account].sinceReset, UInt64(Limit.violationsMax))
            for number in 0..<kept { hasher.add(times[place(account, number)]) }
        }
    }
}
