// The currencies that instruments are quoted in, with what one unit of each is worth in the base
// currency: the currency that all money of the accounts is counted in.
//
// Invariants: row 0 is the base currency, whose rate is 0, which stands for "none needed"; a rate
// that was known once stays until a newer one comes, so what is held can always be valued; a row
// never changes its currency.
// Thread: the core's.

import LockFree
import Wire

struct Currency: BitwiseCopyable {
    /// Base money for one unit, times 1e12, rounded up; 0 before the first.
    var rate: Int64
    /// When the gateway took it, ns.
    var rateTime: UInt64
    /// The instrument whose reference price is the rate; row plus one, 0 for none.
    var rateInstrument: UInt32
    /// The instrument that the configuration names.
    var securityID: UInt32
    /// The first of the positions in it; row plus one.
    var firstPosition: UInt32
    var code: Text4
    /// Whether the price is units of this currency for one of the base currency.
    var isInverse: Bool
}

struct CurrencyTable: ~Copyable {
    static let base = 0
    /// The row of an instrument whose currency nobody defined.
    static let undefined = Limit.currenciesMax

    var rows: FixedTable<Currency>
    private(set) var count = 1

    init() { rows = FixedTable(capacity: Limit.currenciesMax) }

    /// Whether a base currency was named; without one all money counts as of one currency.
    var hasBase: Bool { rows[Self.base].code.word != 0 }

    /// The row of a code; the base's where no base was named.
    func row(_ code: Text4) -> Int {
        guard hasBase else { return Self.base }
        for row in 0..<count where rows[row].code.word == code.word { return row }
        return Self.undefined
    }

    /// Takes one currency of a configuration. One that does not fit stays undefined, and orders in
    /// it are refused.
    mutating func define(_ definition: CurrencyDefinition) {
        guard definition.securityID != .null else {
            rows[Self.base].code = definition.currency
            return
        }
        var row = 1
        while row < count, rows[row].code.word != definition.currency.word { row += 1 }
        guard row < rows.capacity else { return }
        if row == count { count += 1 }
        rows[row].code = definition.currency
        rows[row].securityID = definition.securityID
        rows[row].isInverse = definition.inverse == .yes
    }

    /// A new configuration names the rates' instruments again.
    mutating func clearInstruments() {
        for row in 0..<count {
            rows[row].rateInstrument = 0
            rows[row].securityID = .null
        }
    }

    /// What money of a currency is multiplied with; 0 for the base; nil where it is not known.
    @inline(__always)
    func rate(_ row: Int) -> Int64? {
        guard row != Self.base else { return 0 }
        guard row < count, rows[row].rate > 0 else { return nil }
        return rows[row].rate
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}
