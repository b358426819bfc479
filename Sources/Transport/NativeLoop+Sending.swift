// What the I/O thread sends: what the owner handed over, and its own refusals.
//
// Invariants: a refusal goes out between two messages of the owner's: after all that waited when it
// was made. What waits of refusals is bounded as the outbox is.

import CLinux
import Glibc

extension NativeLoop {
    /// Sends made for one connection before the others get their turn.
    private static let sendsPerRoundMax = 4

    /// Does what the owner asked for.
    mutating func look(at slot: Int) {
        guard slot < peers.count, peers[slot].phase == .open || peers[slot].phase == .leaving else {
            return
        }
        let link = shared.links[slot]
        switch link.closeRequest.load(ordering: .sequentiallyConsistent) {
        case .atOnce: return end(slot)
        case .afterOutput where peers[slot].phase == .open: return leave(slot)
        case .afterOutput, .none: if link.isLoopWriter { flush(slot) }
        }
    }

    /// Adds one refusal and sends what can be sent.
    mutating func refuse(_ slot: Int, _ body: UnsafeRawBufferPointer) {
        guard peers[slot].phase == .open else { return }
        let link = shared.links[slot]
        link.takeWriter()
        if peers[slot].refusals.isEmpty { peers[slot].refusalsAfter = link.outbox.end }
        let style = peers[slot].style
        unsafe withUnsafeTemporaryAllocation(
            byteCount: SPStyle.headByteCountMax, alignment: 8
        ) { room in
            let count = unsafe style.writeHead(bodyByteCount: body.count, to: room)
            unsafe peers[slot].refusals.append(contentsOf: room[..<count])
        }
        unsafe peers[slot].refusals.append(contentsOf: body)
        guard peers[slot].refusals.count - peers[slot].refusalsSent <= link.outbox.capacity else {
            shared.slowReaders.add(1, ordering: .relaxed)
            return end(slot)
        }
        flush(slot)
    }

    /// Sends what waits, as far as the kernel takes it.
    mutating func flush(_ slot: Int) {
        let link = shared.links[slot]
        guard link.isLoopWriter else { return waitForWriting(slot, false) }
        for _ in 0..<Self.sendsPerRoundMax {
            let sent = sendSome(slot, link)
            if sent == -Int64(EAGAIN) || sent == -Int64(ENOBUFS) { break }
            if sent < 0 { return end(slot) }
            if sent == 0, link.releaseWriter() {
                waitForWriting(slot, false)
                if peers[slot].phase == .leaving { shutDown(slot) }
                return
            }
        }
        waitForWriting(slot, true)
    }

    /// One write.
    ///
    /// - Returns: the bytes that the kernel took, 0 where nothing waits, or -errno.
    private mutating func sendSome(_ slot: Int, _ link: NativeLink) -> Int64 {
        let hasRefusals = !peers[slot].refusals.isEmpty
        let limit = hasRefusals ? peers[slot].refusalsAfter : link.outbox.end
        let (first, second) = unsafe link.outbox.waiting(before: limit)
        if first.count > 0 {
            let sent = unsafe clinux_send(
                peers[slot].descriptor, first.baseAddress, first.count, second.baseAddress,
                second.count)
            if sent > 0 { link.outbox.consume(Int(sent)) }
            return sent
        }
        guard hasRefusals else { return 0 }
        let descriptor = peers[slot].descriptor
        let begin = peers[slot].refusalsSent
        let sent = unsafe peers[slot].refusals.withUnsafeBytes { bytes in
            // Bound: no more was sent than there is.
            unsafe clinux_send(
                descriptor, bytes.baseAddress.map { unsafe $0 + begin }, bytes.count - begin, nil,
                0)
        }
        if sent > 0 { peers[slot].refusalsSent += Int(sent) }
        if peers[slot].refusalsSent == peers[slot].refusals.count {
            peers[slot].refusals = []
            peers[slot].refusalsSent = 0
        }
        return sent
    }

    private mutating func waitForWriting(_ slot: Int, _ waits: Bool) {
        guard peers[slot].waitsForWriting != waits else { return }
        peers[slot].waitsForWriting = waits
        shared.poll.change(
            peers[slot].descriptor, token: UInt64(slot), waitsForWriting: waits)
    }

    /// Lets what was sent leave; the peer sees the end after it, and its own end frees the
    /// connection.
    mutating func leave(_ slot: Int) {
        peers[slot].phase = .leaving
        peers[slot].deadlineNs = Self.now() + Self.leavingNs
        peers[slot].pending = []
        timedCount += 1
        shared.links[slot].takeWriter()
        flush(slot)
    }

    private mutating func shutDown(_ slot: Int) {
        guard !peers[slot].hasShutDown else { return }
        peers[slot].hasShutDown = true
        _ = shutdown(peers[slot].descriptor, Int32(SHUT_WR))
    }
}
