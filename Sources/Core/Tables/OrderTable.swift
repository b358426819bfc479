// All orders that the gateway remembers, open and ended, and the ids by which they are asked for.
//
// When there is no free row, the order that ended first is forgotten, and its session's floor rises
// to its highest id: an id at or below the floor that is not found here can no longer be told from
// a repeat, and is refused.
//
// Invariants: an open order is never forgotten; every remembered id leads to its order; the same
// history gives the same rows.
// Thread: the core's.

import LockFree
import Wire

struct OrderTable: ~Copyable {
    var rows: FixedTable<Order>
    private(set) var requests: FixedTable<Request>
    /// Row plus one at the place that an order's id names; 0 where it is free.
    private var byOrderID: FixedTable<UInt32>
    private let orderIDMask: Int
    private var byRequest: IndexMap
    /// First row that was never used.
    private(set) var highWater = 0
    private var requestHighWater = 0
    private var freeRow = 0  // row plus one, linked through nextEnded
    private var freeRequest = 0  // row plus one, linked through nextOfOrder
    private var oldestEnded = 0  // row plus one
    private var newestEnded = 0
    // Remembered mass actions, oldest first, linked through nextOfOrder; row plus one.
    private var oldestMassAction = 0
    private var newestMassAction = 0
    private var massActionCount = 0
    private let massActionsMax: Int
    private(set) var openCount = 0
    private(set) var lastOrderID: UInt64 = 0

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.orders)
        requests = FixedTable(capacity: capacity.requests)
        var places = 16
        while places < capacity.orders * 2 { places *= 2 }
        byOrderID = FixedTable(capacity: places)
        orderIDMask = places - 1
        byRequest = IndexMap(countMax: capacity.requests)
        // Few beside the ids of orders, so that a flood of them cannot push those out.
        massActionsMax = max(1, min(1_024, capacity.requests / 8))
    }

    /// The row of an order by the gateway's id.
    func row(orderID: UInt64) -> Int? {
        let row = Int(byOrderID[Int(truncatingIfNeeded: orderID) & orderIDMask]) - 1
        return row >= 0 && rows[row].orderID == orderID ? row : nil
    }

    /// The remembered request of a session.
    func request(session: Int, clOrdID: UInt64) -> Int? {
        byRequest.row(of: IndexKey(UInt64(session) + 1, clOrdID))
    }

    /// The row of the order that a request of a session was about.
    func orderRow(session: Int, clOrdID: UInt64) -> Int? {
        guard let request = request(session: session, clOrdID: clOrdID),
            !requests[request].isMassAction
        else { return nil }
        return Int(requests[request].order)
    }

    /// Whether one more order with one id fits, after forgetting ended ones.
    var hasRoom: Bool { freeRow != 0 || highWater < rows.capacity || oldestEnded != 0 }

    /// A fresh row with an id of its own, or nil where every row is an open order.
    ///
    /// - Parameter floorRaised: told the session row and id of every request that was forgotten.
    mutating func add(floors: inout FixedTable<Session>) -> Int? {
        if freeRow == 0 && highWater == rows.capacity {
            guard forgetOldest(floors: &floors) else { return nil }
        }
        let row: Int
        if freeRow != 0 {
            row = freeRow - 1
            freeRow = Int(rows[row].nextEnded)
        } else {
            row = highWater
            highWater += 1
        }
        // Ids grow; one whose place a remembered order still holds is passed over, so that an id
        // leads to its row without a search. Half of the places are free.
        repeat { lastOrderID += 1 } while byOrderID[Int(lastOrderID) & orderIDMask] != 0
        rows[row] = Self.blank
        rows[row].orderID = lastOrderID
        rows[row].isUsed = true
        rows[row].isOpen = true
        openCount += 1
        byOrderID[Int(lastOrderID) & orderIDMask] = UInt32(row + 1)
        return row
    }

    /// Remembers an id of an order.
    ///
    /// - Returns: false where the order has too many ids, or every remembered id belongs to an open
    ///   order
    ///   or to this one.
    mutating func remember(
        _ clOrdID: UInt64, session: Int, order row: Int, kind: UInt8, digest: UInt64,
        refusal: Refusal?, floors: inout FixedTable<Session>
    ) -> Bool {
        guard rows[row].requestCount < Limit.requestsPerOrderMax else { return false }
        guard let request = takeRequestRow(floors: &floors, keeping: row) else { return false }
        requests[request] = Request(
            clOrdID: clOrdID, digest: digest, order: UInt32(row),
            nextOfOrder: rows[row].firstRequest, session: UInt32(session), kind: kind,
            refusal: refusal)
        rows[row].firstRequest = UInt32(request + 1)
        rows[row].requestCount += 1
        let fits = byRequest.insert(IndexKey(UInt64(session) + 1, clOrdID), row: request)
        precondition(fits, "as many keys as requests")
        return true
    }

    /// A row for one more request; nil where none can be forgotten.
    private mutating func takeRequestRow(
        floors: inout FixedTable<Session>, keeping row: Int?
    ) -> Int? {
        while freeRequest == 0 && requestHighWater == requests.capacity {
            // Not the order itself: its row would be given away with this request still leading to
            // it.
            let isKept = row.map { oldestEnded == $0 + 1 } ?? false
            guard !isKept && forgetOldest(floors: &floors) || forgetMassAction(floors: &floors)
            else { return nil }
        }
        if freeRequest != 0 {
            let request = freeRequest - 1
            freeRequest = Int(requests[request].nextOfOrder)
            return request
        }
        requestHighWater += 1
        return requestHighWater - 1
    }

    // MARK: mass actions

    /// Remembers a mass action, and forgets the oldest where there are too many.
    ///
    /// - Returns: false where every remembered id belongs to an open order.
    mutating func remember(
        massAction clOrdID: UInt64, session: Int, digest: UInt64, refusal: Refusal?,
        floors: inout FixedTable<Session>
    ) -> Bool {
        if massActionCount == massActionsMax { _ = forgetMassAction(floors: &floors) }
        guard let request = takeRequestRow(floors: &floors, keeping: nil) else { return false }
        requests[request] = Request(
            clOrdID: clOrdID, digest: digest, order: 0, nextOfOrder: 0, session: UInt32(session),
            kind: RequestKind.massAction, refusal: refusal)
        if newestMassAction == 0 {
            oldestMassAction = request + 1
        } else {
            requests[newestMassAction - 1].nextOfOrder = UInt32(request + 1)
        }
        newestMassAction = request + 1
        massActionCount += 1
        let fits = byRequest.insert(IndexKey(UInt64(session) + 1, clOrdID), row: request)
        precondition(fits, "as many keys as requests")
        return true
    }

    /// A mass action has sent its last cancel.
    mutating func finish(massAction clOrdID: UInt64, session: Int, count: UInt32) {
        guard let request = request(session: session, clOrdID: clOrdID),
            requests[request].isMassAction
        else { return }
        requests[request].kind = RequestKind.massActionDone
        requests[request].order = count
    }

    private mutating func forgetMassAction(floors: inout FixedTable<Session>) -> Bool {
        guard oldestMassAction != 0 else { return false }
        let request = oldestMassAction - 1
        oldestMassAction = Int(requests[request].nextOfOrder)
        if oldestMassAction == 0 { newestMassAction = 0 }
        massActionCount -= 1
        forget(request, floors: &floors)
        return true
    }

    /// Gives a request's row back and raises its session's floor.
    private mutating func forget(_ request: Int, floors: inout FixedTable<Session>) {
        let session = Int(requests[request].session)
        let clOrdID = requests[request].clOrdID
        floors[session].clOrdIDFloor = max(floors[session].clOrdIDFloor, clOrdID)
        byRequest.remove(IndexKey(UInt64(session) + 1, clOrdID))
        requests[request].isUsed = false
        requests[request].nextOfOrder = UInt32(freeRequest)
        freeRequest = request + 1
    }

    /// The broker or a later check turned a remembered request down.
    mutating func setRejectReason(_ reason: RejectReason, session: Int, clOrdID: UInt64) {
        guard let request = request(session: session, clOrdID: clOrdID) else { return }
        requests[request].rejectReason = reason
    }

    /// An open order has ended: from now on it may be forgotten.
    mutating func end(_ row: Int, status: OrdStatus) {
        precondition(rows[row].isOpen, "an order ends once")
        rows[row].isOpen = false
        rows[row].status = status
        rows[row].isCancelPending = false
        rows[row].isReplacePending = false
        rows[row].nextEnded = 0
        openCount -= 1
        if newestEnded == 0 {
            oldestEnded = row + 1
        } else {
            rows[newestEnded - 1].nextEnded = UInt32(row + 1)
        }
        newestEnded = row + 1
    }

    private mutating func forgetOldest(floors: inout FixedTable<Session>) -> Bool {
        guard oldestEnded != 0 else { return false }
        let row = oldestEnded - 1
        oldestEnded = Int(rows[row].nextEnded)
        if oldestEnded == 0 { newestEnded = 0 }
        var next = Int(rows[row].firstRequest)
        while next != 0 {
            let request = next - 1
            next = Int(requests[request].nextOfOrder)
            forget(request, floors: &floors)
        }
        byOrderID[Int(truncatingIfNeeded: rows[row].orderID) & orderIDMask] = 0
        rows[row].isUsed = false
        rows[row].nextEnded = UInt32(freeRow)
        freeRow = row + 1
        return true
    }

    private static var blank: Order {
        Order(
            orderID: 0, clOrdID: 0, origClOrdID: .null, price: .null, stopPx: .null, orderQty: 0,
            cumQty: 0, filledHigh: 0, filledLow: 0, pendingPrice: .null, pendingStopPx: .null,
            pendingQty: 0, pendingExposurePrice: 0, pendingClOrdID: 0, cancelClOrdID: 0,
            exposureQty: 0, exposureNotional: 0, exposurePrice: 0, exposureRate: 0,
            pendingExposureRate: 0, execID: 0, replaceCommandID: 0, replaceFirstCommandID: 0,
            rejectLimit: .null, rejectValue: .null, instrument: 0, account: 0, session:
            Order.noSession, position: 0, firstRequest: 0, requestCount: 0, nextEnded: 0,
            rejectReason: .none, broker: 0, status: .pendingNew, side: .buy, ordType: .market,
            timeInForce: .day, rejectLevel: .none, isOpen: false, isCancelPending: false,
            isReplacePending: false, wasForwarded: false, stopTriggered: false, isReduceOnly: false,
            isUnanswered: false, doubt: Doubt.none, isUsed: false)
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(highWater)
        hasher.add(openCount)
        hasher.add(lastOrderID)
        hasher.add(freeRow)
        hasher.add(freeRequest)
        hasher.add(oldestEnded)
        hasher.add(newestEnded)
        hasher.add(oldestMassAction)
        hasher.add(newestMassAction)
        for row in 0..<highWater { hasher.add(bytesOf: rows[row]) }
        for row in 0..<requestHighWater { hasher.add(bytesOf: requests[row]) }
    }
}
