// Every limit as configuration sees it: its key, its unit, where it may be set, what it may be.
//
// Invariants: one row for each `LimitKind` of the schema (a test holds the rows and their units
// against the schema's descriptions).
// Thread: constants; any thread.

import Wire

/// What a limit's number means, and so how its text is read.
public enum LimitUnit: Sendable, Equatable {
    case count
    /// Times 1e4.
    case ratio
    /// Times 1e4.
    case percent
    /// Times 1e4.
    case money
    /// Times 1e8.
    case price
    /// Times 1e8.
    case quantity
    /// ns.
    case duration

    /// Digits behind the point.
    public var digits: Int {
        switch self {
        case .count, .duration: 0
        case .ratio, .percent, .money: 4
        case .price, .quantity: 8
        }
    }

    /// What may stand in the file.
    var expectation: String {
        switch self {
        case .count: "a whole number such as 5"
        case .ratio: "a ratio such as 1.5"
        case .percent: "a percentage such as 10 or 2.5, without the sign"
        case .money: "an amount of money such as 5000 or 2500.50"
        case .price: "a price such as 0.01"
        case .quantity: "a quantity such as 100"
        case .duration: "a duration such as 500ms, 5s or 1m"
        }
    }

    /// Shows a limit for people.
    public func text(_ value: Int64) -> String {
        switch self {
        case .duration: ConfigurationValue.durationText(value)
        case .percent: ConfigurationValue.decimalText(value, digits: digits) + " %"
        case .count, .ratio, .money, .price, .quantity:
            ConfigurationValue.decimalText(value, digits: digits)
        }
    }
}

/// One kind of limit.
public struct LimitRow: Sendable {
    public let kind: LimitKind
    public let unit: LimitUnit
    public let levels: [Level]
    /// Smallest and largest value in the unit's scale.
    public let range: ClosedRange<Int64>

    /// The key in a configuration: the schema's name in snake case.
    public var key: String { LimitCatalogue.snakeCase(kind.name ?? "") }
    /// Whether the larger of two values is the tighter one: floors, and windows that look back.
    public var isFloor: Bool {
        switch kind {
        case .priceMinimum, .buyingPower, .duplicateWindow, .violationsWindow, .executionsWindow:
            true
        default: false
        }
    }

    public func tighter(_ first: Int64, _ second: Int64) -> Int64 {
        isFloor ? max(first, second) : min(first, second)
    }
}

extension LimitRow {
    /// Reads a limit as a configuration writes it.
    ///
    /// - Throws: what is expected instead, in words.
    public func number(_ text: String) throws(LimitTextError) -> Int64 {
        let number: Int64
        do throws(ConfigurationValueError) {
            number =
                unit == .duration
                ? try ConfigurationValue.durationNs(text)
                : try ConfigurationValue.decimal(text, digits: unit.digits)
        } catch { throw LimitTextError("`\(text)`: expected \(unit.expectation)") }
        guard range.contains(number) else {
            let least = unit.text(range.lowerBound)
            let most = range.upperBound == .max ? " or more" : " to \(unit.text(range.upperBound))"
            throw LimitTextError("`\(text)`: allowed are \(least)\(most)")
        }
        return number
    }
}

/// Why a text is no such limit.
public struct LimitTextError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

public enum LimitCatalogue {
    private static let everywhere: [Level] = [.global, .account, .strategy, .instrument]
    /// What is summed over instruments means nothing for one of them.
    private static let portfolio: [Level] = [.global, .account, .strategy]

    public static let rows: [LimitRow] = LimitKind.allValues.map(row)

    public static func row(of kind: LimitKind) -> LimitRow? { rows.first { $0.kind == kind } }
    public static func row(key: String) -> LimitRow? { rows.first { $0.key == key } }

    private static func row(_ kind: LimitKind) -> LimitRow {
        let unit = unit(of: kind)
        return LimitRow(
            kind: kind, unit: unit, levels: levels(of: kind), range: range(of: kind, unit: unit))
    }

    private static func unit(of kind: LimitKind) -> LimitUnit {
        switch kind {
        case .cancelToOrderRatio, .leverage, .correlation: .ratio
        case .orderQuantity, .positionQuantity: .quantity
        case .priceMinimum, .priceMaximum, .collarAbsolute: .price
        case .referenceAge, .referenceAgeMarket, .duplicateWindow, .executionsWindow, .feedLag,
            .portfolioAge, .coreLatency, .violationsWindow:
            .duration
        case .orderVolumePercent, .collarPercent, .positionEquityPercent, .drawdownPercent,
            .concentrationInstrument, .concentrationSector, .concentrationCountry,
            .concentrationAssetClass, .portfolioHeat, .tickMove, .tickSpread,
            .correlationCluster:
            .percent
        case .orderNotional, .openNotional, .positionValue, .grossExposure, .netExposure,
            .shortExposure, .buyingPower, .lossDaily, .lossWeekly, .valueAtRisk, .stressLoss:
            .money
        default: .count
        }
    }

    private static func levels(of kind: LimitKind) -> [Level] {
        switch kind.rawValue / 100 {
        case 7: portfolio
        case 24: [.global, .account]
        case 11, 18, 20, 21: portfolio
        case 13 where isOfFeed(kind): [.global, .instrument]
        case 19 where kind != .concentrationInstrument: portfolio
        case 17 where kind == .positionsOpen: portfolio
        case 22, 23: [.global]
        default: everywhere
        }
    }

    /// Whether a limit judges ticks rather than orders.
    private static func isOfFeed(_ kind: LimitKind) -> Bool {
        kind == .tickMove || kind == .tickSpread || kind == .feedLag
    }

    private static func range(of kind: LimitKind, unit: LimitUnit) -> ClosedRange<Int64> {
        switch kind {
        // Zero is a decision here: no floor, no short sale, no resting order.
        case .priceMinimum, .buyingPower, .shortExposure, .openOrders: 0...Int64.max
        // A correlation and a share of the whole cannot exceed one.
        case .correlation: 1...10_000
        // More than the whole means nothing: a price cannot fall further, nor a day trade more.
        case .drawdownPercent, .collarPercent, .orderVolumePercent, .portfolioHeat, .tickMove,
            .tickSpread:
            1...1_000_000
        // A rate is spaced in ns (GCRA): more than one a ns has no meaning.
        case .ordersPerSecond, .ordersPerMinute, .ordersPerDay, .messagesPerSecond,
            .cancelsPerSecond:
            1...1_000_000_000
        // From 1 ms, below any clock's jitter, to a week, above any session's gap.
        case .referenceAge, .referenceAgeMarket, .portfolioAge, .duplicateWindow,
            .executionsWindow, .violationsWindow, .feedLag, .coreLatency:
            1_000_000...604_800_000_000_000
        case .violations: 1...Int64(Limit.violationsMax)
        case .executionsRepeated: 1...Int64(Limit.executionsRememberedMax)
        default: 1...Int64.max
        }
    }

    /// `ordersPerSecond` → `orders_per_second`.
    static func snakeCase(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase { result += "_" }
            result += character.lowercased()
        }
        return result
    }
}
