// The halts in force, with who set them, when and why. The order's path does not read this list:
// each halt is mirrored in its account's, session's, instrument's or broker's own state.
//
// Invariants: at most `Limit.haltsMax`, and one more place that only a halt of all may take.

import LockFree
import Wire

struct Halt: BitwiseCopyable {
    var since: UInt64
    var target: Text16
    var operatorID: Text32
    var reason: Text64
    var row: UInt32
    var scope: Scope
    var mode: HaltMode
}

struct HaltTable: ~Copyable {
    var rows: FixedTable<Halt>
    private(set) var count = 0
    private(set) var all: UInt8 = HaltState.none

    init() { rows = FixedTable(capacity: Limit.haltsMax + 1) }

    /// The place of a halt in the list, or nil.
    func index(scope: Scope, row: UInt32) -> Int? {
        for index in 0..<count where rows[index].scope == scope && rows[index].row == row {
            return index
        }
        return nil
    }

    /// Sets or changes a halt; false where the list is full.
    mutating func set(_ halt: Halt) -> Bool {
        if let index = index(scope: halt.scope, row: halt.row) {
            rows[index] = halt
        } else {
            guard count < (halt.scope == .all ? rows.capacity : Limit.haltsMax) else {
                return false
            }
            rows[count] = halt
            count += 1
        }
        if halt.scope == .all { all = Self.state(halt.mode) }
        return true
    }

    /// Lifts a halt; the others keep their order.
    mutating func lift(at index: Int) {
        if rows[index].scope == .all { all = HaltState.none }
        for next in (index + 1)..<max(index + 1, count) { rows[next - 1] = rows[next] }
        count -= 1
    }

    static func state(_ mode: HaltMode) -> UInt8 {
        mode == .reducing ? HaltState.reducing : HaltState.full
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for index in 0..<count { hasher.add(bytesOf: rows[index]) }
    }
}
