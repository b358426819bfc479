// What the documents promise to list, against the schema.

import Foundation
import Testing

@Suite struct DocumentTests {
    /// The names of an enumeration's values in the schema.
    static func values(of enumeration: String, in schema: String) -> [String] {
        guard let start = schema.range(of: "<enum name=\"\(enumeration)\""),
            let end = schema.range(of: "</enum>", range: start.upperBound..<schema.endIndex)
        else { return [] }
        return schema[start.upperBound..<end.lowerBound].split(separator: "\n").compactMap { line in
            guard let name = line.range(of: "<validValue name=\"") else { return nil }
            return String(line[name.upperBound...].prefix { $0 != "\"" })
        }
    }

    private static let hasProtocolDocument = SourceTree.text("Protocol/PROTOCOL.md") != nil

    @Test(.enabled(if: hasProtocolDocument, "Protocol/PROTOCOL.md does not exist yet"))
    func everyReasonAndEveryLimitIsDocumented() throws {
        var places: [String] = []
        let schema = try #require(SourceTree.text("Protocol/portcullis.xml"))
        let document = try #require(SourceTree.text("Protocol/PROTOCOL.md"))
        for enumeration in ["RejectReason", "LimitKind"] {
            let names = Self.values(of: enumeration, in: schema)
            #expect(names.count > 30, "the schema's \(enumeration) was not found")
            for name in names where !document.contains(name) {
                places.append("Protocol/PROTOCOL.md says nothing of \(enumeration) \(name)")
            }
        }
        SourceTree.expectNone(places)
    }

    @Test func scriptsThatPeopleStartCanBeStarted() {
        for path in ["Deploy/run", ".ci/run"] {
            let place = SourceTree.root.appending(path: path).path
            #expect(FileManager.default.isExecutableFile(atPath: place), "\(path)")
        }
    }

    @Test func theProjectSaysUnderWhichTermsItMayBeUsed() throws {
        let license = try #require(SourceTree.text("LICENSE"))
        #expect(license.contains("Apache License"))
        #expect(license.contains("Version 2.0, January 2004"))
        #expect(license.contains("END OF TERMS AND CONDITIONS"))
    }
}
