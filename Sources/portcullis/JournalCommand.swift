// `portcullis journal …`: what stands in a journal, and whether it holds.
//
// Nothing here takes the journal's lock or writes to its directory: all of it works beside a
// running gateway.

import ArgumentParser
import Foundation
import Journal
import Wire

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Verify, show and export the journal.",
        discussion: """
            Exit codes: 0 it holds; 1 it does not, and the place is printed; 2 wrong usage.
            """,
        subcommands: [
            JournalVerify.self, JournalReplay.self,
            JournalShow.self, JournalExport.self, JournalTail.self,
        ])
}

/// Which journal.
struct JournalPlaceOptions: ParsableArguments {
    @Argument(help: "The journal's directory (default: ./portcullis-data/journal).")
    var directory: String?

    @Option(help: "The gateway's data directory, in which the journal is.")
    var data: String?

    func validate() throws {
        guard directory == nil || data == nil else {
            throw ValidationError("give the journal's directory or --data, not both")
        }
    }

    var path: String { directory ?? "\(data ?? "./portcullis-data")/journal" }
}

/// Prints to standard output in large pieces.
struct Output: ~Copyable {
    private var pending: [UInt8] = []

    init() { pending.reserveCapacity(1 << 17) }

    mutating func print(_ line: String) {
        pending.append(contentsOf: line.utf8)
        pending.append(0x0A)
        if pending.count >= 1 << 16 { flush() }
    }

    /// Ends the program where nobody reads any more (`| head`).
    mutating func flush() {
        var done = 0
        while done < pending.count {
            let count = unsafe pending.withUnsafeBytes { bytes in
                unsafe write(1, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { exit(errno == EPIPE ? 0 : 1) }
            done += count
        }
        pending.removeAll(keepingCapacity: true)
    }
}

/// Prints what a journal stopped at, and ends with exit code 1.
func failed(_ error: JournalError, json: Bool = false) -> ExitCode {
    if json {
        print(JournalText.json(error))
    } else {
        let text = "portcullis: \(error)\n  to do: \(error.remedy)\n"
        FileHandle.standardError.write(Data(text.utf8))
    }
    return ExitCode(1)
}

enum JournalText {
    static func json(_ error: JournalError) -> String {
        var fields = ["\"ok\":false", "\"error\":\(JSONText.quoted("\(error)"))"]
        if case .corrupt(let place, let fault, let found, let expected) = error {
            fields += [
                "\"file\":\(JSONText.quoted(place.file))", "\"byteOffset\":\(place.byteOffset)",
                "\"sequence\":\(place.sequence)", "\"fault\":\(JSONText.quoted(fault.rawValue))",
                "\"found\":\(JSONText.quoted(found))",
                "\"expected\":\(JSONText.quoted(expected))",
            ]
        }
        fields.append("\"remedy\":\(JSONText.quoted(error.remedy))")
        return "{\(fields.joined(separator: ","))}"
    }

    /// Thousands apart: 1,234,567.
    static func grouped(_ number: Int) -> String {
        var out = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0 && index % 3 == 0 { out.append(",") }
            out.append(digit)
        }
        return String(out.reversed())
    }

    static func bytes(_ count: Int) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
        var amount = Double(count)
        var unit = 0
        while amount >= 1_024 && unit < units.count - 1 {
            amount /= 1_024
            unit += 1
        }
        return unit == 0 ? "\(count) bytes" : String(format: "%.1f %@", amount, units[unit])
    }
}
