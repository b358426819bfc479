import Foundation
import Glibc
import Testing
import Wire

@testable import Journal

@Suite struct JournalRecoveryTests {
    let raw = "00000001.pcj"
    let start = SegmentLayout.recordsOffset

    @Test func noFlippedBitOfARawSegmentGoesUnnoticed() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [2, 1])
        let good = try directory.bytes(raw)
        let records = try JournalReader.quick(directory).records()
        let end = start + groups.joined().count
        let reader = JournalReader.quick(directory)
        let file = try DiskFile(path: directory.path + "/" + raw, flags: O_RDWR)
        for offset in 0..<(end + 1_024) {
            // The zeros of the two blocks: one bit of every byte in 37.
            let isZeroBlock = offset < start && good[offset] == 0 && offset % 37 != 0
            if isZeroBlock { continue }
            let bits = offset >= start && offset < end + 8 ? Array(0..<8) : [offset % 8]
            for bit in bits {
                var byte = good[offset] ^ (1 << bit)
                try unsafe withUnsafeBytes(of: &byte) { try unsafe file.write($0, at: offset) }
                let read = try? reader.records()
                if let read {
                    // Only behind the last record, and nothing is lost by it.
                    #expect(offset >= end && read == records, "bit \(bit) of byte \(offset)")
                }
                byte = good[offset]
                try unsafe withUnsafeBytes(of: &byte) { try unsafe file.write($0, at: offset) }
            }
        }
        #expect(try reader.records() == records)
    }

    @Test func aSegmentCutOffAtAnyByteKeepsEveryWholeRecordOrIsRefused() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [2, 2])
        let good = try directory.bytes(raw)
        let lastGroup = start + groups[0].count
        let recordByteCount = groups[1].count / 2
        let end = lastGroup + groups[1].count
        for cut in stride(from: start - 3, through: end, by: 1) {
            try directory.write(good[..<cut], to: raw)
            if cut < lastGroup {
                // Records that were durable are gone: nothing may be cut here.
                #expect(throws: JournalError.self) { _ = try recover(directory) }
                #expect(try directory.bytes(raw) == Array(good[..<cut]))
                continue
            }
            let summary = try recover(directory)
            let whole = (cut - lastGroup) / recordByteCount
            #expect(summary.position.sequence == UInt64(2 + whole))
            let tail = Array(good[(lastGroup + whole * recordByteCount)..<cut])
            if tail.allSatisfy({ $0 == 0 }) {
                #expect(summary.cut == nil)
            } else {
                let kept = try #require(summary.cut)
                #expect(kept.place.byteOffset == lastGroup + whole * recordByteCount)
                let file = String(kept.keptIn.split(separator: "/").last ?? "")
                let used = tail.lastIndex { $0 != 0 } ?? 0
                #expect(try directory.bytes(file) == Array(tail[...used]))
                try directory.remove(file)
            }
            #expect(try directory.bytes(raw).count == good.count)
        }
    }

    @Test(arguments: [Durability.synced, .written])
    func aTailThatIsZeroFromAnyWordOnIsCut(_ durability: Durability) throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, .small(durability), groups: [2, 2])
        let good = try directory.bytes(raw)
        let lastGroup = start + groups[0].count
        let recordByteCount = groups[1].count / 2
        let end = lastGroup + groups[1].count
        for cut in stride(from: lastGroup, to: end, by: 8) {
            var bad = good
            for offset in cut..<end { bad[offset] = 0 }
            try directory.write(bad, to: raw)
            let summary = try recover(directory)
            #expect(
                summary.position.sequence == UInt64(2 + (cut - lastGroup) / recordByteCount),
                "zero from \(cut)")
        }
    }

    @Test func anyMixtureOfSectorsOfTheLastGroupIsATornTail() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [7, 30])
        let good = try directory.bytes(raw)
        let lastGroup = start + groups[0].count
        let recordByteCount = groups[1].count / 30
        let end = lastGroup + groups[1].count
        var generator = SeededGenerator(seed: 42)
        for round in 0..<150 {
            var bad = good
            var firstLost = end
            for sector in (lastGroup / 512)...((end - 1) / 512) {
                // The first rounds lose one sector each, the others any of them.
                let isLost = round < 16
                    ? sector == lastGroup / 512 + round : Bool.random(using: &generator)
                guard isLost else { continue }
                let range = max(lastGroup, sector * 512)..<min(end, (sector + 1) * 512)
                guard !range.isEmpty else { continue }
                firstLost = min(firstLost, range.lowerBound)
                for offset in range { bad[offset] = 0 }
            }
            try directory.write(bad, to: raw)
            let summary = try recover(directory)
            let whole = (firstLost - lastGroup) / recordByteCount
            #expect(summary.position.sequence == UInt64(7 + min(whole, 30)), "round \(round)")
            let records = try JournalReader.quick(directory).records()
            #expect(records.count == 7 + min(whole, 30))
        }
        // The same in a group that was durable is a loss, and is refused.
        for sector in (start / 512)...((lastGroup - 1) / 512) {
            var bad = good
            for offset in (sector * 512)..<min(lastGroup, (sector + 1) * 512) { bad[offset] = 0 }
            try directory.write(bad, to: raw)
            #expect(throws: JournalError.self) { _ = try recover(directory) }
        }
    }

    @Test func goesOnBehindACutTail() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [2, 3])
        var bytes = try directory.bytes(raw)
        for offset in (start + groups.joined().count - 40)..<bytes.count { bytes[offset] = 0 }
        try directory.write(bytes, to: raw)
        var writer = try JournalWriter.open(directory: directory.path, settings: .small(), now: 9)
        #expect(writer.recovery.cut?.place.sequence == 5)
        #expect(writer.recovery.notes.contains { $0.hasPrefix("cut ") && $0.contains("cut-1.bin") })
        #expect(writer.lastSequence == 4)
        var maker = RecordMaker(sequence: 4, time: 5_000)
        try writer.append(group: maker.group(2))
        try writer.close()
        #expect(try JournalReader.quick(directory).records().map(\.sequence) == Array(1...6))
        #expect(try directory.names().contains("cut-1.bin"))
    }

    @Test func dataBehindAHoleIsRefusedWhereOnlyTheProcessMayDie() throws {
        let directory = try TemporaryDirectory()
        try writeAndCrash(directory, .small(.written), groups: [40])
        var bytes = try directory.bytes(raw)
        for offset in (start + 2_048)..<(start + 2_560) { bytes[offset] = 0 }
        try directory.write(bytes, to: raw)
        #expect(fault { _ = try recover(directory) } == .dataAfterHole)
        #expect(try directory.bytes(raw) == bytes)
    }

    @Test func garbageBehindTheLastRecordIsRefused() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [2])
        var bytes = try directory.bytes(raw)
        let end = start + groups[0].count
        var generator = SeededGenerator(seed: 7)
        for offset in end..<(end + 3_000) {
            bytes[offset] = UInt8.random(in: 1...255, using: &generator)
        }
        try directory.write(bytes, to: raw)
        #expect(fault { _ = try recover(directory) } != nil)
    }

    @Test func aRecordThatWasTakenOutIsMissed() throws {
        let directory = try TemporaryDirectory()
        let groups = try writeAndCrash(directory, groups: [5])
        let one = groups[0].count / 5
        var bytes = try directory.bytes(raw)
        bytes.removeSubrange((start + one)..<(start + 2 * one))
        bytes += [UInt8](repeating: 0, count: one)
        try directory.write(bytes, to: raw)
        #expect(
            throws: JournalError.corrupt(
                JournalPlace(
                    file: directory.path + "/" + raw, byteOffset: start + one + 8, sequence: 2),
                .sequence, found: "3", expected: "2")
        ) { _ = try recover(directory) }
    }

    /// A closed journal of three sealed segments.
    private func sealedJournal(id: UInt64 = 2) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        var settings = JournalSettings.small()
        settings.journalID = JournalID(high: 1, low: id)
        var writer = try JournalWriter.open(
            directory: directory.path, settings: settings, now: 1)
        var maker = RecordMaker()
        try writer.append(group: maker.group(1_000, effectCount: 2))
        try writer.close()
        return directory
    }

    @Test func refusesAMissingSegment() throws {
        let directory = try sealedJournal()
        try directory.remove("00000002.pcj.zst")
        #expect(fault { _ = try recover(directory) } == .missingSegment)
        #expect(fault { _ = try JournalReader.quick(directory).records() } == .missingSegment)
    }

    @Test func refusesSwappedSegments() throws {
        let directory = try sealedJournal()
        try directory.copy("00000002.pcj.zst", to: "x")
        try directory.remove("00000002.pcj.zst")
        try directory.copy("00000003.pcj.zst", to: "00000002.pcj.zst")
        try directory.remove("00000003.pcj.zst")
        try directory.copy("x", to: "00000003.pcj.zst")
        #expect(fault { _ = try recover(directory) } == .segmentNumber)
        #expect(fault { _ = try JournalReader.quick(directory).records() } == .segmentNumber)
    }

    @Test func refusesASegmentOfAnotherJournal() throws {
        let directory = try sealedJournal()
        let other = try sealedJournal(id: 3)
        try directory.write(try other.bytes("00000002.pcj.zst"), to: "00000002.pcj.zst")
        #expect(fault { _ = try recover(directory) } == .journalID)
        #expect(fault { _ = try JournalReader.quick(directory).records() } == .journalID)
    }

    @Test func refusesAStrangeSegmentName() throws {
        let directory = try sealedJournal()
        try directory.write([], to: "4.pcj")
        #expect(fault { _ = try recover(directory) } == .strangeFile)
    }
}
