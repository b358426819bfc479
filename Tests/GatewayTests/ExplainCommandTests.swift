import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

/// `portcullis explain`, `submit --dry-run`, `limit` and `limits`, run as a person runs them.
@Suite struct ExplainCommandTests {
    private static var configuration: TestConfiguration {
        TestConfiguration(moreLimits: "  accounts: {MAIN: {order_quantity: 100}}")
    }

    @Test func explainPrintsATableAndJSON() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.quote()
        let trader = try gateway.trader()
        let report = try trader.outcome(.test(.buy, 101, at: 100))
        trader.session.close()
        let folder = gateway.folder
        let shown = try CommandRun(["explain", "--sequence", "\(report.execID)"], in: folder)
        #expect(shown.status == 0, "\(shown.errors)")
        let line = try #require(shown.lines.first { $0.hasSuffix("REFUSES") && $0.contains("12") })
        #expect(line.contains("12 order size"))
        #expect(line.contains("101") && line.contains("≤ 100") && line.contains("account MAIN"))
        #expect(shown.output.contains("refused: check 12 order size: "))
        #expect(shown.output.contains("the same byte for byte"))
        #expect(!shown.output.contains("\u{1B}"), "colour goes to terminals only")
        for name in CheckNames.all { #expect(shown.output.contains(name), "\(name)") }
        let byID = try CommandRun(
            ["explain", "--cl-ord-id", "\(report.clOrdID)", "--strategy", "alpha", "--json"],
            in: folder)
        let object = try byID.object()
        #expect(object["ok"] as? Bool == true && object["reproduced"] as? Bool == true)
        #expect(object["sequence"] as? UInt64 == report.execID)
        #expect((object["checks"] as? [Any])?.count == 23)
        let byOrder = try CommandRun(
            ["explain", "--order", "\(report.orderID)", "--json"], in: folder)
        #expect(try byOrder.object()["sequence"] as? UInt64 == report.execID)
        try gateway.stop()
        let after = try CommandRun(["explain", "--sequence", "\(report.execID)"], in: folder)
        #expect(after.output == shown.output)
    }

    @Test func explainSaysWhatIsWrongWithTheQuestion() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.stop()
        let folder = gateway.folder
        let beyond = try CommandRun(["explain", "--sequence", "99999"], in: folder)
        #expect(beyond.status == 1 && beyond.errors.contains("there is no record 99999"))
        #expect(try CommandRun(["explain"], in: folder).status == 2)
        #expect(try CommandRun(["explain", "--sequence", "0"], in: folder).status == 2)
        let both = try CommandRun(["explain", "--sequence", "1", "--order", "1"], in: folder)
        #expect(both.status == 2)
        let unknown = try CommandRun(["explain", "--cl-ord-id", "5", "--json"], in: folder)
        #expect(unknown.status == 1)
        #expect(try unknown.object()["ok"] as? Bool == false)
        let nobody = try CommandRun(
            ["explain", "--cl-ord-id", "5", "--strategy", "gamma"], in: folder)
        #expect(nobody.status == 1 && nobody.errors.contains("there are alpha, beta"))
    }

    @Test func submitWithDryRunShowsTheTableAndSendsNothing() throws {
        let gateway = try RunningGateway(Self.configuration)
        try gateway.quote()
        func submit(_ arguments: [String]) throws -> CommandRun {
            try CommandRun(
                ["submit", "--strategy", "alpha", "--account", "MAIN", "--dry-run"] + arguments,
                in: gateway.folder)
        }
        let passes = try submit(["buy", "10", "AAPL", "--limit", "100"])
        #expect(passes.status == 0, "\(passes.errors)")
        #expect(passes.output.contains("would pass"))
        #expect(!passes.lines.contains { $0.hasSuffix("REFUSES") })
        let refused = try submit(["buy", "101", "AAPL", "--limit", "100"])
        #expect(refused.status == 1)
        #expect(refused.output.contains("would be refused"))
        #expect(refused.lines.contains { $0.contains("≤ 100") && $0.hasSuffix("REFUSES") })
        let json = try submit(["buy", "101", "AAPL", "--limit", "100", "--json"])
        #expect(json.status == 1)
        let object = try json.object()
        #expect(object["passes"] as? Bool == false)
        #expect(object["reason"] as? String == "orderQuantity")
        #expect((object["checks"] as? [Any])?.count == 23)
        #expect(try gateway.status().ordersAccepted == 0)
        #expect(try gateway.status().ordersRefused == 0)
        try gateway.stop()
    }

    @Test func aLimitIsSetShownKeptOverARestartAndTakenBack() throws {
        let gateway = try RunningGateway(Self.configuration)
        let folder = gateway.folder
        let place = ["--level", "account", "--target", "MAIN"]
        let set = try CommandRun(
            ["limit", "set", "order_quantity", "50"] + place + ["--reason", "odd fills"],
            in: folder)
        #expect(set.status == 0, "\(set.errors)")
        #expect(set.output.contains("order_quantity of account MAIN is 50, set by ada"))
        let looser = try CommandRun(
            ["limit", "set", "orderQuantity", "100.5"] + place + ["--reason", "more"], in: folder)
        #expect(looser.status == 1 && looser.errors.contains("beyond the configuration"))
        try gateway.stop()
        // With another configuration: its limit is looser, and the change still holds.
        var changed = Self.configuration
        changed.moreLimits = "  accounts: {MAIN: {order_quantity: 500}}"
        let again = try RunningGateway(changed, in: folder)
        try again.quote()
        let list = try CommandRun(["limits", "--changed"], in: folder)
        let line = try #require(list.lines.last)
        for text in ["order_quantity", "account MAIN", " 50 ", " 500 ", "ada", "odd fills"] {
            #expect(line.contains(text), "\(text) in \(line)")
        }
        let status = try CommandRun(["status"], in: folder)
        #expect(status.output.contains("LIMIT CHANGED") && status.output.contains("odd fills"))
        #expect(try again.trader().outcome(.test(.buy, 51, at: 90)).limit == 50 * unit)
        let looserYet = try CommandRun(
            ["limit", "set", "order_quantity", "501"] + place + ["--reason", "more"], in: folder)
        #expect(looserYet.status == 1)
        let reset = try CommandRun(
            ["limit", "reset", "order_quantity", "--json"] + place + ["--reason", "all well"],
            in: folder)
        #expect(try reset.object()["value"] as? String == "500")
        #expect(try again.trader().outcome(.test(.buy, 51, at: 90)).ordStatus == .new)
        let empty = try CommandRun(["limits", "--changed"], in: folder)
        #expect(empty.output == "no limit was changed\n")
        let all = try CommandRun(["limits", "--json"], in: folder)
        #expect(all.lines.count == 2, "\(all.output)")
        try again.stop()
    }

    @Test func aLimitThatCannotBeIsRefusedBeforeItIsSent() throws {
        for (arguments, text) in [
            (["nonsense", "5"], "there is no limit `nonsense`"),
            (["order_quantity", "ten"], "expected a quantity such as 100"),
            (["order_quantity", "0"], "or more"),
            (["reference_age", "5"], "expected a duration"),
            (["drawdown_percent", "101"], "100 %"),
            (["gross_exposure", "5", "--level", "instrument", "--target", "AAPL"], "not at"),
            (["order_quantity", "5", "--level", "account"], "say which account"),
            (["order_quantity", "5", "--target", "MAIN"], "--target goes with"),
        ] {
            let run = try CommandRun(["limit", "set"] + arguments + ["--reason", "x"])
            #expect(run.status == 2 && run.errors.contains(text), "\(arguments): \(run.errors)")
        }
        #expect(try CommandRun(["limit", "set", "order_quantity", "5"]).status == 2)
    }
}
