// Everything that is made from the schema, compared with what stands in the project.
//
// Invariants: the output depends on the schema and on PROTOCOL.md's prose alone; two runs give the
// same bytes. Thread: any; it reads and writes files and keeps no state.

import Foundation

package struct GeneratorError: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}

/// One file as it should be; nil content: it should not exist.
package struct GeneratedFile {
    /// Relative to the project's root.
    package let path: String
    let text: String?

    /// Makes the file on disk what it should be.
    func settle(root: String) throws {
        let target = URL(fileURLWithPath: root).appendingPathComponent(path)
        guard let text else { return try FileManager.default.removeItem(at: target) }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: target)
    }
}

package enum Generation {
    static let protocolPath = "Protocol/PROTOCOL.md"
    static let swiftFolder = "Sources/Wire/Generated"
    static let testFolder = "Tests/WireTests/Generated"
    static let pythonFolder = "Clients/python/src/portcullis/_generated"

    /// The files that are not as the schema says; empty where all agree.
    ///
    /// - Throws: `GeneratorError` where the schema or PROTOCOL.md cannot be taken.
    package static func drift(root: String) throws -> [GeneratedFile] {
        let schema = try SchemaReader(path: "\(root)/Protocol/portcullis.xml")
        var wanted: [GeneratedFile] = []
        func add(_ folder: String, _ files: [(name: String, text: String)]) {
            wanted += files.map { GeneratedFile(path: "\(folder)/\($0.name)", text: $0.text) }
        }
        add(swiftFolder, SwiftWriter(schema: schema).files())
        add(testFolder, SwiftTestWriter(schema: schema).files())
        add(pythonFolder, PythonWriter(schema: schema).files())
        let page = try text(root, protocolPath)
        wanted.append(
            GeneratedFile(
                path: protocolPath, text: try TableWriter(schema: schema).filled(page)))
        let known = Set(wanted.map(\.path))
        let leftOver = [swiftFolder, testFolder, pythonFolder]
            .flatMap { folder in present(root, folder).map { "\(folder)/\($0)" } }
            .filter { !known.contains($0) }
            .map { GeneratedFile(path: $0, text: nil) }
        return try wanted.filter { try $0.text != text(root, $0.path, orEmpty: true) } + leftOver
    }

    private static func present(_ root: String, _ folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
        return (names ?? []).filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }.sorted()
    }

    private static func text(
        _ root: String, _ path: String, orEmpty: Bool = false
    ) throws -> String {
        if let data = FileManager.default.contents(atPath: "\(root)/\(path)") {
            return String(decoding: data, as: UTF8.self)
        }
        if orEmpty { return "" }
        throw GeneratorError("\(path): cannot be read; run from the project's root")
    }
}
