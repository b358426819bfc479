// The limits that operators have changed at run time: who, when, why, and what was set.
//
// Invariants: at most one change a limit, at most `Limit.limitChangesMax` in all. A change stays
// until it is taken back: over restarts and over new configurations. What holds is the tighter of
// the change and of what the configuration says.
// Thread: the core's. The order's path does not read this list: `LimitTable` has what holds.

import LockFree
import Wire

struct LimitChange: BitwiseCopyable {
    var limit: Int64
    var time: UInt64
    /// Of the record that set it.
    var sequence: UInt64
    var operatorID: Text32
    var reason: Text64
    /// Row of what the level names.
    var target: UInt32
    var kind: LimitKind
    var level: Level
    var isUsed: Bool
}

struct LimitChangeTable: ~Copyable {
    var rows: FixedTable<LimitChange>
    private(set) var count = 0

    init() { rows = FixedTable(capacity: Limit.limitChangesMax) }

    /// The place of a limit's change in the list, or nil.
    func index(_ kind: LimitKind, _ level: Level, target: Int) -> Int? {
        for index in 0..<count
        where rows[index].kind == kind && rows[index].level == level
            && Int(rows[index].target) == target
        {
            return index
        }
        return nil
    }

    /// Sets or replaces a change; false where the list is full.
    mutating func set(_ change: LimitChange) -> Bool {
        if let index = index(change.kind, change.level, target: Int(change.target)) {
            rows[index] = change
            return true
        }
        guard count < rows.capacity else { return false }
        rows[count] = change
        count += 1
        return true
    }

    /// Takes a change back; the others keep their order.
    mutating func remove(at index: Int) {
        for next in (index + 1)..<max(index + 1, count) { rows[next - 1] = rows[next] }
        count -= 1
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for index in 0..<count { hasher.add(bytesOf: rows[index]) }
    }
}

extension LimitTable {
    /// The tighter of two limits, either of which may be `unlimited`.
    static func tighter(_ kind: LimitKind, _ first: Int64, _ second: Int64) -> Int64 {
        guard isFloor(kind), first != unlimited, second != unlimited else {
            return min(first, second)
        }
        return max(first, second)
    }

    /// Whether zero is a limit and not a mistake: no floor, no short sale, no resting order.
    static func mayBeZero(_ kind: LimitKind) -> Bool {
        isFloor(kind) || kind == .shortExposure || kind == .openOrders
    }
}
