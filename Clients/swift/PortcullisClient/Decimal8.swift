// Decimal text to scaled integers and back, exactly: no floating point.
//
// Invariants: `parse(text(value)) == value` for every value but the null value; what cannot be
// carried exactly is refused.
// Thread: values; any thread.

/// Prices and quantities: int64 times 1e8.
public enum Decimal8 {
    /// - Throws: `.invalidDecimal` with what is wrong.
    public static func parse(_ text: String) throws(ClientError) -> Int64 {
        try FixedPoint.parse(text, places: 8)
    }
    /// The shortest text, such as 189.5.
    public static func text(_ value: Int64) -> String { FixedPoint.text(value, places: 8) }
}

/// Money, percentages and ratios: int64 times 1e4.
public enum Decimal4 {
    /// - Throws: `.invalidDecimal` with what is wrong.
    public static func parse(_ text: String) throws(ClientError) -> Int64 {
        try FixedPoint.parse(text, places: 4)
    }
    /// The shortest text, such as 1250.75.
    public static func text(_ value: Int64) -> String { FixedPoint.text(value, places: 4) }
}

enum FixedPoint {
    static func parse(_ text: String, places: Int) throws(ClientError) -> Int64 {
        func invalid(_ why: String) -> ClientError { .invalidDecimal(text, why: why) }
        var bytes = Array(text.utf8)[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        // Summed below zero, where int64 has one value more.
        var value: Int64 = 0
        var digits = 0
        var decimals: Int?
        for byte in bytes {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                throw invalid("write digits and at most one point, such as 189.50")
            }
            digits += 1
            if let seen = decimals {
                decimals = seen + 1
                if seen >= places {
                    guard byte == UInt8(ascii: "0") else {
                        throw invalid("more than \(places) decimal places")
                    }
                    continue
                }
            }
            value = try appended(value, Int64(byte - UInt8(ascii: "0")), invalid)
        }
        guard digits > 0 else { throw invalid("write digits, such as 189.50") }
        for _ in min(decimals ?? 0, places)..<places { value = try appended(value, 0, invalid) }
        // The smallest int64 is the protocol's null value.
        guard value != .min else { throw invalid(tooLarge) }
        return negative ? value : -value
    }

    private static let tooLarge = "too large for a 64-bit number"

    private static func appended(
        _ value: Int64, _ digit: Int64, _ invalid: (String) -> ClientError
    ) throws(ClientError) -> Int64 {
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow2) = tens.subtractingReportingOverflow(digit)
        guard !overflow, !overflow2 else { throw invalid(tooLarge) }
        return sum
    }

    static func text(_ value: Int64, places: Int) -> String {
        var scale: UInt64 = 1
        for _ in 0..<places { scale *= 10 }
        let whole = value.magnitude / scale
        var fraction = String(value.magnitude % scale)
        var text = (value < 0 ? "-" : "") + String(whole)
        if fraction != "0" {
            fraction = String(repeating: "0", count: places - fraction.count) + fraction
            while fraction.last == "0" { fraction.removeLast() }
            text += "." + fraction
        }
        return text
    }
}
