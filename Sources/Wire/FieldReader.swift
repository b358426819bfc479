// Reads any message field by field, by its descriptor: for the tools that show, export or filter.
//
// Invariants: needs no type of the message; a block that is too short gives no fields. Text that is
// not UTF-8 shows as U+FFFD. No Foundation: numbers and times are written out here.
// Thread: values; any thread. Allocates: not for the order's path.

/// The content of one field.
public enum FieldContent: Sendable, Equatable {
    case unsigned(UInt64)
    case signed(Int64)
    /// Scaled by ten to the minus `scale`.
    case decimal(Int64, scale: Int)
    /// Ns since the Unix epoch.
    case time(UInt64)
    case text(String)
    /// A code, and the schema's name for it where it has one.
    case code(Int, name: String?)
    /// The field's null value.
    case null
}

/// One field of one message.
public struct FieldValue: Sendable, Equatable {
    public let name: String
    public let content: FieldContent

    public init(name: String, content: FieldContent) {
        self.name = name
        self.content = content
    }
}

public enum FieldReader {
    /// All fields of a frame, in the schema's order; nil for a template that the schema lacks.
    ///
    /// - Parameter frame: one whole frame, headers included.
    public static func fields(ofFrame frame: RawSpan) -> (message: String, fields: [FieldValue])? {
        var reader = FrameReader()
        guard case .frame(let header) = reader.next(in: frame) else { return nil }
        return fields(of: header, in: frame)
    }

    /// All fields of a frame that `FrameReader` returned for this same message.
    public static func fields(
        of header: FrameHeader, in message: RawSpan
    ) -> (message: String, fields: [FieldValue])? {
        guard let descriptor = Catalogue.message(header.templateID) else { return nil }
        let block = header.byteOffset + FrameLayout.headerByteCount
        guard block + descriptor.blockLength <= message.byteCount else { return nil }
        return (
            descriptor.name,
            descriptor.fields.map { field in
                FieldValue(
                    name: field.name, content: field.content(in: message, blockOffset: block))
            }
        )
    }
}

extension FieldContent: CustomStringConvertible {
    /// For people: decimals scaled, times as RFC 3339, codes by name, `-` for null.
    public var description: String {
        switch self {
        case .unsigned(let word): "\(word)"
        case .signed(let number): "\(number)"
        case .decimal(let number, let scale): NumberText.decimal(number, scale: scale)
        case .time(let time): TimeText.rfc3339(time)
        case .text(let text): text
        case .code(let value, let name): name ?? "unknown(\(value))"
        case .null: "-"
        }
    }
}

public enum NumberText {
    /// A scaled number without trailing zeros: 18950000000 of scale 8 is 189.5.
    public static func decimal(_ number: Int64, scale: Int) -> String {
        var digits = String(number.magnitude)
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        let whole = digits.dropLast(scale)
        var fraction = digits.suffix(scale)
        while fraction.last == "0" { fraction.removeLast() }
        let sign = number < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }

    static func padded(_ number: Int64, to count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}

public enum TimeText {
    /// Ns since the Unix epoch as RFC 3339 in UTC: 2026-11-21T01:02:03.000000004Z.
    public static func rfc3339(_ time: UInt64) -> String {
        let seconds = Int64(time / 1_000_000_000)
        let day = seconds / 86_400
        let second = seconds % 86_400
        let (year, month, date) = civil(day)
        func two(_ number: Int64) -> String { NumberText.padded(number, to: 2) }
        return "\(NumberText.padded(year, to: 4))-\(two(month))-\(two(date))"
            + "T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
            + ".\(NumberText.padded(Int64(time % 1_000_000_000), to: 9))Z"
    }

    /// Days since the Unix epoch as year, month, day (H. Hinnant, chrono-compatible low-level date
    /// algorithms, civil_from_days).
    private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let date = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
    }
}

public enum JSONText {
    /// A string with its quotes, escaped as RFC 8259 wants it.
    public static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }

    /// A field's content: integers as numbers; decimals, times, text and codes as strings, so that
    /// no reader rounds them; null as null.
    public static func value(_ content: FieldContent) -> String {
        switch content {
        case .unsigned(let word): "\(word)"
        case .signed(let number): "\(number)"
        case .null: "null"
        default: quoted("\(content)")
        }
    }
}
