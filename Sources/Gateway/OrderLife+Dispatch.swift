// Stages 5 and 6: the effects of durable records, in order.
//
// A new order or a replace goes to its broker only while the gate is down and the core still lets
// it pass. One that is held back is told to the core as an input of its own, so that the strategy
// hears of it and a replay sees the same.

import Brokers
import Core
import Journal
import LockFree
import Pipeline
import Transport
import Wire

extension OrderLife {
    /// Records of one dispatch: the brokers' answers and the operators get their turn in between.
    static let recordsPerDispatchMax = 1_024

    /// Carries out what has become durable.
    ///
    /// - Returns: whether there was any.
    mutating func dispatch() -> Bool {
        let bytes = unsafe ring.durableBytes()
        var done = 0
        var count = 0
        var lastSequence: UInt64 = 0
        while done < bytes.count, count < Self.recordsPerDispatchMax {
            count += 1
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

    /// What the gate says to an order that is about to leave.
    private enum Passage {
        case open
        /// The halt that raised the gate is on its way into the ring, and wakes this thread.
        case wait
        /// A halt was seen, and cannot be decided now: no order leaves.
        case shut
    }

    private mutating func passage() -> Passage {
        while signals.gate.isRaised {
            if signals.gate.isLost || durability.hasFailed { return .shut }
            if takeOps() { continue }
            // A halt that is there and was not taken has no room before records are released:
            // waiting for it here would be for ever.
            return doors.ops.inbound.isEmpty ? .wait : .shut
        }
        return .open
    }

    /// - Returns: false where the gate is raised and its halt has not arrived yet: nothing of the
    ///   record was carried out, and it is looked at again.
    private mutating func carryOut(
        _ record: UnsafeRawBufferPointer, _ recordHeader: RecordHeader
    ) -> Bool {
        var isShut = false
        if signals.gate.isRaised, unsafe recordHeader.sendsOrder(record) {
            switch passage() {
            case .open: break
            case .wait: return false
            case .shut: isShut = true
            }
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
                    unsafe sendCommand(effect.frame, recordHeader.time, isShut: isShut)
                }
            case EffectKind.ops:
                unsafe sendToOperators(effect.frame, header.destination)
            case EffectKind.feed:
                unsafe feedSender.append(frame: effect.frame, to: header.destination)
            case EffectKind.close: closing.append(header.destination)
            case EffectKind.note: unsafe publishQuality(effect.frame)
            default: break
            }
        }
        return true
    }

    private mutating func sendReport(_ frame: UnsafeRawBufferPointer, _ effect: EffectHeader) {
        if effect.sessionID != 0, unsafe isNumbered(frame) {
            unsafe reports.keep(frame, sessionID: effect.sessionID)
        }
        guard effect.destination != 0 else { return }
        unsafe orderSender.append(frame: frame, to: effect.destination)
    }

    /// Sends to one operator, or to everyone who is connected.
    private mutating func sendToOperators(
        _ frame: UnsafeRawBufferPointer, _ destination: UInt32
    ) {
        guard destination == Core.everyOperator else {
            unsafe opsSender.append(frame: frame, to: destination)
            return
        }
        for connection in doors.ops.openConnections {
            unsafe opsSender.append(frame: frame, to: connection)
        }
    }

    /// Whether a frame's block begins with a report number: templates 40 to 46, SizingReport.
    private func isNumbered(_ frame: UnsafeRawBufferPointer) -> Bool {
        // Bound: an effect's frame has its headers.
        let templateID = unsafe frame.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        return (40...46).contains(templateID) || templateID == SizingReport.templateID
    }

    private mutating func sendCommand(
        _ frame: UnsafeRawBufferPointer, _ time: UInt64, isShut: Bool
    ) {
        let command = unsafe BrokerCommand(effectFrame: frame)
        if let report = core.departureRefusal(command, time: time, isShut: isShut) {
            heldBack.append(report)
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
        unsafe prices?.offer(frame, securityID: tick.securityID)
    }

    /// Takes what the brokers answered, and what was held back, as inputs.
    mutating func takeBrokerReports() -> Bool {
        var busy = takeHeldBack()
        if brokers.nextDueTime != .max { brokers.advance(to: clock.now()) }
        while ring.capacity - ring.usedByteCount > 2 * Limit.recordBytesMax,
            !durability.hasFailed, let report = brokers.nextReport()
        {
            _ = decide(report, .broker, source: UInt32(report.brokerID))
            busy = true
        }
        return busy
    }

    /// Tells the core of what the gate held back.
    mutating func takeHeldBack() -> Bool {
        guard !heldBack.isEmpty else { return false }
        var busy = false
        while heldBackTold < heldBack.count {
            let report = heldBack[heldBackTold]
            guard decide(report, .broker, source: UInt32(report.brokerID)) else { return busy }
            heldBackTold += 1
            busy = true
        }
        heldBack.removeAll(keepingCapacity: true)
        heldBackTold = 0
        return busy
    }

    /// Lets new orders through to brokers that have answered for all that was in doubt.
    mutating func takeRecoveredBrokers() -> Bool {
        guard !recoveringBrokers.isEmpty else { return false }
        var busy = false
        for brokerID in recoveringBrokers where core.unansweredCount(brokerID: brokerID) == 0 {
            let status = BrokerStatus(brokerID: brokerID, state: .up)
            guard decide(status, .broker, source: UInt32(brokerID)) else { return busy }
            recoveringBrokers.removeAll { $0 == brokerID }
            busy = true
        }
        return busy
    }
}
