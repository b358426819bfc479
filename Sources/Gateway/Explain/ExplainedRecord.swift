// One record of the journal, decided again with every comparison noted, in words.
//
// Invariants: says what the record's own bytes say; whether the decision came out the same is
// compared, never assumed.
// Thread: values; any thread.

import Core
import Wire

public struct ExplainedRecord: Sendable {
    public let header: RecordHeader
    /// Who caused it, such as `strategy demo`.
    public let cause: String
    /// What came in.
    public let input: String
    public let table: CheckTable
    /// Whether the checks were made: for orders and replaces that are no repeats.
    public let isJudged: Bool
    /// The decision in one sentence.
    public let decision: String
    /// What followed, effect by effect.
    public let effects: [String]
    /// Where the decision, made again, differs from the journal's bytes; nil: nowhere.
    public let firstDifference: Int?
    /// SHA-256 over this record and all before it, as hexadecimal.
    public let chain: String

    /// Whether the decision came out the same, byte for byte.
    public var isReproduced: Bool { firstDifference == nil }

    init(
        _ header: RecordHeader, _ record: UnsafeRawBufferPointer, _ explanation: Explanation,
        firstDifference: Int?, _ core: borrowing Core
    ) {
        self.header = header
        self.firstDifference = firstDifference
        let words = RecordWords(header, core)
        let end = RecordHeader.size + Int(header.frameByteCount)
        let frame = unsafe ExplainedFrame(record[RecordHeader.size..<end])
        var followed: [(EffectHeader, ExplainedFrame)] = []
        var reader = EffectReader(header)
        while let effect = unsafe reader.nextFrame(in: record) {
            followed.append(unsafe (effect.header, ExplainedFrame(effect.frame[...])))
        }
        cause = words.cause()
        input = words.input(frame, core)
        effects = followed.map { words.effect($0, $1, core) }
        isJudged = explanation.lastCheck > 0
        let refusal = followed.lazy.compactMap { $1.refusal }.first
        var comparisons = explanation.comparisons
        // A refusal behind the checks: a full table, an order that cannot be changed any more.
        if let refusal, isJudged, !comparisons.contains(where: { !$0.holds }) {
            comparisons.append(refusal)
        }
        table = CheckTable(
            comparisons, lastCheck: explanation.lastCheck, leftOut: explanation.droppedCount
        ) { it in
            switch it.level {
            case .account: "\(explanation.account)"
            case .strategy: "\(explanation.strategy)"
            case .instrument: "\(explanation.symbol)"
            default: ""
            }
        }
        decision = Self.decision(frame, refusal, followed.map(\.1), isJudged: isJudged)
        let digits = Array("0123456789abcdef")
        chain = unsafe record[header.chainOffset...].reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    private static func decision(
        _ input: ExplainedFrame, _ refusal: Comparison?, _ effects: [ExplainedFrame],
        isJudged: Bool
    ) -> String {
        if let refusal {
            let isRepeat = effects.contains { $0.isRepeat }
            return (isRepeat ? "refused as before: " : "refused: ")
                + RefusalText.text(refusal.reason, refusal.value, refusal.limit, refusal.level)
        }
        if effects.contains(where: { $0.isRepeat }) {
            return "the same request was decided before: the original outcome again"
        }
        switch input.templateID {
        case NewOrderSingle.templateID, OrderCancelReplaceRequest.templateID,
            OrderCancelRequest.templateID:
            return effects.isEmpty ? "nothing followed" : "accepted"
        default: return effects.isEmpty ? "nothing was told to anybody" : "carried out"
        }
    }
}

/// Why something was refused, with its check, its numbers and where the limit is set.
public enum RefusalText {
    public static func text(
        _ reason: RejectReason, _ value: Int64, _ limit: Int64, _ level: Level
    ) -> String {
        var text = CheckNames.check(of: reason).map { "check \($0): " } ?? ""
        text += reason.meaning
        func number(_ it: Int64) -> String { CheckNames.text(it, of: reason) }
        switch (value == .null, limit == .null) {
        case (false, false): text += ": \(number(value)) against \(number(limit))"
        case (false, true): text += ": \(number(value))"
        case (true, false): text += ": the limit is \(number(limit))"
        case (true, true): break
        }
        switch level {
        case .none: return text
        case .global: return text + ", set for all"
        default: return text + ", set for the \(level)"
        }
    }
}

/// A frame out of a record, copied.
struct ExplainedFrame: Sendable {
    let bytes: [UInt8]

    init(_ bytes: Slice<UnsafeRawBufferPointer>) { self.bytes = unsafe [UInt8](bytes) }

    /// 0 for an effect without a frame.
    var templateID: UInt16 {
        bytes.count < FrameLayout.headerByteCount ? 0 : UInt16(bytes[8]) | UInt16(bytes[9]) << 8
    }

    func message<M: Message>(_ type: M.Type) -> M? {
        guard templateID == M.templateID else { return nil }
        return try? M(frame: bytes)
    }

    /// What a report refuses with, as the comparison that did not hold.
    var refusal: Comparison? {
        func refused(
            _ reason: RejectReason, _ value: Int64 = .null, _ limit: Int64 = .null,
            _ level: Level = .none
        ) -> Comparison? {
            guard reason != .none else { return nil }
            return Comparison(
                reason: reason, value: value, limit: limit, level: level, kind: .holds,
                holds: false)
        }
        if let it = message(ExecutionReport.self), it.execType == .rejected {
            return refused(it.rejectReason, it.value, it.limit, it.level)
        }
        if let it = message(OrderCancelReject.self) {
            return refused(it.rejectReason, it.value, it.limit, it.level)
        }
        if let it = message(OrderTestReport.self) {
            return refused(it.rejectReason, it.value, it.limit, it.level)
        }
        if let it = message(BusinessMessageReject.self) { return refused(it.rejectReason) }
        if let it = message(OpsReject.self) { return refused(it.rejectReason) }
        return nil
    }

    /// Whether a report tells an outcome that was reported before.
    var isRepeat: Bool {
        message(ExecutionReport.self)?.possResend == .yes
            || message(OrderCancelReject.self)?.possResend == .yes
            || message(OrderMassActionReport.self)?.possResend == .yes
    }
}
