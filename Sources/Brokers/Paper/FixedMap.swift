// A map of fixed size from an id to a place in a table: open addressing, linear probing, removal by
// shifting back, so there are no tombstones and no growth.
//
// Invariants: at most two thirds of the places are taken; nothing iterates over the map, so its
// order is no part of any result.
// Thread: its owner's.

struct FixedMap: ~Copyable {
    /// No place.
    static var none: UInt32 { .max }

    private var keys: [UInt64]
    private var places: [UInt32]
    private let mask: Int
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        var size = 16
        while size * 2 < capacity * 3 { size *= 2 }
        self.capacity = capacity
        mask = size - 1
        keys = Array(repeating: 0, count: size)
        places = Array(repeating: Self.none, count: size)
    }

    /// The place that was put for a key, or `none`.
    func place(of key: UInt64) -> UInt32 {
        var index = home(of: key)
        while places[index] != Self.none {
            if keys[index] == key { return places[index] }
            index = (index + 1) & mask
        }
        return Self.none
    }

    /// Puts a key that is not there.
    mutating func insert(_ key: UInt64, place: UInt32) {
        precondition(count < capacity, "map beyond its capacity")
        var index = home(of: key)
        while places[index] != Self.none {
            precondition(keys[index] != key, "key put twice")
            index = (index + 1) & mask
        }
        keys[index] = key
        places[index] = place
        count += 1
    }

    /// Removes a key that is there.
    mutating func remove(_ key: UInt64) {
        var hole = home(of: key)
        while keys[hole] != key || places[hole] == Self.none {
            precondition(places[hole] != Self.none, "removed key is not there")
            hole = (hole + 1) & mask
        }
        var index = (hole + 1) & mask
        while places[index] != Self.none {
            // An entry may move into the hole unless its home lies behind the hole.
            let distance = (index - home(of: keys[index])) & mask
            if distance >= (index - hole) & mask {
                keys[hole] = keys[index]
                places[hole] = places[index]
                hole = index
            }
            index = (index + 1) & mask
        }
        places[hole] = Self.none
        count -= 1
    }

    /// Fibonacci hashing: ids in sequence spread over the whole map.
    private func home(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}
