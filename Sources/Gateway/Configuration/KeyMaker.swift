// Makes the keys that are missing.
//
// Invariants: a key that exists is never overwritten unless its strategy's rotation was asked for.
// The secret is 256 bits of the system's generator (getrandom(2)), the file 0600, a directory made
// here 0700.
// Thread: blocking I/O; the command's.

/// What became of one strategy's key.
public struct MadeKey: Sendable, Equatable {
    public enum Outcome: String, Sendable {
        case made, kept, rotated
        /// The secret is an environment variable, which a program cannot set for others.
        case environment
    }
    public let strategy: String
    public let sessionID: UInt32
    /// The file's path, or the variable's name.
    public let place: String
    public let outcome: Outcome
}

/// Why a key could not be made.
public enum KeyMakerError: Error, Sendable, Equatable, CustomStringConvertible {
    case file(path: String, SmallFileError)
    case unknownStrategy(String, known: [String])

    public var description: String {
        switch self {
        case .file(let path, .exists):
            "\(path) exists and is not overwritten; move it away, or rotate it with --rotate"
        case .file(let path, let error): "\(path): \(error)"
        case .unknownStrategy(let name, let known):
            "no strategy \(name) in the configuration; it has \(known.joined(separator: ", "))"
        }
    }
}

public enum KeyMaker {
    /// Makes the missing keys of all strategies.
    ///
    /// - Parameter rotating: a strategy whose key is replaced, or nil.
    /// - Returns: what became of each strategy's key, in the order of the file.
    public static func makeKeys(
        for configuration: GatewayConfiguration, dataDirectory: String, rotating: String? = nil
    ) throws(KeyMakerError) -> [MadeKey] {
        let names = configuration.strategies.map(\.name)
        if let rotating, !names.contains(rotating) {
            throw .unknownStrategy(rotating, known: names)
        }
        var made: [MadeKey] = []
        for strategy in configuration.strategies {
            let place: String
            let outcome: MadeKey.Outcome
            switch strategy.key {
            case .environment(let name):
                place = name
                outcome = .environment
            case .file(let path):
                place = path.hasPrefix("/") ? path : "\(dataDirectory)/\(path)"
                let exists = SmallFile.exists(place)
                if exists, strategy.name != rotating {
                    outcome = .kept
                } else {
                    try makeKey(
                        strategy: strategy.name, sessionID: strategy.sessionID, path: place,
                        replacing: exists)
                    outcome = exists ? .rotated : .made
                }
            }
            made.append(
                MadeKey(
                    strategy: strategy.name, sessionID: strategy.sessionID, place: place,
                    outcome: outcome))
        }
        return made
    }

    /// Makes one key file.
    public static func makeKey(
        strategy: String, sessionID: UInt32, path: String, replacing: Bool = false
    ) throws(KeyMakerError) {
        let text = """
            # Key of one strategy's session with Portcullis. Keep it secret.
            strategy = \(strategy)
            session = \(sessionID)
            secret = \(secretText())

            """
        do {
            try SmallFile.makeDirectory(SmallFile.directory(of: path))
            try SmallFile.writeSecret(Array(text.utf8), to: path, replacing: replacing)
        } catch {
            throw .file(path: path, error)
        }
    }

    /// 256 random bits in hexadecimal.
    static func secretText() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
