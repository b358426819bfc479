// How much each account has in each sector, country and asset class, at worst case.
//
// A group is a number: of a sector the place of its name in a table, of a country its code, of an
// asset class its code. A row is one account's sum in one group.
//
// Invariants: each row's sum equals that over the account's positions in the group; there are at
// most as many sectors as instruments and three rows a position, so neither table can be full
// before those are.
// Thread: the core's.

import LockFree
import Wire

/// What instruments are grouped by.
enum Grouping: UInt64 {
    case sector = 1
    case country = 2
    case assetClass = 3
}

struct GroupSum: BitwiseCopyable {
    /// Sum of |worst-case value| over the positions, money times 1e4.
    var grossSum: Int128
    /// Account, grouping and group, for taking the row out of the map.
    var keyHigh: UInt64
    var keyLow: UInt64

    /// The same, held at the end of the range.
    var gross: Int64 { Int64(clamping: grossSum) }
}

struct GroupTable: ~Copyable {
    var rows: FixedTable<GroupSum>
    private(set) var count = 0
    private var byKey: IndexMap
    private var sectors: IndexMap
    private var sectorNames: FixedTable<Text16>

    init(capacity: Capacity) {
        rows = FixedTable(capacity: 3 * capacity.positions)
        byKey = IndexMap(countMax: 3 * capacity.positions)
        sectors = IndexMap(countMax: capacity.instruments)
        sectorNames = FixedTable(capacity: capacity.instruments)
    }

    private static func key(_ account: Int, _ grouping: Grouping, _ group: UInt32) -> IndexKey {
        IndexKey(UInt64(account), grouping.rawValue << 32 | UInt64(group))
    }

    /// The number of a sector; instruments without one are together in the one without a name.
    mutating func sector(_ name: Text16) -> UInt32 {
        if let known = sectors.row(of: IndexKey(name)) { return UInt32(known) }
        let fresh = sectors.count
        let fits = sectors.insert(IndexKey(name), row: fresh)
        precondition(fits, "more sectors than instruments")
        sectorNames[fresh] = name
        return UInt32(fresh)
    }

    /// An account's sum in a group; 0 where it has no position there.
    func gross(account: Int, _ grouping: Grouping, _ group: UInt32) -> Int64 {
        byKey.row(of: Self.key(account, grouping, group)).map { rows[$0].gross } ?? 0
    }

    /// The row of an account in a group, made where it is new.
    mutating func row(account: Int, _ grouping: Grouping, _ group: UInt32) -> UInt32 {
        let key = Self.key(account, grouping, group)
        if let row = byKey.row(of: key) { return UInt32(row) }
        let row = count
        let fits = row < rows.capacity && byKey.insert(key, row: row)
        precondition(fits, "more than three groups a position")
        rows[row] = GroupSum(grossSum: 0, keyHigh: key.high, keyLow: key.low)
        count += 1
        return UInt32(row)
    }

    /// Forgets all rows and sectors: a new configuration groups the instruments anew.
    mutating func clear() {
        for row in 0..<count { byKey.remove(IndexKey(rows[row].keyHigh, rows[row].keyLow)) }
        count = 0
        for number in 0..<sectors.count { sectors.remove(IndexKey(sectorNames[number])) }
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(sectors.count)
        for number in 0..<sectors.count { hasher.add(sectorNames[number]) }
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}
