// The fills that a broker may still take back or correct, with what each of them booked.
//
// Invariants: a fill is found by its broker and the broker's own id for it, and is there once; the
// table holds the last `capacity` fills, older ones are forgotten; a fill without an id of its own
// is not remembered.
// Thread: the core's.

import LockFree
import Wire

/// One fill as it stands booked.
struct Trade: BitwiseCopyable {
    var booking: Booking
    /// The broker's own id of it.
    var execRef: UInt64
    var orderID: UInt64
    /// Times 1e8.
    var price: Int64
    /// As the broker said it, money of the instrument's currency times 1e4.
    var fee: Int64
    /// What one unit of that currency was worth; 0 for the base currency.
    var rate: Int64
    var position: UInt32
    var broker: UInt16
    /// Whether it was taken back.
    var isCanceled: Bool

    /// Times 1e8, without a sign.
    var quantity: Int64 { booking.quantity.distance }
}

struct TradeTable: ~Copyable {
    private(set) var rows: FixedTable<Trade>
    private var byRef: IndexMap
    /// Of all that was ever remembered or changed, in order: hashing the rows themselves would cost
    /// a status request as much as all orders do.
    private var digest = StateHasher()
    /// Fills remembered since the journal began; the next takes the row of this number.
    private(set) var total = 0

    init(capacity: Int = Limit.tradesRememberedMax) {
        rows = FixedTable(capacity: capacity)
        byRef = IndexMap(countMax: capacity)
    }

    func row(broker: UInt16, execRef: UInt64) -> Int? {
        guard execRef != 0 else { return nil }
        return byRef.row(of: IndexKey(UInt64(broker), execRef))
    }

    /// Remembers a fill that is not there yet; the oldest one makes room.
    mutating func remember(_ trade: Trade) {
        guard trade.execRef != 0 else { return }
        let row = total % rows.capacity
        if total >= rows.capacity {
            byRef.remove(IndexKey(UInt64(rows[row].broker), rows[row].execRef))
        }
        let fits = byRef.insert(IndexKey(UInt64(trade.broker), trade.execRef), row: row)
        precondition(fits, "a row was freed above")
        total += 1
        change(row, to: trade)
    }

    /// Takes note of what became of a fill.
    mutating func change(_ row: Int, to trade: Trade) {
        rows[row] = trade
        digest.add(row)
        digest.add(bytesOf: trade)
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(total)
        hasher.add(digest.value.high)
        hasher.add(digest.value.low)
    }
}
