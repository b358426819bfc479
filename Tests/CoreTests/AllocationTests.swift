// The core allocates nothing after its start: counted by a program of its own, which stands beside
// the tests. Holds in unoptimised builds as well.

import Foundation
import Testing

@Suite struct AllocationTests {
    @Test func decidesAHundredThousandOrdersWithoutAllocating() throws {
        let program = try #require(Self.program, "AllocationCheck is not beside the tests")
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let text = String(decoding: bytes, as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains(": 0 allocations"), "\(text)")
    }

    private static var program: URL? {
        let places = [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL]
        for place in places {
            for folder in [place, place.deletingLastPathComponent()] {
                let candidate = folder.appending(path: "AllocationCheck")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            }
        }
        return nil
    }
}
