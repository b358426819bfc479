// Every check in the order of precedence with what it compared: one table for a decision out of the
// journal and for a dry run.
//
// Invariants: each check stands there once, in order, whether it compared anything or not; nothing
// that refuses is left out.
// Thread: values; any thread.

import Core
import Wire

/// One comparison, in words.
public struct CheckTableRow: Encodable, Sendable, Equatable {
    /// The reason's name in the protocol.
    public let reason: String
    /// What the check refuses: the reason's meaning.
    public let refusesWhen: String
    /// `atMost`, `atLeast`, `holds` or `unlimited`.
    public let comparison: String
    /// With its unit; nil where there is none.
    public let value: String?
    public let limit: String?
    /// Level and target that the limit is set for, such as `account MAIN`; nil where none is.
    public let setFor: String?
    /// `passes`, `refuses` or `unlimited`.
    public let outcome: String
}

/// One check.
public struct CheckTableEntry: Encodable, Sendable, Equatable {
    public let number: Int
    public let name: String
    /// `passes`, `refuses`, `unlimited`, `nothing to compare` or `not reached`.
    public let outcome: String
    public let comparisons: [CheckTableRow]
}

public struct CheckTable: Encodable, Sendable, Equatable {
    public let checks: [CheckTableEntry]
    /// Comparisons that found no room.
    public let leftOut: Int

    /// - Parameters:
    ///   - lastCheck: the last that was reached; 0 where none was made.
    ///   - target: the name that a level's limit is set for.
    public init(
        _ comparisons: [Comparison], lastCheck: Int, leftOut: Int = 0,
        target: (Comparison) -> String
    ) {
        self.leftOut = leftOut
        checks = CheckNames.all.enumerated().map { index, name in
            let own = Self.shown(comparisons.filter { $0.check == index + 1 })
            return CheckTableEntry(
                number: index + 1, name: name,
                outcome: Self.outcome(own, isReached: index < lastCheck),
                comparisons: own.map { Self.row($0, target($0)) })
        }
    }

    /// Unlimited at one level says nothing beside a limit at another, and is said once.
    private static func shown(_ rows: [Comparison]) -> [Comparison] {
        rows.enumerated().compactMap { index, it in
            guard it.kind == .unlimited else { return it }
            let isLimited = rows.contains {
                $0.reason == it.reason && ($0.kind == .atMost || $0.kind == .atLeast)
            }
            let isSaid = rows[..<index].contains {
                $0.reason == it.reason && $0.kind == .unlimited
            }
            return isLimited || isSaid ? nil : it
        }
    }

    private static func outcome(_ rows: [Comparison], isReached: Bool) -> String {
        if rows.contains(where: { !$0.holds }) { return "refuses" }
        if rows.isEmpty { return isReached ? "nothing to compare" : "not reached" }
        return rows.allSatisfy { $0.kind == .unlimited } ? "unlimited" : "passes"
    }

    private static func row(_ it: Comparison, _ target: String) -> CheckTableRow {
        func text(_ number: Int64) -> String? {
            number == .null ? nil : CheckNames.text(number, of: it.reason)
        }
        let sign =
            switch it.kind {
            case .atMost: "≤ "
            case .atLeast: "≥ "
            default: ""
            }
        let place: String? =
            switch it.level {
            case .none: nil
            case .global: "all"
            default: target.isEmpty ? "\(it.level)" : "\(it.level) \(target)"
            }
        let outcome = it.kind == .unlimited ? "unlimited" : it.holds ? "passes" : "refuses"
        return CheckTableRow(
            reason: "\(it.reason)", refusesWhen: it.reason.meaning, comparison: "\(it.kind)",
            value: text(it.value), limit: text(it.limit).map { sign + $0 }, setFor: place,
            outcome: outcome)
    }
}
