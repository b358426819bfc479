import Foundation
import Glibc
import Testing
import Wire

@testable import Journal

@Suite struct JournalWriterTests {
    @Test func keepsRecordsInOrderAndChainsEachToTheOneBefore() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [3, 1, 4])
        let records = try JournalReader.quick(directory).records()
        #expect(records.map(\.sequence) == Array(1...8))
        #expect(records.flatMap(\.bytes) == groups.flatMap { $0 })
        var chain = Array("Portcullis journal 00000000000000010000000000000002".utf8)
        var hash = ChainHash(of: chain)
        for record in records {
            chain = unsafe withUnsafeBytes(of: hash) { unsafe Array($0) }
            hash = ChainHash(of: chain + record.bytes.dropLast(32))
            #expect(unsafe withUnsafeBytes(of: hash) { unsafe Array($0) }
                == Array(record.bytes.suffix(32)))
        }
    }

    @Test func marksWhereTheLastGroupBeginsAndSyncsIt() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [3, 2])
        var source = try SegmentSource.raw(directory.path + "/00000001.pcj")
        let mark = try source.readStart(number: 1).mark
        #expect(mark.byteOffset == SegmentLayout.recordsOffset + groups[0].count)
        #expect(mark.sequence == 3)
    }

    @Test func splitsAGroupOnlyAtASegmentsEnd() throws {
        let directory = try TemporaryDirectory()
        var writer = try JournalWriter.open(
            directory: directory.path, settings: .small(), now: 1)
        var maker = RecordMaker()
        // About 300 KB in one group: three segments of 128 KiB.
        let group = try writer.append(group: maker.group(1_000, effectCount: 2))
        #expect(writer.lastSequence == 1_000)
        #expect(writer.segmentNumber == 3)
        let last = writer.lastChain
        let summary = try unsafe JournalReader.quick(directory).forEach { _, _ in }
        #expect(summary.recordCount == 1_000)
        #expect(summary.byteCount == group.count)
        #expect(summary.segmentCount == 3)
        #expect(summary.position.chain == last)
        try writer.close()
        let sealed = try directory.names().filter { $0.hasSuffix(".zst") }
        #expect(sealed == ["00000001.pcj.zst", "00000002.pcj.zst", "00000003.pcj.zst"])
        #expect(try directory.names() == sealed + ["journal.lock"])
        #expect(try JournalReader.quick(directory).records().flatMap(\.bytes) == group)
        #expect(try JournalReader.quick(directory).records(from: 777).first?.sequence == 777)
        #expect(try JournalReader.quick(directory).firstSequence(ofLast: 5) == 996)
    }

    @Test func goesOnInTheSameSegmentUnderTheSameSettings() throws {
        let directory = try TemporaryDirectory()
        try writeAndCrash(directory, groups: [2])
        try writeAndCrash(directory, groups: [2])
        #expect(try directory.names().filter { $0.hasSuffix(".pcj") } == ["00000001.pcj"])
        #expect(try JournalReader.quick(directory).records().map(\.sequence) == [1, 2, 3, 4])
    }

    @Test func beginsANewSegmentUnderOtherSettingsAndAfterAClose() throws {
        let directory = try TemporaryDirectory()
        try writeAndCrash(directory, groups: [2])
        try writeAndCrash(directory, .small(.written), groups: [2])
        let headers = try JournalReader.quick(directory).segmentHeaders()
        #expect(headers.map(\.durability) == [.synced, .written])
        #expect(headers.map(\.firstSequence) == [1, 3])
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(.written), now: 1)
        try writer.close()
        try writeAndCrash(directory, .small(.written), groups: [1])
        #expect(try JournalReader.quick(directory).segmentHeaders().count == 3)
        #expect(try JournalReader.quick(directory).records().map(\.sequence) == Array(1...5))
    }

    @Test func leavesNoSegmentBehindThatHoldsNoRecord() throws {
        let directory = try TemporaryDirectory()
        for _ in 0..<3 {
            try JournalWriter.open(directory: directory.path, settings: .small(), now: 1).close()
        }
        #expect(try directory.names() == ["journal.lock"])
        try writeAndCrash(directory, .small(.written), groups: [])
        try writeAndCrash(directory, .small(.synced), groups: [1])
        #expect(try JournalReader.quick(directory).segmentHeaders().map(\.durability) == [.synced])
    }

    @Test func refusesADirectoryThatAnotherHolds() throws {
        let directory = try TemporaryDirectory()
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(), now: 1)
        #expect(throws: JournalError.held(directory: directory.path, processID: getpid())) {
            _ = try recover(directory)
        }
        try writer.close()
        _ = try recover(directory)
    }

    @Test func refusesADirectoryThatCannotBeWritten() async throws {
        let directory = try TemporaryDirectory()
        unsafe chmod(directory.path, 0o500)
        let path = directory.path
        let error: JournalError? = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                if getuid() == 0 { becomeNobody() }
                var found: JournalError?
                do throws(JournalError) {
                    _ = try JournalRecovery.open(directory: path).summary
                } catch { found = error }
                continuation.resume(returning: found)
            }
        }
        #expect(error == .disk(
            operation: "lock", path: path + "/journal.lock", byteOffset: 0, errno: EACCES))
    }

    /// For files alone, and in the calling thread alone: so the test means the same for root.
    private func becomeNobody() {
        typealias SetUser = @convention(c) (UInt32) -> Int32
        guard let symbol = unsafe dlsym(nil, "setfsuid") else {
            Issue.record("no setfsuid")
            return
        }
        _ = unsafe unsafeBitCast(symbol, to: SetUser.self)(65_534)
    }

    @Test func refusesSettingsOutOfRange() throws {
        let directory = try TemporaryDirectory()
        for size in [0, 4_096, JournalSettings.segmentByteCountMin + 1, 2 << 30] {
            #expect(throws: JournalError.self) {
                try JournalWriter.open(
                    directory: directory.path, settings: .small(segmentByteCount: size), now: 1
                ).close()
            }
        }
        #expect(try directory.names() == [])
    }

    /// Puts a device in the place of the segment's descriptor: a real write or sync fails.
    private func failing(
        _ device: String, errno expected: Int32, operation: String
    ) throws {
        let directory = try TemporaryDirectory()
        var writer = try JournalWriter.open(
            directory: directory.path, settings: .small(), now: 1)
        var maker = RecordMaker()
        try writer.append(group: maker.group(2))
        let good = dup(writer.file.descriptor)
        defer { close(good) }
        let bad = unsafe open(device, O_RDWR)
        defer { close(bad) }
        #expect(dup2(bad, writer.file.descriptor) >= 0)
        let group = maker.group(2)
        var first: JournalError?
        do { try writer.append(group: group) } catch let error as JournalError { first = error }
        guard case .disk(operation, _, _, expected) = first else {
            Issue.record("expected a failing \(operation), got \(String(describing: first))")
            return
        }
        // The disk is well again; the journal is not.
        #expect(dup2(good, writer.file.descriptor) >= 0)
        let before = try directory.bytes("00000001.pcj")
        for _ in 0..<3 {
            #expect(throws: try JournalError.failed(#require(first))) {
                try writer.append(group: group)
            }
        }
        #expect(writer.lastSequence == 2)
        do {
            try writer.close()
            Issue.record("a failed journal closed as if it were whole")
        } catch {
            #expect(error == first.map { .failed($0) })
        }
        #expect(try directory.bytes("00000001.pcj") == before)
        #expect(try JournalReader.quick(directory).records().count == 2)
    }

    @Test func aFailedWriteIsFinal() throws {
        try failing("/dev/full", errno: ENOSPC, operation: "write")
    }

    @Test func aFailedSyncIsFinal() throws {
        try failing("/dev/null", errno: EINVAL, operation: "sync")
    }
}
