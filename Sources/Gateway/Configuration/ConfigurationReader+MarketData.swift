// The section `market_data`: how snapshots are judged beyond the limits.
//
// Invariants: as in ConfigurationReader. An absent section or key means its default.
// Thread: one thread at a time.

import Wire

extension ConfigurationReader {
    func marketData(_ value: ConfigurationNode?) -> MarketDataSettings {
        var settings = MarketDataSettings()
        let keys = [
            "max_age", "max_lead", "rebase_count", "rebase_time", "flat_line_count",
            "flat_line_time",
        ]
        guard let value, let section = section(value, keys: keys) else { return settings }
        // From 1 ms, below any clock's jitter, to a day.
        let times: ClosedRange<Int64> = 1_000_000...86_400_000_000_000
        if let age = duration(section["max_age"], in: times) { settings.ageMaxNs = age }
        if let lead = duration(section["max_lead"], in: 1_000_000...60_000_000_000) {
            settings.leadMaxNs = lead
        }
        // One snapshot alone never makes a price.
        if let count = integer(section["rebase_count"], in: 2...1_000) {
            settings.rebaseCount = count
        }
        if let time = duration(section["rebase_time"], in: times) { settings.rebaseNs = time }
        if let count = integer(section["flat_line_count"], in: 2...1_000_000) {
            settings.flatLineCount = count
        }
        if let time = duration(section["flat_line_time"], in: times) {
            settings.flatLineNs = time
        }
        return settings
    }
}
