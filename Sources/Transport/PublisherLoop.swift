// A publisher as nng and nanomsg know it (SP protocol pub0, 0x20): what is published goes to every
// subscriber (sub0, 0x21) that keeps up; which topics it wants, a subscriber picks out itself.
//
//     at first, each side   00 'S' 'P' 00, u16 big-endian protocol, 00 00
//     then each message     ipc only: 01; u64 big-endian length; the body
//
// Invariants: nothing waits but `turn`. Each subscriber has a bounded queue; a message that does
// not fit is lost to that one alone, and whole. One who says nothing, or the wrong thing, is
// dropped.
// Thread: one, the publisher's own.

import Glibc
import Synchronization

public struct PublisherLoop: ~Copyable {
    /// Subscribers at once; more are closed as they come.
    public static let subscribersMax = 64
    /// Bytes that may wait for one subscriber: about 8,000 prices.
    public static let queueByteCount = 1 << 20
    /// Time to say what one speaks, ns.
    private static let greetingMaxNs: UInt64 = 10_000_000_000

    private final class Subscriber {
        let descriptor: Int32
        let isIPC: Bool
        let since: UInt64
        var queue = ByteQueue()
        var heard: [UInt8] = []
        var isGone = false

        init(_ descriptor: Int32, isIPC: Bool, since: UInt64) {
            self.descriptor = descriptor
            self.isIPC = isIPC
            self.since = since
        }

        deinit { _ = Glibc.close(descriptor) }

        var isGreeted: Bool { heard.count == PublisherLoop.greetingByteCount }
    }

    private static let greetingByteCount = 8
    private let listeners: [PublisherDoor.Listener]
    private var subscribers: [Subscriber] = []
    /// Messages that a subscriber had no room for, over all subscribers.
    public private(set) var lostCount: UInt64 = 0

    public init(_ door: PublisherDoor) { listeners = door.listeners }

    /// Subscribers that have said that they are.
    public var subscriberCount: Int { subscribers.count(where: \.isGreeted) }

    private static func greeting(_ number: UInt8) -> [UInt8] {
        [0, 0x53, 0x50, 0, 0, number, 0, 0]
    }

    /// Queues one message for everybody.
    ///
    /// - Parameters:
    ///   - topic: stands first, big-endian.
    ///   - body: copied.
    public mutating func publish(_ topic: UInt32, _ body: UnsafeRawBufferPointer) {
        for subscriber in subscribers where subscriber.isGreeted && !subscriber.isGone {
            let prefix = subscriber.isIPC ? 9 : 8
            let byteCount = prefix + 4 + body.count
            guard subscriber.queue.count + byteCount <= Self.queueByteCount else {
                lostCount += 1
                continue
            }
            let room = unsafe subscriber.queue.grow(byteCount)
            // Bound: the room has the prefix, the topic and the body.
            if subscriber.isIPC { unsafe room[0] = 1 }
            unsafe room.storeBytes(
                of: UInt64(4 + body.count).bigEndian, toByteOffset: prefix - 8, as: UInt64.self)
            unsafe room.storeBytes(
                of: topic.bigEndian, toByteOffset: prefix, as: UInt32.self)
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[(prefix + 4)...])
                .copyMemory(from: body)
        }
    }

    /// Writes what waits.
    public mutating func flush() {
        for subscriber in subscribers where subscriber.queue.count > 0 { Self.write(subscriber) }
        subscribers.removeAll(where: \.isGone)
    }

    /// Whether everything was written.
    public var isFlushed: Bool { subscribers.allSatisfy { $0.queue.count == 0 } }

    /// Lets in who knocks, hears who speaks, writes what waits.
    ///
    /// - Parameters:
    ///   - wake: a descriptor that ends the wait when it can be read; -1 for none.
    ///   - timeoutMs: longest wait.
    public mutating func turn(wake: Int32 = -1, timeoutMs: Int32) {
        flush()
        var polls = [pollfd(fd: wake, events: Int16(POLLIN), revents: 0)]
        polls += listeners.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        polls += subscribers.map { subscriber in
            let events = subscriber.queue.count > 0 ? POLLIN | POLLOUT : POLLIN
            return pollfd(fd: subscriber.descriptor, events: Int16(events), revents: 0)
        }
        let ready = unsafe poll(&polls, nfds_t(polls.count), timeoutMs)
        let now = Self.now()
        if ready > 0 {
            let known = subscribers.count
            for (index, listener) in listeners.enumerated() where polls[index + 1].revents != 0 {
                accept(listener, now)
            }
            for index in 0..<known where polls[index + 1 + listeners.count].revents != 0 {
                Self.hear(subscribers[index])
            }
        }
        for subscriber in subscribers where !subscriber.isGreeted {
            if now - subscriber.since > Self.greetingMaxNs { subscriber.isGone = true }
        }
        flush()
    }

    private mutating func accept(_ listener: PublisherDoor.Listener, _ now: UInt64) {
        let descriptor = Glibc.accept(listener.descriptor, nil, nil)
        guard descriptor >= 0 else { return }
        // Every read and write says MSG_DONTWAIT itself.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let subscriber = Subscriber(descriptor, isIPC: listener.isIPC, since: now)
        // Its end closes the descriptor.
        guard subscribers.count < Self.subscribersMax else { return }
        if !listener.isIPC {
            var yes: Int32 = 1
            unsafe setsockopt(
                descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes,
                socklen_t(MemoryLayout<Int32>.size))
        }
        let greeting = Self.greeting(0x20)
        let room = unsafe subscriber.queue.grow(greeting.count)
        unsafe room.copyBytes(from: greeting)
        subscribers.append(subscriber)
    }

    /// Takes the greeting; what follows it means nothing from a subscriber.
    private static func hear(_ subscriber: Subscriber) {
        unsafe withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 1) { room in
            let got = unsafe recv(
                subscriber.descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
            guard got > 0 else {
                subscriber.isGone = got == 0 || errno != EAGAIN && errno != EINTR
                return
            }
            guard !subscriber.isGreeted else { return }
            let missing = greetingByteCount - subscriber.heard.count
            // Bound: `got` bytes of the room were written.
            for index in 0..<min(got, missing) { unsafe subscriber.heard.append(room[index]) }
            if subscriber.isGreeted, subscriber.heard != greeting(0x21) {
                subscriber.isGone = true
            }
        }
    }

    private static func write(_ subscriber: Subscriber) {
        while subscriber.queue.count > 0 {
            let front = unsafe subscriber.queue.front
            let count = unsafe send(
                subscriber.descriptor, front.baseAddress, front.count,
                Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
            if count > 0 {
                subscriber.queue.drop(count)
            } else if errno != EINTR {
                subscriber.isGone = errno != EAGAIN
                return
            }
        }
    }

    private static func now() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
