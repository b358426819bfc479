// What a socket does with a whole message, whoever received it: raises the gate, queues, or
// refuses.
//
// Invariants: a halt frame raises the gate before its message is queued, and also where it cannot
// be queued. The ring has one producer at a time: where two sockets share an intake, a lock sees to
// it.
// Thread: `take`, `refuse` the receiving socket's; counters any.

import LockFree
import Synchronization
import Wire

final class ServerIntake: Sendable {
    let ring: InboundRing
    let parker: Parker
    /// How long messages wait in the ring; marked by whoever may put one in.
    let latency = LatencyProbe()
    private let gate: Gate?
    private let form: RefusalForm
    private let isShared: Bool
    private let producer = Mutex<Void>(())

    private let messages = Atomic<Int>(0)
    private let bytes = Atomic<Int>(0)
    private let queueFull = Atomic<Int>(0)
    private let tooLong = Atomic<Int>(0)

    /// - Parameter isShared: whether two sockets put messages in.
    init(_ options: ServerOptions, parker: Parker, isShared: Bool = false) {
        ring = InboundRing(capacity: options.ringByteCount)
        self.parker = parker
        gate = options.haltGate
        form = options.refusalForm
        self.isShared = isShared
    }

    /// Queues one message; the caller then wakes the owner.
    ///
    /// - Returns: nil where it was queued, or why it must be refused.
    func take(connection: UInt32, _ body: UnsafeRawBufferPointer) -> RejectReason? {
        guard body.count <= Limit.messageBytesMax else {
            tooLong.add(1, ordering: .relaxed)
            return .messageTooLong
        }
        let isHalt = unsafe gate != nil && holdsHalt(body)
        if isHalt { gate?.raise() }
        if unsafe push(connection, body) {
            messages.add(1, ordering: .relaxed)
            bytes.add(body.count, ordering: .relaxed)
            return nil
        }
        if isHalt { gate?.lose() }
        queueFull.add(1, ordering: .relaxed)
        return .queueFull
    }

    /// Writes the refusals of a message that `take` did not queue and hands them to `send`.
    func refuse(
        _ body: UnsafeRawBufferPointer, _ reason: RejectReason,
        send: (UnsafeRawBufferPointer) -> Void
    ) {
        var batch = OutboundBatch()
        let writer = RefusalWriter(form: form, reason: reason, time: wallTimeNs())
        let sendAndClear: (inout OutboundBatch) -> Void = { batch in
            unsafe send(batch.bytes)
            batch.clear()
        }
        if reason == .messageTooLong {
            writer.refuseWhole(batch: &batch, send: sendAndClear)
        } else {
            unsafe writer.refuse(body.bytes, batch: &batch, send: sendAndClear)
        }
    }

    /// What came in, for the socket's counters.
    func count(into counters: inout SocketCounters) {
        counters.messages += messages.load(ordering: .relaxed)
        counters.bytes += bytes.load(ordering: .relaxed)
        counters.queueFull += queueFull.load(ordering: .relaxed)
        counters.tooLong += tooLong.load(ordering: .relaxed)
    }

    private func push(_ connection: UInt32, _ body: UnsafeRawBufferPointer) -> Bool {
        guard isShared else { return unsafe pushAlone(connection, body) }
        return producer.withLock { _ in unsafe pushAlone(connection, body) }
    }

    /// The only producer at this moment.
    private func pushAlone(_ connection: UInt32, _ body: UnsafeRawBufferPointer) -> Bool {
        guard unsafe ring.push(connection: connection, bytes: body) else { return false }
        if latency.isFree { latency.mark(ring.givenPosition, now: monotonicTimeNs()) }
        return true
    }

    /// Whether any frame of a message is a halt that can be decoded.
    private func holdsHalt(_ body: UnsafeRawBufferPointer) -> Bool {
        let span = unsafe body.bytes
        var reader = FrameReader()
        while true {
            switch reader.next(in: span) {
            case .frame(let header):
                if header.templateID == HaltRequest.templateID { return true }
            case .refused: continue
            case .end: return false
            }
        }
    }
}
