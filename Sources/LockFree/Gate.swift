// The halt flag: raised by whoever sees a halt first, read by the core before every order.
//
// Invariants: once `raise` returned, every later `isRaised` on any thread that learnt of it is true
// until the owner lowers the gate.
// Thread: `raise`, `isRaised` any; `lower` the core's alone.

import Synchronization

public final class Gate: Sendable {
    private let raised = Atomic<Bool>(false)

    public init() {}

    /// Stops orders from now on.
    public func raise() { raised.store(true, ordering: .sequentiallyConsistent) }

    /// Whether orders must wait. An acquiring load: on x86-64 a plain one.
    public var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Lets orders pass again.
    ///
    /// - Returns: whether the gate was raised.
    @discardableResult
    public func lower() -> Bool { raised.exchange(false, ordering: .acquiringAndReleasing) }
}
