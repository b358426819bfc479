import Foundation
import Glibc
import LockFree
import Testing
import Wire

@testable import Journal

@Suite struct JournalThreadTests {
    /// The core's side: publishes and releases records until all are durable.
    private func drive(
        _ thread: JournalThread, _ ring: RecordRing, _ journal: Parker, _ core: Parker, count: Int
    ) -> [UInt64] {
        var maker = RecordMaker()
        var released: [UInt64] = []
        var pending: [UInt8]?
        while released.count < count && !thread.hasFailed {
            if pending == nil && maker.sequence < UInt64(count) { pending = maker.next() }
            if let record = pending, let room = unsafe ring.reserve(record.count) {
                unsafe room.copyBytes(from: record)
                ring.publish(record.count)
                journal.wake()
                pending = nil
            }
            let bytes = unsafe ring.durableBytes()
            var offset = 0
            while offset < bytes.count {
                let header = unsafe RecordCheck.header(
                    UnsafeRawBufferPointer(rebasing: bytes[offset...]))
                released.append(header.sequence)
                offset += Int(header.byteCount)
            }
            ring.release(bytes.count)
            if offset == 0 && (pending != nil || maker.sequence == UInt64(count)) {
                core.park(timeoutNs: 10_000_000)
            }
        }
        return released
    }

    @Test(arguments: [Durability.synced, .written])
    func makesRecordsDurableInOrderUnderLoad(_ durability: Durability) throws {
        let directory = try TemporaryDirectory()
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(durability), now: 1)
        let ring = RecordRing(capacity: 65_536)
        let (journal, core) = (Parker(), Parker())
        let thread = JournalThread(writer: writer, ring: ring, parker: journal) { core.wake() }
        thread.start()
        let count = 2_000
        let released = drive(thread, ring, journal, core, count: count)
        #expect(released == Array(1...UInt64(count)))
        #expect(thread.lastSequence == UInt64(count))
        try thread.stop()
        let summary = try unsafe JournalReader.quick(directory).forEach { _, _ in }
        #expect(summary.recordCount == count)
        #expect(try directory.names().allSatisfy { $0.hasSuffix(".zst") || $0 == "journal.lock" })
    }

    @Test func stopKeepsWhatWasPublishedBefore() throws {
        let directory = try TemporaryDirectory()
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(), now: 1)
        let ring = RecordRing(capacity: 65_536)
        let thread = JournalThread(writer: writer, ring: ring, parker: Parker()) {}
        var maker = RecordMaker()
        for _ in 0..<10 {
            let record = maker.next()
            let room = try unsafe #require(ring.reserve(record.count))
            unsafe room.copyBytes(from: record)
            ring.publish(record.count)
        }
        thread.start()
        try thread.stop()
        #expect(ring.undurableByteCount == 0)
        #expect(try JournalReader.quick(directory).records().count == 10)
    }

    @Test func aFailureIsPublishedAndNothingBecomesDurableAfterIt() throws {
        let directory = try TemporaryDirectory()
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(), now: 1)
        let full = unsafe open("/dev/full", O_RDWR)
        #expect(dup2(full, writer.file.descriptor) >= 0)
        close(full)
        let ring = RecordRing(capacity: 65_536)
        let (journal, core) = (Parker(), Parker())
        let thread = JournalThread(writer: writer, ring: ring, parker: journal) { core.wake() }
        thread.start()
        #expect(drive(thread, ring, journal, core, count: 3) == [])
        #expect(thread.hasFailed)
        guard case .disk("write", _, _, ENOSPC) = thread.failure else {
            Issue.record("another failure: \(String(describing: thread.failure))")
            return
        }
        #expect(throws: JournalError.self) { try thread.stop() }
        #expect(ring.undurableByteCount > 0)
        #expect(try JournalReader.quick(directory).records() == [])
    }

    @Test func aReaderFollowsALiveJournal() throws {
        let directory = try TemporaryDirectory()
        let writer = try JournalWriter.open(
            directory: directory.path, settings: .small(.written), now: 1)
        let ring = RecordRing(capacity: 65_536)
        let (journal, core) = (Parker(), Parker())
        let thread = JournalThread(writer: writer, ring: ring, parker: journal) { core.wake() }
        thread.start()
        let count = 3_000
        let driver = Worker()
        driver.start(name: "driver") {
            _ = drive(thread, ring, journal, core, count: count)
        }
        var follower = JournalFollower(directory: directory.path, from: 1)
        var seen: [UInt64] = []
        while seen.count < count && !thread.hasFailed {
            _ = try unsafe follower.poll { header, _ in seen.append(header.sequence) }
            let summary = try unsafe JournalReader(directory: directory.path).forEach { _, _ in }
            #expect(summary.recordCount >= seen.count)
        }
        #expect(seen == Array(1...UInt64(count)))
        driver.join()
        try thread.stop()
    }
}
