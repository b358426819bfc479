// Which limit holds where: of those that are set, the tightest wins.
//
// Invariants: a level sees itself and the global level; an order sees all four, and the core
// decides it. `unlimited` at one level does not lift what another sets.
// Thread: pure functions; any thread.

import Wire

/// One limit as it holds for one account, strategy or instrument, or for all.
public struct EffectiveLimit: Sendable, Equatable {
    public let kind: LimitKind
    /// In the kind's unit; nil: unlimited.
    public let value: Int64?
    /// The level that it comes from; `.none` where nothing sets it.
    public let source: Level
}

extension GatewayConfiguration {
    /// The limits that hold at a level, one for each kind that may be set there; globally all.
    ///
    /// - Parameter target: account, strategy or symbol; empty for global.
    public func effectiveLimits(level: Level, target: String) -> [EffectiveLimit] {
        LimitCatalogue.rows
            .filter { $0.levels.contains(level) || level == .global }
            .map { row in
                var value: Int64?
                var source = Level.none
                for limit in limits where limit.kind == row.kind {
                    let applies =
                        limit.level == .global || (limit.level == level && limit.target == target)
                    guard applies, let found = limit.value else { continue }
                    if let best = value, row.tighter(best, found) == best { continue }
                    value = found
                    source = limit.level
                }
                return EffectiveLimit(kind: row.kind, value: value, source: source)
            }
    }

    /// The kinds that nothing limits, at any level.
    public var unlimitedKinds: [LimitKind] {
        LimitCatalogue.rows.map(\.kind).filter { kind in
            !limits.contains { $0.kind == kind && $0.value != nil }
        }
    }
}
