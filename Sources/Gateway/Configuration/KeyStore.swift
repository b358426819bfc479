// The secrets of the sessions, read from files or the environment before anything starts.
//
// A key file is text: `strategy = NAME`, `session = N`, `secret = HEX`, with `#` comments.
//
// Invariants: every enabled strategy has a secret of 256 bits, or there is no store. A
// secret never appears in a description or an error.
// Thread: made by one thread, then a value; any thread.

import Glibc

/// What is wrong with the keys: all of it at once.
public struct KeyErrors: Error, Sendable, Equatable, CustomStringConvertible {
    /// One line a key: place, value, remedy.
    public let lines: [String]
    public var description: String { lines.joined(separator: "\n") }
}

/// Secrets by session.
public struct KeyStore: Sendable, CustomStringConvertible, CustomReflectable {
    /// 256 bits, the length of the HMAC's hash; clients take this length alone.
    public static let secretByteCount = 32

    private let secrets: [UInt32: [UInt8]]

    public init(secrets: [UInt32: [UInt8]]) { self.secrets = secrets }

    /// The secret of a session, or nil for an unknown one.
    public func secret(ofSession sessionID: UInt32) -> [UInt8]? { secrets[sessionID] }

    public var description: String { "KeyStore(\(secrets.count) keys)" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Reads the keys of all enabled strategies.
    ///
    /// - Parameter dataDirectory: where relative paths count from.
    /// - Throws: what is wrong with each key, all at once.
    public static func load(
        _ configuration: GatewayConfiguration, dataDirectory: String
    ) throws(KeyErrors) -> KeyStore {
        var secrets: [UInt32: [UInt8]] = [:]
        var lines: [String] = []
        let keygen = "portcullis keygen --config \(configuration.path) --data \(dataDirectory)"
        for strategy in configuration.strategies where strategy.enabled {
            do {
                switch strategy.key {
                case .file(let path):
                    let path = path.hasPrefix("/") ? path : "\(dataDirectory)/\(path)"
                    secrets[strategy.sessionID] = try secret(
                        ofFile: path, strategy: strategy, remedy: keygen)
                case .environment(let name):
                    secrets[strategy.sessionID] = try secret(ofVariable: name)
                }
            } catch {
                lines.append("key of strategy \(strategy.name): \(error.text)")
            }
        }
        guard lines.isEmpty else { throw KeyErrors(lines: lines) }
        return KeyStore(secrets: secrets)
    }

    /// Hexadecimal digits as bytes, or nil.
    static func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }

    private struct Problem: Error { let text: String }

    private static func secret(ofVariable name: String) throws(Problem) -> [UInt8] {
        guard let value = unsafe getenv(name) else {
            throw Problem(
                text: "the environment variable \(name) is not set; "
                    + "set it to 64 hexadecimal digits")
        }
        return try checked(unsafe String(cString: value), place: "the environment variable \(name)")
    }

    private static func secret(
        ofFile path: String, strategy: StrategySettings, remedy: String
    ) throws(Problem) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try SmallFile.read(path, byteCountMax: 4_096, secret: true)
        } catch .system("open", ENOENT) {
            throw Problem(text: "\(path) does not exist; make it with: \(remedy)")
        } catch {
            throw Problem(text: "\(path): \(error)")
        }
        let fields = try KeyFile.fields(of: bytes, path: path)
        guard fields.strategy == strategy.name, fields.session == String(strategy.sessionID) else {
            throw Problem(
                text: "\(path) is the key of strategy \(fields.strategy), session "
                    + "\(fields.session); expected \(strategy.name), session "
                    + "\(strategy.sessionID); "
                    + "correct the two lines, or move it away and run: \(remedy)")
        }
        return try checked(fields.secret, place: path)
    }

    private static func checked(_ text: String, place: String) throws(Problem) -> [UInt8] {
        guard let secret = bytes(hexadecimal: text),
            secret.count == secretByteCount
        else {
            throw Problem(
                text: "\(place): the secret (\(text.utf8.count) characters) must be "
                    + "\(secretByteCount * 2) hexadecimal digits")
        }
        guard Set(secret).count > 1 else {
            throw Problem(text: "\(place): the secret repeats one byte; make a random one")
        }
        return secret
    }

    /// The three lines of a key file.
    private enum KeyFile {
        static func fields(
            of bytes: [UInt8], path: String
        ) throws(Problem) -> (strategy: String, session: String, secret: String) {
            var values: [String: String] = [:]
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                let text = trimmed(String(decoding: line, as: UTF8.self))
                if text.isEmpty || text.hasPrefix("#") { continue }
                let parts = text.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
                guard parts.count == 2, ["strategy", "session", "secret"].contains(parts[0]),
                    values.updateValue(parts[1], forKey: parts[0]) == nil
                else {
                    throw Problem(
                        text: "\(path):\(index + 1): expected each of `strategy = NAME`, "
                            + "`session = N` and `secret = HEX` once")
                }
            }
            guard let strategy = values["strategy"], let session = values["session"],
                let secret = values["secret"]
            else {
                throw Problem(
                    text: "\(path): expected the lines strategy, session and secret; found "
                        + (values.isEmpty ? "none" : values.keys.sorted().joined(separator: ", ")))
            }
            return (strategy, session, secret)
        }

        private static func trimmed(_ text: String) -> String {
            let blanks: Set<Character> = [" ", "\t", "\r"]
            let start = text.drop { blanks.contains($0) }
            return String(start.reversed().drop { blanks.contains($0) }.reversed())
        }
    }
}
