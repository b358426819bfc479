import Testing
import Wire

@testable import Gateway

@Suite struct FeedConflationTests {
    private func tick(_ id: UInt32, _ number: UInt64) -> MarketDataSnapshot {
        MarketDataSnapshot(
            feedSeqNum: number, transactTime: 1, lastPx: 1, symbol: "X", securityID: id)
    }

    private func takeAll(_ conflation: inout FeedConflation) -> [[UInt64]] {
        var taken: [[UInt64]] = []
        while let next = conflation.first {
            taken.append([
                UInt64(next.connection), UInt64(next.tick.securityID), next.tick.feedSeqNum,
            ])
            conflation.removeFirst()
        }
        return taken
    }

    @Test func theLatestOfEachInstrumentAndFeedWins() {
        var conflation = FeedConflation()
        for number in UInt64(1)...3 {
            conflation.hold(tick(1, number), from: 7)
            conflation.hold(tick(2, number * 10), from: 7)
        }
        conflation.hold(tick(1, 2), from: 8)
        #expect(conflation.overtaken == 4)
        #expect(takeAll(&conflation) == [[7, 1, 3], [7, 2, 30], [8, 1, 2]])
        #expect(conflation.isEmpty && conflation.first == nil)
    }

    @Test func oneThatComesAfterItsInstrumentWasTakenIsANewOne() {
        var conflation = FeedConflation()
        conflation.hold(tick(1, 1), from: 7)
        conflation.hold(tick(2, 1), from: 7)
        conflation.removeFirst()
        conflation.hold(tick(1, 2), from: 7)
        conflation.hold(tick(2, 2), from: 7)
        #expect(takeAll(&conflation) == [[7, 2, 2], [7, 1, 2]])
        #expect(conflation.overtaken == 1)
        conflation.hold(tick(1, 3), from: 7)
        #expect(takeAll(&conflation) == [[7, 1, 3]])
    }

    @Test func itIsFullAtItsMaximum() {
        var conflation = FeedConflation()
        for id in 0..<UInt32(FeedConflation.heldMax) { conflation.hold(tick(id, 1), from: 7) }
        #expect(conflation.isFull)
        conflation.hold(tick(0, 2), from: 7)
        #expect(takeAll(&conflation).count == FeedConflation.heldMax)
        #expect(!conflation.isFull)
    }
}
