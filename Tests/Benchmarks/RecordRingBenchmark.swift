// The record ring: one record of 256 bytes from reservation to release.

import Foundation
import LockFree

enum RecordRingBenchmark {
    private static let recordByteCount = 256
    private static let recordCount = 400_000

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        report.add("record ring, one thread") { name in
            let ring = RecordRing(capacity: 1 << 20)
            return Measure.loop(name, operations: recordCount) { passAlone(ring) }
        }
        report.add("record ring, two threads") { name in
            let ring = RecordRing(capacity: 1 << 20)
            return Measure.loop(name, operations: recordCount) { passToAnother(ring) }
        }
    }

    private static func passAlone(_ ring: RecordRing) {
        for index in 0..<recordCount {
            produce(ring, index)
            let published = unsafe ring.publishedBytes().count
            ring.markDurable(published)
            let durable = unsafe ring.durableBytes().count
            ring.release(durable)
        }
    }

    private static func produce(_ ring: RecordRing, _ index: Int) {
        guard let room = unsafe ring.reserve(recordByteCount) else {
            preconditionFailure("the ring is full though all was released")
        }
        unsafe room.storeBytes(of: index, as: Int.self)
        ring.publish(recordByteCount)
    }

    /// This thread builds and releases, like the core; another marks durable, like the journal.
    private static func passToAnother(_ ring: RecordRing) {
        let done = DispatchSemaphore(value: 0)
        Thread {
            var left = recordCount * recordByteCount
            while left > 0 {
                let count = unsafe ring.publishedBytes().count
                if count == 0 {
                    sched_yield()
                } else {
                    ring.markDurable(count)
                    left -= count
                }
            }
            done.signal()
        }.start()
        var produced = 0
        var released = 0
        while released < recordCount * recordByteCount {
            if produced < recordCount, let room = unsafe ring.reserve(recordByteCount) {
                unsafe room.storeBytes(of: produced, as: Int.self)
                ring.publish(recordByteCount)
                produced += 1
                if produced % 16 != 0 { continue }
            }
            let count = unsafe ring.durableBytes().count
            if count == 0 { sched_yield() }
            ring.release(count)
            released += count
        }
        done.wait()
    }
}
