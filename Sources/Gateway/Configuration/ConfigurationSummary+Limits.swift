// The limits that hold for each account, strategy and instrument, for people: those that are alike
// stand together, so that a thousand instruments take no thousand tables.
//
// Invariants: every target and every kind of limit is there, set or unlimited.
// Thread: values; any thread.

import Wire

extension ConfigurationSummary {
    /// Targets of one level for which the same limits hold.
    private struct Group {
        let level: String
        var targets: [String]
        let limits: [LimitRow]
    }

    /// Names that a title shows.
    private static let namesMax = 8

    var limitsText: String {
        var groups: [Group] = []
        var places: [[String]: Int] = [:]
        for rows in limits {
            let key =
                [rows.level] + rows.limits.flatMap { [$0.limit, $0.value ?? "", $0.from ?? ""] }
            if let place = places[key] {
                groups[place].targets.append(rows.target)
            } else {
                places[key] = groups.count
                groups.append(
                    Group(level: rows.level, targets: [rows.target], limits: rows.limits))
            }
        }
        return groups.map(Self.text).joined()
    }

    private static func text(_ group: Group) -> String {
        let set = group.limits.filter { $0.value != nil }
        let open = group.limits.filter { $0.value == nil }.map(\.limit)
        var text = "\n\(title(group))\n"
        text += aligned(set.map { [$0.limit, $0.value ?? "", $0.from ?? ""] })
        if set.isEmpty { text += "  nothing is limited\n" }
        if !open.isEmpty { text += "  unlimited:\n" + wrapped(open, indent: "    ") }
        return text
    }

    private static func title(_ group: Group) -> String {
        guard group.targets != [""] else { return "Limits for all" }
        let shown = group.targets.prefix(namesMax).joined(separator: ", ")
        let rest = group.targets.count - min(namesMax, group.targets.count)
        let many = group.targets.count > 1
        let level = group.level == "strategy" && many ? "strategies" : group.level
        let plural = many && group.level != "strategy" ? "s" : ""
        return "Limits of \(level)\(plural) \(shown)" + (rest > 0 ? " and \(rest) more" : "")
    }
}
