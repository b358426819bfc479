import Crypto
import Foundation
import Testing
import Wire

@testable import PortcullisClient

@Suite struct DecimalTests {
    @Test(arguments: [
        ("0", 0), ("189.50", 189_5000_0000), ("-1", -1_0000_0000), ("+2.00000001", 2_0000_0001),
        (".5", 5000_0000), ("5.", 5_0000_0000), ("1.000000000000", 1_0000_0000),
        ("92233720368.54775807", Int64.max), ("-92233720368.54775807", -Int64.max),
        ("007", 7_0000_0000),
    ])
    func readsExactly(_ text: String, _ value: Int64) throws {
        #expect(try Decimal8.parse(text) == value)
        #expect(try Decimal8.parse(Decimal8.text(value)) == value)
    }

    @Test(arguments: [
        "", "-", ".", "1e5", "1,000", "0x1", "1.2.3", "nan", "inf", " 1", "1 ", "1.000000001",
        "92233720368.54775808", "-92233720368.54775808", "99999999999999999999999", "--1", "١",
    ])
    func refusesWhatItCannotCarry(_ text: String) {
        #expect(throws: ClientError.self) { try Decimal8.parse(text) }
    }

    @Test func writesTheShortestText() {
        #expect(Decimal8.text(189_5000_0000) == "189.5")
        #expect(Decimal8.text(-1) == "-0.00000001")
        #expect(Decimal8.text(.min) == "-92233720368.54775808")
        #expect(Decimal4.text(12_507_500) == "1250.75")
    }
}

@Suite struct KeyTests {
    private let secret = String(repeating: "5a", count: 32)

    @Test func readsAKeyAndSignsAsThePROTOCOLSays() throws {
        let key = try Key(
            text: "# the key\nstrategy = alpha # mine\n\n session=7\nsecret = \(secret)\n",
            path: "k")
        #expect(key.strategy == "alpha")
        #expect(key.sessionID == 7)
        let message = Negotiate(
            sessionVersionID: 1, timestamp: 2, signature: Text64(), sessionID: 7)
        // Template id, then the block, written out by hand.
        var data: [UInt8] = [1, 0]
        data += [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
        data += [UInt8](repeating: 0, count: 64) + [7, 0, 0, 0]
        let expected = HMAC<SHA256>.authenticationCode(
            for: data, using: SymmetricKey(data: [UInt8](repeating: 0x5A, count: 32)))
        let hex = expected.map { String(format: "%02x", $0) }.joined()
        #expect("\(key.signature(of: message))" == hex)
    }

    @Test(arguments: [
        ("strategy = a\nsession = 1", 0), ("strategy = a\nsession = 0\nsecret = X", 2),
        ("nonsense", 1), ("strategy = a\nstrategy = b", 2), ("color = red", 1),
        ("strategy = a\nsession = 1\nsecret = 12", 3),
        ("strategy = 12345678901234567\nsession = 1\nsecret = X", 1),
        ("strategy = a\nsession = 4294967295\nsecret = X", 2),
    ])
    func refusesABrokenKeyWithItsLine(_ text: String, _ line: Int) {
        let whole = text.replacingOccurrences(of: "X", with: secret)
        do throws(ClientError) {
            _ = try Key(text: whole, path: "k")
            Issue.record("taken: \(text)")
        } catch {
            guard case .key("k", line, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func refusesAKeyThatOthersMayRead() throws {
        let path = "/tmp/pct-\(UInt64.random(in: 0..<UInt64.max)).key"
        defer { unsafe unlink(path) }
        #expect(throws: ClientError.self) { try Key(path: path) }
        try Data("strategy = a\nsession = 1\nsecret = \(secret)\n".utf8)
            .write(to: URL(fileURLWithPath: path))
        unsafe chmod(path, 0o640)
        do {
            _ = try Key(path: path)
            Issue.record("a readable key was taken")
        } catch { #expect("\(error)".contains("chmod 600 \(path)")) }
        unsafe chmod(path, 0o600)
        #expect(try Key(path: path).sessionID == 1)
        #expect(throws: ClientError.self) { try Key(path: "/tmp") }
    }
}

@Suite struct RefusalTests {
    @Test func saysLimitValueUnitAndLevel() {
        let text = RejectReason.orderQuantity.text(
            limit: 5_000_0000_0000, value: 6_000_0000_0000, level: .account)
        #expect(
            text == "the order's quantity is above the limit: 6000 against 5000, "
                + "set for the account")
        #expect(
            RejectReason.collarPercent.text(limit: 50_000, value: 75_000, level: .global)
                .hasSuffix(": 7.5 % against 5 %, set for the whole gateway"))
        #expect(
            RejectReason.staleReferencePrice.text(
                limit: 60_000_000_000, value: 61_500_000_000, level: .none)
                .hasSuffix(": 61.5 s against 60 s"))
        #expect(
            RejectReason.unknownInstrument.text(limit: .null, value: .null, level: .none)
                == RejectReason.unknownInstrument.meaning)
    }

    @Test func saysWhenTheMarketOpensNext() {
        // 2028-02-29 14:30:00 UTC, a leap day.
        let text = RejectReason.outsideSession.text(
            limit: 1_835_447_400_000_000_000, value: 1_835_400_000_000_000_000,
            level: .instrument)
        #expect(
            text == "outside the trading session: opens next at 2028-02-29 14:30:00 UTC, "
                + "set for the instrument")
        #expect(
            RejectReason.holiday.text(limit: .null, value: 1, level: .none)
                == RejectReason.holiday.meaning)
    }

    /// The schema's descriptions name the unit of every limit; the table must agree with them.
    @Test func everyLimitHasTheUnitOfItsDescription() {
        for kind in LimitKind.allValues {
            let meaning = kind.meaning
            let expected: LimitUnit =
                if meaning.contains("money") { .money }
                else if meaning.contains("percent") { .percent }
                else if meaning.contains("1e8") { .decimal8 }
                else if meaning.contains("1e4") { .ratio }
                else if meaning.hasSuffix("ns") { .duration }
                else { .count }
            #expect(kind.unit == expected, "\(kind)")
        }
    }

    @Test func readsTargets() {
        #expect(Target("all") == .all)
        #expect(Target("account:A") == Target(scope: .account, name: "A"))
        #expect(Target("instrument:ES:Z5") == Target(scope: .instrument, name: "ES:Z5"))
        for text in ["", "account", "account:", "desk:A", "ALL", "account:12345678901234567"] {
            #expect(Target(text) == nil)
        }
    }
}
