// The section of limits: global, and for single accounts, strategies and instruments.
//
// Invariants: as in ConfigurationReader. A limit that is absent is absent; `unlimited` is written
// out and kept as such.
// Thread: one thread at a time.

import Wire

extension ConfigurationReader {
    /// Comes last: it uses all names.
    func limits(_ value: ConfigurationNode?, _ names: ConfigurationNames) -> [LimitSetting] {
        let keys = ["global", "accounts", "strategies", "instruments"]
        guard let value, let section = section(value, keys: keys) else { return [] }
        var result: [PlacedLimit] = []
        if let global = section["global"] {
            result += limitRows(global, level: .global, target: "")
        }
        let levels: [(String, Level, Set<String>)] = [
            ("accounts", .account, names.accounts), ("strategies", .strategy, names.strategies),
            ("instruments", .instrument, names.symbols),
        ]
        for (key, level, known) in levels {
            guard let node = section[key] else { continue }
            for entry in named(node, of: "a mapping from names to limits") {
                if !known.contains(entry.key) {
                    let sorted = known.sorted()
                    let near = Self.nearest(entry.key, among: sorted)
                    note(
                        at: entry.mark, path: node.path,
                        "`\(Self.shown(entry.key))` is not among the \(key)"
                            + (near.map { "; did you mean `\($0)`?" }
                                ?? "; defined are \(Self.list(Array(sorted.prefix(20))))"))
                }
                result += limitRows(entry.value, level: level, target: entry.key)
            }
        }
        checkContradictions(result)
        return result.map(\.setting)
    }

    private func limitRows(
        _ value: ConfigurationNode, level: Level, target: String
    ) -> [PlacedLimit] {
        guard let section = section(value, keys: LimitCatalogue.rows.map(\.key)) else { return [] }
        return LimitCatalogue.rows.compactMap { row in
            guard let node = section[row.key] else { return nil }
            guard row.levels.contains(level) else {
                let levels = row.levels.map(\.description)
                note(
                    node,
                    "cannot be set at the level \(level); allowed are \(Self.list(levels))")
                return nil
            }
            if case .scalar(let scalar) = node.node, scalar.string == "unlimited" {
                return PlacedLimit(
                    setting: LimitSetting(
                        level: level, target: target, kind: row.kind, value: nil), node: node)
            }
            return limit(node, row).map {
                PlacedLimit(
                    setting: LimitSetting(
                        level: level, target: target, kind: row.kind, value: $0), node: node)
            }
        }
    }

    private func limit(_ value: ConfigurationNode, _ row: LimitRow) -> Int64? {
        let expected = "\(row.unit.expectation), or unlimited"
        if row.unit == .duration { return duration(value, in: row.range) }
        return decimal(value, digits: row.unit.digits, in: row.range, expected: expected)
    }
}
