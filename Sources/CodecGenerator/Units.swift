// What `limit` and `value` of a refusal count, by its reason; and what a limit counts, by its kind.
// The schema says it in words for people; this says it for programs.

enum Unit: String {
    case none, count, identifier, quantity, price, money, percent, ratio, duration, time

    /// The unit in words.
    var text: String {
        switch self {
        case .none: "–"
        case .count: "count"
        case .identifier: "identifier"
        case .quantity: "quantity ×1e8"
        case .price: "price ×1e8"
        case .money: "money ×1e4"
        case .percent: "percent ×1e4"
        case .ratio: "ratio ×1e4"
        case .duration: "ns"
        case .time: "ns since the Unix epoch"
        }
    }
}

/// Units of `LimitKind` and `RejectReason`, from the schema's own words where it has them.
struct Units {
    let schema: SchemaReader

    /// Reasons whose limit bears another name than they do.
    private static let limitOfReason = [
        "rateSecond": "ordersPerSecond", "rateMinute": "ordersPerMinute",
        "rateDay": "ordersPerDay", "currencyRateMissing": "referenceAge",
        "rateMessages": "messagesPerSecond",
        "cancelRatio": "cancelToOrderRatio", "staleReferencePrice": "referenceAge",
        "drawdown": "drawdownPercent", "portfolioStale": "portfolioAge",
        "journalBehind": "journalBacklog", "inputBehind": "inputBacklog",
        "coreBehind": "coreLatency",
    ]

    /// Reasons that no `LimitKind` stands for.
    private static let unitOfReason: [String: Unit] = [
        "clOrdIDTooOld": .identifier, "duplicateOrder": .duration, "repeatedExecution": .count,
        "quantityNotPositive": .quantity, "quantityLot": .quantity,
        "quantityBelowMinimum": .quantity, "quantityAboveMaximum": .quantity,
        "priceTick": .price, "priceOutOfRange": .price, "stopWrongSide": .price,
        "stopLimitWrongSide": .price, "selfTrade": .price, "replaceBelowCumQty": .quantity,
        "orderTableFull": .count, "positionTableFull": .count, "workQueueFull": .count,
        "queueFull": .count, "lockoutHard": .time, "lockoutTimer": .time,
        "outsideSession": .time, "holiday": .time, "closeOnlyWindow": .time,
    ]

    func ofLimit(_ name: String) -> Unit {
        guard let note = schema.code("LimitKind")?.values.first(where: { $0.name == name })?.note
        else { return .none }
        if note.contains("percent") { return .percent }
        if note.contains("money times 1e4") { return .money }
        if note.contains("price") && note.contains("times 1e8") { return .price }
        if note.contains("times 1e8") { return .quantity }
        if note.contains("times 1e4") { return .ratio }
        return note.contains(" in ns") ? .duration : .count
    }

    func ofReason(_ name: String) -> Unit {
        if let unit = Self.unitOfReason[name] { return unit }
        return ofLimit(Self.limitOfReason[name] ?? name)
    }
}
