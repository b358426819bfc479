// The checks of the order of precedence by name, and the units of what they compare.
// Thread: constants; any thread.

import Core
import Wire

public enum CheckNames {
    /// By number, from 1; the hundreds of a reason are its check.
    public static let all = [
        "halt", "lockout", "entitlement", "session", "duplicate id", "duplicate order",
        "repeated execution", "instrument", "trading session", "fields", "rate", "order size",
        "reference price", "price collar", "self-trade", "open orders", "position", "exposure",
        "concentration", "loss", "portfolio", "broker", "capacity",
    ]

    /// The check that refuses for a reason, such as `17 position`; nil where no check does.
    public static func check(of reason: RejectReason) -> String? {
        let number = Int(reason.rawValue) / 100
        guard (1...all.count).contains(number) else { return nil }
        return "\(number) \(all[number - 1])"
    }

    /// A number that a refusal for this reason carries, for people.
    public static func text(_ number: Int64, of reason: RejectReason) -> String {
        // An identifier is no amount.
        reason == .clOrdIDTooOld ? "\(number)" : grouped(unit(of: reason).text(number))
    }

    /// The unit of a reason's numbers: its limit's, or its own where no limit stands for it.
    static func unit(of reason: RejectReason) -> LimitUnit {
        if let kind = reason.limitKind, let row = LimitCatalogue.row(of: kind) { return row.unit }
        switch reason {
        case .quantityNotPositive, .quantityLot, .quantityBelowMinimum, .quantityAboveMaximum,
            .replaceBelowCumQty:
            return .quantity
        case .priceTick, .priceOutOfRange, .stopWrongSide, .stopLimitWrongSide, .selfTrade:
            return .price
        case .lockoutTimer: return .duration
        default: return .count
        }
    }

    /// Thousands apart in front of the point: `12,500.25`. A number with a unit is left alone.
    static func grouped(_ text: String) -> String {
        let digits = text.drop { $0 == "-" }.prefix { $0.isNumber }
        let rest = text.drop { $0 == "-" }.dropFirst(digits.count)
        guard digits.count > 3, rest.isEmpty || rest.first == "." || rest.first == " " else {
            return text
        }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
            out.append(digit)
        }
        return (text.hasPrefix("-") ? "-" : "") + out + rest
    }
}
