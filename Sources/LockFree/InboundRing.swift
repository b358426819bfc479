// The ring of messages from a socket's callback to the core: one producer, one consumer, bytes.
//
//     0  u32 connection   4  u32 byte count   8  the bytes, padded to a multiple of 8
//
// The memory is mapped twice in a row (see RecordRing), so a message never wraps and is read in
// place.
//
// Invariants: head ≤ tail ≤ head + capacity, all multiples of 8. A message is seen whole or not at
// all.
// Thread: `push` the producer's, `peek` and `pop` the consumer's; the counts and positions any.

import CLinux
import Synchronization

public final class InboundRing: Sendable {
    public let capacity: Int
    private let base: UInt
    private let tail = Atomic<Int>(0)
    private let pushedCount = Atomic<Int>(0)
    // Keeps what the producer writes and what the consumer writes on cache lines of their own.
    private let padding: InlineArray<16, Int> = .init(repeating: 0)
    private let head = Atomic<Int>(0)
    private let poppedCount = Atomic<Int>(0)

    private static let headerByteCount = 8

    /// - Parameter capacity: bytes; rounded up to a power of two of at least 64 KiB.
    public init(capacity requested: Int) {
        var capacity = 65_536
        while capacity < requested { capacity *= 2 }
        guard let memory = unsafe clinux_map_twice(capacity) else {
            preconditionFailure("no memory for an inbound ring of \(capacity) bytes")
        }
        self.capacity = capacity
        base = UInt(bitPattern: memory)
    }

    deinit {
        unsafe clinux_unmap_twice(UnsafeMutableRawPointer(bitPattern: base), capacity)
    }

    /// Copies one message in.
    ///
    /// - Returns: false, and nothing changed, where the ring has no room for it.
    public func push(connection: UInt32, bytes: UnsafeRawBufferPointer) -> Bool {
        let start = tail.load(ordering: .relaxed)
        let free = capacity - (start - head.load(ordering: .acquiring))
        guard bytes.count <= free - Self.headerByteCount else { return false }
        let needed = Self.headerByteCount + (bytes.count + 7) & ~7
        guard needed <= free else { return false }
        let room = unsafe piece(at: start, byteCount: needed)
        unsafe room.storeBytes(of: connection, as: UInt32.self)
        unsafe room.storeBytes(of: UInt32(bytes.count), toByteOffset: 4, as: UInt32.self)
        // Bound: `needed` bytes are free and mapped.
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[Self.headerByteCount...])
            .copyMemory(from: bytes)
        pushedCount.store(pushedCount.load(ordering: .relaxed) + 1, ordering: .releasing)
        tail.store(start + needed, ordering: .releasing)
        return true
    }

    /// The oldest message, in place until `pop`; nil while the ring is empty.
    public func peek() -> (connection: UInt32, bytes: UnsafeRawBufferPointer)? {
        let start = head.load(ordering: .relaxed)
        guard start != tail.load(ordering: .acquiring) else { return nil }
        let header = unsafe piece(at: start, byteCount: Self.headerByteCount)
        let connection = unsafe header.load(as: UInt32.self)
        let count = unsafe Int(header.load(fromByteOffset: 4, as: UInt32.self))
        // Bound: the producer wrote `count` bytes here before it moved the tail.
        let whole = unsafe piece(at: start, byteCount: Self.headerByteCount + count)
        return unsafe (
            connection,
            UnsafeRawBufferPointer(rebasing: whole[Self.headerByteCount...])
        )
    }

    /// Frees the oldest message's room.
    public func pop() {
        let start = head.load(ordering: .relaxed)
        precondition(start != tail.load(ordering: .acquiring), "pop of an empty ring")
        let header = unsafe piece(at: start, byteCount: Self.headerByteCount)
        let count = unsafe Int(header.load(fromByteOffset: 4, as: UInt32.self))
        poppedCount.store(poppedCount.load(ordering: .relaxed) + 1, ordering: .releasing)
        head.store(start + Self.headerByteCount + (count + 7) & ~7, ordering: .releasing)
    }

    /// Messages that wait.
    public var messageCount: Int {
        let popped = poppedCount.load(ordering: .acquiring)
        return pushedCount.load(ordering: .acquiring) - popped
    }

    public var isEmpty: Bool { usedByteCount == 0 }

    /// Bytes that were ever put in, headers included: what is in now is taken when `takenPosition`
    /// has come this far.
    public var givenPosition: Int { tail.load(ordering: .acquiring) }
    /// Bytes that were ever taken out.
    public var takenPosition: Int { head.load(ordering: .acquiring) }

    /// Bytes that wait, headers included.
    public var usedByteCount: Int {
        let start = head.load(ordering: .acquiring)
        return tail.load(ordering: .acquiring) - start
    }

    /// Bound: callers ask for at most `capacity` bytes, and the mapping holds twice that.
    private func piece(at position: Int, byteCount: Int) -> UnsafeMutableRawBufferPointer {
        let offset = UInt(position & (capacity - 1))
        return unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: base + offset), count: byteCount)
    }
}
