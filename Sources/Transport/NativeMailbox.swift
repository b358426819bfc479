// How the owner's thread gets the I/O thread's attention: one bit a connection, and one wake-up.
//
// Invariants: a bit that was set before `post` returned is seen by a later `take`. Bits say only
// where to look; what is asked stands in the connection's link, so an old bit does no harm.
// Thread: `post`, `requestStop` the owner's; `take` the I/O thread's.

import CLinux
import Glibc
import Synchronization

/// How a socket stops.
enum NativeStop: UInt32, AtomicRepresentable {
    case no, afterOutput, atOnce
}

final class NativeMailbox: Sendable {
    /// Readable when somebody posted.
    let event: Int32
    let stop = Atomic<NativeStop>(.no)
    private let wordCount: Int
    private let words: UInt
    private let isSignalled = Atomic<Bool>(false)

    /// - Throws: `.system` where there are no more descriptors.
    init(slotCount: Int) throws(TransportError) {
        event = clinux_event_open()
        guard event >= 0 else {
            throw .system(operation: "eventfd", place: "a server's socket", code: -event)
        }
        wordCount = (slotCount + 63) / 64
        let words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: wordCount)
        for index in 0..<wordCount { unsafe (words + index).initialize(to: Atomic(0)) }
        self.words = UInt(bitPattern: words)
    }

    deinit {
        let words = unsafe word(0)
        unsafe words.deinitialize(count: wordCount)
        unsafe words.deallocate()
        _ = close(event)
    }

    /// Asks for a look at one connection.
    func post(_ slot: Int) {
        _ = unsafe word(slot / 64).pointee.bitwiseOr(
            1 << UInt64(slot % 64), ordering: .sequentiallyConsistent)
        signal()
    }

    func requestStop(_ how: NativeStop) {
        stop.store(how, ordering: .sequentiallyConsistent)
        signal()
    }

    private func signal() {
        guard !isSignalled.exchange(true, ordering: .sequentiallyConsistent) else { return }
        clinux_event_signal(event)
    }

    /// Hands over each slot that was posted.
    func take(_ handle: (Int) -> Void) {
        clinux_event_clear(event)
        // From here on a post signals again: nothing that comes after the look below is lost.
        isSignalled.store(false, ordering: .sequentiallyConsistent)
        for index in 0..<wordCount {
            var bits = unsafe word(index).pointee.exchange(0, ordering: .sequentiallyConsistent)
            while bits != 0 {
                handle(index * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }

    /// Bound: callers give a slot below the count that was allocated for.
    private func word(_ index: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
        precondition(index < wordCount, "a slot beyond the table")
        guard let start = unsafe UnsafeMutablePointer<Atomic<UInt64>>(bitPattern: words) else {
            preconditionFailure("the mailbox's words are gone")
        }
        return unsafe start + index
    }
}
