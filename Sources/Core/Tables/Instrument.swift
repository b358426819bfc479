// One instrument: its static data, its market, and what is open in it.

import LockFree
import Wire

struct Instrument: BitwiseCopyable {
    var openNotionalSum: Int128
    var symbol: Text16
    var sector: Text16
    var calendar: Text16
    var tick: Int64
    var lot: Int64
    var quantityMin: Int64
    var quantityMax: Int64
    var multiplier: Int64
    var averageDailyVolume: Int64
    /// The market: null where it was never seen.
    var bidPx: Int64
    var offerPx: Int64
    var lastPx: Int64
    /// Middle of the quote, or the last price; null where there is none.
    var referencePx: Int64
    /// When the gateway took the tick, ns.
    var referenceTime: UInt64
    var exchangeTime: UInt64
    var feedSeqNum: UInt64
    var openOrders: Int64
    var rates: RateBuckets
    var securityID: UInt32
    /// The first of the positions in it; row plus one.
    var firstPosition: UInt32
    /// Row of its currency.
    var currencyRow: UInt32
    /// The currency whose rate its price is; row, 0 for none.
    var rateOf: UInt32
    /// Number of its sector.
    var sectorNumber: UInt32
    var currency: Text4
    var country: Text4
    var broker: UInt16
    var status: SecurityStatus
    var assetClass: AssetClass
    var easyToBorrow: Flag
    var halt: UInt8
    var isEnabled: Bool
    /// `CalendarRow`, or the row of its calendar plus one.
    var calendarRow: UInt8

    var openNotional: Int64 { Int64(clamping: openNotionalSum) }
}

struct InstrumentTable: ~Copyable {
    var rows: FixedTable<Instrument>
    private(set) var count = 0
    private var byID: IndexMap
    private var bySymbol: IndexMap

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.instruments)
        byID = IndexMap(countMax: capacity.instruments)
        bySymbol = IndexMap(countMax: capacity.instruments)
    }

    @inline(__always)
    func row(securityID: UInt32) -> Int? { byID.row(of: IndexKey(UInt64(securityID))) }
    func row(symbol: Text16) -> Int? { bySymbol.row(of: IndexKey(symbol)) }

    /// The row of an instrument, made where it is new; nil where the table is full.
    mutating func define(_ securityID: UInt32, symbol: Text16) -> Int? {
        if let row = row(securityID: securityID) {
            rows[row].symbol = symbol
            nameRow(row)
            return row
        }
        guard count < rows.capacity else { return nil }
        let row = count
        count += 1
        rows[row].securityID = securityID
        rows[row].symbol = symbol
        rows[row].bidPx = .null
        rows[row].offerPx = .null
        rows[row].lastPx = .null
        rows[row].referencePx = .null
        _ = byID.insert(IndexKey(UInt64(securityID)), row: row)
        nameRow(row)
        return row
    }

    /// Takes every symbol back: a new configuration gives them again, perhaps to others.
    mutating func clearSymbols() {
        for row in 0..<count { bySymbol.remove(IndexKey(rows[row].symbol)) }
    }

    /// Gives those that the configuration did not name their old symbol, where nobody else took it.
    mutating func restoreSymbols() {
        for row in 0..<count { nameRow(row) }
    }

    private mutating func nameRow(_ row: Int) {
        let key = IndexKey(rows[row].symbol)
        if bySymbol.row(of: key) == nil { _ = bySymbol.insert(key, row: row) }
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}
