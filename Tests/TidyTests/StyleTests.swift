// The style that a program can read: lengths, headers, words that must not stand in code.

import Foundation
import Testing

@Suite struct StyleTests {
    static let lineLengthMax = 100
    static let fileLinesMax = 600
    static let functionLinesMax = 70

    @Test func linesFitAScreen() {
        var places: [String] = []
        let endings = [".swift", ".py", ".c", ".h", ".md", "/run", ".yaml"]
        for file in SourceTree.all where endings.contains(where: file.path.hasSuffix) {
            let isGenerated = file.isGenerated || file.path.contains("/_generated/")
                || file.path.contains("/Generated/")
            if isGenerated { continue }
            for (index, line) in file.lines.enumerated() where line.count > Self.lineLengthMax {
                let isProse = file.path.hasSuffix(".md")
                if isProse, line.hasPrefix("|") || line.contains("://") { continue }
                places.append("\(file.path):\(index + 1): \(line.count) columns")
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func filesFitAHead() {
        var places: [String] = []
        for file in SourceTree.swift where file.lines.count > Self.fileLinesMax {
            places.append("\(file.path): \(file.lines.count) lines; split it")
        }
        SourceTree.expectNone(places)
    }

    @Test func everySourceSaysWhatItIs() {
        var places: [String] = []
        // A test says what it is by its name.
        for file in SourceTree.swift
        where file.path.hasPrefix("Sources/") || file.path.hasPrefix("Clients/") {
            let first = file.lines.first ?? ""
            if !first.hasPrefix("// ") || first.count <= 10 { places.append(file.path) }
        }
        SourceTree.expectNone(places)
    }

    @Test func nothingForbiddenStandsInCode() {
        var places: [String] = []
        // `try!` and `as!` trap without a message; the others leave work or checks out.
        let words = ["try!", "as!", "fatalError(", "-Ounchecked"]
        for file in SourceTree.swift where !file.path.hasPrefix("Tests/TidyTests/") {
            for (index, line) in file.code.enumerated() {
                for word in words where line.contains(word) {
                    places.append("\(file.path):\(index + 1): `\(word)`")
                }
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func nothingIsLeftForLater() {
        var places: [String] = []
        for file in SourceTree.all where !file.path.hasPrefix("Tests/TidyTests/") {
            for (index, line) in file.lines.enumerated() {
                for word in ["TODO", "FIXME"] where line.contains(word) {
                    places.append("\(file.path):\(index + 1): \(word)")
                }
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func noFileKnowsTheMachineItWasWrittenOn() {
        var places: [String] = []
        let roots = ["/home/", "/root/", "/work/", "/Users/", "/opt/swift"]
        for file in SourceTree.all where !file.path.hasPrefix("Tests/TidyTests/") {
            for (index, line) in file.lines.enumerated() {
                for root in roots where line.contains(root) {
                    places.append("\(file.path):\(index + 1): the path \(root)")
                }
            }
        }
        SourceTree.expectNone(places)
    }

    /// Where functions begin and how long they are, by indentation: a function ends with the first
    /// line that closes a brace at its own depth.
    static func functions(_ file: SourceFile) -> [(name: String, line: Int, lineCount: Int)] {
        var found: [(name: String, line: Int, lineCount: Int)] = []
        for (index, line) in file.code.enumerated() {
            let words = line.split { " (<".contains($0) }
            let isFunction = words.contains("func")
                || words.contains { ["init", "init?", "deinit"].contains($0) }
                    && line.hasSuffix("{") && !line.contains("self.init") && !line.contains("= ")
            guard isFunction, !words.contains("protocol") else { continue }
            let depth = line.prefix { $0 == " " }.count
            let end = file.code[index...].firstIndex { other in
                other.prefix { $0 == " " }.count == depth && other.dropFirst(depth).hasPrefix("}")
            }
            guard let end else { continue }
            let next = words.drop { $0 != "func" }.dropFirst().first ?? "init"
            // A protocol's function has no body: what closes is something else.
            guard file.code[index...end].contains(where: { $0.hasSuffix("{") }) else { continue }
            found.append((String(next), index + 1, end - index + 1))
        }
        return found
    }

    @Test func functionsFitAScreen() {
        var places: [String] = []
        for file in SourceTree.swift {
            for function in Self.functions(file) where function.lineCount > Self.functionLinesMax {
                let place = "\(file.path):\(function.line)"
                places.append("\(place): \(function.name) has \(function.lineCount) lines")
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func measuresFunctionsByTheirBraces() {
        let file = SourceFile(
            path: "x.swift",
            text: """
                struct A {
                    func one() -> Int {
                        let text = "}"
                        return 1
                    }
                    func two(
                        _ value: Int
                    ) {
                        if value > 1 {
                            one()
                        }
                    }
                }
                """)
        let found = Self.functions(file)
        #expect(found.map(\.name) == ["one", "two"])
        #expect(found.map(\.lineCount) == [4, 7])
    }

    @Test func commentsAndTextAreNotCode() {
        let code = CodeText.stripped([
            "let a = \"try! // x\" // as!", "/* fatalError( */ call()", "let b = \"\"\"", "as!",
            "\"\"\"; done()", "let c = \"\\\"try!\"",
        ])
        #expect(code == ["let a =  ", " call()", "let b = ", "", "; done()", "let c = "])
    }
}
