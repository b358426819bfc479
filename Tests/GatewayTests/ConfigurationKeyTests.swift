// Keys: made once, never overwritten, read only when they are safe.

import Foundation
import Gateway
import Testing

@Suite struct ConfigurationKeyTests {
    /// A data directory of one test, removed at its end.
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "portcullis-keys-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func configuration(_ key: String = "") throws -> GatewayConfiguration {
        let line = "    session: 1" + (key.isEmpty ? "" : "\n    key: \(key)")
        return try GatewayConfiguration.parse(
            Array(SmallConfiguration.text([16: line]).utf8), path: "f.yaml")
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    private func problem(_ configuration: GatewayConfiguration, _ data: String) -> String {
        do {
            _ = try KeyStore.load(configuration, dataDirectory: data)
            return ""
        } catch {
            return error.description
        }
    }

    @Test func makesKeysThatOnlyTheOwnerCanRead() throws {
        try withDirectory { data in
            let configuration = try configuration()
            let made = try KeyMaker.makeKeys(for: configuration, dataDirectory: data)
            #expect(made.map(\.outcome) == [.made])
            #expect(try mode("\(data)/keys/demo.key") == 0o600)
            #expect(try mode("\(data)/keys") == 0o700)
            let store = try KeyStore.load(configuration, dataDirectory: data)
            let secret = try #require(store.secret(ofSession: 1))
            #expect(secret.count == 32)
            #expect(store.secret(ofSession: 2) == nil)
            #expect("\(store)" == "KeyStore(1 keys)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(data)/keys").count == 1)
        }
    }

    @Test func neverOverwritesAKeyUnlessItsRotationIsAskedFor() throws {
        try withDirectory { data in
            let configuration = try configuration()
            let path = "\(data)/keys/demo.key"
            _ = try KeyMaker.makeKeys(for: configuration, dataDirectory: data)
            let first = try String(contentsOfFile: path, encoding: .utf8)
            let again = try KeyMaker.makeKeys(for: configuration, dataDirectory: data)
            #expect(again.map(\.outcome) == [.kept])
            #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
            #expect(throws: KeyMakerError.file(path: path, .exists)) {
                try KeyMaker.makeKey(strategy: "demo", sessionID: 1, path: path)
            }
            let rotated = try KeyMaker.makeKeys(
                for: configuration, dataDirectory: data, rotating: "demo")
            #expect(rotated.map(\.outcome) == [.rotated])
            #expect(try String(contentsOfFile: path, encoding: .utf8) != first)
            #expect(try mode(path) == 0o600)
            #expect(throws: KeyMakerError.unknownStrategy("nobody", known: ["demo"])) {
                try KeyMaker.makeKeys(for: configuration, dataDirectory: data, rotating: "nobody")
            }
        }
    }

    @Test func aMissingKeySaysHowToMakeIt() throws {
        try withDirectory { data in
            let found = problem(try configuration(), data)
            #expect(
                found == "key of strategy demo: \(data)/keys/demo.key does not exist; "
                + "make it with: portcullis keygen --config f.yaml --data \(data)")
        }
    }

    @Test func refusesAKeyThatOthersCouldUse() throws {
        try withDirectory { data in
            let configuration = try configuration()
            _ = try KeyMaker.makeKeys(for: configuration, dataDirectory: data)
            let path = "\(data)/keys/demo.key"
            for mode in [0o640, 0o604, 0o620, 0o666] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: NSNumber(value: mode)], ofItemAtPath: path)
                #expect(problem(configuration, data).contains("others may use it"))
            }
            try FileManager.default.setAttributes(
                [.posixPermissions: NSNumber(value: 0o400)], ofItemAtPath: path)
            #expect(problem(configuration, data).isEmpty)
        }
    }

    @Test func refusesAKeyFileThatIsNotRightAndNeverShowsIt() throws {
        try withDirectory { data in
            let configuration = try configuration()
            let path = "\(data)/keys/demo.key"
            let secret = String(repeating: "9f8e", count: 16)
            let head = "strategy = demo\nsession = 1\n"
            let wrong: [(String, String)] = [
                (head, "expected the lines strategy, session and secret"),
                (head + "secret = \(secret.dropLast(2))\n", "must be 64 hexadecimal digits"),
                (head + "secret = \(secret)x\n", "must be 64 hexadecimal digits"),
                (head + "secret = \(String(repeating: "0", count: 64))\n", "repeats one byte"),
                (head + "secret = \(secret)\nsecret = \(secret)\n", ":4: expected each of"),
                ("strategy = x\nsession = 1\nsecret = \(secret)\n", "is the key of strategy x"),
                ("strategy = demo\nsession = 2\nsecret = \(secret)\n", "session 2"),
                (head + "\(secret)\n", ":3: expected each of"),
            ]
            try SmallFile.makeDirectory("\(data)/keys")
            for (text, expected) in wrong {
                try SmallFile.writeSecret(Array(text.utf8), to: path, replacing: true)
                let found = problem(configuration, data)
                #expect(found.contains(expected), "\(found)")
                #expect(!found.contains("9f8e"))
            }
            let right = "# a comment\n\n\(head)secret=\(secret.uppercased())\r\n"
            try SmallFile.writeSecret(Array(right.utf8), to: path, replacing: true)
            #expect(problem(configuration, data).isEmpty)
        }
    }

    @Test func readsAKeyFromTheEnvironment() throws {
        let name = "PORTCULLIS_TEST_KEY"
        let configuration = try configuration("{env: \(name)}")
        #expect(problem(configuration, "/nowhere").contains("\(name) is not set"))
        unsafe setenv(name, String(repeating: "0a1b", count: 16), 1)
        defer { unsafe unsetenv(name) }
        let store = try KeyStore.load(configuration, dataDirectory: "/nowhere")
        #expect(store.secret(ofSession: 1)?.prefix(2) == [0x0A, 0x1B])
        unsafe setenv(name, "short", 1)
        #expect(problem(configuration, "/nowhere").contains("must be 64"))
    }

    @Test func aStrategyThatIsOffNeedsNoKey() throws {
        let text = SmallConfiguration.text([16: "    session: 1\n    enabled: false"])
        let configuration = try GatewayConfiguration.parse(Array(text.utf8), path: "f.yaml")
        _ = try KeyStore.load(configuration, dataDirectory: "/nowhere")
    }
}
