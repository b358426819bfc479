// The drop copy's thread: takes requests, gives every subscription its turn, sleeps.
//
// Invariants: one subscription a connection, one connection a consumer's name. A connection's
// messages are dealt with before its loss. A subscription that ends has its cursor written.
// Thread: the drop copy's.

import Journal
import LockFree
import Transport
import Wire

struct DropCopyLoop: ~Copyable {
    /// Messages taken before the subscriptions have a turn.
    private static let messagesPerTurnMax = 64
    /// Pause while records keep coming, ns: what comes meanwhile goes out together.
    private static let pauseNs: Int64 = 500_000
    /// Longest sleep with and without subscriptions, ns.
    private static let sleepNs: Int64 = 50_000_000
    private static let idleSleepNs: Int64 = 1_000_000_000

    let socket: ServerEndpoint
    let journal: String
    let signals: DropCopySignals
    let settings: DropCopySettings
    var cursors: ConsumerCursors
    var subscriptions: [DropCopySubscription] = []
    /// Messages refused, by connection.
    var refusals: [UInt32: UInt32] = [:]
    private var batch = DropCopyBatch()
    private var wasBusy = false

    init(
        socket: ServerEndpoint, journal: String, signals: DropCopySignals, cursors: ConsumerCursors,
        settings: DropCopySettings
    ) {
        self.socket = socket
        self.journal = journal
        self.signals = signals
        self.cursors = cursors
        self.settings = settings
    }

    /// Runs until a stop was asked for and the consumers have what they can take.
    mutating func run() {
        var stopNs: UInt64?
        while true {
            let isStopping = signals.isStopping
            let now = GatewayClock.monotonicNs()
            if isStopping, stopNs == nil { stopNs = now }
            let known = signals.durableSequence
            var busy = takeMessages()
            busy = serve(through: known, now) || busy
            writeCursors(now)
            if let stopNs {
                let isDone = subscriptions.allSatisfy { $0.isDone(through: known) }
                if isDone || now - stopNs > settings.stopDrainNs { break }
                if !busy { signals.parker.park(timeoutNs: 1_000_000) }
            } else if !busy {
                sleep(known)
            }
            wasBusy = busy
        }
        for subscription in subscriptions {
            end(subscription, .stopping, "the gateway stops: subscribe again later")
        }
    }

    /// While records keep coming the core is not asked for a wake: a short pause costs it nothing.
    private func sleep(_ known: UInt64) {
        guard !subscriptions.isEmpty else {
            return signals.parker.park(timeoutNs: Self.idleSleepNs)
        }
        if wasBusy { return signals.parker.park(timeoutNs: Self.pauseNs) }
        if signals.announceSleep(after: known), socket.inbound.isEmpty {
            signals.parker.park(timeoutNs: Self.sleepNs)
        }
        signals.withdrawSleep()
    }

    // MARK: Messages and connections

    private mutating func takeMessages() -> Bool {
        // Asked for first: what these connections sent before is then in the ring.
        var closed: [UInt32] = []
        while let connection = socket.nextClosed() { closed.append(connection) }
        var count = 0
        while count < Self.messagesPerTurnMax || !closed.isEmpty,
            let message = unsafe socket.inbound.peek()
        {
            unsafe take(message.bytes, message.connection)
            socket.inbound.pop()
            count += 1
        }
        for connection in closed {
            refusals[connection] = nil
            if let subscription = subscription(of: connection) { remove(subscription) }
        }
        return count > 0 || !closed.isEmpty
    }

    func subscription(of connection: UInt32) -> DropCopySubscription? {
        subscriptions.first { $0.connection == connection }
    }

    // MARK: Subscriptions

    private mutating func serve(through durable: UInt64, _ now: UInt64) -> Bool {
        var busy = false
        for subscription in subscriptions {
            switch subscription.serve(through: durable, &batch, socket, now: now) {
            case .busy: busy = true
            case .idle: break
            case .lost:
                batch.clear()
                remove(subscription)
                socket.closeConnection(subscription.connection, lingerMs: 0)
                continue
            case .failed(let error):
                batch.clear()
                end(subscription, .unknownTarget, "cannot read the journal: \(error.remedy)")
                continue
            }
            if !subscription.isCaughtUp, subscription.isDone(through: durable) {
                subscription.isCaughtUp = true
                report(.caughtUp, subscription, durable)
            }
            if let since = subscription.fullSinceNs, now - since > settings.stallMaxNs {
                end(subscription, .queueFull, "too much unacknowledged for too long: see §4.6")
                socket.closeConnection(subscription.connection)
            }
        }
        return busy
    }

    func report(
        _ status: SubscriptionStatus, _ subscription: DropCopySubscription, _ durable: UInt64,
        _ reason: RejectReason = .none, _ text: String = ""
    ) {
        send(
            SubscriptionReport(
                requestID: subscription.requestID, nextSequence: subscription.nextSequence,
                durableSequence: durable, text: Text64(text), rejectReason: reason, status: status),
            to: subscription.connection)
    }

    func send(_ message: some Message, to connection: UInt32) {
        let frame = message.frameBytes()
        // A peer that does not take it is lost, of which the socket tells.
        _ = unsafe frame.withUnsafeBytes { unsafe socket.send(connection: connection, bytes: $0) }
    }

    /// Tells a consumer that its subscription is over, and ends it.
    ///
    /// - Parameter reason: none where a newer subscription took its place.
    mutating func end(
        _ subscription: DropCopySubscription, _ reason: RejectReason, _ text: String
    ) {
        remove(subscription)
        report(.ended, subscription, signals.durableSequence, reason, text)
    }

    private mutating func remove(_ subscription: DropCopySubscription) {
        subscriptions.removeAll { $0 === subscription }
        guard !subscription.consumer.isEmpty else { return }
        // Where it cannot be written the consumer gets again what it had: at least once, as
        // promised.
        do throws(ConsumerCursorError) { try cursors.close(subscription.consumer) } catch {}
    }

    private mutating func writeCursors(_ now: UInt64) {
        for subscription in subscriptions where !subscription.consumer.isEmpty {
            do throws(ConsumerCursorError) {
                try cursors.write(
                    subscription.consumer, now: now, intervalNs: settings.cursorIntervalNs)
            } catch {
                end(subscription, .unknownTarget, "acknowledgement not kept: \(error)")
            }
        }
    }
}
