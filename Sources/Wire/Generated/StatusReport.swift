// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how it stands.
public struct StatusReport: Message {
    @inlinable public static var templateID: UInt16 { 71 }
    @inlinable public static var blockLength: Int { 262 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// In ns since the Unix epoch, UTC.
    public var startedTime: UInt64
    /// Last record decided.
    public var recordSequence: UInt64
    /// Of the core before this request.
    public var stateHashHigh: UInt64
    /// Half of a 128-bit hash.
    public var stateHashLow: UInt64
    /// Since the journal began.
    public var ordersAccepted: UInt64
    /// Since the journal began.
    public var ordersRefused: UInt64
    /// Since the journal began.
    public var ordersForwarded: UInt64
    /// Since the journal began.
    public var cancels: UInt64
    /// Since the journal began.
    public var trades: UInt64
    /// That could not be taken, since the journal began.
    public var messagesRefused: UInt64
    /// Since the journal began.
    public var ticksAccepted: UInt64
    /// Since the journal began.
    public var ticksRefused: UInt64
    /// In ns since the Unix epoch, UTC, or none.
    public var lastHaltTime: UInt64
    /// 32 bytes as lower-case hexadecimal.
    public var configurationHash: Text64
    /// UTF-8 text, padded with NUL.
    public var gatewayName: Text32
    /// Of the product.
    public var version: Text16
    /// A count.
    public var openOrders: UInt32
    /// A count.
    public var sessionsEstablished: UInt32
    /// A count.
    public var sessionsConfigured: UInt32
    /// A count.
    public var haltsInForce: UInt32
    /// A count.
    public var instruments: UInt32
    /// A count.
    public var accounts: UInt32
    /// Mass actions under way.
    public var workPending: UInt32
    /// What the gateway as a whole does.
    public var state: GatewayState
    /// When a record counts as kept.
    public var durability: Durability

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        startedTime: UInt64,
        recordSequence: UInt64,
        stateHashHigh: UInt64,
        stateHashLow: UInt64,
        ordersAccepted: UInt64,
        ordersRefused: UInt64,
        ordersForwarded: UInt64,
        cancels: UInt64,
        trades: UInt64,
        messagesRefused: UInt64,
        ticksAccepted: UInt64,
        ticksRefused: UInt64,
        lastHaltTime: UInt64 = .null,
        configurationHash: Text64,
        gatewayName: Text32,
        version: Text16,
        openOrders: UInt32,
        sessionsEstablished: UInt32,
        sessionsConfigured: UInt32,
        haltsInForce: UInt32,
        instruments: UInt32,
        accounts: UInt32,
        workPending: UInt32,
        state: GatewayState,
        durability: Durability
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.startedTime = startedTime
        self.recordSequence = recordSequence
        self.stateHashHigh = stateHashHigh
        self.stateHashLow = stateHashLow
        self.ordersAccepted = ordersAccepted
        self.ordersRefused = ordersRefused
        self.ordersForwarded = ordersForwarded
        self.cancels = cancels
        self.trades = trades
        self.messagesRefused = messagesRefused
        self.ticksAccepted = ticksAccepted
        self.ticksRefused = ticksRefused
        self.lastHaltTime = lastHaltTime
        self.configurationHash = configurationHash
        self.gatewayName = gatewayName
        self.version = version
        self.openOrders = openOrders
        self.sessionsEstablished = sessionsEstablished
        self.sessionsConfigured = sessionsConfigured
        self.haltsInForce = haltsInForce
        self.instruments = instruments
        self.accounts = accounts
        self.workPending = workPending
        self.state = state
        self.durability = durability
    }
}
