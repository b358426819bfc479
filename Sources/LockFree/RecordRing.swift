// The ring of records: the one road from the core to the disk and on to sockets and brokers.
//
//     producer (core)   builds a record in place and publishes it
//     journal           chains and writes [durable, published), then moves `durable`
//     dispatch (core)   carries out the effects of [released, durable), then moves `released`
//
// The memory is mapped twice in a row, so any stretch up to the capacity is one piece: a record
// never wraps, and a group is one write.
//
// Invariants: released ≤ durable ≤ published ≤ released + capacity. Positions are byte counts since
// the start; they never wrap (2^63 bytes at 1 GB/s are 292 years).
// Thread: `reserve`, `publish`, `durableBytes`, `release` the core's; `publishedBytes`,
// `markDurable` the journal's (the core's too where it writes inline).

import CLinux
import Synchronization

public final class RecordRing: Sendable {
    public let capacity: Int
    private let base: UInt
    private let published = Atomic<Int>(0)
    private let durable = Atomic<Int>(0)
    private let released = Atomic<Int>(0)

    /// - Parameter capacity: bytes; rounded up to a power of two of at least 64 KiB.
    public init(capacity requested: Int) {
        var capacity = 65_536
        while capacity < requested { capacity *= 2 }
        guard let memory = unsafe clinux_map_twice(capacity) else {
            preconditionFailure("no memory for a record ring of \(capacity) bytes")
        }
        self.capacity = capacity
        self.base = UInt(bitPattern: memory)
    }

    deinit {
        unsafe clinux_unmap_twice(UnsafeMutableRawPointer(bitPattern: base), capacity)
    }

    /// Room for one record of at most `byteCount` bytes, or nil while the ring is too full.
    @inlinable
    public func reserve(_ byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        let start = publishedPosition
        guard start + byteCount - releasedPosition <= capacity else { return nil }
        return unsafe piece(from: start, byteCount: byteCount)
    }

    /// Hands on what was built in the reserved room.
    public func publish(_ byteCount: Int) {
        published.store(published.load(ordering: .relaxed) + byteCount, ordering: .releasing)
    }

    /// All that is published and not durable, as one piece.
    public func publishedBytes() -> UnsafeMutableRawBufferPointer {
        let start = durable.load(ordering: .relaxed)
        let end = published.load(ordering: .acquiring)
        return unsafe piece(from: start, byteCount: end - start)
    }

    /// The first `byteCount` of the published bytes are durable now.
    public func markDurable(_ byteCount: Int) {
        let position = durable.load(ordering: .relaxed) + byteCount
        precondition(position <= published.load(ordering: .relaxed), "durable beyond published")
        durable.store(position, ordering: .releasing)
    }

    /// All that is durable and not released, as one piece.
    public func durableBytes() -> UnsafeRawBufferPointer {
        let start = released.load(ordering: .relaxed)
        let end = durable.load(ordering: .acquiring)
        return unsafe UnsafeRawBufferPointer(piece(from: start, byteCount: end - start))
    }

    /// The first `byteCount` of the durable bytes are dealt with; their room is free.
    public func release(_ byteCount: Int) {
        let position = released.load(ordering: .relaxed) + byteCount
        precondition(position <= durable.load(ordering: .relaxed), "released beyond durable")
        released.store(position, ordering: .releasing)
    }

    /// Bytes that are published and not durable.
    public var undurableByteCount: Int {
        published.load(ordering: .acquiring) - durable.load(ordering: .acquiring)
    }

    /// Bytes that are published and not released.
    public var usedByteCount: Int {
        published.load(ordering: .acquiring) - released.load(ordering: .acquiring)
    }

    @usableFromInline var publishedPosition: Int { published.load(ordering: .relaxed) }
    @usableFromInline var releasedPosition: Int { released.load(ordering: .acquiring) }

    /// Bound: every caller's stretch is at most `capacity` long, and the mapping holds twice that.
    @usableFromInline
    func piece(from position: Int, byteCount: Int) -> UnsafeMutableRawBufferPointer {
        let offset = UInt(position & (capacity - 1))
        return unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: base + offset), count: byteCount)
    }
}
