// How the money of an account stands, as operators see it. A question: nothing changes.
//
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// The account's money: one account, or all of them in the order of the configuration.
    ///
    /// - Parameters:
    ///   - account: empty for all.
    ///   - body: called with each report.
    public func forEachAccount(
        account: Text16, requestID: UInt64, time: UInt64, _ body: (AccountReport) -> Void
    ) {
        let only = account.isEmpty ? nil : accounts.row(named: account)
        guard account.isEmpty || only != nil else { return }
        let rows = only.map { $0..<($0 + 1) } ?? 0..<accounts.count
        for row in rows {
            var report = accountReport(row, requestID: requestID, time: time)
            report.index = UInt32(row - rows.lowerBound)
            report.total = UInt32(rows.count)
            body(report)
        }
    }

    private func accountReport(_ row: Int, requestID: UInt64, time: UInt64) -> AccountReport {
        let it = accounts.rows[row]
        return AccountReport(
            requestID: requestID, transactTime: time, startingCash: it.startingCash,
            cash: it.cash, holds: it.holds, freeCash: it.freeCash, equity: it.equity,
            realizedPnL: it.realizedPnL, openPnL: it.openPnL, fees: it.fees,
            dayRealized: it.dayRealizedResult, dayResult: it.dayResult,
            weekRealized: it.weekRealizedResult, weekResult: it.weekResult,
            highWaterMark: it.highWaterMark, drawdown: it.drawdown,
            grossExposure: it.grossExposure, netExposure: it.netExposure,
            shortExposure: it.shortExposure.distance, openNotional: it.openNotional,
            account: it.name,
            currency: currencies.hasBase ? currencies.rows[CurrencyTable.base].code : it.currency,
            tradeDate: tradeDate, openOrders: UInt32(clamping: it.openOrders),
            positionsOpen: UInt32(clamping: it.positionsOpen), index: 0, total: 1,
            enabled: it.isEnabled ? .yes : .no)
    }

    /// The base currency, or empty where no configuration named one yet.
    public var baseCurrency: Text4 { currencies.rows[CurrencyTable.base].code }
}
