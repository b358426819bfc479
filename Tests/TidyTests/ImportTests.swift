// Who may import whom, as the table of Sources/ARCHITECTURE.md says.

import Foundation
import Testing

@Suite struct ImportTests {
    /// The table's rows: a room and what it may import.
    ///
    /// "all of the above" means the rooms above and whatever those may import.
    static func table(_ text: String) -> [String: Set<String>] {
        var rows: [String: Set<String>] = [:]
        var above: Set<String> = []
        var inTable = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            if cells == ["room", "may import"] {
                inTable = true
                continue
            }
            guard inTable, !cells.isEmpty else {
                inTable = false
                continue
            }
            guard cells.count == 2, !cells[0].hasPrefix("-") else { continue }
            var allowed: Set<String> = []
            for word in cells[1].split(separator: ",") {
                let name = word.trimmingCharacters(in: .whitespaces)
                switch name {
                case "nothing": break
                case "all of the above": allowed.formUnion(above)
                default: allowed.insert(name)
                }
            }
            rows[cells[0]] = allowed
            above.formUnion(allowed.union([cells[0]]))
        }
        return rows
    }

    /// The modules that a file imports, with their lines.
    static func imports(_ file: SourceFile) -> [(module: String, line: Int)] {
        file.code.enumerated().compactMap { index, line in
            var words = line.split(separator: " ").map(String.init)
            let modifiers = ["public", "package", "internal", "fileprivate", "private"]
            while let first = words.first, first.hasPrefix("@") || modifiers.contains(first) {
                words.removeFirst()
            }
            guard words.first == "import", words.count >= 2 else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(words[1]) && words.count >= 3 ? words[2] : words[1]
            return (String(name.prefix { $0 != "." && $0 != ";" }), index + 1)
        }
    }

    static func room(of path: String) -> String? {
        let parts = path.split(separator: "/")
        if parts.starts(with: ["Clients", "swift"]), parts.count > 3 { return String(parts[2]) }
        return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
    }

    @Test func roomsImportOnlyWhatTheTableAllows() throws {
        var places: [String] = []
        let text = try #require(SourceTree.text("Sources/ARCHITECTURE.md"))
        let table = Self.table(text)
        #expect(table.count >= 8, "the table of imports was not found")
        let swift = SourceTree.all.filter { $0.path.hasSuffix(".swift") }
        for file in swift {
            guard let room = Self.room(of: file.path), let allowed = table[room] else { continue }
            for (module, line) in Self.imports(file) where !allowed.contains(module) {
                places.append("\(file.path):\(line): \(room) may not import \(module)")
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func theCoreHasNoWorldAroundIt() throws {
        let text = try #require(SourceTree.text("Sources/ARCHITECTURE.md"))
        let core = try #require(Self.table(text)["Core"])
        for module in ["Foundation", "Glibc", "Dispatch", "Synchronization", "CLinux", "Crypto"] {
            #expect(!core.contains(module), "the table lets Core import \(module)")
        }
    }

    @Test func everyRoomIsInTheTableOrIsAProgram() throws {
        let text = try #require(SourceTree.text("Sources/ARCHITECTURE.md"))
        let table = Self.table(text)
        let programs = ["portcullis", "portcullis-simulator", "CodecGenerator"]
        for file in SourceTree.swift {
            guard let room = Self.room(of: file.path), !programs.contains(room) else { continue }
            #expect(table[room] != nil, "\(file.path): the room \(room) has no row")
        }
    }

    @Test func readsImportLinesInEveryForm() {
        let file = SourceFile(
            path: "x.swift",
            text: """
                import Wire
                @testable import Core
                package import struct Foundation.Data
                @preconcurrency public import Glibc
                // import Dispatch
                let text = "import Crypto"
                importantCall()
                """)
        let found = Self.imports(file)
        #expect(found.map(\.module) == ["Wire", "Core", "Foundation", "Glibc"])
        #expect(found.map(\.line) == [1, 2, 3, 4])
    }

    @Test func readsTheTableWithWhatStandsAbove() {
        let table = Self.table(
            """
            | room | may import |
            |---|---|
            | A | nothing |
            | B | A, CLinux |
            | C | all of the above, Yams |

            | other | table |
            | D | X |
            """)
        #expect(table == ["A": [], "B": ["A", "CLinux"], "C": ["A", "B", "CLinux", "Yams"]])
    }
}
