import Foundation
import Glibc
import Testing
import Wire

@testable import Journal

@Suite struct SegmentSealerTests {
    let raw = "00000001.pcj"
    let sealed = "00000001.pcj.zst"

    /// One closed segment, raw, and its records.
    private func closedSegment(_ count: Int = 5) throws -> (TemporaryDirectory, [ReadRecord]) {
        let directory = try TemporaryDirectory()
        try writeAndCrash(directory, groups: [count])
        return (directory, try JournalReader.quick(directory).records())
    }

    private func seal(_ directory: TemporaryDirectory) throws {
        try SegmentSealer.seal(1, in: JournalDirectory(directory.path), level: 3)
    }

    @Test func stockZstdReadsASealedSegment() throws {
        guard let program = ["/usr/bin/zstd", "/usr/local/bin/zstd"].first(where: {
            FileManager.default.isExecutableFile(atPath: $0)
        }) else {
            print("SKIPPED: zstd is not installed (apt install zstd)")
            return
        }
        let (directory, records) = try closedSegment(400)
        let before = try directory.bytes(raw)
        try seal(directory)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-d", "-q", directory.file(sealed).path, "-o", directory.file("plain").path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let plain = try directory.bytes("plain")
        #expect(Array(plain[8_192...]) == records.flatMap(\.bytes))
        #expect(plain[..<4_096] == before[..<4_096])
        let compressed = try directory.bytes(sealed).count
        #expect(compressed < plain.count)
    }

    @Test func aSealedSegmentIsReadAtAnyPlace() throws {
        let directory = try TemporaryDirectory()
        let settings = JournalSettings.small(segmentByteCount: 2 << 20)
        var writer = try JournalWriter.open(directory: directory.path, settings: settings, now: 1)
        var maker = RecordMaker()
        try writer.append(group: maker.group(3_000, effectCount: 2))
        let content = try directory.bytes(raw)
        try writer.close()
        var source = try SegmentSource.sealed(directory.path + "/" + sealed)
        let byteCount = try source.byteCount()
        #expect(byteCount > 2 * SeekTable.frameByteCount)
        let buffer = HeapBytes(byteCount: 1_000)
        for offset in stride(from: 8_192, to: byteCount, by: 77_777) {
            let count = try unsafe source.read(into: buffer.bytes, at: offset)
            #expect(unsafe Array(buffer.bytes[..<count]) == Array(content[offset..<offset + count]))
            #expect(count == min(1_000, byteCount - offset))
        }
    }

    @Test func noFlippedBitOfASealedSegmentGoesUnnoticed() throws {
        let (directory, records) = try closedSegment()
        try seal(directory)
        let good = try directory.bytes(sealed)
        let reader = JournalReader.quick(directory)
        let file = try DiskFile(path: directory.path + "/" + sealed, flags: O_RDWR)
        for offset in good.indices {
            for bit in 0..<8 {
                var byte = good[offset] ^ (1 << bit)
                try unsafe withUnsafeBytes(of: &byte) { try unsafe file.write($0, at: offset) }
                #expect(throws: JournalError.self, "bit \(bit) of byte \(offset)") {
                    _ = try reader.records()
                }
            }
            var byte = good[offset]
            try unsafe withUnsafeBytes(of: &byte) { try unsafe file.write($0, at: offset) }
        }
        #expect(try reader.records() == records)
    }

    @Test func aSealedSegmentCutOffAnywhereIsRefused() throws {
        let (directory, _) = try closedSegment()
        try seal(directory)
        let good = try directory.bytes(sealed)
        for cut in good.indices {
            try directory.write(good[..<cut], to: sealed)
            #expect(throws: JournalError.self) { _ = try JournalReader.quick(directory).records() }
            #expect(throws: JournalError.self) { _ = try recover(directory) }
        }
    }

    @Test func aCrashWhileCompressingLeavesTheRawSegment() throws {
        let (directory, records) = try closedSegment()
        try directory.write([1, 2, 3], to: sealed + ".tmp")
        try directory.write([1, 2, 3], to: "next.tmp")
        let summary = try recover(directory)
        #expect(summary.removedFiles.sorted() == [sealed + ".tmp", "next.tmp"])
        #expect(try directory.names() == [raw, "journal.lock"])
        #expect(try JournalReader.quick(directory).records() == records)
    }

    @Test func aCrashBeforeTheRawSegmentIsRemovedIsFinished() throws {
        let (directory, records) = try closedSegment()
        try directory.copy(raw, to: "x")
        try seal(directory)
        try directory.copy("x", to: raw)
        try directory.remove("x")
        #expect(try JournalReader.quick(directory).records() == records)
        _ = try recover(directory)
        #expect(try directory.names() == [sealed, "journal.lock"])
        #expect(try JournalReader.quick(directory).records() == records)
    }

    @Test func aSealedSegmentThatDiffersFromItsRawOneIsRefusedAndBothStay() throws {
        let (directory, _) = try closedSegment()
        let other = try TemporaryDirectory()
        var writer = try JournalWriter.open(directory: other.path, settings: .small(), now: 1)
        var maker = RecordMaker(time: 7_777)
        try writer.append(group: maker.group(5))
        try writer.close()
        try directory.write(try other.bytes(sealed), to: sealed)
        #expect(fault { _ = try recover(directory) } == .sealedDiffers)
        #expect(try directory.names().filter { $0.contains(".pcj") } == [raw, sealed])
    }

    @Test func closedSegmentsAreSealedWhileTheWriterGoesOn() throws {
        let directory = try TemporaryDirectory()
        var writer = try JournalWriter.open(directory: directory.path, settings: .small(), now: 1)
        var maker = RecordMaker()
        var groups: [UInt8] = []
        while try !directory.names().contains("00000002.pcj.zst") {
            groups += try writer.append(group: maker.group(20))
            #expect(writer.backgroundFailure == nil)
        }
        #expect(try JournalReader.quick(directory).records().flatMap(\.bytes) == groups)
        try writer.close()
    }
}
