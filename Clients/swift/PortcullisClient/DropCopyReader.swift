// Takes the events socket's messages apart: reports, and records whole or in pieces.
//
// Invariants: a record is given only when all of its pieces are there, in order. Memory: one
// record.
// Thread: values; any thread.

import Wire

/// What came over the events socket.
enum DropCopyItem: Sendable {
    case report(SubscriptionReport)
    case reject(BusinessMessageReject)
    /// Of which subscription, and the record.
    case record(requestID: UInt64, DropCopyRecord)
}

struct DropCopyReader {
    /// Length and encoding type of a record's frame.
    private static let recordHeaderByteCount = 6

    private var expected: JournalRecord?
    private var bytes: [UInt8] = []

    /// Takes one message.
    ///
    /// - Returns: false where it is not what a gateway sends.
    mutating func take(_ message: RawSpan, _ items: inout [DropCopyItem]) -> Bool {
        var offset = 0
        while offset < message.byteCount {
            let left = message.byteCount - offset
            guard left >= Self.recordHeaderByteCount else { return false }
            // Bound: the line above.
            let length = unsafe Int(
                UInt32(
                    bigEndian: message.unsafeLoadUnaligned(
                        fromByteOffset: offset, as: UInt32.self)))
            let encoding = unsafe UInt16(
                bigEndian: message.unsafeLoadUnaligned(
                    fromByteOffset: offset + 4, as: UInt16.self))
            guard length > Self.recordHeaderByteCount, length <= left else { return false }
            let frame = message.extracting(offset..<(offset + length))
            if encoding == FrameLayout.encodingRecord {
                guard takePiece(frame, &items) else { return false }
            } else {
                guard expected == nil, takeFrame(frame, &items) else { return false }
            }
            offset += length
        }
        return true
    }

    private mutating func takeFrame(_ frame: RawSpan, _ items: inout [DropCopyItem]) -> Bool {
        var reader = FrameReader()
        guard case .frame(let header) = reader.next(in: frame) else { return false }
        switch header.templateID {
        case SubscriptionReport.templateID:
            items.append(.report(frame.load(SubscriptionReport.self, at: header)))
        case BusinessMessageReject.templateID:
            items.append(.reject(frame.load(BusinessMessageReject.self, at: header)))
        case JournalRecord.templateID:
            let record = frame.load(JournalRecord.self, at: header)
            guard Int(record.recordByteCount) <= Limit.recordBytesMax else { return false }
            expected = record
            bytes.removeAll(keepingCapacity: false)
            bytes.reserveCapacity(Int(record.recordByteCount))
        default: break
        }
        return true
    }

    private mutating func takePiece(_ frame: RawSpan, _ items: inout [DropCopyItem]) -> Bool {
        guard let expected else { return false }
        let piece = frame.extracting(Self.recordHeaderByteCount..<frame.byteCount)
        guard bytes.count + piece.byteCount <= Int(expected.recordByteCount) else { return false }
        unsafe piece.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        guard bytes.count == Int(expected.recordByteCount) else { return true }
        self.expected = nil
        guard let record = DropCopyRecord(bytes), record.header.sequence == expected.sequence
        else { return false }
        items.append(.record(requestID: expected.requestID, record))
        return true
    }
}
