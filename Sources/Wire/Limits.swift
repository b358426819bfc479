// The named limits: every queue, table, loop and retry of the gateway, in one place.
//
// Reaching one is a refusal with its own reason, counted; never a crash, never growth without end.
// Configuration can lower those of `Capacity`; nothing can raise one above its maximum here.

/// Limits of the protocol. PROTOCOL.md §8 lists them for clients.
public enum Limit {
    /// Bytes in a frame, headers included.
    public static let frameBytesMax = 4_096
    /// Bytes in an SP message, that is, in a batch of frames.
    public static let messageBytesMax = 65_536
    /// Bytes in a journal record: the input, its effects, the chain.
    public static let recordBytesMax = 65_536
    /// Effects of one input; longer work goes on in the next (`ContinueWork`).
    public static let effectsPerRecordMax = 64
    /// Comparisons that are noted of one decision, and so rows in the answer to a dry run.
    public static let checkRowsMax = 192
    /// Limits that operators have changed, and rows in one list of limits.
    public static let limitChangesMax = 4_096
    public static let limitRowsMax = 4_096
    /// Orders looked at by one step of a mass action.
    public static let ordersScannedPerStepMax = 4_096
    /// Mass actions and lists under way at once.
    public static let workItemsMax = 256
    /// Halts in force at once.
    public static let haltsMax = 1_024
    /// Lockouts in force at once, and those told to sessions in one step.
    public static let lockoutsMax = 1_024
    public static let lockoutsToldPerStepMax = 32
    /// Accepted orders that the check for duplicates remembers; a power of two.
    public static let duplicateOrdersMax = 65_536
    /// Critical refusals of an account whose times are kept.
    public static let violationsMax = 64
    /// Own orders that one refused order cancels.
    public static let selfTradeCancelsMax = 16
    /// Reports that one RetransmitRequest may ask for.
    public static let retransmitCountMax: UInt64 = 10_000
    /// Refused messages after which a connection is dropped.
    public static let refusedMessagesPerConnectionMax: UInt32 = 1_000
    /// Distance of a client's clock from the gateway's at logon, ns.
    public static let logonClockSkewMaxNs: UInt64 = 5_000_000_000
    /// Keep-alive interval that a client may ask for, ms.
    public static let keepAliveMinMs: UInt32 = 100
    public static let keepAliveMaxMs: UInt32 = 600_000
    /// Grace before cancel-on-disconnect, ms.
    public static let cancelOnDisconnectWindowMaxMs: UInt32 = 3_600_000
    /// Drop copies at once, and connections on the events socket.
    public static let subscriptionsMax = 32
    public static let consumerConnectionsMax = 64
    /// Consumers whose acknowledgements are kept.
    public static let consumersMax = 1_024
    /// Bytes of a drop copy that may be sent and not acknowledged.
    public static let subscriptionWindowBytesMax = 2 << 20
    /// Time that a consumer may leave a full window unacknowledged, ns.
    public static let subscriptionStallMaxNs: UInt64 = 30_000_000_000
    /// Fills of a strategy whose times are kept, and so the largest limit of `executionsRepeated`.
    public static let executionsRememberedMax = 1_024
    /// Trading calendars, and windows of one that the core is told ahead, the present one included.
    public static let calendarsMax = 32
    public static let calendarWindowsMax = 9
    /// Ids that one order remembers (its own, its cancels', its replaces').
    public static let requestsPerOrderMax: UInt32 = 1_024
    /// Currencies, the base currency among them, over a journal's life.
    public static let currenciesMax = 32
    /// Fills that a broker can still take back or correct.
    public static let tradesRememberedMax = 65_536
}

/// Sizes of the core's tables. Set from configuration, never above `maximum`.
public struct Capacity: BitwiseCopyable, Sendable, Equatable {
    /// Orders remembered, open and ended.
    public var orders: Int
    /// Request ids remembered.
    public var requests: Int
    public var instruments: Int
    public var accounts: Int
    public var sessions: Int
    /// Pairs of account and instrument with a position or an open order.
    public var positions: Int
    public var brokers: Int

    public static let standard = Capacity(
        orders: 65_536, requests: 131_072, instruments: 4_096, accounts: 256, sessions: 256,
        positions: 16_384, brokers: 8)
    public static let maximum = Capacity(
        orders: 4_194_304, requests: 8_388_608, instruments: 131_072, accounts: 4_096,
        sessions: 4_096, positions: 1_048_576, brokers: 64)

    public init(
        orders: Int, requests: Int, instruments: Int, accounts: Int, sessions: Int, positions: Int,
        brokers: Int
    ) {
        self.orders = orders
        self.requests = requests
        self.instruments = instruments
        self.accounts = accounts
        self.sessions = sessions
        self.positions = positions
        self.brokers = brokers
    }
}
