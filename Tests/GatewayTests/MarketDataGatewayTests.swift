// Market data through a whole gateway: in by the feed's socket, out by the prices' socket, shown to
// operators.

import Foundation
import PortcullisClient
import Testing
import Wire

@testable import Gateway

@Suite struct MarketDataGatewayTests {
    private static let limits = """
          instruments:
              AAPL: {tick_spread: 10, tick_move: 50}
        """

    private func quote(_ symbol: String, _ id: UInt32, _ bid: Int64, _ offer: Int64) -> Quote {
        var quote = Quote(securityID: id, symbol: symbol)
        quote.bid = bid * 100_000_000
        quote.offer = offer * 100_000_000
        return quote
    }

    /// The next event of a kind that a test waits for.
    private func next<Found>(
        _ prices: PriceSubscriber, _ take: (PriceEvent) -> Found?
    ) throws -> Found {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        while ContinuousClock.now < deadline {
            if let event = try prices.next(timeoutMs: 100), let found = take(event) {
                return found
            }
        }
        throw ClientError.timedOut(waitingFor: "a price", timeoutMs: 0)
    }

    /// A subscription that is known to hold: what is published before that is lost.
    private func subscribe(
        _ gateway: RunningGateway, _ feed: FeedClient, _ ids: Set<UInt32>?
    ) throws -> PriceSubscriber {
        let prices = try PriceSubscriber(url: gateway.folder.data.pricesURL, securityIDs: ids)
        try Harness.wait("a first price") {
            try feed.send(quote("AAPL", 1, 100, 101))
            return try prices.next(timeoutMs: 50) != nil
        }
        while try prices.next(timeoutMs: 100) != nil {}
        return prices
    }

    @Test func whatPassesIsPublishedAndWhatDoesNotIsNot() throws {
        var configuration = TestConfiguration()
        configuration.moreLimits = Self.limits
        let gateway = try RunningGateway(configuration)
        let feed = try FeedClient(url: gateway.folder.data.feedURL)
        let prices = try subscribe(gateway, feed, [1])
        try feed.send(quote("MSFT", 2, 200, 201))
        for _ in 0..<5 { try feed.send(quote("AAPL", 1, 103, 102)) }
        try feed.send(quote("AAPL", 1, 102, 103))
        let told = try next(prices) { event -> MarketDataQuality? in
            if case .quality(let it) = event { it } else { nil }
        }
        #expect(told.cause == .quarantine && told.state == .degraded)
        #expect(told.rejectReason == .tickCrossed)
        let price = try next(prices) { event -> MarketDataSnapshot? in
            if case .price(let it) = event { it } else { nil }
        }
        #expect(price.bidPx == 10_200_000_000 && price.symbol == "AAPL")
        let (totals, reports) = try gateway.ops().marketData()
        #expect(totals.refused == 5 && totals.good == 2 && reports.isEmpty)
        #expect(totals.published > 0 && totals.unpublished == 0)
        #expect(try feed.refusals(timeoutMs: 5_000).count == 5)
        try gateway.stop()
    }

    @Test func operatorsSeeTheInstrumentsThatAreNotGood() throws {
        var configuration = TestConfiguration()
        configuration.moreLimits = Self.limits
        let gateway = try RunningGateway(configuration)
        try gateway.quote("AAPL")
        try gateway.quote("MSFT")
        let feed = try FeedClient(url: gateway.folder.data.feedURL)
        try feed.send(quote("AAPL", 1, 900, 901))
        let ops = try gateway.ops()
        try Harness.wait { try ops.marketData().totals.degraded == 1 }
        let (totals, reports) = try ops.marketData()
        let aapl = try #require(reports.first)
        #expect(reports.count == 1 && totals.reports == 1 && totals.good == 1)
        #expect(aapl.symbol == "AAPL" && aapl.cause == .moved && aapl.refusedMove == 1)
        #expect(aapl.quarantinedBidPx == 90_000_000_000)
        #expect(aapl.quarantinedReason == .tickMove && aapl.quarantinedSequence != .null)
        let msft = try ops.marketData(securityID: 2).reports
        #expect(msft.first?.state == .good && msft.count == 1)
        #expect(throws: ClientError.self) { try ops.marketData(securityID: 77) }
        try gateway.stop()
    }

    @Test func aFloodIsConflatedAndItsLastPriceHolds() throws {
        let gateway = try RunningGateway()
        let feed = try FeedClient(url: gateway.folder.data.feedURL)
        // Less than the feed's ring holds: none is refused for want of room.
        let count: Int64 = 30_000
        for number in 1...count { try feed.add(quote("AAPL", 1, number, number + 1)) }
        try feed.add(quote("MSFT", 2, 300, 301))
        try feed.flush()
        let ops = try gateway.ops()
        try Harness.wait { try ops.marketData().totals.unseen == 0 }
        let (totals, _) = try ops.marketData()
        // Whether it came to a queue depends on the machine; nothing is lost in silence.
        #expect(totals.accepted + totals.conflated == UInt64(count) + 1)
        let aapl = try #require(try ops.marketData(securityID: 1).reports.first)
        #expect(aapl.referencePx == count * 100_000_000 + 50_000_000)
        #expect(aapl.missing <= totals.conflated)
        try gateway.stop()
    }

    @Test func theConfigurationsPolicyHolds() throws {
        var configuration = TestConfiguration()
        configuration.sockets = "market_data: {max_age: 50ms}"
        let gateway = try RunningGateway(configuration)
        try gateway.quote("AAPL")
        let ops = try gateway.ops()
        try Harness.wait { try ops.marketData().totals.stale == 1 }
        var old = quote("AAPL", 1, 100, 101)
        old.timeNs = UInt64(Date.now.timeIntervalSince1970 * 1_000_000_000) - 60_000_000
        let feed = try FeedClient(url: gateway.folder.data.feedURL)
        try Harness.wait {
            old.timeNs = UInt64(Date.now.timeIntervalSince1970 * 1_000_000_000) - 60_000_000
            try feed.send(old)
            return try feed.refusals(timeoutMs: 100).contains { $0.rejectReason == .stalePrice }
        }
        try gateway.stop()
    }

    @Test func pricesGoOverNoInproc() {
        var configuration = TestConfiguration()
        configuration.sockets = "sockets: {prices: [\"inproc://p\"]}"
        let error = #expect(throws: ConfigurationErrors.self) { try configuration.parsed() }
        #expect("\(error as Any)".contains("ipc:// and tcp:// only"))
    }

    @Test(arguments: [
        ("{max_age: 0s}", "market_data.max_age"), ("{rebase_count: 1}", "market_data.rebase_count"),
        ("{rebase_time: 2d}", "market_data.rebase_time"), ("{max_lag: 1s}", "max_lag"),
        ("{flat_line_count: many}", "market_data.flat_line_count"),
        ("{max_lead: 2m}", "market_data.max_lead"),
    ])
    func aMistakeInThePolicyIsNamed(text: String, place: String) {
        var configuration = TestConfiguration()
        configuration.sockets = "market_data: \(text)"
        let error = #expect(throws: ConfigurationErrors.self) { try configuration.parsed() }
        #expect("\(error as Any)".contains(place), "\(error as Any)")
    }
}
