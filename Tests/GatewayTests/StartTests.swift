import Foundation
import Journal
import PortcullisClient
import Testing
import Transport
import Wire

@testable import Gateway

/// What a start accepts, what it refuses with the reason, and that a refused one leaves nothing.
@Suite struct StartTests {
    /// A folder with the journal of a gateway that lived.
    private func lived(
        _ configuration: TestConfiguration = TestConfiguration()
    ) throws -> TestFolder {
        let gateway = try RunningGateway(configuration)
        try gateway.quote()
        let trader = try gateway.trader()
        try trader.report(try trader.session.submit(.test(.buy, 4, at: 105)), .filled)
        _ = try trader.rest(.test(.buy, 1, at: 90))
        try gateway.stop()
        return gateway.folder
    }

    private func failure(
        _ folder: TestFolder, _ configuration: TestConfiguration = TestConfiguration()
    ) -> GatewayError? {
        do {
            _ = try RunningGateway(configuration, in: folder)
            return nil
        } catch { return error as? GatewayError }
    }

    @Test func aJournalThatAnotherHoldsIsNotTouched() throws {
        let gateway = try RunningGateway()
        guard case .journal(.held(let directory, let processID)) = failure(gateway.folder) else {
            Issue.record("it started, or failed otherwise")
            return
        }
        #expect(directory == gateway.folder.data.journal)
        #expect(processID == getpid())
        // The first is not disturbed.
        try gateway.quote()
        #expect(try gateway.trader().outcome(.test(.buy, 1, at: 90)).ordStatus == .new)
        try gateway.stop()
    }

    @Test func aFlippedByteStopsTheStartAndNamesThePlace() throws {
        let folder = try lived()
        let segment = try #require(try folder.segments().last)
        var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: segment)))
        bytes[bytes.count / 2] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: segment))
        let error = try #require(failure(folder))
        let text = "\(error)"
        #expect(text.contains(".pcj"), "\(text)")
        #expect(text.contains("byte "), "\(text)")
        expectNothingLeft(in: folder)
        // Nothing was repaired in silence: it does not start the second time either.
        #expect(failure(folder) != nil)
    }

    @Test func sizesThatTheJournalWasNotBegunWithAreRefused() throws {
        let folder = try lived()
        guard case .capacityChanged(let name, let journal, let configuration) = failure(
            folder, TestConfiguration(orders: 8_192))
        else {
            Issue.record("it started")
            return
        }
        #expect(name == "orders" && journal == 4_096 && configuration == 8_192)
        expectNothingLeft(in: folder)
        let again = try RunningGateway(in: folder)
        try again.stop()
    }

    @Test func anAddressInUseStopsTheStartAndLeavesNothingRunning() throws {
        for durability in ["written", "synced"] {
            let port = try freePort()
            let holder = try RunningGateway(
                TestConfiguration(sockets: "sockets: {orders: ['tcp://127.0.0.1:\(port)']}"))
            let folder = try TestFolder()
            let configuration = TestConfiguration(
                durability: durability, sockets: "sockets: {orders: ['tcp://127.0.0.1:\(port)']}")
            guard case .transport(.addressInUse) = failure(folder, configuration) else {
                Issue.record("it started, or failed otherwise")
                return
            }
            expectNothingLeft(in: folder)
            try CheckedJournal(folder).expectStopped()
            try holder.stop()
            let again = try RunningGateway(configuration, in: folder)
            try again.stop()
        }
    }

    @Test func keysThatAreMissingStopTheStart() throws {
        let folder = try TestFolder()
        let configuration = try TestConfiguration().parsed()
        let gateway = Gateway(configuration: configuration, data: folder.data)
        do {
            try gateway.run { _ in }
            Issue.record("it started")
        } catch {
            guard case .keys = error else { throw error }
            #expect("\(error)".contains("alpha"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.data.journal))
    }

    @Test func positionsOrdersAndDuplicatesSurviveARestart() throws {
        for durability in ["written", "synced"] {
            let configuration = TestConfiguration(durability: durability)
            let folder = try lived(configuration)
            let again = try RunningGateway(configuration, in: folder)
            #expect(again.summary.recordsReplayed > 10)
            #expect(!again.summary.configurationChanged)
            try again.quote(bid: 80, offer: 85)
            let trader = try again.trader()
            // The order that rested at 90 was taken up again, and the market has come to it.
            try Harness.wait { try again.status().openOrders == 0 }
            #expect(try trader.positions().map(\.netQty) == [5 * unit])
            try again.stop()
            try CheckedJournal(folder).expectStopped()
        }
    }

    @Test func aChangedConfigurationIsTakenInAndJournaled() throws {
        let folder = try lived()
        // A tighter limit, and one account fewer.
        let changed = TestConfiguration(orderNotional: "200", accounts: ["MAIN"])
        let again = try RunningGateway(changed, in: folder)
        #expect(again.summary.configurationChanged)
        try again.quote()
        let alpha = try again.trader()
        let refused = try alpha.outcome(.test(.buy, 3, at: 90))
        #expect(refused.rejectReason == .orderNotional && refused.limit == 200_0000)
        #expect(refused.level == .global)
        let beta = try again.trader("beta")
        #expect(
            try beta.outcome(.test(.buy, 1, at: 90, account: "SIDE")).rejectReason
                == .accountNotEntitled)
        // What was bought before is still there.
        #expect(try alpha.positions().map(\.netQty) == [4 * unit])
        try again.stop()
        let journal = try CheckedJournal(folder)
        #expect(journal.inputs(ConfigurationBegin.self).count == 2)
        journal.expectStopped()
    }

    @Test func aShutdownRequestStopsItCleanly() throws {
        let gateway = try RunningGateway(TestConfiguration(durability: "synced"))
        try gateway.quote()
        let trader = try gateway.trader()
        _ = try trader.rest(.test(.buy, 1, at: 90))
        try gateway.ops().shutdown(Authority(operatorID: "tester", reason: "the end"))
        try gateway.waitForEnd()
        let journal = try CheckedJournal(gateway.folder)
        journal.expectStopped()
        #expect(try gateway.folder.segments().allSatisfy { $0.hasSuffix(".zst") })
    }

    @Test func aStopIsNotDelayedByAFlood() throws {
        let gateway = try RunningGateway(TestConfiguration(durability: "synced"))
        try gateway.quote()
        let session = try gateway.session("alpha")
        let flood = Flood()
        let done = DispatchGroup()
        done.enter()
        Thread {
            flood.run(session, account: "MAIN")
            done.leave()
        }.start()
        try Harness.wait { try gateway.status().ordersAccepted > 200 }
        try gateway.stop()
        flood.stop()
        try #require(done.wait(timeout: .now() + RunningGateway.patienceS) == .success)
        try CheckedJournal(gateway.folder).expectStopped()
    }
}
