// A configuration file as a tree of nodes that know their places.
//
// Yams stops at the first mapping with a repeated key. To report all of them at once, a repeated
// key is marked in the text with a private-use character and the text is parsed again; the reader
// takes the marks off and reports each repetition at its place.
//
// Invariants: places are those of the text as the user wrote it; a text that holds the mark itself
// is refused. The parser is kept, because nodes hold their anchors weakly.
// Thread: one thread at a time.

import Yams

final class ConfigurationSource {
    /// The first private-use code point; no name in a configuration can hold it.
    static let mark: Unicode.Scalar = "\u{E000}"
    /// Bytes in a configuration file: 1,000 times the example's.
    static let byteCountMax = 16 << 20
    /// Repeated keys that are looked for one by one; beyond, the first error alone is shown.
    static let repeatedKeysMax = 256

    /// The whole document, or nil where it is empty.
    private(set) var root: Node?
    private var parser: Parser?
    private var scalars: [Unicode.Scalar]
    /// Columns of the marks that were put into a line, in the marked text.
    private var markedColumns: [Int: [Int]] = [:]

    /// - Throws: what makes the text no YAML document at all, with its place.
    init(_ bytes: [UInt8]) throws(ConfigurationIssue) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Self.notText(bytes)
        }
        scalars = Array(text.unicodeScalars)
        if let index = scalars.firstIndex(of: Self.mark) {
            let line = Self.lineStarts(scalars).lastIndex { $0 <= index } ?? 0
            throw ConfigurationIssue(
                line: line + 1, column: 1, path: "",
                message: "found the character U+E000; write text without private-use characters")
        }
        for _ in 0...Self.repeatedKeysMax {
            guard let repeated = try parse() else { return }
            guard mark(keyAt: repeated) else { throw Self.repeatedKey(at: repeated) }
        }
        throw ConfigurationIssue(
            line: 0, column: 0, path: "",
            message: "more than \(Self.repeatedKeysMax) keys stand twice; name each key once")
    }

    /// Where a node stands in the text as the user wrote it.
    func place(of mark: Mark?) -> (line: Int, column: Int) {
        guard let mark else { return (1, 1) }
        let before = markedColumns[mark.line, default: []].count { $0 < mark.column }
        return (mark.line, mark.column - before)
    }

    /// A key as the user wrote it.
    static func unmarked(_ key: String) -> String {
        String(String.UnicodeScalarView(key.unicodeScalars.filter { $0 != mark }))
    }

    /// Parses the text as it stands.
    ///
    /// - Returns: nil when it is whole, or the place of a key that stands twice in its mapping.
    private func parse() throws(ConfigurationIssue) -> Mark? {
        do {
            let text = String(String.UnicodeScalarView(scalars))
            // The encoding is named so that no environment variable can change it.
            let parser = try Parser(yaml: text, encoding: .utf8)
            root = try parser.singleRoot()
            self.parser = parser
            return nil
        } catch YamlError.duplicatedKeysInMapping(_, let context) {
            return context.mark
        } catch let error as YamlError {
            throw issue(for: error)
        } catch {
            throw ConfigurationIssue(line: 0, column: 0, path: "", message: "no YAML: \(error)")
        }
    }

    /// Puts a mark into the key that begins at a place.
    ///
    /// - Returns: false where the key is not a plain or quoted text.
    private func mark(keyAt place: Mark) -> Bool {
        let starts = Self.lineStarts(scalars)
        guard starts.indices.contains(place.line - 1) else { return false }
        var index = starts[place.line - 1] + place.column - 1
        guard scalars.indices.contains(index) else { return false }
        var column = place.column
        switch scalars[index] {
        case "\"", "'":
            index += 1
            column += 1
        case "!", "&", "*", "[", "{", "?", "|", ">": return false
        default: break
        }
        scalars.insert(Self.mark, at: index)
        let shifted = markedColumns[place.line, default: []].map { $0 >= column ? $0 + 1 : $0 }
        markedColumns[place.line] = shifted + [column]
        return true
    }

    /// Where each line begins. The breaks are those of YAML 1.1, which libyaml counts.
    private static func lineStarts(_ scalars: [Unicode.Scalar]) -> [Int] {
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": starts.append(index + 1)
            case "\r" where index + 1 == scalars.count || scalars[index + 1] != "\n":
                starts.append(index + 1)
            default: break
            }
        }
        return starts
    }

    private func issue(for error: YamlError) -> ConfigurationIssue {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let (line, column) = place(of: mark)
            let during = context.map { " \($0.text) that begins in line \($0.mark.line)" } ?? ""
            return ConfigurationIssue(
                line: line, column: column, path: "",
                message: "not YAML: \(problem)\(during); look for a missing quote, colon or space")
        case .reader(let problem, let offset, _, _):
            let starts = Self.lineStarts(scalars)
            let line = offset.flatMap { offset in starts.lastIndex { $0 <= offset } } ?? 0
            let column = (offset ?? 0) - starts[line] + 1
            return ConfigurationIssue(
                line: line + 1, column: max(1, column), path: "",
                message: "not YAML: \(problem); write printable text in UTF-8")
        default:
            return ConfigurationIssue(line: 0, column: 0, path: "", message: "not YAML: \(error)")
        }
    }

    private static func repeatedKey(at mark: Mark) -> ConfigurationIssue {
        ConfigurationIssue(
            line: mark.line, column: mark.column, path: "",
            message: "a key stands twice; name each key once, as plain text")
    }

    private static func notText(_ bytes: [UInt8]) -> ConfigurationIssue {
        var good = 0
        // The longest valid prefix ends in the line to look at.
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { break }
            good += 1
        }
        return ConfigurationIssue(
            line: good + 1, column: 1, path: "",
            message: "found bytes that are not UTF-8; save the file as UTF-8")
    }
}

extension ConfigurationIssue: Error {}
