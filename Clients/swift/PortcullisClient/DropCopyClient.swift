// A drop copy's consumer: subscribes, gets the journal's records in order, acknowledges them.
//
// It connects again by itself and goes on behind the last record that it gave: no gap, and what
// comes twice is dropped by its number. What the caller takes is reported to the gateway as read,
// so that the gateway sends on; `acknowledge` is another thing: it is kept under the consumer's
// name.
//
// Invariants: records are given in order, each once by one client.
// Thread: one at a time.

import Glibc
import Transport
import Wire

/// Where a drop copy begins.
public enum DropCopyStart: Sendable, Equatable {
    /// With the next record that comes.
    case live
    case sequence(UInt64)
    /// Ns since the Unix epoch.
    case time(UInt64)
    /// Behind what this consumer acknowledged last; the journal's beginning where it never did.
    case lastAcknowledged
}

/// Which records are wanted: all conditions must hold, each for any frame of the record.
public struct DropCopyFilter: Sendable, Equatable {
    public var account: String?
    public var sessionID: UInt32?
    public var securityID: UInt32?
    public var templateID: UInt16?
    public var origin: Origin?

    public init() {}
}

public enum DropCopyEvent: Sendable, Equatable {
    case record(DropCopyRecord)
    /// Everything up to this record, the last durable one, was given; what follows is new.
    case caughtUp(durableSequence: UInt64)
    /// The connection was lost; the client connects again and goes on where it was.
    case disconnected
}

public final class DropCopyClient {
    /// Bytes taken by the caller after which the gateway is told: an eighth of its window.
    private static let creditByteCount = Limit.subscriptionWindowBytesMax / 8
    /// Of the frames around a record.
    private static let overheadByteCount = JournalRecord.frameByteCount + 6
    /// Waits between attempts to connect again, ns.
    private static let backoffMinNs: UInt64 = 20_000_000
    private static let backoffMaxNs: UInt64 = 2_000_000_000

    public let url: String
    public let consumer: String
    /// The next record that is wanted; 0 until the gateway has said where the drop copy begins.
    public private(set) var nextSequence: UInt64 = 0

    /// The last record that the caller took; 0 for none.
    public private(set) var lastGiven: UInt64 = 0

    private let start: DropCopyStart
    private let filter: DropCopyFilter
    private let name: Text32
    private let account: Text16
    private var socket: EventSocket?
    private var reader = DropCopyReader()
    private var requestID = Moment.current().wallNs
    private var events: [DropCopyEvent] = []
    private var nextEvent = 0
    private var isAccepted = false
    /// Whether `nextSequence` alone says where to go on: a start by time holds until its first
    /// record.
    private var isPlaced = false
    /// Taken by the caller and not told to the gateway.
    private var takenByteCount = 0
    private var acknowledged: UInt64 = 0
    private var retryNs: UInt64 = 0
    private var backoffNs = DropCopyClient.backoffMinNs

    /// Connects and subscribes.
    ///
    /// - Parameters:
    ///   - url: of the events socket, such as ipc://portcullis-data/events.ipc.
    ///   - consumer: the name under which acknowledgements are kept; empty for none.
    ///   - timeoutMs: longest wait for the gateway's answer.
    /// - Throws: `.transport(.nothingListens)`, `.invalidField`, `.timedOut`, `.opsRefused` with
    ///   the reason and what to do.
    public init(
        url: String, consumer: String = "", start: DropCopyStart = .live,
        filter: DropCopyFilter = DropCopyFilter(), timeoutMs: Int32 = 5_000
    ) throws(ClientError) {
        guard let name = Text32(exactly: consumer), name.isWellFormed else {
            throw .invalidField(
                name: "consumer", value: consumer,
                why: "it has at most 32 letters, digits, _ - and .")
        }
        guard let account = Text16(exactly: filter.account ?? ""), account.isWellFormed else {
            throw .invalidField(
                name: "account", value: filter.account ?? "",
                why: "it has at most 16 bytes and no control characters")
        }
        self.url = url
        self.consumer = consumer
        self.start = start
        self.filter = filter
        self.name = name
        self.account = account
        try connect()
        let deadline = Moment.current().steadyNs + UInt64(max(timeoutMs, 0)) * 1_000_000
        while !isAccepted {
            guard Moment.current().steadyNs < deadline else {
                throw .timedOut(waitingFor: "the drop copy at \(url)", timeoutMs: timeoutMs)
            }
            guard try receive(timeoutMs: 50) else {
                throw .transport(.disconnected(url: url))
            }
        }
    }

    // MARK: The caller's side

    /// The next event; nil where none came in time.
    ///
    /// - Parameter timeoutMs: longest wait; 0 looks once.
    /// - Throws: `.ended` where the gateway ended the drop copy for good: a newer subscription of
    ///   the same name, or a journal that cannot be read.
    public func next(timeoutMs: Int32) throws(ClientError) -> DropCopyEvent? {
        let deadline = Moment.current().steadyNs + UInt64(max(timeoutMs, 0)) * 1_000_000
        while true {
            if nextEvent < events.count { return take() }
            let now = Moment.current().steadyNs
            let leftMs = now < deadline ? Int32(clamping: (deadline - now) / 1_000_000 + 1) : 0
            guard socket != nil else {
                if now >= retryNs { try reconnect() }
                guard socket == nil else { continue }
                if leftMs == 0 { return nil }
                usleep(UInt32(min(leftMs, 10)) * 1_000)
                continue
            }
            let had = events.count
            if try !receive(timeoutMs: min(leftMs, 100)) {
                socket = nil
                events.append(.disconnected)
            }
            if events.count == had, leftMs == 0 { return nil }
        }
    }

    /// The caller has dealt with all records up to one; kept under the consumer's name.
    ///
    /// Not lost with the connection; what the gateway had not yet written when it crashed comes
    /// again.
    ///
    /// - Throws: `.invalidField` without a consumer's name, or for a record that was not given yet.
    public func acknowledge(_ sequence: UInt64) throws(ClientError) {
        guard !consumer.isEmpty else {
            throw .invalidField(
                name: "consumer", value: "", why: "acknowledgements are kept by name: give one")
        }
        guard sequence <= lastGiven else {
            throw .invalidField(
                name: "sequence", value: "\(sequence)",
                why: "the last record that was taken is \(lastGiven)")
        }
        guard sequence > acknowledged else { return }
        acknowledged = sequence
        if isAccepted { send(Acknowledge(sequence: sequence, consumer: name)) }
    }

    /// Closes the connection; what was acknowledged before arrives.
    public func close() {
        socket?.finish()
        socket = nil
        retryNs = .max
    }

    public var isConnected: Bool { isAccepted && socket?.isConnected == true }

    private func take() -> DropCopyEvent {
        let event = events[nextEvent]
        nextEvent += 1
        if nextEvent == events.count {
            events.removeAll(keepingCapacity: true)
            nextEvent = 0
        }
        guard case .record(let record) = event else { return event }
        lastGiven = record.header.sequence
        takenByteCount += record.bytes.count + Self.overheadByteCount
        if takenByteCount >= Self.creditByteCount, isAccepted {
            takenByteCount = 0
            send(Acknowledge(sequence: record.header.sequence, consumer: Text32()))
        }
        return event
    }

    // MARK: The connection

    private func connect() throws(ClientError) {
        isAccepted = false
        reader = DropCopyReader()
        requestID += 1
        do throws(TransportError) { socket = try EventSocket(url: url) } catch {
            throw .transport(error)
        }
        var request = Subscribe(
            requestID: requestID, consumer: name, account: account,
            sessionID: filter.sessionID ?? .null, securityID: filter.securityID ?? .null,
            templateID: filter.templateID ?? 0, start: .live,
            originFilter: filter.origin == nil ? .no : .yes, origin: filter.origin ?? .gateway)
        switch start {
        case _ where isPlaced:
            request.start = .sequence
            request.fromSequence = nextSequence
        case .live: break
        case .sequence(let sequence):
            request.start = .sequence
            request.fromSequence = sequence
        case .time(let time):
            request.start = .time
            request.fromTime = time
        case .lastAcknowledged: request.start = .lastAcknowledged
        }
        send(request)
    }

    private func reconnect() throws(ClientError) {
        do throws(ClientError) {
            try connect()
        } catch {
            socket = nil
            guard error.kind == .unreachable else { throw error }
            retryNs = Moment.current().steadyNs + backoffNs
            backoffNs = min(2 * backoffNs, Self.backoffMaxNs)
        }
    }

    /// What cannot be sent now is sent again, or made up for, after the next connect.
    private func send(_ message: some Message) {
        do throws(TransportError) { try socket?.send(message.frameBytes()) } catch {}
    }

    /// - Returns: false where the connection is lost.
    private func receive(timeoutMs: Int32) throws(ClientError) -> Bool {
        var items: [DropCopyItem] = []
        var isSound = true
        do throws(TransportError) {
            _ = try socket?.receive(timeoutMs: timeoutMs) { message in
                isSound = reader.take(message, &items)
            }
        } catch { return false }
        for item in items {
            switch item {
            case .record(let id, let record):
                guard id == requestID, record.header.sequence >= nextSequence else { continue }
                nextSequence = record.header.sequence + 1
                isPlaced = true
                events.append(.record(record))
            case .report(let report):
                guard report.requestID == requestID else { continue }
                if try !take(report) { return false }
            case .reject(let reject):
                guard reject.refTemplateID == Subscribe.templateID else { continue }
                throw .opsRefused(reason: reject.rejectReason, text: "\(reject.text)")
            }
        }
        guard isSound else {
            throw .ended(code: "unreadable", text: "a message that is no drop copy's")
        }
        return true
    }

    /// - Returns: false where the gateway ended the drop copy, and it can be had again.
    private func take(_ report: SubscriptionReport) throws(ClientError) -> Bool {
        switch report.status {
        case .accepted:
            isAccepted = true
            backoffNs = Self.backoffMinNs
            takenByteCount = 0
            nextSequence = max(nextSequence, report.nextSequence)
            if case .time = start {} else { isPlaced = true }
            if acknowledged > 0 { send(Acknowledge(sequence: acknowledged, consumer: name)) }
        case .caughtUp:
            nextSequence = max(nextSequence, report.nextSequence)
            events.append(.caughtUp(durableSequence: report.durableSequence))
        case .ended where report.rejectReason == .stopping || report.rejectReason == .queueFull:
            retryNs = Moment.current().steadyNs + backoffNs
            return false
        case .refused:
            throw .opsRefused(reason: report.rejectReason, text: "\(report.text)")
        default:
            let code = report.rejectReason == .none ? "replaced" : "\(report.rejectReason)"
            throw .ended(code: code, text: "\(report.text)")
        }
        return true
    }
}
