// How long messages wait in a ring, from one message at a time: the producer marks one, the
// consumer sees when it has been taken, and then the next one is marked.
//
// A mark costs the producer one load while one is out, and a reading costs the consumer one.
//
// Invariants: one mark at a time; only the producer sets it, only the consumer takes it away.
// Thread: `isFree`, `mark` the producer's; `waited` the consumer's.

import Synchronization

public final class LatencyProbe: Sendable {
    private static let free = -1
    private let position = Atomic<Int>(LatencyProbe.free)
    private let time = Atomic<UInt64>(0)

    public init() {}

    /// Whether the next message can be marked.
    public var isFree: Bool { position.load(ordering: .acquiring) == Self.free }

    /// Marks the message that ends at a position of the ring.
    ///
    /// - Parameter now: ns of a monotonic clock.
    public func mark(_ end: Int, now: UInt64) {
        time.store(now, ordering: .relaxed)
        position.store(end, ordering: .releasing)
    }

    /// How long the marked message waited, or has waited so far; 0 without one. ns.
    ///
    /// - Parameter takenPosition: how far the ring has been read.
    public func waited(takenPosition: Int, now: UInt64) -> UInt64 {
        let end = position.load(ordering: .acquiring)
        guard end != Self.free else { return 0 }
        let marked = time.load(ordering: .relaxed)
        if takenPosition >= end { position.store(Self.free, ordering: .releasing) }
        return now > marked ? now - marked : 0
    }
}
