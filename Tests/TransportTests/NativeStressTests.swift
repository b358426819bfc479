// Many messages and many connections through native sockets: none lost, none out of order.

import Foundation
import LockFree
import Synchronization
import Testing

@testable import Transport

@Suite struct NativeStressTests {
    private static func body(_ index: Int) -> [UInt8] {
        let count = 8 + index % 120
        return (0..<8).map { UInt8(truncatingIfNeeded: index >> (8 * $0)) }
            + [UInt8](repeating: UInt8(index & 0xFF), count: count - 8)
    }

    /// Sends `count` messages with at most `window` of them on their way; returns how many echoes
    /// came back right and in order.
    private static func exchange(
        _ url: String, count: Int, window: Int, pauses: Bool
    ) throws -> Int {
        let peer = try RawPeer(url, handshake: RawPeer.pair1)
        let writer = Writer(peer, count: count, window: window)
        writer.start()
        defer { writer.join() }
        var stream: [UInt8] = []
        var right = 0
        while right < count {
            guard let more = peer.readSome(pauses ? 3_000 : 65_536), !more.isEmpty else { break }
            if pauses, right % 1_000 < 20 { usleep(200) }
            stream += more
            var position = 0
            let head = peer.style.headByteCount
            while stream.count - position >= head {
                // The bodies are shorter than 256 bytes: the length's last byte tells it.
                let length = Int(stream[position + head - 5]) - 4
                let end = position + head + length
                guard stream.count >= end else { break }
                guard stream[(position + head)..<end] == body(right)[...] else { return right }
                right += 1
                position = end
            }
            stream.removeFirst(position)
            writer.received.store(right, ordering: .releasing)
            writer.returned.wake()
        }
        return right
    }

    /// Writes on a thread of its own, as fast as the window lets it.
    private final class Writer: Sendable {
        let received = Atomic<Int>(0)
        let returned = Parker()
        private let peer: RawPeer
        private let count: Int
        private let window: Int
        private let isDone = Atomic<Bool>(false)

        init(_ peer: RawPeer, count: Int, window: Int) {
            self.peer = peer
            self.count = count
            self.window = window
        }

        func start() {
            Thread.detachNewThread { [self] in
                var index = 0
                while index < count {
                    let limit = min(count, received.load(ordering: .acquiring) + window)
                    if index >= limit {
                        returned.park(timeoutNs: 100_000_000)
                        continue
                    }
                    var batch: [UInt8] = []
                    while index < limit, batch.count < 30_000 {
                        batch += peer.message(NativeStressTests.body(index))
                        index += 1
                    }
                    if !peer.write(batch) { break }
                }
                isDone.store(true, ordering: .releasing)
            }
        }

        func join() { while !isDone.load(ordering: .acquiring) { usleep(1_000) } }
    }

    @Test(arguments: Door.natives + Door.polled, [false, true])
    func losesNoneOf200000MessagesToAFastOrASlowReader(_ door: Door, _ pauses: Bool) throws {
        let served = try Served(door)
        let echo = unsafe Owner(served)
        let count = pauses ? 50_000 : 200_000
        // Less than the ring and the outbox hold, far more than the kernel does.
        let right = try Self.exchange(served.url, count: count, window: 20_000, pauses: pauses)
        #expect(right == count)
        echo.end()
        let counters = served.server.counters
        #expect(counters.messages == count)
        #expect(counters.sentMessages == count)
        #expect(counters.queueFull == 0)
        #expect(counters.slowReaders == 0)
        served.stop()
    }

    @Test(arguments: Door.natives + Door.polled)
    func serves64ConnectionsAtOnce(_ door: Door) throws {
        let served = try Served(door)
        let echo = unsafe Owner(served)
        let url = served.url
        let connectionCount = 64
        let tally = Tally()
        for _ in 0..<connectionCount {
            Thread.detachNewThread {
                let right =
                    (try? Self.exchange(url, count: 1_000, window: 100, pauses: false)) ?? -1
                tally.add(right)
            }
        }
        let all = tally.wait(for: connectionCount)
        #expect(all == [Int](repeating: 1_000, count: connectionCount))
        echo.end()
        #expect(served.server.counters.messages == connectionCount * 1_000)
        served.stop()
    }

    private final class Tally: Sendable {
        private let results = Mutex<[Int]>([])
        private let parker = Parker()

        func add(_ result: Int) {
            results.withLock { $0.append(result) }
            parker.wake()
        }

        func wait(for count: Int) -> [Int] {
            let deadline = ContinuousClock.now + .seconds(60)
            while results.withLock({ $0.count }) < count, ContinuousClock.now < deadline {
                parker.park(timeoutNs: 50_000_000)
            }
            return results.withLock { $0 }
        }
    }
}
