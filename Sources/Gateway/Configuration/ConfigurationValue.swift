// Numbers, durations and sizes out of their text, exactly.
//
// Invariants: no floating point anywhere: a decimal is its digits times a power of ten, or an
// error. Nothing is rounded: a digit beyond the scale is an error, not a loss.
// Thread: pure functions; any thread.

/// Why a text is not the value that was asked for.
public enum ConfigurationValueError: Error, Sendable, Equatable {
    case notANumber
    /// More digits behind the point than the scale holds.
    case tooFine(digits: Int)
    case overflow
    case unknownUnit(String)
}

public enum ConfigurationValue {
    /// Reads `-12.5`, `1_000` or `3` exactly.
    ///
    /// - Parameter digits: digits behind the point that the result holds; 8 scales by 1e8.
    /// - Returns: the number times ten to the `digits`.
    /// - Throws: `.notANumber`, `.tooFine` where a digit would be lost, `.overflow` beyond int64.
    public static func decimal(
        _ text: String, digits: Int
    ) throws(ConfigurationValueError) -> Int64 {
        var bytes = Array(text.utf8)[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), isDigitGroups(parts[0]) else { throw .notANumber }
        var fraction: [UInt8] = []
        if parts.count == 2 {
            fraction = Array(parts[1])
            guard !fraction.isEmpty, fraction.allSatisfy(isDigit) else { throw .notANumber }
            while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
            guard fraction.count <= digits else { throw .tooFine(digits: digits) }
        }
        let padding = [UInt8](repeating: UInt8(ascii: "0"), count: digits - fraction.count)
        var value: Int64 = 0
        for digit in parts[0].filter(isDigit) + fraction + padding {
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(
                Int64(digit - UInt8(ascii: "0")))
            guard !overflowed, !carried else { throw .overflow }
            value = sum
        }
        return negative ? -value : value
    }

    /// Reads `500ms`, `5s`, `1m`, `1.5h` or `2d`; units ns, us, ms, s, m, h, d.
    ///
    /// - Returns: ns.
    /// - Throws: `.unknownUnit` also where the unit is missing.
    public static func durationNs(_ text: String) throws(ConfigurationValueError) -> Int64 {
        let units: [(String, Int64)] = [
            ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
            ("m", 60_000_000_000), ("h", 3_600_000_000_000), ("d", 86_400_000_000_000),
        ]
        return try quantity(text, units: units)
    }

    /// Reads `64MiB`, `4KiB`, `1GiB` or `512B`.
    ///
    /// - Returns: bytes.
    /// - Throws: `.unknownUnit` also where the unit is missing.
    public static func byteCount(_ text: String) throws(ConfigurationValueError) -> Int64 {
        let units: [(String, Int64)] = [
            ("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30),
        ]
        return try quantity(text, units: units)
    }

    /// Reads `HH:MM` as ns since midnight.
    public static func timeOfDayNs(_ text: String) throws(ConfigurationValueError) -> Int64 {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(isDigit) }),
            let hour = Int64(String(decoding: parts[0], as: UTF8.self)), hour < 24,
            let minute = Int64(String(decoding: parts[1], as: UTF8.self)), minute < 60
        else { throw .notANumber }
        return (hour * 60 + minute) * 60_000_000_000
    }

    /// Shows a scaled number with no digit more than it needs.
    public static func decimalText(_ value: Int64, digits: Int) -> String {
        let magnitude = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - magnitude.count)) + magnitude
        var fraction = padded.suffix(digits)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = (value < 0 ? "-" : "") + padded.dropLast(digits)
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }

    /// Shows ns in the largest unit that divides them.
    public static func durationText(_ valueNs: Int64) -> String {
        let units: [(String, Int64)] = [
            ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
            ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000),
        ]
        for (unit, factor) in units where valueNs != 0 && valueNs % factor == 0 {
            return "\(valueNs / factor)\(unit)"
        }
        return "\(valueNs)ns"
    }

    /// A decimal and its unit; the product must be whole.
    private static func quantity(
        _ text: String, units: [(String, Int64)]
    ) throws(ConfigurationValueError) -> Int64 {
        let number = text.prefix { !$0.isLetter }
        let unit = text.dropFirst(number.count)
        let digits = number.last == " " ? number.dropLast() : number
        guard let factor = units.first(where: { $0.0 == unit })?.1 else {
            _ = try decimal(String(digits), digits: 9)
            throw .unknownUnit(String(unit))
        }
        // 9 digits hold every ns; what is left over after the division would be lost.
        let scale: Int128 = 1_000_000_000
        let product = Int128(try decimal(String(digits), digits: 9)) * Int128(factor)
        guard product % scale == 0 else { throw .tooFine(digits: 0) }
        guard let value = Int64(exactly: product / scale) else { throw .overflow }
        return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Digits, with single underscores between them where they help the eye.
    private static func isDigitGroups(_ bytes: ArraySlice<UInt8>) -> Bool {
        let groups = bytes.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
        return groups.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }
}
