// One connection of a load test: sends its plan at a pace, and takes the reports.
//
// Open loop: a sender goes by the clock alone, a receiver takes reports; what the gateway cannot
// take in time waits, and its wait is counted. Closed loop: one thread keeps a number of requests
// unanswered and sends the next when one is answered.
//
// Invariants: `sent` is noted before a request can leave, because requests leave when `batch` ends.
// Thread: `send…` the sender's, `receive…` the receiver's; the ledger's mutex stands between.

import Foundation
import PortcullisClient
import Synchronization
import Wire

final class LoadtestConnection: Sendable {
    /// What the sender does when.
    struct Pace: Sendable {
        /// Time from one batch to the next; nil: a closed loop.
        var intervalNs: UInt64?
        /// Steps a batch.
        var batch: Int
        /// Requests that may be unanswered; nil: any.
        var window: Int?
        var startNs: UInt64
        var endNs: UInt64
    }

    /// Longest wait for answers after the last request.
    private static let drainTimeoutNs: UInt64 = 5_000_000_000
    /// Pause of a sender that may not send yet: a fraction of a round trip.
    private static let pauseNs: UInt64 = 50_000

    let session: Session
    private let account: String
    private let symbol: String
    private let pace: Pace
    private let plan: Mutex<LoadtestPlan>
    private let ledger: Mutex<LoadtestLedger>
    private let lastPrice: LoadtestPrice
    private let hasSentAll = Atomic<Bool>(false)
    private let failure = Mutex<String?>(nil)

    init(
        session: Session, account: String, symbol: String, plan: LoadtestPlan, pace: Pace,
        measureFromNs: UInt64, lastPrice: LoadtestPrice
    ) {
        self.session = session
        self.account = account
        self.symbol = symbol
        self.pace = pace
        self.lastPrice = lastPrice
        ledger = Mutex(
            LoadtestLedger(orderCount: plan.orderCount, measureFromNs: measureFromNs))
        self.plan = Mutex(plan)
    }

    var result: LoadtestResult { ledger.withLock { $0.result } }
    /// What ended the connection's work before its time, or nil.
    var failureText: String? { failure.withLock { $0 } }

    // MARK: Threads

    /// The whole of a closed loop.
    func runClosedLoop() {
        guard let window = pace.window else { preconditionFailure("a closed loop needs a window") }
        attempt {
            Self.sleep(until: pace.startNs)
            var more = true
            while more, Self.nowNs() < pace.endNs {
                let room = window - ledger.withLock { $0.unansweredCount }
                if room > 0 { more = try send(count: min(room, pace.batch), dueNs: nil) }
                try take(timeoutMs: ledger.withLock { $0.unansweredCount } >= window ? 100 : 0)
            }
            try drain()
        }
    }

    /// The sender of an open loop.
    func runSender() {
        guard let intervalNs = pace.intervalNs else { preconditionFailure("no interval") }
        attempt {
            var dueNs = pace.startNs
            while dueNs < pace.endNs, failureText == nil {
                Self.sleep(until: dueNs)
                try waitForRoom()
                guard try send(count: pace.batch, dueNs: dueNs) else { break }
                dueNs += intervalNs
            }
        }
        hasSentAll.store(true, ordering: .releasing)
    }

    /// The receiver of an open loop.
    func runReceiver() {
        attempt {
            while !hasSentAll.load(ordering: .acquiring) { try take(timeoutMs: 50) }
            try drain()
        }
    }

    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch { failure.withLock { $0 = $0 ?? "\(error)" } }
    }

    // MARK: Sending

    /// Sends some steps in one batch.
    ///
    /// - Parameter dueNs: when they were due; nil: now.
    /// - Returns: false at the plan's end.
    private func send(count: Int, dueNs: UInt64?) throws -> Bool {
        try session.batch {
            var left = count
            while left > 0 {
                guard let step = plan.withLock({ $0.nextStep() }) else { return false }
                if try send(step, dueNs: dueNs ?? Self.nowNs()) { left -= 1 }
            }
            return true
        }
    }

    /// - Returns: whether something was sent.
    private func send(_ step: LoadtestStep, dueNs: UInt64) throws -> Bool {
        switch step {
        case .new(let order, let side, let price, let quantity, let timeInForce):
            var message = Order(
                account: account, symbol: symbol, side: side, quantity: quantity, limit: price,
                timeInForce: timeInForce)
            message.duplicateIntended = true
            let id = try session.submit(message)
            let rests = timeInForce == .day || timeInForce == .goodTillCancel
            ledger.withLock {
                $0.sent(.new, id, order: order, side: side, dueNs: dueNs, rests: rests)
            }
        case .replace(let order, let price, let quantity):
            let standing = ledger.withLock { $0[order] }
            guard standing.isOpen, !standing.isReplacePending, quantity > 0 else {
                ledger.withLock { $0.skipped() }
                return false
            }
            let message = Order(
                account: account, symbol: symbol, side: standing.side,
                quantity: standing.cumQty + quantity, limit: price,
                timeInForce: .goodTillCancel)
            let id = try session.replace(standing.clOrdID, with: message)
            ledger.withLock {
                $0.sent(.replace, id, order: order, side: standing.side, dueNs: dueNs)
            }
        case .cancel(let order):
            let standing = ledger.withLock { $0[order] }
            guard standing.isOpen else {
                ledger.withLock { $0.skipped() }
                return false
            }
            let id = try session.cancel(standing.clOrdID)
            ledger.withLock {
                $0.sent(.cancel, id, order: order, side: standing.side, dueNs: dueNs)
            }
        case .price(let price):
            lastPrice.set(price)
            return false
        }
        return true
    }

    private func waitForRoom() throws {
        guard let window = pace.window else { return }
        while ledger.withLock({ $0.unansweredCount }) >= window, failureText == nil {
            Self.sleep(until: Self.nowNs() + Self.pauseNs)
        }
    }

    // MARK: Receiving

    private func take(timeoutMs: Int32) throws {
        var wait = timeoutMs
        while let event = try session.nextEvent(timeoutMs: wait) {
            let nowNs = Self.nowNs()
            ledger.withLock { $0.take(event, at: nowNs) }
            wait = 0
        }
    }

    /// Waits for what is unanswered, and cancels what is open.
    private func drain() throws {
        let deadlineNs = Self.nowNs() + Self.drainTimeoutNs
        while ledger.withLock({ $0.unansweredCount }) > 0, Self.nowNs() < deadlineNs {
            try take(timeoutMs: 50)
        }
        guard ledger.withLock({ $0.openCount }) > 0 else { return }
        try session.massCancel(account: account, symbol: symbol)
        let cancelDeadlineNs = Self.nowNs() + Self.drainTimeoutNs
        while ledger.withLock({ $0.openCount }) > 0, Self.nowNs() < cancelDeadlineNs {
            try take(timeoutMs: 50)
        }
    }

    // MARK: Time

    static func nowNs() -> UInt64 { Moment.current().steadyNs }

    static func sleep(until dueNs: UInt64) {
        // Again where a signal cut it short.
        while true {
            let present = nowNs()
            guard dueNs > present else { return }
            let left = dueNs - present
            var time = timespec(
                tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
            unsafe nanosleep(&time, nil)
        }
    }
}

/// The last price of the market, from who learns it to who tells the feed.
final class LoadtestPrice: Sendable {
    private let value: Atomic<Int64>

    init(_ price: Int64) { value = Atomic(price) }

    var price: Int64 { value.load(ordering: .relaxed) }
    func set(_ price: Int64) { value.store(price, ordering: .relaxed) }
}
