// The thread that reckons portfolio risk: snapshots in, figures out, each through a ring, so that
// the core's thread never waits for it.
//
// Invariants: results leave whole and in order; a full ring makes this thread wait, never the
// core's; after `stop` the thread has ended.
// Thread: `start`, `stop` the owner's; the rings' ends as each says.

import Core
import Journal
import LockFree
import Synchronization
import Wire

/// One figure on its way to the core.
enum RiskResult: BitwiseCopyable, Sendable {
    case begin(RiskBegin)
    case instrument(InstrumentRisk)
    case position(PositionRisk)
    case account(PortfolioFigures)
    case end(RiskEnd)
    /// The snapshot brought nothing that cannot wait: no input.
    case nothing
}

final class RiskDesk: Sendable {
    /// Core's thread → this one.
    let rows = EventRing<RiskRow>(capacity: RiskLimit.ringValuesMax)
    /// This thread → core's.
    let results = EventRing<RiskResult>(capacity: RiskLimit.ringValuesMax)
    let parker = Parker()
    private let core: Parker
    private let worker = Worker()
    private let isStopping = Atomic<Bool>(false)
    private let wantsFull = Atomic<Bool>(false)

    /// - Parameter core: wakes the core's thread when there are results.
    init(core: Parker) { self.core = core }

    func start(_ model: RiskModel) {
        worker.start(name: "risk") { [self] in run(model) }
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        parker.wake()
        worker.join()
    }

    /// The next generation leaves nothing out: the core did not take one.
    func requestFull() { wantsFull.store(true, ordering: .releasing) }

    private func run(_ first: RiskModel) {
        var model = first
        while !isStopping.load(ordering: .acquiring) {
            while let row = rows.pop() {
                if row.kind == .end, wantsFull.exchange(false, ordering: .acquiringAndReleasing) {
                    model.forgetSent()
                }
                for result in model.take(row) where !send(result) { return }
                if row.kind == .end { core.wake() }
            }
            parker.park(timeoutNs: 100_000_000)
        }
    }

    /// - Returns: false where the desk stops before there was room.
    private func send(_ result: RiskResult) -> Bool {
        while !results.push(result) {
            guard !isStopping.load(ordering: .acquiring) else { return false }
            core.wake()
            parker.park(timeoutNs: 1_000_000)
        }
        return true
    }
}
