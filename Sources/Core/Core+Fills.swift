// How a fill enters the books: cash, cost, result, fees and position, all of them or none.
//
// Money of another currency is booked at the rate of the moment: cash moves by it, and the cost
// stays at the rates at which it was paid, so what the currency itself won or lost is open result
// until the position is closed, and realised result then.
//
// Invariants: those of Ledger.swift; a fill that is remembered can be taken back once.
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// Books one fill.
    ///
    /// - Parameter fee: money of the instrument's currency.
    /// - Returns: what it booked, or nil where a number does not fit: then nothing has changed.
    mutating func bookFill(
        position row: Int, side: Side, quantity: Int64, price: Int64, fee: Int64
    ) -> Booking? {
        var ledger = ledger(of: row)
        guard let rate = rate(instrument: Int(positions.rows[row].instrument)),
            let fill = fill(
                position: row, quantity: side == .buy ? quantity : -quantity, price: price,
                fee: fee, rate: rate),
            let booked = ledger.book(fill)
        else { return nil }
        write(ledger, position: row)
        return booked
    }

    /// A fill in the books' terms; nil where a number does not fit.
    func fill(
        position row: Int, quantity: Int64, price: Int64, fee: Int64, rate: Int64
    ) -> Booking? {
        let multiplier = instruments.rows[Int(positions.rows[row].instrument)].multiplier
        guard
            let local = Fixed.value(price: price, quantity: quantity, multiplier: multiplier),
            let value = Fixed.inBase(local, rate: rate), fee != .min,
            let fee = Fixed.inBase(fee, rate: rate)
        else { return nil }
        return Booking(quantity: quantity, value: value, localValue: local, fee: fee)
    }

    /// The money of a position and its account.
    func ledger(of row: Int) -> Ledger {
        let position = positions.rows[row]
        let account = accounts.rows[Int(position.account)]
        return Ledger(
            netQty: position.netQty, openCost: position.openCost, localCost: position.localCost,
            realizedPnL: position.realizedPnL, fees: position.fees, cash: account.cash,
            accountRealizedPnL: account.realizedPnL, accountFees: account.fees)
    }

    /// Puts money back, with every sum that hangs on it.
    mutating func write(_ ledger: Ledger, position row: Int) {
        let account = Int(positions.rows[row].account)
        let wasActive = positions.rows[row].isActive
        accounts.rows[account].openCostSum +=
            Int128(ledger.openCost) - Int128(positions.rows[row].openCost)
        positions.rows[row].netQty = ledger.netQty
        positions.rows[row].openCost = ledger.openCost
        positions.rows[row].localCost = ledger.localCost
        positions.rows[row].realizedPnL = ledger.realizedPnL
        positions.rows[row].fees = ledger.fees
        accounts.rows[account].cash = ledger.cash
        accounts.rows[account].realizedPnL = ledger.accountRealizedPnL
        accounts.rows[account].fees = ledger.accountFees
        if positions.rows[row].isActive != wasActive {
            accounts.rows[account].positionsOpen += wasActive ? -1 : 1
        }
        restateValue(of: row)
        noteEquity(account)
        lastBookedAccount = UInt32(account)
    }
}
