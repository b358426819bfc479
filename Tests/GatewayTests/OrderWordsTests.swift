import Foundation
import Testing
import Wire

@testable import Gateway

/// The words that are understood, by the table that the Python client is held to as well.
@Suite struct OrderWordsTests {
    private static func table(_ name: String) throws -> [String: [String]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "Protocol/words.json"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(object[name] as? [String: [String]])
    }

    private func check<C: Wire.Code>(
        _ name: String, _ words: OrderWordTable<C>, _ codes: [C]
    ) throws {
        let table = try Self.table(name)
        #expect(Set(table.keys) == Set(codes.map(\.description) + ["unknown"]))
        for (meaning, texts) in table {
            for text in texts {
                let read = words.code(text)?.description ?? "unknown"
                #expect(read == meaning, "\(name) '\(text)'")
            }
        }
    }

    @Test func sidesMeanWhatTheTableSays() throws {
        try check("side", OrderWords.sides, Side.allValues)
    }

    @Test func orderTypesMeanWhatTheTableSays() throws {
        try check("ordType", OrderWords.ordTypes, OrdType.allValues)
    }

    @Test func timesInForceMeanWhatTheTableSays() throws {
        try check("timeInForce", OrderWords.timesInForce, TimeInForce.allValues)
    }

    @Test func noWordMeansTwoThings() {
        func words<C>(_ table: OrderWordTable<C>) -> [String] { table.rows.flatMap(\.words) }
        for all in [
            words(OrderWords.sides), words(OrderWords.ordTypes), words(OrderWords.timesInForce),
        ] {
            #expect(Set(all).count == all.count)
        }
    }

    @Test func whatIsUnderstoodIsListed() {
        #expect(
            OrderWords.sides.understood
                == "buy (b, 1), sell (s, 2), sellshort (short, ss, 5)")
    }
}
