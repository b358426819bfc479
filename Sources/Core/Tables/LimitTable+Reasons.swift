// Which limit a reason stands for: the schema's numbers, side by side.
// Thread: constants; any thread.

import Wire

extension LimitTable {
    /// The kinds that an order is refused for, and the reason of each.
    static let reasons: [(kind: LimitKind, reason: RejectReason)] = [
        (.duplicateWindow, .duplicateOrder), (.executionsRepeated, .repeatedExecution),
        (.priceMinimum, .priceOutOfRange), (.priceMaximum, .priceOutOfRange),
        (.ordersPerSecond, .rateSecond), (.ordersPerMinute, .rateMinute),
        (.ordersPerDay, .rateDay), (.messagesPerSecond, .rateMessages),
        (.cancelToOrderRatio, .cancelRatio), (.orderQuantity, .orderQuantity),
        (.orderNotional, .orderNotional), (.orderVolumePercent, .orderVolumePercent),
        (.referenceAge, .staleReferencePrice), (.referenceAgeMarket, .staleReferencePrice),
        (.feedLag, .feedLagging), (.collarPercent, .collarPercent),
        (.collarAbsolute, .collarAbsolute), (.openOrders, .openOrders),
        (.openNotional, .openNotional), (.positionQuantity, .positionQuantity),
        (.positionValue, .positionValue), (.positionEquityPercent, .positionEquityPercent),
        (.positionsOpen, .positionsOpen), (.grossExposure, .grossExposure),
        (.netExposure, .netExposure), (.leverage, .leverage), (.shortExposure, .shortExposure),
        (.buyingPower, .buyingPower), (.concentrationInstrument, .concentrationInstrument),
        (.concentrationSector, .concentrationSector),
        (.concentrationCountry, .concentrationCountry),
        (.concentrationAssetClass, .concentrationAssetClass), (.lossDaily, .lossDaily),
        (.lossWeekly, .lossWeekly), (.drawdownPercent, .drawdown),
        (.portfolioHeat, .portfolioHeat), (.valueAtRisk, .valueAtRisk),
        (.stressLoss, .stressLoss), (.correlationCluster, .correlationCluster),
        (.portfolioAge, .portfolioStale), (.brokerInFlight, .brokerInFlight),
        (.journalBacklog, .journalBehind), (.inputBacklog, .inputBehind),
        (.coreLatency, .coreBehind),
    ]
}

extension RejectReason {
    /// The kind of limit whose unit the reason's numbers bear, or nil.
    public var limitKind: LimitKind? {
        LimitTable.reasons.first { $0.reason == self }?.kind
    }
}
