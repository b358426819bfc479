// What the owner's thread and the I/O thread share of one connection: who may write to it.
//
//     nobody ──▶ owner    the owner sends straight to the kernel: nothing waits
//     nobody ──▶ loop     bytes wait; the I/O thread sends them as the peer reads
//     owner  ──▶ loop     the kernel took only a part: the rest waits
//     nobody ──▶ ended    closed by the I/O thread, which first takes the right to write
//
// The owner never waits for the I/O thread. The I/O thread waits for the owner only while one
// non-blocking write runs.
//
// Invariants: only who holds the right writes to the descriptor, and only the I/O thread closes it,
// so no byte goes to a descriptor that was closed and opened again. `id` is set by the I/O thread
// when a peer has said who it is, and cleared by the owner when it took the id from the ring of
// closed ones; between, the slot is that connection's alone. So whatever the owner reads under a
// matching id is of that connection.
// Thread: as each part says.

import CLinux
import Glibc
import Synchronization

/// Who may write to a connection's descriptor.
enum NativeWriter: UInt32, AtomicRepresentable {
    case nobody, owner, loop, ended
}

/// What the owner asks of the I/O thread.
enum NativeCloseRequest: UInt32, AtomicRepresentable {
    case none, afterOutput, atOnce
}

/// What became of one message.
enum NativeSendOutcome {
    case sent
    /// It waits; the I/O thread must be told.
    case handedOver
    /// It waits behind others; the I/O thread is at it.
    case queued
    /// The peer does not read: there is no room.
    case full
    /// The write failed: the peer is gone.
    case failed
    /// Closed, or asked to.
    case closing
}

final class NativeLink: Sendable {
    let id = Atomic<UInt32>(0)
    let closeRequest = Atomic<NativeCloseRequest>(.none)
    let outbox: NativeOutbox
    private let writer = Atomic<NativeWriter>(.ended)
    private let descriptor = Atomic<Int32>(-1)
    private let style = Atomic<UInt32>(0)
    private let peerUser = Atomic<Int64>(-1)

    init(sendQueueByteCount: Int) { outbox = NativeOutbox(capacity: sendQueueByteCount) }

    // MARK: The owner's side

    /// Sends one message, or what is left of it later.
    func send(_ body: UnsafeRawBufferPointer) -> NativeSendOutcome {
        guard closeRequest.load(ordering: .relaxed) == .none else { return .closing }
        return unsafe withUnsafeTemporaryAllocation(
            byteCount: SPStyle.headByteCountMax, alignment: 8
        ) { room in
            let style = SPStyle(rawValue: style.load(ordering: .relaxed))
            let count = unsafe style.writeHead(bodyByteCount: body.count, to: room)
            return unsafe send(UnsafeRawBufferPointer(rebasing: room[..<count]), body)
        }
    }

    private func send(
        _ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer
    ) -> NativeSendOutcome {
        let (won, before) = writer.compareExchange(
            expected: .nobody, desired: .owner, ordering: .sequentiallyConsistent)
        if won {
            if outbox.isEmpty { return unsafe sendDirectly(head, body) }
            let fits = unsafe outbox.append(head, body, skipping: 0)
            writer.store(.loop, ordering: .sequentiallyConsistent)
            return fits ? .handedOver : .full
        }
        guard before == .loop else { return .closing }
        guard unsafe outbox.append(head, body, skipping: 0) else { return .full }
        // Either the I/O thread sees the new bytes when it looks again after letting go, or this
        // finds that it has let go: both sides are sequentially consistent.
        let (taken, _) = writer.compareExchange(
            expected: .nobody, desired: .loop, ordering: .sequentiallyConsistent)
        return taken ? .handedOver : .queued
    }

    /// Holds the right to write; nothing waits.
    private func sendDirectly(
        _ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer
    ) -> NativeSendOutcome {
        let sent = unsafe clinux_send(
            descriptor.load(ordering: .relaxed), head.baseAddress, head.count, body.baseAddress,
            body.count)
        if sent == Int64(head.count + body.count) {
            writer.store(.nobody, ordering: .sequentiallyConsistent)
            return .sent
        }
        guard sent >= 0 || sent == -Int64(EAGAIN) || sent == -Int64(ENOBUFS) else {
            writer.store(.nobody, ordering: .sequentiallyConsistent)
            return .failed
        }
        let fits = unsafe outbox.append(head, body, skipping: Int(max(sent, 0)))
        writer.store(.loop, ordering: .sequentiallyConsistent)
        return fits ? .handedOver : .full
    }

    /// The connection's id while it can be sent to.
    var openID: UInt32? {
        let id = id.load(ordering: .acquiring)
        let isOpen = id != 0 && closeRequest.load(ordering: .relaxed) == .none
        return isOpen && writer.load(ordering: .acquiring) != .ended ? id : nil
    }

    /// The user at the other end of a unix socket.
    var peerUserID: UInt32? { UInt32(exactly: peerUser.load(ordering: .relaxed)) }

    /// Frees the slot for another connection, after the end of this one was taken.
    func free() {
        precondition(writer.load(ordering: .acquiring) == .ended, "a living connection is freed")
        outbox.reset()
        closeRequest.store(.none, ordering: .relaxed)
        id.store(0, ordering: .releasing)
    }

    // MARK: The I/O thread's side

    func open(id: UInt32, descriptor: Int32, style: SPStyle, peerUser: Int64) {
        self.descriptor.store(descriptor, ordering: .relaxed)
        self.style.store(style.rawValue, ordering: .relaxed)
        self.peerUser.store(peerUser, ordering: .relaxed)
        writer.store(.nobody, ordering: .sequentiallyConsistent)
        self.id.store(id, ordering: .releasing)
    }

    /// Whether the I/O thread holds the right to write.
    var isLoopWriter: Bool { writer.load(ordering: .acquiring) == .loop }

    /// Takes the right to write; waits while the owner is in a write, which does not block.
    func takeWriter() {
        while true {
            let (won, before) = writer.compareExchange(
                expected: .nobody, desired: .loop, ordering: .sequentiallyConsistent)
            if won || before == .loop { return }
            precondition(before == .owner, "an ended connection is written to")
            sched_yield()
        }
    }

    /// Gives the right to write back, all having been sent.
    ///
    /// - Returns: false where more came meanwhile and the right was taken again.
    func releaseWriter() -> Bool {
        writer.store(.nobody, ordering: .sequentiallyConsistent)
        if outbox.isEmpty { return true }
        let (taken, _) = writer.compareExchange(
            expected: .nobody, desired: .loop, ordering: .sequentiallyConsistent)
        // Where it was not taken, the owner has it and hands it over itself.
        return !taken
    }

    /// Ends writing for good; then the descriptor may be closed.
    func end() {
        takeWriter()
        writer.store(.ended, ordering: .sequentiallyConsistent)
    }
}
