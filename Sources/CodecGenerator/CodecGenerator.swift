// schema → codecs. Run from the project's root:
//
//     swift run CodecGenerator            writes what has changed
//     swift run CodecGenerator --check    writes nothing; exits 1 and names what has drifted

import Foundation

@main
struct CodecGenerator {
    static func main() {
        do {
            let check = CommandLine.arguments.contains("--check")
            let schema = try SchemaReader(path: "Protocol/portcullis.xml")
            var drifted: [String] = []
            for file in SwiftWriter(schema: schema).files() {
                let path = "Sources/Wire/Generated/\(file.name)"
                let present = try? String(contentsOfFile: path, encoding: .utf8)
                guard present != file.text else { continue }
                drifted.append(path)
                if !check { try file.text.write(toFile: path, atomically: true, encoding: .utf8) }
            }
            for path in drifted { print(check ? "drifted: \(path)" : "written: \(path)") }
            exit(check && !drifted.isEmpty ? 1 : 0)
        } catch {
            FileHandle.standardError.write(Data("CodecGenerator: \(error)\n".utf8))
            exit(2)
        }
    }
}
