// The chain: SHA-256 of the chain before and a record, the same bytes as the journal hashes.

import Crypto
import Wire

enum ChainBenchmark {
    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        // An order with a report and a command beside it is about 500 bytes.
        for byteCount in [128, 512] {
            let record = [UInt8](repeating: 7, count: byteCount)
            let count = 20_000
            report.add("SHA-256 chain, record of \(byteCount) B") { name in
                Measure.loop(name, operations: count) { keep(chain(record, count)) }
            }
        }
    }

    @inline(never) private static func chain(_ record: [UInt8], _ count: Int) -> UInt8 {
        var chain = SHA256.hash(data: record)
        for _ in 0..<count {
            var hash = SHA256()
            unsafe chain.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
            unsafe record.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
            chain = hash.finalize()
        }
        return unsafe chain.withUnsafeBytes { unsafe $0[0] }
    }
}
