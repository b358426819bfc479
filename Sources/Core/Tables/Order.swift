// One order, and the states that it passes through.
//
//     pendingNew ─▶ new ─▶ partiallyFilled ─▶ filled
//         │          │           │
//         └─▶ rejected           └─▶ canceled, expired
//
// A cancel or a replace that is under way is a flag beside the state, as FIX reports it: the order
// status shows pendingCancel or pendingReplace while it lasts, and the fills go on underneath.
//
// Invariants: cumQty ≤ orderQty unless the broker over-fills, which is counted and kept; an ended
// order never changes again, but for late fills.

import Wire

struct Order: BitwiseCopyable {
    var orderID: UInt64
    var clOrdID: UInt64
    /// The ClOrdID before the last replace.
    var origClOrdID: UInt64
    var price: Int64
    var stopPx: Int64
    var orderQty: Int64
    var cumQty: Int64
    /// Sum of all fills, price times quantity in 1e16, for the average price.
    var filledHigh: Int64
    var filledLow: UInt64
    /// What a replace under way asks for.
    var pendingPrice: Int64
    var pendingStopPx: Int64
    var pendingQty: Int64
    /// The price that its notional value will be reckoned with once it is replaced.
    var pendingExposurePrice: Int64
    var pendingClOrdID: UInt64
    /// The request that a cancel under way answers; 0 where the gateway cancels by itself.
    var cancelClOrdID: UInt64
    /// What this order adds to the open sums at present.
    var exposureQty: Int64
    var exposureNotional: Int64
    /// The price that its notional value is reckoned with.
    var exposurePrice: Int64
    /// What money of its currency was worth when it was decided on, and for a replace under way; 0
    /// for the base currency.
    var exposureRate: Int64
    var pendingExposureRate: Int64
    /// Record that decided the last change.
    var execID: UInt64
    /// The replace that was sent to the broker last; 0 for none.
    var replaceCommandID: UInt64
    /// The first command of the replace that was asked for last: an answer to an earlier one is
    /// stale.
    var replaceFirstCommandID: UInt64
    /// Numbers of a refusal, for a repeat of the same request.
    var rejectLimit: Int64
    var rejectValue: Int64
    var instrument: UInt32
    var account: UInt32
    /// Row of the session; `Order.noSession` for the gateway's own orders.
    var session: UInt32
    /// Row of the position.
    var position: UInt32
    /// The ids of this order, newest first; row plus one.
    var firstRequest: UInt32
    var requestCount: UInt32
    /// The order that ended after this one; row plus one.
    var nextEnded: UInt32
    var rejectReason: RejectReason
    var broker: UInt16
    var status: OrdStatus
    var side: Side
    var ordType: OrdType
    var timeInForce: TimeInForce
    var rejectLevel: Level
    var isOpen: Bool
    var isCancelPending: Bool
    var isReplacePending: Bool
    /// Whether a command that may create it at the broker was decided.
    var wasForwarded: Bool
    var stopTriggered: Bool
    /// Whether the strategy wants it refused where it would not make the position smaller.
    var isReduceOnly: Bool
    /// Whether it counts in its broker's unanswered orders.
    var isUnanswered: Bool
    /// Whether a restart left it open what its broker knows of it: `Doubt`.
    var doubt: UInt8
    var isUsed: Bool

    static let noSession: UInt32 = .max

    var leavesQty: Int64 { isOpen ? max(0, orderQty - cumQty) : 0 }
    var isBuy: Bool { side == .buy }

    /// The status as FIX reports it, with a request under way.
    var reportedStatus: OrdStatus {
        guard isOpen else { return status }
        if isCancelPending { return .pendingCancel }
        if isReplacePending { return .pendingReplace }
        return status
    }

    /// Average price of all fills, times 1e8, towards zero; null without fills.
    var avgPx: Int64 {
        guard cumQty > 0 else { return .null }
        let sum = Int128(filledHigh) << 64 | Int128(filledLow)
        return Int64(clamping: sum / Int128(cumQty))
    }

    /// - Parameter quantity: negative for a fill that is taken back.
    mutating func addFill(quantity: Int64, price: Int64) {
        let sum = Int128(filledHigh) << 64 | Int128(filledLow)
        let (next, overflow) = sum.addingReportingOverflow(Int128(quantity) * Int128(price))
        guard !overflow else { return }
        filledHigh = Int64(truncatingIfNeeded: next >> 64)
        filledLow = UInt64(truncatingIfNeeded: next)
    }
}

/// How far the question is what became of an order over a restart.
enum Doubt {
    static let none: UInt8 = 0
    /// The broker is still to be asked; nothing else about the order is sent before.
    static let toAsk: UInt8 = 1
    static let asked: UInt8 = 2
}

/// What a ClOrdID was used for.
enum RequestKind {
    static let order: UInt8 = 1
    static let cancel: UInt8 = 2
    static let replace: UInt8 = 3
    /// Mass actions have no order: the place of its row holds how many orders they touched.
    static let massAction: UInt8 = 4
    static let massActionDone: UInt8 = 5
}

/// One remembered ClOrdID.
struct Request: BitwiseCopyable {
    var clOrdID: UInt64
    /// Hash of what the request asked for.
    var digest: UInt64
    /// Numbers of a refusal, for a repeat.
    var rejectLimit: Int64
    var rejectValue: Int64
    var order: UInt32
    /// The id of the same order that came before, the mass action that came after; row plus one.
    var nextOfOrder: UInt32
    var session: UInt32
    /// Why a cancel or replace was refused, `none` where it was taken.
    var rejectReason: RejectReason
    var kind: UInt8
    var rejectLevel: Level
    var isUsed: Bool

    init(
        clOrdID: UInt64, digest: UInt64, order: UInt32, nextOfOrder: UInt32, session: UInt32,
        kind: UInt8, refusal: Refusal?
    ) {
        self.clOrdID = clOrdID
        self.digest = digest
        self.order = order
        self.nextOfOrder = nextOfOrder
        self.session = session
        self.kind = kind
        rejectLimit = refusal?.limit ?? .null
        rejectValue = refusal?.value ?? .null
        rejectReason = refusal?.reason ?? .none
        rejectLevel = refusal?.level ?? .none
        isUsed = true
    }

    var isMassAction: Bool {
        kind == RequestKind.massAction || kind == RequestKind.massActionDone
    }

    var refusal: Refusal {
        Refusal(
            reason: rejectReason, limit: rejectLimit, value: rejectValue, level: rejectLevel)
    }
}

/// Digests of requests: what makes two requests the same.
enum RequestDigest {
    static func of(_ order: NewOrderSingle) -> UInt64 {
        var hash = Mixer(1)
        hash.add(UInt64(bitPattern: order.price))
        hash.add(UInt64(bitPattern: order.stopPx))
        hash.add(UInt64(bitPattern: order.orderQty))
        hash.add(order.account.word0)
        hash.add(order.account.word1)
        hash.add(UInt64(order.securityID))
        hash.add(
            UInt64(order.side.rawValue) | UInt64(order.ordType.rawValue) << 8
                | UInt64(order.timeInForce.rawValue) << 16
                | UInt64(order.duplicateIntended.rawValue) << 24
                | UInt64(order.reduceOnly.rawValue) << 32)
        return hash.value
    }

    static func of(_ cancel: OrderCancelRequest) -> UInt64 {
        var hash = Mixer(2)
        hash.add(cancel.origClOrdID)
        return hash.value
    }

    static func of(_ replace: OrderCancelReplaceRequest) -> UInt64 {
        var hash = Mixer(3)
        hash.add(replace.origClOrdID)
        hash.add(UInt64(bitPattern: replace.price))
        hash.add(UInt64(bitPattern: replace.stopPx))
        hash.add(UInt64(bitPattern: replace.orderQty))
        hash.add(UInt64(replace.ordType.rawValue) | UInt64(replace.timeInForce.rawValue) << 8)
        return hash.value
    }

    static func of(_ action: OrderMassActionRequest) -> UInt64 {
        var hash = Mixer(4)
        hash.add(action.account.word0)
        hash.add(action.account.word1)
        hash.add(UInt64(action.securityID) << 8 | UInt64(action.side.rawValue))
        return hash.value
    }
}
