import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

/// The gateway as a process: signals, kills, a disk that takes nothing more.
@Suite(.serialized) struct CrashTests {
    @Test(arguments: ["written", "synced"])
    func aTermSignalDrainsSealsAndExitsZero(durability: String) throws {
        let folder = try TestFolder()
        let gateway = try GatewayProcess(TestConfiguration(durability: durability), in: folder)
        try gateway.quote()
        let trader = try gateway.trader()
        for _ in 0..<20 { _ = try trader.session.submit(.test(.buy, 1, at: 105)) }
        try Harness.wait {
            try trader.pump(timeoutMs: 10)
            return trader.executions.count { $0.ordStatus == .filled } == 20
        }
        #expect(gateway.end(with: SIGTERM) == 0, "\(gateway.output)")
        #expect(gateway.output.contains("stopped: journal sealed"))
        expectNothingLeft(in: folder)
        #expect(try folder.segments().allSatisfy { $0.hasSuffix(".zst") })
        try CheckedJournal(folder).expectStopped()
    }

    @Test(arguments: ["written", "synced"])
    func whatWasAcknowledgedSurvivesEveryKill(durability: String) throws {
        let folder = try TestFolder()
        let configuration = TestConfiguration(durability: durability, orders: 65_536)
        var acknowledged: Set<UInt64> = []
        for round in 0..<5 {
            let gateway = try GatewayProcess(configuration, in: folder)
            try gateway.quote()
            let session = try gateway.session()
            let flood = Flood(unansweredMax: 200)
            let done = DispatchGroup()
            done.enter()
            Thread {
                flood.run(session, account: "MAIN")
                done.leave()
            }.start()
            try Harness.wait {
                flood.acknowledged.withLock { $0.count } > 50 + 90 * round
            }
            _ = gateway.end(with: SIGKILL)
            flood.stop()
            try #require(done.wait(timeout: .now() + RunningGateway.patienceS) == .success)
            let told = flood.acknowledged.withLock { $0 }
            acknowledged.formUnion(told)
        }
        let gateway = try GatewayProcess(configuration, in: folder)
        #expect(gateway.output.contains("every decision the same"))
        let status = try gateway.ops().status().report
        // Three of four rest at the venue and go on working there.
        let trader = try gateway.trader()
        let list = try trader.session.requestStatus()
        try trader.until("the end of the list") { event -> Bool? in
            guard case .execution(let report) = event, report.clOrdID == list else { return nil }
            return report.lastReport == .yes ? true : nil
        }
        let listed = trader.executions.filter { $0.execType == .orderStatus && $0.orderID != 0 }
        #expect(listed.count == Int(status.openOrders) && !listed.isEmpty)
        try Harness.quote("AAPL", bid: 50, offer: 55, in: folder)
        try Harness.wait { try gateway.ops().status().report.openOrders == 0 }
        #expect(gateway.end(with: SIGTERM) == 0, "\(gateway.output)")
        let journal = try CheckedJournal(folder)
        let kept = Set(
            journal.effects(ExecutionReport.self).filter { $0.execType == .pendingNew }
                .map(\.clOrdID))
        #expect(acknowledged.isSubset(of: kept))
        #expect(journal.inputs(GatewayStarted.self).count == 6)
    }

    @Test func aHaltSurvivesAKill() throws {
        let folder = try TestFolder()
        let configuration = TestConfiguration(durability: "synced")
        let first = try GatewayProcess(configuration, in: folder)
        try first.quote()
        let id = try first.trader().rest(.test(.buy, 1, at: 90))
        let halted = try first.ops().halt(.all, Authority(operatorID: "tester", reason: "a test"))
        #expect(halted.halted == .yes)
        _ = first.end(with: SIGKILL)
        let second = try GatewayProcess(configuration, in: folder)
        #expect(second.output.contains("HALTED"))
        #expect(try second.ops().status().report.state == .halted)
        let trader = try second.trader()
        #expect(try trader.outcome(.test(.buy, 1, at: 90)).rejectReason == .haltedAll)
        try trader.report(try trader.session.cancel(id), .canceled)
        #expect(second.end(with: SIGTERM) == 0)
        let journal = try CheckedJournal(folder)
        #expect(journal.inputs(GatewayStarted.self).count == 2)
        #expect(journal.inputs(GatewayStopped.self).count == 1)
    }

    @Test(arguments: ["written", "synced"])
    func withoutAJournalNoOrderLeavesAndTheStatusSaysSo(durability: String) throws {
        let folder = try TestFolder()
        let gateway = try GatewayProcess(TestConfiguration(durability: durability), in: folder)
        try gateway.quote()
        let trader = try gateway.trader()
        _ = try trader.rest(.test(.buy, 1, at: 90))
        let raw = try RawStrategy(url: folder.data.ordersURL)
        try raw.establish(try Key(path: folder.data.keys + "/beta.key"), keepAliveMs: 200)
        try gateway.limitFiles(to: 4_096)
        let before = try gateway.ops().status().report.ordersForwarded
        // The first finds the disk full, and gets no answer that could not be kept.
        try trader.session.submit(.test(.buy, 1, at: 90))
        try Harness.wait { try gateway.ops().status().report.state == .safeMode }
        let refused = try trader.session.submit(.test(.buy, 1, at: 90))
        let answer = try trader.until("the refusal") { event -> BusinessMessageReject? in
            guard case .refused(let report) = event, report.businessRejectRefID == refused
            else { return nil }
            return report
        }
        #expect(answer.rejectReason == .safeMode)
        // A halt cannot be kept either; it is refused, and blocks nobody's answers.
        #expect {
            try gateway.ops().halt(.all, Authority(operatorID: "tester", reason: "a test"))
        } throws: { error in
            guard case .opsRefused(let reason, _) = error as? ClientError else { return false }
            return reason == .safeMode
        }
        let again = try trader.session.submit(.test(.buy, 1, at: 90))
        try trader.until("the refusal behind the halt") { event -> Bool? in
            guard case .refused(let report) = event, report.businessRejectRefID == again
            else { return nil }
            return true
        }
        // A keep-alive is long due and cannot be decided: that is no reason to spin.
        let used = try cpuUse(of: gateway)
        #expect(used < 0.25, "\(used) of a processor")
        #expect(gateway.end(with: SIGTERM) == 1, "\(gateway.output)")
        #expect(gateway.output.contains("journal"))
        let journal = try CheckedJournal(folder)
        #expect(UInt64(journal.effects(BrokerCommand.self).count) == before)
        // With room on the disk it goes on.
        let healed = try GatewayProcess(TestConfiguration(durability: durability), in: folder)
        #expect(try healed.ops().status().report.openOrders == 1)
        #expect(healed.end(with: SIGTERM) == 0)
    }

    @Test func anIdleGatewayUsesNoProcessor() throws {
        let folder = try TestFolder()
        let gateway = try GatewayProcess(TestConfiguration(durability: "synced"), in: folder)
        try gateway.quote()
        let trader = try gateway.trader()
        _ = try trader.rest(.test(.buy, 1, at: 90))
        let used = try cpuUse(of: gateway)
        #expect(used < 0.1, "\(used) of a processor")
        #expect(gateway.end(with: SIGTERM) == 0)
    }

    @Test func aDirectoryThatCannotBeWrittenSaysSo() throws {
        let folder = try TestFolder()
        let gateway = try GatewayProcess(TestConfiguration(), in: folder)
        #expect(gateway.end(with: SIGTERM) == 0)
        // A file where the journal's folder should be stops root too.
        try FileManager.default.removeItem(atPath: folder.data.journal)
        try Data().write(to: URL(fileURLWithPath: folder.data.journal))
        let (code, output) = try serve(folder)
        #expect(code == 1 || code == 2)
        #expect(output.contains(folder.data.journal), "\(output)")
    }

    @Test func aSecondGatewayNamesTheProcessThatHoldsTheJournal() throws {
        let folder = try TestFolder()
        let gateway = try GatewayProcess(TestConfiguration(), in: folder)
        let (code, output) = try serve(folder)
        #expect(code == 1)
        #expect(output.contains("process \(gateway.processID)"), "\(output)")
        #expect(gateway.end(with: SIGTERM) == 0)
    }

    /// Runs `serve` where it cannot start.
    private func serve(_ folder: TestFolder) throws -> (code: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try GatewayProcess.program())
        process.arguments = ["serve", "--config", folder.configuration, "--data", folder.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// Share of one processor that a process uses over two seconds in which nothing happens.
    private func cpuUse(of gateway: GatewayProcess) throws -> Double {
        let before = try gateway.cpuSeconds()
        Thread.sleep(forTimeInterval: 2)
        return (try gateway.cpuSeconds() - before) / 2
    }
}
