import Foundation
import Testing

@testable import LockFree

@Suite struct EventRingTests {
    @Test func refusesWhenFullAndGoesOnAfterAPop() {
        let ring = EventRing<UInt32>(capacity: 3)
        #expect(ring.capacity == 4)
        for value in 0..<4 { #expect(ring.push(UInt32(value))) }
        #expect(!ring.push(4))
        #expect(ring.pop() == 0)
        #expect(ring.push(4))
        for value in 1..<5 { #expect(ring.pop() == UInt32(value)) }
        #expect(ring.pop() == nil)
    }

    @Test func everyValueOfEveryProducerArrivesOnceAndInItsOrder() {
        let ring = EventRing<UInt32>(capacity: 64)
        let producers = 4
        let each = 5_000
        for producer in 0..<producers {
            Thread {
                for index in 0..<each {
                    while !ring.push(UInt32(producer * each + index)) { sched_yield() }
                }
            }.start()
        }
        var next = [Int](repeating: 0, count: producers)
        var disorder = 0
        for _ in 0..<(producers * each) {
            var value = ring.pop()
            while value == nil {
                sched_yield()
                value = ring.pop()
            }
            let producer = Int(value ?? 0) / each
            if Int(value ?? 0) % each != next[producer] { disorder += 1 }
            next[producer] += 1
        }
        #expect(disorder == 0)
        #expect(next == [Int](repeating: each, count: producers))
        #expect(ring.pop() == nil)
    }
}

@Suite struct GateTests {
    @Test func staysRaisedUntilEachHaltHasBeenDealtWith() {
        let gate = Gate()
        #expect(!gate.isRaised)
        gate.raise()
        gate.raise()
        gate.acknowledge()
        #expect(gate.isRaised)
        gate.acknowledge()
        #expect(!gate.isRaised)
        gate.acknowledge()
        #expect(!gate.isRaised)
    }

    @Test func aHaltThatWasLostHoldsItUpUntilAnOperatorResumes() {
        let gate = Gate()
        gate.raise()
        gate.lose()
        gate.raise()
        gate.acknowledge()
        #expect(gate.isRaised)
        gate.resume()
        #expect(!gate.isRaised)
    }
}
