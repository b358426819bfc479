import Testing

@testable import PortcullisClient

@Suite struct QuoteFileTests {
    @Test func readsQuotesByTheNamesOfTheirColumns() throws {
        let rows = try QuoteFile.rows(
            "timestamp,bid,ask,note\n2013-01-01 22:00:00.295000+00:00,86.655,86.728,x\r\n\n"
                + "2013-01-01T22:02:35Z,86.657,86.728,\n", path: "f")
        #expect(rows.count == 2)
        #expect(rows[0].timeNs == 1_357_077_600_295_000_000)
        #expect(rows[1].timeNs == 1_357_077_755_000_000_000)
        #expect(rows[0].bid == 8_665_500_000 && rows[0].offer == 8_672_800_000)
        #expect(rows[0].last == nil && rows[0].symbol.isEmpty && rows[1].line == 4)
    }

    @Test func readsBarsAndNumberedTimes() throws {
        let rows = try QuoteFile.rows(
            "symbol,ts_event_ns,open,close,volume\n"
                + "BTC,1703541600180087113,1,46377.0,2300413.7295\n", path: "f")
        #expect(rows[0].last == 4_637_700_000_000 && rows[0].symbol == "BTC")
        #expect(rows[0].timeNs == 1_703_541_600_180_087_113)
        #expect(rows[0].volume == 230_041_372_950_000)
    }

    @Test(arguments: [
        ("NaN,1", "bid: 'NaN'"), ("1,inf", "offer: 'inf'"), ("-1,2", "bid: -1"),
        ("0,2", "bid: 0"), ("one,2", "bid: 'one'"), ("1", "1 cells"), ("1,2,3", "3 cells"),
        (",", "neither"), ("1,", "neither"), ("1e3,2", "bid: '1e3'"),
        ("0.000000001,2", "bid: '0.000000001'"), ("99999999999999999999,2", "bid: '999"),
    ])
    func namesABadRowWithItsLine(row: String, why: String) {
        let text = "bid,offer\n1,2\n\(row)\n3,4\n"
        let error = #expect(throws: QuoteFileError.self) {
            try QuoteFile.rows(text, path: "f.csv")
        }
        #expect(error?.line == 3)
        #expect(error?.description.hasPrefix("f.csv:3: \(why)") == true, "\(error as Any)")
        var skipped: [Int] = []
        let rows = try? QuoteFile.rows(text, path: "f.csv", skipBad: { skipped.append($0.line) })
        #expect(rows?.map(\.line) == [2, 4] && skipped == [3])
    }

    @Test(arguments: [
        "2013-01-01", "2013-13-01 00:00:00", "2013-01-01 24:00:00", "2013-01-01 00:00:00+01:00",
        "yesterday", "2013-01-01 00:00:00.1234567890", "-1", "99999999999999999999",
        "1969-12-31 23:59:59",
    ])
    func refusesWhatIsNoTime(time: String) {
        let error = #expect(throws: QuoteFileError.self) {
            try QuoteFile.rows("time,last\n\(time),1\n", path: "f")
        }
        #expect(error?.line == 2)
    }

    @Test func cutsTheNoiseOfSizesNeverThatOfPrices() throws {
        let rows = try QuoteFile.rows(
            "close,volume\n1.5,218102.59507500002\n1.5,0.123456789\n", path: "f")
        #expect(rows.map(\.volume) == [21_810_259_507_500, 12_345_678])
        for row in ["218102.59507500002,1", "1.5,1.2.3", "1.5,1.2345678x9", "1.5,-1"] {
            #expect(throws: QuoteFileError.self) {
                try QuoteFile.rows("close,volume\n\(row)\n", path: "f")
            }
        }
    }

    @Test func refusesTimesThatGoBackwardsAndUnusableHeaders() {
        for (text, line) in [
            ("time,last\n2,1\n1,1\n", 3), ("bid,size\n1,2\n", 1), ("bid,ask,offer\n", 1), ("", 1),
        ] {
            let error = #expect(throws: QuoteFileError.self) {
                try QuoteFile.rows(text, path: "f")
            }
            #expect(error?.line == line, "\(text)")
        }
    }
}
