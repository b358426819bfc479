// From a file to a configuration, or to everything that is wrong with it.
//
// Invariants: as in GatewayConfiguration. The file is read once; hash and content are of one
// reading.
// Thread: one thread at a time; nothing is kept.

import Crypto
import Wire
import Yams

extension GatewayConfiguration {
    /// Reads and checks a configuration file.
    ///
    /// - Throws: every mistake at once, each with file, line, column and what is allowed.
    public static func load(path: String) throws(ConfigurationErrors) -> GatewayConfiguration {
        let bytes: [UInt8]
        do {
            bytes = try SmallFile.read(path, byteCountMax: ConfigurationSource.byteCountMax)
        } catch {
            let message = "cannot be read: \(error); give the path of a configuration file"
            throw ConfigurationErrors(
                file: path,
                issues: [ConfigurationIssue(line: 0, column: 0, path: "", message: message)])
        }
        return try parse(bytes, path: path)
    }

    /// Checks a configuration's text.
    ///
    /// - Parameter path: the name that errors bear.
    /// - Throws: every mistake at once.
    public static func parse(
        _ bytes: [UInt8], path: String
    ) throws(ConfigurationErrors) -> GatewayConfiguration {
        let source: ConfigurationSource
        do {
            source = try ConfigurationSource(bytes)
        } catch {
            throw ConfigurationErrors(file: path, issues: [error])
        }
        let reader = ConfigurationReader(source)
        let configuration = read(reader, root: source.root, path: path, bytes: bytes)
        guard reader.issues.isEmpty else {
            throw ConfigurationErrors(file: path, issues: reader.issues)
        }
        guard let configuration else {
            preconditionFailure("a configuration was refused without a reason")
        }
        return configuration
    }

    private static let sections = [
        "name", "durability", "sockets", "capacity", "journal", "market_data", "brokers",
        "accounts", "strategies", "instruments", "limits", "calendars", "trading_session",
        "threads",
        "portfolio_risk", "dynamic_limits",
        "base_currency", "currencies", "trading_day",
    ]

    private static func read(
        _ reader: ConfigurationReader, root: Node?, path: String, bytes: [UInt8]
    ) -> GatewayConfiguration? {
        guard let root else {
            reader.note(
                at: nil, path: "", "the file is empty; start from Deploy/config/example.yaml")
            return nil
        }
        let value = ConfigurationNode(node: root, path: "")
        guard let top = reader.section(value, keys: sections) else { return nil }
        let name = reader.name(
            top.required("name", "the gateway's name"), width: 32, what: "the gateway's name")
        let durability = reader.word(
            top["durability"], [("synced", Durability.synced), ("written", .written)])
        let sockets = reader.sockets(top["sockets"])
        let threads = reader.threads(top["threads"], sockets)
        let capacity = reader.capacity(top["capacity"])
        let journal = reader.journal(top["journal"])
        let marketData = reader.marketData(top["market_data"])

        let names = ConfigurationNames()
        let brokers = reader.brokers(top.required("brokers", "a list of brokers"), names)
        let calendars = reader.calendars(
            top["calendars"], session: top["trading_session"],
            directory: SmallFile.directory(of: path), names)
        let accounts = reader.accounts(top.required("accounts", "a list of accounts"), names)
        let instruments = reader.instruments(
            top.required("instruments", "a list of instruments"), names)
        let strategies = reader.strategies(
            top.required("strategies", "a list of strategies"), names)
        let limits = reader.limits(
            top.required("limits", "the limits at four levels; `limits: {}` sets none"), names)
        let portfolioRisk = reader.portfolioRisk(
            top["portfolio_risk"], dynamic: top["dynamic_limits"], instruments)
        reader.checkRiskLimits(limits, portfolioRisk, top["limits"])
        let base = reader.baseCurrency(top["base_currency"], accounts)
        var known = [base]
        let currencies = reader.currencies(
            top["currencies"], base: base, instruments, known: &known)
        reader.checkCurrencies(top, base: base, known: known)
        let tradingDay = reader.tradingDay(top["trading_day"])
        reader.checkSizes(capacity, top)
        guard reader.issues.isEmpty else { return nil }
        return GatewayConfiguration(
            path: path, configurationHash: hash(of: bytes), name: name ?? "",
            durability: durability ?? .synced, sockets: sockets, threads: threads,
            capacity: capacity,
            journal: journal, marketData: marketData, calendars: calendars,
            brokers: brokers, accounts: accounts,
            strategies: strategies, instruments: instruments, limits: limits,
            portfolioRisk: portfolioRisk,
            baseCurrency: base, currencies: currencies, tradingDay: tradingDay,
            warnings: reader.warnings.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }

    /// SHA-256 as 64 lower-case hexadecimal digits.
    static func hash(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}

/// The names that parts of a configuration use for each other, in the order of the file.
final class ConfigurationNames {
    var brokers: [String: UInt16] = [:]
    var accounts: Set<String> = []
    var strategies: Set<String> = []
    var symbols: Set<String> = []
    var calendars: Set<String> = []
}
