// Sides, order types and times in force as people and other programs write them.
//
// The one place where such text becomes a code: configuration, CSV and the command line all come
// here, and the Python client keeps the same table (words.py). On the wire there are only codes. An
// unknown word is nil, never a default. Protocol/words.json holds both tables to the same words.
// Thread: pure functions; any thread.

import Wire

/// One kind of word, and what is understood of it.
public struct OrderWordTable<Code: Sendable>: Sendable {
    /// What comes before a point, as in `Side.BUY`; lower case.
    let prefixes: [String]
    /// Each code with the words that mean it, the usual one first.
    let rows: [(code: Code, words: [String])]

    /// The code that a text means, or nil.
    public func code(_ text: some StringProtocol) -> Code? {
        guard let word = OrderWords.plain(text, prefixes: prefixes) else { return nil }
        return rows.first { $0.words.contains(word) }?.code
    }

    /// What is understood, for errors: `buy (b, 1), sell (s, 2), …`.
    public var understood: String {
        rows.map { row in
            "\(row.words[0]) (\(row.words.dropFirst().joined(separator: ", ")))"
        }.joined(separator: ", ")
    }
}

public enum OrderWords {
    public static let sides = OrderWordTable<Side>(
        prefixes: ["side", "orderside"],
        rows: [
            (.buy, ["buy", "b", "1"]),
            (.sell, ["sell", "s", "2"]),
            (.sellShort, ["sellshort", "short", "ss", "5"]),
        ])

    public static let ordTypes = OrderWordTable<OrdType>(
        prefixes: ["ordtype", "ordertype"],
        rows: [
            (.market, ["market", "mkt", "1"]),
            (.limit, ["limit", "lmt", "2"]),
            (.stop, ["stop", "stp", "stopmarket", "3"]),
            (.stopLimit, ["stoplimit", "stplmt", "4"]),
        ])

    public static let timesInForce = OrderWordTable<TimeInForce>(
        prefixes: ["timeinforce", "tif"],
        rows: [
            (.day, ["day", "0"]),
            (.goodTillCancel, ["gtc", "goodtillcancel", "goodtillcanceled", "1"]),
            (.immediateOrCancel, ["ioc", "immediateorcancel", "3"]),
            (.fillOrKill, ["fok", "fillorkill", "4"]),
        ])

    /// `buy`, `BUY`, `Side.BUY`, `B`, `1`, `sell short`, `SELL_SHORT`, `short`, `5`.
    public static func side(_ text: some StringProtocol) -> Side? { sides.code(text) }

    /// `market`, `LMT`, `OrdType.LIMIT`, `stop limit`, `4`.
    public static func ordType(_ text: some StringProtocol) -> OrdType? { ordTypes.code(text) }

    /// `day`, `GTC`, `TimeInForce.IOC`, `fill or kill`, `4`.
    public static func timeInForce(_ text: some StringProtocol) -> TimeInForce? {
        timesInForce.code(text)
    }

    /// Lower case, without a known `Type.` in front and without what separates words; nil for what
    /// is no such word.
    fileprivate static func plain(
        _ text: some StringProtocol, prefixes: [String]
    ) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let separators: Set<Character> = [" ", "_", "-", "\t", "\r", "\n", "\r\n"]
        let parts = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
            .map { $0.filter { !separators.contains($0) } }
        guard parts.count <= 2, parts.count == 1 || prefixes.contains(parts[0]) else { return nil }
        return parts.last
    }
}
