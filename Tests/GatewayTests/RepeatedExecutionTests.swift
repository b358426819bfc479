// A strategy that was filled too often, with the gateway whole: locked, shown, released by a
// person.

import PortcullisClient
import Testing
import Wire

@testable import Gateway

@Suite struct RepeatedExecutionTests {
    @Test func theLockIsShownOutlivesARestartAndIsReleasedByAPerson() throws {
        let configuration = TestConfiguration(
            moreLimits: "  strategies: {alpha: {executions_repeated: 2, executions_window: 1h}}")
        let first = try RunningGateway(configuration)
        try first.quote(bid: 100, offer: 101)
        let trader = try first.trader()
        for _ in 1...2 {
            try trader.report(try trader.session.submit(.test(.buy, 1, at: 101)), .filled)
        }
        let locked = try trader.outcome(.test(.buy, 1, at: 101))
        #expect(locked.rejectReason == .repeatedExecution)
        #expect(locked.limit == 2 && locked.value == 2 && locked.level == .strategy)
        try trader.until("the lock") { event -> Bool? in
            guard case .tradingState(let state) = event else { return nil }
            return state.status == .lockedOut && state.rejectReason == .repeatedExecution
                ? true : nil
        }
        trader.session.close()
        try first.stop()

        let second = try RunningGateway(configuration, in: first.folder)
        try second.quote(bid: 100, offer: 101)
        let ops = try second.ops()
        let status = try ops.status()
        #expect(status.report.haltsInForce == 1)
        #expect(status.halts.map(\.rejectReason) == [.repeatedExecution])
        #expect(status.halts.map { "\($0.target)" } == ["alpha"])
        let again = try second.trader()
        #expect(try again.outcome(.test(.buy, 1, at: 101)).rejectReason == .repeatedExecution)
        let release = try ops.resume(
            Target(scope: .strategy, name: "alpha"),
            Authority(operatorID: "ada", reason: "looked at it"))
        #expect(release.halted == .no)
        #expect(try ops.status().report.haltsInForce == 0)
        try again.report(try again.session.submit(.test(.buy, 1, at: 101)), .filled)
        again.session.close()
        try second.stop()
        let journal = try CheckedJournal(first.folder)
        let released = journal.entries.compactMap { $0.input(ResumeRequest.self) }
        #expect(released.map { "\($0.operatorID): \($0.reason)" } == ["ada: looked at it"])
    }
}
