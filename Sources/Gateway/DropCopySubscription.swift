// One consumer's way through the journal.
//
// Invariants: records are sent in order, none twice, none behind the durable one; no more than a
// window is unacknowledged. `nextSequence` is the first record that was neither sent nor left out.
// Thread: the drop copy's.

import Journal
import Transport
import Wire

final class DropCopySubscription {
    /// What one turn did.
    enum Turn {
        /// Records were walked over; there may be more.
        case busy
        /// Everything durable is sent, or the window is full.
        case idle
        /// The peer is gone, or did not take a message.
        case lost
        case failed(JournalError)
    }

    /// Records walked over in one turn, and bytes sent: then the others have theirs.
    private static let recordsPerTurnMax = 2_048
    private static let bytesPerTurnMax = 4 * Limit.messageBytesMax

    let connection: UInt32
    let requestID: UInt64
    /// Empty where acknowledgements are not kept.
    let consumer: String
    private let filter: RecordFilter
    private let windowByteCount: Int
    private var follower: JournalFollower?
    private var window = DropCopyWindow()
    private(set) var nextSequence: UInt64
    /// Whether the consumer was told that it has everything there was.
    var isCaughtUp = false
    /// Since when the window has been full, ns; nil while it is not.
    private(set) var fullSinceNs: UInt64?

    /// - Parameter follower: opened.
    init(
        _ request: Subscribe, connection: UInt32, follower: consuming JournalFollower,
        windowByteCount: Int
    ) {
        self.connection = connection
        requestID = request.requestID
        consumer = "\(request.consumer)"
        filter = RecordFilter(request)
        nextSequence = follower.nextSequence
        self.follower = consume follower
        self.windowByteCount = windowByteCount
    }

    /// Sends what there is, as far as the window and the turn go.
    func serve(
        through durable: UInt64, _ batch: inout DropCopyBatch, _ socket: ServerEndpoint, now: UInt64
    ) -> Turn {
        guard window.byteCount < windowByteCount else {
            if fullSinceNs == nil { fullSinceNs = now }
            return .idle
        }
        guard var follower = follower.take() else { return .lost }
        var sender = Sender(connection: connection, requestID: requestID, window: window)
        window = DropCopyWindow()
        let turn = walk(&follower, through: durable, &sender, &batch, socket)
        nextSequence = follower.nextSequence
        window = sender.window
        self.follower = consume follower
        return turn
    }

    private func walk(
        _ follower: inout JournalFollower, through durable: UInt64, _ sender: inout Sender,
        _ batch: inout DropCopyBatch, _ socket: ServerEndpoint
    ) -> Turn {
        let begin = follower.lastSequence
        var walked = 0
        do throws(JournalError) {
            walk: while walked < Self.recordsPerTurnMax, sender.byteCount < Self.bytesPerTurnMax,
                sender.window.byteCount + batch.byteCount < windowByteCount
            {
                switch try follower.next(through: durable) {
                case .end: break walk
                case .skipped: break
                case .record:
                    let header = follower.recordHeader
                    if unsafe filter.takes(header, follower.record),
                        unsafe !sender.add(header, follower.record, &batch, socket)
                    {
                        return .lost
                    }
                }
                walked += 1
            }
        } catch { return .failed(error) }
        guard sender.flush(&batch, socket) else { return .lost }
        return follower.lastSequence > begin ? .busy : .idle
    }

    /// The consumer has dealt with everything up to a record.
    func acknowledge(_ sequence: UInt64) {
        window.acknowledged(sequence)
        if window.byteCount < windowByteCount { fullSinceNs = nil }
    }

    /// Whether everything up to `durable` is sent or left out.
    func isDone(through durable: UInt64) -> Bool { nextSequence > durable }
}

/// Sends one subscription's records in messages as full as they get.
private struct Sender {
    let connection: UInt32
    let requestID: UInt64
    var window: DropCopyWindow
    /// Sent by this turn.
    var byteCount = 0
    private var lastSequence: UInt64 = 0

    init(connection: UInt32, requestID: UInt64, window: DropCopyWindow) {
        self.connection = connection
        self.requestID = requestID
        self.window = window
    }

    /// - Returns: false where the socket did not take a message.
    mutating func add(
        _ header: RecordHeader, _ record: UnsafeRawBufferPointer, _ batch: inout DropCopyBatch,
        _ socket: ServerEndpoint
    ) -> Bool {
        if !batch.holds(recordByteCount: record.count), !flush(&batch, socket) { return false }
        // Bound: a verified record holds its input's frame, and a frame its headers.
        let templateID = unsafe record.loadUnaligned(
            fromByteOffset: RecordHeader.size + 8, as: UInt16.self)
        let message = JournalRecord(
            sequence: header.sequence, transactTime: header.time, requestID: requestID,
            source: header.source, recordByteCount: header.byteCount, templateID: templateID,
            origin: header.origin)
        lastSequence = header.sequence
        var offset = unsafe batch.append(message, record, from: 0)
        while offset < record.count {
            guard flush(&batch, socket) else { return false }
            offset += unsafe batch.append(message, record, from: offset)
        }
        return true
    }

    mutating func flush(_ batch: inout DropCopyBatch, _ socket: ServerEndpoint) -> Bool {
        guard !batch.isEmpty else { return true }
        defer { batch.clear() }
        window.sent(lastSequence, byteCount: batch.byteCount)
        byteCount += batch.byteCount
        return unsafe socket.send(connection: connection, bytes: batch.bytes)
    }
}
