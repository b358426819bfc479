// A refusal in words: the reason, the value, the limit in its unit, and where the limit is set.
// Thread: values; any thread.

import Wire

/// How a limit's number reads.
public enum LimitUnit: Sendable, Equatable {
    case count
    /// Quantity or price, times 1e8.
    case decimal8
    /// Times 1e4.
    case money
    /// Percent times 1e4.
    case percent
    /// Times 1e4.
    case ratio
    /// ns.
    case duration
    /// ns since the Unix epoch.
    case time

    public func text(_ value: Int64) -> String {
        switch self {
        case .count: String(value)
        case .decimal8: Decimal8.text(value)
        case .money: Decimal4.text(value)
        case .percent: Decimal4.text(value) + " %"
        case .ratio: Decimal4.text(value)
        case .duration: Self.durationText(value)
        case .time: UTCTime.text(value)
        }
    }

    private static func durationText(_ ns: Int64) -> String {
        switch ns.magnitude {
        case ..<1_000: "\(ns) ns"
        case ..<1_000_000: FixedPoint.text(ns, places: 3) + " µs"
        case ..<1_000_000_000: FixedPoint.text(ns / 1_000, places: 3) + " ms"
        default: FixedPoint.text(ns / 1_000_000, places: 3) + " s"
        }
    }
}

extension LimitKind {
    /// The unit that the schema's description of this limit names.
    public var unit: LimitUnit {
        switch self {
        case .orderQuantity, .priceMinimum, .priceMaximum, .collarAbsolute, .positionQuantity:
            .decimal8
        case .orderNotional, .openNotional, .positionValue, .grossExposure, .netExposure,
            .shortExposure, .buyingPower, .lossDaily, .lossWeekly, .valueAtRisk, .stressLoss:
            .money
        case .orderVolumePercent, .collarPercent, .positionEquityPercent,
            .concentrationInstrument, .concentrationSector, .concentrationCountry,
            .concentrationAssetClass, .drawdownPercent, .portfolioHeat, .tickMove, .tickSpread,
            .correlationCluster:
            .percent
        case .leverage, .cancelToOrderRatio, .correlation: .ratio
        case .referenceAge, .referenceAgeMarket, .duplicateWindow, .violationsWindow, .coreLatency,
            .executionsWindow, .feedLag, .portfolioAge:
            .duration
        default: .count
        }
    }
}

extension RejectReason {
    /// The unit of the limit and value that a refusal for this reason carries.
    public var unit: LimitUnit {
        switch self {
        case .quantityNotPositive, .quantityLot, .quantityBelowMinimum, .quantityAboveMaximum,
            .priceTick, .priceOutOfRange, .stopWrongSide, .stopLimitWrongSide, .priceMissing,
            .priceForbidden, .stopPxMissing, .stopPxForbidden, .orderQuantity, .collarAbsolute,
            .selfTrade, .positionQuantity, .replaceBelowCumQty:
            .decimal8
        case .orderNotional, .openNotional, .positionValue, .grossExposure, .netExposure,
            .shortExposure, .buyingPower, .lossDaily, .lossWeekly, .valueAtRisk, .stressLoss:
            .money
        case .orderVolumePercent, .collarPercent, .positionEquityPercent,
            .concentrationInstrument, .concentrationSector, .concentrationCountry,
            .concentrationAssetClass, .drawdown, .portfolioHeat, .correlationCluster:
            .percent
        case .leverage, .cancelRatio: .ratio
        case .staleReferencePrice, .feedLagging, .duplicateOrder, .coreBehind, .portfolioStale:
            .duration
        case .lockoutHard, .lockoutTimer, .outsideSession, .holiday, .closeOnlyWindow: .time
        default: .count
        }
    }

    /// Whether a trading calendar refused: the limit is the next opening, the value the time.
    private var isOfSession: Bool {
        self == .outsideSession || self == .holiday || self == .closeOnlyWindow
    }

    /// The refusal in words, such as "the order's quantity is above the limit: 6000 against 5000,
    /// set for the account".
    ///
    /// - Parameters: as they stand in the report; the null value where there is none.
    public func text(limit: Int64, value: Int64, level: Level) -> String {
        var text = meaning
        switch (value == .null, limit == .null) {
        case (_, false) where isOfSession: text += ": opens next at \(unit.text(limit))"
        case (false, _) where isOfSession: break
        case (false, false): text += ": \(unit.text(value)) against \(unit.text(limit))"
        case (false, true): text += ": \(unit.text(value))"
        case (true, false) where unit == .time: text += ": until \(unit.text(limit))"
        case (true, false): text += ": the limit is \(unit.text(limit))"
        case (true, true): break
        }
        switch level {
        case .global: text += ", set for the whole gateway"
        case .account: text += ", set for the account"
        case .strategy: text += ", set for the strategy"
        case .instrument: text += ", set for the instrument"
        default: break
        }
        return text
    }
}

extension ExecutionReport {
    /// Why the order was refused, in words; empty where it was not.
    public var refusalText: String {
        rejectReason == .none
            ? "" : rejectReason.text(limit: limit, value: value, level: level)
    }
}

extension OrderCancelReject {
    /// Why the cancel or replace was refused, in words.
    public var refusalText: String { rejectReason.text(limit: limit, value: value, level: level) }
}
