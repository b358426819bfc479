// The loop of a native socket: waits, reads, takes messages apart, queues them, and sends what the
// kernel did not take from the owner. It has a thread of its own, or runs round by round on its
// owner's.
//
// Invariants: what a connection costs is bounded: one message of at most 128 KiB that has begun to
// come, one outbox, and as much of refusals. A peer that breaks the format is cut off at once, and
// others never wait for it: each gets one read a round.
// Thread: its own (the I/O thread), or the owner's, who then is both sides of every link.

import CLinux
import Glibc
import LockFree
import Synchronization
import Wire

@safe
struct NativeLoop: ~Copyable {
    /// Tokens of what is no connection; a connection's is its slot.
    static let mailboxToken = UInt64.max
    static let listenerToken = UInt64(1) << 32
    /// Bytes that one read takes.
    private static let scratchByteCount = 262_144
    /// Time that an asked end may take, and a stop.
    static let leavingNs: UInt64 = 1_000_000_000
    static let stoppingNs: UInt64 = 250_000_000
    /// How often deadlines are looked at while there are any.
    private static let sweepNs: Int64 = 20_000_000

    let shared: NativeShared
    var listeners: [NativeListener]
    var peers: [NativePeer]
    private let scratch: UnsafeMutableRawBufferPointer
    /// Connections that have a deadline.
    var timedCount = 0
    var handshakeCount = 0
    /// When accepting goes on after a failure; 0: it goes on.
    var acceptAgainNs: UInt64 = 0
    private var stopsAtNs: UInt64?
    private var sweepsAtNs: UInt64 = 0
    private var mustWakeOwner = false
    /// When something was ready last, while waiting is busy.
    private var lastReadyNs: UInt64 = 0

    init(_ shared: NativeShared, listeners: [NativeListener]) {
        self.shared = shared
        self.listeners = listeners
        peers = Array(repeating: NativePeer(), count: shared.links.count)
        unsafe scratch = .allocate(byteCount: Self.scratchByteCount, alignment: 64)
    }

    deinit { unsafe scratch.deallocate() }

    static func now() -> UInt64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }

    /// Runs until the owner stops it; then every connection is closed.
    mutating func run() {
        unsafe clinux_name_thread("sp-io")
        while true {
            let count = round(timeoutNs: waitNs())
            if takeStop() { break }
            if count > 0, shared.options.busyPollNs > 0 { lastReadyNs = Self.now() }
        }
        endAll()
    }

    /// Nothing where the loop still waits busily: there was something a short while ago.
    private func waitNs() -> Int64 {
        let busyNs = shared.options.busyPollNs
        return busyNs > 0 && Self.now() - lastReadyNs < busyNs ? 0 : -1
    }

    /// Waits once and handles what is ready.
    ///
    /// - Parameters:
    ///   - timeoutNs: longest wait; 0 only looks, negative waits without end.
    ///   - most: descriptors that are handled.
    /// - Returns: how many were ready.
    mutating func round(timeoutNs: Int64, most: Int = NativePoll.eventsMax) -> Int {
        let isTimed = timedCount > 0 || acceptAgainNs != 0 || stopsAtNs != nil
        let isLonger = timeoutNs < 0 || timeoutNs > Self.sweepNs
        let count = shared.poll.wait(
            timeoutNs: isTimed && isLonger ? Self.sweepNs : timeoutNs, most: most
        ) { ready in handle(ready) }
        if isTimed { sweep() }
        return count
    }

    /// Ends every connection.
    mutating func endAll() {
        for slot in peers.indices where peers[slot].phase != .free { end(slot) }
        shared.wakeOwner()
    }

    private mutating func handle(_ ready: NativeReadiness) {
        if ready.token == Self.mailboxToken {
            shared.mailbox.take { slot in look(at: slot) }
        } else if ready.token >= Self.listenerToken {
            accept(Int(ready.token - Self.listenerToken))
        } else {
            let slot = Int(ready.token)
            if ready.isWritable, peers[slot].phase != .free { flush(slot) }
            if ready.isReadable, peers[slot].phase != .free { receive(slot) }
        }
    }

    // MARK: Receiving

    /// One read. A descriptor that was closed and opened again within one round is merely read
    /// early.
    private mutating func receive(_ slot: Int) {
        defer { wakeOwner() }
        let count = unsafe Int(
            clinux_receive(peers[slot].descriptor, scratch.baseAddress, scratch.count))
        if count == -Int(EAGAIN) { return }
        guard count > 0 else { return end(slot) }
        if peers[slot].phase == .leaving { return }
        if !peers[slot].style.isIPC { clinux_acknowledge_quickly(peers[slot].descriptor) }
        var rest = unsafe UnsafeRawBufferPointer(rebasing: scratch[..<count])
        while rest.count > 0 {
            let taken: Int?
            if peers[slot].pending.isEmpty {
                taken = unsafe takeWhole(slot, rest)
            } else {
                taken = unsafe complete(slot, rest)
            }
            guard let taken, peers[slot].phase != .free else { return }
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
        }
    }

    /// Handles the unit that begins here where it is whole, or keeps what there is of it.
    ///
    /// - Returns: the bytes used, or nil where the connection was ended.
    private mutating func takeWhole(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
        let extent = unsafe Self.extent(peers[slot].phase, peers[slot].style, bytes)
        guard case .needs(let count) = extent else { return fail(slot) }
        guard count <= bytes.count else {
            unsafe peers[slot].pending.append(contentsOf: bytes)
            return bytes.count
        }
        unsafe take(slot, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count
    }

    /// Adds to a unit that has begun, at most what it needs, and handles it once it is whole.
    ///
    /// - Returns: the bytes used, or nil where the connection was ended.
    private mutating func complete(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
        var used = 0
        while true {
            let (phase, style) = (peers[slot].phase, peers[slot].style)
            let extent = unsafe peers[slot].pending.withUnsafeBytes { bytes in
                unsafe Self.extent(phase, style, bytes)
            }
            guard case .needs(let count) = extent else { return fail(slot) }
            let missing = count - peers[slot].pending.count
            if missing == 0 { break }
            let added = min(missing, bytes.count - used)
            if added == 0 { return used }
            unsafe peers[slot].pending.append(contentsOf: bytes[used..<(used + added)])
            used += added
        }
        let whole = peers[slot].takePending()
        unsafe whole.withUnsafeBytes { unsafe take(slot, $0) }
        peers[slot].keepMemory(of: whole)
        return used
    }

    private static func extent(
        _ phase: NativePeer.Phase, _ style: SPStyle, _ bytes: UnsafeRawBufferPointer
    ) -> SPExtent {
        phase == .handshake
            ? .needs(SPHandshake.byteCount)
            : unsafe style.extent(of: bytes, bodyByteCountMax: ServerSocket.receiveBytesMax)
    }

    private mutating func take(_ slot: Int, _ unit: UnsafeRawBufferPointer) {
        if peers[slot].phase == .handshake { return unsafe takeHandshake(slot, unit) }
        guard let body = unsafe peers[slot].style.body(of: unit) else {
            _ = fail(slot)
            return
        }
        mustWakeOwner = true
        let intake = shared.intake
        guard let reason = unsafe intake.take(connection: peers[slot].id, body) else { return }
        unsafe intake.refuse(body, reason) { refusal in unsafe refuse(slot, refusal) }
    }

    /// Ends a connection that broke the format.
    mutating func fail(_ slot: Int) -> Int? {
        shared.protocolErrors.add(1, ordering: .relaxed)
        end(slot)
        return nil
    }

    private mutating func wakeOwner() {
        guard mustWakeOwner else { return }
        mustWakeOwner = false
        shared.wakeOwner()
    }

    // MARK: Time and stopping

    private mutating func sweep() {
        let now = Self.now()
        if acceptAgainNs != 0, now >= acceptAgainNs { resumeAccepting() }
        guard timedCount > 0, now >= sweepsAtNs else { return }
        sweepsAtNs = now + UInt64(Self.sweepNs)
        for slot in peers.indices {
            switch peers[slot].phase {
            case .handshake where now >= peers[slot].deadlineNs:
                shared.handshakeTimeouts.add(1, ordering: .relaxed)
                end(slot)
            case .leaving where now >= peers[slot].deadlineNs: end(slot)
            default: break
            }
        }
    }

    /// - Returns: whether the thread ends now.
    mutating func takeStop() -> Bool {
        if let stopsAtNs {
            let isEmpty = timedCount == 0
            return isEmpty || Self.now() >= stopsAtNs
        }
        let stop = shared.mailbox.stop.load(ordering: .acquiring)
        if stop == .no { return false }
        for listener in listeners {
            shared.poll.remove(listener.descriptor)
            listener.close()
        }
        listeners = []
        acceptAgainNs = 0
        if stop == .atOnce { return true }
        stopsAtNs = Self.now() + Self.stoppingNs
        for slot in peers.indices {
            switch peers[slot].phase {
            case .handshake: end(slot)
            case .open: leave(slot)
            case .free, .leaving: break
            }
        }
        return timedCount == 0
    }
}
