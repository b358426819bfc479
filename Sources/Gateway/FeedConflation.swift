// Under load the latest snapshot wins: of several that wait, only the last of each instrument and
// feed is decided.
//
// What is overtaken here never reaches the core and is not journaled; it is counted. Two feeds of
// one instrument do not overtake each other: the core judges which of them goes on.
//
// Invariants: what is held goes out in the order in which its instrument first came; no message is
// taken while `heldMax` or more are held, so there are never more than that and a message's.
// Thread: the core's.

import Wire

struct FeedConflation {
    /// Snapshots held at once.
    static let heldMax = 8_192
    /// Part of the feed's ring that must wait before anything is overtaken: a quarter.
    static let pressureDivisor = 4

    private struct Key: Hashable {
        let securityID: UInt32
        let connection: UInt32
    }

    private var places: [Key: Int] = [:]
    private var held: [(connection: UInt32, tick: MarketDataSnapshot)] = []
    private var given = 0
    private(set) var overtaken: UInt64 = 0

    var isEmpty: Bool { given == held.count }
    var isFull: Bool { held.count >= Self.heldMax }

    /// Holds a snapshot, in place of the one before of the same instrument and connection.
    mutating func hold(_ tick: MarketDataSnapshot, from connection: UInt32) {
        let key = Key(securityID: tick.securityID, connection: connection)
        if let place = places[key] {
            held[place].tick = tick
            overtaken += 1
        } else {
            places[key] = held.count
            held.append((connection, tick))
        }
    }

    /// The first that has not been taken yet.
    var first: (connection: UInt32, tick: MarketDataSnapshot)? {
        isEmpty ? nil : held[given]
    }

    /// The first has been decided.
    mutating func removeFirst() {
        precondition(!isEmpty, "nothing is held")
        // From now on a later one is a new one.
        let it = held[given]
        places[Key(securityID: it.tick.securityID, connection: it.connection)] = nil
        given += 1
        guard isEmpty else { return }
        held.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        given = 0
    }
}
