// A strategy in a test: a session, and everything that it was told.

import Foundation
import PortcullisClient
import Testing
import Wire

let unit: Int64 = 100_000_000

extension Order {
    /// Whole units; without a limit, at the market.
    static func test(
        _ side: Side = .buy, _ quantity: Int64 = 1, _ symbol: String = "AAPL",
        at limit: Int64? = nil, account: String = "MAIN"
    ) -> Order {
        Order(
            account: account, symbol: symbol, side: side, quantity: quantity * unit,
            limit: limit.map { $0 * unit })
    }
}

/// Thread: one.
final class Trader {
    let session: Session
    private(set) var events: [Event] = []

    init(_ session: Session) { self.session = session }

    /// Takes what is there, waiting at most for a while.
    func pump(timeoutMs: Int32 = 0) throws {
        var wait = timeoutMs
        while let event = try session.nextEvent(timeoutMs: wait) {
            events.append(event)
            wait = 0
        }
    }

    /// Takes events until one is what is looked for.
    @discardableResult
    func until<Found>(
        _ what: Comment, from start: Int = 0, _ find: (Event) -> Found?
    ) throws -> Found {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        var next = start
        while true {
            while next < events.count {
                if let found = find(events[next]) { return found }
                next += 1
            }
            try #require(ContinuousClock.now < deadline, what)
            try pump(timeoutMs: 50)
        }
    }

    /// Waits for one report on an order.
    @discardableResult
    func report(
        _ clOrdID: UInt64, _ status: OrdStatus, from start: Int = 0
    ) throws -> ExecutionReport {
        try until("\(clOrdID) \(status)", from: start) { event in
            guard case .execution(let report) = event, report.clOrdID == clOrdID,
                report.ordStatus == status
            else { return nil }
            return report
        }
    }

    /// Submits and waits for the first report that is not PendingNew.
    func outcome(_ order: Order) throws -> ExecutionReport {
        let id = try session.submit(order)
        return try until("the outcome of \(id)") { event in
            guard case .execution(let report) = event, report.clOrdID == id,
                report.ordStatus != .pendingNew
            else { return nil }
            return report
        }
    }

    /// Submits and waits until the order rests.
    func rest(_ order: Order) throws -> UInt64 {
        let id = try session.submit(order)
        try report(id, .new)
        return id
    }

    var executions: [ExecutionReport] {
        events.compactMap { if case .execution(let report) = $0 { report } else { nil } }
    }

    func executions(of clOrdID: UInt64) -> [ExecutionReport] {
        executions.filter { $0.clOrdID == clOrdID }
    }

    func positions(account: String = "MAIN") throws -> [PositionReport] {
        let start = events.count
        let id = try session.requestPositions(account: account)
        var found: [PositionReport] = []
        try until("positions", from: start) { event -> Bool? in
            guard case .position(let report) = event, report.posReqID == id else { return nil }
            if report.lastReport != .yes { found.append(report) }
            return report.lastReport == .yes ? true : nil
        }
        return found
    }
}
