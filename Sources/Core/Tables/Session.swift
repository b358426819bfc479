// One strategy, which is one session: who may connect, where its sequence numbers stand, and what
// it has open.

import LockFree
import Wire

struct Session: BitwiseCopyable {
    var openNotionalSum: Int128
    var strategy: Text16
    /// The negotiated version; 0 before the first.
    var versionID: UInt64
    /// Number of the next message that the client will send.
    var nextIncoming: UInt64
    /// Number of the next report.
    var nextOutgoing: UInt64
    var keepAliveNs: UInt64
    var lastReceivedTime: UInt64
    var lastSentTime: UInt64
    var graceNs: UInt64
    /// When the open orders are cancelled unless the session comes back; .max for never.
    var graceEndsTime: UInt64
    /// Ids at or below this may have been forgotten.
    var clOrdIDFloor: UInt64
    var rates: RateBuckets
    var openOrders: Int64
    var sessionID: UInt32
    /// The connection that it is bound to; 0 for none.
    var connection: UInt32
    var state: UInt8
    var cancelOnDisconnect: CancelOnDisconnect
    var halt: UInt8
    /// Whether a loss of the connection sets the policy going: since Establish, until it has.
    var isPolicyArmed: Bool
    var isEnabled: Bool
    var mayBuy: Bool
    var maySell: Bool
    var maySellShort: Bool
    /// Whether only the instruments named in its entitlements may be traded.
    var isInstrumentBound: Bool

    static let idle: UInt8 = 0
    static let negotiated: UInt8 = 1
    static let established: UInt8 = 2

    var openNotional: Int64 { Int64(clamping: openNotionalSum) }
    var isEstablished: Bool { state == Session.established }
}

/// Halts of one account, session, instrument or broker, for the order's path.
enum HaltState {
    static let none: UInt8 = 0
    static let reducing: UInt8 = 1
    static let full: UInt8 = 2
}

struct SessionTable: ~Copyable {
    var rows: FixedTable<Session>
    private(set) var count = 0
    private var byID: IndexMap
    private var byConnection: IndexMap
    private var byName: IndexMap
    private var entitlements: FixedTable<Entitlement>
    private var byEntitlement: IndexMap
    private var entitlementCount = 0

    init(capacity: Capacity) {
        let entitlementMax = capacity.sessions * 16 + capacity.accounts + capacity.instruments
        rows = FixedTable(capacity: capacity.sessions)
        byID = IndexMap(countMax: capacity.sessions)
        byConnection = IndexMap(countMax: capacity.sessions)
        byName = IndexMap(countMax: capacity.sessions)
        entitlements = FixedTable(capacity: entitlementMax)
        byEntitlement = IndexMap(countMax: entitlementMax)
    }

    func row(sessionID: UInt32) -> Int? { byID.row(of: IndexKey(UInt64(sessionID))) }
    func row(connection: UInt32) -> Int? { byConnection.row(of: IndexKey(UInt64(connection))) }
    func row(named name: Text16) -> Int? { byName.row(of: IndexKey(name)) }

    /// The row of a session, made where it is new; nil where the table is full.
    mutating func define(_ sessionID: UInt32, name: Text16) -> Int? {
        if let row = row(sessionID: sessionID) {
            rows[row].strategy = name
            nameRow(row)
            return row
        }
        guard count < rows.capacity else { return nil }
        let row = count
        count += 1
        rows[row].sessionID = sessionID
        rows[row].strategy = name
        rows[row].nextIncoming = 1
        rows[row].nextOutgoing = 1
        rows[row].graceEndsTime = .max
        _ = byID.insert(IndexKey(UInt64(sessionID)), row: row)
        nameRow(row)
        return row
    }

    /// Takes every name back: a new configuration gives them again, perhaps to others.
    mutating func clearNames() {
        for row in 0..<count { byName.remove(IndexKey(rows[row].strategy)) }
    }

    /// Gives those that the configuration did not name their old name, where nobody else took it.
    mutating func restoreNames() {
        for row in 0..<count { nameRow(row) }
    }

    private mutating func nameRow(_ row: Int) {
        let key = IndexKey(rows[row].strategy)
        if byName.row(of: key) == nil { _ = byName.insert(key, row: row) }
    }

    mutating func bind(_ row: Int, connection: UInt32) {
        unbind(row)
        rows[row].connection = connection
        _ = byConnection.insert(IndexKey(UInt64(connection)), row: row)
    }

    mutating func unbind(_ row: Int) {
        guard rows[row].connection != 0 else { return }
        byConnection.remove(IndexKey(UInt64(rows[row].connection)))
        rows[row].connection = 0
    }

    // MARK: entitlements

    /// Forgets all entitlements: a new configuration names them again.
    mutating func clearEntitlements() {
        for index in 0..<entitlementCount {
            byEntitlement.remove(Self.key(entitlements[index]))
        }
        entitlementCount = 0
        for row in 0..<count { rows[row].isInstrumentBound = false }
    }

    /// Adds one; false where the table is full.
    mutating func entitle(_ entitlement: Entitlement) -> Bool {
        let key = Self.key(entitlement)
        if let index = byEntitlement.row(of: key) {
            entitlements[index] = entitlement
            return true
        }
        guard entitlementCount < entitlements.capacity else { return false }
        entitlements[entitlementCount] = entitlement
        _ = byEntitlement.insert(key, row: entitlementCount)
        entitlementCount += 1
        if entitlement.securityID != .null, let row = row(sessionID: entitlement.sessionID) {
            rows[row].isInstrumentBound = true
        }
        return true
    }

    @inline(__always)
    func entitlement(sessionID: UInt32, account: Text16) -> Entitlement? {
        guard let index = byEntitlement.row(of: Self.key(sessionID, account)),
            entitlements[index].account == account, entitlements[index].sessionID == sessionID
        else { return nil }
        return entitlements[index]
    }

    @inline(__always)
    func isEntitled(sessionID: UInt32, securityID: UInt32) -> Bool {
        byEntitlement.row(of: Self.key(sessionID, securityID)) != nil
    }

    // A digest of the pair; whoever looks it up compares the row as well.
    private static func key(_ sessionID: UInt32, _ account: Text16) -> IndexKey {
        var low = Mixer(UInt64(sessionID))
        low.add(account.word0)
        var high = Mixer(~UInt64(sessionID))
        high.add(account.word1)
        high.add(account.word0)
        return IndexKey(high.value, low.value)
    }

    private static func key(_ sessionID: UInt32, _ securityID: UInt32) -> IndexKey {
        IndexKey(UInt64.max, UInt64(sessionID) << 32 | UInt64(securityID))
    }

    private static func key(_ entitlement: Entitlement) -> IndexKey {
        entitlement.securityID == .null
            ? key(entitlement.sessionID, entitlement.account)
            : key(entitlement.sessionID, entitlement.securityID)
    }

    func hash(into hasher: inout StateHasher) {
        hasher.add(count)
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
        hasher.add(entitlementCount)
        for index in 0..<entitlementCount { hasher.add(bytesOf: entitlements[index]) }
    }
}

extension IndexKey {
    init(_ text: Text16) { self.init(text.word1, text.word0) }
}
