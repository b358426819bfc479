// The right to write to a connection, step by step: each hand-over, in each order that it can have.

import Foundation
import Testing

@testable import Transport

@Suite struct NativeLinkTests {
    /// A link on one end of a pair of sockets, and the other end.
    private final class Pair {
        let link = NativeLink(sendQueueByteCount: 131_072)
        let ours: Int32
        let theirs: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            let made = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
            try #require(made == 0)
            (ours, theirs) = (ends[0], ends[1])
            link.open(
                id: 7, descriptor: ours, style: SPStyle(isIPC: true, hasHopCount: true),
                peerUser: -1)
        }

        deinit {
            close(ours)
            close(theirs)
        }

        var waitsNothing: Bool { link.outbox.isEmpty }
        var end: Int { link.outbox.end }

        func send(_ count: Int) -> NativeSendOutcome {
            let body = [UInt8](repeating: 1, count: count)
            return unsafe body.withUnsafeBytes { unsafe link.send($0) }
        }

        /// Sends until the kernel takes no more.
        func fill() -> NativeSendOutcome {
            for _ in 0..<10_000 {
                let outcome = send(60_000)
                if outcome != .sent { return outcome }
            }
            return .sent
        }

        /// What the I/O thread would send.
        func empty() {
            while true {
                let (first, second) = unsafe link.outbox.waiting(before: link.outbox.end)
                let count = first.count + second.count
                if count == 0 { return }
                link.outbox.consume(count)
            }
        }
    }

    @Test func whatTheKernelTakesNeedsNobody() throws {
        let pair = try Pair()
        #expect(pair.send(10) == .sent)
        #expect(!pair.link.isLoopWriter)
        #expect(pair.waitsNothing)
    }

    @Test func theRestIsHandedOverOnceAndThenQueued() throws {
        let pair = try Pair()
        #expect(pair.fill() == .handedOver)
        #expect(pair.link.isLoopWriter)
        #expect(!pair.waitsNothing)
        #expect(pair.send(10) == .queued)
        pair.empty()
        #expect(pair.link.releaseWriter())
        #expect(!pair.link.isLoopWriter)
    }

    @Test func whatCameBeforeTheReleaseIsSeenAtTheRelease() throws {
        let pair = try Pair()
        #expect(pair.fill() == .handedOver)
        pair.empty()
        #expect(pair.send(10) == .queued)
        // It looked empty to the I/O thread, and is not: the right stays with it.
        #expect(!pair.link.releaseWriter())
        #expect(pair.link.isLoopWriter)
        pair.empty()
        #expect(pair.link.releaseWriter())
    }

    @Test func whatDoesNotFitIsNotTaken() throws {
        let pair = try Pair()
        #expect(pair.fill() == .handedOver)
        let before = pair.end
        #expect(pair.send(60_000) == .queued)
        #expect(pair.send(60_000) == .full)
        #expect(pair.end == before + 60_013)
    }

    @Test func nothingGoesToAnEndedConnectionOrOneThatIsAskedToEnd() throws {
        let ended = try Pair()
        ended.link.end()
        #expect(ended.send(1) == .closing)
        ended.link.free()
        let id = ended.link.id.load(ordering: .relaxed)
        #expect(id == 0)
        let leaving = try Pair()
        leaving.link.closeRequest.store(.afterOutput, ordering: .relaxed)
        #expect(leaving.send(1) == .closing)
        let dead = try Pair()
        shutdown(dead.theirs, Int32(SHUT_RDWR))
        #expect(dead.send(1) == .failed)
        dead.link.end()
    }

    @Test func theRingKeepsBytesInOrderOverItsEnd() throws {
        let outbox = NativeOutbox(capacity: 1)
        let capacity = outbox.capacity
        #expect(capacity == 131_072)
        var written: UInt8 = 0
        var read: UInt8 = 0
        for round in 0..<500 {
            let first = (0..<(round % 13)).map { _ in written &+= 1; return written }
            let second = (0..<(1_000 + round)).map { _ in written &+= 1; return written }
            let skipped = round % 5
            let taken = unsafe first.withUnsafeBytes { first in
                unsafe second.withUnsafeBytes { second in
                    unsafe outbox.append(first, second, skipping: skipped)
                }
            }
            #expect(taken)
            read &+= UInt8(skipped)
            let (a, b) = unsafe outbox.waiting(before: outbox.end)
            for byte in unsafe [UInt8](a) + [UInt8](b) {
                read &+= 1
                try #require(byte == read, "round \(round)")
            }
            outbox.consume(a.count + b.count)
            let isEmpty = outbox.isEmpty
            #expect(isEmpty)
        }
    }
}
