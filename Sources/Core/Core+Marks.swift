// What positions are worth: each at its mark, in the base currency, at worst case too.
//
// A tick marks the positions in its instrument; a tick of a rate's instrument also those in the
// currency: as many steps as there are such positions, never on the order's path. An order's own
// value stays at the rate that it was decided with.
//
// Invariants: each sum equals the sum over the rows; `highWaterMark` only grows, and is looked at
// when all that an input moves has moved.
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// The row of a pair's position, made where it is new; nil where the table is full.
    mutating func addPosition(account: Int, instrument: Int) -> Int? {
        guard
            let row = positions.add(
                account: account, instrument: instrument, accounts: &accounts,
                instruments: &instruments)
        else { return nil }
        linkPosition(row)
        return row
    }

    /// Puts a position into its currency's chain and its account's groups.
    mutating func linkPosition(_ row: Int) {
        let account = Int(positions.rows[row].account)
        let instrument = Int(positions.rows[row].instrument)
        let currency = Int(instruments.rows[instrument].currencyRow)
        if currency != CurrencyTable.base, currency < currencies.count {
            positions.rows[row].nextOfCurrency = currencies.rows[currency].firstPosition
            currencies.rows[currency].firstPosition = UInt32(row + 1)
        } else {
            positions.rows[row].nextOfCurrency = 0
        }
        positions.rows[row].sectorRow = groups.row(
            account: account, .sector, instruments.rows[instrument].sectorNumber)
        positions.rows[row].countryRow = groups.row(
            account: account, .country, instruments.rows[instrument].country.word)
        positions.rows[row].assetClassRow = groups.row(
            account: account, .assetClass, UInt32(instruments.rows[instrument].assetClass.rawValue))
    }

    /// What an instrument's money is multiplied with to be in the base currency: 0 for none, nil
    /// where no rate was ever known.
    @inline(__always)
    func rate(instrument: Int) -> Int64? {
        currencies.rate(Int(instruments.rows[instrument].currencyRow))
    }

    /// Follows a reference price: into the rate that it is, the positions in that currency, and the
    /// equity of all accounts that it moved. The positions in the instrument are marked already.
    mutating func followMarks(of instrument: Int) {
        let currency = Int(instruments.rows[instrument].rateOf)
        if currency != 0 {
            takeRate(currency, instrument)
            forEachPosition(ofCurrency: currency) { core, row in core.restateValue(of: row) }
            forEachPosition(ofCurrency: currency) { core, row in
                core.noteEquity(Int(core.positions.rows[row].account))
            }
        }
        var next = Int(instruments.rows[instrument].firstPosition)
        while next != 0 {
            noteEquity(Int(positions.rows[next - 1].account))
            next = Int(positions.rows[next - 1].nextOfInstrument)
        }
    }

    /// A price that makes no rate leaves the old one, which grows old.
    private mutating func takeRate(_ currency: Int, _ instrument: Int) {
        let price = instruments.rows[instrument].referencePx
        let isInverse = currencies.rows[currency].isInverse
        guard price != .null, let rate = Fixed.rate(price: price, isInverse: isInverse) else {
            return
        }
        currencies.rows[currency].rate = rate
        currencies.rows[currency].rateTime = instruments.rows[instrument].referenceTime
    }

    private mutating func forEachPosition(
        ofCurrency currency: Int, _ body: (inout Core, Int) -> Void
    ) {
        var next = Int(currencies.rows[currency].firstPosition)
        while next != 0 {
            body(&self, next - 1)
            next = Int(positions.rows[next - 1].nextOfCurrency)
        }
    }

    /// Raises the high-water mark to the account's equity.
    @inline(__always)
    mutating func noteEquity(_ account: Int) {
        let equity = accounts.rows[account].equity
        if equity > accounts.rows[account].highWaterMark {
            accounts.rows[account].highWaterMark = equity
        }
    }

    /// What a quantity is worth at a price, in the base currency; nil where it does not fit, or no
    /// rate is known.
    @inline(__always)
    func baseValue(price: Int64, quantity: Int64, instrument: Int) -> Int64? {
        guard quantity != 0 else { return 0 }
        let multiplier = instruments.rows[instrument].multiplier
        guard let rate = rate(instrument: instrument),
            let value = Fixed.value(price: price, quantity: quantity, multiplier: multiplier)
        else { return nil }
        return Fixed.inBase(value, rate: rate)
    }

    /// Brings a position's contribution to its account's exposure up to its state and the mark.
    mutating func restateValue(of row: Int) {
        let position = positions.rows[row]
        let instrument = Int(position.instrument)
        let reference = instruments.rows[instrument].referencePx
        let mark = reference == .null ? costPrice(position, instrument) : reference
        func value(_ quantity: Int64) -> Int64 {
            baseValue(price: mark, quantity: quantity, instrument: instrument)
                ?? (quantity < 0 ? -.max : .max)
        }
        let up = value(position.worstUp)
        let down = value(position.worstDown)
        // What has no rate yet is worth what it cost, and at worst case more than any limit.
        let mine =
            rate(instrument: instrument) == nil ? position.openCost : value(position.netQty)
        let account = Int(position.account)
        Self.move(&accounts.rows[account].positionsValueSum, position.markValue, mine)
        Self.move(
            &accounts.rows[account].shortValueSum, min(position.markValue, 0), min(mine, 0))
        if mine != position.markValue { didValuesMove = true }
        positions.rows[row].markValue = mine
        restateWorst(of: row, up: up, down: down, mark: mark)
    }

    /// Brings what a position adds at worst case up to values that were reckoned at its mark.
    mutating func restateWorst(of row: Int, up: Int64, down: Int64, mark: Int64) {
        let account = Int(positions.rows[row].account)
        let gross = max(up.distance, down.distance)
        let short = min(down, 0)
        Self.move(&accounts.rows[account].longExposureSum, positions.rows[row].worstLong, up)
        Self.move(&accounts.rows[account].shortExposureSum, positions.rows[row].worstShort, short)
        Self.move(
            &accounts.rows[account].downExposureSum, positions.rows[row].worstDownValue, down)
        let oldGross = positions.rows[row].worstGross
        if gross != oldGross {
            let added = Int128(gross) - Int128(oldGross)
            accounts.rows[account].grossExposureSum += added
            groups.rows[Int(positions.rows[row].sectorRow)].grossSum += added
            groups.rows[Int(positions.rows[row].countryRow)].grossSum += added
            groups.rows[Int(positions.rows[row].assetClassRow)].grossSum += added
        }
        positions.rows[row].worstLong = up
        positions.rows[row].worstShort = short
        positions.rows[row].worstDownValue = down
        positions.rows[row].worstGross = gross
        restateRisk(of: row, up: up, down: down, mark: mark)
    }

    @inline(__always)
    private static func move(_ sum: inout Int128, _ old: Int64, _ new: Int64) {
        if old != new { sum += Int128(new) - Int128(old) }
    }

    /// The mark of a position in an instrument without a market: what it cost.
    private func costPrice(_ position: Position, _ instrument: Int) -> Int64 {
        averagePrice(position, instrument) ?? 0
    }

    /// Average price of an open position in the instrument's currency, times 1e8; nil without one,
    /// or where it does not fit.
    func averagePrice(_ position: Position, _ instrument: Int) -> Int64? {
        // money 1e4 → price 1e8: × 1e12 / quantity 1e8, / multiplier 1e8 × 1e8.
        let multiplier = instruments.rows[instrument].multiplier
        guard position.netQty != 0, multiplier != 0 else { return nil }
        let scaled = Int128(position.localCost) * 1_000_000_000_000
        let (product, overflow) = (scaled / Int128(position.netQty))
            .multipliedReportingOverflow(by: Int128(Fixed.one))
        return overflow ? nil : Int64(exactly: product / Int128(multiplier))
    }
}
