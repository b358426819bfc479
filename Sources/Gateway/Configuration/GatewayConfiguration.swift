// What the operator wants, as one value: read once, checked whole, never changed.
//
// Invariants: a value exists only if its file had no mistake; every name that one part uses is
// defined in another; ids and names are unique; all numbers are scaled and in range. No secrets.
// Thread: a value; any thread.

import Transport
import Wire

public struct GatewayConfiguration: Sendable, Equatable {
    /// The file it was read from.
    public var path: String
    /// SHA-256 of the file's bytes as 64 hexadecimal digits.
    public var configurationHash: String
    public var name: String
    public var durability: Durability
    public var sockets: SocketSettings
    public var threads = ThreadSettings()
    public var capacity: Capacity
    public var journal: JournalOptions
    public var marketData: MarketDataSettings
    public var calendars: [CalendarSettings]
    public var brokers: [BrokerSettings]
    public var accounts: [AccountSettings]
    public var strategies: [StrategySettings]
    public var instruments: [InstrumentSettings]
    /// In the order of the file: global, accounts, strategies, instruments.
    public var limits: [LimitSetting]
    /// Nil: no risk thread runs.
    public var portfolioRisk: PortfolioRiskSettings?
    /// ISO 4217: what all money of the accounts and limits is counted in.
    public var baseCurrency: String
    /// The others that instruments are quoted in.
    public var currencies: [CurrencySettings]
    public var tradingDay: TradingDaySettings
    /// What is no mistake, and can hardly be meant; sorted by place.
    public var warnings: [ConfigurationIssue] = []
}

/// URLs to listen on besides the data directory's own sockets.
public struct SocketSettings: Sendable, Equatable {
    public var orders: [String] = []
    public var ops: [String] = []
    public var feed: [String] = []
    public var events: [String] = []
    public var prices: [String] = []
    /// Whether plain TCP may listen beyond the loopback.
    public var allowPlainTCP = false
    /// Who serves ipc:// and tcp://; libnng serves the rest.
    public var transport = SocketEngine.native
    /// How long the sockets' own threads look on before they sleep, ns; 0: not at all.
    public var busyPollNs: UInt64 = 0
}

public struct JournalOptions: Sendable, Equatable {
    /// Bytes of a live segment, preallocated; a multiple of 4 KiB.
    public var segmentByteCount = 64 << 20
    /// Bytes of the ring between core, journal and dispatch.
    public var ringByteCount = 8 << 20
}

public struct MarketDataSettings: Sendable, Equatable {
    /// An older snapshot is refused, and an instrument without a newer one is stale, ns.
    public var ageMaxNs: Int64 = 60_000_000_000
    /// How far an exchange's time may lie ahead of the gateway's, ns.
    public var leadMaxNs: Int64 = 1_000_000_000
    /// Snapshots that must agree on a price that moved too far, and for how long, ns.
    public var rebaseCount = 5
    public var rebaseNs: Int64 = 1_000_000_000
    /// Snapshots with the same prices that make a flat line, and for how long, ns.
    public var flatLineCount = 20
    public var flatLineNs: Int64 = 60_000_000_000
}

public struct BrokerSettings: Sendable, Equatable {
    public var name: String
    public var brokerID: UInt16
    public var enabled: Bool
    public var kind: BrokerKind
}

public enum BrokerKind: Sendable, Equatable {
    case paper(PaperBrokerSettings)
}

/// How the paper broker behaves. `E8` is a fraction times 1e8 (one basis point is 10,000), `E4` a
/// number or money times 1e4.
public struct PaperBrokerSettings: Sendable, Equatable {
    /// The same seed and the same inputs give the same fills.
    public var seed: UInt64 = 1
    /// How long a command takes to the venue, ns.
    public var latencyNs: UInt64 = 1_000_000
    /// Added to each command's latency: evenly from 0 to this, ns.
    public var latencyJitterNs: UInt64 = 0
    /// How long a report takes back, ns.
    public var reportLatencyNs: UInt64 = 0
    /// Orders that it refuses, of 1,000.
    public var rejectPerMille: UInt64 = 0
    /// Slippage of every market order: 5 basis points.
    public var slippageBaseE8: UInt64 = 5_0000
    /// More for each 100,000 of notional value: 10 basis points.
    public var slippagePerNotionalE8: UInt64 = 10_0000
    /// More as a multiple of the instrument's volatility: 1.5.
    public var slippageVolatilityE4: UInt64 = 1_5000
    /// Money for each unit that trades.
    public var feePerUnitE4: UInt64 = 0
    /// Share of the notional value that trades.
    public var feeRateE8: UInt64 = 0
    /// Least fee of a trade.
    public var feeMinimumE4: UInt64 = 0
    /// When day orders expire, ns after midnight UTC; nil: never.
    public var dayEndNs: UInt64?
}

public struct AccountSettings: Sendable, Equatable {
    public var name: String
    public var enabled: Bool
    /// ISO 4217.
    public var currency: String
    /// When the account is first seen, money times 1e4.
    public var cash: Int64
    /// Accounts of one group do not trade with each other; nil: a group of its own.
    public var group: String?
    /// What follows where an order would trade with an own one of the group.
    public var selfTrade = SelfTradePolicy.refuseNew
}

/// Where a strategy's secret is.
public enum KeySource: Sendable, Equatable {
    /// A path; a relative one counts from the data directory.
    case file(String)
    /// The name of an environment variable.
    case environment(String)
}

public struct StrategySettings: Sendable, Equatable {
    public var name: String
    public var enabled: Bool
    /// The session that the strategy logs on with.
    public var sessionID: UInt32
    public var key: KeySource
    public var accounts: [String]
    /// Symbols; nil: all.
    public var instruments: [String]?
    public var sides: Set<Side>
    public var orderTypes: Set<OrdType>
}

public struct InstrumentSettings: Sendable, Equatable {
    public var symbol: String
    public var securityID: UInt32
    /// Times 1e8.
    public var tick: Int64
    /// Times 1e8.
    public var lot: Int64
    /// Smallest order, times 1e8.
    public var quantityMin: Int64
    /// Largest order, times 1e8.
    public var quantityMax: Int64
    /// Times 1e8.
    public var multiplier: Int64
    /// ISO 4217.
    public var currency: String
    public var sector: String
    /// ISO 3166-1 alpha-2, or empty.
    public var country: String
    public var assetClass: AssetClass
    /// Times 1e8, or nil where it is not known.
    public var averageDailyVolume: Int64?
    public var status: SecurityStatus
    public var easyToBorrow: Bool
    public var brokerID: UInt16
    /// The trading calendar's name, or `always`.
    public var calendar: String
}

/// One limit at one level.
public struct LimitSetting: Sendable, Equatable {
    public var level: Level
    /// Account, strategy or symbol; empty for global.
    public var target: String
    public var kind: LimitKind
    /// In the kind's unit; nil: unlimited, and said so.
    public var value: Int64?
}
