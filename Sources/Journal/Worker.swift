// A thread with a name, which can be waited for.
//
// Invariants: `start` once; after `join` the body has returned.
// Thread: `start` and `join` by the owner.

import CLinux
import Foundation
import LockFree
import Synchronization

package final class Worker: Sendable {
    private let isFinished = Atomic<Bool>(false)
    private let isStarted = Atomic<Bool>(false)
    private let finished = Parker()

    package init() {}

    package func start(name: String, _ body: @escaping @Sendable () -> Void) {
        let first = !isStarted.exchange(true, ordering: .acquiringAndReleasing)
        precondition(first, "a worker starts once")
        Thread.detachNewThread { [self] in
            unsafe clinux_name_thread(name)
            body()
            isFinished.store(true, ordering: .releasing)
            finished.wake()
        }
    }

    /// Waits until the body has returned; returns at once where it never started.
    package func join() {
        guard isStarted.load(ordering: .acquiring) else { return }
        while !isFinished.load(ordering: .acquiring) { finished.park(timeoutNs: 100_000_000) }
    }
}
