// Sides, order types and times in force as people and other programs write them.
//
// The one place where such text becomes a code: configuration, CSV, JSON and the command line all
// come here. On the wire there are only codes. An unknown word is nil, never a default.
// Thread: pure functions; any thread.

import Wire

public enum OrderWords {
    /// `buy`, `BUY`, `Side.BUY`, `1`, `sell short`, `sell_short`, `SellShort`, `5`.
    public static func side(_ text: String) -> Side? {
        switch plain(text, prefixes: ["side", "orderside"]) {
        case "buy", "1": .buy
        case "sell", "2": .sell
        case "sellshort", "short", "5": .sellShort
        default: nil
        }
    }

    /// `market`, `LMT`, `OrdType.LIMIT`, `stop limit`, `4`.
    public static func ordType(_ text: String) -> OrdType? {
        switch plain(text, prefixes: ["ordtype", "ordertype"]) {
        case "market", "mkt", "1": .market
        case "limit", "lmt", "2": .limit
        case "stop", "stp", "3": .stop
        case "stoplimit", "stplmt", "4": .stopLimit
        default: nil
        }
    }

    /// `day`, `GTC`, `TimeInForce.IOC`, `fill or kill`, `4`.
    public static func timeInForce(_ text: String) -> TimeInForce? {
        switch plain(text, prefixes: ["timeinforce", "tif"]) {
        case "day", "0": .day
        case "gtc", "goodtillcancel", "1": .goodTillCancel
        case "ioc", "immediateorcancel", "3": .immediateOrCancel
        case "fok", "fillorkill", "4": .fillOrKill
        default: nil
        }
    }

    /// Lower case, without a known `Type.` in front and without what separates words.
    private static func plain(_ text: String, prefixes: [String]) -> String {
        let parts = text.lowercased().split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let separators: Set<Character> = [" ", "_", "-"]
        if parts.count == 2 {
            guard prefixes.contains(parts[0].filter { !separators.contains($0) }) else { return "" }
        }
        return (parts.last ?? "").filter { !separators.contains($0) }
    }
}
