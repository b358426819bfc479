// Currencies: what a configuration says of them, and the rate that an order needs.
//
// What cannot be valued cannot be judged: an order in a currency whose rate is not known, or is
// older than a reference price may be, is refused, from the first check on that counts money.
//
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// Ties together what a configuration named apart: instruments and their currencies, currencies
    /// and their rates, positions and their groups. Then everything is valued anew, since any of it
    /// may have changed.
    mutating func resolvePortfolio() {
        for row in 0..<currencies.count {
            currencies.rows[row].firstPosition = 0
            currencies.rows[row].rateInstrument = 0
        }
        groups.clear()
        for row in 0..<instruments.count {
            instruments.rows[row].currencyRow = UInt32(
                currencies.row(instruments.rows[row].currency))
            instruments.rows[row].sectorNumber = groups.sector(instruments.rows[row].sector)
            instruments.rows[row].rateOf = 0
        }
        for row in 1..<max(currencies.count, 1) {
            guard let rate = instruments.row(securityID: currencies.rows[row].securityID) else {
                continue
            }
            currencies.rows[row].rateInstrument = UInt32(rate + 1)
            instruments.rows[rate].rateOf = UInt32(row)
        }
        for row in 0..<positions.count {
            linkPosition(row)
            // The groups' sums begin at zero, the others as they stand.
            let gross = Int128(positions.rows[row].worstGross)
            groups.rows[Int(positions.rows[row].sectorRow)].grossSum += gross
            groups.rows[Int(positions.rows[row].countryRow)].grossSum += gross
            groups.rows[Int(positions.rows[row].assetClassRow)].grossSum += gross
        }
        for row in 0..<orders.highWater where orders.rows[row].isUsed && orders.rows[row].isOpen {
            restateExposure(of: row)
        }
        for row in 0..<instruments.count where instruments.rows[row].rateOf != 0 {
            followMarks(of: row)
        }
        for row in 0..<positions.count { restateValue(of: row) }
        for row in 0..<accounts.count { noteEquity(row) }
    }

    /// Finds the rate of the candidate's currency, however old.
    ///
    /// - Returns: whether there is one.
    @inline(__always)
    func findRate(_ candidate: inout Candidate) -> Bool {
        guard let rate = rate(instrument: candidate.instrument) else { return false }
        candidate.rate = rate
        return true
    }

    /// Refuses where there is no rate that can be used.
    @inline(__always)
    func rateRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let currency = Int(instruments.rows[candidate.instrument].currencyRow)
        return currency == CurrencyTable.base ? nil : rateRefusal(candidate, currency)
    }

    private func rateRefusal(_ candidate: borrowing Candidate, _ currency: Int) -> Refusal? {
        guard currencies.rate(currency) != nil, currencies.rows[currency].rateInstrument != 0
        else { return judge(.currencyRateMissing, holds: false) }
        let source = Int(currencies.rows[currency].rateInstrument) - 1
        let allowed = limits.tightest(
            LimitTable.Column.referenceAge, account: -1, session: -1, instrument: source)
        guard allowed.isSet else {
            noteUnlimited(.currencyRateMissing)
            return nil
        }
        let age = candidate.now - currencies.rows[currency].rateTime
        return judge(.currencyRateMissing, Int64(clamping: age), atMost: allowed)
    }

    /// What a quantity of the candidate's order is worth at its worst price, in the base currency;
    /// nil where it does not fit.
    @inline(__always)
    func orderValue(_ candidate: borrowing Candidate, quantity: Int64) -> Int64? {
        let value = Fixed.notional(
            price: candidate.worstPrice, quantity: quantity,
            multiplier: instruments.rows[candidate.instrument].multiplier)
        return value.flatMap { Fixed.inBase($0, rate: candidate.rate) }
    }
}
