// The halt flag: raised by whoever sees a halt first, read by the core before every order.
//
// It counts: a halt that is seen while another is being dealt with is not lost, and the gate is up
// again only when each halt that raised it has been dealt with, or an operator resumes.
//
// Invariants: once `raise` returned, every later `isRaised` on any thread that learnt of it is true
// until the owner has dealt with that halt.
// Thread: `raise`, `lose`, `isRaised`, `isLost` any; `acknowledge`, `resume` the core's alone.

import Synchronization

public final class Gate: Sendable {
    private let raised = Atomic<Int>(0)
    private let acknowledged = Atomic<Int>(0)
    private let lost = Atomic<Int>(0)

    public init() {}

    /// Stops orders from now on.
    public func raise() { raised.add(1, ordering: .sequentiallyConsistent) }

    /// Whether orders must wait. Two loads: on x86-64 plain ones.
    public var isRaised: Bool {
        raised.load(ordering: .acquiring) > acknowledged.load(ordering: .relaxed)
    }

    /// One halt has been dealt with: it is state of the core now, or was refused.
    public func acknowledge() {
        guard isRaised else { return }
        acknowledged.add(1, ordering: .relaxed)
    }

    /// A halt that raised the gate could not be queued: the gate stays up until `resume`.
    public func lose() { lost.add(1, ordering: .sequentiallyConsistent) }

    /// Whether a halt that could not be queued holds the gate up.
    public var isLost: Bool { lost.load(ordering: .acquiring) > 0 }

    /// An operator resumes: what was lost no longer holds the gate up.
    public func resume() {
        let lost = lost.exchange(0, ordering: .acquiringAndReleasing)
        for _ in 0..<lost { acknowledge() }
    }
}
