// `portcullis journal verify`: reads all of a journal and says whether it holds.

import ArgumentParser
import Foundation
import Journal
import Wire

struct JournalVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify every record: chain, sequence, times, frames, segments.")

    @OptionGroup var place: JournalPlaceOptions
    @ArgumentParser.Flag(help: "Print one JSON object.") var json = false

    func run() throws {
        let isTerminal = isatty(2) == 1 && !json
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        var bytes = 0
        let summary: JournalSummary
        do throws(JournalError) {
            summary = try unsafe JournalReader(directory: place.path).forEach { _, record in
                count += 1
                bytes += record.count
                if isTerminal && count % 65_536 == 0 { progress(count, bytes) }
            }
        } catch {
            if isTerminal { clearLine() }
            throw failed(error, json: json)
        }
        if isTerminal { clearLine() }
        guard summary.segmentCount > 0 else {
            throw failed(
                .disk(
                    operation: "find a segment in", path: place.path, byteOffset: 0, errno: ENOENT),
                json: json)
        }
        let elapsed = start.duration(to: clock.now)
        let seconds = Double(elapsed.components.seconds)
            + Double(elapsed.components.attoseconds) / 1e18
        print(json ? jsonText(summary, seconds) : text(summary, seconds))
    }

    private func progress(_ count: Int, _ bytes: Int) {
        let line = "\r\(JournalText.grouped(count)) records, \(JournalText.bytes(bytes)) "
        FileHandle.standardError.write(Data(line.utf8))
    }

    private func clearLine() { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }

    private func text(_ summary: JournalSummary, _ seconds: Double) -> String {
        let rate = seconds > 0 ? Int(Double(summary.byteCount) / seconds) : 0
        var line = "holds: \(JournalText.grouped(summary.recordCount)) records, "
            + "\(JournalText.bytes(summary.byteCount)), \(summary.segmentCount) segments in "
            + String(format: "%.2f s", seconds) + " (\(JournalText.bytes(rate))/s); "
            + "last sequence \(summary.position.sequence), chain \(summary.position.chain)"
        if let torn = summary.tornPlace {
            line += "\nnote: \(summary.tornByteCount) bytes at \(torn) are no whole record yet; "
                + "a gateway is writing them, or its next start cuts them"
        }
        return line
    }

    private func jsonText(_ summary: JournalSummary, _ seconds: Double) -> String {
        "{\"ok\":true,\"records\":\(summary.recordCount),\"bytes\":\(summary.byteCount),"
            + "\"segments\":\(summary.segmentCount),\"seconds\":"
            + String(format: "%.6f", seconds)
            + ",\"lastSequence\":\(summary.position.sequence),\"lastTime\":"
            + JSONText.quoted(TimeText.rfc3339(summary.position.time))
            + ",\"chain\":\"\(summary.position.chain)\",\"tornBytes\":\(summary.tornByteCount)}"
    }
}
