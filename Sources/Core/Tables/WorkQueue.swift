// Work that is too long for one input: mass cancels, flattening, lists. Each input `ContinueWork`
// takes the oldest item a bounded step further, so no record grows without end and orders pass in
// between.

import LockFree
import Wire

enum WorkKind {
    /// Cancel the open orders that match.
    static let cancel: UInt8 = 1
    /// Close the positions that match, once no order rests in them.
    static let flatten: UInt8 = 2
    static let securityList: UInt8 = 3
    static let positionList: UInt8 = 4
    static let orderList: UInt8 = 5
    /// Ask the brokers for every order that may rest with them.
    static let query: UInt8 = 6
    /// Tell every established session of a change of its trading state.
    static let tradingState: UInt8 = 7
    /// Tell every established session of a lockout, or one session of all lockouts.
    static let lockoutState: UInt8 = 20
}

struct WorkItem: BitwiseCopyable {
    var requestID: UInt64
    /// Next row to look at.
    var cursor: UInt64
    /// Orders with a higher id came later and are left alone.
    var orderIDMax: UInt64
    /// An order list's last find, which is reported when it is known whether it is the last; 0 for
    /// none.
    var heldOrderID: UInt64
    /// Closing orders are not sent again before this; 0 at first.
    var notBeforeTime: UInt64
    var target: Text16
    /// Row of what the scope names.
    var scopeRow: UInt32
    /// Filters of a strategy's own request; .max for any.
    var session: UInt32
    var account: UInt32
    var instrument: UInt32
    /// Where the answer goes: an ops connection, or 0.
    var connection: UInt32
    var sent: UInt32
    var closes: UInt32
    var listed: UInt32
    var rejectReason: RejectReason
    var kind: UInt8
    var scope: Scope
    var side: SideFilter
    var cancelOpen: Bool
    var flatten: Bool
    /// Waits until the brokers have answered.
    var isWaiting: Bool
    var isUsed: Bool
}

/// First in, first out; a waiting item does not hold up the others.
struct WorkQueue: ~Copyable {
    var rows: FixedTable<WorkItem>
    private(set) var count = 0

    // One row more than the limit: for the query of a start, which must not fail.
    init() { rows = FixedTable(capacity: Limit.workItemsMax + 1) }

    /// Adds an item; false where the queue is full.
    mutating func add(_ item: WorkItem) -> Bool {
        guard count < Limit.workItemsMax else { return false }
        rows[count] = item
        count += 1
        return true
    }

    /// Adds the one item that goes ahead of all others.
    mutating func addFirst(_ item: WorkItem) {
        precondition(count < rows.capacity, "one item at most is added first")
        for index in (0..<count).reversed() { rows[index + 1] = rows[index] }
        rows[0] = item
        count += 1
    }

    /// The first item that can go on, or nil.
    func firstReady() -> Int? {
        for index in 0..<count where !rows[index].isWaiting { return index }
        return nil
    }

    mutating func remove(at index: Int) {
        for next in (index + 1)..<max(index + 1, count) { rows[next - 1] = rows[next] }
        count -= 1
    }

    /// Something changed that a waiting item may have waited for.
    mutating func wakeAll() {
        for index in 0..<count { rows[index].isWaiting = false }
    }

    /// Actions go on over a restart, but whoever asked for them is gone; a query begins anew.
    mutating func outliveRestart() {
        var index = 0
        while index < count {
            if rows[index].kind == WorkKind.query {
                remove(at: index)
            } else {
                rows[index].connection = 0
                rows[index].isWaiting = false
                index += 1
            }
        }
    }

    /// Time has passed: items that waited for it go on.
    ///
    /// - Returns: when the next one wants to; .max for never.
    mutating func wake(at now: UInt64) -> UInt64 {
        var next = UInt64.max
        for index in 0..<count where rows[index].isWaiting && rows[index].notBeforeTime != 0 {
            if rows[index].notBeforeTime <= now {
                rows[index].isWaiting = false
            } else {
                next = min(next, rows[index].notBeforeTime)
            }
        }
        return next
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for index in 0..<count { hasher.add(bytesOf: rows[index]) }
    }
}
