// `portcullis journal export`: records for programs.
//
// JSON lines: one object a record. CSV: one row a frame, the input first, with columns that stay
// the same; fields that have no column of their own stand in the last one as a JSON object.

import ArgumentParser
import Journal
import Wire

struct JournalExport: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl
        case csv
    }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print records as JSON lines or CSV.",
        discussion: """
            Decimals, times and codes are strings in JSON, so that no reader rounds them.
            """)

    @OptionGroup var place: JournalPlaceOptions
    @OptionGroup var filter: JournalFilterOptions
    @Option(help: "jsonl or csv.") var format = Format.jsonl

    func run() throws {
        var output = Output()
        if format == .csv { output.print(CSVExport.columns.joined(separator: ",")) }
        do throws(JournalError) {
            try filter.forEach(in: place.path) { record in
                switch format {
                case .jsonl: output.print(JSONExport.line(record))
                case .csv: for row in CSVExport.rows(record) { output.print(row) }
                }
            }
        } catch {
            output.flush()
            throw failed(error)
        }
        output.flush()
    }
}

enum JSONExport {
    static func line(_ record: ShownRecord) -> String {
        let header = record.header
        let effects = record.frames.dropFirst().map { frame in
            var parts = ["\"kind\":\(JSONText.quoted(frame.effectKind))"]
            if let effect = frame.effect {
                parts.append("\"destination\":\(effect.destination)")
                parts.append("\"sessionID\":\(effect.sessionID)")
            }
            return "{\((parts + message(frame)).joined(separator: ","))}"
        }
        let input = record.frames.first.map { "{\(message($0).joined(separator: ","))}" } ?? "null"
        let isAuthenticated = header.flags & RecordHeader.authenticated != 0
        return "{\"sequence\":\(header.sequence),\"time\":\"\(TimeText.rfc3339(header.time))\","
            + "\"timeNs\":\(header.time),\"origin\":\"\(header.origin)\","
            + "\"source\":\(header.source),\"authenticated\":\(isAuthenticated),"
            + "\"input\":\(input),\"effects\":[\(effects.joined(separator: ","))],"
            + "\"chain\":\"\(record.chain)\"}"
    }

    private static func message(_ frame: ShownFrame) -> [String] {
        ["\"message\":\(JSONText.quoted(frame.message))", "\"fields\":\(object(frame.fields))"]
    }

    static func object(_ fields: [FieldValue]) -> String {
        let parts = fields.map { "\(JSONText.quoted($0.name)):\(JSONText.value($0.content))" }
        return "{\(parts.joined(separator: ","))}"
    }
}

enum CSVExport {
    /// Of the record and the frame; `part` is 0 for the input and counts the effects from 1.
    static let recordColumns = [
        "sequence", "time", "origin", "source", "authenticated", "part", "kind", "destination",
        "session", "message",
    ]
    /// Fields with a column of their own.
    static let fieldColumns = [
        "clOrdID", "origClOrdID", "orderID", "execID", "account", "securityID", "side", "ordType",
        "timeInForce", "price", "stopPx", "orderQty", "lastQty", "lastPx", "leavesQty", "cumQty",
        "avgPx", "ordStatus", "execType", "rejectReason", "text",
    ]
    static let columns = recordColumns + fieldColumns + ["other", "chain"]

    static func rows(_ record: ShownRecord) -> [String] {
        record.frames.enumerated().map { part, frame in
            let header = record.header
            let isAuthenticated = header.flags & RecordHeader.authenticated != 0
            var cells = [
                "\(header.sequence)", TimeText.rfc3339(header.time), "\(header.origin)",
                "\(header.source)", isAuthenticated ? "yes" : "no", "\(part)", frame.effectKind,
                frame.effect.map { "\($0.destination)" } ?? "",
                frame.effect.map { "\($0.sessionID)" } ?? "", frame.message,
            ]
            for name in fieldColumns {
                let field = frame.fields.first { $0.name == name }
                cells.append(field.map(text) ?? "")
            }
            let others = frame.fields.filter { !fieldColumns.contains($0.name) }
            cells.append(others.isEmpty ? "" : JSONExport.object(others))
            cells.append("\(record.chain)")
            return cells.map(quoted).joined(separator: ",")
        }
    }

    private static func text(_ field: FieldValue) -> String {
        field.content == .null ? "" : "\(field.content)"
    }

    /// As RFC 4180 wants it.
    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
