// Publishes the prices that passed, and what is told of their quality, to strategies.
//
// The core's thread copies a frame into a ring and never waits; a thread of the publisher's own
// does the rest. Where the ring is full the message is dropped and counted; where a subscriber does
// not keep up, it loses messages and nobody else does.
//
// Invariants: only what is durable is published, in the order of the records. Without subscribers
// a price costs the core one load. A wake is never missed: the ring is looked at once more after
// sleep was announced.
// Thread: `offer`, `wake` the core's; `listen`, `stop` the owner's; counts any.

import Glibc
import Journal
import LockFree
import Synchronization
import Transport
import Wire

final class PricePublisher: Sendable {
    /// About 8,000 prices.
    static let ringByteCount = 1 << 20
    /// Messages between two looks at the subscribers.
    private static let messagesPerTurnMax = 1_024
    private static let sleepMs: Int32 = 1_000
    /// Time for subscribers to get the last prices at a stop, ms.
    private static let lingerMs = 200

    private let door: PublisherDoor
    private let ring = InboundRing(capacity: PricePublisher.ringByteCount)
    private let worker = Worker()
    /// The two ends of the pipe that ends the thread's sleep.
    private let sleeper: Int32
    private let waker: Int32
    private let sleeps = Atomic<Bool>(false)
    private let stops = Atomic<Bool>(false)
    private let isStopped = Atomic<Bool>(false)
    private let subscribers = Atomic<Int>(0)
    private let published = Atomic<UInt64>(0)
    private let dropped = Atomic<UInt64>(0)
    private let lost = Atomic<UInt64>(0)

    init(urls: [String]) throws(TransportError) {
        door = try PublisherDoor(urls: urls)
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .addressUnusable(url: urls.first ?? "", why: "too many files are open")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        sleeper = ends[0]
        waker = ends[1]
    }

    deinit {
        stop()
        _ = close(sleeper)
        _ = close(waker)
    }

    /// Lets subscribers in.
    func listen() throws(TransportError) {
        try door.listen()
        worker.start(name: "prices") { [self] in run() }
    }

    var boundURLs: [String] { door.boundURLs }
    var subscriberCount: Int { subscribers.load(ordering: .relaxed) }
    var sentCount: UInt64 { published.load(ordering: .relaxed) }
    /// Messages that the ring, or a subscriber's queue, had no room for.
    var droppedCount: UInt64 {
        dropped.load(ordering: .relaxed) + lost.load(ordering: .relaxed)
    }

    /// Takes one frame for the subscribers of an instrument.
    func offer(_ frame: UnsafeRawBufferPointer, securityID: UInt32) {
        guard subscribers.load(ordering: .relaxed) > 0 else { return }
        if unsafe !ring.push(connection: securityID, bytes: frame) {
            dropped.add(1, ordering: .relaxed)
        }
    }

    /// Sees to it that what was offered goes out: once for many frames.
    func wake() {
        guard !ring.isEmpty else { return }
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        guard sleeps.load(ordering: .sequentiallyConsistent) else { return }
        sleeps.store(false, ordering: .relaxed)
        endSleep()
    }

    private func endSleep() {
        var byte: UInt8 = 1
        // A full pipe wakes as well as one byte does.
        _ = unsafe write(waker, &byte, 1)
    }

    // MARK: the thread

    private func run() {
        var loop = PublisherLoop(door)
        while !stops.load(ordering: .acquiring) {
            if publish(&loop) {
                loop.turn(timeoutMs: 0)
            } else {
                sleep(&loop)
            }
            subscribers.store(loop.subscriberCount, ordering: .relaxed)
            lost.store(loop.lostCount, ordering: .relaxed)
        }
        while publish(&loop) {}
        for _ in 0..<Self.lingerMs where !loop.isFlushed { loop.turn(timeoutMs: 1) }
    }

    /// - Returns: whether there was anything.
    private func publish(_ loop: inout PublisherLoop) -> Bool {
        var count = 0
        while count < Self.messagesPerTurnMax, let message = unsafe ring.peek() {
            unsafe loop.publish(message.connection, message.bytes)
            ring.pop()
            count += 1
        }
        published.add(UInt64(count), ordering: .relaxed)
        return count > 0
    }

    private func sleep(_ loop: inout PublisherLoop) {
        sleeps.store(true, ordering: .sequentiallyConsistent)
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        let mustSleep = ring.isEmpty && !stops.load(ordering: .acquiring)
        loop.turn(wake: sleeper, timeoutMs: mustSleep ? Self.sleepMs : 0)
        sleeps.store(false, ordering: .relaxed)
        unsafe withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { room in
            while unsafe read(sleeper, room.baseAddress, room.count) > 0 {}
        }
    }

    /// Sends what is there, and closes. A second call does nothing.
    func stop() {
        guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
        stops.store(true, ordering: .releasing)
        endSleep()
        worker.join()
        door.close()
    }
}
