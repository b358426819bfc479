import ArgumentParser
import Testing
import Wire

@testable import portcullis

/// Words that people write: on the command line and in a recorded flow.
@Suite struct WordedInputTests {
    @Test(arguments: [
        ("buy", Side.buy), ("B", .buy), ("Side.SELL", .sell), ("2", .sell),
        ("sell-short", .sellShort), ("SELL_SHORT", .sellShort), ("5", .sellShort),
    ])
    func submitUnderstandsSides(_ word: String, _ side: Side) throws {
        let command = try SubmitCommand.parse(["--account", "A", word, "10", "AAPL"])
        #expect(command.side == side)
    }

    @Test func submitRefusesAnUnknownWordWithWhatItUnderstands() {
        for arguments in [["long", "10", "AAPL"], ["buy", "10", "AAPL", "--tif", "gtd"]] {
            do {
                _ = try SubmitCommand.parse(["--account", "A"] + arguments)
                Issue.record("\(arguments) was understood")
            } catch {
                #expect(SubmitCommand.message(for: error).contains("understood are"))
            }
        }
    }

    @Test func submitUnderstandsTimesInForce() throws {
        let command = try SubmitCommand.parse(
            ["--account", "A", "buy", "10", "AAPL", "--tif", "fill or kill"])
        #expect(command.tif == .fillOrKill)
    }

    @Test func aRecordedFlowUnderstandsSides() throws {
        let text = LoadtestFlow.header + "\n1,add,B,10,1,7\n2,add,SELL,11,1,8\n3,add,short,11,1,9\n"
        let flow = try LoadtestFlow(text: text, path: "f.csv")
        #expect(flow.rows.map(\.side) == [.buy, .sell, .sellShort])
        do throws(LoadtestFlowError) {
            _ = try LoadtestFlow(text: LoadtestFlow.header + "\n1,add,long,10,1,7\n", path: "f")
            Issue.record("an unknown side was taken")
        } catch {
            #expect("\(error)".contains("understood are buy (b, 1)"))
        }
    }

    @Test(arguments: [
        ["--account", "A"], ["--symbol", "X", "--for", "5m"], ["--symbol", "X", "--hard"],
        ["--account", "A", "--for", "5m", "--until", "2026-03-02T21:00:00Z"],
        ["--account", "A", "--for", "5"], ["--account", "A", "--for", "0s"],
        ["--account", "A", "--until", "tomorrow"], ["--clear", "3", "--account", "A"], [],
    ])
    func lockoutRefusesWhatCannotBe(_ arguments: [String]) {
        #expect(throws: (any Error).self) {
            try LockoutCommand.parse(arguments + ["--reason", "test"])
        }
    }

    @Test(arguments: [
        ["--account", "A", "--for", "5m"], ["--account", "A", "--hard"],
        ["--account", "A", "--hard", "--until", "2026-03-02T21:00:00Z"],
        ["--symbol", "X"], ["--symbol", "X", "--account", "A", "--reduce-only"], ["--clear", "3"],
    ])
    func lockoutTakesWhatCanBe(_ arguments: [String]) throws {
        _ = try LockoutCommand.parse(arguments + ["--reason", "test"])
    }
}
