// The market of a load test: keeps bid, offer and last price fresh, so that the checks that need a
// reference price have one.
//
// Thread: one of its own; `stop` and `failureText` any.

import Foundation
import PortcullisClient
import Synchronization
import Wire

final class LoadtestFeeder: Sendable {
    /// A price that moves is told at most this often.
    private static let intervalNs: UInt64 = 10_000_000
    /// One that stands still is told this often: well below the age at which it is stale.
    private static let refreshNs: UInt64 = 500_000_000
    /// Time for the gateway to refuse the first tick.
    private static let refusalTimeoutMs: Int32 = 200

    private let url: String
    private let security: SecurityDefinition
    private let price: LoadtestPrice
    private let stopping = Atomic<Bool>(false)
    private let failure = Mutex<String?>(nil)

    init(url: String, security: SecurityDefinition, price: LoadtestPrice) {
        self.url = url
        self.security = security
        self.price = price
    }

    func stop() { stopping.store(true, ordering: .releasing) }

    /// What the gateway refused, or what ended the feed; nil while all is well.
    var failureText: String? { failure.withLock { $0 } }

    /// Sends the first tick, says that it did, and goes on until `stop`.
    func run(whenReady: () -> Void) {
        do {
            let feed = try FeedClient(url: url)
            try feed.send(quote(price.price))
            try note(feed.refusals(timeoutMs: Self.refusalTimeoutMs))
            whenReady()
            try keepFresh(feed)
        } catch {
            failure.withLock { $0 = "the feed at \(url): \(error)" }
            whenReady()
        }
    }

    private func keepFresh(_ feed: FeedClient) throws {
        var told = price.price
        var toldNs = LoadtestConnection.nowNs()
        while !stopping.load(ordering: .acquiring) {
            LoadtestConnection.sleep(until: LoadtestConnection.nowNs() + Self.intervalNs)
            let present = price.price
            let nowNs = LoadtestConnection.nowNs()
            guard present != told || nowNs - toldNs >= Self.refreshNs else { continue }
            told = present
            toldNs = nowNs
            try feed.send(quote(present))
            try note(feed.refusals())
        }
    }

    private func note(_ refusals: [BusinessMessageReject]) {
        guard let first = refusals.first else { return }
        failure.withLock {
            $0 =
                "the gateway refused a tick of \(security.symbol): \(first.rejectReason) "
                + "(\(first.rejectReason.meaning)) \(first.text)"
        }
    }

    private func quote(_ price: Int64) -> Quote {
        var quote = Quote(securityID: security.securityID, symbol: "\(security.symbol)")
        let step = max(1, security.minPriceIncrement)
        quote.last = price
        quote.bid = max(1, price - step)
        quote.offer = price + step
        return quote
    }
}
