// portcullis explain: why was this decided so? Out of the journal, with every number that decided.
//
// Nothing here takes the journal's lock or writes to its directory: it works beside a running
// gateway. The record is decided again by the same core, and compared with the journal's bytes.

import ArgumentParser
import Foundation
import Gateway
import Journal
import Pipeline
import Wire

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell why a record was decided as it was: every check, every number.",
        discussion: """
            Example: portcullis explain --sequence 4711
            The sequence of a decision stands in every report as ExecID. Replays the journal up to \
            the record, decides it again, shows what each check compared, and proves that the \
            decision comes out the same byte for byte.
            Exit codes: 0 explained and reproduced; 1 it does not hold, or there is no such \
            record; 2 wrong usage.
            """)

    @OptionGroup var place: JournalPlaceOptions

    @Option(help: ArgumentHelp("The record's sequence.", valueName: "n"))
    var sequence: UInt64?

    @Option(help: ArgumentHelp("The record that decided this OrderID.", valueName: "id"))
    var order: UInt64?

    @Option(help: ArgumentHelp("The record that decided this ClOrdID.", valueName: "id"))
    var clOrdID: UInt64?

    @Option(help: ArgumentHelp("The strategy that used the ClOrdID.", valueName: "name"))
    var strategy: String?

    @ArgumentParser.Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        let given = [sequence, order, clOrdID].compactMap { $0 }
        guard given.count == 1 else {
            throw ValidationError("give one of --sequence, --order and --cl-ord-id")
        }
        guard given[0] > 0 else { throw ValidationError("sequences and ids begin at 1") }
        guard strategy == nil || clOrdID != nil else {
            throw ValidationError("--strategy goes with --cl-ord-id")
        }
    }

    func run() throws {
        let reader = JournalReader(directory: place.path)
        let wanted = try number(in: reader)
        let isTerminal = isatty(2) == 1 && !json
        func clear() {
            if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        }
        var replayer = Replayer()
        let found: ExplainedRecord?
        do throws(ReplayError) {
            found = try replayer.explain(wanted, in: reader) { count in
                guard isTerminal else { return }
                let line = "\rreplaying: \(Console.grouped(count)) of \(Console.grouped(wanted)) "
                FileHandle.standardError.write(Data(line.utf8))
            }
        } catch {
            clear()
            if case .journal(let error) = error { throw failed(error, json: json) }
            throw stop("\(error)")
        }
        clear()
        guard let found else {
            throw stop(
                "the journal at \(place.path) ends at record \(replayer.summary.lastSequence); "
                    + "there is no record \(wanted)")
        }
        if json { try Console.json(ExplanationJSON(found)) } else { show(found) }
        if !found.isReproduced { throw ExitStatus.refused }
    }

    private func number(in reader: JournalReader) throws -> UInt64 {
        if let sequence { return sequence }
        let query: RecordQuery =
            order.map { .order($0) } ?? .clOrdID(clOrdID ?? 0, strategy: strategy)
        do throws(RecordFinderError) {
            return try RecordFinder.sequence(of: query, in: reader)
        } catch {
            if case .journal(let error) = error { throw failed(error, json: json) }
            throw stop("\(error)")
        }
    }

    private func stop(_ why: String) -> ExitCode {
        if json {
            print("{\"ok\":false,\"error\":\(JSONText.quoted(why))}")
        } else {
            Console.error(why)
        }
        return ExitStatus.refused
    }

    private func show(_ it: ExplainedRecord) {
        Console.fields([
            ("record", "\(it.header.sequence)"),
            ("time", "\(TimeText.rfc3339(it.header.time))"),
            ("from", Console.clean(it.cause)),
            ("what", Console.clean(it.input)),
        ])
        Console.line("")
        if it.isJudged {
            CheckTablePrinter.show(it.table)
            Console.line("")
        }
        let colour: Console.Style = it.decision.hasPrefix("refused") ? .red : .green
        var fields = [("decision", Console.styled(Console.clean(it.decision), colour))]
        for (index, effect) in it.effects.enumerated() {
            fields.append((index == 0 ? "followed" : "", Console.clean(effect)))
        }
        let proof =
            it.firstDifference.map {
                Console.styled(
                    "NOT REPRODUCED: the decision made again differs from the journal at byte "
                        + "\($0) of its effects; was it made by another version?", .red)
            } ?? "this decision was made again from the journal's inputs, and is the same "
            + "byte for byte"
        fields += [("proof", proof), ("chain", it.chain)]
        Console.fields(fields)
    }
}

private struct ExplanationJSON: Encodable {
    var ok: Bool
    var sequence, timeNs: UInt64
    var origin, cause, input, decision, chain: String
    var judged: Bool
    var checks: [CheckTableEntry]
    var comparisonsLeftOut: Int
    var effects: [String]
    var reproduced: Bool
    var firstDifference: Int?

    init(_ it: ExplainedRecord) {
        ok = it.isReproduced
        sequence = it.header.sequence
        timeNs = it.header.time
        origin = "\(it.header.origin)"
        cause = it.cause
        input = it.input
        decision = it.decision
        chain = it.chain
        judged = it.isJudged
        checks = it.isJudged ? it.table.checks : []
        comparisonsLeftOut = it.table.leftOut
        effects = it.effects
        reproduced = it.isReproduced
        firstDifference = it.firstDifference
    }
}
