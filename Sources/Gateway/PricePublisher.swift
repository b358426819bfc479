// Publishes the prices that passed, and what is told of their quality, to strategies.
//
// The core's thread copies a frame into a ring and never waits; a thread of the publisher's own
// hands it to libnng. Where the ring is full the message is dropped and counted; where a subscriber
// does not keep up, libnng drops for that one alone.
//
// Invariants: only what is durable is published, in the order of the records. Without subscribers
// a price costs the core one load.
// Thread: `offer`, `wake` the core's; `listen`, `stop` the owner's; counts any.

import LockFree
import Journal
import Synchronization
import Transport
import Wire

final class PricePublisher: Sendable {
    /// About 8,000 prices.
    static let ringByteCount = 1 << 20
    private static let sleepNs: Int64 = 1_000_000_000

    private let socket: PublisherSocket
    private let ring = InboundRing(capacity: PricePublisher.ringByteCount)
    private let parker = Parker()
    private let worker = Worker()
    private let stops = Atomic<Bool>(false)
    private let offered = Atomic<Bool>(false)
    private let sent = Atomic<UInt64>(0)
    private let dropped = Atomic<UInt64>(0)

    init(urls: [String]) throws(TransportError) { socket = try PublisherSocket(urls: urls) }

    /// Lets subscribers in.
    func listen() throws(TransportError) {
        try socket.listen()
        worker.start(name: "prices") { [self] in run() }
    }

    var boundURLs: [String] { socket.boundURLs }
    var subscriberCount: Int { socket.subscriberCount }
    var sentCount: UInt64 { sent.load(ordering: .relaxed) }
    var droppedCount: UInt64 { dropped.load(ordering: .relaxed) }

    /// Takes one frame for the subscribers of an instrument.
    func offer(_ frame: UnsafeRawBufferPointer, securityID: UInt32) {
        guard socket.subscriberCount > 0 else { return }
        if unsafe ring.push(connection: securityID, bytes: frame) {
            offered.store(true, ordering: .relaxed)
        } else {
            dropped.add(1, ordering: .relaxed)
        }
    }

    /// Sees to it that what was offered goes out: once for many frames.
    func wake() {
        guard offered.load(ordering: .relaxed) else { return }
        offered.store(false, ordering: .relaxed)
        parker.wake()
    }

    private func run() {
        while true {
            let isLast = stops.load(ordering: .acquiring)
            while let message = unsafe ring.peek() {
                if unsafe socket.send(message.connection, message.bytes) {
                    sent.add(1, ordering: .relaxed)
                } else {
                    dropped.add(1, ordering: .relaxed)
                }
                ring.pop()
            }
            if isLast { return }
            parker.park(timeoutNs: Self.sleepNs)
        }
    }

    /// Sends what is there, and closes.
    func stop() {
        stops.store(true, ordering: .releasing)
        parker.wake()
        worker.join()
        socket.stop()
    }
}
