import Testing
import Wire

@Suite struct TextTests {
    private func field(_ bytes: [UInt8]) -> Text16 {
        var text = Text16()
        precondition(bytes.count <= 16)
        unsafe withUnsafeMutableBytes(of: &text) { field in
            for index in bytes.indices { unsafe field[index] = bytes[index] }
        }
        return text
    }

    @Test(arguments: [
        "", "A", "MAIN", "0123456789abcdef", "São Paulo", "€", "日本語口座", "🚀", "a b",
        "\u{A0}", "e\u{301}",
    ])
    func textPaddedWithNulIsWellFormed(_ string: String) throws {
        let text = try #require(Text16(exactly: string))
        #expect(text.isWellFormed)
        #expect(text.description == string)
        #expect(text.isEmpty == string.isEmpty)
    }

    @Test(arguments: [
        [0, 0x41], [0x41, 0, 0x42], [0x41, 0, 0xC3, 0xA9], [0, 0xFF],
        [0x1F], [0x41, 0x0A], [0x7F], [0x41, 0x7F, 0x42], [0x09, 0xC3, 0xA9], [0xC3, 0xA9, 0x09],
        [0xC2, 0x80], [0xC2, 0x9B], [0x41, 0xC2, 0x9F],
        [0x80], [0xC3], [0xC3, 0x41], [0xE2, 0x82], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
        [0xF5, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFE],
        [0xC3, 0xA9, 0, 0x41],
        [0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41,
         0x41, 0xC3],
    ] as [[UInt8]])
    func anythingElseIsNot(_ bytes: [UInt8]) {
        #expect(!field(bytes).isWellFormed)
    }

    @Test func everyByteAtEveryPlaceOfAnASCIITextIsJudgedAlike() {
        for place in 0..<16 {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array(repeating: UInt8(ascii: "x"), count: 16)
                bytes[place] = byte
                // A NUL is padding only where nothing follows it.
                let isFine = (0x20...0x7E).contains(byte) || (byte == 0 && place == 15)
                #expect(field(bytes).isWellFormed == isFine, "\(byte) at \(place)")
            }
        }
    }

    @Test func cuttingKeepsWholeCharacters() {
        #expect(Text4("añb").description == "añb")
        #expect(Text4("abc€").description == "abc")
        #expect(Text4("€€").description == "€")
        #expect(Text4("abcdefgh").description == "abcd")
        #expect(Text4("abc€").isWellFormed)
    }

    @Test func exactlyRefusesWhatDoesNotFitAndNul() {
        #expect(Text4(exactly: "abcd") != nil)
        #expect(Text4(exactly: "abcde") == nil)
        #expect(Text4(exactly: "a\0b") == nil)
        #expect(Text4(exactly: "€€") == nil)
    }

    @Test func widerFieldsJudgeTheirWholeWidth() {
        let full = String(repeating: "x", count: 61) + "€"
        #expect(Text64(exactly: full)?.isWellFormed == true)
        #expect(Text64(exactly: full)?.description == full)
        #expect(Text32(exactly: String(repeating: "é", count: 16))?.isWellFormed == true)
        #expect(Text8(exactly: "abcdefgh")?.isWellFormed == true)
    }
}
