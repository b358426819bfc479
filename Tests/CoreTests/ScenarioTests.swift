// Every file of Tests/Scenarios, run and compared whole.

import Foundation
import Testing

@Suite struct ScenarioTests {
    static var files: [String] {
        let path = ScenarioRunner.directory.path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test(arguments: ScenarioTests.files)
    func goesAsWritten(file: String) throws {
        let url = ScenarioRunner.directory.appending(path: file)
        let written = try String(contentsOf: url, encoding: .utf8)
        let run = try ScenarioRunner.run(written)
        if run == written { return }
        if ScenarioRunner.rewrites {
            try run.write(to: url, atomically: true, encoding: .utf8)
            return
        }
        Issue.record("\(file): \(Self.difference(written, run))")
    }

    @Test func thereAreScenarios() {
        #expect(!ScenarioTests.files.isEmpty)
    }

    /// The first line that differs, with the input that it belongs to.
    static func difference(_ written: String, _ run: String) -> String {
        let left = written.split(separator: "\n", omittingEmptySubsequences: false)
        let right = run.split(separator: "\n", omittingEmptySubsequences: false)
        var input = ""
        for index in 0..<max(left.count, right.count) {
            let wanted = index < left.count ? left[index] : "the end"
            let got = index < right.count ? right[index] : "the end"
            if wanted == got {
                if wanted.hasPrefix("> ") { input = String(wanted) }
                continue
            }
            return "line \(index + 1), at \(input)\nwritten: \(wanted)\nhappens: \(got)"
        }
        return "equal"
    }
}
