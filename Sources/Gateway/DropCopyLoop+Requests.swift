// What consumers ask: subscriptions and acknowledgements, and what is refused.
//
// A refusal changes nothing: a subscription that the connection or the name had before goes on.

import Journal
import LockFree
import Transport
import Wire

/// Why a subscription is refused.
private struct SubscriptionRefusal: Error {
    let reason: RejectReason
    /// What to do, at most 64 bytes.
    let text: String
}

extension DropCopyLoop {
    /// Deals with one message.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ connection: UInt32) {
        let message = unsafe bytes.bytes
        var reader = FrameReader()
        while true {
            switch reader.next(in: message) {
            case .end: return
            case .refused(let reason, let byteOffset, _, let templateID):
                refuse(reason, byteOffset, templateID, connection)
            case .frame(let header):
                switch header.templateID {
                case Subscribe.templateID: takeSubscribe(message, header, connection)
                case Acknowledge.templateID: takeAcknowledge(message, header, connection)
                default: refuse(.wrongDirection, header.byteOffset, header.templateID, connection)
                }
            }
        }
    }

    // MARK: Subscribe

    private mutating func takeSubscribe(
        _ message: RawSpan, _ header: FrameHeader, _ connection: UInt32
    ) {
        let request = message.load(Subscribe.self, at: header)
        let durable = signals.durableSequence
        do throws(SubscriptionRefusal) {
            try check(request, message, header)
            let name = "\(request.consumer)"
            let old = subscriptions.filter {
                $0.connection == connection || !name.isEmpty && $0.consumer == name
            }
            guard subscriptions.count - old.count < settings.subscriptionsMax else {
                throw SubscriptionRefusal(
                    reason: .queueFull,
                    text: "\(settings.subscriptionsMax) drop copies are open; end one")
            }
            let start = try start(of: request, name, durable)
            let follower = try open(start)
            // The newer one wins: a consumer that lost its connection need not wait for the old.
            for subscription in old { end(subscription, .none, "replaced by a newer subscription") }
            if !name.isEmpty { _ = try cursor(name) }
            let subscription = DropCopySubscription(
                request, connection: connection, follower: follower,
                windowByteCount: settings.windowByteCount)
            subscriptions.append(subscription)
            report(.accepted, subscription, durable)
        } catch {
            let name = "\(request.consumer)"
            if !subscriptions.contains(where: { $0.consumer == name }) { cursors.forget(name) }
            send(
                SubscriptionReport(
                    requestID: request.requestID, nextSequence: 0, durableSequence: durable,
                    text: Text64(error.text), rejectReason: error.reason, status: .refused),
                to: connection)
            countRefusal(of: connection)
        }
    }

    private func check(
        _ request: Subscribe, _ message: RawSpan, _ header: FrameHeader
    ) throws(SubscriptionRefusal) {
        let block = header.byteOffset + FrameLayout.headerByteCount
        if let defect = Catalogue.message(Subscribe.templateID)?.defect(
            in: message, blockOffset: block)
        {
            throw SubscriptionRefusal(reason: defect.reason, text: "\(defect.field) is not valid")
        }
        guard request.consumer.isEmpty || ConsumerCursors.isName(request.consumer) else {
            throw SubscriptionRefusal(
                reason: .invalidText,
                text: "consumer: letters, digits, _ - . and no . or - first")
        }
        guard request.templateID == 0 || Catalogue.blockLength(of: request.templateID) != nil
        else {
            throw SubscriptionRefusal(
                reason: .unknownTemplate,
                text: "the filter names no message: \(request.templateID)")
        }
    }

    /// Where a subscription begins.
    private mutating func start(
        of request: Subscribe, _ name: String, _ durable: UInt64
    ) throws(SubscriptionRefusal) -> JournalStart {
        switch request.start {
        case .live: return .sequence(durable + 1)
        case .time:
            guard request.fromTime != .null else {
                throw SubscriptionRefusal(reason: .invalidCode, text: "fromTime is missing")
            }
            return .time(request.fromTime)
        case .sequence:
            guard request.fromSequence != .null, request.fromSequence > 0 else {
                throw SubscriptionRefusal(
                    reason: .invalidCode, text: "fromSequence is missing; the first is 1")
            }
            guard request.fromSequence <= durable + 1 else {
                throw SubscriptionRefusal(
                    reason: .sequenceGap, text: "the journal ends at \(durable): another journal?")
            }
            return .sequence(request.fromSequence)
        default:
            guard !name.isEmpty else {
                throw SubscriptionRefusal(
                    reason: .invalidText, text: "lastAcknowledged needs a consumer's name")
            }
            let last = try cursor(name)
            guard last <= durable else {
                throw SubscriptionRefusal(
                    reason: .sequenceGap,
                    text: "acknowledged \(last), the journal ends at \(durable)")
            }
            return .sequence(last + 1)
        }
    }

    private mutating func cursor(_ name: String) throws(SubscriptionRefusal) -> UInt64 {
        do throws(ConsumerCursorError) { return try cursors.open(name) } catch {
            let text: String
            switch error {
            case .corrupt: text = "consumers/\(name).cursor does not verify: remove it"
            case .file: text = "consumers/\(name).cursor cannot be read"
            case .tooMany(let count): text = "\(count) consumers are known: remove old cursors"
            }
            throw SubscriptionRefusal(reason: .unknownTarget, text: text)
        }
    }

    private func open(
        _ start: JournalStart
    ) throws(SubscriptionRefusal) -> JournalFollower {
        var follower = JournalFollower(directory: journal, start: start)
        var isOpen = false
        do throws(JournalError) { isOpen = try follower.open() } catch {
            throw SubscriptionRefusal(
                reason: .unknownTarget, text: "the journal cannot be read: \(error.remedy)")
        }
        guard isOpen else {
            throw SubscriptionRefusal(reason: .unknownTarget, text: "there is no journal yet")
        }
        return follower
    }

    // MARK: Acknowledge

    private mutating func takeAcknowledge(
        _ message: RawSpan, _ header: FrameHeader, _ connection: UInt32
    ) {
        let request = message.load(Acknowledge.self, at: header)
        func refuse(_ reason: RejectReason, _ text: String) {
            reject(
                reason, text, header.byteOffset, header.templateID, connection,
                id: request.sequence)
        }
        guard let subscription = subscription(of: connection) else {
            return refuse(.unknownTarget, "no drop copy on this connection: subscribe first")
        }
        let name = "\(request.consumer)"
        guard name.isEmpty || name == subscription.consumer else {
            return refuse(.unknownTarget, "this connection's consumer has another name")
        }
        guard request.sequence < subscription.nextSequence else {
            return refuse(.sequenceGap, "not sent yet: \(subscription.nextSequence) is next")
        }
        subscription.acknowledge(request.sequence)
        if !name.isEmpty { cursors.acknowledge(name, request.sequence) }
    }

    // MARK: Refusals

    private mutating func refuse(
        _ reason: RejectReason, _ byteOffset: Int, _ templateID: UInt16, _ connection: UInt32
    ) {
        reject(reason, reason.meaning, byteOffset, templateID, connection)
    }

    private mutating func reject(
        _ reason: RejectReason, _ text: String, _ byteOffset: Int, _ templateID: UInt16,
        _ connection: UInt32, id: UInt64 = .null
    ) {
        send(
            BusinessMessageReject(
                msgSeqNum: 0, transactTime: GatewayClock.wallNs(), businessRejectRefID: id,
                text: Text64(text), byteOffset: UInt32(clamping: byteOffset),
                refTemplateID: templateID, rejectReason: reason),
            to: connection)
        countRefusal(of: connection)
    }

    private mutating func countRefusal(of connection: UInt32) {
        let count = (refusals[connection] ?? 0) + 1
        refusals[connection] = count
        guard count == Limit.refusedMessagesPerConnectionMax else { return }
        send(
            Terminate(
                text: Text64("too many messages that could not be taken"), sessionID: 0,
                code: .tooManyErrors),
            to: connection)
        socket.closeConnection(connection)
    }
}
