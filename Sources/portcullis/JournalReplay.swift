// `portcullis journal replay`: every decision again, from the journal's inputs alone, compared byte
// for byte with what stands there.

import ArgumentParser
import Foundation
import Gateway
import Journal
import Pipeline
import Wire

struct JournalReplay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Decide every input again and compare with the journal.",
        discussion: """
            Verifies the chain on the way. Prints the hash of the state at the end, which \
            `portcullis status` prints for a running gateway at the same record.
            """)

    @OptionGroup var place: JournalPlaceOptions
    @ArgumentParser.Flag(help: "Print one JSON object.") var json = false

    func run() throws {
        let isTerminal = isatty(2) == 1 && !json
        let clock = ContinuousClock()
        let start = clock.now
        var replayer = Replayer()
        do throws(ReplayError) {
            try replayer.run(JournalReader(directory: place.path)) { count in
                guard isTerminal else { return }
                let line = "\r\(JournalText.grouped(Int(count))) records "
                FileHandle.standardError.write(Data(line.utf8))
            }
        } catch {
            if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
            throw differs(error)
        }
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        let elapsed = start.duration(to: clock.now).components
        let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        report(replayer.summary, seconds)
    }

    private func differs(_ error: ReplayError) -> ExitCode {
        if case .journal(let error) = error { return failed(error, json: json) }
        if json {
            print("{\"ok\":false,\"error\":\(JSONText.quoted("\(error)"))}")
        } else {
            FileHandle.standardError.write(Data("portcullis: \(error)\n".utf8))
        }
        return ExitCode(1)
    }

    private func report(_ summary: ReplaySummary, _ seconds: Double) {
        let records = Int(summary.recordCount)
        guard !json else {
            print(
                "{\"ok\":true,\"records\":\(records),\"orders\":\(summary.orderCount),"
                    + "\"seconds\":" + String(format: "%.6f", seconds)
                    + ",\"lastSequence\":\(summary.lastSequence)"
                    + ",\"stateHash\":\"\(summary.stateHashText)\","
                    + "\"chain\":\"\(summary.chain)\"}")
            return
        }
        let rate = seconds > 0 ? Int(Double(records) / seconds) : 0
        print(
            "same decisions: \(JournalText.grouped(records)) records, "
                + "\(JournalText.grouped(Int(summary.orderCount))) orders in "
                + String(format: "%.2f s", seconds)
                + " (\(JournalText.grouped(rate)) records/s); last sequence "
                + "\(summary.lastSequence), state hash \(summary.stateHashText)")
    }
}
