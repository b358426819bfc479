// The list of the pre-trade checks: complete, in order, and each goes on while it is explained.

import Foundation
import Testing

@Suite struct CheckListTests {
    private static let path = "Sources/Core/Checks/"

    /// The calls of the list, such as `check17Position`, with their lines.
    private func calls() throws -> [(name: String, line: String)] {
        let text = try #require(SourceTree.text(Self.path + "Checks.swift"))
        return text.split(separator: "\n").compactMap { line in
            guard let start = line.range(of: "= check"), let end = line[start.upperBound...]
                .firstIndex(of: "(")
            else { return nil }
            return ("check" + line[start.upperBound..<end], String(line))
        }
    }

    @Test func everyCheckStandsInTheListInItsOrder() throws {
        let listed = try calls().map(\.name)
        let files = SourceTree.swift.map(\.path)
            .filter { $0.hasPrefix(Self.path + "Check") && $0.contains("Check0")
                || $0.hasPrefix(Self.path + "Check1") || $0.hasPrefix(Self.path + "Check2") }
            .map { path in
                "c" + path.dropFirst(Self.path.count + 1).dropLast(".swift".count)
            }
        #expect(listed.count > 10)
        #expect(Set(listed) == Set(files), "a check without a line, or a line without a check")
        let numbers = listed.map { $0.dropFirst("check".count).prefix(2) }
        #expect(numbers == numbers.sorted(), "the list is the order of precedence")
    }

    @Test func everyCheckGoesOnWhileItIsExplained() throws {
        for (name, line) in try calls() {
            #expect(line.contains("stops("), "\(name): `, stops(it, &candidate)` is missing")
        }
    }
}
