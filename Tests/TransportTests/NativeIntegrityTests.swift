// Whether a message can be torn, mixed with another, or overwritten while its owner reads it.
//
// Every message says in its first words whose it is and how long, and each word after that follows
// from those: a single word of another message, or of the same place in the ring one round later,
// is found. The ring is small, so that it wraps all the time and is full most of the time; the
// owner is slow, and looks at each message twice.

import Foundation
import LockFree
import Synchronization
import Testing

@testable import Transport

@Suite struct NativeIntegrityTests {
    private static let peerCount = 12
    private static let messageCount = 600
    /// The words of the longest message.
    private static let wordsMax = 900
    private static let magic: UInt64 = 0x504F_5254_4355_4C4C

    /// Word `index` of a message of peer `peer`.
    private static func word(_ index: Int, of number: Int, _ peer: Int) -> UInt64 {
        let seed = UInt64(peer) << 32 | UInt64(number)
        var mixed = (seed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15) ^ seed &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 29
        return mixed &* 0xBF58_476D_1CE4_E5B9
    }

    private static func wordCount(of number: Int, _ peer: Int) -> Int {
        3 + (number &* 7_919 &+ peer &* 104_729) % (wordsMax - 3)
    }

    private static func body(_ number: Int, _ peer: Int) -> [UInt8] {
        let count = wordCount(of: number, peer)
        var words = [magic, UInt64(peer) << 32 | UInt64(number), UInt64(count)]
        for index in 3..<count { words.append(word(index, of: number, peer)) }
        return unsafe words.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// The message's number, where every word of it is right.
    private static func number(
        in bytes: UnsafeRawBufferPointer
    ) -> (peer: Int, number: Int)? {
        guard bytes.count >= 24, bytes.count % 8 == 0, unsafe load(bytes, 0) == magic,
            unsafe load(bytes, 2) == UInt64(bytes.count / 8)
        else { return nil }
        let peer = unsafe Int(load(bytes, 1) >> 32)
        let number = unsafe Int(load(bytes, 1) & 0xFFFF_FFFF)
        guard bytes.count / 8 == wordCount(of: number, peer) else { return nil }
        for index in 3..<(bytes.count / 8) {
            guard unsafe load(bytes, index) == word(index, of: number, peer) else { return nil }
        }
        return (peer, number)
    }

    private static func load(_ bytes: UnsafeRawBufferPointer, _ word: Int) -> UInt64 {
        // Bound: checked by the caller; loads of slices check it again.
        unsafe bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
    }

    /// What the owner does with each message: looks at it twice, now and then long after.
    private final class SlowLook: Sendable {
        let wrong = Atomic<Int>(0)
        private let seen = Atomic<Int>(0)

        func look(_ bytes: UnsafeRawBufferPointer) {
            let before = unsafe NativeIntegrityTests.number(in: bytes)
            // Meanwhile the peers fill the ring.
            if seen.add(1, ordering: .relaxed).newValue % 8 == 0 { usleep(500) }
            let after = unsafe NativeIntegrityTests.number(in: bytes)
            guard let before, let after, before == after else {
                wrong.add(1, ordering: .relaxed)
                return
            }
        }
    }

    /// What one peer got back.
    private struct Result {
        var echoes = 0
        var refusals = 0
        var mistake: String?
    }

    private final class Results: Sendable {
        private let results = Mutex<[Result]>([])
        private let parker = Parker()

        func add(_ result: Result) {
            results.withLock { $0.append(result) }
            parker.wake()
        }

        func wait(for count: Int) -> [Result] {
            let deadline = ContinuousClock.now + .seconds(120)
            while results.withLock({ $0.count }) < count, ContinuousClock.now < deadline {
                parker.park(timeoutNs: 50_000_000)
            }
            return results.withLock { $0 }
        }
    }

    /// Sends every message, a few ahead of the answers; each is echoed whole, or refused.
    private static func exchange(_ url: String, peer: Int) -> Result {
        var result = Result()
        guard let client = try? RawPeer(url, handshake: RawPeer.pair1) else {
            result.mistake = "no connection"
            return result
        }
        var sent = 0
        var last = -1
        while result.echoes + result.refusals < messageCount {
            while sent < messageCount, sent - result.echoes - result.refusals < 4 {
                guard client.write(client.message(body(sent, peer))) else {
                    result.mistake = "cut off after \(sent)"
                    return result
                }
                sent += 1
            }
            guard let body = client.nextBody() else {
                result.mistake = "no answer to \(sent)"
                return result
            }
            guard unsafe body.withUnsafeBytes({ unsafe $0.count >= 8 && load($0, 0) == magic })
            else {
                result.refusals += 1
                continue
            }
            guard let found = unsafe body.withUnsafeBytes({ unsafe Self.number(in: $0) }),
                found.peer == peer, found.number > last
            else {
                result.mistake = "a wrong echo after \(last)"
                return result
            }
            last = found.number
            result.echoes += 1
        }
        return result
    }

    @Test(arguments: Door.natives + Door.polled)
    func noMessageIsTornOrOverwritten(_ door: Door) throws {
        let served = try Served(door) { $0.ringByteCount = 65_536 }
        let slowLook = SlowLook()
        let owner = unsafe Owner(served) { _, bytes in unsafe slowLook.look(bytes) }
        let results = Results()
        for peer in 0..<Self.peerCount {
            let url = served.url
            Thread.detachNewThread { results.add(Self.exchange(url, peer: peer)) }
        }
        let all = results.wait(for: Self.peerCount)
        owner.end()
        let counters = served.server.counters
        served.stop()
        #expect(all.count == Self.peerCount)
        #expect(all.compactMap(\.mistake) == [])
        #expect(slowLook.wrong.load(ordering: .relaxed) == 0)
        #expect(all.map(\.echoes).reduce(0, +) == counters.messages)
        #expect(all.map(\.refusals).reduce(0, +) == counters.queueFull)
        // Many times around the ring.
        #expect(counters.bytes > 20 * 65_536)
    }
}
