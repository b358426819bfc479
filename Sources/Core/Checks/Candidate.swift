// An order, or the replacement of one, as the checks see it.

import LockFree
import Wire

/// Not copied on its way through the checks.
struct Candidate: ~Copyable {
    /// Passed by its address, not by a copy for each check; see `Anchor`.
    private let anchor = Anchor()
    let order: NewOrderSingle
    let session: Int
    /// Rows; -1 where there is none.
    let account: Int
    let instrument: Int
    let position: Int
    let now: UInt64
    /// Where its limits stand.
    let limitRows: LimitRows
    /// The order that a replacement would change; -1 for a new order.
    var replaced = -1
    /// Whether the ClOrdID was used before with other content.
    var isIDTaken = false
    /// Judged only: nothing is counted and nothing will be sent.
    var isDryRun = false

    // Set on the way by the checks that find them out, for those that follow.

    /// What the order adds to the open quantity, and to the open notional value.
    var addedQty: Int64 = 0
    var addedNotional: Int64 = 0
    /// The worst price that the order may trade at, for its value.
    var worstPrice: Int64 = 0
    /// Value of the whole order at that price.
    var notional: Int64 = 0
    /// What money of its currency is multiplied with; 0 for the base currency.
    var rate: Int64 = 0
    /// Of what makes orders the same; 0 where no window asks for it.
    var likenessDigest: UInt64 = 0
    /// The position's values with the order, long and short, at worst case.
    var upAfter: Int64 = 0
    var downAfter: Int64 = 0
    /// The position's gross value at worst case: as it stands, and with the order.
    var grossBefore: Int64 = 0
    var grossAfter: Int64 = 0

    init(
        order: NewOrderSingle, session: Int, account: Int, instrument: Int, position: Int,
        limitRows: LimitRows, now: UInt64
    ) {
        self.order = order
        self.session = session
        self.account = account
        self.instrument = instrument
        self.position = position
        self.limitRows = limitRows
        self.now = now
    }

    var isBuy: Bool { order.side == .buy }
    var isReplacement: Bool { replaced >= 0 }
}
