// The sums of portfolio risk, walked over row by row.
//
// Thread: one test's.

import Wire

@testable import Core

extension CoreModel {
    /// Where a sum is not that of its rows.
    func riskFaults(_ core: borrowing Core) -> [String] {
        var faults: [String] = []
        func expect(_ kept: some Equatable, _ walked: some Equatable, _ what: String) {
            if "\(kept)" != "\(walked)" { faults.append("\(what): kept \(kept), walked \(walked)") }
        }
        let stops = walkedStops(core)
        var change = [Int128](repeating: 0, count: core.accounts.count)
        var heat = change
        var clusters = [Int128](repeating: 0, count: core.accounts.count * RiskLimit.clustersMax)
        var losses = [Int128](repeating: 0, count: core.accounts.count * RiskLimit.scenariosMax)
        for row in 0..<core.positions.count {
            let position = core.positions.rows[row]
            let account = Int(position.account)
            let instrument = Int(position.instrument)
            let mine = core.risk.positions[row]
            let figures = core.risk.instruments[instrument]
            let ends = [Int128(mine.up), Int128(mine.down)]
            let distance = ends.map { ($0 - Int128(mine.counted)).magnitude }.max() ?? 0
            change[account] += Int128(figures.riskRate) * Int128(distance)
            heat[account] += Int128(mine.heat)
            for scenario in 0..<core.risk.scenarioCount {
                let shock = Int128(core.risk.shock(instrument, scenario))
                losses[account * RiskLimit.scenariosMax + scenario] +=
                    ends.map { -$0 * shock }.max() ?? 0
            }
            if figures.cluster != 0 {
                clusters[account * RiskLimit.clustersMax + Int(figures.cluster)] +=
                    Int128(ends.map(\.magnitude).max() ?? 0)
            }
            expect(Int128(mine.sellStopQty), stops[row].sold, "stops that sell")
            expect(mine.sellStopValue, stops[row].soldValue, "value of stops that sell")
            expect(Int128(mine.buyStopQty), stops[row].bought, "stops that buy")
            expect(mine.buyStopValue, stops[row].boughtValue, "value of stops that buy")
        }
        for row in 0..<core.accounts.count {
            expect(core.risk.accounts[row].changeSum, change[row], "changes since the figures")
            expect(core.risk.accounts[row].heatSum, heat[row], "heat")
            for scenario in 0..<core.risk.scenarioCount {
                expect(
                    core.risk.loss(row, scenario), losses[row * RiskLimit.scenariosMax + scenario],
                    "stress loss")
            }
            for cluster in 1..<RiskLimit.clustersMax {
                let walked = clusters[row * RiskLimit.clustersMax + cluster]
                guard core.risk.clusterValue(row, UInt32(cluster)) != walked else { continue }
                expect(core.risk.clusterValue(row, UInt32(cluster)), walked, "cluster")
            }
        }
        return faults
    }

    private struct Stops {
        var sold: Int128 = 0
        var soldValue: Int128 = 0
        var bought: Int128 = 0
        var boughtValue: Int128 = 0
    }

    /// Working stop orders by position: at the worse of old and new while one is replaced.
    private func walkedStops(_ core: borrowing Core) -> [Stops] {
        var stops = [Stops](repeating: Stops(), count: core.positions.count)
        for row in 0..<core.orders.highWater {
            let order = core.orders.rows[row]
            guard order.isUsed, order.isOpen, order.ordType == .stop, !order.stopTriggered,
                !order.isCancelPending, order.status != .pendingNew
            else { continue }
            var quantity = max(0, order.orderQty - order.cumQty)
            var price = order.stopPx
            if order.isReplacePending {
                quantity = min(quantity, max(0, order.pendingQty - order.cumQty))
                price =
                    order.side == .buy
                    ? max(price, order.pendingStopPx) : min(price, order.pendingStopPx)
            }
            let value = Int128(quantity) * Int128(price)
            if order.side == .buy {
                stops[Int(order.position)].bought += Int128(quantity)
                stops[Int(order.position)].boughtValue += value
            } else {
                stops[Int(order.position)].sold += Int128(quantity)
                stops[Int(order.position)].soldValue += value
            }
        }
        return stops
    }
}
