// How fast the journal takes, keeps and verifies records of about 300 bytes.

import Foundation
import Journal
import Wire

enum JournalBenchmark {
    /// Appends, then verifies, then hashes as many bytes without a journal around them.
    static func run() throws {
        let directory = FileManager.default.temporaryDirectory.path + "/portcullis-bench-"
            + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (durability, groupCount) in [
            (Durability.written, 1), (.written, 64), (.synced, 1), (.synced, 64), (.synced, 1_024),
        ] {
            let path = "\(directory)/\(durability)-\(groupCount)"
            let count = durability == .synced ? min(400_000, groupCount * 2_000) : 400_000
            try append(path, durability, groupCount: groupCount, count: count)
        }
        try verify("\(directory)/written-64")
    }

    private static func append(
        _ path: String, _ durability: Durability, groupCount: Int, count: Int
    ) throws {
        var writer = try JournalWriter.open(
            directory: path, settings: JournalSettings(durability: durability), now: 1)
        var sequence: UInt64 = 0
        let frame = NewOrderSingle(
            clOrdID: 1, sendingTime: 1, price: 189_50000000, orderQty: 100_00000000,
            account: "MAIN", securityID: 3, side: .buy, ordType: .limit, timeInForce: .day
        ).frameBytes()
        let effectCount = 1
        let effectByteCount = EffectHeader.size + padded(frame.count)
        let size = RecordHeader.size + padded(frame.count) + effectCount * effectByteCount
            + RecordHeader.chainByteCount
        let group = UnsafeMutableRawBufferPointer.allocate(
            byteCount: size * groupCount, alignment: 8)
        defer { unsafe group.deallocate() }
        unsafe group.initializeMemory(as: UInt8.self, repeating: 0)
        func fill() {
            for index in 0..<groupCount {
                sequence += 1
                let header = RecordHeader(
                    byteCount: UInt32(size), frameByteCount: UInt16(frame.count), origin: .session,
                    flags: 0, sequence: sequence, time: sequence, source: 1,
                    effectsByteCount: UInt32(effectCount * effectByteCount))
                let start = index * size
                unsafe group.storeBytes(of: header, toByteOffset: start, as: RecordHeader.self)
                var offset = start + RecordHeader.size
                unsafe UnsafeMutableRawBufferPointer(rebasing: group[offset...])
                    .copyBytes(from: frame)
                offset += padded(frame.count)
                let effect = EffectHeader(
                    frameByteCount: UInt16(frame.count), kind: EffectKind.report, destination: 1,
                    sessionID: 1)
                unsafe group.storeBytes(of: effect, toByteOffset: offset, as: EffectHeader.self)
                unsafe UnsafeMutableRawBufferPointer(
                    rebasing: group[(offset + EffectHeader.size)...]
                ).copyBytes(from: frame)
            }
        }
        var samples: [Double] = []
        let clock = ContinuousClock()
        while sequence < UInt64(count) {
            fill()
            let start = clock.now
            try unsafe writer.append(group)
            samples.append(start.duration(to: clock.now) / .microseconds(1))
        }
        let total = samples.reduce(0, +)
        samples.sort()
        func percentile(_ part: Double) -> String {
            let index = min(samples.count - 1, Int(Double(samples.count) * part))
            return String(format: "%.1f", samples[index])
        }
        print(
            "append \(durability), \(groupCount) × \(size) bytes a group: "
                + "\(Int(Double(sequence) / total * 1e6)) records/s; a group p50 "
                + "\(percentile(0.5)) µs, p99 \(percentile(0.99)) µs, max \(percentile(1)) µs")
        let start = clock.now
        try writer.close()
        print("  close and seal: \(start.duration(to: clock.now) / .milliseconds(1)) ms")
    }

    private static func verify(_ path: String) throws {
        let clock = ContinuousClock()
        for _ in 0..<2 {
            let start = clock.now
            let summary = try unsafe JournalReader(directory: path).forEach { _, _ in }
            let seconds = start.duration(to: clock.now) / .seconds(1)
            print(
                "verify sealed: \(Int(Double(summary.recordCount) / seconds)) records/s, "
                    + "\(Int(Double(summary.byteCount) / seconds / 1e6)) MB/s")
        }
        let piece = [UInt8](repeating: 7, count: 248)
        let count = 400_000
        var start = clock.now
        var last = ChainHash.zero
        for _ in 0..<count { last = ChainHash(of: piece) }
        var seconds = start.duration(to: clock.now) / .seconds(1)
        print("SHA-256 of 248 bytes: \(Int(Double(count) * 248 / seconds / 1e6)) MB/s, "
            + "\(Int(seconds / Double(count) * 1e9)) ns each (\(last == .zero))")
        let long = [UInt8](repeating: 7, count: 64 << 20)
        start = clock.now
        last = ChainHash(of: long)
        seconds = start.duration(to: clock.now) / .seconds(1)
        let rate = Int(Double(long.count) / seconds / 1e6)
        print("SHA-256 of 64 MiB: \(rate) MB/s (\(last == .zero))")
    }
}
