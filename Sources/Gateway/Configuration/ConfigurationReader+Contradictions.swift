// Limits that contradict each other: what can never pass is a mistake, what can never bind is a
// warning. Each is said at the line that could be changed, with the line that it stands against.
//
// Invariants: as in ConfigurationReader. A pair is compared as it holds for one account, strategy
// or instrument, or for all: its own limit and the global one, whichever is the tighter.
// Thread: one thread at a time.

import Wire

/// A limit and where it stands.
struct PlacedLimit {
    let setting: LimitSetting
    let node: ConfigurationNode
}

extension ConfigurationReader {
    /// Two limits of which the first is of no use above so many times the second.
    private struct Pair {
        let first: LimitKind
        let second: LimitKind
        var factor: Int64 = 1
        let why: String
    }

    private static let pairs = [
        Pair(
            first: .orderNotional, second: .positionValue,
            why: "an order of that value could only close a position"),
        Pair(
            first: .orderQuantity, second: .positionQuantity,
            why: "an order of that size could only close a position"),
        Pair(
            first: .positionValue, second: .grossExposure,
            why: "the sum of all positions is bounded below that"),
        Pair(
            first: .netExposure, second: .grossExposure,
            why: "net exposure is never above gross exposure"),
        Pair(
            first: .shortExposure, second: .grossExposure,
            why: "short exposure is never above gross exposure"),
        Pair(
            first: .lossDaily, second: .lossWeekly,
            why: "the week's loss is at its limit before the day's"),
        Pair(
            first: .referenceAgeMarket, second: .referenceAge,
            why: "no order passes with a price of that age"),
        Pair(
            first: .ordersPerSecond, second: .ordersPerMinute,
            why: "a minute allows fewer than that second"),
        Pair(
            first: .ordersPerMinute, second: .ordersPerDay,
            why: "a day allows fewer than that minute"),
        Pair(
            first: .ordersPerMinute, second: .ordersPerSecond, factor: 60,
            why: "60 seconds allow fewer than that minute"),
        Pair(
            first: .ordersPerDay, second: .ordersPerMinute, factor: 1_440,
            why: "1440 minutes allow fewer than that day"),
    ]
    /// Windows, whose length is no matter of tighter or looser.
    private static let windows: [LimitKind] = [
        .duplicateWindow, .executionsWindow, .violationsWindow,
    ]
    /// Parts of the equity that only leverage lets rise above the whole.
    private static let equityShares: [LimitKind] = [
        .positionEquityPercent, .concentrationInstrument, .concentrationSector,
        .concentrationCountry, .concentrationAssetClass, .correlationCluster,
    ]

    func checkContradictions(_ limits: [PlacedLimit]) {
        let set = limits.filter { $0.setting.value != nil }
        var places: [(Level, String)] = []
        for limit in set
        where !places.contains(where: { $0 == (limit.setting.level, limit.setting.target) }) {
            places.append((limit.setting.level, limit.setting.target))
        }
        for (level, target) in places {
            let own = set.filter { $0.setting.level == level && $0.setting.target == target }
            let global = level == .global ? [] : set.filter { $0.setting.level == .global }
            checkPrices(own, global)
            for limit in own {
                checkShare(limit, own + global)
                checkAgainstGlobal(limit, global)
            }
            for pair in Self.pairs { check(pair, own, global) }
        }
    }

    /// The limit that holds here: the tighter of its own and the global one.
    private func holding(
        _ kind: LimitKind, _ own: [PlacedLimit], _ global: [PlacedLimit]
    ) -> PlacedLimit? {
        let mine = own.first { $0.setting.kind == kind }
        guard let theirs = global.first(where: { $0.setting.kind == kind }) else { return mine }
        guard let mine else { return theirs }
        return isTighter(theirs, than: mine) ? theirs : mine
    }

    private func isTighter(_ first: PlacedLimit, than second: PlacedLimit) -> Bool {
        guard let row = LimitCatalogue.row(of: first.setting.kind),
            let one = first.setting.value, let other = second.setting.value
        else { return false }
        return one != other && row.tighter(one, other) == one
    }

    /// `order_notional 5000 (line 12)`.
    private func named(_ limit: PlacedLimit) -> String {
        guard let row = LimitCatalogue.row(of: limit.setting.kind), let value = limit.setting.value
        else { return "" }
        return "\(row.key) \(row.unit.text(value)) (line \(line(of: limit.node)))"
    }

    private func shown(_ limit: PlacedLimit) -> String {
        guard let row = LimitCatalogue.row(of: limit.setting.kind), let value = limit.setting.value
        else { return "" }
        return row.unit.text(value)
    }

    private func isOwn(_ limit: PlacedLimit, _ own: [PlacedLimit]) -> Bool {
        own.contains { $0.node.path == limit.node.path }
    }

    private func checkPrices(_ own: [PlacedLimit], _ global: [PlacedLimit]) {
        guard let least = holding(.priceMinimum, own, global),
            let most = holding(.priceMaximum, own, global),
            let low = least.setting.value, let high = most.setting.value, low > high
        else { return }
        if isOwn(least, own) {
            note(least.node, "found \(shown(least)), above \(named(most)): no price could pass")
        } else if isOwn(most, own) {
            note(most.node, "found \(shown(most)), below \(named(least)): no price could pass")
        }
    }

    private func checkShare(_ limit: PlacedLimit, _ here: [PlacedLimit]) {
        guard Self.equityShares.contains(limit.setting.kind), let value = limit.setting.value,
            value > 1_000_000
        else { return }
        let isLevered = here.contains {
            $0.setting.kind == .leverage && ($0.setting.value ?? 0) > 10_000
        }
        guard !isLevered else { return }
        note(
            limit.node,
            "found `\(shown(limit))`; more than 100 % of the equity needs a `leverage` above 1 "
                + "at the same level or globally")
    }

    private func checkAgainstGlobal(_ limit: PlacedLimit, _ global: [PlacedLimit]) {
        guard !Self.windows.contains(limit.setting.kind),
            let bound = global.first(where: { $0.setting.kind == limit.setting.kind }),
            isTighter(bound, than: limit)
        else { return }
        warn(
            limit.node,
            "\(shown(limit)) can never bind: the global \(named(bound)) is tighter")
    }

    private func check(_ pair: Pair, _ own: [PlacedLimit], _ global: [PlacedLimit]) {
        guard let first = holding(pair.first, own, global),
            let second = holding(pair.second, own, global),
            isOwn(first, own) || isOwn(second, own),
            let value = first.setting.value, let bound = second.setting.value
        else { return }
        let (most, overflow) = bound.multipliedReportingOverflow(by: pair.factor)
        guard !overflow, value > most else { return }
        if isOwn(first, own) {
            warn(first.node, "\(shown(first)) can never bind beside \(named(second)): \(pair.why)")
        } else {
            warn(second.node, "\(shown(second)) keeps \(named(first)) from binding: \(pair.why)")
        }
    }
}
