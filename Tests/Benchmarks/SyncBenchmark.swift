// The disk alone: one 4 KiB write and fdatasync on a preallocated, zeroed file. The least that a
// `synced` record can cost.

import Foundation

enum SyncBenchmark {
    /// What other benchmarks name as their reference.
    static let bare = "bare 4 KiB write and fdatasync"

    @Sendable static func run(_ report: inout BenchmarkReport) throws {
        guard report.wants(bare) else { return }
        // Beside the journals of the gateway's benchmark, so on the same disk.
        let path = "\(GatewayProcess.folderOfAll)/portcullis-sync-\(getpid())"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw BenchmarkError(text: "\(path): cannot be made") }
        defer {
            close(descriptor)
            _ = unsafe unlink(path)
        }
        let zeros = [UInt8](repeating: 0, count: 4_096)
        let blocks = 4_096
        for block in 0..<blocks {
            _ = unsafe pwrite(descriptor, zeros, zeros.count, off_t(block * zeros.count))
        }
        fsync(descriptor)
        var block = 0
        try report.add(bare) { name in
            try Measure.each(name, warmUp: 50, count: 1_000) {
                let written = unsafe pwrite(
                    descriptor, zeros, zeros.count, off_t(block * zeros.count))
                guard written == zeros.count, fdatasync(descriptor) == 0 else {
                    throw BenchmarkError(text: "\(path): the disk failed")
                }
                block = (block + 1) % blocks
            }
        }
    }
}
