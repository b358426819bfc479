// A bounded queue of small values from many threads to one (after Vyukov's bounded MPMC queue).
//
// Invariants: each slot's turn says who may touch it: turn = position, a producer; position + 1,
// the consumer; and position + capacity, the producer of the next round. Values of one producer
// stay in their order.
// Thread: `push` any, `pop` the consumer's alone.

import Synchronization

public final class EventRing<Value: BitwiseCopyable & Sendable>: Sendable {
    public let capacity: Int
    private let turns: UInt
    private let values: UInt
    private let tail = Atomic<Int>(0)
    private let head = Atomic<Int>(0)

    /// - Parameter capacity: values; rounded up to a power of two.
    public init(capacity requested: Int) {
        var capacity = 2
        while capacity < requested { capacity *= 2 }
        let turns = UnsafeMutablePointer<Atomic<Int>>.allocate(capacity: capacity)
        for index in 0..<capacity { unsafe (turns + index).initialize(to: Atomic(index)) }
        self.capacity = capacity
        self.turns = UInt(bitPattern: turns)
        values = UInt(
            bitPattern: UnsafeMutablePointer<Value>.allocate(capacity: capacity))
    }

    deinit {
        let turns = unsafe turnPointer(0)
        unsafe turns.deinitialize(count: capacity)
        unsafe turns.deallocate()
        unsafe valuePointer(0).deallocate()
    }

    /// - Returns: false, and nothing changed, where the ring is full.
    public func push(_ value: Value) -> Bool {
        var position = tail.load(ordering: .relaxed)
        while true {
            let turn = unsafe turnPointer(position).pointee.load(ordering: .acquiring)
            if turn == position {
                let (won, seen) = tail.weakCompareExchange(
                    expected: position, desired: position + 1, ordering: .relaxed)
                if won { break }
                position = seen
            } else if turn < position {
                return false
            } else {
                position = tail.load(ordering: .relaxed)
            }
        }
        // The slot is this thread's until its turn moves on.
        unsafe valuePointer(position).initialize(to: value)
        unsafe turnPointer(position).pointee.store(position + 1, ordering: .releasing)
        return true
    }

    /// The oldest value, or nil.
    public func pop() -> Value? {
        let position = head.load(ordering: .relaxed)
        let turn = unsafe turnPointer(position).pointee.load(ordering: .acquiring)
        guard turn == position + 1 else { return nil }
        let value = unsafe valuePointer(position).pointee
        unsafe turnPointer(position).pointee.store(position + capacity, ordering: .releasing)
        head.store(position + 1, ordering: .relaxed)
        return value
    }

    /// Bound: the index is masked to the allocation.
    private func turnPointer(_ position: Int) -> UnsafeMutablePointer<Atomic<Int>> {
        guard let start = unsafe UnsafeMutablePointer<Atomic<Int>>(bitPattern: turns)
        else { preconditionFailure("the ring's turns are gone") }
        return unsafe start + (position & (capacity - 1))
    }

    private func valuePointer(_ position: Int) -> UnsafeMutablePointer<Value> {
        guard let start = unsafe UnsafeMutablePointer<Value>(bitPattern: values)
        else { preconditionFailure("the ring's values are gone") }
        return unsafe start + (position & (capacity - 1))
    }
}
