// The bytes that wait for one peer because the kernel did not take them at once.
//
// A byte ring of one producer (the owner's thread) and one consumer (the I/O thread). Its memory is
// mapped when the first byte must wait, costs only what was touched, and goes when the connection
// does.
//
// Invariants: head ≤ tail ≤ head + capacity; the tail moves over whole messages, or over the rest
// of one whose beginning the kernel took; so an empty ring means that the stream stands between
// two.
// Thread: `append` the owner's, `waiting`, `consume` the I/O thread's; `isEmpty` both; `reset` the
// owner's once the I/O thread has let go of the connection.

import CLinux
import Synchronization

@safe
struct NativeOutbox: ~Copyable {
    let capacity: Int
    private let base = Atomic<UInt>(0)
    private let tail = Atomic<Int>(0)
    // Keeps what the two threads write on cache lines of their own.
    private let padding: InlineArray<8, Int> = .init(repeating: 0)
    private let head = Atomic<Int>(0)

    /// - Parameter requested: bytes; rounded up to a power of two of at least 128 KiB, which any
    ///   message fits.
    init(capacity requested: Int) {
        var capacity = 131_072
        while capacity < requested { capacity *= 2 }
        self.capacity = capacity
    }

    deinit { unmap() }

    /// Whether all was taken. Ordered against the hand-over of the right to write, see NativeLink.
    var isEmpty: Bool {
        tail.load(ordering: .sequentiallyConsistent) == head.load(ordering: .acquiring)
    }

    /// Where the next message begins.
    var end: Int { tail.load(ordering: .acquiring) }

    /// Copies two pieces in, less the bytes that are gone already.
    ///
    /// - Returns: false, and nothing changed, where they do not fit or there is no memory.
    func append(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, skipping: Int
    ) -> Bool {
        let start = tail.load(ordering: .relaxed)
        let needed = first.count + second.count - skipping
        guard needed <= capacity - (start - head.load(ordering: .acquiring)), isMapped() else {
            return false
        }
        let skippedOfFirst = min(skipping, first.count)
        let firstLeft = unsafe UnsafeRawBufferPointer(rebasing: first[skippedOfFirst...])
        let secondLeft = unsafe UnsafeRawBufferPointer(
            rebasing: second[(skipping - skippedOfFirst)...])
        unsafe copy(firstLeft, to: start)
        unsafe copy(secondLeft, to: start + firstLeft.count)
        tail.store(start + needed, ordering: .sequentiallyConsistent)
        return true
    }

    /// What waits before a position, in order: two pieces where it goes over the ring's end.
    func waiting(before limit: Int) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer) {
        let start = head.load(ordering: .relaxed)
        let count = min(limit, tail.load(ordering: .acquiring)) - start
        guard count > 0 else {
            let nothing = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
            return unsafe (nothing, nothing)
        }
        let offset = start & (capacity - 1)
        let untilEnd = min(count, capacity - offset)
        return unsafe (
            UnsafeRawBufferPointer(start: pointer(offset), count: untilEnd),
            UnsafeRawBufferPointer(start: pointer(0), count: count - untilEnd)
        )
    }

    /// Frees what the kernel took.
    func consume(_ byteCount: Int) {
        let start = head.load(ordering: .relaxed)
        precondition(
            byteCount <= tail.load(ordering: .acquiring) - start, "more was sent than waited")
        head.store(start + byteCount, ordering: .releasing)
    }

    /// Forgets everything and gives the memory back.
    func reset() {
        unmap()
        head.store(0, ordering: .relaxed)
        tail.store(0, ordering: .relaxed)
    }

    private func isMapped() -> Bool {
        if base.load(ordering: .relaxed) != 0 { return true }
        guard let memory = unsafe clinux_map_zeroed(capacity) else { return false }
        base.store(UInt(bitPattern: memory), ordering: .releasing)
        return true
    }

    private func unmap() {
        let address = base.exchange(0, ordering: .acquiringAndReleasing)
        guard let memory = unsafe UnsafeMutableRawPointer(bitPattern: address) else { return }
        unsafe clinux_unmap(memory, capacity)
    }

    /// Bound: `append` found room for all of it, so it overwrites nothing that waits.
    private func copy(_ bytes: UnsafeRawBufferPointer, to position: Int) {
        let offset = position & (capacity - 1)
        let untilEnd = min(bytes.count, capacity - offset)
        unsafe UnsafeMutableRawBufferPointer(start: pointer(offset), count: untilEnd)
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<untilEnd]))
        guard untilEnd < bytes.count else { return }
        unsafe UnsafeMutableRawBufferPointer(start: pointer(0), count: bytes.count - untilEnd)
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[untilEnd...]))
    }

    /// Bound: callers give an offset below the capacity, and the memory is mapped.
    private func pointer(_ offset: Int) -> UnsafeMutableRawPointer {
        guard
            let memory = unsafe UnsafeMutableRawPointer(
                bitPattern: base.load(ordering: .acquiring))
        else { preconditionFailure("an outbox without memory holds bytes") }
        return unsafe memory + offset
    }
}
