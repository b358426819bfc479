// What a load test knows of what it sent: when each request was due, whether it was answered, how
// long that took, and how each order stands.
//
// Invariants: a request is answered once; latency counts from when it was due, so a stall shows in
// every request that waited behind it.
// Thread: behind a mutex; sender and receiver of one connection share it.

import Histogram
import PortcullisClient
import Wire

typealias LatencyHistogram = Histogram<UInt64>

struct LoadtestLedger {
    enum Kind { case new, replace, cancel }

    private struct Entry {
        var clOrdID: UInt64 = 0
        var dueNs: UInt64 = 0
        var order = 0
        var kind = Kind.new
        var isAnswered = true
        var isDone = true
    }

    /// How an order of the plan stands.
    struct Standing {
        /// Its ClOrdID at present; 0 before it was sent.
        var clOrdID: UInt64 = 0
        var side = Side.buy
        var cumQty: Int64 = 0
        var isOpen = false
        var isReplacePending = false
    }

    /// Requests that are remembered; a client can have 65,536 unanswered.
    private static let entriesMax = 262_144

    private var entries = [Entry](repeating: Entry(), count: entriesMax)
    private var orders: [Standing]
    private let measureFromNs: UInt64
    private(set) var result = LoadtestResult()

    /// Requests that no report has named yet.
    private(set) var unansweredCount = 0
    /// Orders that are open at the gateway.
    private(set) var openCount = 0

    /// - Parameter measureFromNs: latencies of what was due before are left out.
    init(orderCount: Int, measureFromNs: UInt64) {
        orders = Array(repeating: Standing(), count: orderCount)
        self.measureFromNs = measureFromNs
    }

    subscript(order: Int) -> Standing { orders[order] }

    /// A request is about to leave.
    ///
    /// - Parameter rests: it is an order that stays until something ends it, so how long it lives
    ///   says nothing about the gateway.
    mutating func sent(
        _ kind: Kind, _ clOrdID: UInt64, order: Int, side: Side, dueNs: UInt64,
        rests: Bool = false
    ) {
        entries[Int(clOrdID % UInt64(Self.entriesMax))] = Entry(
            clOrdID: clOrdID, dueNs: dueNs, order: order, kind: kind, isAnswered: false,
            isDone: rests)
        unansweredCount += 1
        result.sentCount += 1
        result.firstDueNs = min(result.firstDueNs, dueNs)
        switch kind {
        case .new:
            orders[order] = Standing(clOrdID: clOrdID, side: side, isOpen: true)
            openCount += 1
        case .replace: orders[order].isReplacePending = true
        case .cancel: break
        }
    }

    /// A step that could not be sent, because its order has ended or a replace is under way.
    mutating func skipped() { result.skippedCount += 1 }

    mutating func take(_ event: Event, at nowNs: UInt64) {
        switch event {
        case .execution(let report): take(report, nowNs)
        case .cancelReject(let reject):
            answer(reject.clOrdID, nowNs, refusal: reject.rejectReason, isDone: true)
        case .refused(let reject):
            if reject.businessRejectRefID == .null || !isKnown(reject.businessRejectRefID) {
                result.refusals[reject.rejectReason, default: 0] += 1
            } else {
                answer(
                    reject.businessRejectRefID, nowNs, refusal: reject.rejectReason, isDone: true)
            }
        case .notApplied(let ids):
            result.lostCount += ids.count
            for id in ids { answer(id, nowNs, refusal: .sequenceGap, isDone: true) }
        case .reportsLost(_, let count): result.lostCount += Int(clamping: count)
        case .disconnected: result.disconnectCount += 1
        case .established, .massAction, .tradingState, .position, .security, .check, .orderTest,
            .sizing:
            break
        }
    }

    // MARK: Parts

    private func isKnown(_ clOrdID: UInt64) -> Bool {
        entries[Int(clOrdID % UInt64(Self.entriesMax))].clOrdID == clOrdID
    }

    private mutating func take(_ report: ExecutionReport, _ nowNs: UInt64) {
        guard report.execType != .orderStatus, isKnown(report.clOrdID) else { return }
        if report.execType == .trade { result.tradeCount += 1 }
        let refusal = report.execType == .rejected ? report.rejectReason : RejectReason.none
        let hasEnded = Self.hasEnded(report.ordStatus)
        let kind = entries[Int(report.clOrdID % UInt64(Self.entriesMax))].kind
        let isDone = hasEnded || kind == .replace && report.execType == .replaced
        let order = entries[Int(report.clOrdID % UInt64(Self.entriesMax))].order
        orders[order].cumQty = report.cumQty
        if report.execType == .replaced {
            orders[order].clOrdID = report.clOrdID
            orders[order].isReplacePending = false
        }
        if hasEnded { close(order) }
        answer(report.clOrdID, nowNs, refusal: refusal, isDone: isDone)
    }

    private mutating func close(_ order: Int) {
        guard orders[order].isOpen else { return }
        orders[order].isOpen = false
        openCount -= 1
    }

    private mutating func answer(
        _ clOrdID: UInt64, _ nowNs: UInt64, refusal: RejectReason, isDone: Bool
    ) {
        let place = Int(clOrdID % UInt64(Self.entriesMax))
        guard entries[place].clOrdID == clOrdID else { return }
        let entry = entries[place]
        let isMeasured = entry.dueNs >= measureFromNs
        let latencyNs = nowNs - min(nowNs, entry.dueNs)
        if !entry.isAnswered {
            entries[place].isAnswered = true
            unansweredCount -= 1
            result.answeredCount += 1
            result.lastAnswerNs = max(result.lastAnswerNs, nowNs)
            if refusal == .none, isMeasured { result.answered(entry.kind, latencyNs) }
        }
        if refusal != .none {
            result.refusals[refusal, default: 0] += 1
            if entry.kind == .new { close(entry.order) }
            if entry.kind == .replace { orders[entry.order].isReplacePending = false }
        }
        if isDone, !entry.isDone {
            entries[place].isDone = true
            if refusal == .none, isMeasured { result.done(entry.kind, latencyNs) }
        }
    }

    private static func hasEnded(_ status: OrdStatus) -> Bool {
        status == .filled || status == .canceled || status == .rejected || status == .expired
    }
}
