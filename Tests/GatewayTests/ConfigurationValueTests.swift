// Numbers, durations, sizes and order words out of text.

import Gateway
import Testing
import Wire

@Suite struct ConfigurationValueTests {
    @Test(arguments: [
        ("0.01", 8, 1_000_000), ("100000", 8, 10_000_000_000_000), ("-2.5", 4, -25_000),
        ("1_000_000", 4, 10_000_000_000), ("0.10", 1, 1), ("3", 0, 3),
        ("92233720368.54775807", 8, Int64.max), ("0.00000001", 8, 1),
        // No binary fraction is exactly this: a Double would give 0.29999999.
        ("0.3", 8, 30_000_000), ("922337203685477.5807", 4, Int64.max),
    ])
    func readsDecimalsExactly(_ text: String, _ digits: Int, _ expected: Int64) throws {
        #expect(try ConfigurationValue.decimal(text, digits: digits) == expected)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1e3", "1,000", "0x10", "+1", "1__0", "_1", "1_", "1.2.3", " 1", "1 ",
        "٣", "NaN", "inf", "1.2_3",
    ])
    func refusesWhatIsNoDecimal(_ text: String) {
        #expect(throws: ConfigurationValueError.notANumber) {
            try ConfigurationValue.decimal(text, digits: 4)
        }
    }

    @Test func refusesWhatWouldBeRoundedOrOverflow() {
        #expect(throws: ConfigurationValueError.tooFine(digits: 4)) {
            try ConfigurationValue.decimal("0.00001", digits: 4)
        }
        #expect(throws: ConfigurationValueError.overflow) {
            try ConfigurationValue.decimal("92233720368.54775808", digits: 8)
        }
        #expect(throws: ConfigurationValueError.overflow) {
            try ConfigurationValue.decimal(String(repeating: "9", count: 400), digits: 8)
        }
        #expect(throws: ConfigurationValueError.overflow) {
            try ConfigurationValue.durationNs("107000d")
        }
    }

    @Test(arguments: [
        ("500ms", 500_000_000), ("5s", 5_000_000_000), ("1m", 60_000_000_000),
        ("60 s", 60_000_000_000), ("1.5h", 5_400_000_000_000), ("0.000001ms", 1),
        ("2d", 172_800_000_000_000), ("7ns", 7),
    ] as [(String, Int64)])
    func readsDurations(_ text: String, _ expected: Int64) throws {
        #expect(try ConfigurationValue.durationNs(text) == expected)
        let again = ConfigurationValue.durationText(expected)
        #expect(try ConfigurationValue.durationNs(again) == expected)
    }

    @Test func durationsAndSizesNeedTheirUnit() {
        #expect(throws: ConfigurationValueError.unknownUnit("")) {
            try ConfigurationValue.durationNs("5")
        }
        #expect(throws: ConfigurationValueError.unknownUnit("MB")) {
            try ConfigurationValue.byteCount("64MB")
        }
        #expect(throws: ConfigurationValueError.tooFine(digits: 0)) {
            try ConfigurationValue.durationNs("0.5ns")
        }
    }

    @Test func readsSizesAndTimesOfDay() throws {
        #expect(try ConfigurationValue.byteCount("64MiB") == 67_108_864)
        #expect(try ConfigurationValue.byteCount("1.5KiB") == 1_536)
        #expect(try ConfigurationValue.timeOfDayNs("21:30") == 77_400_000_000_000)
        for text in ["24:00", "9:00", "09:60", "0900", "09:00:00"] {
            #expect(throws: ConfigurationValueError.notANumber) {
                try ConfigurationValue.timeOfDayNs(text)
            }
        }
    }

    @Test(arguments: [
        (Int64(1_000_000), 8, "0.01"), (-25_000, 4, "-2.5"), (0, 4, "0"), (30, 0, "30"),
        (Int64.max, 8, "92233720368.54775807"), (Int64.min, 8, "-92233720368.54775808"),
    ])
    func showsDecimalsWithoutLoss(_ value: Int64, _ digits: Int, _ expected: String) {
        #expect(ConfigurationValue.decimalText(value, digits: digits) == expected)
    }
}
