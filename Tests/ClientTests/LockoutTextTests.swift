import PortcullisClient
import Testing
import Wire

@Suite struct LockoutTextTests {
    @Test(arguments: [
        (1_772_445_600_500_000_000, "2026-03-02 10:00:00 UTC"),
        (0, "1970-01-01 00:00:00 UTC"),
        (951_782_399_999_999_999, "2000-02-28 23:59:59 UTC"),
        (951_782_400_000_000_000, "2000-02-29 00:00:00 UTC"),
        (4_107_542_400_000_000_000, "2100-03-01 00:00:00 UTC"),
        (Int64.max, "2262-04-11 23:47:16 UTC"),
    ] as [(Int64, String)])
    func timesAreShownInUTC(_ ns: Int64, _ expected: String) {
        #expect(LimitUnit.time.text(ns) == expected)
    }

    @Test func aLockoutSaysWhenItEnds() {
        let text = RejectReason.lockoutTimer.text(
            limit: 1_772_445_600_000_000_000, value: .null, level: .account)
        #expect(
            text == "the account is locked out for a time: until 2026-03-02 10:00:00 UTC, "
                + "set for the account")
        let forGood = RejectReason.lockoutHard.text(limit: .null, value: .null, level: .account)
        #expect(forGood == "the account is locked out, set for the account")
    }
}
