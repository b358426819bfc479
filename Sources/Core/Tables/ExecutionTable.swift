// The fills of each strategy since a person last released it, and which strategies are locked
// because they filled too often.
//
// Invariants: a strategy that is locked stays so until it is released, over restarts too; of each
// the last `executionsRememberedMax` times are kept, in order.
// Thread: the core's.

import LockFree
import Wire

/// How often one strategy was filled, and its lock.
struct ExecutionCount: BitwiseCopyable {
    /// Fills since the last release.
    var total: UInt64
    /// When it was locked, ns; 0: it is not.
    var lockedTime: UInt64
    /// What it was locked by.
    var lockedLimit: Int64
    var lockedValue: Int64
    var lockedLevel: Level

    var isLocked: Bool { lockedTime != 0 }
}

struct ExecutionTable: ~Copyable {
    var rows: FixedTable<ExecutionCount>
    private var times: FixedTable<UInt64>
    private(set) var lockedCount = 0

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.sessions)
        times = FixedTable(capacity: capacity.sessions * Limit.executionsRememberedMax)
    }

    /// Notes one fill.
    mutating func count(_ row: Int, at time: UInt64) {
        times[place(row, rows[row].total)] = time
        rows[row].total += 1
    }

    /// Whether the last `number` fills all lie within a window that ends now.
    ///
    /// - Parameter windowNs: nil: any time since the release.
    func isReached(_ row: Int, number: Int64, windowNs: UInt64?, now: UInt64) -> Bool {
        let total = rows[row].total
        guard number > 0, total >= UInt64(number) else { return false }
        guard let windowNs else { return true }
        // More than are remembered cannot be asked for: a configuration and a LimitUpdate are held
        // to it. Beyond, the oldest that is known speaks, so that it locks rather too early.
        let back = min(UInt64(number), UInt64(Limit.executionsRememberedMax))
        return now - times[place(row, total - back)] <= windowNs
    }

    /// Fills within a window that ends now, as far as they are remembered.
    func number(_ row: Int, windowNs: UInt64?, now: UInt64) -> Int64 {
        let total = rows[row].total
        guard let windowNs else { return Int64(clamping: total) }
        var number: UInt64 = 0
        while number < min(total, UInt64(Limit.executionsRememberedMax)),
            now - times[place(row, total - number - 1)] <= windowNs
        {
            number += 1
        }
        return Int64(number)
    }

    mutating func lock(_ row: Int, at time: UInt64, by limit: EffectiveLimit, value: Int64) {
        guard !rows[row].isLocked else { return }
        rows[row].lockedTime = time
        rows[row].lockedLimit = limit.limit
        rows[row].lockedValue = value
        rows[row].lockedLevel = limit.level
        lockedCount += 1
    }

    /// A person's reset: the count begins anew.
    ///
    /// - Returns: whether it was locked.
    mutating func release(_ row: Int) -> Bool {
        guard rows[row].isLocked else { return false }
        rows[row] = ExecutionCount(
            total: 0, lockedTime: 0, lockedLimit: 0, lockedValue: 0, lockedLevel: .none)
        lockedCount -= 1
        return true
    }

    /// The row of one of the locked strategies, counted from 0 in their order.
    func lockedRow(_ index: Int) -> Int? {
        var left = index
        for row in 0..<rows.capacity where rows[row].isLocked {
            if left == 0 { return row }
            left -= 1
        }
        return nil
    }

    private func place(_ row: Int, _ number: UInt64) -> Int {
        row * Limit.executionsRememberedMax + Int(number % UInt64(Limit.executionsRememberedMax))
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(lockedCount)
        for row in 0..<rows.capacity where rows[row].total > 0 || rows[row].isLocked {
            let count = rows[row]
            hasher.add(row)
            hasher.add(count.total)
            hasher.add(count.lockedTime)
            hasher.add(count.lockedLimit)
            hasher.add(count.lockedValue)
            hasher.add(UInt64(count.lockedLevel.rawValue))
            for back in 0..<min(count.total, UInt64(Limit.executionsRememberedMax)) {
                hasher.add(times[place(row, count.total - back - 1)])
            }
        }
    }
}
