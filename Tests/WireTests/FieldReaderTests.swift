import Testing
import Wire

@Suite struct FieldReaderTests {
    private func fields(_ frame: [UInt8]) -> (message: String, fields: [FieldValue])? {
        let span = frame.span
        return unsafe FieldReader.fields(ofFrame: span.bytes)
    }

    @Test func readsEveryKindOfField() throws {
        let order = NewOrderSingle(
            msgSeqNum: 7, clOrdID: 42, sendingTime: 1_795_223_723_000_000_004,
            price: -18_950_000_000, orderQty: 1, account: "MAIN", securityID: 3, side: .buy,
            ordType: .limit, timeInForce: TimeInForce(rawValue: 99))
        let decoded = try #require(fields(order.frameBytes()))
        #expect(decoded.message == "NewOrderSingle")
        func text(_ name: String) -> String? {
            decoded.fields.first { $0.name == name }.map { "\($0.content)" }
        }
        #expect(decoded.fields.count == 14)
        #expect(text("clOrdID") == "42")
        #expect(text("sendingTime") == "2026-11-21T01:15:23.000000004Z")
        #expect(text("price") == "-189.5")
        #expect(text("orderQty") == "0.00000001")
        #expect(text("stopPx") == "-")
        #expect(text("account") == "MAIN")
        #expect(text("side") == "buy")
        #expect(text("timeInForce") == "unknown(99)")
    }

    @Test func givesNothingForABrokenFrame() {
        #expect(fields([UInt8](repeating: 7, count: 40)) == nil)
    }

    @Test(arguments: [
        (Int64.min, 8, "-92233720368.54775808"), (.max, 4, "922337203685477.5807"),
        (0, 8, "0"), (5, 0, "5"), (-1, 4, "-0.0001"), (1_200, 2, "12"),
    ])
    func writesDecimalsExactly(_ number: Int64, _ scale: Int, _ text: String) {
        #expect(NumberText.decimal(number, scale: scale) == text)
    }

    @Test(arguments: [
        (UInt64(0), "1970-01-01T00:00:00.000000000Z"),
        (951_827_696_000_000_001, "2000-02-29T12:34:56.000000001Z"),
        (.max, "2554-07-21T23:34:33.709551615Z"),
    ])
    func writesTimes(_ time: UInt64, _ text: String) {
        #expect(TimeText.rfc3339(time) == text)
    }

    @Test func escapesJSON() {
        #expect(JSONText.quoted("a\"b\\c\n\u{1}é") == "\"a\\\"b\\\\c\\n\\u0001é\"")
    }
}
