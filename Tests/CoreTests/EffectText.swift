// Effects as one line each, for scenarios: where it goes, the message, the fields that say
// something.
//
// Left out: null values, empty texts, flags that are `no`, codes that are `none`; times, record
// numbers and hashes, which the runner checks by itself where they have a rule.
// Thread: values; any thread.

import Foundation
import Wire

enum EffectText {
    private static let hidden: Set<String> = [
        "transactTime", "requestTimestamp", "timestamp", "sendingTime", "startedTime", "execID",
        "stateHashHigh", "stateHashLow", "configurationHash", "recordSequence", "byteOffset",
        "since",
    ]

    static func line(_ effect: Effect) -> String {
        let header = effect.header
        var words = ["  \(kind(header.kind))"]
        if header.kind != EffectKind.note { words.append("\(header.destination)") }
        if header.sessionID != 0 { words.append("s\(header.sessionID)") }
        guard !effect.frame.isEmpty else { return words.joined(separator: " ") }
        if let check = effect.message(CheckReport.self) {
            words.append("check " + ComparisonText.line(check))
            return words.joined(separator: " ")
        }
        guard let (message, fields) =
                unsafe FieldReader.fields(ofFrame: effect.frame.span.bytes)
        else {
            return "  unreadable frame"
        }
        words.append(message)
        let reason = fields.first { $0.name == "rejectReason" }.map { "\($0.content)" }
        // How many comparisons there are is said by `test-all`.
        let isTest = message == "OrderTestReport"
        for field in fields
        where !hidden.contains(field.name) && !(isTest && field.name == "total") {
            if let text = text(field, reason ?? limitKind(fields)) { words.append(text) }
        }
        return words.joined(separator: " ")
    }

    private static func limitKind(_ fields: [FieldValue]) -> String {
        fields.first { $0.name == "kind" }.map { "\($0.content)" } ?? ""
    }

    private static func kind(_ kind: UInt8) -> String {
        switch kind {
        case EffectKind.report: "report"
        case EffectKind.broker: "broker"
        case EffectKind.ops: "ops"
        case EffectKind.feed: "feed"
        case EffectKind.close: "close"
        case EffectKind.note: "note"
        default: "kind\(kind)"
        }
    }

    private static func text(_ field: FieldValue, _ unit: String) -> String? {
        switch field.content {
        case .null: return nil
        case .text(let text): return text.isEmpty ? nil : "\(field.name)=\(text)"
        case .code(0, _) where field.name != "code" && !keepsZero.contains(field.name): return nil
        case .time(let time) where field.name == "until":
            return "until=\(LimitText.timeOfDay(time))"
        case .signed(let number) where ["limit", "value", "ceiling"].contains(field.name):
            return "\(field.name)=\(LimitText.text(number, unit))"
        default: return "\(field.name)=\(field.content)"
        }
    }

    /// Code fields whose value 0 says something.
    private static let keepsZero: Set<String> = [
        "ordStatus", "execType", "massActionResponse", "kind", "scope", "phase", "status", "state",
    ]
}

/// Limits and values in their own unit, by the name of the kind or the reason.
enum LimitText {
    private static let money: Set<String> = [
        "orderNotional", "openNotional", "positionValue", "grossExposure", "netExposure",
        "shortExposure", "buyingPower", "lossDaily", "lossWeekly", "valueAtRisk", "stressLoss",
    ]
    private static let scaledBy8: Set<String> = [
        "orderQuantity", "priceMinimum", "priceMaximum", "collarAbsolute", "positionQuantity",
        "quantityNotPositive", "quantityLot", "quantityBelowMinimum", "quantityAboveMaximum",
        "priceTick", "priceOutOfRange", "stopWrongSide", "stopLimitWrongSide",
        "replaceBelowCumQty", "selfTrade",
    ]
    private static let ratio: Set<String> = [
        "cancelToOrderRatio", "cancelRatio", "orderVolumePercent", "collarPercent",
        "positionEquityPercent", "leverage", "concentrationInstrument", "concentrationSector",
        "concentrationCountry", "concentrationAssetClass", "drawdownPercent", "portfolioHeat",
        "correlation", "correlationCluster", "drawdown", "tickMove", "tickSpread",
    ]
    private static let age: Set<String> = [
        "referenceAge", "referenceAgeMarket", "staleReferencePrice", "duplicateWindow",
        "currencyRateMissing",
        "duplicateOrder", "violationsWindow", "coreLatency", "coreBehind", "executionsWindow",
        "portfolioAge", "portfolioStale", "feedLag", "feedLagging",
    ]
    /// Limits that are times: shown as the time of the day in UTC.
    private static let moment: Set<String> = ["lockoutHard", "lockoutTimer"]

    static func scale(_ name: String) -> Int {
        if money.contains(name) || ratio.contains(name) { return 4 }
        if scaledBy8.contains(name) { return 8 }
        return age.contains(name) ? 9 : 0
    }

    /// Points in time.
    private static let time: Set<String> = ["outsideSession", "holiday", "closeOnlyWindow"]

    /// `10:05:00`; with a fraction where there is one.
    static func timeOfDay(_ time: UInt64) -> String {
        let ns = time % 86_400_000_000_000
        func two(_ number: UInt64) -> String { (number < 10 ? "0" : "") + String(number) }
        let seconds = ns / 1_000_000_000
        let whole = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(two)
            .joined(separator: ":")
        let rest = NumberText.decimal(Int64(ns % 1_000_000_000), scale: 9).dropFirst()
        return whole + rest
    }

    static func text(_ number: Int64, _ name: String) -> String {
        if moment.contains(name), number >= 0 { return timeOfDay(UInt64(number)) }
        if time.contains(name) {
            return Date(timeIntervalSince1970: Double(number / 1_000_000_000)).ISO8601Format()
        }
        return scaledText(number, name)
    }

    private static func scaledText(_ number: Int64, _ name: String) -> String {
        NumberText.decimal(number, scale: scale(name)) + (age.contains(name) ? "s" : "")
    }

    /// A limit as a scenario writes it: `5000`, `60s`, `none`, `min`, `max`.
    static func number(_ text: String, _ name: String) -> Int64? {
        switch text {
        case "none": return .null
        case "min": return .min
        case "max": return .max
        default: break
        }
        if age.contains(name) { return DecimalText.duration(text).map { Int64(clamping: $0) } }
        return DecimalText.scaled(text, by: scale(name))
    }
}
