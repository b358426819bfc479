// Which records a reading shows, and a record with everything in it decoded.

import ArgumentParser
import Journal
import Wire

/// One frame of a record.
struct ShownFrame {
    /// Nil for the record's input.
    let effect: EffectHeader?
    let message: String
    let fields: [FieldValue]

    var effectKind: String {
        guard let effect else { return "input" }
        return switch effect.kind {
        case EffectKind.report: "report"
        case EffectKind.broker: "broker"
        case EffectKind.ops: "ops"
        case EffectKind.feed: "feed"
        case EffectKind.close: "close"
        case EffectKind.note: "note"
        default: "\(effect.kind)"
        }
    }

    /// The number in an identifier's field.
    func number(_ name: String) -> UInt64? {
        for field in fields where field.name == name {
            if case .unsigned(let number) = field.content { return number }
        }
        return nil
    }
}

/// One record, decoded.
struct ShownRecord {
    let header: RecordHeader
    let frames: [ShownFrame]
    let chain: ChainHash

    /// - Parameter record: a whole record that the reader verified.
    init(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) {
        self.header = header
        func shown(_ effect: EffectHeader?, at offset: Int, _ count: Int) -> ShownFrame {
            // Bound: the reader verified that the record's frames lie within it.
            let frame = unsafe UnsafeRawBufferPointer(rebasing: record[offset..<offset + count])
            let decoded = unsafe FieldReader.fields(ofFrame: frame.bytes)
            return ShownFrame(
                effect: effect, message: decoded?.message ?? "", fields: decoded?.fields ?? [])
        }
        var frames = [shown(nil, at: RecordHeader.size, Int(header.frameByteCount))]
        var reader = EffectReader(header)
        while let effect = unsafe reader.next(in: record) {
            frames.append(
                shown(effect.header, at: effect.frameOffset, Int(effect.header.frameByteCount)))
        }
        self.frames = frames
        chain = unsafe ChainHash(
            UnsafeRawBufferPointer(rebasing: record[header.chainOffset...]))
    }
}

/// `--sequence`, `--template`, `--order-id`, `--cl-ord-id`.
struct JournalFilterOptions: ParsableArguments {
    @Option(help: "One record, N, or a range, N..M or N.. .")
    var sequence: String?

    @Option(help: "Only records with this message as input or effect, such as NewOrderSingle.")
    var template: String?

    @Option(help: "Only records that concern this OrderID.")
    var orderID: UInt64?

    @Option(help: "Only records that concern this ClOrdID.")
    var clOrdID: UInt64?

    func validate() throws {
        guard sequence == nil || range != nil else {
            throw ValidationError("--sequence takes N, N..M or N.. with numbers from 1")
        }
        if let template, Catalogue.message(named: template) == nil {
            let names = Catalogue.messages.map(\.name).joined(separator: ", ")
            throw ValidationError("no message \(template); there are \(names)")
        }
    }

    /// The sequences that are wanted; nil where the option makes no sense.
    var range: ClosedRange<UInt64>? {
        guard let sequence else { return 1...UInt64.max }
        guard let dots = sequence.firstRange(of: "..") else {
            guard let number = UInt64(sequence), number > 0 else { return nil }
            return number...number
        }
        let end = sequence[dots.upperBound...]
        guard let first = UInt64(sequence[..<dots.lowerBound]), first > 0,
            let last = end.isEmpty ? UInt64.max : UInt64(end), last >= first
        else { return nil }
        return first...last
    }

    func takes(_ record: ShownRecord) -> Bool {
        if let template, !record.frames.contains(where: { $0.message == template }) {
            return false
        }
        if let orderID, !record.frames.contains(where: { $0.number("orderID") == orderID }) {
            return false
        }
        if let clOrdID {
            return record.frames.contains {
                $0.number("clOrdID") == clOrdID || $0.number("origClOrdID") == clOrdID
            }
        }
        return true
    }

    /// Gives every record that is wanted.
    func forEach(
        in directory: String, _ body: (ShownRecord) -> Void
    ) throws(JournalError) {
        let range = range ?? 1...UInt64.max
        try unsafe JournalReader(directory: directory).forEachWhile(from: range.lowerBound) {
            header, bytes in
            guard header.sequence <= range.upperBound else { return false }
            let record = unsafe ShownRecord(header, bytes)
            if takes(record) { body(record) }
            return header.sequence < range.upperBound
        }
    }
}
