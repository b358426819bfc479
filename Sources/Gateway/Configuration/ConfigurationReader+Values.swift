// The kinds of value that a configuration holds, each read in one way only.
//
// Invariants: as in ConfigurationReader. Every mistake says what was found and what is allowed.
// Thread: one thread at a time.

import Wire
import Yams

extension ConfigurationReader {
    /// A number with a point, scaled by ten to the `digits`.
    func decimal(
        _ value: ConfigurationNode?, digits: Int, in range: ClosedRange<Int64>,
        expected: String
    ) -> Int64? {
        number(value, in: range, expected: expected) {
            ConfigurationValue.decimalText($0, digits: digits)
        } parse: { text throws(ConfigurationValueError) in
            try ConfigurationValue.decimal(text, digits: digits)
        }
    }

    func integer<T: FixedWidthInteger & Sendable>(
        _ value: ConfigurationNode?, in range: ClosedRange<T>, expected: String = "a whole number"
    ) -> T? {
        // A UInt64 beyond int64 is no count of anything here.
        let upper = Int64(clamping: range.upperBound)
        let found = decimal(
            value, digits: 0, in: Int64(clamping: range.lowerBound)...upper, expected: expected)
        return found.map { T(truncatingIfNeeded: $0) }
    }

    /// A duration in ns.
    func duration(_ value: ConfigurationNode?, in range: ClosedRange<Int64>) -> Int64? {
        number(
            value, in: range, expected: LimitUnit.duration.expectation,
            show: ConfigurationValue.durationText
        ) { text throws(ConfigurationValueError) in try ConfigurationValue.durationNs(text) }
    }

    /// A size in bytes.
    func byteCount(_ value: ConfigurationNode?, in range: ClosedRange<Int64>) -> Int64? {
        number(value, in: range, expected: "a size such as 64MiB", show: Self.byteCountText) {
            text throws(ConfigurationValueError) in try ConfigurationValue.byteCount(text)
        }
    }

    /// A time of day in UTC, as ns since midnight.
    func timeOfDay(_ value: ConfigurationNode?) -> Int64? {
        guard let value else { return nil }
        let expected = "a time of day in UTC such as \"21:00\""
        guard let (text, _) = scalar(value, expected: expected) else { return nil }
        if let timeNs = try? ConfigurationValue.timeOfDayNs(text) { return timeNs }
        note(value, "found `\(Self.shown(text))`; expected \(expected)")
        return nil
    }

    func boolean(_ value: ConfigurationNode?) -> Bool? {
        guard let value else { return nil }
        guard let (text, quoted) = scalar(value, expected: "true or false") else { return nil }
        if !quoted, text == "true" { return true }
        if !quoted, text == "false" { return false }
        note(value, "found `\(Self.shown(text))`; expected true or false, without quotes")
        return nil
    }

    /// One of a set of words.
    func word<T>(_ value: ConfigurationNode?, _ words: [(String, T)]) -> T? {
        guard let value else { return nil }
        let allowed = words.map(\.0)
        let expected = "one of \(Self.list(allowed))"
        guard let (text, _) = scalar(value, expected: expected) else { return nil }
        if let match = words.first(where: { $0.0 == text }) { return match.1 }
        let hint = Self.nearest(text, among: allowed).map { "; did you mean `\($0)`?" } ?? ""
        note(value, "found `\(Self.shown(text))`; expected \(expected)\(hint)")
        return nil
    }

    /// Text that fits a field of the wire: no control characters, at most `width` bytes of UTF-8.
    func text(_ value: ConfigurationNode?, width: Int, what: String) -> String? {
        guard let value, let (text, _) = scalar(value, expected: what) else { return nil }
        let control = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        guard !text.isEmpty, text.utf8.count <= width, !control else {
            let byteCount = text.utf8.count
            note(
                value,
                "found `\(Self.shown(text))` (\(byteCount) bytes); "
                    + "expected \(what): 1 to \(width) bytes of text on one line")
            return nil
        }
        return text
    }

    /// A name that can stand in a file's name, in a command and on the wire.
    func name(_ value: ConfigurationNode?, width: Int = 16, what: String) -> String? {
        guard let value, let name = text(value, width: width, what: what) else { return nil }
        guard Self.isName(name) else {
            note(
                value,
                "found `\(Self.shown(name))`; expected \(what): letters, digits, `_`, `-` and `.`, "
                    + "a letter or digit first")
            return nil
        }
        return name
    }

    static func isName(_ name: String) -> Bool {
        let others: [UInt8] = Array("_-.".utf8)
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                true
            default: false
            }
        }
        guard let first = name.utf8.first, isPlain(first) else { return false }
        return name.utf8.allSatisfy { isPlain($0) || others.contains($0) }
    }

    static func byteCountText(_ byteCount: Int64) -> String {
        for (unit, shift) in [("GiB", 30), ("MiB", 20), ("KiB", 10)]
        where byteCount != 0 && byteCount % (1 << shift) == 0 {
            return "\(byteCount >> shift)\(unit)"
        }
        return "\(byteCount)B"
    }

    private func number(
        _ value: ConfigurationNode?, in range: ClosedRange<Int64>, expected: String,
        show: (Int64) -> String, parse: (String) throws(ConfigurationValueError) -> Int64
    ) -> Int64? {
        guard let value, let (text, quoted) = scalar(value, expected: expected) else { return nil }
        let found = "found `\(Self.shown(text))`"
        guard !quoted else {
            note(value, "found the text \"\(Self.shown(text))\"; expected \(expected), unquoted")
            return nil
        }
        do {
            let number = try parse(text)
            if range.contains(number) { return number }
            let bounds =
                range.upperBound == .max
                ? "\(show(range.lowerBound)) or more"
                : "\(show(range.lowerBound)) to \(show(range.upperBound))"
            note(value, "\(found); allowed are \(bounds)")
        } catch {
            switch error {
            case .notANumber: note(value, "\(found); expected \(expected)")
            case .tooFine(let digits):
                let limit =
                    digits == 0 ? "a whole number" : "at most \(digits) digits behind the point"
                note(value, "\(found), which cannot be held exactly; expected \(limit)")
            case .overflow:
                note(value, "\(found), which is too large; at most \(show(range.upperBound))")
            case .unknownUnit(let unit):
                let problem = unit.isEmpty ? "has no unit" : "has the unit `\(Self.shown(unit))`"
                note(value, "\(found), which \(problem); expected \(expected)")
            }
        }
        return nil
    }
}
