// The drop copy of a whole gateway: orders flow, the gateway restarts, the copy equals the journal.

import Foundation
import Journal
import PortcullisClient
import Testing
import Wire

@testable import Gateway

@Suite struct DropCopyGatewayTests {
    /// A gateway on a thread of its own.
    private final class Running {
        private let gateway: Gateway
        private let ended = DispatchSemaphore(value: 0)

        init(_ folder: DropCopyFolder, durability: String) throws {
            let text = """
                name: copy
                durability: \(durability)
                capacity: {orders: 1024, requests: 2048, instruments: 8, accounts: 4, sessions: 4, \
                positions: 16, brokers: 2}
                journal: {segment_size: 1MiB, ring_size: 1MiB}
                brokers:
                  - {name: paper, id: 1, type: paper}
                accounts:
                  - {name: MAIN, currency: USD, cash: 1000}
                instruments:
                  - {symbol: AAPL, id: 1, tick: 0.01, lot: 1, currency: USD}
                strategies:
                  - {name: demo, session: 1, accounts: [MAIN]}
                limits: {}
                """
            let configuration = try GatewayConfiguration.parse(Array(text.utf8), path: "copy.yaml")
            _ = try KeyMaker.makeKeys(for: configuration, dataDirectory: folder.path)
            let gateway = Gateway(configuration: configuration, data: folder.data)
            self.gateway = gateway
            let (ready, ended) = (DispatchSemaphore(value: 0), ended)
            let thread = Thread {
                do throws(GatewayError) { try gateway.run { _ in ready.signal() } } catch {
                    Issue.record("\(error)")
                    ready.signal()
                }
                ended.signal()
            }
            thread.stackSize = 8 << 20
            thread.start()
            try #require(ready.wait(timeout: .now() + 60) == .success)
        }

        func stop() throws {
            gateway.stop()
            try #require(ended.wait(timeout: .now() + 60) == .success)
        }
    }

    private func orders(_ count: Int, _ folder: DropCopyFolder) throws {
        let session = Session(
            url: folder.data.ordersURL, key: try Key(path: folder.data.keys + "/demo.key"))
        try session.connect(timeoutMs: 30_000)
        for _ in 0..<count {
            let order = Order(account: "MAIN", symbol: "AAPL", side: .buy, quantity: 1_00000000)
            let id = try session.submit(order)
            var isAnswered = false
            while !isAnswered {
                if case .execution(let report)? = try session.nextEvent(timeoutMs: 1_000) {
                    isAnswered = report.clOrdID == id
                }
            }
        }
        session.close()
    }

    @Test(arguments: ["synced", "written"])
    func theCopyEqualsTheJournalOverARestart(durability: String) throws {
        let folder = try DropCopyFolder()
        var gateway = try Running(folder, durability: durability)
        let client = try DropCopyClient(
            url: folder.data.eventsURL, consumer: "audit", start: .lastAcknowledged,
            timeoutMs: 30_000)
        var copy: [[UInt8]] = []
        /// Takes what the journal has by now.
        func journalCopied() throws -> [[UInt8]] {
            var journal: [[UInt8]] = []
            try unsafe JournalReader(directory: folder.data.journal).forEach { _, record in
                unsafe journal.append(Array(record))
            }
            let deadline = Date().addingTimeInterval(30)
            while copy.count < journal.count, Date() < deadline {
                if case .record(let record)? = try client.next(timeoutMs: 100) {
                    copy.append(record.bytes)
                }
            }
            return journal
        }
        try orders(40, folder)
        try gateway.stop()
        gateway = try Running(folder, durability: durability)
        let before = try journalCopied()
        #expect(copy.starts(with: before) && client.isConnected)
        try orders(40, folder)
        try gateway.stop()
        let journal = try journalCopied()
        #expect(journal.count > before.count + 40)
        #expect(copy == journal)
        let last = try #require(journal.last.flatMap { DropCopyRecord($0) })
        #expect(last.input.load(GatewayStopped.self) != nil)
        #expect(folder.names("").contains("events.ipc") == false)
    }
}
