// The column of each limit kind. In the schema's order; a new kind goes to the end of both.

import Wire

extension LimitTable {
    enum Column {
        static let ordersPerSecond = 0
        static let ordersPerMinute = 1
        static let ordersPerDay = 2
        static let messagesPerSecond = 3
        static let cancelsPerSecond = 4
        static let cancelToOrderRatio = 5
        static let orderQuantity = 6
        static let orderNotional = 7
        static let orderVolumePercent = 8
        static let priceMinimum = 9
        static let priceMaximum = 10
        static let referenceAge = 11
        static let referenceAgeMarket = 12
        static let collarPercent = 13
        static let collarAbsolute = 14
        static let openOrders = 15
        static let openNotional = 16
        static let positionQuantity = 17
        static let positionValue = 18
        static let positionEquityPercent = 19
        static let positionsOpen = 20
        static let grossExposure = 21
        static let netExposure = 22
        static let leverage = 23
        static let shortExposure = 24
        static let buyingPower = 25
        static let concentrationInstrument = 26
        static let concentrationSector = 27
        static let concentrationCountry = 28
        static let concentrationAssetClass = 29
        static let lossDaily = 30
        static let lossWeekly = 31
        static let drawdownPercent = 32
        static let portfolioHeat = 33
        static let valueAtRisk = 34
        static let stressLoss = 35
        static let correlation = 36
        static let brokerInFlight = 37
        static let duplicateWindow = 38
        static let executionsRepeated = 39
        static let executionsWindow = 40
        static let tickMove = 41
        static let tickSpread = 42
        static let feedLag = 43
        static let correlationCluster = 44
        static let portfolioAge = 45
        static let journalBacklog = 46
        static let inputBacklog = 47
        static let coreLatency = 48
        static let violations = 49
        static let violationsWindow = 50
    }

    /// The column of a kind, or nil for a number that the schema does not name.
    @inline(__always)
    static func column(of kind: LimitKind) -> Int? {
        switch kind {
        case .ordersPerSecond: Column.ordersPerSecond
        case .ordersPerMinute: Column.ordersPerMinute
        case .ordersPerDay: Column.ordersPerDay
        case .messagesPerSecond: Column.messagesPerSecond
        case .cancelsPerSecond: Column.cancelsPerSecond
        case .cancelToOrderRatio: Column.cancelToOrderRatio
        case .orderQuantity: Column.orderQuantity
        case .orderNotional: Column.orderNotional
        case .orderVolumePercent: Column.orderVolumePercent
        case .priceMinimum: Column.priceMinimum
        case .priceMaximum: Column.priceMaximum
        case .referenceAge: Column.referenceAge
        case .referenceAgeMarket: Column.referenceAgeMarket
        case .collarPercent: Column.collarPercent
        case .collarAbsolute: Column.collarAbsolute
        case .openOrders: Column.openOrders
        case .openNotional: Column.openNotional
        case .positionQuantity: Column.positionQuantity
        case .positionValue: Column.positionValue
        case .positionEquityPercent: Column.positionEquityPercent
        case .positionsOpen: Column.positionsOpen
        case .grossExposure: Column.grossExposure
        case .netExposure: Column.netExposure
        case .leverage: Column.leverage
        case .shortExposure: Column.shortExposure
        case .buyingPower: Column.buyingPower
        case .concentrationInstrument: Column.concentrationInstrument
        case .concentrationSector: Column.concentrationSector
        case .concentrationCountry: Column.concentrationCountry
        case .concentrationAssetClass: Column.concentrationAssetClass
        case .lossDaily: Column.lossDaily
        case .lossWeekly: Column.lossWeekly
        case .drawdownPercent: Column.drawdownPercent
        case .portfolioHeat: Column.portfolioHeat
        case .valueAtRisk: Column.valueAtRisk
        case .stressLoss: Column.stressLoss
        case .correlation: Column.correlation
        case .brokerInFlight: Column.brokerInFlight
        case .duplicateWindow: Column.duplicateWindow
        case .executionsRepeated: Column.executionsRepeated
        case .executionsWindow: Column.executionsWindow
        case .tickMove: Column.tickMove
        case .tickSpread: Column.tickSpread
        case .feedLag: Column.feedLag
        case .correlationCluster: Column.correlationCluster
        case .portfolioAge: Column.portfolioAge
        case .journalBacklog: Column.journalBacklog
        case .inputBacklog: Column.inputBacklog
        case .coreLatency: Column.coreLatency
        case .violations: Column.violations
        case .violationsWindow: Column.violationsWindow
        default: nil
        }
    }
}
