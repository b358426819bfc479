import Foundation
import Testing

@testable import LockFree

@Suite struct InboundRingTests {
    private func push(_ ring: InboundRing, _ connection: UInt32, _ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe ring.push(connection: connection, bytes: $0) }
    }

    private func take(_ ring: InboundRing) -> (UInt32, [UInt8])? {
        guard let (connection, bytes) = unsafe ring.peek() else { return nil }
        let copy = unsafe [UInt8](bytes)
        ring.pop()
        return (connection, copy)
    }

    @Test func givesMessagesBackInOrderAndWhole() {
        let ring = InboundRing(capacity: 65_536)
        for count in [0, 1, 7, 8, 9, 1_000] {
            #expect(push(ring, UInt32(count), [UInt8](repeating: 0xA5, count: count)))
        }
        for count in [0, 1, 7, 8, 9, 1_000] {
            let taken = take(ring)
            #expect(taken?.0 == UInt32(count))
            #expect(taken?.1 == [UInt8](repeating: 0xA5, count: count))
        }
        #expect(take(ring) == nil)
        #expect(ring.isEmpty)
    }

    @Test func refusesWhatDoesNotFitAndKeepsTheRest() {
        let ring = InboundRing(capacity: 65_536)
        #expect(!push(ring, 1, [UInt8](repeating: 0, count: 65_536)))
        #expect(push(ring, 1, [UInt8](repeating: 1, count: 65_528)))
        #expect(ring.usedByteCount == 65_536)
        #expect(!push(ring, 2, []))
        #expect(take(ring)?.1.count == 65_528)
        #expect(push(ring, 3, [3]))
        #expect(take(ring)?.0 == 3)
    }

    @Test func aMessageAcrossTheEndIsOnePiece() {
        let ring = InboundRing(capacity: 65_536)
        #expect(push(ring, 1, [UInt8](repeating: 1, count: 60_000)))
        #expect(take(ring)?.0 == 1)
        let pattern = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(push(ring, 2, pattern))
        #expect(take(ring)?.1 == pattern)
    }

    @Test func oneProducerAndOneConsumerAgreeOnEveryByte() {
        let ring = InboundRing(capacity: 65_536)
        let total = 20_000
        let producer = Thread {
            for index in 0..<total {
                let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: index % 257)
                while !push(ring, UInt32(index), bytes) { sched_yield() }
            }
        }
        producer.start()
        var wrong = 0
        for index in 0..<total {
            var taken = take(ring)
            while taken == nil {
                sched_yield()
                taken = take(ring)
            }
            let value = UInt8(truncatingIfNeeded: index)
            if taken?.0 != UInt32(index) || taken?.1.count != index % 257
                || taken?.1.contains(where: { $0 != value }) == true
            {
                wrong += 1
            }
        }
        #expect(wrong == 0)
        #expect(ring.isEmpty)
    }
}
