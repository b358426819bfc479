// The halt flag: raised by whoever sees a halt first, read by the core before every order.
//
// It counts: a halt that is seen while another is being dealt with is not lost, and the gate is up
// again only when each halt that raised it has been dealt with, or an operator resumes.
//
// Invariants: once `raise` returned, every later `isRaised` on any thread that learnt of it is true
// until the owner has dealt with that halt.
// Thread: `raise`, `isRaised` any; `acknowledge`, `lower` the core's alone.

import Synchronization

public final class Gate: Sendable {
    private let raised = Atomic<Int>(0)
    private let acknowledged = Atomic<Int>(0)

    public init() {}

    /// Stops orders from now on.
    public func raise() { raised.add(1, ordering: .sequentiallyConsistent) }

    /// Whether orders must wait. Two loads: on x86-64 plain ones.
    public var isRaised: Bool {
        raised.load(ordering: .acquiring) != acknowledged.load(ordering: .relaxed)
    }

    /// One halt has been dealt with: it is state of the core now, or was refused.
    public func acknowledge() {
        guard isRaised else { return }
        acknowledged.add(1, ordering: .relaxed)
    }

    /// Lets orders pass again, whatever halts were seen and never arrived.
    ///
    /// - Returns: whether the gate was raised.
    @discardableResult
    public func lower() -> Bool {
        let seen = raised.load(ordering: .acquiring)
        return acknowledged.exchange(seen, ordering: .relaxed) != seen
    }
}
