// Makes the value that holds it one that is always passed by its address, never in pieces.
//
// A large noncopyable struct that could be held in registers is taken apart by the compiler's check
// of moves, in every method and for every stored field: 21 s of 28 s for the core. A raw-layout
// member, as an atomic is, makes it address-only, and the check is over in a second.
//
// Invariants: holds no state.
// Thread: none; it is never read.

import Synchronization

/// A stored property without meaning that keeps its owner in memory.
public struct Anchor: ~Copyable, Sendable {
    private let byte = Atomic<UInt8>(0)

    public init() {}
}
