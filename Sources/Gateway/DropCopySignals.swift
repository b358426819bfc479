// What the core tells the drop copy: up to which record everything is durable.
//
// It costs the core one store and one load for each round of dispatch. It enters the kernel only to
// wake a drop copy that has consumers and found nothing to do for a while, so never for each
// record.
//
// Invariants: `durableSequence` only grows. A wake cannot be missed: the store in `publish` and the
// one in `announceSleep` are in one order for both threads, so one of them sees the other's.
// Thread: `publish` the core's; `requestStop` any; the rest the drop copy's.

import LockFree
import Synchronization

final class DropCopySignals: Sendable {
    let parker = Parker()
    private let durable = Atomic<UInt64>(0)
    private let sleeps = Atomic<Bool>(false)
    private let stops = Atomic<Bool>(false)

    /// Everything up to this record is durable and carried out.
    func publish(_ sequence: UInt64) {
        durable.store(sequence, ordering: .sequentiallyConsistent)
        guard sleeps.load(ordering: .sequentiallyConsistent) else { return }
        sleeps.store(false, ordering: .relaxed)
        parker.wake()
    }

    var durableSequence: UInt64 { durable.load(ordering: .acquiring) }

    /// Asks for a wake at the next record.
    ///
    /// - Returns: false where a record came after `known`: look again instead of sleeping.
    func announceSleep(after known: UInt64) -> Bool {
        sleeps.store(true, ordering: .sequentiallyConsistent)
        return durable.load(ordering: .sequentiallyConsistent) == known
    }

    func withdrawSleep() { sleeps.store(false, ordering: .relaxed) }

    func requestStop() {
        stops.store(true, ordering: .releasing)
        parker.wake()
    }

    var isStopping: Bool { stops.load(ordering: .acquiring) }
}
