// Portfolio risk beside the order's path: snapshots to the risk thread, its figures as inputs, and
// what operators ask.
//
// Both ways are bounded a turn: a snapshot goes out in steps, figures come in some at a time, and
// orders pass in between.
//
// Thread: the core's.

import Core
import LockFree
import Wire

/// The core thread's end of the risk desk.
struct RiskFeed: ~Copyable {
    /// Between two looks for first prices.
    private static let unpricedIntervalNs: UInt64 = 250_000_000
    let desk: RiskDesk
    let intervalNs: UInt64
    /// The next row of the snapshot on its way; -1 for none.
    private var cursor = -1
    private var snapshotTime: UInt64 = 0
    /// Whether an instrument of this snapshot has no price yet.
    private var hasUnpriced = false
    private(set) var nextDueTime: UInt64 = 0
    /// A result that found the record ring full.
    private var waiting: RiskResult?

    init(desk: RiskDesk, intervalNs: UInt64) {
        self.desk = desk
        self.intervalNs = intervalNs
    }

    /// Whether a snapshot went out whose figures have not all come.
    private var isAwaiting = false

    /// When the core's thread must look again, if nothing wakes it; `.max` for never.
    func wakeTime(_ now: UInt64) -> UInt64 {
        if cursor >= 0 || waiting != nil { return now + 1_000_000 }
        // The desk wakes the thread when it has figures.
        return isAwaiting ? .max : nextDueTime
    }

    /// Copies the next rows of a snapshot that is due or on its way.
    ///
    /// - Returns: whether there was any.
    mutating func sendSnapshot(_ core: borrowing Core, now: UInt64) -> Bool {
        if cursor < 0 {
            guard now >= nextDueTime, !isAwaiting else { return false }
            snapshotTime = now
            hasUnpriced = false
            cursor = 0
        }
        var sent = 0
        while sent < RiskLimit.snapshotRowsPerTurnMax {
            let isEnd = cursor >= core.riskRowCount
            let row = isEnd ? core.riskEnd(time: snapshotTime) : core.riskRow(cursor)
            guard desk.rows.push(row) else { break }
            sent += 1
            cursor += 1
            if row.kind == .instrument, row.value == .null { hasUnpriced = true }
            if isEnd {
                cursor = -1
                isAwaiting = true
                // A first price changes what may be traded: it does not wait for its turn.
                let wait = hasUnpriced ? min(intervalNs, Self.unpricedIntervalNs) : intervalNs
                nextDueTime = snapshotTime + wait
                break
            }
        }
        if sent > 0 { desk.parker.wake() }
        return sent > 0
    }

    /// The next result of the risk thread.
    mutating func nextResult() -> RiskResult? { waiting.take() ?? desk.results.pop() }

    /// A generation has come whole; whether the core took it decides how much the next one names.
    mutating func generationEnded(taken: Bool) {
        isAwaiting = false
        if !taken { desk.requestFull() }
    }

    mutating func putBack(_ result: RiskResult) { waiting = result }
}

extension OrderLife {
    /// One turn's share of the traffic with the risk thread.
    mutating func takeRisk() -> Bool {
        guard risk != nil else { return false }
        guard !isStopping, !durability.hasFailed else { return false }
        var busy = risk!.sendSnapshot(core, now: clock.now())
        var taken = 0
        while taken < RiskLimit.resultsPerTurnMax, let result = risk!.nextResult() {
            guard decide(result) else {
                risk!.putBack(result)
                return busy
            }
            taken += 1
            busy = true
            switch result {
            case .end(let end):
                risk!.generationEnded(taken: core.riskGeneration == end.generation)
            case .nothing: risk!.generationEnded(taken: true)
            default: break
            }
        }
        return busy
    }

    /// One result as an input.
    mutating func decide(_ result: RiskResult) -> Bool {
        switch result {
        case .begin(let message): decide(message, .gateway)
        case .instrument(let message): decide(message, .gateway)
        case .position(let message): decide(message, .gateway)
        case .account(let message): decide(message, .gateway)
        case .end(let message): decide(message, .gateway)
        case .nothing: true
        }
    }

    // MARK: operators

    mutating func answerSizing(_ request: SizingRequest, _ connection: UInt32) {
        switch core.sizing(request, time: clock.now()) {
        case .report(let report): opsSender.append(report, to: connection)
        case .refused(let reason):
            refuseOps(reason, request.sizingReqID, SizingRequest.templateID, connection)
        }
    }

    mutating func answerRisk(_ request: RiskRequest, _ connection: UInt32) {
        guard request.account.isEmpty || core.isAccount(request.account) else {
            return refuseOps(
                .unknownTarget, request.requestID, RiskRequest.templateID, connection)
        }
        core.forEachRiskFrame(account: request.account, requestID: request.requestID) { frame in
            unsafe frame.withUnsafeBytes { unsafe opsSender.append(frame: $0, to: connection) }
        }
    }
}
