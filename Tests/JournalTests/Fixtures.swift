// What the journal's tests share: a directory that goes away, records as the core builds them.

import Foundation
import LockFree
import Testing
import Wire

@testable import Journal

/// A directory of its own, removed with the value.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/portcullis-journal-"
            + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
    func file(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }
    func bytes(_ name: String) throws -> [UInt8] { try [UInt8](Data(contentsOf: file(name))) }
    func write(_ bytes: some Swift.Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: file(name))
    }
    func remove(_ name: String) throws { try FileManager.default.removeItem(at: file(name)) }
    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(at: file(name), to: file(other))
    }
}

/// Builds records as the core does: an order and what became of it.
struct RecordMaker {
    var sequence: UInt64
    var time: UInt64

    init(sequence: UInt64 = 0, time: UInt64 = 1_000) {
        self.sequence = sequence
        self.time = time
    }

    /// The next record, its chain still to be filled in.
    mutating func next(effectCount: Int = 1) -> [UInt8] {
        sequence += 1
        time += 10
        let order = NewOrderSingle(
            clOrdID: sequence, sendingTime: time, price: 189_50000000, orderQty: 100_00000000,
            account: "MAIN", securityID: 3, side: .buy, ordType: .limit, timeInForce: .day)
        let reject = OrderCancelRequest.sample(clOrdID: sequence)
        var effects: [UInt8] = []
        for _ in 0..<effectCount {
            let frame = reject.frameBytes()
            let header = EffectHeader(
                frameByteCount: UInt16(frame.count), kind: EffectKind.report, destination: 7,
                sessionID: 9)
            effects += bytes(of: header) + frame + padding(frame.count)
        }
        let frame = order.frameBytes()
        let input = frame + padding(frame.count)
        let header = RecordHeader(
            byteCount: UInt32(RecordHeader.size + input.count + effects.count + 32),
            frameByteCount: UInt16(frame.count), origin: .session, flags: 0, sequence: sequence,
            time: time, source: 7, effectsByteCount: UInt32(effects.count))
        return bytes(of: header) + input + effects + [UInt8](repeating: 0, count: 32)
    }

    mutating func group(_ count: Int, effectCount: Int = 1) -> [UInt8] {
        (0..<count).flatMap { _ in next(effectCount: effectCount) }
    }

    private func padding(_ count: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: padded(count) - count)
    }
    private func bytes<T: BitwiseCopyable>(of value: T) -> [UInt8] {
        unsafe withUnsafeBytes(of: value) { unsafe Array($0) }
    }
}

extension OrderCancelRequest {
    static func sample(clOrdID: UInt64) -> OrderCancelRequest {
        OrderCancelRequest(
            clOrdID: clOrdID, origClOrdID: clOrdID, sendingTime: 5)
    }
}

extension JournalSettings {
    static func small(
        _ durability: Durability = .synced, segmentByteCount: Int = segmentByteCountMin
    ) -> JournalSettings {
        JournalSettings(
            durability: durability, segmentByteCount: segmentByteCount, productVersion: "1.0",
            journalID: JournalID(high: 1, low: 2))
    }
}

extension JournalWriter {
    /// Appends one group; the chains come back filled in.
    @discardableResult
    mutating func append(group: [UInt8]) throws -> [UInt8] {
        var group = group
        var failure: JournalError?
        unsafe group.withUnsafeMutableBytes { bytes in
            do throws(JournalError) { try unsafe append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        return group
    }
}

/// A record as a test sees it.
struct ReadRecord: Equatable {
    let sequence: UInt64
    let bytes: [UInt8]
}

extension JournalReader {
    /// Reads without waiting for a writer that is not there.
    static func quick(_ directory: TemporaryDirectory) -> JournalReader {
        var reader = JournalReader(directory: directory.path)
        reader.lookCountMax = 0
        return reader
    }

    func records(from: UInt64 = 1) throws -> [ReadRecord] {
        var records: [ReadRecord] = []
        try unsafe forEach(from: from) { header, bytes in
            unsafe records.append(ReadRecord(sequence: header.sequence, bytes: Array(bytes)))
        }
        return records
    }
}

/// Writes groups of records and leaves the journal as a killed gateway would.
///
/// - Returns: the groups with their chains.
@discardableResult
func writeAndCrash(
    _ directory: TemporaryDirectory, _ settings: JournalSettings = .small(), groups: [Int]
) throws -> [[UInt8]] {
    var writer = try JournalWriter.open(directory: directory.path, settings: settings, now: 1)
    var maker = RecordMaker(sequence: writer.lastSequence, time: max(1_000, writer.lastTime))
    var written: [[UInt8]] = []
    for count in groups { written.append(try writer.append(group: maker.group(count))) }
    return written
}

/// Opens, lets go, and returns what the recovery did.
func recover(_ directory: TemporaryDirectory) throws -> RecoverySummary {
    try JournalRecovery.open(directory: directory.path).summary
}

/// The fault that an operation stops at, or nil where it does not.
func fault(_ body: () throws -> Void) -> JournalFault? {
    do {
        try body()
        return nil
    } catch JournalError.corrupt(_, let fault, _, _) {
        return fault
    } catch {
        Issue.record("another error: \(error)")
        return nil
    }
}

/// Small and seeded, so that a run can be repeated (xorshift64*).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 2_685_821_657_736_338_717
    }
}
