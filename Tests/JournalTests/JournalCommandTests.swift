import Foundation
import Testing
import Wire

@testable import Journal

/// Runs the built command, as a user does.
@Suite struct JournalCommandTests {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
        var lines: [Substring] { output.split(separator: "\n") }
    }

    /// The program beside the test bundle.
    private func program() throws -> URL {
        let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let path = bundle.prefix(upTo: try #require(bundle.range(of: ".xctest")).lowerBound)
        return URL(fileURLWithPath: String(path)).deletingLastPathComponent()
            .appendingPathComponent("portcullis")
    }

    private func run(_ arguments: String...) throws -> Result {
        let process = Process()
        process.executableURL = try program()
        process.arguments = ["journal"] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let errorText = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: errorText, as: UTF8.self))
    }

    private func journal(_ count: Int = 12) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try writeAndCrash(directory, groups: [count])
        return directory
    }

    @Test func verifySaysHowMuchHolds() throws {
        let directory = try journal()
        let result = try run("verify", directory.path)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("holds: 12 records"))
        let json = try run("verify", directory.path, "--json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
        let fields = try #require(object as? [String: Any])
        #expect(fields["ok"] as? Bool == true)
        #expect(fields["lastSequence"] as? Int == 12)
    }

    @Test func verifyNamesThePlaceAndExitsOneWhereItDoesNotHold() throws {
        let directory = try journal()
        var bytes = try directory.bytes("00000001.pcj")
        bytes[SegmentLayout.recordsOffset + 50] ^= 1
        try directory.write(bytes, to: "00000001.pcj")
        let result = try run("verify", directory.path)
        #expect(result.status == 1)
        #expect(result.errors.contains("00000001.pcj: byte "))
        #expect(result.errors.contains("record 1"))
        let json = try run("verify", directory.path, "--json")
        #expect(json.status == 1)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
        #expect((object as? [String: Any])?["sequence"] as? Int == 1)
        let missing = try run("verify", directory.path + "/none")
        #expect(missing.status == 1)
    }

    @Test func showDecodesAndFilters() throws {
        let directory = try journal()
        let all = try run("show", directory.path)
        #expect(all.status == 0)
        #expect(all.lines.count == 12 * 4)
        #expect(all.output.contains("price=189.5 orderQty=100 account=MAIN"))
        #expect(all.output.contains("#1  1970-01-01T00:00:00.000001010Z  session 7"))
        let some = try run("show", directory.path, "--sequence", "3..4")
        #expect(some.lines.filter { $0.hasPrefix("#") }.count == 2)
        let one = try run("show", directory.path, "--cl-ord-id", "5")
        #expect(one.lines.filter { $0.hasPrefix("#") } == all.lines.filter { $0.hasPrefix("#5 ") })
        #expect(try run("show", directory.path, "--template", "HaltRequest").output.isEmpty)
        #expect(try run("show", directory.path, "--template", "Nothing").status == 2)
        #expect(try run("show", directory.path, "--sequence", "0").status == 2)
    }

    @Test func exportGivesOneObjectARecordOrOneRowAFrame() throws {
        let directory = try journal()
        let jsonl = try run("export", directory.path)
        #expect(jsonl.lines.count == 12)
        for line in jsonl.lines {
            _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
        #expect(jsonl.lines[0].contains("\"price\":\"189.5\""))
        let csv = try run("export", directory.path, "--format", "csv", "--sequence", "2")
        #expect(csv.lines.count == 3)
        #expect(csv.lines[0].hasPrefix("sequence,time,origin,source,authenticated,part,kind"))
        #expect(csv.lines[1].hasPrefix("2,1970-01-01T00:00:00.000001020Z,session,7,no,0,input,,,"))
    }

    @Test func tailShowsTheLastRecordsOfTheDataDirectory() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/journal"
        var writer = try JournalWriter.open(directory: path, settings: .small(), now: 1)
        var maker = RecordMaker()
        try writer.append(group: maker.group(700))
        // Beside the writer, which holds the lock.
        let result = try run("tail", "--data", directory.path, "-n", "3")
        #expect(result.lines.filter { $0.hasPrefix("#") }.map { $0.prefix(4) }
            == ["#698", "#699", "#700"])
        try writer.close()
    }
}
