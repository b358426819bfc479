// How names and notes of the schema are written in each language.

import Foundation

/// `clOrdID` → `cl_ord_id`.
func snakeCase(_ name: String) -> String {
    let letters = Array(name.replacingOccurrences(of: "PnL", with: "Pnl"))
    var out = ""
    for (index, letter) in letters.enumerated() {
        let startsWord =
            index > 0 && letter.isUppercase
            && (!letters[index - 1].isUppercase
                || (index + 1 < letters.count && letters[index + 1].isLowercase))
        out += (startsWord ? "_" : "") + letter.lowercased()
    }
    return out
}

/// A note as a sentence: capital letter, full stop.
func sentence(_ text: String) -> String {
    guard let first = text.first else { return "As FIX has it." }
    if text.hasPrefix("ns ") { return "In \(text)." }
    return first.uppercased() + text.dropFirst() + "."
}

/// Breaks text at spaces into lines of at most `width` characters, each behind `prefix`.
func wrapped(_ text: String, prefix: String, width: Int = 100) -> String {
    var lines: [String] = []
    var line = prefix
    for word in text.split(separator: " ") {
        if line.count > prefix.count, line.count + word.count + 1 > width {
            lines.append(line)
            line = prefix
        }
        line += (line.count > prefix.count ? " " : "") + word
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
}

/// Breaks a list at its commas into lines of at most `width` characters.
func wrappedList(_ items: [String], indent: String, width: Int = 100) -> String {
    wrapped(items.joined(separator: ", "), prefix: indent, width: width)
}

extension SchemaReader {
    /// What a field is for: its own note, or its type's.
    func note(_ field: Field) -> String {
        field.note.isEmpty ? type(field.type)?.note ?? code(field.type)?.note ?? "" : field.note
    }
}
