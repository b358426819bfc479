// What the commands print: for people, aligned and, on a terminal, in colour.
//
// Invariants: colour goes to terminals only and never where NO_COLOR is set; text from outside is
// printed without control characters, so that it cannot steer a terminal.
// Thread: the command's.

import Foundation

enum Console {
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    /// Which stream a text is styled for.
    enum Stream {
        case output, error

        fileprivate var descriptor: Int32 { self == .output ? 1 : 2 }
    }

    /// Whether a stream shows colour.
    static func hasColour(_ stream: Stream) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        guard (environment["NO_COLOR"] ?? "").isEmpty, environment["TERM"] != "dumb"
        else { return false }
        return isatty(stream.descriptor) == 1
    }

    /// A text in a style, where the stream shows it.
    static func styled(_ text: String, _ style: Style, on stream: Stream = .output) -> String {
        guard hasColour(stream) else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }

    /// A text from outside without control characters.
    static func clean(_ text: some CustomStringConvertible) -> String {
        let scalars = text.description.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                "\u{FFFD}" as Unicode.Scalar
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Prints one line at once, also into a pipe.
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Prints an error with what to do about it.
    static func error(_ text: String) {
        let mark = styled("error:", .red, on: .error)
        FileHandle.standardError.write(Data("\(mark) \(clean(text))\n".utf8))
    }

    /// Prints labels and values in two columns.
    static func fields(_ fields: [(label: String, value: String)]) {
        let width = fields.map(\.label.count).max() ?? 0
        for (label, value) in fields {
            line(styled(padded(label, width, right: false), .dim) + "  " + value)
        }
    }

    /// Prints rows under headings.
    ///
    /// - Parameter right: columns whose values stand at the right, as numbers do.
    static func table(_ headings: [String], _ rows: [[String]], right: Set<Int> = []) {
        var widths = headings.map(\.count)
        for row in rows {
            for (column, value) in row.enumerated() {
                widths[column] = max(widths[column], value.count)
            }
        }
        func text(_ row: [String]) -> String {
            let cells = row.enumerated().map { column, value in
                padded(value, widths[column], right: right.contains(column))
            }
            var text = cells.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
        line(styled(text(headings), .bold))
        for row in rows { line(text(row)) }
    }

    /// Prints a value for programs: one line of JSON, keys sorted.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// A number with its thousands apart, such as 1,250,000.
    static func grouped(_ value: some BinaryInteger) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// A time in UTC with milliseconds, such as 2026-03-01 14:30:00.125.
    static func time(_ ns: UInt64) -> String {
        var seconds = time_t(ns / 1_000_000_000)
        var parts = unsafe tm()
        guard unsafe gmtime_r(&seconds, &parts) != nil else { return String(ns) }
        func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
        let date = unsafe "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = unsafe "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        let milliseconds = String(1_000 + ns / 1_000_000 % 1_000).dropFirst()
        return "\(date) \(clock).\(milliseconds)"
    }

    private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return right ? space + text : text + space
    }
}
