import Foundation
import Journal
import PortcullisClient
import Testing
import Wire

@testable import Gateway

@Suite struct DropCopyTests {
    @Test func historyRunsIntoWhatComesWithoutGapOrRepeat() throws {
        let desk = try DropCopyDesk(.synced)
        try desk.addOrders(2_000)
        let client = try desk.client(.sequence(1))
        var got: [DropCopyRecord] = []
        // Groups of every size come while the consumer is somewhere in the history.
        for group in 1...60 {
            try desk.addOrders(group)
            while let event = try client.next(timeoutMs: 0) {
                if case .record(let record) = event { got.append(record) }
            }
        }
        if got.count < desk.records.sequence {
            got += try client.take(through: desk.records.sequence)
        }
        #expect(got.map(\.bytes) == desk.written)
        #expect(desk.folder.names("journal").contains { $0.hasSuffix(".pcj.zst") })
    }

    @Test func theRecordsAreThoseOfTheJournalDecoded() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(1)
        let record = try #require(try desk.client(.sequence(1)).take(through: 1).first)
        #expect(record.header.sequence == 1 && record.header.source == 7)
        #expect(record.header.origin == .session)
        #expect(record.input.load(NewOrderSingle.self)?.account == "MAIN")
        #expect(record.effects.count == 1)
        #expect(record.effects.first?.header.sessionID == 9)
        #expect(record.effects.first?.frame.load(ExecutionReport.self)?.clOrdID == 1)
        #expect(record.effects.first?.frame.fields?.message == "ExecutionReport")
    }

    @Test func nothingIsSentBeforeItIsDurable() throws {
        let desk = try DropCopyDesk()
        try desk.appendOrders(10)
        desk.publish(5)
        let client = try desk.client(.sequence(1))
        #expect(try client.takeUntilCaughtUp().sequences == [1, 2, 3, 4, 5])
        // The other five are in the file; a second consumer's answer shows that the drop copy ran.
        #expect(try desk.client(.sequence(1)).takeUntilCaughtUp().count == 5)
        #expect(try client.next(timeoutMs: 100) == nil)
        desk.publish(8)
        #expect(try client.take(through: 8).sequences == [6, 7, 8])
        desk.publish(10)
        #expect(try client.take(through: 10).sequences == [9, 10])
    }

    @Test func aLiveStartGivesOnlyWhatComesAfterIt() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(500)
        let client = try desk.client(.live)
        #expect(client.nextSequence == 501)
        try desk.addOrders(3)
        #expect(try client.take(through: 503).sequences == [501, 502, 503])
    }

    @Test func aStartByTimeGivesTheFirstRecordOfThatTimeAndAllBehindIt() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(3_000)
        let time = desk.records.time
        func first(_ start: UInt64) throws -> UInt64? {
            try desk.client(.time(start)).take(through: 3_000).first?.header.sequence
        }
        // Ten ns lie between two records.
        #expect(try first(0) == 1)
        #expect(try first(time - 10 * 1_500) == 1_500)
        #expect(try first(time - 10 * 1_500 + 1) == 1_501)
        #expect(try first(time) == 3_000)
        let client = try desk.client(.time(time + 25))
        try desk.addOrders(5)
        #expect(try client.take(through: 3_005).sequences == [3_003, 3_004, 3_005])
    }

    @Test func sealedAndRawSegmentsAreReadAlike() throws {
        let desk = try DropCopyDesk(segmentByteCount: 128 << 10)
        try desk.addOrders(2_000)
        let deadline = Date().addingTimeInterval(60)
        // The last segment stays raw; those before it are sealed in the background.
        while desk.folder.names("journal").filter({ $0.hasSuffix(".pcj.zst") }).count < 4 {
            try #require(Date() < deadline)
            usleep(5_000)
        }
        #expect(try desk.client(.sequence(1)).take(through: 2_000).map(\.bytes) == desk.written)
        let middle = try desk.client(.sequence(777)).take(through: 2_000)
        #expect(middle.map(\.bytes) == Array(desk.written[776...]))
    }

    @Test func aRecordThatFitsNoMessageComesInPieces() throws {
        let desk = try DropCopyDesk()
        let input = ContinueWork(workPending: 1)
        let longest = desk.records.record(input, origin: .gateway) { effects in
            while effects.freeByteCount >= 200 {
                effects.append(
                    DropCopyRecords.report(1), kind: EffectKind.report, destination: 7)
            }
            while effects.freeByteCount >= 16 {
                effects.appendBare(kind: EffectKind.note, destination: 0)
            }
        }
        #expect(longest.count > Limit.messageBytesMax - 55)
        try desk.append([longest])
        try desk.addOrders(1)
        let got = try desk.client(.sequence(1)).take(through: 2)
        #expect(got.map(\.bytes) == desk.written)
    }

    @Test func aJournalThatDoesNotVerifyEndsTheDropCopyThere() throws {
        let desk = try DropCopyDesk(segmentByteCount: 4 << 20)
        try desk.addOrders(100)
        let path = desk.folder.data.journal + "/00000001.pcj"
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        // Somewhere in the fiftieth record.
        let offset = 8_192 + desk.written[..<49].map(\.count).reduce(0, +) + 100
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: [0xFF])
        try file.close()
        let client = try desk.client(.sequence(1))
        var got: [UInt64] = []
        #expect(throws: ClientError.self) {
            while let event = try client.next(timeoutMs: 10_000) {
                if case .record(let record) = event { got.append(record.header.sequence) }
            }
        }
        #expect(got.count < 50)
    }
}
