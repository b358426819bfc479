// Puts one thread to sleep until another has something for it.
//
// Invariants: a wake before `park` makes that park return at once; wakes do not add up.
// Thread: `park` by one thread at a time, `wake` by any.

import CLinux
import Synchronization

public final class Parker: Sendable {
    private static let idle: UInt32 = 0
    private static let woken: UInt32 = 1
    private static let parked: UInt32 = 2

    // `Atomic` hides its address, and the kernel needs one: so it lives on the heap.
    private let address: UInt

    public init() {
        let word = UnsafeMutablePointer<Atomic<UInt32>>.allocate(capacity: 1)
        unsafe word.initialize(to: Atomic(Self.idle))
        address = UInt(bitPattern: word)
    }

    deinit {
        // Bound: `init` allocated it.
        if let word = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address) {
            unsafe word.deinitialize(count: 1)
            unsafe word.deallocate()
        }
    }

    /// Ends the current or the next `park`.
    public func wake() {
        guard let word = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address) else {
            return
        }
        let before = unsafe word.pointee.exchange(Self.woken, ordering: .acquiringAndReleasing)
        guard before == Self.parked else { return }
        unsafe clinux_futex_wake(UnsafePointer<UInt32>(bitPattern: address), 1)
    }

    /// Sleeps until woken, at most so long; may return early.
    ///
    /// - Parameter timeoutNs: negative for without end.
    public func park(timeoutNs: Int64) {
        guard let word = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address) else {
            return
        }
        let (slept, _) = unsafe word.pointee.compareExchange(
            expected: Self.idle, desired: Self.parked, ordering: .acquiringAndReleasing)
        if slept {
            _ = unsafe clinux_futex_wait(
                UnsafePointer<UInt32>(bitPattern: address), Self.parked, timeoutNs)
        }
        unsafe word.pointee.store(Self.idle, ordering: .sequentiallyConsistent)
    }
}
