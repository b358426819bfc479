import Foundation
import Synchronization
import Testing
import Wire

@testable import Gateway
@testable import PortcullisClient

private final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    var value: Int { count.load(ordering: .acquiring) }
    func add(_ number: Int) { count.add(number, ordering: .acquiringAndReleasing) }
}

@Suite struct DropCopyConsumerTests {
    @Test func aConsumerGoesOnBehindWhatItAcknowledged() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(100)
        let first = try desk.client(.lastAcknowledged, consumer: "office")
        #expect(try first.take(through: 60).first?.header.sequence == 1)
        try first.acknowledge(40)
        first.close()
        let second = try desk.client(.lastAcknowledged, consumer: "office")
        #expect(second.nextSequence == 41)
        #expect(try second.take(through: 100).sequences == Array(41...100))
        // Another name has a cursor of its own.
        #expect(try desk.client(.lastAcknowledged, consumer: "other").nextSequence == 1)
    }

    @Test func acknowledgementsSurviveARestartOfTheGateway() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(50)
        let client = try desk.client(.lastAcknowledged, consumer: "office")
        _ = try client.take(through: 50)
        try client.acknowledge(30)
        try client.acknowledge(20)
        // It is dealt with before the stop, because an answer came behind it.
        let peer = try desk.raw()
        try peer.send(Subscribe.from(1))
        _ = try peer.report()
        client.close()
        desk.stop()
        #expect(desk.folder.names("consumers") == ["office.cursor"])
        try desk.start()
        #expect(try desk.client(.lastAcknowledged, consumer: "office").nextSequence == 31)
    }

    @Test func aClientGoesOnOverARestartOfTheGatewayWithoutGapOrRepeat() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(300)
        let client = try desk.client(.sequence(1), consumer: "office")
        var got = try client.take(through: 200).sequences
        desk.stop()
        try desk.addOrders(100)
        try desk.start()
        got += try client.take(through: 400).sequences
        #expect(got == Array(1...400))
        try client.acknowledge(400)
        client.close()
        #expect(try desk.client(.lastAcknowledged, consumer: "office").nextSequence == 401)
    }

    @Test func aStopGivesTheLastRecordsAndSaysGoodbye() throws {
        let desk = try DropCopyDesk()
        let peer = try desk.raw()
        try peer.send(Subscribe.from(1))
        #expect(try peer.report().status == .accepted)
        #expect(try peer.report().status == .caughtUp)
        try desk.addOrders(100)
        desk.stop()
        let last = try peer.report()
        #expect(last.status == .ended && last.rejectReason == .stopping)
        #expect(last.nextSequence == 101 && peer.recordByteCount > 0)
    }

    @Test func aCursorThatDoesNotVerifyIsNotBelieved() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(10)
        let client = try desk.client(.lastAcknowledged, consumer: "office")
        _ = try client.take(through: 10)
        try client.acknowledge(9)
        client.close()
        #expect(try desk.client(.lastAcknowledged, consumer: "office").nextSequence == 10)
        desk.stop()
        let path = desk.folder.data.consumers + "/office.cursor"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("sequence = 9\n"))
        try text.replacing("sequence = 9", with: "sequence = 5")
            .write(toFile: path, atomically: true, encoding: .utf8)
        try desk.start()
        let error = #expect(throws: ClientError.self) {
            try desk.client(.lastAcknowledged, consumer: "office")
        }
        #expect("\(try #require(error))".contains("office.cursor does not verify"))
        // Its other starts are refused too: an acknowledgement would go over the file.
        #expect(throws: ClientError.self) { try desk.client(.live, consumer: "office") }
    }

    @Test func aNewerSubscriptionOfTheSameNameReplacesTheOlder() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(10)
        let old = try desk.client(.sequence(1), consumer: "office")
        _ = try old.take(through: 10)
        let new = try desk.client(.lastAcknowledged, consumer: "office")
        #expect(throws: ClientError.self) {
            while true { _ = try old.next(timeoutMs: 5_000) }
        }
        #expect(try new.take(through: 10).count == 10)
        // Without a name there is nothing to replace.
        let (one, two) = (try desk.client(.sequence(1)), try desk.client(.sequence(1)))
        #expect(try one.take(through: 10).count == 10)
        #expect(try two.take(through: 10).count == 10)
    }

    @Test func aConsumerThatNeverReadsIsEndedAndHoldsUpNobody() throws {
        var settings = DropCopySettings()
        settings.windowByteCount = 128 << 10
        settings.stallMaxNs = 300_000_000
        let desk = try DropCopyDesk(segmentByteCount: 8 << 20, settings: settings)
        let stuck = try desk.raw()
        try stuck.send(Subscribe.from(1, consumer: "stuck"))
        #expect(try stuck.report().status == .accepted)
        try desk.addOrders(3_000)
        #expect(try desk.client(.sequence(1)).take(through: 3_000).count == 3_000)
        _ = try stuck.report()
        let end = try stuck.report()
        #expect(end.status == .ended && end.rejectReason == .queueFull)
        // No more than its window was ever on the way to it.
        #expect(stuck.recordByteCount <= settings.windowByteCount + Limit.messageBytesMax)
        #expect(end.nextSequence < 1_000)
        let again = try desk.client(.lastAcknowledged, consumer: "stuck")
        #expect(try again.take(through: 3_000).sequences == Array(1...3_000))
    }

    @Test func consumersComeAndGoByTheHundred() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(1)
        let url = desk.folder.data.eventsURL
        let group = DispatchGroup()
        let count = Counter()
        for _ in 0..<6 {
            group.enter()
            Thread.detachNewThread {
                for _ in 0..<50 {
                    do {
                        let client = try DropCopyClient(
                            url: url, start: .sequence(1), timeoutMs: 20_000)
                        count.add(try client.take(through: 1).count)
                    } catch { Issue.record("\(error)") }
                }
                group.leave()
            }
        }
        try #require(group.wait(timeout: .now() + 60) == .success)
        #expect(count.value == 300)
    }
}
