// A map from a key of two words to a row number: open addressing, linear probing, removal by
// shifting back, so that there are no tombstones and lookups stay short for ever.
//
// Invariants: at most a quarter full; the same inserts and removals give the same memory, whatever
// the run.
// Thread: the owner's alone.

/// A key of 16 bytes.
public struct IndexKey: BitwiseCopyable, Sendable, Equatable {
    public var high: UInt64
    public var low: UInt64

    @inlinable public init(_ high: UInt64, _ low: UInt64) {
        self.high = high
        self.low = low
    }

    @inlinable public init(_ low: UInt64) {
        self.init(0, low)
    }

    /// Spreads both words (the finaliser of SplitMix64), but keeps eight keys in a row together:
    /// ids grow one by one, and so a cache line that was fetched for one serves the next ones too.
    @inlinable var hash: UInt64 {
        var z = (low >> 3) &+ high &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return (z ^ (z >> 31)) << 3 | low & 7
    }
}

@usableFromInline
struct IndexEntry: BitwiseCopyable {
    @usableFromInline var key: IndexKey
    /// Row plus one; 0 marks a free place.
    @usableFromInline var rowPlusOne: UInt32
    /// The low bits of the key's hash, so that nothing is hashed again when entries move.
    @usableFromInline var home: UInt32

    @inlinable init(key: IndexKey, rowPlusOne: UInt32, home: UInt32) {
        self.key = key
        self.rowPlusOne = rowPlusOne
        self.home = home
    }
}

public struct IndexMap: ~Copyable {
    public private(set) var count = 0
    public let countMax: Int
    @usableFromInline var entries: FixedTable<IndexEntry>
    @usableFromInline let mask: Int

    /// - Parameter countMax: how many keys fit; at least four times as many places are made.
    public init(countMax: Int) {
        self.countMax = countMax
        var places = 16
        while places < countMax * 4 { places *= 2 }
        precondition(places <= 1 << 32, "an entry holds 32 bits of its hash")
        mask = places - 1
        entries = FixedTable(capacity: places)
    }

    /// The row of a key, or nil.
    @inlinable @inline(__always)
    public func row(of key: IndexKey) -> Int? {
        var place = Int(truncatingIfNeeded: key.hash) & mask
        while entries[place].rowPlusOne != 0 {
            if entries[place].key == key { return Int(entries[place].rowPlusOne) - 1 }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Adds a key that is not there.
    ///
    /// - Returns: false where the map is full.
    public mutating func insert(_ key: IndexKey, row: Int) -> Bool {
        guard count < countMax else { return false }
        let home = Int(truncatingIfNeeded: key.hash) & mask
        var place = home
        while entries[place].rowPlusOne != 0 {
            precondition(entries[place].key != key, "the key is there already")
            place = (place + 1) & mask
        }
        entries[place] = IndexEntry(
            key: key, rowPlusOne: UInt32(row) + 1, home: UInt32(truncatingIfNeeded: home))
        count += 1
        return true
    }

    /// Removes a key; does nothing where it is not there.
    public mutating func remove(_ key: IndexKey) {
        var place = Int(truncatingIfNeeded: key.hash) & mask
        while entries[place].rowPlusOne != 0, entries[place].key != key {
            place = (place + 1) & mask
        }
        guard entries[place].rowPlusOne != 0 else { return }
        count -= 1
        var hole = place
        var next = (hole + 1) & mask
        while entries[next].rowPlusOne != 0 {
            let home = Int(entries[next].home)
            // The entry may fill the hole where its home is not behind the hole.
            if (next &- home) & mask >= (next &- hole) & mask {
                entries[hole] = entries[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        entries[hole].rowPlusOne = 0
    }
}
