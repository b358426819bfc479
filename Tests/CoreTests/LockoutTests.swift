// What no input of this version can do to lockouts: rules that set them, a broker's word, a full
// table. The state is set past the inputs, so nothing here is replayed.

import Testing
import Wire

@testable import Core

@Suite struct LockoutTests {
    private let driver: CoreDriver
    private let runner: ScenarioRunner

    init() throws {
        driver = CoreDriver()
        runner = ScenarioRunner()
        runner.driver = driver
        let text = """
            venue 1 PAPER
            account MAIN cash 100000
            account SIDE cash 100000
            instrument 1 AAPL tick 0.01 lot 1
            strategy 1 demo accounts MAIN,SIDE
            up
            logon 1
            """
        for (index, line) in text.split(separator: "\n").enumerated() {
            try runner.run(line, number: index + 1)
        }
        runner.lines = []
    }

    private func set(_ order: LockoutOrder) -> Int? {
        var place: Int?
        let input = Input(
            sequence: driver.core.lastSequence, time: driver.now, source: 0, origin: .gateway)
        unsafe withUnsafeTemporaryAllocation(
            byteCount: Limit.recordBytesMax, alignment: 16
        ) { room in
            var effects = unsafe EffectWriter(room: room)
            place = driver.core.setLockout(order, input, &effects)
        }
        return place
    }

    private func rule(_ name: Text32, account: Int = 0, end: LockoutEnd) -> LockoutOrder {
        LockoutOrder(
            kind: .hard, account: account, instrument: nil,
            until: end == .atTime ? driver.now + 60_000_000_000 : .max, end: end, setBy: name,
            reason: "loss")
    }

    private func line(_ text: String) throws -> [String] {
        runner.lines = []
        try runner.run(text[...], number: 1)
        return runner.lines
    }

    @Test func aRulesLockoutEndsByItsTimeAloneAndNobodyLiftsItEarlier() throws {
        #expect(set(rule("RULE-003", end: .atTime)) == 0)
        #expect(driver.core.nextDueTime <= driver.now + 60_000_000_000)
        let refused = try line("lockout-clear 1")
        #expect(refused.first?.contains("notPermitted") == true, "\(refused)")
        #expect(try line("buy 1 1 AAPL limit 100").first?.contains("lockoutHard") == true)
        _ = try line("wait 60s")
        #expect(try line("buy 2 1 AAPL limit 100").first?.contains("pendingNew") == true)
    }

    @Test func aBrokersWordEndsWhatWaitsForItAndNothingElse() throws {
        #expect(set(rule("RULE-010", end: .byBroker)) == 0)
        #expect(set(rule("RULE-010", account: 1, end: .byBroker)) == 1)
        #expect(set(rule("RULE-003", end: .atTime)) == 2)
        driver.core.liftLockouts(byBrokerFor: 0)
        #expect(try line("show lockouts").count == 2)
        #expect(try line("buy 1 1 AAPL limit 100").first?.contains("lockoutHard") == true)
        _ = try line("wait 60s")
        #expect(try line("buy 2 1 AAPL limit 100").first?.contains("pendingNew") == true)
        let other = try line("buy 3 1 AAPL limit 100 account SIDE")
        #expect(other.first?.contains("lockoutHard") == true)
    }

    @Test func aFullTableRefusesOperatorsAndTurnsARulesLockoutIntoAHalt() throws {
        for number in 0..<Limit.lockoutsMax {
            #expect(set(rule(Text32("RULE-\(number)"), end: .byBroker)) == number)
        }
        let refused = try line("lockout hard account SIDE")
        #expect(refused.first?.contains("the table of lockouts is full") == true, "\(refused)")
        #expect(set(rule("RULE-3", end: .byBroker)) == 3, "the same one again has its place")
        #expect(driver.core.accounts.rows[1].halt == HaltState.none)
        #expect(set(rule("RULE-X", account: 1, end: .byBroker)) == nil)
        #expect(driver.core.accounts.rows[1].halt == HaltState.full)
        let order = try line("buy 1 1 AAPL limit 100 account SIDE")
        #expect(order.first?.contains("haltedAccount") == true, "\(order)")
    }

    @Test func aFullListOfHaltsStillTakesAHaltOfAll() {
        var halts = HaltTable()
        func halt(_ scope: Scope, _ row: UInt32) -> Halt {
            Halt(
                since: 1, target: "", operatorID: "a", reason: "b", row: row, scope: scope,
                mode: .full)
        }
        for row in 0..<Limit.haltsMax {
            let isSet = halts.set(halt(.account, UInt32(row)))
            #expect(isSet)
        }
        let oneMore = halts.set(halt(.account, 100_000))
        #expect(!oneMore)
        let ofAll = halts.set(halt(.all, .max))
        #expect(ofAll)
        #expect(halts.all == HaltState.full)
    }

    @Test func violationsAreCountedExactlyInASlidingWindow() {
        var table = ViolationTable(capacity: CoreDriver.small)
        for time in 1...100 as ClosedRange<UInt64> { table.note(1, .selfTrade, at: time) }
        #expect(table.count(1, window: 10, now: 100) == 10)
        #expect(table.count(1, window: 10, now: 105) == 5)
        #expect(table.count(1, window: 10, now: 110) == 0)
        #expect(table.count(1, window: .max, now: 100) == Limit.violationsMax)
        #expect(table.count(0, window: .max, now: 100) == 0)
        table.reset(1)
        #expect(table.count(1, window: .max, now: 100) == 0)
        #expect(table.rows[1].total == 100)
    }

    @Test func textsLeaveOutWhatDoesNotFit() {
        var line = TextLine("12345 ")
        line.append(UInt64.max)
        line.append(durationNs: 1_500_000_000)
        #expect("\(line.text64)" == "12345 184467440737095516151500 ms")
        line.append(String(repeating: "x", count: 40))
        #expect("\(line.text64)" == "12345 184467440737095516151500 ms")
        line.append(" 0:")
        line.append(0)
        #expect("\(line.text64)" == "12345 184467440737095516151500 ms 0:0")
    }
}
