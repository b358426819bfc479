// The project's hand-written sources, as text.
//
// Invariants: read from the checkout that the test was built from; sorted by path; what builds made
// is left out.
// Thread: values; any thread.

import Foundation
import Testing

struct SourceFile: Sendable {
    /// From the project's root.
    let path: String
    let lines: [String]

    var isGenerated: Bool { lines.first?.hasPrefix("// Generated from ") == true }
    /// The lines without what stands in comments and text literals.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = CodeText.stripped(lines)
    }
}

enum SourceTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// All files of the project, read once.
    static let all: [SourceFile] = {
        let roots = [
            "Sources", "Tests", "Clients", "Protocol", "Deploy", ".ci", "Package.swift",
            "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        ]
        let endings = ["swift", "md", "py", "sh", "c", "h", "yaml", "toml", "service", "xml"]
        let plain = ["Deploy/run", ".ci/run", "Deploy/container/Containerfile"]
        var files: [SourceFile] = []
        for path in roots.flatMap(paths(under:)).sorted() {
            guard endings.contains(URL(filePath: path).pathExtension) || plain.contains(path),
                let text = text(path)
            else { continue }
            files.append(SourceFile(path: path, text: text))
        }
        return files
    }()

    static var swift: [SourceFile] {
        all.filter { $0.path.hasSuffix(".swift") && !$0.isGenerated }
    }

    /// Fails with all places at once.
    static func expectNone(_ places: [String]) {
        if places.isEmpty { return }
        let text = places.joined(separator: "\n")
        Issue.record("\(places.count) places:\n\(text)")
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func paths(under name: String) -> [String] {
        let skipped = ["__pycache__", "build", "vectors"]
        let start = root.appending(path: name)
        guard FileManager.default.fileExists(atPath: start.path) else { return [] }
        guard let children = try? FileManager.default.contentsOfDirectory(atPath: start.path) else {
            return [name]
        }
        return children.flatMap { child in
            let hidden = child.hasPrefix(".") || child.hasSuffix(".egg-info")
            return hidden || skipped.contains(child) ? [] : paths(under: "\(name)/\(child)")
        }
    }
}

/// Takes comments and text out of Swift, so that a rule about code does not read prose.
enum CodeText {
    private enum State { case code, text, longText, comment }

    /// One stripped line for each line. Interpolations go with their text.
    static func stripped(_ lines: [String]) -> [String] {
        var state = State.code
        return lines.map { line in
            if state == .text { state = .code }
            return strip(Array(line.utf8), &state)
        }
    }

    private static func strip(_ bytes: [UInt8], _ state: inout State) -> String {
        func at(_ index: Int, _ text: StaticString) -> Bool {
            let wanted = Array("\(text)".utf8)
            return index + wanted.count <= bytes.count
                && Array(bytes[index..<index + wanted.count]) == wanted
        }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch state {
            case .code:
                if at(index, "//") { return String(decoding: result, as: UTF8.self) }
                if at(index, "/*") {
                    state = .comment
                } else if at(index, "\"\"\"") {
                    state = .longText
                    index += 2
                } else if bytes[index] == UInt8(ascii: "\"") {
                    state = .text
                } else {
                    result.append(bytes[index])
                }
            case .text:
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                else if bytes[index] == UInt8(ascii: "\"") { state = .code }
            case .longText:
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
                else if at(index, "\"\"\"") {
                    state = .code
                    index += 2
                }
            case .comment:
                if at(index, "*/") {
                    state = .code
                    index += 1
                }
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
