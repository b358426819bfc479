// What the drop copy's tests share: a journal that the test writes, and the service over it.

import Foundation
import Glibc
import Journal
import LockFree
import Testing
import Transport
import Wire

@testable import Gateway
@testable import PortcullisClient

/// A folder whose name leaves room for a socket's; removed with the value.
final class DropCopyFolder: Sendable {
    let path: String

    init() throws {
        let name = UInt64.random(in: 0..<(1 << 48))
        path = "/tmp/pcdc-" + String(name, radix: 36)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var data: DataDirectory { DataDirectory(path) }

    func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }
}

/// Records as the core builds them, their chains still to be filled in.
struct DropCopyRecords {
    var sequence: UInt64 = 0
    var time: UInt64 = 1_000_000_000
    private var room = [UInt8](repeating: 0, count: Limit.recordBytesMax)

    mutating func record(
        _ input: some Message, origin: Origin = .session,
        effects: (inout EffectWriter) -> Void = { _ in }
    ) -> [UInt8] {
        sequence += 1
        time += 10
        let header = RecordHeader(
            byteCount: 0, frameByteCount: 0, origin: origin, flags: 0, sequence: sequence,
            time: time, source: 7, effectsByteCount: 0)
        let frame = input.frameBytes()
        let count = unsafe room.withUnsafeMutableBytes { room in
            var builder = unsafe RecordBuilder(room: room, header: header, frame: frame.span.bytes)
            var writer = builder.effectWriter()
            effects(&writer)
            return builder.finish(effectsByteCount: writer.byteCount)
        }
        return Array(room[..<count])
    }

    /// An order, and the report that refuses it.
    mutating func order(
        account: Text16 = "MAIN", securityID: UInt32 = 3, sessionID: UInt32 = 9
    ) -> [UInt8] {
        let number = sequence + 1
        let order = NewOrderSingle(
            clOrdID: number, sendingTime: time, orderQty: 1, account: account,
            securityID: securityID, side: .buy, ordType: .market, timeInForce: .day)
        return record(order) { effects in
            effects.append(
                Self.report(number, account, securityID), kind: EffectKind.report, destination: 7,
                sessionID: sessionID)
        }
    }

    static func report(
        _ number: UInt64, _ account: Text16 = "MAIN", _ securityID: UInt32 = 3
    ) -> ExecutionReport {
        ExecutionReport(
            transactTime: number, orderID: number, clOrdID: number, execID: number, orderQty: 1,
            cumQty: 0, leavesQty: 1, account: account, securityID: securityID,
            rejectReason: .none, execType: .pendingNew, ordStatus: .pendingNew, side: .buy,
            ordType: .market, timeInForce: .day, level: .none)
    }
}

/// A journal under the test's hand, and a drop copy over it.
final class DropCopyDesk {
    let folder: DropCopyFolder
    var records = DropCopyRecords()
    /// Every record as it stands in the journal, from sequence 1.
    private(set) var written: [[UInt8]] = []
    private var writer: JournalWriter?
    private(set) var signals = DropCopySignals()
    private var service: DropCopyService?
    var settings = DropCopySettings()

    init(
        _ durability: Durability = .written, segmentByteCount: Int = 128 << 10,
        settings: DropCopySettings = DropCopySettings()
    ) throws {
        folder = try DropCopyFolder()
        self.settings = settings
        writer = try JournalWriter.open(
            directory: folder.data.journal,
            settings: JournalSettings(durability: durability, segmentByteCount: segmentByteCount),
            now: 1)
        try start()
    }

    deinit {
        service?.stop()
        // Its thread still works in the folder, which goes next.
        writer = nil
    }

    func start() throws {
        signals = DropCopySignals()
        signals.publish(records.sequence)
        let service = try DropCopyService(
            urls: [folder.data.eventsURL], journal: folder.data.journal,
            consumers: folder.data.consumers, signals: signals, settings: settings)
        try service.listen()
        self.service = service
    }

    func stop() {
        service?.stop()
        service = nil
    }

    /// Writes one group; `publish` says that it is durable.
    func append(_ group: [[UInt8]]) throws {
        var bytes = Array(group.joined())
        var failure: JournalError?
        unsafe bytes.withUnsafeMutableBytes { bytes in
            do throws(JournalError) { try unsafe writer?.append(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        var offset = 0
        for record in group {
            written.append(Array(bytes[offset..<(offset + record.count)]))
            offset += record.count
        }
    }

    func appendOrders(_ count: Int) throws {
        try append((0..<count).map { _ in records.order() })
    }

    func publish(_ sequence: UInt64? = nil) { signals.publish(sequence ?? records.sequence) }

    /// Writes orders and makes them durable.
    func addOrders(_ count: Int) throws {
        try appendOrders(count)
        publish()
    }

    func client(
        _ start: DropCopyStart, consumer: String = "", filter: DropCopyFilter = DropCopyFilter()
    ) throws -> DropCopyClient {
        try DropCopyClient(
            url: folder.data.eventsURL, consumer: consumer, start: start, filter: filter,
            timeoutMs: 20_000)
    }

    func raw() throws -> DropCopyPeer { try DropCopyPeer(url: folder.data.eventsURL) }
}

/// A peer that sends what it likes.
final class DropCopyPeer {
    let socket: EventSocket
    private var reports: [SubscriptionReport] = []
    private var rejects: [BusinessMessageReject] = []
    private(set) var recordByteCount = 0

    init(url: String) throws { socket = try EventSocket(url: url) }

    func send(_ message: some Message) throws { try socket.send(message.frameBytes()) }

    /// Waits for messages until `take` is content or the patience ends.
    private func wait<Value>(for take: () -> Value?) throws -> Value {
        let deadline = Date().addingTimeInterval(20)
        while Date() < deadline {
            if let value = take() { return value }
            _ = try socket.receive(timeoutMs: 50) { message in
                var offset = 0
                while offset + 6 <= message.byteCount {
                    let length = unsafe Int(
                        UInt32(
                            bigEndian: message.unsafeLoadUnaligned(
                                fromByteOffset: offset, as: UInt32.self)))
                    let frame = message.extracting(offset..<(offset + length))
                    var reader = FrameReader()
                    if case .frame(let header) = reader.next(in: frame) {
                        self.take(header, frame)
                    } else {
                        recordByteCount += length
                    }
                    offset += length
                }
            }
        }
        throw DropCopyTestError.nothingCame
    }

    private func take(_ header: FrameHeader, _ frame: RawSpan) {
        switch header.templateID {
        case SubscriptionReport.templateID:
            reports.append(frame.load(SubscriptionReport.self, at: header))
        case BusinessMessageReject.templateID:
            rejects.append(frame.load(BusinessMessageReject.self, at: header))
        default: break
        }
    }

    func report() throws -> SubscriptionReport {
        try wait { reports.isEmpty ? nil : reports.removeFirst() }
    }

    func reject() throws -> BusinessMessageReject {
        try wait { rejects.isEmpty ? nil : rejects.removeFirst() }
    }
}

enum DropCopyTestError: Error { case nothingCame }

extension Subscribe {
    static func from(
        _ sequence: UInt64, consumer: Text32 = "", requestID: UInt64 = 1
    ) -> Subscribe {
        Subscribe(
            requestID: requestID, fromSequence: sequence, consumer: consumer, account: "",
            templateID: 0, start: .sequence, origin: .gateway)
    }
}

extension DropCopyClient {
    /// Takes records up to a sequence, and whatever else comes before it.
    func take(through last: UInt64) throws -> [DropCopyRecord] {
        var records: [DropCopyRecord] = []
        let deadline = Date().addingTimeInterval(60)
        while records.last?.header.sequence ?? 0 < last {
            guard Date() < deadline else { throw DropCopyTestError.nothingCame }
            if case .record(let record)? = try next(timeoutMs: 100) { records.append(record) }
        }
        return records
    }

    /// Takes records until everything durable was given.
    func takeUntilCaughtUp() throws -> [DropCopyRecord] {
        var records: [DropCopyRecord] = []
        let deadline = Date().addingTimeInterval(60)
        while Date() < deadline {
            switch try next(timeoutMs: 100) {
            case .record(let record)?: records.append(record)
            case .caughtUp?: return records
            default: continue
            }
        }
        throw DropCopyTestError.nothingCame
    }
}

extension [DropCopyRecord] {
    var sequences: [UInt64] { map(\.header.sequence) }
}
