// 19 concentration: how much of the equity one instrument, sector, country or asset class could
// come to, with every open order filled.
//
// A group counts the sum of its positions' sizes, long or short: a hedge within a sector does not
// make the sector smaller. Instruments without a sector are one sector together. An order that adds
// nothing to its position's size is not refused for it; without equity nothing can be added.

import Wire

extension Core {
    @inline(__always)
    func check19Concentration(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let account = candidate.account
        let instrument = candidate.instrument
        guard candidate.grossAfter > candidate.grossBefore else { return nil }
        return instrumentRefusal(candidate)
            ?? groupRefusal(
                .concentrationSector, Column.concentrationSector, candidate, account, .sector,
                instruments.rows[instrument].sectorNumber)
            ?? groupRefusal(
                .concentrationCountry, Column.concentrationCountry, candidate, account, .country,
                instruments.rows[instrument].country.word)
            ?? groupRefusal(
                .concentrationAssetClass, Column.concentrationAssetClass, candidate, account,
                .assetClass, UInt32(instruments.rows[instrument].assetClass.rawValue))
    }

    @inline(__always)
    private func groupRefusal(
        _ reason: RejectReason, _ column: Int, _ candidate: borrowing Candidate, _ account: Int,
        _ grouping: Grouping, _ group: UInt32
    ) -> Refusal? {
        let limit = tightest(column, candidate)
        guard limit.isSet else {
            noteUnlimited(reason)
            return nil
        }
        return shareRefusal(
            reason, limit, candidate, before: groups.gross(account: account, grouping, group))
    }

    @inline(__always)
    private func instrumentRefusal(_ candidate: borrowing Candidate) -> Refusal? {
        let limit = tightest(LimitTable.Column.concentrationInstrument, candidate)
        guard limit.isSet else {
            noteUnlimited(.concentrationInstrument)
            return nil
        }
        return shareRefusal(
            .concentrationInstrument, limit, candidate, before: candidate.grossBefore)
    }

    /// - Parameter before: the sum that the position is part of, money times 1e4.
    @inline(__always)
    private func shareRefusal(
        _ reason: RejectReason, _ limit: EffectiveLimit, _ candidate: borrowing Candidate,
        before: Int64
    ) -> Refusal? {
        let after =
            Int128(before) + Int128(candidate.grossAfter) - Int128(candidate.grossBefore)
        return judge(
            reason, share: Int64(clamping: after), times: 100 * Fixed.percentOne,
            of: accounts.rows[candidate.account].equity, atMost: limit)
    }
}
