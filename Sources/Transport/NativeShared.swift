// What a native socket's two threads share, and what it counts.
//
// Invariants: a connection's slot is the low bits of its id; ids have the top bit set, which
// libnng's never have, and grow through the whole process, so none comes again before 2^31 others
// did.
// Thread: as each part says.

import LockFree
import Synchronization
import Wire

final class NativeShared: Sendable {
    /// The bit that tells a native connection's id from libnng's (31 bits, see nng_pipe_id).
    static let idBit: UInt32 = 0x8000_0000
    /// Peers that may be between their connect and the end of their handshake.
    static let handshakesMax = 128
    private static let nextID = Atomic<UInt32>(1)

    let options: ServerOptions
    let intake: ServerIntake
    let links: [NativeLink]
    let mailbox: NativeMailbox
    let poll: NativePoll
    let closed: EventRing<UInt32>
    /// Connections whose end the owner has not taken yet.
    let unclaimed = Atomic<Int>(0)

    let connections = Atomic<Int>(0)
    let connectionsRefused = Atomic<Int>(0)
    let sentMessages = Atomic<Int>(0)
    let sentBytes = Atomic<Int>(0)
    let sendFailures = Atomic<Int>(0)
    let slowReaders = Atomic<Int>(0)
    let protocolErrors = Atomic<Int>(0)
    let handshakeTimeouts = Atomic<Int>(0)
    let acceptFailures = Atomic<Int>(0)

    init(_ options: ServerOptions, intake: ServerIntake) throws(TransportError) {
        self.options = options
        self.intake = intake
        var slotCount = 64
        while slotCount < options.connectionsMax + Self.handshakesMax { slotCount *= 2 }
        links = (0..<slotCount).map { _ in
            NativeLink(sendQueueByteCount: options.sendQueueByteCount)
        }
        mailbox = try NativeMailbox(slotCount: slotCount)
        poll = try NativePoll()
        closed = EventRing(capacity: options.connectionsMax)
    }

    /// Wakes the owner, who is awake where the loop runs on its thread.
    func wakeOwner() {
        if !options.isPolledByOwner { intake.parker.wake() }
    }

    func slot(of id: UInt32) -> Int { Int(id) & (links.count - 1) }

    /// The link of a living or unclaimed connection.
    func link(_ id: UInt32) -> NativeLink? {
        let link = links[slot(of: id)]
        return id != 0 && link.id.load(ordering: .acquiring) == id ? link : nil
    }

    /// An id whose slot is free, or nil where none is. The I/O thread's.
    func makeID(isFree: (Int) -> Bool) -> UInt32? {
        // Other sockets take ids between: look at some more than there are slots.
        for _ in 0..<(2 * links.count) {
            let id = Self.nextID.wrappingAdd(1, ordering: .relaxed).oldValue | Self.idBit
            let slot = slot(of: id)
            let isUnclaimed = links[slot].id.load(ordering: .acquiring) != 0
            if id != .null, !isUnclaimed, isFree(slot) { return id }
        }
        return nil
    }

    /// What this socket itself counts.
    func count(into counters: inout SocketCounters) {
        counters.sentMessages += sentMessages.load(ordering: .relaxed)
        counters.sentBytes += sentBytes.load(ordering: .relaxed)
        counters.sendFailures += sendFailures.load(ordering: .relaxed)
        counters.connections += connections.load(ordering: .relaxed)
        counters.connectionsRefused += connectionsRefused.load(ordering: .relaxed)
        counters.slowReaders += slowReaders.load(ordering: .relaxed)
        counters.protocolErrors += protocolErrors.load(ordering: .relaxed)
        counters.handshakeTimeouts += handshakeTimeouts.load(ordering: .relaxed)
        counters.acceptFailures += acceptFailures.load(ordering: .relaxed)
    }
}
