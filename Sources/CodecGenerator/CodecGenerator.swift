// schema → codecs, tables. Run from the project's root:
//
//     swift run CodecGenerator            writes what has changed
//     swift run CodecGenerator --check    writes nothing; exits 1 and names what has drifted
//
// It makes the Swift codecs, the Python codecs, the typed table that the vector tests use, and the
// tables between the `generated:` markers of PROTOCOL.md. The vectors are made by
// Protocol/vectors/make.py, which shares no code with this, so that one can show the other wrong.

import Foundation

@main
struct CodecGenerator {
    static func main() {
        do {
            let arguments = CommandLine.arguments.dropFirst()
            if let unknown = arguments.first(where: { $0 != "--check" }) {
                throw GeneratorError("\(unknown): no such option; there is --check alone")
            }
            let check = arguments.contains("--check")
            let drifted = try Generation.drift(root: ".")
            for file in drifted {
                if !check { try file.settle(root: ".") }
                print(check ? "drifted: \(file.path)" : "written: \(file.path)")
            }
            exit(check && !drifted.isEmpty ? 1 : 0)
        } catch {
            FileHandle.standardError.write(Data("CodecGenerator: \(error)\n".utf8))
            exit(2)
        }
    }
}
