// One account's position in one instrument, with what its open orders could make of it.
//
// Money is kept as the cost of the open position, not as an average price, so that
//     cash + cost of all positions = starting cash + realised result − fees
// holds to the last unit after every fill; the average price is derived.

import LockFree
import Wire

struct Position: BitwiseCopyable {
    /// Times 1e8; negative: short.
    var netQty: Int64
    /// What the open position cost, signed as the quantity; money times 1e4.
    var openCost: Int64
    /// The same in the instrument's own currency, for the average price.
    var localCost: Int64
    var realizedPnL: Int64
    var fees: Int64
    var openBuyQty: Int64
    var openSellQty: Int64
    var openOrders: Int64
    /// What it contributes at present to the sums of its account.
    var markValue: Int64
    var worstLong: Int64
    var worstShort: Int64
    var worstDownValue: Int64
    var worstGross: Int64
    var account: UInt32
    var instrument: UInt32
    /// The next of the same account, and of the same instrument; row plus one.
    var nextOfAccount: UInt32
    var nextOfInstrument: UInt32
    /// The next in the same currency; row plus one.
    var nextOfCurrency: UInt32
    // Its account's sums of sector, country and asset class; rows.
    var sectorRow: UInt32
    var countryRow: UInt32
    var assetClassRow: UInt32
    /// The book of own orders that its orders stand in; row plus one.
    var ownBook: UInt32

    /// The largest position that all open buys could make.
    var worstUp: Int64 { netQty.addingClamped(openBuyQty) }
    /// The smallest position that all open sells could make.
    var worstDown: Int64 { netQty.addingClamped(-openSellQty) }
    var isActive: Bool { netQty != 0 || openOrders != 0 }
}

struct PositionTable: ~Copyable {
    var rows: FixedTable<Position>
    private(set) var count = 0
    private var byPair: IndexMap

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.positions)
        byPair = IndexMap(countMax: capacity.positions)
    }

    @inline(__always)
    func row(account: Int, instrument: Int) -> Int? {
        byPair.row(of: IndexKey(UInt64(account) << 32 | UInt64(instrument)))
    }

    /// Makes the row of a pair that has none; nil where the table is full.
    mutating func add(
        account: Int, instrument: Int, accounts: inout AccountTable,
        instruments: inout InstrumentTable
    ) -> Int? {
        let row = count
        let key = IndexKey(UInt64(account) << 32 | UInt64(instrument))
        guard row < rows.capacity, byPair.insert(key, row: row) else { return nil }
        count += 1
        rows[row].account = UInt32(account)
        rows[row].instrument = UInt32(instrument)
        rows[row].nextOfAccount = accounts.rows[account].firstPosition
        rows[row].nextOfInstrument = instruments.rows[instrument].firstPosition
        accounts.rows[account].firstPosition = UInt32(row + 1)
        instruments.rows[instrument].firstPosition = UInt32(row + 1)
        return row
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}
