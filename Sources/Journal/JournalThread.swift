// The journal thread: takes what the core published, keeps it, and says that it is durable.
//
// Invariants: records are kept in the ring's order; `markDurable` follows only a successful append.
// At the first failure the thread sets `hasFailed`, wakes the core and ends: nothing is tried
// again, and what was published and not marked durable never becomes so.
// Thread: its own. `hasFailed`, `failure` and `lastSequence` may be read by any; `start` and `stop`
// are the owner's.

import CLinux
import LockFree
import Synchronization

public final class JournalThread: Sendable {
    private let ring: RecordRing
    private let parker: Parker
    private let wakeCore: @Sendable () -> Void
    private let waiting: Mutex<JournalWriter?>
    private let isStopping = Atomic<Bool>(false)
    private let failed = Atomic<Bool>(false)
    private let durableSequence: Atomic<UInt64>
    private let firstFailure = Mutex<JournalError?>(nil)
    private let worker = Worker()

    /// - Parameters:
    ///   - parker: the core wakes it after it published.
    ///   - wake: called when records became durable, and at a failure; must not block.
    public init(
        writer: consuming JournalWriter, ring: RecordRing, parker: Parker,
        wake: @escaping @Sendable () -> Void
    ) {
        self.ring = ring
        self.parker = parker
        wakeCore = wake
        durableSequence = Atomic(writer.lastSequence)
        waiting = Mutex(consume writer)
    }

    /// Whether the journal takes nothing more; the core reads it and goes to safe mode.
    public var hasFailed: Bool { failed.load(ordering: .acquiring) }
    /// Why.
    public var failure: JournalError? { firstFailure.withLock { $0 } }
    /// The last record that is durable.
    public var lastSequence: UInt64 { durableSequence.load(ordering: .acquiring) }

    /// - Parameter processor: to bind the thread to, or nil.
    public func start(processor: Int32? = nil) {
        worker.start(name: "journal") { [self] in run(processor: processor) }
    }

    /// Keeps all that was published before the call, seals the journal, and ends the thread.
    ///
    /// - Throws: what failed, now or before.
    public func stop() throws(JournalError) {
        isStopping.store(true, ordering: .releasing)
        parker.wake()
        worker.join()
        if let failure { throw failure }
    }

    private func run(processor: Int32?) {
        if let processor { _ = clinux_pin_thread(processor) }
        guard var writer = waiting.withLock({ $0.take() }) else { return }
        while true {
            // Read before the ring: what was published before `stop` is then seen below.
            let stops = isStopping.load(ordering: .acquiring)
            let bytes = unsafe ring.publishedBytes()
            if unsafe bytes.isEmpty {
                if stops { break }
                parker.park(timeoutNs: 100_000_000)
                continue
            }
            do throws(JournalError) {
                try unsafe writer.append(bytes)
            } catch {
                return fail(error)
            }
            durableSequence.store(writer.lastSequence, ordering: .releasing)
            ring.markDurable(bytes.count)
            wakeCore()
        }
        do throws(JournalError) { try writer.close() } catch { fail(error) }
    }

    private func fail(_ error: JournalError) {
        firstFailure.withLock { $0 = $0 ?? error }
        failed.store(true, ordering: .releasing)
        wakeCore()
    }
}
