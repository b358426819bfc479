// A whole gateway inside the test's process, on a thread of its own, with a folder of its own.

import Foundation
import PortcullisClient
import Synchronization
import Testing
import Transport
import Wire

@testable import Gateway

/// A folder with a short path, since a unix socket's name holds 107 bytes; removed with its last
/// owner.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/pcg-" + String(UInt64.random(in: 0..<UInt64.max), radix: 36)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var data: DataDirectory { DataDirectory(path) }
    var configuration: String { path + "/gateway.yaml" }
    /// Files of the journal's segments, in order.
    func segments() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: data.journal)
            .filter { $0.contains(".pcj") }.sorted().map { data.journal + "/" + $0 }
    }
}

/// What a test's configuration may differ in; the text goes through the real reader.
struct TestConfiguration {
    var durability = "written"
    var latency = "0ms"
    var ring = "1MiB"
    var orders = 4_096
    var orderNotional = "1000000"
    var accounts = ["MAIN", "SIDE"]
    var feePerUnit = "0"
    var sockets = ""
    /// More lines under `limits:`.
    var moreLimits = ""

    var text: String {
        let accountRows = accounts.map { "  - {name: \($0), currency: USD, cash: 1000000}" }
        let betaAccounts = accounts.joined(separator: ", ")
        return """
            name: test
            durability: \(durability)
            \(sockets)
            capacity: {orders: \(orders), requests: \(orders * 2), instruments: 16, \
            accounts: 8, sessions: 16, positions: 64, brokers: 4}
            journal: {segment_size: 8MiB, ring_size: \(ring)}
            brokers:
              - name: paper
                id: 1
                type: paper
                settings:
                  seed: 1
                  latency: \(latency)
                  slippage: {base_bps: 0, per_100k_bps: 0, volatility_factor: 0}
                  fees: {per_unit: \(feePerUnit), bps: 0, minimum: 0}
            accounts:
            \(accountRows.joined(separator: "\n"))
            strategies:
              - {name: alpha, session: 1, accounts: [MAIN], sides: [buy, sell, sell_short]}
              - {name: beta, session: 2, accounts: [\(betaAccounts)], sides: [buy, sell]}
            instruments:
              - {symbol: AAPL, id: 1, tick: 0.01, lot: 1, currency: USD, easy_to_borrow: true}
              - {symbol: MSFT, id: 2, tick: 0.01, lot: 1, currency: USD}
            limits:
              global: {order_notional: \(orderNotional)}
            \(moreLimits)

            """
    }

    func parsed() throws -> GatewayConfiguration {
        try GatewayConfiguration.parse(Array(text.utf8), path: "test.yaml")
    }
}

/// A gateway in this process.
final class RunningGateway: Sendable {
    static let patienceS = 60.0

    let folder: TestFolder
    let configuration: TestConfiguration
    let summary: StartSummary
    private let gateway: Gateway
    private let ended: Ended

    final class Ended: Sendable {
        let ready = DispatchSemaphore(value: 0)
        let over = DispatchSemaphore(value: 0)
        let state = Mutex<(summary: StartSummary?, error: GatewayError?, isOver: Bool)>(
            (nil, nil, false))
    }

    /// Starts a gateway and waits until its doors are open.
    ///
    /// - Throws: why it did not start.
    init(
        _ configuration: TestConfiguration = TestConfiguration(), in folder: TestFolder? = nil
    ) throws {
        let folder = try folder ?? TestFolder()
        let parsed = try configuration.parsed()
        _ = try KeyMaker.makeKeys(for: parsed, dataDirectory: folder.path)
        let gateway = Gateway(configuration: parsed, data: folder.data)
        let ended = Ended()
        let thread = Thread {
            do throws(GatewayError) {
                try gateway.run { summary in
                    ended.state.withLock { $0.summary = summary }
                    ended.ready.signal()
                }
            } catch {
                ended.state.withLock { $0.error = error }
            }
            ended.state.withLock { $0.isOver = true }
            ended.ready.signal()
            ended.over.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
        try #require(ended.ready.wait(timeout: .now() + Self.patienceS) == .success)
        guard let summary = ended.state.withLock({ $0.summary }) else {
            throw try #require(ended.state.withLock { $0.error })
        }
        self.folder = folder
        self.configuration = configuration
        self.summary = summary
        self.gateway = gateway
        self.ended = ended
    }

    deinit {
        gateway.stop()
        if !ended.state.withLock({ $0.isOver }) {
            _ = ended.over.wait(timeout: .now() + Self.patienceS)
        }
    }

    /// Stops it, and expects that nothing is left.
    func stop(expectError: Bool = false) throws {
        gateway.stop()
        try waitForEnd(expectError: expectError)
    }

    func waitForEnd(expectError: Bool = false) throws {
        try #require(ended.over.wait(timeout: .now() + Self.patienceS) == .success)
        let error = ended.state.withLock { $0.error }
        #expect((error != nil) == expectError, "\(String(describing: error))")
        expectNothingLeft(in: folder)
    }

    var connections: ConnectionLog { gateway.connections }

    // MARK: clients

    func key(_ strategy: String) throws -> Key {
        try Key(path: folder.data.keys + "/\(strategy).key")
    }

    func session(
        _ strategy: String, settings: SessionMachine.Settings = .init()
    ) throws -> Session {
        let session = Session(
            url: folder.data.ordersURL, key: try key(strategy), settings: settings)
        try session.connect(timeoutMs: 20_000)
        return session
    }

    func trader(_ strategy: String = "alpha") throws -> Trader { Trader(try session(strategy)) }

    func ops() throws -> OpsClient {
        try OpsClient(url: folder.data.opsURL, timeoutMs: 20_000)
    }

    func status() throws -> StatusReport { try ops().status().report }

    /// Quotes and waits until the core has taken the quotes.
    func quote(_ symbol: String = "AAPL", bid: Int64 = 100, offer: Int64 = 101) throws {
        try Harness.quote(symbol, bid: bid, offer: offer, in: folder)
    }
}

/// Sockets gone, journal unlocked.
func expectNothingLeft(in folder: TestFolder) {
    for name in ["orders.ipc", "ops.ipc", "feed.ipc", "prices.ipc"] {
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/" + name))
    }
    let lock = unsafe open(folder.data.journal + "/journal.lock", O_RDWR)
    guard lock >= 0 else { return }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0, "the journal is still locked")
    close(lock)
}

/// What gateways in this process and outside of it share.
enum Harness {
    /// Sends one quote, prices in whole units, and waits until the core has taken it.
    static func quote(_ symbol: String, bid: Int64, offer: Int64, in folder: TestFolder) throws {
        let ops = try OpsClient(url: folder.data.opsURL, timeoutMs: 20_000)
        let before = try ops.status().report.ticksAccepted
        let feed = try FeedClient(url: folder.data.feedURL)
        var quote = Quote(securityID: symbol == "AAPL" ? 1 : 2, symbol: symbol)
        quote.bid = bid * 100_000_000
        quote.offer = offer * 100_000_000
        quote.last = bid * 100_000_000
        quote.bidSize = 1_000_000 * 100_000_000
        quote.offerSize = 1_000_000 * 100_000_000
        try feed.send(quote)
        try wait { try ops.status().report.ticksAccepted > before }
    }

    /// Waits until a condition holds.
    static func wait(
        _ what: Comment = "a condition that was waited for", _ condition: () throws -> Bool
    ) throws {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        while try !condition() {
            try #require(ContinuousClock.now < deadline, what)
            usleep(2_000)
        }
    }
}
