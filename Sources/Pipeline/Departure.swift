// What may leave: the last look at a command whose record is durable, before it goes to its broker.
//
// A halt that was seen stops a strategy's new orders and replaces here too, however long ago they
// were decided. What is held back is told to the core as an input of its own, so that the strategy
// hears of it and a replay sees the same.
//
// Thread: the core's, in the dispatch stage.

import Core
import Wire

extension BrokerCommand {
    /// Whether a halt stops it: a strategy's order. Cancels, queries and the gateway's own closing
    /// orders pass.
    public var isHeldByGate: Bool {
        sessionID != 0 && (kind == .newOrder || kind == .replace)
    }

    /// Reads the frame of an effect of kind `EffectKind.broker`, which is not empty.
    public init(effectFrame frame: UnsafeRawBufferPointer) {
        // Bound: the core wrote this frame as a BrokerCommand.
        self = unsafe frame.bytes.load(
            BrokerCommand.self,
            at: FrameHeader(
                byteOffset: 0, byteCount: frame.count, templateID: BrokerCommand.templateID))
    }
}

extension Core {
    /// What to tell the core instead of sending a command, or nil where it may leave.
    ///
    /// - Parameters:
    ///   - time: of the command's record, ns since the Unix epoch.
    ///   - isShut: whether a halt was seen that the core does not know of yet.
    public func departureRefusal(
        _ command: BrokerCommand, time: UInt64, isShut: Bool
    ) -> BrokerReport? {
        let isHeld = isShut && command.isHeldByGate
        guard let reason = isHeld ? .haltedAll : heldBack(command) else { return nil }
        return BrokerReport(
            brokerSeqNum: 0, orderID: command.orderID, transactTime: time,
            commandID: command.commandID, execRef: 0, reasonCode: 0,
            brokerID: command.brokerID, rejectReason: reason, kind: .notSent)
    }
}

extension RecordHeader {
    /// Whether the record holds a command that may create or enlarge a strategy's order at a
    /// broker.
    public func sendsOrder(_ record: UnsafeRawBufferPointer) -> Bool {
        var reader = EffectReader(self)
        while let effect = unsafe reader.nextFrame(in: record) {
            if unsafe effect.header.kind == EffectKind.broker,
                unsafe effect.header.frameByteCount != 0,
                unsafe BrokerCommand(effectFrame: effect.frame).isHeldByGate
            {
                return true
            }
        }
        return false
    }
}

extension EffectReader {
    /// The next effect with its frame.
    public mutating func nextFrame(
        in record: UnsafeRawBufferPointer
    ) -> (header: EffectHeader, frame: UnsafeRawBufferPointer)? {
        guard let (header, offset) = unsafe next(in: record) else { return nil }
        // Bound: `next` found the whole effect inside the record.
        let frame = unsafe UnsafeRawBufferPointer(
            rebasing: record[offset..<(offset + Int(header.frameByteCount))])
        return unsafe (header, frame)
    }
}
