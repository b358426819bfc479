// The feed's door: snapshots out of messages, and what is told of market data.
//
// While little waits, every snapshot is decided in the order in which it came. While more than a
// quarter of the feed's ring waits, only the latest of each instrument is (FeedConflation).

import Core
import LockFree
import Transport
import Wire

extension OrderLife {
    mutating func takeFeed() -> Bool {
        if !conflation.isEmpty { return decideHeld() }
        let inbound = doors.feed.inbound
        if inbound.usedByteCount > inbound.capacity / FeedConflation.pressureDivisor {
            return takeLatest()
        }
        var count = 0
        while count < Self.messagesPerTurnMax, let message = unsafe inbound.peek() {
            guard unsafe takeFeedMessage(message.connection, message.bytes) else { break }
            inbound.pop()
            count += 1
        }
        return count > 0
    }

    /// - Returns: false where the record ring has no room for every frame of the message.
    private mutating func takeFeedMessage(
        _ connection: UInt32, _ bytes: UnsafeRawBufferPointer
    ) -> Bool {
        guard !durability.hasFailed else { return true }
        // A tick makes a record of less than 512 bytes: the whole message fits or waits.
        let ticksMax = bytes.count / MarketDataSnapshot.frameByteCount + 1
        guard ring.capacity - ring.usedByteCount > ticksMax * 512 + 2 * Limit.recordBytesMax else {
            return false
        }
        let message = unsafe bytes.bytes
        var reader = FrameReader()
        while let header = nextTick(&reader, in: message, connection) {
            let frame = message.extracting(
                header.byteOffset..<(header.byteOffset + header.byteCount))
            _ = decide(frame, .feed, source: connection)
        }
        return true
    }

    /// The next snapshot of a message; what else stands there is refused.
    private mutating func nextTick(
        _ reader: inout FrameReader, in message: RawSpan, _ connection: UInt32
    ) -> FrameHeader? {
        while true {
            switch reader.next(in: message) {
            case .end: return nil
            case .refused(let reason, let byteOffset, _, let templateID):
                refuseTick(reason, byteOffset, templateID, connection)
            case .frame(let header):
                if header.templateID == MarketDataSnapshot.templateID { return header }
                refuseTick(.wrongDirection, header.byteOffset, header.templateID, connection)
            }
        }
    }

    // MARK: load

    /// Takes all messages that wait now, and decides the latest snapshot of each instrument.
    private mutating func takeLatest() -> Bool {
        let inbound = doors.feed.inbound
        let end = inbound.givenPosition
        while !conflation.isFull, inbound.takenPosition < end,
            let message = unsafe inbound.peek()
        {
            unsafe hold(message.bytes.bytes, message.connection)
            inbound.pop()
        }
        return decideHeld()
    }

    private mutating func hold(_ message: RawSpan, _ connection: UInt32) {
        var reader = FrameReader()
        while let header = nextTick(&reader, in: message, connection) {
            conflation.hold(message.load(MarketDataSnapshot.self, at: header), from: connection)
        }
    }

    private mutating func decideHeld() -> Bool {
        var count = 0
        while let next = conflation.first {
            guard !durability.hasFailed else {
                conflation.removeFirst()
                continue
            }
            // Half of the record ring stays for orders, brokers and operators.
            guard ring.usedByteCount <= ring.capacity / 2,
                decide(next.tick, .feed, source: next.connection)
            else { break }
            conflation.removeFirst()
            count += 1
        }
        return count > 0
    }

    // MARK: answers

    private mutating func refuseTick(
        _ reason: RejectReason, _ byteOffset: Int, _ templateID: UInt16, _ connection: UInt32
    ) {
        messagesRefused += 1
        defer {
            if feedErrors.count(connection) {
                feedSender.append(DoorErrors.farewell, to: connection)
            }
        }
        feedSender.append(
            BusinessMessageReject(
                msgSeqNum: 0, transactTime: clock.now(), text: Text64(reason.meaning),
                byteOffset: UInt32(clamping: byteOffset), refTemplateID: templateID,
                rejectReason: reason),
            to: connection)
    }

    /// How market data stands, for an operator.
    ///
    /// - Returns: false where no such instrument is known.
    mutating func answerMarketData(
        _ request: MarketDataRequest, _ connection: UInt32
    ) -> Bool {
        let totals = core.marketData(
            requestID: request.requestID, securityID: request.securityID, time: clock.now()
        ) { opsSender.append($0, to: connection) }
        guard var totals else { return false }
        totals.conflated = conflation.overtaken
        totals.published = prices?.sentCount ?? 0
        totals.unpublished = prices?.droppedCount ?? 0
        opsSender.append(totals, to: connection)
        return true
    }

    // MARK: publication

    /// Publishes what is told of an instrument's data.
    mutating func publishQuality(_ frame: UnsafeRawBufferPointer) {
        guard let prices else { return }
        // Bound: an effect's frame has its headers.
        let templateID = unsafe frame.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        guard templateID == MarketDataQuality.templateID else { return }
        let quality = unsafe frame.bytes.load(
            MarketDataQuality.self,
            at: FrameHeader(byteOffset: 0, byteCount: frame.count, templateID: templateID))
        unsafe prices.offer(frame, securityID: quality.securityID)
    }
}
