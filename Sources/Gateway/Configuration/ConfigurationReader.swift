// Reads values out of a configuration's nodes, strictly, and notes every mistake with its place.
//
// Each `read…` returns nil where it noted a mistake, so that the caller goes on and finds the next.
//
// Invariants: nothing is guessed or converted: a number is digits, a boolean is true or false, a
// key is known or a mistake. What looks like a secret is never shown.
// Thread: one thread at a time.

import Wire
import Yams

/// One value and the way to it.
struct ConfigurationNode {
    let node: Node
    /// Such as `instruments[2].tick`.
    let path: String
}

final class ConfigurationReader {
    private let source: ConfigurationSource
    private(set) var issues: [ConfigurationIssue] = []
    /// What is no mistake, and can hardly be meant.
    private(set) var warnings: [ConfigurationIssue] = []

    init(_ source: ConfigurationSource) { self.source = source }

    /// Notes a mistake at a node.
    func note(_ value: ConfigurationNode, _ message: String) {
        note(at: value.node.mark, path: value.path, message)
    }

    /// Notes what can hardly be meant.
    func warn(_ value: ConfigurationNode, _ message: String) {
        let (line, column) = source.place(of: value.node.mark)
        warnings.append(
            ConfigurationIssue(line: line, column: column, path: value.path, message: message))
    }

    func note(at mark: Mark?, path: String, _ message: String) {
        let (line, column) = source.place(of: mark)
        issues.append(
            ConfigurationIssue(line: line, column: column, path: path, message: message))
    }

    func line(of value: ConfigurationNode) -> Int { source.place(of: value.node.mark).line }

    /// Opens a mapping whose keys are all known.
    func section(_ value: ConfigurationNode, keys: [String]) -> ConfigurationSection? {
        guard let entries = entries(value, of: "a mapping with the keys \(Self.list(keys))") else {
            return nil
        }
        for entry in entries where !keys.contains(entry.key) {
            let found = "unknown key `\(Self.shown(entry.key))`"
            if Self.namesSecret(entry.key) {
                note(at: entry.mark, path: value.path, Self.secretMessage)
            } else if let near = Self.nearest(entry.key, among: keys) {
                note(at: entry.mark, path: value.path, "\(found); did you mean `\(near)`?")
            } else {
                note(at: entry.mark, path: value.path, "\(found); allowed are \(Self.list(keys))")
            }
        }
        return ConfigurationSection(reader: self, value: value, entries: entries)
    }

    /// Opens a mapping from names to values.
    func named(_ value: ConfigurationNode, of what: String) -> [ConfigurationEntry] {
        entries(value, of: what) ?? []
    }

    /// Opens a list.
    func list(_ value: ConfigurationNode, of what: String) -> [ConfigurationNode]? {
        guard !refusedReference(value) else { return nil }
        guard case .sequence(let sequence) = value.node else {
            note(value, "found \(Self.found(value.node)); expected a list of \(what)")
            return nil
        }
        return sequence.enumerated().map { index, node in
            ConfigurationNode(node: node, path: "\(value.path)[\(index)]")
        }
    }

    /// The text of a scalar; `quoted` tells whether it stood in quotes.
    func scalar(
        _ value: ConfigurationNode, expected: String
    ) -> (text: String, quoted: Bool)? {
        guard !refusedReference(value) else { return nil }
        guard case .scalar(let scalar) = value.node else {
            note(value, "found \(Self.found(value.node)); expected \(expected)")
            return nil
        }
        let plain = scalar.style == .plain
        guard !plain || !["", "~", "null"].contains(scalar.string) else {
            note(value, "found no value; expected \(expected)")
            return nil
        }
        let tag = scalar.tag.rawValue
        guard tag.isEmpty || tag == Tag.Name.str.rawValue else {
            note(value, "found the tag `\(Self.shown(tag))`; write the value without a tag")
            return nil
        }
        return (scalar.string, !plain)
    }

    private func entries(
        _ value: ConfigurationNode, of what: String
    ) -> [ConfigurationEntry]? {
        guard !refusedReference(value) else { return nil }
        guard case .mapping(let mapping) = value.node else {
            note(value, "found \(Self.found(value.node)); expected \(what)")
            return nil
        }
        var entries: [ConfigurationEntry] = []
        for (key, node) in mapping {
            guard case .scalar(let scalar) = key else {
                note(
                    at: key.mark, path: value.path,
                    "found \(Self.found(key)) as a key; a key is a text")
                continue
            }
            let name = ConfigurationSource.unmarked(scalar.string)
            if let first = entries.first(where: { $0.key == name }) {
                let line = source.place(of: first.mark).line
                note(
                    at: key.mark, path: value.path,
                    "key `\(Self.shown(name))` again; it stands in line \(line) already")
                continue
            }
            let path = value.path.isEmpty ? name : "\(value.path).\(name)"
            entries.append(
                ConfigurationEntry(
                    key: name, mark: key.mark, value: ConfigurationNode(node: node, path: path)))
        }
        return entries
    }

    /// Anchors would let one part of the file change another's meaning, and let it grow without
    /// end.
    private func refusedReference(_ value: ConfigurationNode) -> Bool {
        guard value.node.anchor != nil else { return false }
        note(value, "found an anchor or alias; write the value out where it is used")
        return true
    }
}

/// One key of a mapping.
struct ConfigurationEntry {
    let key: String
    let mark: Mark?
    let value: ConfigurationNode
}

/// A mapping that has been opened.
struct ConfigurationSection {
    let reader: ConfigurationReader
    let value: ConfigurationNode
    fileprivate let entries: [ConfigurationEntry]

    fileprivate init(
        reader: ConfigurationReader, value: ConfigurationNode, entries: [ConfigurationEntry]
    ) {
        self.reader = reader
        self.value = value
        self.entries = entries
    }

    subscript(key: String) -> ConfigurationNode? { entries.first { $0.key == key }?.value }

    /// A value that must be there.
    func required(_ key: String, _ what: String) -> ConfigurationNode? {
        if let value = self[key] { return value }
        reader.note(value, "`\(key)` is missing; it is \(what)")
        return nil
    }
}

extension ConfigurationReader {
    static let secretMessage =
        "looks like a secret, which never stands in a configuration; "
        + "use `key: {file: PATH}` or `key: {env: NAME}`, and `portcullis keygen` to make one"

    /// Whether a key's name says that its value is a secret.
    static func namesSecret(_ key: String) -> Bool {
        let plain = key.lowercased().filter(\.isLetter)
        let words = ["secret", "password", "passwd", "passphrase", "token", "credential", "apikey",
                     "privatekey", "hmac"]
        return words.contains { plain.contains($0) }
    }

    /// Whether a value could be a key: 16 bytes or more in hexadecimal or base64.
    static func looksSecret(_ text: String) -> Bool {
        let bytes = text.utf8
        let hexadecimal = bytes.allSatisfy { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9")
            || UInt8(ascii: "a") <= $0 | 0x20 && $0 | 0x20 <= UInt8(ascii: "f") }
        return (bytes.count >= 32 && hexadecimal) || (bytes.count >= 24 && text.hasSuffix("="))
    }

    /// Text from the file, safe to print: short, on one line.
    static func shown(_ text: String) -> String {
        if looksSecret(text) { return "(not shown)" }
        let clean = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "\u{FFFD}" : scalar
        }
        let line = String(String.UnicodeScalarView(clean))
        return line.count > 40 ? "\(line.prefix(40))…" : line
    }

    static func found(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): "`\(shown(scalar.string))`"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    /// The word that was probably meant: at most about a third of its letters away.
    static func nearest(_ word: String, among words: [String]) -> String? {
        let candidates = words.map { (distance: editDistance(word, $0), word: $0) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }),
            best.distance <= (best.word.count + 2) / 3
        else { return nil }
        return best.word
    }

    /// Levenshtein's distance; two swapped letters count as two.
    static func editDistance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.utf8.prefix(64)), Array(second.utf8.prefix(64)))
        var row = Array(0...second.count)
        for (index, byte) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let cost = byte == other ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = min(cost, min(row[column], row[column + 1]) + 1)
            }
        }
        return row[second.count]
    }
}
