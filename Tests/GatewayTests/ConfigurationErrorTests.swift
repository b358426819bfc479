// Every kind of mistake, with the exact place that is reported.

import Gateway
import Testing

/// A right configuration to make mistakes in. Line numbers in the tests are those of this text.
enum SmallConfiguration {
    static let lines = """
        name: small
        brokers:
          - {name: paper, id: 1, type: paper}
        accounts:
          - name: MAIN
            currency: USD
            cash: 1000
        instruments:
          - symbol: AAPL
            id: 1
            tick: 0.01
            lot: 1
            currency: USD
        strategies:
          - name: demo
            session: 1
            accounts: [MAIN]
        limits:
          global:
            order_notional: 5000
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

    /// The text with lines exchanged or, for a line number one above the last, added.
    static func text(_ changes: [Int: String]) -> String {
        var lines = lines
        for (number, line) in changes.sorted(by: { $0.key < $1.key }) {
            if number > lines.count { lines.append(line) } else { lines[number - 1] = line }
        }
        return lines.joined(separator: "\n")
    }

    static func mistakes(in text: String) -> [String] {
        do {
            _ = try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
            return []
        } catch {
            return error.lines
        }
    }
}

@Suite struct ConfigurationErrorTests {
    private func expect(
        _ changes: [Int: String], _ expected: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = SmallConfiguration.mistakes(in: SmallConfiguration.text(changes))
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    @Test func theSmallConfigurationIsRight() { expect([:]) }

    @Test func namesUnknownKeysAndWhatWasMeant() {
        expect(
            [11: "    tik: 0.01"],
            "f.yaml:9:5: instruments[0]: `tick` is missing; it is the smallest price step",
            "f.yaml:11:5: instruments[0]: unknown key `tik`; did you mean `tick`?")
        expect(
            [20: "    order_notionl: 5000"],
            "f.yaml:20:5: limits.global: unknown key `order_notionl`; "
                + "did you mean `order_notional`?")
        expect(
            [6: "    currency: USD\n    colour: blue"],
            "f.yaml:7:5: accounts[0]: unknown key `colour`; "
                + "allowed are name, enabled, currency, cash, group, self_trade")
    }

    @Test func namesTheSelfTradePoliciesAndTheWordsThatAreUnderstood() {
        expect(
            [7: "    cash: 1000\n    self_trade: refuse"],
            "f.yaml:8:17: accounts[0].self_trade: found `refuse`; "
                + "expected one of refuse_new, cancel_resting, both, allow; "
                + "did you mean `refuse_new`?")
        expect(
            [17: "    accounts: [MAIN]\n    sides: [long]\n    order_types: [iceberg]"],
            "f.yaml:18:13: strategies[0].sides[0]: found `long`; "
                + "expected one of buy (b, 1), sell (s, 2), sellshort (short, ss, 5)",
            "f.yaml:19:19: strategies[0].order_types[0]: found `iceberg`; "
                + "expected one of market (mkt, 1), limit (lmt, 2), stop (stp, stopmarket, 3), "
                + "stoplimit (stplmt, 4)")
    }

    @Test func violationsAndWindowsHaveTheirBounds() {
        expect(
            [20: "    violations: 65\n    violations_window: 0ms\n    duplicate_window: 8d"],
            "f.yaml:20:17: limits.global.violations: found `65`; allowed are 1 to 64",
            "f.yaml:21:24: limits.global.violations_window: found `0ms`; "
                + "allowed are 1ms to 7d",
            "f.yaml:22:23: limits.global.duplicate_window: found `8d`; allowed are 1ms to 7d")
    }

    @Test func reportsEveryRepeatedKeyAtItsPlace() {
        expect(
            [1: "name: small\nname: again", 3: "  - {name: paper, id: 1, id: 2, type: paper}",
             12: "    lot: 1\n    \"lot\": 2\n    lot: 3"],
            "f.yaml:2:1: key `name` again; it stands in line 1 already",
            "f.yaml:4:26: brokers[0]: key `id` again; it stands in line 4 already",
            "f.yaml:14:5: instruments[0]: key `lot` again; it stands in line 13 already",
            "f.yaml:15:5: instruments[0]: key `lot` again; it stands in line 13 already")
    }

    @Test func placesBehindARepeatedKeyAreThoseOfTheFile() {
        expect(
            [3: "  - {name: paper, name: x, id: 1, id: 2, type: papr}"],
            "f.yaml:3:19: brokers[0]: key `name` again; it stands in line 3 already",
            "f.yaml:3:35: brokers[0]: key `id` again; it stands in line 3 already",
            "f.yaml:3:48: brokers[0].type: found `papr`; expected one of paper; "
                + "did you mean `paper`?")
    }

    @Test func refusesWrongTypes() {
        expect(
            [7: "    cash: [1]"],
            "f.yaml:7:11: accounts[0].cash: found a list; "
                + "expected an amount of money such as 5000 or 2500.50")
        expect(
            [7: "    cash: \"1000\""],
            "f.yaml:7:11: accounts[0].cash: found the text \"1000\"; "
                + "expected an amount of money such as 5000 or 2500.50, unquoted")
        expect(
            [10: "    id: one"],
            "f.yaml:10:9: instruments[0].id: found `one`; expected a whole number")
        expect(
            [17: "    accounts: MAIN"],
            "f.yaml:17:15: strategies[0].accounts: found `MAIN`; expected a list of accounts")
        expect(
            [13: "    currency: USD\n    easy_to_borrow: yes"],
            "f.yaml:14:21: instruments[0].easy_to_borrow: found `yes`; "
                + "expected true or false, without quotes")
        expect(
            [7: "    cash:"],
            "f.yaml:7:10: accounts[0].cash: found no value; "
                + "expected an amount of money such as 5000 or 2500.50")
        expect(
            [16: "    session: !!int 1"],
            "f.yaml:16:14: strategies[0].session: found the tag `tag:yaml.org,2002:int`; "
                + "write the value without a tag")
    }

    @Test func refusesValuesOutOfRange() {
        expect(
            [16: "    session: 0"],
            "f.yaml:16:14: strategies[0].session: found `0`; allowed are 1 to 4294967294")
        expect(
            [11: "    tick: 0"],
            "f.yaml:11:11: instruments[0].tick: found `0`; allowed are 0.00000001 or more")
        expect(
            [11: "    tick: 0.000000001"],
            "f.yaml:11:11: instruments[0].tick: found `0.000000001`, which cannot be held exactly; "
                + "expected at most 8 digits behind the point")
        expect(
            [7: "    cash: 922337203685477.5808"],
            "f.yaml:7:11: accounts[0].cash: found `922337203685477.5808`, which is too large; "
                + "at most 922337203685477.5807")
        expect(
            [20: "    orders_per_minute: -5"],
            "f.yaml:20:24: limits.global.orders_per_minute: found `-5`; "
                + "allowed are 1 to 1000000000")
        expect(
            [20: "    reference_age: 60"],
            "f.yaml:20:20: limits.global.reference_age: found `60`, which has no unit; "
                + "expected a duration such as 500ms, 5s or 1m")
        expect(
            [1: "name: small\ncapacity: {orders: 99999999}"],
            "f.yaml:2:20: capacity.orders: found `99999999`; allowed are 1 to 4194304")
        expect(
            [1: "name: small\njournal: {segment_size: 1025KiB}"],
            "f.yaml:2:25: journal.segment_size: found 1049600 bytes; expected a multiple of 4KiB")
    }

    @Test func refusesReferencesToNothing() {
        expect(
            [17: "    accounts: [MIAN]\n    instruments: [TSLA, AAPL]"],
            "f.yaml:17:16: strategies[0].accounts[0]: `MIAN` is not among the accounts; "
                + "did you mean `MAIN`?",
            "f.yaml:18:19: strategies[0].instruments[0]: `TSLA` is not among the instruments; "
                + "defined are AAPL")
        expect(
            [13: "    currency: USD\n    broker: papper"],
            "f.yaml:14:13: instruments[0].broker: `papper` is not among the brokers; "
                + "defined are paper")
        expect(
            [21: "  strategies:\n    demoo: {order_quantity: 1}"],
            "f.yaml:22:5: limits.strategies: `demoo` is not among the strategies; "
                + "did you mean `demo`?")
    }

    @Test func refusesNamesAndIdsThatStandTwice() {
        expect(
            [13: "    currency: USD\n  - {symbol: AAPL, id: 1, tick: 1, lot: 1, currency: USD}",
             17: "    accounts: [MAIN, MAIN]\n  - {name: demo, session: 1, accounts: [MAIN]}"],
            "f.yaml:14:14: instruments[1].symbol: instrument `AAPL` again; "
                + "it stands in line 9 already",
            "f.yaml:14:24: instruments[1].id: instrument id `1` again; "
                + "it stands in line 10 already",
            "f.yaml:18:22: strategies[0].accounts[1]: `accounts` entry `MAIN` again; "
                + "it stands in line 18 already",
            "f.yaml:19:5: strategies[1]: key file `keys/demo.key` again; "
                + "it stands in line 16 already",
            "f.yaml:19:12: strategies[1].name: strategy `demo` again; it stands in line 16 already",
            "f.yaml:19:27: strategies[1].session: session `1` again; it stands in line 17 already")
    }

    @Test func refusesSecretsWithoutShowingThem() {
        let secret = String(repeating: "0123abcd", count: 8)
        let texts = [
            [16: "    session: 1\n    secret: \(secret)"],
            [16: "    session: 1\n    key: \(secret)"],
            [16: "    session: 1\n    key: {file: \(secret)}"],
            [16: "    session: 1\n    key: {env: \(secret)}"],
            [16: "    session: 1\n    key: {hex: \(secret)}"],
            [16: "    session: 1\n    api_key: \(secret)"], [1: "name: \(secret)"],
        ]
        for changes in texts {
            let mistakes = SmallConfiguration.mistakes(in: SmallConfiguration.text(changes))
            #expect(!mistakes.isEmpty)
            #expect(!mistakes.joined().contains("0123abcd"), "\(mistakes)")
        }
        expect(
            [16: "    session: 1\n    password: hunter2"],
            "f.yaml:17:5: strategies[0]: looks like a secret, which never stands in a "
                + "configuration; use `key: {file: PATH}` or `key: {env: NAME}`, and "
                + "`portcullis keygen` to make one")
    }

    @Test func plainTCPBeyondTheLoopbackNeedsSayingSo() {
        func sockets(_ text: String) -> [Int: String] { [1: "name: small\nsockets: {\(text)}"] }
        expect(
            sockets("orders: [\"tcp://0.0.0.0:7001\"]"),
            "f.yaml:2:20: sockets.orders[0]: found `tcp://0.0.0.0:7001`; plain TCP beyond the "
                + "loopback is readable and forgeable by others; use 127.0.0.1, or set "
                + "`sockets.allow_plain_tcp: true`")
        expect(sockets("allow_plain_tcp: true, orders: [\"tcp://0.0.0.0:7001\"]"))
        expect(sockets("orders: [\"tcp://127.9.9.9:0\", \"tcp://[::1]:1\", \"tcp://localhost:2\"]"))
        for url in ["tcp://127.evil.example.com:1", "tcp://127.0.0.1.evil:1", "tcp://*:1",
                    "tcp://127.0.0.1", "tcp://127.0.0.1:70000", "ipc://relative", "http://x",
                    "nothing", "inproc://"] {
            let text = SmallConfiguration.text(sockets("ops: [\"\(url)\"]"))
            #expect(SmallConfiguration.mistakes(in: text).count == 1, "\(url)")
        }
        expect(
            sockets("ops: [\"inproc://a\"], feed: [\"inproc://a\"]"),
            "f.yaml:2:39: sockets.feed[0]: `inproc://a` again; it stands in line 2 already")
    }

    @Test func theTransportIsOneOfTwo() {
        expect([1: "name: small\nsockets: {transport: nng}"])
        expect(
            [1: "name: small\nsockets: {transport: nativ}"],
            "f.yaml:2:22: sockets.transport: found `nativ`; expected one of native, nng; "
                + "did you mean `native`?")
    }

    @Test func limitsStandOnlyWhereTheyMeanSomething() {
        expect(
            [21: "  instruments:\n    AAPL: {positions_open: 3, open_orders: 3}"],
            "f.yaml:22:28: limits.instruments.AAPL.positions_open: cannot be set at the level "
                + "instrument; allowed are global, account, strategy")
    }

    @Test func reportsEverythingAtOnceInTheOrderOfTheFile() {
        expect(
            [1: "nme: small", 3: "  - {name: paper, id: 0, type: paper}", 7: "    cash: much",
             11: "    tick: -1", 16: "    session: 1.5", 17: "    accounts: [NONE]",
             20: "    order_notional: unlimitd"],
            "f.yaml:1:1: `name` is missing; it is the gateway's name",
            "f.yaml:1:1: unknown key `nme`; did you mean `name`?",
            "f.yaml:3:23: brokers[0].id: found `0`; allowed are 1 to 65534",
            "f.yaml:7:11: accounts[0].cash: found `much`; "
                + "expected an amount of money such as 5000 or 2500.50",
            "f.yaml:11:11: instruments[0].tick: found `-1`; allowed are 0.00000001 or more",
            "f.yaml:16:14: strategies[0].session: found `1.5`, which cannot be held exactly; "
                + "expected a whole number",
            "f.yaml:17:16: strategies[0].accounts[0]: `NONE` is not among the accounts; "
                + "defined are MAIN",
            "f.yaml:20:21: limits.global.order_notional: found `unlimitd`; "
                + "expected an amount of money such as 5000 or 2500.50, or unlimited")
    }

    @Test func refusesWhatIsNoConfigurationAtAll() {
        func mistakes(_ text: String) -> [String] { SmallConfiguration.mistakes(in: text) }
        #expect(mistakes("") == [
            "f.yaml:1:1: the file is empty; start from Deploy/config/example.yaml"
        ])
        #expect(mistakes("- 1")[0].hasPrefix("f.yaml:1:1: found a list; expected a mapping"))
        #expect(mistakes("a: 1\nb: [1\n")[0].hasPrefix("f.yaml:3:1: not YAML: "))
        #expect(mistakes("a: 1\n---\nb: 1\n")[0].hasPrefix("f.yaml:2:1: not YAML: "))
        #expect(mistakes("name: a\u{7}b")[0].hasPrefix("f.yaml:1:8: not YAML: "))
        #expect(mistakes("name: \u{E000}")[0].hasPrefix("f.yaml:1:1: found the character U+E000"))
        #expect(mistakes("name: *x")[0].contains("undefined alias"))
        #expect(mistakes("name: &x y").joined().contains("found an anchor or alias"))
        #expect(mistakes(String(repeating: "[", count: 100_000)).count == 1)
        #expect(mistakes(String(repeating: "- ", count: 100_000)).count == 1)
        let bytes = Array("name: a\nx: ".utf8) + [0xFF, 0xFE]
        #expect(throws: ConfigurationErrors.self) {
            try GatewayConfiguration.parse(bytes, path: "f.yaml")
        }
    }

    @Test func saysWhyAFileCannotBeRead() {
        #expect {
            try GatewayConfiguration.load(path: "/nonexistent/gateway.yaml")
        } throws: { error in
            "\(error)" == "/nonexistent/gateway.yaml: cannot be read: No such file or directory "
                + "(open); give the path of a configuration file"
        }
        #expect {
            try GatewayConfiguration.load(path: "/")
        } throws: { "\($0)".contains("not a regular file") }
    }
}
