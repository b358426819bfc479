// `portcullis journal show` and `tail`: records for people.

import ArgumentParser
import Foundation
import Journal
import Wire

struct JournalShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show records with every field decoded.")

    @OptionGroup var place: JournalPlaceOptions
    @OptionGroup var filter: JournalFilterOptions

    func run() throws {
        var output = Output()
        let style = RecordStyle()
        do throws(JournalError) {
            try filter.forEach(in: place.path) { record in
                for line in style.lines(record) { output.print(line) }
            }
        } catch {
            output.flush()
            throw failed(error)
        }
        output.flush()
    }
}

struct JournalTail: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Show the last records, and those that come.")

    @OptionGroup var place: JournalPlaceOptions
    @Option(name: [.customShort("n"), .customLong("count")], help: "How many records.")
    var count: UInt64 = 10
    @ArgumentParser.Flag(name: .shortAndLong, help: "Go on as records come, until interrupted.")
    var follow = false

    func run() throws {
        var output = Output()
        let style = RecordStyle()
        do throws(JournalError) {
            let reader = JournalReader(directory: place.path)
            let from = try reader.firstSequence(ofLast: count)
            guard follow else {
                if count > 0 {
                    try unsafe reader.forEach(from: from) { header, bytes in
                        for line in unsafe style.lines(ShownRecord(header, bytes)) {
                            output.print(line)
                        }
                    }
                }
                output.flush()
                return
            }
            var follower = JournalFollower(directory: place.path, from: from)
            while true {
                let seen = try unsafe follower.poll { header, bytes in
                    for line in unsafe style.lines(ShownRecord(header, bytes)) {
                        output.print(line)
                    }
                }
                output.flush()
                if seen == 0 { usleep(50_000) }
            }
        } catch {
            output.flush()
            throw failed(error)
        }
    }
}

/// How a record looks.
struct RecordStyle {
    private let isColoured =
        isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    func lines(_ record: ShownRecord) -> [String] {
        let header = record.header
        let signed = header.flags & RecordHeader.authenticated != 0 ? ", signature verified" : ""
        let source = header.source == 0 ? "" : " \(header.source)"
        let title = "#\(header.sequence)  \(TimeText.rfc3339(header.time))  "
            + "\(header.origin)\(source)\(signed)"
        var lines = [bold(title)]
        for frame in record.frames {
            lines.append(arrow(frame) + bold(frame.message) + "  " + fields(frame))
        }
        lines.append(faint("    chain \(record.chain)"))
        return lines
    }

    private func arrow(_ frame: ShownFrame) -> String {
        guard let effect = frame.effect else { return "  < " }
        let session = effect.sessionID == 0 ? "" : " session \(effect.sessionID)"
        return "  > " + faint("\(frame.effectKind) \(effect.destination)\(session)") + "  "
    }

    private func fields(_ frame: ShownFrame) -> String {
        frame.fields.compactMap { field -> String? in
            if field.content == .null || field.content == .text("") { return nil }
            return faint(field.name + "=") + "\(field.content)"
        }.joined(separator: " ")
    }

    private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
