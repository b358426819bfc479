// Runs the built command beside a gateway, as a person does.

import Foundation
import Testing

struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    init(_ arguments: [String], in folder: TestFolder? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try GatewayProcess.program())
        process.arguments = arguments + (folder.map { ["--data", $0.path] } ?? [])
        var environment = ProcessInfo.processInfo.environment
        environment["USER"] = "ada"
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let errorText = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = String(decoding: text, as: UTF8.self)
        self.errors = String(decoding: errorText, as: UTF8.self)
    }

    /// The output as one JSON object.
    func object() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [String: Any], "\(output)\(errors)")
    }

    var lines: [Substring] { output.split(separator: "\n") }
}
