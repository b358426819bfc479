// The whole gateway in a process of its own, over ipc: from the order to its PendingNew, one in
// flight; the start; the memory at rest; a halt while another process sends flat out.

import Foundation
import Gateway
import Journal
import PortcullisClient
import Wire

enum GatewayBenchmark {
    private static let rest = "gateway: memory at rest, example configuration, 1 = 1 byte"

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        for setting in settings {
            try roundTrip("written", setting, RawEchoBenchmark.bare, count: 20_000, &report)
        }
        for setting in settings {
            try roundTrip("synced", setting, SyncBenchmark.bare, count: 2_000, &report)
        }
        try start(&report)
        try halt(&report)
    }

    /// How the gateway can be set up, with what the benchmark's name says of it: nothing for the
    /// defaults.
    private static let settings = [
        (name: "", text: ""),
        (name: ", core spins", text: "threads: {core: {wait: spin}}"),
        (name: ", core parks", text: "threads: {core: {wait: park}}"),
        (name: ", orders on a thread of their own", text: "threads: {orders: own}"),
        (name: ", libnng", text: "sockets: {transport: nng}"),
    ]

    private static func roundTrip(
        _ durability: String, _ setting: (name: String, text: String), _ reference: String,
        count: Int, _ report: inout BenchmarkReport
    ) throws {
        let name = "gateway: order → PendingNew, ipc, one in flight, \(durability)\(setting.name)"
        guard report.wants(name) else { return }
        let gateway = try GatewayProcess(
            configuration: "loadtest.yaml", durability: durability, more: setting.text)
        defer { gateway.remove() }
        let session = try gateway.session("load")
        defer { session.close() }
        let feed = try FeedClient(url: "ipc://\(gateway.data)/feed.ipc")
        var securityID: UInt32?
        while securityID == nil {
            _ = try session.nextEvent(timeoutMs: 100)
            securityID = session.security("LOAD")?.securityID
        }
        var quote = Quote(securityID: securityID ?? 0, symbol: "LOAD")
        quote.bid = 9_999_000_000
        quote.offer = 10_001_000_000
        try feed.send(quote)
        // Far from the market, so that nothing but the order itself is under way.
        let order = Order(
            account: "LOAD", symbol: "LOAD", side: .buy, quantity: 100_000_000,
            limit: 9_900_000_000, timeInForce: .immediateOrCancel)
        try report.add(name, against: reference) { name in
            try Measure.each(name, warmUp: count / 10, count: count) {
                let clOrdID = try session.submit(order)
                try awaitPendingNew(session, clOrdID)
            }
        }
    }

    private static func awaitPendingNew(_ session: Session, _ clOrdID: UInt64) throws {
        while true {
            guard let event = try session.nextEvent(timeoutMs: 5_000) else {
                throw BenchmarkError(text: "no answer to an order in 5 s")
            }
            guard case .execution(let report) = event, report.clOrdID == clOrdID else { continue }
            if report.execType == .pendingNew { return }
            guard report.execType != .rejected else {
                throw BenchmarkError(text: "the order was refused: \(report.rejectReason)")
            }
        }
    }

    // MARK: start and memory

    private static func start(_ report: inout BenchmarkReport) throws {
        let name = "gateway: start of the process to ready, example configuration"
        guard report.wants(name) else { return }
        var figures: [Double] = []
        var resident: [Double] = []
        for _ in 0..<5 {
            let gateway = try GatewayProcess(configuration: "example.yaml", durability: "synced")
            figures.append(Double(gateway.readyNs))
            resident.append(Double(gateway.residentByteCount))
            gateway.remove()
        }
        report.add(name) { name in measurement(name, figures) }
        report.add(rest) { name in measurement(name, resident) }
    }

    private static func measurement(_ name: String, _ figures: [Double]) -> Measurement {
        let sorted = figures.sorted()
        return Measurement(
            name: name, medianNs: sorted[sorted.count / 2], minNs: sorted[0],
            maxNs: sorted[sorted.count - 1], repetitions: sorted.count,
            operationsPerRepetition: 1)
    }

    // MARK: halt

    /// Halts a gateway under full load, then reads its journal: how long after the operator sent
    /// the halt was it decided, and did any order leave behind it?
    private static func halt(_ report: inout BenchmarkReport) throws {
        let name = "gateway: halt sent → nothing more forwarded, under full load"
        guard report.wants(name) else { return }
        let gateway = try GatewayProcess(configuration: "loadtest.yaml", durability: "synced")
        defer { gateway.remove() }
        let load = try GatewayProcess.begin(
            ["loadtest", "--data", gateway.data, "--window", "2000", "--duration", "12"])
        defer { if load.isRunning { load.terminate() } }
        let ops = try OpsClient(url: "ipc://\(gateway.data)/ops.ipc")
        let authority = Authority(operatorID: "bench", reason: "benchmark")
        for _ in 0..<20 {
            Thread.sleep(forTimeInterval: 0.4)
            _ = try ops.halt(.all, authority)
            _ = try ops.resume(.all, authority)
        }
        load.terminate()
        load.waitUntilExit()
        gateway.stop()
        var watch = HaltWatch()
        _ = try unsafe JournalReader(directory: "\(gateway.data)/journal").forEach {
            header, record in
            unsafe watch.take(header, record)
        }
        guard watch.forwardedWhileHalted == 0 else {
            throw BenchmarkError(
                text: "\(watch.forwardedWhileHalted) orders were forwarded while halted")
        }
        report.add(name) { name in measurement(name, watch.delaysNs) }
    }
}

/// What a journal says of halts.
private struct HaltWatch {
    /// From the halt's timestamp, the operator's clock, to its record.
    var delaysNs: [Double] = []
    /// Commands for new orders decided while everything was halted.
    var forwardedWhileHalted = 0
    private var isHalted = false

    mutating func take(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) {
        let end = RecordHeader.size + Int(header.frameByteCount)
        let frame = unsafe UnsafeRawBufferPointer(rebasing: record[RecordHeader.size..<end]).bytes
        var reader = FrameReader()
        guard case .frame(let place) = reader.next(in: frame) else { return }
        switch place.templateID {
        case HaltRequest.templateID:
            let request = frame.load(HaltRequest.self, at: place)
            delaysNs.append(Double(header.time) - Double(request.timestamp))
            isHalted = true
        case ResumeRequest.templateID: isHalted = false
        default:
            guard isHalted else { return }
            var effects = EffectReader(header)
            while let effect = unsafe effects.next(in: record) {
                let isCommand =
                    effect.header.kind == EffectKind.broker && effect.header.frameByteCount > 0
                guard isCommand else { continue }
                let offset = effect.frameOffset
                let bytes = unsafe UnsafeRawBufferPointer(
                    rebasing: record[offset..<(offset + Int(effect.header.frameByteCount))]
                ).bytes
                var reader = FrameReader()
                guard case .frame(let header) = reader.next(in: bytes) else { continue }
                let command = bytes.load(BrokerCommand.self, at: header)
                if command.kind == .newOrder || command.kind == .replace {
                    forwardedWhileHalted += 1
                }
            }
        }
    }
}
