// How connections begin and end in the loop of a native socket.
//
// Invariants: a connection counts, and its end is told, only once its peer has shaken hands; until
// then it is one of few that may be under way, and the oldest gives way to a new one. A descriptor
// is closed only by the I/O thread, and after it has ended writing.

import CLinux
import Glibc
import LockFree
import Synchronization

extension NativeLoop {
    /// Connections taken before the others get their turn; fewer where the owner's work waits.
    private static let acceptsPerRoundMax = 64
    private static let acceptsPerLookMax = 4
    /// Pause of accepting when descriptors or memory are used up: new peers wait in the kernel.
    private static let acceptPauseNs: UInt64 = 100_000_000

    // MARK: Accepting

    mutating func accept(_ index: Int) {
        guard index < listeners.count else { return }
        let isPolled = shared.options.isPolledByOwner
        for _ in 0..<(isPolled ? Self.acceptsPerLookMax : Self.acceptsPerRoundMax) {
            let descriptor = clinux_accept(listeners[index].descriptor)
            switch -descriptor {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return pauseAccepting()
            // The peer has gone already, or the network told of an error: the next one, please.
            case 1...: continue
            default: begin(descriptor, isIPC: listeners[index].isIPC)
            }
        }
    }

    private mutating func begin(_ descriptor: Int32, isIPC: Bool) {
        if handshakeCount >= NativeShared.handshakesMax { endOldestHandshake() }
        let id = shared.makeID { slot in peers[slot].phase == .free }
        guard let id, shared.poll.add(descriptor, token: UInt64(shared.slot(of: id))) == 0 else {
            shared.connectionsRefused.add(1, ordering: .relaxed)
            _ = close(descriptor)
            return
        }
        if !isIPC { NativeListener.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY) }
        var peer = NativePeer()
        peer.phase = .handshake
        peer.descriptor = descriptor
        peer.id = id
        peer.style = SPStyle(isIPC: isIPC, hasHopCount: true)
        peer.peerUser = isIPC ? clinux_peer_user(descriptor) : -1
        peer.deadlineNs = Self.now() + UInt64(shared.options.handshakeTimeoutMs) * 1_000_000
        peers[shared.slot(of: id)] = peer
        timedCount += 1
        handshakeCount += 1
    }

    private mutating func endOldestHandshake() {
        var oldest: Int?
        for slot in peers.indices where peers[slot].phase == .handshake {
            if let known = oldest, peers[known].deadlineNs <= peers[slot].deadlineNs { continue }
            oldest = slot
        }
        guard let oldest else { return }
        shared.connectionsRefused.add(1, ordering: .relaxed)
        end(oldest)
    }

    private mutating func pauseAccepting() {
        shared.acceptFailures.add(1, ordering: .relaxed)
        guard acceptAgainNs == 0 else { return }
        acceptAgainNs = Self.now() + Self.acceptPauseNs
        for listener in listeners { shared.poll.remove(listener.descriptor) }
    }

    mutating func resumeAccepting() {
        acceptAgainNs = 0
        for (index, listener) in listeners.enumerated() {
            let token = Self.listenerToken + UInt64(index)
            if shared.poll.add(listener.descriptor, token: token) != 0 { pauseAccepting() }
        }
    }

    // MARK: Handshake

    mutating func takeHandshake(_ slot: Int, _ bytes: UnsafeRawBufferPointer) {
        guard let number = unsafe SPHandshake.protocolNumber(of: bytes) else {
            _ = fail(slot)
            return
        }
        let taken = shared.connections.load(ordering: .relaxed)
            + shared.unclaimed.load(ordering: .acquiring)
        guard taken < shared.options.connectionsMax else {
            shared.connectionsRefused.add(1, ordering: .relaxed)
            return end(slot)
        }
        timedCount -= 1
        handshakeCount -= 1
        peers[slot].phase = .open
        peers[slot].style.hasHopCount = number == SPHandshake.pair1
        shared.connections.add(1, ordering: .relaxed)
        let answer = SPHandshake.bytes(number)
        let sent = unsafe answer.withUnsafeBytes { answer in
            unsafe clinux_send(
                peers[slot].descriptor, answer.baseAddress, answer.count, nil, 0)
        }
        shared.links[slot].open(
            id: peers[slot].id, descriptor: peers[slot].descriptor, style: peers[slot].style,
            peerUser: peers[slot].peerUser)
        shared.options.connectionLog?.record(
            ConnectionNote(
                connection: peers[slot].id, door: shared.options.door,
                peerUser: peers[slot].peerUser))
        // A new connection takes 8 bytes, or it is dead.
        if sent != Int64(SPHandshake.byteCount) { end(slot) }
    }

    // MARK: Ending

    /// Closes a connection and frees its slot; tells the owner where it knows of it.
    mutating func end(_ slot: Int) {
        let phase = peers[slot].phase
        precondition(phase != .free, "a connection ends twice")
        if phase == .handshake { handshakeCount -= 1 }
        if phase != .open { timedCount -= 1 }
        let isKnown = phase != .handshake
        if isKnown { shared.links[slot].end() }
        _ = close(peers[slot].descriptor)
        let id = peers[slot].id
        peers[slot] = NativePeer()
        guard isKnown else { return }
        shared.unclaimed.add(1, ordering: .acquiringAndReleasing)
        shared.connections.subtract(1, ordering: .relaxed)
        precondition(shared.closed.push(id), "no place for a closed connection")
        shared.wakeOwner()
    }
}
