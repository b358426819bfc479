import CodecGenerator
import Foundation
import Testing
import Wire

@Suite struct DriftTests {
    @Test func everythingMadeFromTheSchemaIsAsTheSchemaSays() throws {
        let drifted = try Generation.drift(root: Vectors.root.path).map(\.path)
        #expect(drifted.isEmpty, "run `swift run CodecGenerator`")
    }

    @Test func aChangedSchemaShowsAsDrift() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("portcullis-drift-\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["Protocol", "Sources/Wire/Generated", "Tests/WireTests/Generated",
            "Clients/python/src/portcullis/_generated"]
        {
            let target = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Vectors.root.appendingPathComponent(name), to: target)
        }
        #expect(try Generation.drift(root: folder.path).isEmpty)
        let schema = folder.appendingPathComponent("Protocol/portcullis.xml")
        let text = try String(contentsOf: schema, encoding: .utf8)
        try text.replacing("the account is halted", with: "the account stands still")
            .write(to: schema, atomically: true, encoding: .utf8)
        try Data().write(to: folder.appendingPathComponent("Sources/Wire/Generated/Gone.swift"))
        #expect(
            Set(try Generation.drift(root: folder.path).map(\.path)) == [
                "Sources/Wire/Generated/Codes.swift", "Sources/Wire/Generated/Gone.swift",
                "Clients/python/src/portcullis/_generated/codes.py", "Protocol/PROTOCOL.md",
            ])
    }

    /// PROTOCOL.md §8 against Limits.swift.
    @Test func theSpecificationsLimitsAreTheCodes() throws {
        let page = try String(
            contentsOf: Vectors.root.appendingPathComponent("Protocol/PROTOCOL.md"),
            encoding: .utf8)
        let limits: [(String, UInt64)] = [
            ("frameBytesMax", UInt64(Limit.frameBytesMax)),
            ("messageBytesMax", UInt64(Limit.messageBytesMax)),
            ("recordBytesMax", UInt64(Limit.recordBytesMax)),
            ("retransmitCountMax", Limit.retransmitCountMax),
            ("refusedMessagesPerConnectionMax", UInt64(Limit.refusedMessagesPerConnectionMax)),
            ("logonClockSkewMaxNs", Limit.logonClockSkewMaxNs),
            ("keepAliveMinMs", UInt64(Limit.keepAliveMinMs)),
            ("keepAliveMaxMs", UInt64(Limit.keepAliveMaxMs)),
            ("cancelOnDisconnectWindowMaxMs", UInt64(Limit.cancelOnDisconnectWindowMaxMs)),
            ("requestsPerOrderMax", UInt64(Limit.requestsPerOrderMax)),
            ("haltsMax", UInt64(Limit.haltsMax)),
            ("lockoutsMax", UInt64(Limit.lockoutsMax)),
            ("duplicateOrdersMax", UInt64(Limit.duplicateOrdersMax)),
            ("violationsMax", UInt64(Limit.violationsMax)),
            ("selfTradeCancelsMax", UInt64(Limit.selfTradeCancelsMax)),
            ("workItemsMax", UInt64(Limit.workItemsMax)),
            ("executionsRememberedMax", UInt64(Limit.executionsRememberedMax)),
            ("calendarsMax", UInt64(Limit.calendarsMax)),
            ("calendarWindowsMax", UInt64(Limit.calendarWindowsMax)),
        ]
        for (name, value) in limits {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| \(name) |") }
            let digits = row?.split(separator: "|")[1].filter(\.isNumber)
            #expect(digits.flatMap { UInt64($0) } == value, "\(name)")
        }
    }
}
