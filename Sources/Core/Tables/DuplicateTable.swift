// The orders that were accepted lately, for the check that tells an order from its repetition.
//
// A ring of rows in the order of time. Rows of one digest hang together, newest first; a row that
// has been written over ends its chain by its number, so nothing is ever unlinked.
//
// Invariants: rows are compared whole, so a digest that two orders share makes no duplicate; what
// was written over is known by its time, so it is known how far back the rows reach.
// Thread: the core's.

import LockFree
import Wire

/// What makes two orders the same.
struct OrderLikeness: BitwiseCopyable, Equatable {
    var price: Int64
    var stopPx: Int64
    var orderQty: Int64
    var account: UInt32
    var instrument: UInt32
    var side: Side

    var digest: UInt64 {
        var hash = Mixer(6)
        hash.add(UInt64(bitPattern: price))
        hash.add(UInt64(bitPattern: stopPx))
        hash.add(UInt64(bitPattern: orderQty))
        hash.add(UInt64(account) << 32 | UInt64(instrument))
        hash.add(UInt64(side.rawValue))
        return hash.value
    }
}

struct DuplicateRow: BitwiseCopyable {
    var time: UInt64
    /// Number of the row before in the same chain; 0 for none.
    var before: UInt64
    var likeness: OrderLikeness
}

struct DuplicateTable: ~Copyable {
    private var rows: FixedTable<DuplicateRow>
    /// Number of the newest row of each chain; 0 for none.
    private var heads: FixedTable<UInt64>
    private let mask: UInt64
    /// Number of the newest row; rows are numbered from 1.
    private var last: UInt64 = 0
    /// Time of the newest row that was written over; 0 for none.
    private(set) var forgottenTime: UInt64 = 0

    /// - Parameter capacity: rows that are remembered; a power of two.
    init(capacity: Int = Limit.duplicateOrdersMax) {
        precondition(capacity & (capacity - 1) == 0, "a power of two")
        rows = FixedTable(capacity: capacity)
        heads = FixedTable(capacity: capacity * 2)
        mask = UInt64(capacity * 2 - 1)
    }

    var capacity: Int { rows.capacity }

    /// The time of the newest order like this one that is not older than `since`, or nil.
    @inline(__always)
    func newest(like likeness: OrderLikeness, digest: UInt64, since: UInt64) -> UInt64? {
        var number = heads[Int(digest & mask)]
        while number != 0, number + UInt64(rows.capacity) > last {
            let row = place(number)
            guard rows[row].time >= since else { return nil }
            if rows[row].likeness == likeness { return rows[row].time }
            number = rows[row].before
        }
        return nil
    }

    /// Remembers an order.
    mutating func add(_ likeness: OrderLikeness, digest: UInt64, time: UInt64) {
        let head = Int(digest & mask)
        var before = heads[head]
        // An order meant twice stands for its first time as well: chains stay short.
        if before != 0, before + UInt64(rows.capacity) > last,
            rows[place(before)].likeness == likeness
        {
            before = rows[place(before)].before
        }
        last += 1
        let row = place(last)
        if last > UInt64(rows.capacity) { forgottenTime = rows[row].time }
        rows[row] = DuplicateRow(time: time, before: before, likeness: likeness)
        heads[head] = last
    }

    @inline(__always)
    private func place(_ number: UInt64) -> Int { Int((number - 1) & UInt64(rows.capacity - 1)) }

    func hash(into hasher: inout StateHasher) {
        hasher.add(last)
        hasher.add(forgottenTime)
        for row in 0..<Int(min(last, UInt64(rows.capacity))) { hasher.add(bytesOf: rows[row]) }
    }
}
