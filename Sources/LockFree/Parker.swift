// Puts one thread to sleep until another wakes it: one word, and a futex or the owner's own wait.
//
// Invariants: a wake is never lost. One that comes before `park` makes it return at once, several
// before one `park` count as one. `wake` enters the kernel only when the owner sleeps. The exchange
// in `wake` is also the fence between what the waker published and its look at the owner's state,
// so the owner either finds the data or is woken; a plain load could not promise that.
// Thread: `park` the owner's alone; `wake` any.

import CLinux
import Synchronization

public final class Parker: Sendable {
    private static let empty: UInt32 = 0
    private static let notified: UInt32 = 1
    private static let parked: UInt32 = 2
    /// The owner waits for descriptors; an event among them wakes it.
    private static let polling: UInt32 = 3

    /// Address of an `Atomic<UInt32>`: the kernel needs it, and it must not move.
    private let wordAddress: UInt
    /// The event that ends the owner's wait for descriptors.
    private let event = Atomic<Int32>(-1)

    public init() {
        let word = UnsafeMutablePointer<Atomic<UInt32>>.allocate(capacity: 1)
        unsafe word.initialize(to: Atomic(Self.empty))
        wordAddress = UInt(bitPattern: word)
    }

    deinit {
        guard let word = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: wordAddress)
        else { return }
        unsafe word.deinitialize(count: 1)
        unsafe word.deallocate()
    }

    /// Makes the owner's present or next `park` return.
    public func wake() {
        let word = unsafe pointer()
        let before = unsafe word.pointee.exchange(Self.notified, ordering: .acquiringAndReleasing)
        switch before {
        case Self.parked: unsafe clinux_futex_wake(address(word), 1)
        case Self.polling: clinux_event_signal(event.load(ordering: .relaxed))
        default: break
        }
    }

    /// Sleeps until a wake. May return without one (a signal): look again at what you wait for.
    ///
    /// - Parameter timeoutNs: longest sleep in ns; 0 returns at once, negative sleeps without end.
    public func park(timeoutNs: Int64) {
        let word = unsafe pointer()
        let (slept, state) = unsafe word.pointee.compareExchange(
            expected: Self.empty, desired: Self.parked, ordering: .acquiringAndReleasing)
        precondition(
            state != Self.parked && state != Self.polling, "two threads park on one Parker")
        if slept && timeoutNs != 0 {
            _ = unsafe clinux_futex_wait(address(word), Self.parked, timeoutNs)
        }
        _ = unsafe word.pointee.exchange(Self.empty, ordering: .acquiringAndReleasing)
    }

    /// Sleeps in the owner's own wait, which a signal of `event` must end.
    ///
    /// - Parameters:
    ///   - timeoutNs: as in `park(timeoutNs:)`; handed to `wait`.
    ///   - event: an event's descriptor; stays open as long as anybody may wake.
    ///   - wait: waits for descriptors, `event` among them; not called where a wake came before.
    public func park(timeoutNs: Int64, event: Int32, wait: (Int64) -> Void) {
        self.event.store(event, ordering: .relaxed)
        let word = unsafe pointer()
        let (slept, state) = unsafe word.pointee.compareExchange(
            expected: Self.empty, desired: Self.polling, ordering: .acquiringAndReleasing)
        precondition(
            state != Self.parked && state != Self.polling, "two threads park on one Parker")
        if slept { wait(timeoutNs) }
        _ = unsafe word.pointee.exchange(Self.empty, ordering: .acquiringAndReleasing)
    }

    private func pointer() -> UnsafeMutablePointer<Atomic<UInt32>> {
        guard let word = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: wordAddress)
        else { preconditionFailure("the parker's word is gone") }
        return unsafe word
    }

    private func address(_ word: UnsafeMutablePointer<Atomic<UInt32>>) -> UnsafePointer<UInt32> {
        unsafe UnsafeRawPointer(word).assumingMemoryBound(to: UInt32.self)
    }
}
