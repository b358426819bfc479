// One position's and its account's money, and what a fill does to them: all of it or nothing.
//
//     cash + cost of all positions = starting cash + realised result − fees
//
// holds to the last unit after every fill, every fill taken back and every correction, because each
// moves the same amounts on both sides. All money is in the base currency; the cost in the
// instrument's own currency is kept beside it, for the average price alone.
//
// Invariants: a flat position has no cost; a cost has its quantity's sign.
// Thread: a value; any thread.

/// What one fill changed, so that it can be taken back.
struct Booking: BitwiseCopyable, Equatable {
    /// Times 1e8, negative for a sale.
    var quantity: Int64
    /// Its value, signed as the quantity: in the base currency, in the instrument's.
    var value: Int64
    var localValue: Int64
    /// In the base currency; negative: a rebate.
    var fee: Int64
    /// What it added to the position's cost, and to the result.
    var cost: Int64 = 0
    var localCost: Int64 = 0
    var result: Int64 = 0
}

struct Ledger: Equatable {
    // Of the position.
    var netQty: Int64
    var openCost: Int64
    var localCost: Int64
    var realizedPnL: Int64
    var fees: Int64
    // Of its account.
    var cash: Int64
    var accountRealizedPnL: Int64
    var accountFees: Int64

    /// Books a fill.
    ///
    /// - Returns: the booking with what it added to cost and result; nil where a number does not
    ///   fit, and then nothing has changed.
    mutating func book(_ fill: Booking) -> Booking? {
        guard let closed = closedShare(fill.quantity),
            let cost = change(openCost, fill.value, closed),
            let local = change(localCost, fill.localValue, closed)
        else { return nil }
        var booked = fill
        booked.cost = cost.added
        booked.localCost = local.added
        booked.result = cost.result
        return apply(booked) ? booked : nil
    }

    /// Takes a fill back: exactly, where what is left can be told apart from it; else as if the
    /// opposite had traded at the same price.
    ///
    /// - Returns: false where a number does not fit, and then nothing has changed.
    mutating func takeBack(_ fill: Booking) -> Bool {
        let before = self
        if let opposite = fill.opposite, apply(opposite) {
            if netQty == 0 {
                if closeRest() { return true }
            } else if isSound {
                return true
            }
        }
        self = before
        guard var opposite = fill.opposite else { return false }
        opposite.cost = 0
        opposite.localCost = 0
        opposite.result = 0
        return book(opposite) != nil
    }

    /// A cost has its quantity's sign.
    private var isSound: Bool {
        (openCost == 0 || (openCost < 0) == (netQty < 0))
            && (localCost == 0 || (localCost < 0) == (netQty < 0))
    }

    /// What a flat position still holds as cost becomes result.
    private mutating func closeRest() -> Bool {
        guard let realized = realizedPnL.adding(exactly: -Int128(openCost)),
            let accountRealized = accountRealizedPnL.adding(exactly: -Int128(openCost))
        else { return false }
        realizedPnL = realized
        accountRealizedPnL = accountRealized
        openCost = 0
        localCost = 0
        return true
    }

    /// Adds what a booking says.
    private mutating func apply(_ fill: Booking) -> Bool {
        guard let newQty = netQty.adding(exactly: Int128(fill.quantity)),
            let newCost = openCost.adding(exactly: Int128(fill.cost)),
            let newLocal = localCost.adding(exactly: Int128(fill.localCost)),
            let newRealized = realizedPnL.adding(exactly: Int128(fill.result)),
            let newFees = fees.adding(exactly: Int128(fill.fee)),
            let newCash = cash.adding(exactly: -Int128(fill.value) - Int128(fill.fee)),
            let newAccountRealized = accountRealizedPnL.adding(exactly: Int128(fill.result)),
            let newAccountFees = accountFees.adding(exactly: Int128(fill.fee))
        else { return false }
        netQty = newQty
        openCost = newCost
        localCost = newLocal
        realizedPnL = newRealized
        fees = newFees
        cash = newCash
        accountRealizedPnL = newAccountRealized
        accountFees = newAccountFees
        return true
    }

    /// How much of the position a fill closes, and how much of the fill closes it.
    private struct ClosedShare {
        var quantity: Int64
        var ofPosition: Int64
        var ofFill: Int64
    }

    private func closedShare(_ quantity: Int64) -> ClosedShare? {
        guard quantity != 0, quantity != .min else { return nil }
        let isClosing = netQty != 0 && (netQty < 0) != (quantity < 0)
        return ClosedShare(
            quantity: isClosing ? min(quantity.distance, netQty.distance) : 0,
            ofPosition: netQty.distance, ofFill: quantity.distance)
    }

    /// What a fill adds to a cost, and the result: the closed part of the cost leaves with the part
    /// of the value that closes it, the rest of the value is cost of what it opens.
    private func change(
        _ cost: Int64, _ value: Int64, _ closed: ClosedShare
    ) -> (added: Int64, result: Int64)? {
        guard closed.quantity != 0 else { return (value, 0) }
        guard
            let closedCost = Fixed.share(cost, closed.quantity, of: closed.ofPosition),
            let closingValue = Fixed.share(value, closed.quantity, of: closed.ofFill),
            let result = Int64(exactly: -Int128(closingValue) - Int128(closedCost)),
            let added = Int64(exactly: Int128(value) - Int128(closingValue) - Int128(closedCost))
        else { return nil }
        return (added, result)
    }
}

extension Booking {
    /// The same with every sign turned; nil where a number has no counterpart.
    fileprivate var opposite: Booking? {
        guard quantity != .min, value != .min, localValue != .min, fee != .min, cost != .min,
            localCost != .min, result != .min
        else { return nil }
        return Booking(
            quantity: -quantity, value: -value, localValue: -localValue, fee: -fee, cost: -cost,
            localCost: -localCost, result: -result)
    }
}

extension Int64 {
    /// The sum, or nil where it does not fit, or is the smallest number, which has no counterpart:
    /// whoever turned its sign would trap on it.
    fileprivate func adding(exactly other: Int128) -> Int64? {
        let sum = Int64(exactly: Int128(self) + other)
        return sum == .min ? nil : sum
    }
}
