// One account: its money, what it has open, and its exposure at worst case.

import LockFree
import Wire

struct Account: BitwiseCopyable {
    // Sums over orders and positions, kept by differences: in 128 bits, so that they are exact
    // whatever the rows hold, and come back to zero.
    var openNotionalSum: Int128
    /// Of it, what open buys would cost.
    var openBuyNotionalSum: Int128
    /// Sum of all positions at their marks, signed.
    var positionsValueSum: Int128
    /// Sum of |worst-case value| over all positions.
    var grossExposureSum: Int128
    /// Sums of the worst case upwards and downwards, signed.
    var longExposureSum: Int128
    var shortExposureSum: Int128
    /// Sum of the worst case downwards, long positions included, signed.
    var downExposureSum: Int128
    /// What short positions would cost at their marks, negative.
    var shortValueSum: Int128
    /// Sum of what the open positions cost, signed.
    var openCostSum: Int128
    var name: Text16
    /// Money times 1e4: starting cash less what was bought plus what was sold, less fees.
    var cash: Int64
    var startingCash: Int64
    var realizedPnL: Int64
    var fees: Int64
    /// The highest equity so far.
    var highWaterMark: Int64
    // As they stood when the trading day and the week began.
    var dayEquity: Int64
    var dayRealized: Int64
    var weekEquity: Int64
    var weekRealized: Int64
    var openOrders: Int64
    /// Instruments with a position or an open order.
    var positionsOpen: Int64
    var rates: RateBuckets
    /// The first of its positions; row plus one.
    var firstPosition: UInt32
    var group: UInt32
    var currency: Text4
    var halt: UInt8
    var isEnabled: Bool
    var selfTrade: SelfTradePolicy

    // What limits are measured against: money times 1e4, held at the ends of the range.
    var openNotional: Int64 { Int64(clamping: openNotionalSum) }
    var openBuyNotional: Int64 { Int64(clamping: openBuyNotionalSum) }
    var grossExposure: Int64 { Int64(clamping: grossExposureSum) }
    var longExposure: Int64 { Int64(clamping: longExposureSum) }
    var shortExposure: Int64 { Int64(clamping: shortExposureSum) }
    var downExposure: Int64 { Int64(clamping: downExposureSum) }
    /// Cash and positions at their marks.
    var equity: Int64 { Int64(clamping: Int128(cash) + positionsValueSum) }
}

struct AccountTable: ~Copyable {
    var rows: FixedTable<Account>
    private(set) var count = 0
    private var byName: IndexMap

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.accounts)
        byName = IndexMap(countMax: capacity.accounts)
    }

    @inline(__always)
    func row(named name: Text16) -> Int? { byName.row(of: IndexKey(name)) }

    /// The row of an account, made where it is new; nil where the table is full.
    mutating func define(_ name: Text16) -> Int? {
        if let row = row(named: name) { return row }
        guard count < rows.capacity, byName.insert(IndexKey(name), row: count) else { return nil }
        rows[count].name = name
        count += 1
        return count - 1
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}
