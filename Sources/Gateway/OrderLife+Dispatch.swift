// Stages 5 and 6: the effects of durable records, in order.
//
// A new order or a replace goes to its broker only while the gate is down and the core still lets it
// pass. One that is held back is told to the core as an input of its own, so that the strategy hears
// of it and a replay sees the same.

import Brokers
import Core
import Journal
import LockFree
import Transport
import Wire

extension OrderLife {
    /// Carries out what has become durable.
    ///
    /// - Returns: whether there was any.
    mutating func dispatch() -> Bool {
        let bytes = unsafe ring.durableBytes()
        var done = 0
        var lastSequence: UInt64 = 0
        while done < bytes.count {
            let header = unsafe bytes.loadUnaligned(fromByteOffset: done, as: RecordHeader.self)
            let record = unsafe UnsafeRawBufferPointer(
                rebasing: bytes[done..<(done + Int(header.byteCount))])
            guard unsafe carryOut(record, header) else { break }
            done += Int(header.byteCount)
            lastSequence = header.sequence
        }
        guard done > 0 else { return false }
        ring.release(done)
        signals.dropCopy.publish(lastSequence)
        return true
    }

    /// - Returns: false where the gate is raised and its halt has not arrived yet: nothing of the record
    ///   was carried out, and it is looked at again.
    private mutating func carryOut(
        _ record: UnsafeRawBufferPointer, _ recordHeader: RecordHeader
    ) -> Bool {
        if signals.gate.isRaised, unsafe sendsOrder(record, recordHeader) {
            _ = takeOps()
            if signals.gate.isRaised { return false }
        }
        var reader = EffectReader(recordHeader)
        while let effect = unsafe reader.nextFrame(in: record) {
            let header = unsafe effect.header
            switch header.kind {
            case EffectKind.report:
                unsafe sendReport(effect.frame, header)
            case EffectKind.broker:
                if header.frameByteCount == 0 {
                    unsafe sendTick(record, recordHeader, broker: header.destination)
                } else {
                    unsafe sendCommand(effect.frame, recordHeader.time)
                }
            case EffectKind.ops:
                unsafe opsSender.append(frame: effect.frame, to: header.destination)
            case EffectKind.feed:
                unsafe feedSender.append(frame: effect.frame, to: header.destination)
            case EffectKind.close: closing.append(header.destination)
            default: break
            }
        }
        return true
    }

    /// Whether the record holds a command that may create or enlarge an order at a broker.
    private func sendsOrder(_ record: UnsafeRawBufferPointer, _ header: RecordHeader) -> Bool {
        var reader = EffectReader(header)
        while let effect = unsafe reader.nextFrame(in: record) {
            if unsafe effect.header.kind == EffectKind.broker,
                unsafe effect.header.frameByteCount != 0
            {
                return true
            }
        }
        return false
    }

    private mutating func sendReport(_ frame: UnsafeRawBufferPointer, _ effect: EffectHeader) {
        if effect.sessionID != 0, unsafe isNumbered(frame) {
            unsafe reports.keep(frame, sessionID: effect.sessionID)
        }
        guard effect.destination != 0 else { return }
        unsafe orderSender.append(frame: frame, to: effect.destination)
    }

    /// Whether a frame's block begins with a report number: templates 40 to 46.
    private func isNumbered(_ frame: UnsafeRawBufferPointer) -> Bool {
        // Bound: an effect's frame has its headers.
        let templateID = unsafe frame.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        return (40...46).contains(templateID)
    }

    private mutating func sendCommand(_ frame: UnsafeRawBufferPointer, _ time: UInt64) {
        // Bound: the core wrote this frame as a BrokerCommand.
        let command = unsafe frame.bytes.load(
            BrokerCommand.self,
            at: FrameHeader(
                byteOffset: 0, byteCount: frame.count, templateID: BrokerCommand.templateID))
        if let reason = core.heldBack(command) {
            heldBack.append(
                BrokerReport(
                    brokerSeqNum: 0, orderID: command.orderID, transactTime: time,
                    commandID: command.commandID, execRef: 0, reasonCode: 0,
                    brokerID: command.brokerID, rejectReason: reason, kind: .notSent))
            return
        }
        brokers.carryOut(command, now: time)
    }

    private mutating func sendTick(
        _ record: UnsafeRawBufferPointer, _ header: RecordHeader, broker: UInt32
    ) {
        let end = RecordHeader.size + Int(header.frameByteCount)
        let frame = unsafe UnsafeRawBufferPointer(rebasing: record[RecordHeader.size..<end])
        // Bound: only a MarketDataSnapshot has an effect of this kind without a frame.
        let tick = unsafe frame.bytes.load(
            MarketDataSnapshot.self,
            at: FrameHeader(
                byteOffset: 0, byteCount: frame.count, templateID: MarketDataSnapshot.templateID))
        brokers.marketData(tick, broker: UInt16(truncatingIfNeeded: broker), now: header.time)
    }

    /// Takes what the brokers answered, and what was held back, as inputs.
    mutating func takeBrokerReports() -> Bool {
        var busy = false
        while let report = heldBack.first {
            guard decide(report, .broker, source: UInt32(report.brokerID)) else { return busy }
            heldBack.removeFirst()
            busy = true
        }
        if brokers.nextDueTime != .max { brokers.advance(to: clock.now()) }
        while ring.capacity - ring.usedByteCount > 2 * Limit.recordBytesMax,
            !durability.hasFailed, let report = brokers.nextReport()
        {
            _ = decide(report, .broker, source: UInt32(report.brokerID))
            busy = true
        }
        return busy
    }
}

extension EffectReader {
    /// The next effect with its frame.
    mutating func nextFrame(
        in record: UnsafeRawBufferPointer
    ) -> (header: EffectHeader, frame: UnsafeRawBufferPointer)? {
        guard let (header, offset) = unsafe next(in: record) else { return nil }
        // Bound: `next` found the whole effect inside the record.
        let frame = unsafe UnsafeRawBufferPointer(
            rebasing: record[offset..<(offset + Int(header.frameByteCount))])
        return unsafe (header, frame)
    }
}
