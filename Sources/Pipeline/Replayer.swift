// Replays a journal through a fresh core: every decision again, compared byte for byte.
//
// The same walk serves the start of the gateway, which needs the state that the journal leads to,
// and `journal replay`, which proves that the decisions in the journal follow from its inputs.
//
// Thread: any; the core is the caller's.

import Core
import Glibc
import Journal
import Wire

/// Why a replay does not hold.
public enum ReplayError: Error, Sendable, CustomStringConvertible {
    /// The journal itself does not verify.
    case journal(JournalError)
    /// The core decides otherwise than the journal says.
    case differs(sequence: UInt64, template: String, byteOffset: Int)
    /// The journal does not begin with a configuration.
    case noConfiguration(sequence: UInt64)

    public var description: String {
        switch self {
        case .journal(let error): error.description
        case .differs(let sequence, let template, let byteOffset):
            """
            record \(sequence) (\(template)): the decision differs from the journal's at byte \
            \(byteOffset) of its effects; was it made by another version? \
            `portcullis journal show --sequence \(sequence)` shows it
            """
        case .noConfiguration(let sequence):
            """
            record \(sequence): a journal begins with ConfigurationBegin; \
            this is not the first segment
            """
        }
    }
}

/// What a replay found.
public struct ReplaySummary: Sendable {
    public internal(set) var recordCount: UInt64 = 0
    public internal(set) var byteCount: UInt64 = 0
    public internal(set) var orderCount: UInt64 = 0
    public internal(set) var lastSequence: UInt64 = 0
    public internal(set) var stateHash: (high: UInt64, low: UInt64) = (0, 0)
    public internal(set) var chain = ""
    /// What the reading found; nil before it ended.
    public internal(set) var journal: JournalSummary?

    /// The state hash as 32 hexadecimal digits.
    public var stateHashText: String { hexadecimal(stateHash.high) + hexadecimal(stateHash.low) }

    private func hexadecimal(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

/// A core and the journal that it is led through.
public struct Replayer: ~Copyable {
    private var core: Core?
    private var scratch = [UInt8](repeating: 0, count: Limit.recordBytesMax)
    public private(set) var summary = ReplaySummary()
    private var failure: ReplayError?
    /// The record that is explained; the replay ends with it.
    private var wanted: UInt64?

    /// Gets a record that was decided with every comparison noted, where its decision differs from
    /// the journal's first, and the core behind it.
    public typealias Explainer = (
        RecordHeader, UnsafeRawBufferPointer, Explanation, _ firstDifference: Int?, borrowing Core
    ) -> Void

    public init() { Core.checkBuild(byteCount: MemoryLayout<Core>.size) }

    /// Replays the journal up to a record, and decides that one with every comparison noted.
    ///
    /// - Parameters:
    ///   - progress: told the number of records now and then.
    ///   - body: called for the record; not at all where the journal ends before it.
    /// - Throws: what does not hold before it.
    public mutating func explain(
        _ sequence: UInt64, in reader: JournalReader, progress: (UInt64) -> Void,
        _ body: Explainer
    ) throws(ReplayError) {
        wanted = sequence
        try unsafe walk(reader, progress: progress, body)
    }

    /// Replays everything that the journal holds.
    ///
    /// - Parameter progress: told the number of records now and then.
    /// - Throws: `.journal`, `.differs`, `.noConfiguration`: the first that does not hold.
    public mutating func run(
        _ reader: JournalReader, progress: (UInt64) -> Void = { _ in }
    ) throws(ReplayError) {
        try unsafe walk(reader, progress: progress) { _, _, _, _, _ in }
    }

    private mutating func walk(
        _ reader: JournalReader, progress: (UInt64) -> Void, _ explainer: Explainer
    ) throws(ReplayError) {
        do throws(JournalError) {
            summary.journal = try unsafe reader.forEachWhile { header, record in
                let holds = unsafe replay(header, record, explainer)
                if summary.recordCount & 0xFFFF == 0 { progress(summary.recordCount) }
                return holds
            }
        } catch { throw .journal(error) }
        if let failure { throw failure }
        if core != nil { summary.stateHash = core!.stateHash() }
        summary.lastSequence = core?.lastSequence ?? 0
        summary.chain = summary.journal?.position.chain.description ?? ""
    }

    /// The core as the journal left it; nil for an empty journal.
    public consuming func takeCore() -> Core? { core.take() }

    private mutating func replay(
        _ header: RecordHeader, _ record: UnsafeRawBufferPointer, _ explainer: Explainer
    ) -> Bool {
        let end = RecordHeader.size + Int(header.frameByteCount)
        // Bound: the reader checked the record's counts.
        let frame = unsafe UnsafeRawBufferPointer(rebasing: record[RecordHeader.size..<end]).bytes
        var walk = FrameReader()
        guard case .frame(let place) = walk.next(in: frame) else { return false }
        if core == nil {
            guard place.templateID == ConfigurationBegin.templateID else {
                failure = .noConfiguration(sequence: header.sequence)
                return false
            }
            core = Core(capacity: frame.load(ConfigurationBegin.self, at: place).capacity)
        }
        let input = Input(
            sequence: header.sequence, time: header.time, source: header.source,
            origin: header.origin,
            isAuthenticated: header.flags & RecordHeader.authenticated != 0)
        let recorded = unsafe UnsafeRawBufferPointer(
            rebasing: record[
                header.effectsOffset..<(header.effectsOffset + Int(header.effectsByteCount))])
        var explanation: Explanation?
        let difference = unsafe scratch.withUnsafeMutableBytes { room -> Int? in
            var effects = unsafe EffectWriter(room: room)
            if header.sequence == wanted {
                explanation = core?.explain(input, frame: frame, effects: &effects)
            } else {
                core?.apply(input, frame: frame, effects: &effects)
            }
            let decided = unsafe UnsafeRawBufferPointer(rebasing: room[0..<effects.byteCount])
            return unsafe firstDifference(decided, recorded)
        }
        summary.recordCount += 1
        summary.byteCount += UInt64(header.byteCount)
        if place.templateID == NewOrderSingle.templateID { summary.orderCount += 1 }
        if let explanation, core != nil {
            unsafe explainer(header, record, explanation, difference, core!)
            return false
        }
        guard let difference else { return true }
        failure = .differs(
            sequence: header.sequence,
            template: Catalogue.message(place.templateID)?.name ?? "\(place.templateID)",
            byteOffset: difference)
        return false
    }
}

/// Where two stretches differ first, or nil.
private func firstDifference(
    _ decided: UnsafeRawBufferPointer, _ recorded: UnsafeRawBufferPointer
) -> Int? {
    if decided.count == recorded.count, let mine = decided.baseAddress,
        let theirs = recorded.baseAddress,
        unsafe memcmp(mine, theirs, decided.count) == 0
    {
        return nil
    }
    if unsafe decided.isEmpty && recorded.isEmpty { return nil }
    for index in 0..<min(decided.count, recorded.count) {
        if unsafe decided[index] != recorded[index] { return index }
    }
    return min(decided.count, recorded.count)
}

extension ConfigurationBegin {
    /// The sizes of the core's tables that the journal was begun with.
    var capacity: Capacity {
        Capacity(
            orders: Int(ordersMax), requests: Int(requestsMax), instruments: Int(instrumentsMax),
            accounts: Int(accountsMax), sessions: Int(sessionsMax),
            positions: Int(positionsMax), brokers: Int(brokersMax))
    }
}
