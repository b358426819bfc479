// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// FIX Boolean.
public struct Flag: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var no: Flag { Flag(rawValue: 0) }
    @inlinable public static var yes: Flag { Flag(rawValue: 1) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Flag] = [
        .no, .yes,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "no"
        case 1: "yes"
        default: nil
        }
    }
}

/// FIX 54.
public struct Side: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var buy: Side { Side(rawValue: 49) }
    @inlinable public static var sell: Side { Side(rawValue: 50) }
    @inlinable public static var sellShort: Side { Side(rawValue: 53) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Side] = [
        .buy, .sell, .sellShort,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 49, 50, 53: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 49: "buy"
        case 50: "sell"
        case 53: "sellShort"
        default: nil
        }
    }
}

/// FIX 54, or either side.
public struct SideFilter: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var buy: SideFilter { SideFilter(rawValue: 49) }
    @inlinable public static var sell: SideFilter { SideFilter(rawValue: 50) }
    @inlinable public static var sellShort: SideFilter { SideFilter(rawValue: 53) }
    @inlinable public static var `any`: SideFilter { SideFilter(rawValue: 42) }

    /// Every value that the schema names, in its order.
    public static let allValues: [SideFilter] = [
        .buy, .sell, .sellShort, .`any`,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 49, 50, 53, 42: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 49: "buy"
        case 50: "sell"
        case 53: "sellShort"
        case 42: "any"
        default: nil
        }
    }
}

/// FIX 40.
public struct OrdType: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var market: OrdType { OrdType(rawValue: 49) }
    @inlinable public static var limit: OrdType { OrdType(rawValue: 50) }
    @inlinable public static var stop: OrdType { OrdType(rawValue: 51) }
    @inlinable public static var stopLimit: OrdType { OrdType(rawValue: 52) }

    /// Every value that the schema names, in its order.
    public static let allValues: [OrdType] = [
        .market, .limit, .stop, .stopLimit,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 49, 50, 51, 52: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 49: "market"
        case 50: "limit"
        case 51: "stop"
        case 52: "stopLimit"
        default: nil
        }
    }
}

/// FIX 59.
public struct TimeInForce: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var day: TimeInForce { TimeInForce(rawValue: 48) }
    @inlinable public static var goodTillCancel: TimeInForce { TimeInForce(rawValue: 49) }
    @inlinable public static var immediateOrCancel: TimeInForce { TimeInForce(rawValue: 51) }
    @inlinable public static var fillOrKill: TimeInForce { TimeInForce(rawValue: 52) }

    /// Every value that the schema names, in its order.
    public static let allValues: [TimeInForce] = [
        .day, .goodTillCancel, .immediateOrCancel, .fillOrKill,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 48, 49, 51, 52: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 48: "day"
        case 49: "goodTillCancel"
        case 51: "immediateOrCancel"
        case 52: "fillOrKill"
        default: nil
        }
    }
}

/// FIX 39.
public struct OrdStatus: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var new: OrdStatus { OrdStatus(rawValue: 48) }
    @inlinable public static var partiallyFilled: OrdStatus { OrdStatus(rawValue: 49) }
    @inlinable public static var filled: OrdStatus { OrdStatus(rawValue: 50) }
    @inlinable public static var canceled: OrdStatus { OrdStatus(rawValue: 52) }
    @inlinable public static var replaced: OrdStatus { OrdStatus(rawValue: 53) }
    @inlinable public static var pendingCancel: OrdStatus { OrdStatus(rawValue: 54) }
    @inlinable public static var rejected: OrdStatus { OrdStatus(rawValue: 56) }
    @inlinable public static var pendingNew: OrdStatus { OrdStatus(rawValue: 65) }
    @inlinable public static var expired: OrdStatus { OrdStatus(rawValue: 67) }
    @inlinable public static var pendingReplace: OrdStatus { OrdStatus(rawValue: 69) }

    /// Every value that the schema names, in its order.
    public static let allValues: [OrdStatus] = [
        .new, .partiallyFilled, .filled, .canceled, .replaced, .pendingCancel, .rejected,
        .pendingNew, .expired, .pendingReplace,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 48, 49, 50, 52, 53, 54, 56, 65, 67, 69: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 48: "new"
        case 49: "partiallyFilled"
        case 50: "filled"
        case 52: "canceled"
        case 53: "replaced"
        case 54: "pendingCancel"
        case 56: "rejected"
        case 65: "pendingNew"
        case 67: "expired"
        case 69: "pendingReplace"
        default: nil
        }
    }
}

/// FIX 150.
public struct ExecType: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var new: ExecType { ExecType(rawValue: 48) }
    @inlinable public static var canceled: ExecType { ExecType(rawValue: 52) }
    @inlinable public static var replaced: ExecType { ExecType(rawValue: 53) }
    @inlinable public static var pendingCancel: ExecType { ExecType(rawValue: 54) }
    @inlinable public static var rejected: ExecType { ExecType(rawValue: 56) }
    @inlinable public static var pendingNew: ExecType { ExecType(rawValue: 65) }
    @inlinable public static var expired: ExecType { ExecType(rawValue: 67) }
    @inlinable public static var pendingReplace: ExecType { ExecType(rawValue: 69) }
    @inlinable public static var trade: ExecType { ExecType(rawValue: 70) }
    @inlinable public static var tradeCorrect: ExecType { ExecType(rawValue: 71) }
    @inlinable public static var tradeCancel: ExecType { ExecType(rawValue: 72) }
    @inlinable public static var orderStatus: ExecType { ExecType(rawValue: 73) }

    /// Every value that the schema names, in its order.
    public static let allValues: [ExecType] = [
        .new, .canceled, .replaced, .pendingCancel, .rejected, .pendingNew, .expired,
        .pendingReplace, .trade, .tradeCorrect, .tradeCancel, .orderStatus,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 48, 52, 53, 54, 56, 65, 67, 69, 70, 71, 72, 73: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 48: "new"
        case 52: "canceled"
        case 53: "replaced"
        case 54: "pendingCancel"
        case 56: "rejected"
        case 65: "pendingNew"
        case 67: "expired"
        case 69: "pendingReplace"
        case 70: "trade"
        case 71: "tradeCorrect"
        case 72: "tradeCancel"
        case 73: "orderStatus"
        default: nil
        }
    }
}

/// FIX 434.
public struct CxlRejResponseTo: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var cancel: CxlRejResponseTo { CxlRejResponseTo(rawValue: 49) }
    @inlinable public static var replace: CxlRejResponseTo { CxlRejResponseTo(rawValue: 50) }

    /// Every value that the schema names, in its order.
    public static let allValues: [CxlRejResponseTo] = [
        .cancel, .replace,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 49, 50: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 49: "cancel"
        case 50: "replace"
        default: nil
        }
    }
}

/// FIX 1375.
public struct MassActionResponse: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var rejected: MassActionResponse { MassActionResponse(rawValue: 48) }
    @inlinable public static var accepted: MassActionResponse { MassActionResponse(rawValue: 49) }
    @inlinable public static var completed: MassActionResponse { MassActionResponse(rawValue: 50) }

    /// Every value that the schema names, in its order.
    public static let allValues: [MassActionResponse] = [
        .rejected, .accepted, .completed,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 48, 49, 50: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 48: "rejected"
        case 49: "accepted"
        case 50: "completed"
        default: nil
        }
    }
}

/// What happens to a session's open orders when its connection is lost.
public struct CancelOnDisconnect: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var `none`: CancelOnDisconnect { CancelOnDisconnect(rawValue: 0) }
    @inlinable public static var onDisconnect: CancelOnDisconnect {
        CancelOnDisconnect(rawValue: 1)
    }
    @inlinable public static var afterGrace: CancelOnDisconnect { CancelOnDisconnect(rawValue: 2) }

    /// Every value that the schema names, in its order.
    public static let allValues: [CancelOnDisconnect] = [
        .`none`, .onDisconnect, .afterGrace,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "none"
        case 1: "onDisconnect"
        case 2: "afterGrace"
        default: nil
        }
    }
}

/// Why a negotiation was refused.
public struct NegotiationRejectCode: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var unspecified: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 0)
    }
    @inlinable public static var credentials: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 1)
    }
    @inlinable public static var unknownSession: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 2)
    }
    @inlinable public static var versionNotGreater: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 3)
    }
    @inlinable public static var timestamp: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 4)
    }
    @inlinable public static var tooManySessions: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 5)
    }
    @inlinable public static var stopping: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 6)
    }
    @inlinable public static var connectionBound: NegotiationRejectCode {
        NegotiationRejectCode(rawValue: 7)
    }

    /// Every value that the schema names, in its order.
    public static let allValues: [NegotiationRejectCode] = [
        .unspecified, .credentials, .unknownSession, .versionNotGreater, .timestamp,
        .tooManySessions, .stopping, .connectionBound,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6, 7: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "unspecified"
        case 1: "credentials"
        case 2: "unknownSession"
        case 3: "versionNotGreater"
        case 4: "timestamp"
        case 5: "tooManySessions"
        case 6: "stopping"
        case 7: "connectionBound"
        default: nil
        }
    }
}

/// Why an establishment was refused.
public struct EstablishmentRejectCode: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var unspecified: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 0)
    }
    @inlinable public static var credentials: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 1)
    }
    @inlinable public static var unnegotiated: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 2)
    }
    @inlinable public static var alreadyEstablished: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 3)
    }
    @inlinable public static var keepAliveInterval: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 4)
    }
    @inlinable public static var timestamp: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 5)
    }
    @inlinable public static var sequence: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 6)
    }
    @inlinable public static var stopping: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 7)
    }
    @inlinable public static var cancelOnDisconnect: EstablishmentRejectCode {
        EstablishmentRejectCode(rawValue: 8)
    }

    /// Every value that the schema names, in its order.
    public static let allValues: [EstablishmentRejectCode] = [
        .unspecified, .credentials, .unnegotiated, .alreadyEstablished, .keepAliveInterval,
        .timestamp, .sequence, .stopping, .cancelOnDisconnect,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "unspecified"
        case 1: "credentials"
        case 2: "unnegotiated"
        case 3: "alreadyEstablished"
        case 4: "keepAliveInterval"
        case 5: "timestamp"
        case 6: "sequence"
        case 7: "stopping"
        case 8: "cancelOnDisconnect"
        default: nil
        }
    }
}

/// Why a retransmission was refused.
public struct RetransmitRejectCode: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var unspecified: RetransmitRejectCode {
        RetransmitRejectCode(rawValue: 0)
    }
    @inlinable public static var outOfRange: RetransmitRejectCode {
        RetransmitRejectCode(rawValue: 1)
    }
    @inlinable public static var invalidSession: RetransmitRejectCode {
        RetransmitRejectCode(rawValue: 2)
    }
    @inlinable public static var tooMany: RetransmitRejectCode { RetransmitRejectCode(rawValue: 3) }
    @inlinable public static var noLongerHeld: RetransmitRejectCode {
        RetransmitRejectCode(rawValue: 4)
    }

    /// Every value that the schema names, in its order.
    public static let allValues: [RetransmitRejectCode] = [
        .unspecified, .outOfRange, .invalidSession, .tooMany, .noLongerHeld,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "unspecified"
        case 1: "outOfRange"
        case 2: "invalidSession"
        case 3: "tooMany"
        case 4: "noLongerHeld"
        default: nil
        }
    }
}

/// Why a session's connection ends.
public struct TerminationCode: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var finished: TerminationCode { TerminationCode(rawValue: 0) }
    @inlinable public static var unspecified: TerminationCode { TerminationCode(rawValue: 1) }
    @inlinable public static var keepAliveLost: TerminationCode { TerminationCode(rawValue: 2) }
    @inlinable public static var replaced: TerminationCode { TerminationCode(rawValue: 3) }
    @inlinable public static var tooManyErrors: TerminationCode { TerminationCode(rawValue: 4) }
    @inlinable public static var slowReader: TerminationCode { TerminationCode(rawValue: 5) }
    @inlinable public static var stopping: TerminationCode { TerminationCode(rawValue: 6) }
    @inlinable public static var notEstablished: TerminationCode { TerminationCode(rawValue: 7) }

    /// Every value that the schema names, in its order.
    public static let allValues: [TerminationCode] = [
        .finished, .unspecified, .keepAliveLost, .replaced, .tooManyErrors, .slowReader, .stopping,
        .notEstablished,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6, 7: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "finished"
        case 1: "unspecified"
        case 2: "keepAliveLost"
        case 3: "replaced"
        case 4: "tooManyErrors"
        case 5: "slowReader"
        case 6: "stopping"
        case 7: "notEstablished"
        default: nil
        }
    }
}

/// What a halt, a lockout or a mass action covers.
public struct Scope: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var all: Scope { Scope(rawValue: 0) }
    @inlinable public static var account: Scope { Scope(rawValue: 1) }
    @inlinable public static var strategy: Scope { Scope(rawValue: 2) }
    @inlinable public static var instrument: Scope { Scope(rawValue: 3) }
    @inlinable public static var broker: Scope { Scope(rawValue: 4) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Scope] = [
        .all, .account, .strategy, .instrument, .broker,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "all"
        case 1: "account"
        case 2: "strategy"
        case 3: "instrument"
        case 4: "broker"
        default: nil
        }
    }
}

/// Where a limit is set.
public struct Level: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var `none`: Level { Level(rawValue: 0) }
    @inlinable public static var global: Level { Level(rawValue: 1) }
    @inlinable public static var account: Level { Level(rawValue: 2) }
    @inlinable public static var strategy: Level { Level(rawValue: 3) }
    @inlinable public static var instrument: Level { Level(rawValue: 4) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Level] = [
        .`none`, .global, .account, .strategy, .instrument,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "none"
        case 1: "global"
        case 2: "account"
        case 3: "strategy"
        case 4: "instrument"
        default: nil
        }
    }
}

/// What a halt still lets through besides cancels.
public struct HaltMode: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var full: HaltMode { HaltMode(rawValue: 0) }
    @inlinable public static var reducing: HaltMode { HaltMode(rawValue: 1) }

    /// Every value that the schema names, in its order.
    public static let allValues: [HaltMode] = [
        .full, .reducing,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "full"
        case 1: "reducing"
        default: nil
        }
    }
}

/// How far an emergency action has come.
public struct HaltPhase: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var accepted: HaltPhase { HaltPhase(rawValue: 0) }
    @inlinable public static var cancelling: HaltPhase { HaltPhase(rawValue: 1) }
    @inlinable public static var flattening: HaltPhase { HaltPhase(rawValue: 2) }
    @inlinable public static var complete: HaltPhase { HaltPhase(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [HaltPhase] = [
        .accepted, .cancelling, .flattening, .complete,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "accepted"
        case 1: "cancelling"
        case 2: "flattening"
        case 3: "complete"
        default: nil
        }
    }
}

/// What a session may do at present.
public struct TradingStatus: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var `open`: TradingStatus { TradingStatus(rawValue: 0) }
    @inlinable public static var halted: TradingStatus { TradingStatus(rawValue: 1) }
    @inlinable public static var reducing: TradingStatus { TradingStatus(rawValue: 2) }
    @inlinable public static var lockedOut: TradingStatus { TradingStatus(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [TradingStatus] = [
        .`open`, .halted, .reducing, .lockedOut,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "open"
        case 1: "halted"
        case 2: "reducing"
        case 3: "lockedOut"
        default: nil
        }
    }
}

/// What the gateway as a whole does.
public struct GatewayState: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var `open`: GatewayState { GatewayState(rawValue: 0) }
    @inlinable public static var halted: GatewayState { GatewayState(rawValue: 1) }
    @inlinable public static var safeMode: GatewayState { GatewayState(rawValue: 2) }
    @inlinable public static var stopping: GatewayState { GatewayState(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [GatewayState] = [
        .`open`, .halted, .safeMode, .stopping,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "open"
        case 1: "halted"
        case 2: "safeMode"
        case 3: "stopping"
        default: nil
        }
    }
}

/// When a record counts as kept.
public struct Durability: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var written: Durability { Durability(rawValue: 0) }
    @inlinable public static var synced: Durability { Durability(rawValue: 1) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Durability] = [
        .written, .synced,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "written"
        case 1: "synced"
        default: nil
        }
    }
}

/// Who caused a record.
public struct Origin: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var gateway: Origin { Origin(rawValue: 0) }
    @inlinable public static var session: Origin { Origin(rawValue: 1) }
    @inlinable public static var ops: Origin { Origin(rawValue: 2) }
    @inlinable public static var broker: Origin { Origin(rawValue: 3) }
    @inlinable public static var feed: Origin { Origin(rawValue: 4) }
    @inlinable public static var timer: Origin { Origin(rawValue: 5) }
    @inlinable public static var configuration: Origin { Origin(rawValue: 6) }

    /// Every value that the schema names, in its order.
    public static let allValues: [Origin] = [
        .gateway, .session, .ops, .broker, .feed, .timer, .configuration,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "gateway"
        case 1: "session"
        case 2: "ops"
        case 3: "broker"
        case 4: "feed"
        case 5: "timer"
        case 6: "configuration"
        default: nil
        }
    }
}

/// Where a drop copy begins.
public struct SubscriptionStart: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var live: SubscriptionStart { SubscriptionStart(rawValue: 0) }
    @inlinable public static var sequence: SubscriptionStart { SubscriptionStart(rawValue: 1) }
    @inlinable public static var time: SubscriptionStart { SubscriptionStart(rawValue: 2) }
    @inlinable public static var lastAcknowledged: SubscriptionStart {
        SubscriptionStart(rawValue: 3)
    }

    /// Every value that the schema names, in its order.
    public static let allValues: [SubscriptionStart] = [
        .live, .sequence, .time, .lastAcknowledged,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "live"
        case 1: "sequence"
        case 2: "time"
        case 3: "lastAcknowledged"
        default: nil
        }
    }
}

/// What became of a subscription.
public struct SubscriptionStatus: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var accepted: SubscriptionStatus { SubscriptionStatus(rawValue: 0) }
    @inlinable public static var caughtUp: SubscriptionStatus { SubscriptionStatus(rawValue: 1) }
    @inlinable public static var refused: SubscriptionStatus { SubscriptionStatus(rawValue: 2) }
    @inlinable public static var ended: SubscriptionStatus { SubscriptionStatus(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [SubscriptionStatus] = [
        .accepted, .caughtUp, .refused, .ended,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "accepted"
        case 1: "caughtUp"
        case 2: "refused"
        case 3: "ended"
        default: nil
        }
    }
}

/// What a broker says of an order.
public struct BrokerReportKind: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var accepted: BrokerReportKind { BrokerReportKind(rawValue: 0) }
    @inlinable public static var rejected: BrokerReportKind { BrokerReportKind(rawValue: 1) }
    @inlinable public static var trade: BrokerReportKind { BrokerReportKind(rawValue: 2) }
    @inlinable public static var canceled: BrokerReportKind { BrokerReportKind(rawValue: 3) }
    @inlinable public static var cancelRejected: BrokerReportKind { BrokerReportKind(rawValue: 4) }
    @inlinable public static var replaced: BrokerReportKind { BrokerReportKind(rawValue: 5) }
    @inlinable public static var replaceRejected: BrokerReportKind { BrokerReportKind(rawValue: 6) }
    @inlinable public static var expired: BrokerReportKind { BrokerReportKind(rawValue: 7) }
    @inlinable public static var notSent: BrokerReportKind { BrokerReportKind(rawValue: 8) }
    @inlinable public static var neverSeen: BrokerReportKind { BrokerReportKind(rawValue: 9) }
    @inlinable public static var working: BrokerReportKind { BrokerReportKind(rawValue: 10) }
    @inlinable public static var tradeCanceled: BrokerReportKind { BrokerReportKind(rawValue: 11) }
    @inlinable public static var tradeCorrected: BrokerReportKind { BrokerReportKind(rawValue: 12) }

    /// Every value that the schema names, in its order.
    public static let allValues: [BrokerReportKind] = [
        .accepted, .rejected, .trade, .canceled, .cancelRejected, .replaced, .replaceRejected,
        .expired, .notSent, .neverSeen, .working, .tradeCanceled, .tradeCorrected,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "accepted"
        case 1: "rejected"
        case 2: "trade"
        case 3: "canceled"
        case 4: "cancelRejected"
        case 5: "replaced"
        case 6: "replaceRejected"
        case 7: "expired"
        case 8: "notSent"
        case 9: "neverSeen"
        case 10: "working"
        case 11: "tradeCanceled"
        case 12: "tradeCorrected"
        default: nil
        }
    }
}

/// What the gateway asks of a broker.
public struct BrokerCommandKind: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var newOrder: BrokerCommandKind { BrokerCommandKind(rawValue: 0) }
    @inlinable public static var cancel: BrokerCommandKind { BrokerCommandKind(rawValue: 1) }
    @inlinable public static var replace: BrokerCommandKind { BrokerCommandKind(rawValue: 2) }
    @inlinable public static var query: BrokerCommandKind { BrokerCommandKind(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [BrokerCommandKind] = [
        .newOrder, .cancel, .replace, .query,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "newOrder"
        case 1: "cancel"
        case 2: "replace"
        case 3: "query"
        default: nil
        }
    }
}

/// Whether a broker takes orders.
public struct BrokerState: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var down: BrokerState { BrokerState(rawValue: 0) }
    @inlinable public static var recovering: BrokerState { BrokerState(rawValue: 1) }
    @inlinable public static var up: BrokerState { BrokerState(rawValue: 2) }

    /// Every value that the schema names, in its order.
    public static let allValues: [BrokerState] = [
        .down, .recovering, .up,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "down"
        case 1: "recovering"
        case 2: "up"
        default: nil
        }
    }
}

/// FIX 460, in short.
public struct AssetClass: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var equity: AssetClass { AssetClass(rawValue: 0) }
    @inlinable public static var future: AssetClass { AssetClass(rawValue: 1) }
    @inlinable public static var currency: AssetClass { AssetClass(rawValue: 2) }
    @inlinable public static var crypto: AssetClass { AssetClass(rawValue: 3) }
    @inlinable public static var option: AssetClass { AssetClass(rawValue: 4) }
    @inlinable public static var other: AssetClass { AssetClass(rawValue: 5) }

    /// Every value that the schema names, in its order.
    public static let allValues: [AssetClass] = [
        .equity, .future, .currency, .crypto, .option, .other,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "equity"
        case 1: "future"
        case 2: "currency"
        case 3: "crypto"
        case 4: "option"
        case 5: "other"
        default: nil
        }
    }
}

/// What a window of a trading calendar is.
public struct CalendarWindowKind: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var regular: CalendarWindowKind { CalendarWindowKind(rawValue: 0) }
    @inlinable public static var shortened: CalendarWindowKind { CalendarWindowKind(rawValue: 1) }
    @inlinable public static var holiday: CalendarWindowKind { CalendarWindowKind(rawValue: 2) }

    /// Every value that the schema names, in its order.
    public static let allValues: [CalendarWindowKind] = [
        .regular, .shortened, .holiday,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "regular"
        case 1: "shortened"
        case 2: "holiday"
        default: nil
        }
    }
}

/// Whether an instrument can be traded.
public struct SecurityStatus: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var active: SecurityStatus { SecurityStatus(rawValue: 0) }
    @inlinable public static var closeOnly: SecurityStatus { SecurityStatus(rawValue: 1) }
    @inlinable public static var restricted: SecurityStatus { SecurityStatus(rawValue: 2) }
    @inlinable public static var inactive: SecurityStatus { SecurityStatus(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [SecurityStatus] = [
        .active, .closeOnly, .restricted, .inactive,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "active"
        case 1: "closeOnly"
        case 2: "restricted"
        case 3: "inactive"
        default: nil
        }
    }
}

/// What a lockout covers and how it ends.
public struct LockoutKind: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var hard: LockoutKind { LockoutKind(rawValue: 1) }
    @inlinable public static var symbol: LockoutKind { LockoutKind(rawValue: 2) }
    @inlinable public static var timer: LockoutKind { LockoutKind(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [LockoutKind] = [
        .hard, .symbol, .timer,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 1: "hard"
        case 2: "symbol"
        case 3: "timer"
        default: nil
        }
    }
}

/// What ends a lockout.
public struct LockoutEnd: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var atTime: LockoutEnd { LockoutEnd(rawValue: 1) }
    @inlinable public static var byBroker: LockoutEnd { LockoutEnd(rawValue: 2) }
    @inlinable public static var byOperator: LockoutEnd { LockoutEnd(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [LockoutEnd] = [
        .atTime, .byBroker, .byOperator,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 1: "atTime"
        case 2: "byBroker"
        case 3: "byOperator"
        default: nil
        }
    }
}

/// What follows where an order would trade with an own one.
public struct SelfTradePolicy: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var allow: SelfTradePolicy { SelfTradePolicy(rawValue: 0) }
    @inlinable public static var refuseNew: SelfTradePolicy { SelfTradePolicy(rawValue: 1) }
    @inlinable public static var cancelResting: SelfTradePolicy { SelfTradePolicy(rawValue: 2) }
    @inlinable public static var both: SelfTradePolicy { SelfTradePolicy(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [SelfTradePolicy] = [
        .allow, .refuseNew, .cancelResting, .both,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "allow"
        case 1: "refuseNew"
        case 2: "cancelResting"
        case 3: "both"
        default: nil
        }
    }
}

/// How a check compared a value with its limit.
public struct ComparisonKind: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var atMost: ComparisonKind { ComparisonKind(rawValue: 0) }
    @inlinable public static var atLeast: ComparisonKind { ComparisonKind(rawValue: 1) }
    @inlinable public static var holds: ComparisonKind { ComparisonKind(rawValue: 2) }
    @inlinable public static var unlimited: ComparisonKind { ComparisonKind(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [ComparisonKind] = [
        .atMost, .atLeast, .holds, .unlimited,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "atMost"
        case 1: "atLeast"
        case 2: "holds"
        case 3: "unlimited"
        default: nil
        }
    }
}

/// How a size is reckoned.
public struct SizingMethod: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var fixedPercent: SizingMethod { SizingMethod(rawValue: 0) }
    @inlinable public static var atr: SizingMethod { SizingMethod(rawValue: 1) }
    @inlinable public static var kelly: SizingMethod { SizingMethod(rawValue: 2) }

    /// Every value that the schema names, in its order.
    public static let allValues: [SizingMethod] = [
        .fixedPercent, .atr, .kelly,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "fixedPercent"
        case 1: "atr"
        case 2: "kelly"
        default: nil
        }
    }
}

/// How far an instrument's market data can be trusted.
public struct DataState: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var unseen: DataState { DataState(rawValue: 0) }
    @inlinable public static var good: DataState { DataState(rawValue: 1) }
    @inlinable public static var degraded: DataState { DataState(rawValue: 2) }
    @inlinable public static var stale: DataState { DataState(rawValue: 3) }

    /// Every value that the schema names, in its order.
    public static let allValues: [DataState] = [
        .unseen, .good, .degraded, .stale,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "unseen"
        case 1: "good"
        case 2: "degraded"
        case 3: "stale"
        default: nil
        }
    }
}

/// What was found in an instrument's market data.
public struct DataCause: Code {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    @inlinable public static var `none`: DataCause { DataCause(rawValue: 0) }
    @inlinable public static var recovered: DataCause { DataCause(rawValue: 1) }
    @inlinable public static var gap: DataCause { DataCause(rawValue: 2) }
    @inlinable public static var flatLine: DataCause { DataCause(rawValue: 3) }
    @inlinable public static var lagging: DataCause { DataCause(rawValue: 4) }
    @inlinable public static var quarantine: DataCause { DataCause(rawValue: 5) }
    @inlinable public static var moved: DataCause { DataCause(rawValue: 6) }
    @inlinable public static var spike: DataCause { DataCause(rawValue: 7) }
    @inlinable public static var rebased: DataCause { DataCause(rawValue: 8) }
    @inlinable public static var stale: DataCause { DataCause(rawValue: 9) }

    /// Every value that the schema names, in its order.
    public static let allValues: [DataCause] = [
        .`none`, .recovered, .gap, .flatLine, .lagging, .quarantine, .moved, .spike, .rebased,
        .stale,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "none"
        case 1: "recovered"
        case 2: "gap"
        case 3: "flatLine"
        case 4: "lagging"
        case 5: "quarantine"
        case 6: "moved"
        case 7: "spike"
        case 8: "rebased"
        case 9: "stale"
        default: nil
        }
    }
}

/// What a limit bounds; the unit stands in each description.
public struct LimitKind: Code {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Orders in a second.
    @inlinable public static var ordersPerSecond: LimitKind { LimitKind(rawValue: 1101) }
    /// Orders in a minute.
    @inlinable public static var ordersPerMinute: LimitKind { LimitKind(rawValue: 1102) }
    /// Orders in a day of 24 hours.
    @inlinable public static var ordersPerDay: LimitKind { LimitKind(rawValue: 1103) }
    /// Messages of any kind in a second.
    @inlinable public static var messagesPerSecond: LimitKind { LimitKind(rawValue: 1104) }
    /// Cancels in a second; past it a cancel is counted, never refused.
    @inlinable public static var cancelsPerSecond: LimitKind { LimitKind(rawValue: 1105) }
    /// Cancels per order times 1e4.
    @inlinable public static var cancelToOrderRatio: LimitKind { LimitKind(rawValue: 1106) }
    /// Quantity of one order, times 1e8.
    @inlinable public static var orderQuantity: LimitKind { LimitKind(rawValue: 1201) }
    /// Notional value of one order, money times 1e4.
    @inlinable public static var orderNotional: LimitKind { LimitKind(rawValue: 1202) }
    /// One order as percent of the average daily volume, times 1e4.
    @inlinable public static var orderVolumePercent: LimitKind { LimitKind(rawValue: 1203) }
    /// Lowest price, times 1e8.
    @inlinable public static var priceMinimum: LimitKind { LimitKind(rawValue: 1001) }
    /// Highest price, times 1e8.
    @inlinable public static var priceMaximum: LimitKind { LimitKind(rawValue: 1002) }
    /// Age of the reference price in ns.
    @inlinable public static var referenceAge: LimitKind { LimitKind(rawValue: 1301) }
    /// Age of the reference price for a market order in ns.
    @inlinable public static var referenceAgeMarket: LimitKind { LimitKind(rawValue: 1302) }
    /// Distance from the reference in percent, times 1e4.
    @inlinable public static var collarPercent: LimitKind { LimitKind(rawValue: 1401) }
    /// Distance from the reference, a price times 1e8.
    @inlinable public static var collarAbsolute: LimitKind { LimitKind(rawValue: 1402) }
    /// Open orders.
    @inlinable public static var openOrders: LimitKind { LimitKind(rawValue: 1601) }
    /// Notional value of all open orders, money times 1e4.
    @inlinable public static var openNotional: LimitKind { LimitKind(rawValue: 1602) }
    /// Worst-case position in one instrument, times 1e8.
    @inlinable public static var positionQuantity: LimitKind { LimitKind(rawValue: 1701) }
    /// Worst-case value of one instrument's position, money times 1e4.
    @inlinable public static var positionValue: LimitKind { LimitKind(rawValue: 1702) }
    /// Worst-case value of one position as percent of equity, times 1e4.
    @inlinable public static var positionEquityPercent: LimitKind { LimitKind(rawValue: 1703) }
    /// Instruments with a position or an open order.
    @inlinable public static var positionsOpen: LimitKind { LimitKind(rawValue: 1704) }
    /// Sum of all worst-case position values, money times 1e4.
    @inlinable public static var grossExposure: LimitKind { LimitKind(rawValue: 1801) }
    /// Worst-case net exposure, money times 1e4.
    @inlinable public static var netExposure: LimitKind { LimitKind(rawValue: 1802) }
    /// Gross exposure over equity, times 1e4.
    @inlinable public static var leverage: LimitKind { LimitKind(rawValue: 1803) }
    /// Sum of worst-case short position values, money times 1e4.
    @inlinable public static var shortExposure: LimitKind { LimitKind(rawValue: 1804) }
    /// Least cash that must stay free after holds, money times 1e4.
    @inlinable public static var buyingPower: LimitKind { LimitKind(rawValue: 1805) }
    /// One instrument as percent of equity, times 1e4.
    @inlinable public static var concentrationInstrument: LimitKind { LimitKind(rawValue: 1901) }
    /// One sector as percent of equity, times 1e4.
    @inlinable public static var concentrationSector: LimitKind { LimitKind(rawValue: 1902) }
    /// One country as percent of equity, times 1e4.
    @inlinable public static var concentrationCountry: LimitKind { LimitKind(rawValue: 1903) }
    /// One asset class as percent of equity, times 1e4.
    @inlinable public static var concentrationAssetClass: LimitKind { LimitKind(rawValue: 1904) }
    /// Loss of the day, money times 1e4.
    @inlinable public static var lossDaily: LimitKind { LimitKind(rawValue: 2001) }
    /// Loss of the week, money times 1e4.
    @inlinable public static var lossWeekly: LimitKind { LimitKind(rawValue: 2002) }
    /// Fall from the high-water mark in percent, times 1e4.
    @inlinable public static var drawdownPercent: LimitKind { LimitKind(rawValue: 2003) }
    /// Loss at all stops as percent of equity, times 1e4.
    @inlinable public static var portfolioHeat: LimitKind { LimitKind(rawValue: 2101) }
    /// Value at risk after the order, money times 1e4.
    @inlinable public static var valueAtRisk: LimitKind { LimitKind(rawValue: 2102) }
    /// Worst scenario's loss after the order, money times 1e4.
    @inlinable public static var stressLoss: LimitKind { LimitKind(rawValue: 2103) }
    /// Correlation within a cluster, times 1e4.
    @inlinable public static var correlation: LimitKind { LimitKind(rawValue: 2104) }
    /// Orders sent to the broker and not answered.
    @inlinable public static var brokerInFlight: LimitKind { LimitKind(rawValue: 2201) }
    /// Time within which the same order is taken for a mistake, in ns.
    @inlinable public static var duplicateWindow: LimitKind { LimitKind(rawValue: 601) }
    /// Automated fills of one strategy in the window before a person must release it.
    @inlinable public static var executionsRepeated: LimitKind { LimitKind(rawValue: 701) }
    /// Window of the repeated executions in ns.
    @inlinable public static var executionsWindow: LimitKind { LimitKind(rawValue: 702) }
    /// Move of a price in one tick in percent, times 1e4.
    @inlinable public static var tickMove: LimitKind { LimitKind(rawValue: 1303) }
    /// Spread of a quote in percent of its middle, times 1e4.
    @inlinable public static var tickSpread: LimitKind { LimitKind(rawValue: 1304) }
    /// Lag of the feed behind the gateway past which market orders stop, in ns.
    @inlinable public static var feedLag: LimitKind { LimitKind(rawValue: 1305) }
    /// Instruments correlated above the threshold, together as percent of equity, times 1e4.
    @inlinable public static var correlationCluster: LimitKind { LimitKind(rawValue: 2105) }
    /// Age of the portfolio's risk figures in ns.
    @inlinable public static var portfolioAge: LimitKind { LimitKind(rawValue: 2106) }
    /// Bytes of records decided and not yet durable.
    @inlinable public static var journalBacklog: LimitKind { LimitKind(rawValue: 2301) }
    /// Messages that wait for the core.
    @inlinable public static var inputBacklog: LimitKind { LimitKind(rawValue: 2302) }
    /// Time from a message's arrival to its decision in ns.
    @inlinable public static var coreLatency: LimitKind { LimitKind(rawValue: 2303) }
    /// Critical refusals of one account in the window before it is halted.
    @inlinable public static var violations: LimitKind { LimitKind(rawValue: 2401) }
    /// Window of the violations in ns.
    @inlinable public static var violationsWindow: LimitKind { LimitKind(rawValue: 2402) }

    /// Every value that the schema names, in its order.
    public static let allValues: [LimitKind] = [
        .ordersPerSecond, .ordersPerMinute, .ordersPerDay, .messagesPerSecond, .cancelsPerSecond,
        .cancelToOrderRatio, .orderQuantity, .orderNotional, .orderVolumePercent, .priceMinimum,
        .priceMaximum, .referenceAge, .referenceAgeMarket, .collarPercent, .collarAbsolute,
        .openOrders, .openNotional, .positionQuantity, .positionValue, .positionEquityPercent,
        .positionsOpen, .grossExposure, .netExposure, .leverage, .shortExposure, .buyingPower,
        .concentrationInstrument, .concentrationSector, .concentrationCountry,
        .concentrationAssetClass, .lossDaily, .lossWeekly, .drawdownPercent, .portfolioHeat,
        .valueAtRisk, .stressLoss, .correlation, .brokerInFlight, .duplicateWindow,
        .executionsRepeated, .executionsWindow, .tickMove, .tickSpread, .feedLag,
        .correlationCluster, .portfolioAge, .journalBacklog, .inputBacklog, .coreLatency,
        .violations, .violationsWindow,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 1101, 1102, 1103, 1104, 1105, 1106, 1201, 1202, 1203, 1001, 1002, 1301, 1302, 1401,
            1402, 1601, 1602, 1701, 1702, 1703, 1704, 1801, 1802, 1803, 1804, 1805, 1901, 1902,
            1903, 1904, 2001, 2002, 2003, 2101, 2102, 2103, 2104, 2201, 601, 701, 702, 1303, 1304,
            1305, 2105, 2106, 2301, 2302, 2303, 2401, 2402: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 1101: "ordersPerSecond"
        case 1102: "ordersPerMinute"
        case 1103: "ordersPerDay"
        case 1104: "messagesPerSecond"
        case 1105: "cancelsPerSecond"
        case 1106: "cancelToOrderRatio"
        case 1201: "orderQuantity"
        case 1202: "orderNotional"
        case 1203: "orderVolumePercent"
        case 1001: "priceMinimum"
        case 1002: "priceMaximum"
        case 1301: "referenceAge"
        case 1302: "referenceAgeMarket"
        case 1401: "collarPercent"
        case 1402: "collarAbsolute"
        case 1601: "openOrders"
        case 1602: "openNotional"
        case 1701: "positionQuantity"
        case 1702: "positionValue"
        case 1703: "positionEquityPercent"
        case 1704: "positionsOpen"
        case 1801: "grossExposure"
        case 1802: "netExposure"
        case 1803: "leverage"
        case 1804: "shortExposure"
        case 1805: "buyingPower"
        case 1901: "concentrationInstrument"
        case 1902: "concentrationSector"
        case 1903: "concentrationCountry"
        case 1904: "concentrationAssetClass"
        case 2001: "lossDaily"
        case 2002: "lossWeekly"
        case 2003: "drawdownPercent"
        case 2101: "portfolioHeat"
        case 2102: "valueAtRisk"
        case 2103: "stressLoss"
        case 2104: "correlation"
        case 2201: "brokerInFlight"
        case 601: "duplicateWindow"
        case 701: "executionsRepeated"
        case 702: "executionsWindow"
        case 1303: "tickMove"
        case 1304: "tickSpread"
        case 1305: "feedLag"
        case 2105: "correlationCluster"
        case 2106: "portfolioAge"
        case 2301: "journalBacklog"
        case 2302: "inputBacklog"
        case 2303: "coreLatency"
        case 2401: "violations"
        case 2402: "violationsWindow"
        default: nil
        }
    }

    /// What the value means, for people.
    public var meaning: String {
        switch rawValue {
        case 1101: "orders in a second"
        case 1102: "orders in a minute"
        case 1103: "orders in a day of 24 hours"
        case 1104: "messages of any kind in a second"
        case 1105: "cancels in a second; past it a cancel is counted, never refused"
        case 1106: "cancels per order times 1e4"
        case 1201: "quantity of one order, times 1e8"
        case 1202: "notional value of one order, money times 1e4"
        case 1203: "one order as percent of the average daily volume, times 1e4"
        case 1001: "lowest price, times 1e8"
        case 1002: "highest price, times 1e8"
        case 1301: "age of the reference price in ns"
        case 1302: "age of the reference price for a market order in ns"
        case 1401: "distance from the reference in percent, times 1e4"
        case 1402: "distance from the reference, a price times 1e8"
        case 1601: "open orders"
        case 1602: "notional value of all open orders, money times 1e4"
        case 1701: "worst-case position in one instrument, times 1e8"
        case 1702: "worst-case value of one instrument's position, money times 1e4"
        case 1703: "worst-case value of one position as percent of equity, times 1e4"
        case 1704: "instruments with a position or an open order"
        case 1801: "sum of all worst-case position values, money times 1e4"
        case 1802: "worst-case net exposure, money times 1e4"
        case 1803: "gross exposure over equity, times 1e4"
        case 1804: "sum of worst-case short position values, money times 1e4"
        case 1805: "least cash that must stay free after holds, money times 1e4"
        case 1901: "one instrument as percent of equity, times 1e4"
        case 1902: "one sector as percent of equity, times 1e4"
        case 1903: "one country as percent of equity, times 1e4"
        case 1904: "one asset class as percent of equity, times 1e4"
        case 2001: "loss of the day, money times 1e4"
        case 2002: "loss of the week, money times 1e4"
        case 2003: "fall from the high-water mark in percent, times 1e4"
        case 2101: "loss at all stops as percent of equity, times 1e4"
        case 2102: "value at risk after the order, money times 1e4"
        case 2103: "worst scenario's loss after the order, money times 1e4"
        case 2104: "correlation within a cluster, times 1e4"
        case 2201: "orders sent to the broker and not answered"
        case 601: "time within which the same order is taken for a mistake, in ns"
        case 701: "automated fills of one strategy in the window before a person must release it"
        case 702: "window of the repeated executions in ns"
        case 1303: "move of a price in one tick in percent, times 1e4"
        case 1304: "spread of a quote in percent of its middle, times 1e4"
        case 1305: "lag of the feed behind the gateway past which market orders stop, in ns"
        case 2105:
            "instruments correlated above the threshold, together as percent of equity, times 1e4"
        case 2106: "age of the portfolio's risk figures in ns"
        case 2301: "bytes of records decided and not yet durable"
        case 2302: "messages that wait for the core"
        case 2303: "time from a message's arrival to its decision in ns"
        case 2401: "critical refusals of one account in the window before it is halted"
        case 2402: "window of the violations in ns"
        default: "unknown"
        }
    }
}

/// Why something was refused: hundreds are the check's number in the order of precedence.
public struct RejectReason: Code {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Not refused.
    @inlinable public static var `none`: RejectReason { RejectReason(rawValue: 0) }
    /// The gateway is halted.
    @inlinable public static var haltedAll: RejectReason { RejectReason(rawValue: 101) }
    /// The account is halted.
    @inlinable public static var haltedAccount: RejectReason { RejectReason(rawValue: 102) }
    /// The strategy is halted.
    @inlinable public static var haltedStrategy: RejectReason { RejectReason(rawValue: 103) }
    /// The instrument is halted.
    @inlinable public static var haltedInstrument: RejectReason { RejectReason(rawValue: 104) }
    /// The broker is halted.
    @inlinable public static var haltedBroker: RejectReason { RejectReason(rawValue: 105) }
    /// Only orders that make a position smaller pass.
    @inlinable public static var reducingOnly: RejectReason { RejectReason(rawValue: 106) }
    /// The account is locked out.
    @inlinable public static var lockoutHard: RejectReason { RejectReason(rawValue: 201) }
    /// The symbol is locked out.
    @inlinable public static var lockoutSymbol: RejectReason { RejectReason(rawValue: 202) }
    /// The account is locked out for a time.
    @inlinable public static var lockoutTimer: RejectReason { RejectReason(rawValue: 203) }
    /// Unknown account, or one that this session may not trade.
    @inlinable public static var accountNotEntitled: RejectReason { RejectReason(rawValue: 301) }
    /// The session may not trade this instrument.
    @inlinable public static var instrumentNotEntitled: RejectReason { RejectReason(rawValue: 302) }
    /// The session may not trade this side.
    @inlinable public static var sideNotEntitled: RejectReason { RejectReason(rawValue: 303) }
    /// The session may not use this order type.
    @inlinable public static var ordTypeNotEntitled: RejectReason { RejectReason(rawValue: 304) }
    /// No session is established on this connection.
    @inlinable public static var notEstablished: RejectReason { RejectReason(rawValue: 401) }
    /// Messages before this one are missing.
    @inlinable public static var sequenceGap: RejectReason { RejectReason(rawValue: 402) }
    /// The sequence number was used before.
    @inlinable public static var sequenceTooLow: RejectReason { RejectReason(rawValue: 403) }
    /// The ClOrdID was used with other content.
    @inlinable public static var duplicateClOrdID: RejectReason { RejectReason(rawValue: 501) }
    /// The ClOrdID is below what the gateway still remembers, so a repeat cannot be excluded.
    @inlinable public static var clOrdIDTooOld: RejectReason { RejectReason(rawValue: 502) }
    /// The same order came within the window.
    @inlinable public static var duplicateOrder: RejectReason { RejectReason(rawValue: 601) }
    /// The strategy's automated executions reached their count.
    @inlinable public static var repeatedExecution: RejectReason { RejectReason(rawValue: 701) }
    /// No such SecurityID.
    @inlinable public static var unknownInstrument: RejectReason { RejectReason(rawValue: 801) }
    /// The instrument is not tradable.
    @inlinable public static var instrumentInactive: RejectReason { RejectReason(rawValue: 802) }
    /// The instrument is on the restricted list.
    @inlinable public static var instrumentRestricted: RejectReason { RejectReason(rawValue: 803) }
    /// A short sale of an instrument that is not on the easy-to-borrow list.
    @inlinable public static var notEasyToBorrow: RejectReason { RejectReason(rawValue: 804) }
    /// The instrument takes only orders that make a position smaller.
    @inlinable public static var instrumentCloseOnly: RejectReason { RejectReason(rawValue: 805) }
    /// Outside the trading session.
    @inlinable public static var outsideSession: RejectReason { RejectReason(rawValue: 901) }
    /// A holiday.
    @inlinable public static var holiday: RejectReason { RejectReason(rawValue: 902) }
    /// Only closing orders at this time.
    @inlinable public static var closeOnlyWindow: RejectReason { RejectReason(rawValue: 903) }
    /// Unknown side.
    @inlinable public static var invalidSide: RejectReason { RejectReason(rawValue: 1001) }
    /// Unknown order type.
    @inlinable public static var invalidOrdType: RejectReason { RejectReason(rawValue: 1002) }
    /// Unknown time in force.
    @inlinable public static var invalidTimeInForce: RejectReason { RejectReason(rawValue: 1003) }
    /// The quantity is zero or negative.
    @inlinable public static var quantityNotPositive: RejectReason { RejectReason(rawValue: 1004) }
    /// The quantity is no multiple of the lot.
    @inlinable public static var quantityLot: RejectReason { RejectReason(rawValue: 1005) }
    /// The quantity is below the instrument's minimum.
    @inlinable public static var quantityBelowMinimum: RejectReason { RejectReason(rawValue: 1006) }
    /// The quantity is above the instrument's maximum.
    @inlinable public static var quantityAboveMaximum: RejectReason { RejectReason(rawValue: 1007) }
    /// This order type needs a price.
    @inlinable public static var priceMissing: RejectReason { RejectReason(rawValue: 1008) }
    /// This order type takes no price.
    @inlinable public static var priceForbidden: RejectReason { RejectReason(rawValue: 1009) }
    /// This order type needs a stop price.
    @inlinable public static var stopPxMissing: RejectReason { RejectReason(rawValue: 1010) }
    /// This order type takes no stop price.
    @inlinable public static var stopPxForbidden: RejectReason { RejectReason(rawValue: 1011) }
    /// The price is no multiple of the tick.
    @inlinable public static var priceTick: RejectReason { RejectReason(rawValue: 1012) }
    /// The price is outside the allowed range.
    @inlinable public static var priceOutOfRange: RejectReason { RejectReason(rawValue: 1013) }
    /// The stop price is on the wrong side of the market.
    @inlinable public static var stopWrongSide: RejectReason { RejectReason(rawValue: 1014) }
    /// A flag is neither yes nor no.
    @inlinable public static var invalidFlag: RejectReason { RejectReason(rawValue: 1015) }
    /// A text field is not UTF-8 padded with NUL.
    @inlinable public static var invalidText: RejectReason { RejectReason(rawValue: 1016) }
    /// Zero and the null value are no ClOrdIDs.
    @inlinable public static var invalidClOrdID: RejectReason { RejectReason(rawValue: 1017) }
    /// The limit price is on the wrong side of the stop price.
    @inlinable public static var stopLimitWrongSide: RejectReason { RejectReason(rawValue: 1018) }
    /// Too many orders in a second.
    @inlinable public static var rateSecond: RejectReason { RejectReason(rawValue: 1101) }
    /// Too many orders in a minute.
    @inlinable public static var rateMinute: RejectReason { RejectReason(rawValue: 1102) }
    /// Too many orders in a day.
    @inlinable public static var rateDay: RejectReason { RejectReason(rawValue: 1103) }
    /// Too many messages in a second.
    @inlinable public static var rateMessages: RejectReason { RejectReason(rawValue: 1104) }
    /// Too many cancels for the orders sent.
    @inlinable public static var cancelRatio: RejectReason { RejectReason(rawValue: 1105) }
    /// The order's quantity is above the limit.
    @inlinable public static var orderQuantity: RejectReason { RejectReason(rawValue: 1201) }
    /// The order's notional value is above the limit.
    @inlinable public static var orderNotional: RejectReason { RejectReason(rawValue: 1202) }
    /// The order is too large a part of the daily volume.
    @inlinable public static var orderVolumePercent: RejectReason { RejectReason(rawValue: 1203) }
    /// The order's notional value is too large to compute.
    @inlinable public static var notionalOverflow: RejectReason { RejectReason(rawValue: 1204) }
    /// There is no reference price.
    @inlinable public static var noReferencePrice: RejectReason { RejectReason(rawValue: 1301) }
    /// The reference price is too old.
    @inlinable public static var staleReferencePrice: RejectReason { RejectReason(rawValue: 1302) }
    /// The feed is behind, so no market order passes.
    @inlinable public static var feedLagging: RejectReason { RejectReason(rawValue: 1303) }
    /// The price is too many percent from the reference.
    @inlinable public static var collarPercent: RejectReason { RejectReason(rawValue: 1401) }
    /// The price is too far from the reference.
    @inlinable public static var collarAbsolute: RejectReason { RejectReason(rawValue: 1402) }
    /// The order would trade with an own order.
    @inlinable public static var selfTrade: RejectReason { RejectReason(rawValue: 1501) }
    /// Too many open orders.
    @inlinable public static var openOrders: RejectReason { RejectReason(rawValue: 1601) }
    /// The open orders' notional value is above the limit.
    @inlinable public static var openNotional: RejectReason { RejectReason(rawValue: 1602) }
    /// The worst-case position is above the limit.
    @inlinable public static var positionQuantity: RejectReason { RejectReason(rawValue: 1701) }
    /// The worst-case position's value is above the limit.
    @inlinable public static var positionValue: RejectReason { RejectReason(rawValue: 1702) }
    /// The worst-case position is too large a part of the equity.
    @inlinable public static var positionEquityPercent: RejectReason {
        RejectReason(rawValue: 1703)
    }
    /// Too many open positions.
    @inlinable public static var positionsOpen: RejectReason { RejectReason(rawValue: 1704) }
    /// The worst-case position is too large to compute.
    @inlinable public static var positionOverflow: RejectReason { RejectReason(rawValue: 1705) }
    /// Gross exposure is above the limit.
    @inlinable public static var grossExposure: RejectReason { RejectReason(rawValue: 1801) }
    /// Net exposure is above the limit.
    @inlinable public static var netExposure: RejectReason { RejectReason(rawValue: 1802) }
    /// Leverage is above the limit.
    @inlinable public static var leverage: RejectReason { RejectReason(rawValue: 1803) }
    /// Short exposure is above the limit.
    @inlinable public static var shortExposure: RejectReason { RejectReason(rawValue: 1804) }
    /// Not enough free cash.
    @inlinable public static var buyingPower: RejectReason { RejectReason(rawValue: 1805) }
    /// The exposure is too large to compute.
    @inlinable public static var exposureOverflow: RejectReason { RejectReason(rawValue: 1806) }
    /// There is no exchange rate to the base currency, or it is too old.
    @inlinable public static var currencyRateMissing: RejectReason { RejectReason(rawValue: 1807) }
    /// Too much in one instrument.
    @inlinable public static var concentrationInstrument: RejectReason {
        RejectReason(rawValue: 1901)
    }
    /// Too much in one sector.
    @inlinable public static var concentrationSector: RejectReason { RejectReason(rawValue: 1902) }
    /// Too much in one country.
    @inlinable public static var concentrationCountry: RejectReason { RejectReason(rawValue: 1903) }
    /// Too much in one asset class.
    @inlinable public static var concentrationAssetClass: RejectReason {
        RejectReason(rawValue: 1904)
    }
    /// The day's loss is at the limit.
    @inlinable public static var lossDaily: RejectReason { RejectReason(rawValue: 2001) }
    /// The week's loss is at the limit.
    @inlinable public static var lossWeekly: RejectReason { RejectReason(rawValue: 2002) }
    /// The drawdown is at the limit.
    @inlinable public static var drawdown: RejectReason { RejectReason(rawValue: 2003) }
    /// The portfolio's heat would be above the limit.
    @inlinable public static var portfolioHeat: RejectReason { RejectReason(rawValue: 2101) }
    /// The value at risk would be above the limit.
    @inlinable public static var valueAtRisk: RejectReason { RejectReason(rawValue: 2102) }
    /// A stress scenario would lose more than the limit.
    @inlinable public static var stressLoss: RejectReason { RejectReason(rawValue: 2103) }
    /// Too much in correlated instruments.
    @inlinable public static var correlationCluster: RejectReason { RejectReason(rawValue: 2104) }
    /// The portfolio's risk figures are too old.
    @inlinable public static var portfolioStale: RejectReason { RejectReason(rawValue: 2105) }
    /// The portfolio's risk figures do not cover this instrument yet.
    @inlinable public static var portfolioUnknown: RejectReason { RejectReason(rawValue: 2106) }
    /// No route to a broker.
    @inlinable public static var brokerUnknown: RejectReason { RejectReason(rawValue: 2201) }
    /// The broker is not connected.
    @inlinable public static var brokerDown: RejectReason { RejectReason(rawValue: 2202) }
    /// The broker is in recovery.
    @inlinable public static var brokerRecovering: RejectReason { RejectReason(rawValue: 2203) }
    /// Too many unanswered orders at the broker.
    @inlinable public static var brokerInFlight: RejectReason { RejectReason(rawValue: 2204) }
    /// Orders at the broker are in doubt.
    @inlinable public static var brokerInDoubt: RejectReason { RejectReason(rawValue: 2205) }
    /// The broker refused.
    @inlinable public static var brokerRejected: RejectReason { RejectReason(rawValue: 2206) }
    /// The journal cannot be written; no order leaves until a restart.
    @inlinable public static var safeMode: RejectReason { RejectReason(rawValue: 2301) }
    /// The table of orders is full of open orders.
    @inlinable public static var orderTableFull: RejectReason { RejectReason(rawValue: 2302) }
    /// The gateway's queue is full; send again later.
    @inlinable public static var queueFull: RejectReason { RejectReason(rawValue: 2303) }
    /// The gateway is stopping.
    @inlinable public static var stopping: RejectReason { RejectReason(rawValue: 2304) }
    /// The table of positions is full.
    @inlinable public static var positionTableFull: RejectReason { RejectReason(rawValue: 2305) }
    /// Too many mass actions at once.
    @inlinable public static var workQueueFull: RejectReason { RejectReason(rawValue: 2306) }
    /// The journal is behind; send again later.
    @inlinable public static var journalBehind: RejectReason { RejectReason(rawValue: 2307) }
    /// Too many messages wait; send again later.
    @inlinable public static var inputBehind: RejectReason { RejectReason(rawValue: 2308) }
    /// Decisions take too long; send again later.
    @inlinable public static var coreBehind: RejectReason { RejectReason(rawValue: 2309) }
    /// No such order in this session.
    @inlinable public static var unknownOrder: RejectReason { RejectReason(rawValue: 5001) }
    /// The order has ended.
    @inlinable public static var tooLateToCancel: RejectReason { RejectReason(rawValue: 5002) }
    /// A cancel or replace of this order is under way.
    @inlinable public static var pendingAlready: RejectReason { RejectReason(rawValue: 5003) }
    /// The new quantity is not above what was filled.
    @inlinable public static var replaceBelowCumQty: RejectReason { RejectReason(rawValue: 5004) }
    /// A replace cannot change this field.
    @inlinable public static var replaceOrdType: RejectReason { RejectReason(rawValue: 5005) }
    /// The message ends inside a frame.
    @inlinable public static var frameTruncated: RejectReason { RejectReason(rawValue: 9001) }
    /// The frame says that it is above 4 KiB.
    @inlinable public static var frameTooLong: RejectReason { RejectReason(rawValue: 9002) }
    /// The frame is shorter than its headers.
    @inlinable public static var frameTooShort: RejectReason { RejectReason(rawValue: 9003) }
    /// The framing header does not say SBE 1.0 little-endian.
    @inlinable public static var encodingType: RejectReason { RejectReason(rawValue: 9004) }
    /// Another schema.
    @inlinable public static var schemaId: RejectReason { RejectReason(rawValue: 9005) }
    /// A schema version that this gateway does not speak.
    @inlinable public static var schemaVersion: RejectReason { RejectReason(rawValue: 9006) }
    /// No such message.
    @inlinable public static var unknownTemplate: RejectReason { RejectReason(rawValue: 9007) }
    /// The block is not as long as the schema says.
    @inlinable public static var blockLength: RejectReason { RejectReason(rawValue: 9008) }
    /// This message does not belong on this socket.
    @inlinable public static var wrongDirection: RejectReason { RejectReason(rawValue: 9009) }
    /// The message is above 64 KiB.
    @inlinable public static var messageTooLong: RejectReason { RejectReason(rawValue: 9010) }
    /// A message without a frame.
    @inlinable public static var emptyMessage: RejectReason { RejectReason(rawValue: 9011) }
    /// No such account, strategy, instrument or limit.
    @inlinable public static var unknownTarget: RejectReason { RejectReason(rawValue: 9101) }
    /// A limit cannot be loosened beyond the configuration.
    @inlinable public static var limitLoosened: RejectReason { RejectReason(rawValue: 9102) }
    /// The limit is not a positive number.
    @inlinable public static var limitInvalid: RejectReason { RejectReason(rawValue: 9103) }
    /// Operator and reason must be given.
    @inlinable public static var operatorMissing: RejectReason { RejectReason(rawValue: 9104) }
    /// Nothing is halted in this scope.
    @inlinable public static var notHalted: RejectReason { RejectReason(rawValue: 9105) }
    /// This operator may not do this.
    @inlinable public static var notPermitted: RejectReason { RejectReason(rawValue: 9106) }
    /// A code field has an unknown value.
    @inlinable public static var invalidCode: RejectReason { RejectReason(rawValue: 9107) }
    /// The tick is stale.
    @inlinable public static var stalePrice: RejectReason { RejectReason(rawValue: 9201) }
    /// The tick is from the future.
    @inlinable public static var futurePrice: RejectReason { RejectReason(rawValue: 9202) }
    /// The tick is out of sequence.
    @inlinable public static var tickSequence: RejectReason { RejectReason(rawValue: 9203) }
    /// The tick is outside the price range.
    @inlinable public static var tickRange: RejectReason { RejectReason(rawValue: 9204) }
    /// The price moved too far in one tick.
    @inlinable public static var tickMove: RejectReason { RejectReason(rawValue: 9205) }
    /// Bid at or above offer.
    @inlinable public static var tickCrossed: RejectReason { RejectReason(rawValue: 9206) }
    /// The spread is too wide.
    @inlinable public static var tickSpread: RejectReason { RejectReason(rawValue: 9207) }
    /// The symbol does not belong to the SecurityID.
    @inlinable public static var symbolMismatch: RejectReason { RejectReason(rawValue: 9208) }
    /// The tick has neither a quote nor a last price.
    @inlinable public static var tickEmpty: RejectReason { RejectReason(rawValue: 9209) }

    /// Every value that the schema names, in its order.
    public static let allValues: [RejectReason] = [
        .`none`, .haltedAll, .haltedAccount, .haltedStrategy, .haltedInstrument, .haltedBroker,
        .reducingOnly, .lockoutHard, .lockoutSymbol, .lockoutTimer, .accountNotEntitled,
        .instrumentNotEntitled, .sideNotEntitled, .ordTypeNotEntitled, .notEstablished,
        .sequenceGap, .sequenceTooLow, .duplicateClOrdID, .clOrdIDTooOld, .duplicateOrder,
        .repeatedExecution, .unknownInstrument, .instrumentInactive, .instrumentRestricted,
        .notEasyToBorrow, .instrumentCloseOnly, .outsideSession, .holiday, .closeOnlyWindow,
        .invalidSide, .invalidOrdType, .invalidTimeInForce, .quantityNotPositive, .quantityLot,
        .quantityBelowMinimum, .quantityAboveMaximum, .priceMissing, .priceForbidden,
        .stopPxMissing, .stopPxForbidden, .priceTick, .priceOutOfRange, .stopWrongSide,
        .invalidFlag, .invalidText, .invalidClOrdID, .stopLimitWrongSide, .rateSecond, .rateMinute,
        .rateDay, .rateMessages, .cancelRatio, .orderQuantity, .orderNotional, .orderVolumePercent,
        .notionalOverflow, .noReferencePrice, .staleReferencePrice, .feedLagging, .collarPercent,
        .collarAbsolute, .selfTrade, .openOrders, .openNotional, .positionQuantity, .positionValue,
        .positionEquityPercent, .positionsOpen, .positionOverflow, .grossExposure, .netExposure,
        .leverage, .shortExposure, .buyingPower, .exposureOverflow, .currencyRateMissing,
        .concentrationInstrument, .concentrationSector, .concentrationCountry,
        .concentrationAssetClass, .lossDaily, .lossWeekly, .drawdown, .portfolioHeat, .valueAtRisk,
        .stressLoss, .correlationCluster, .portfolioStale, .portfolioUnknown, .brokerUnknown,
        .brokerDown, .brokerRecovering, .brokerInFlight, .brokerInDoubt, .brokerRejected,
        .safeMode, .orderTableFull, .queueFull, .stopping, .positionTableFull, .workQueueFull,
        .journalBehind, .inputBehind, .coreBehind, .unknownOrder, .tooLateToCancel,
        .pendingAlready, .replaceBelowCumQty, .replaceOrdType, .frameTruncated, .frameTooLong,
        .frameTooShort, .encodingType, .schemaId, .schemaVersion, .unknownTemplate, .blockLength,
        .wrongDirection, .messageTooLong, .emptyMessage, .unknownTarget, .limitLoosened,
        .limitInvalid, .operatorMissing, .notHalted, .notPermitted, .invalidCode, .stalePrice,
        .futurePrice, .tickSequence, .tickRange, .tickMove, .tickCrossed, .tickSpread,
        .symbolMismatch, .tickEmpty,
    ]

    @inlinable public var isKnown: Bool {
        switch rawValue {
        case 0, 101, 102, 103, 104, 105, 106, 201, 202, 203, 301, 302, 303, 304, 401, 402, 403,
            501, 502, 601, 701, 801, 802, 803, 804, 805, 901, 902, 903, 1001, 1002, 1003, 1004,
            1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018,
            1101, 1102, 1103, 1104, 1105, 1201, 1202, 1203, 1204, 1301, 1302, 1303, 1401, 1402,
            1501, 1601, 1602, 1701, 1702, 1703, 1704, 1705, 1801, 1802, 1803, 1804, 1805, 1806,
            1807, 1901, 1902, 1903, 1904, 2001, 2002, 2003, 2101, 2102, 2103, 2104, 2105, 2106,
            2201, 2202, 2203, 2204, 2205, 2206, 2301, 2302, 2303, 2304, 2305, 2306, 2307, 2308,
            2309, 5001, 5002, 5003, 5004, 5005, 9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008,
            9009, 9010, 9011, 9101, 9102, 9103, 9104, 9105, 9106, 9107, 9201, 9202, 9203, 9204,
            9205, 9206, 9207, 9208, 9209: true
        default: false
        }
    }

    public var name: String? {
        switch rawValue {
        case 0: "none"
        case 101: "haltedAll"
        case 102: "haltedAccount"
        case 103: "haltedStrategy"
        case 104: "haltedInstrument"
        case 105: "haltedBroker"
        case 106: "reducingOnly"
        case 201: "lockoutHard"
        case 202: "lockoutSymbol"
        case 203: "lockoutTimer"
        case 301: "accountNotEntitled"
        case 302: "instrumentNotEntitled"
        case 303: "sideNotEntitled"
        case 304: "ordTypeNotEntitled"
        case 401: "notEstablished"
        case 402: "sequenceGap"
        case 403: "sequenceTooLow"
        case 501: "duplicateClOrdID"
        case 502: "clOrdIDTooOld"
        case 601: "duplicateOrder"
        case 701: "repeatedExecution"
        case 801: "unknownInstrument"
        case 802: "instrumentInactive"
        case 803: "instrumentRestricted"
        case 804: "notEasyToBorrow"
        case 805: "instrumentCloseOnly"
        case 901: "outsideSession"
        case 902: "holiday"
        case 903: "closeOnlyWindow"
        case 1001: "invalidSide"
        case 1002: "invalidOrdType"
        case 1003: "invalidTimeInForce"
        case 1004: "quantityNotPositive"
        case 1005: "quantityLot"
        case 1006: "quantityBelowMinimum"
        case 1007: "quantityAboveMaximum"
        case 1008: "priceMissing"
        case 1009: "priceForbidden"
        case 1010: "stopPxMissing"
        case 1011: "stopPxForbidden"
        case 1012: "priceTick"
        case 1013: "priceOutOfRange"
        case 1014: "stopWrongSide"
        case 1015: "invalidFlag"
        case 1016: "invalidText"
        case 1017: "invalidClOrdID"
        case 1018: "stopLimitWrongSide"
        case 1101: "rateSecond"
        case 1102: "rateMinute"
        case 1103: "rateDay"
        case 1104: "rateMessages"
        case 1105: "cancelRatio"
        case 1201: "orderQuantity"
        case 1202: "orderNotional"
        case 1203: "orderVolumePercent"
        case 1204: "notionalOverflow"
        case 1301: "noReferencePrice"
        case 1302: "staleReferencePrice"
        case 1303: "feedLagging"
        case 1401: "collarPercent"
        case 1402: "collarAbsolute"
        case 1501: "selfTrade"
        case 1601: "openOrders"
        case 1602: "openNotional"
        case 1701: "positionQuantity"
        case 1702: "positionValue"
        case 1703: "positionEquityPercent"
        case 1704: "positionsOpen"
        case 1705: "positionOverflow"
        case 1801: "grossExposure"
        case 1802: "netExposure"
        case 1803: "leverage"
        case 1804: "shortExposure"
        case 1805: "buyingPower"
        case 1806: "exposureOverflow"
        case 1807: "currencyRateMissing"
        case 1901: "concentrationInstrument"
        case 1902: "concentrationSector"
        case 1903: "concentrationCountry"
        case 1904: "concentrationAssetClass"
        case 2001: "lossDaily"
        case 2002: "lossWeekly"
        case 2003: "drawdown"
        case 2101: "portfolioHeat"
        case 2102: "valueAtRisk"
        case 2103: "stressLoss"
        case 2104: "correlationCluster"
        case 2105: "portfolioStale"
        case 2106: "portfolioUnknown"
        case 2201: "brokerUnknown"
        case 2202: "brokerDown"
        case 2203: "brokerRecovering"
        case 2204: "brokerInFlight"
        case 2205: "brokerInDoubt"
        case 2206: "brokerRejected"
        case 2301: "safeMode"
        case 2302: "orderTableFull"
        case 2303: "queueFull"
        case 2304: "stopping"
        case 2305: "positionTableFull"
        case 2306: "workQueueFull"
        case 2307: "journalBehind"
        case 2308: "inputBehind"
        case 2309: "coreBehind"
        case 5001: "unknownOrder"
        case 5002: "tooLateToCancel"
        case 5003: "pendingAlready"
        case 5004: "replaceBelowCumQty"
        case 5005: "replaceOrdType"
        case 9001: "frameTruncated"
        case 9002: "frameTooLong"
        case 9003: "frameTooShort"
        case 9004: "encodingType"
        case 9005: "schemaId"
        case 9006: "schemaVersion"
        case 9007: "unknownTemplate"
        case 9008: "blockLength"
        case 9009: "wrongDirection"
        case 9010: "messageTooLong"
        case 9011: "emptyMessage"
        case 9101: "unknownTarget"
        case 9102: "limitLoosened"
        case 9103: "limitInvalid"
        case 9104: "operatorMissing"
        case 9105: "notHalted"
        case 9106: "notPermitted"
        case 9107: "invalidCode"
        case 9201: "stalePrice"
        case 9202: "futurePrice"
        case 9203: "tickSequence"
        case 9204: "tickRange"
        case 9205: "tickMove"
        case 9206: "tickCrossed"
        case 9207: "tickSpread"
        case 9208: "symbolMismatch"
        case 9209: "tickEmpty"
        default: nil
        }
    }

    /// What the value means, for people.
    public var meaning: String {
        switch rawValue {
        case 0: "not refused"
        case 101: "the gateway is halted"
        case 102: "the account is halted"
        case 103: "the strategy is halted"
        case 104: "the instrument is halted"
        case 105: "the broker is halted"
        case 106: "only orders that make a position smaller pass"
        case 201: "the account is locked out"
        case 202: "the symbol is locked out"
        case 203: "the account is locked out for a time"
        case 301: "unknown account, or one that this session may not trade"
        case 302: "the session may not trade this instrument"
        case 303: "the session may not trade this side"
        case 304: "the session may not use this order type"
        case 401: "no session is established on this connection"
        case 402: "messages before this one are missing"
        case 403: "the sequence number was used before"
        case 501: "the ClOrdID was used with other content"
        case 502:
            "the ClOrdID is below what the gateway still remembers, so a repeat cannot be excluded"
        case 601: "the same order came within the window"
        case 701: "the strategy's automated executions reached their count"
        case 801: "no such SecurityID"
        case 802: "the instrument is not tradable"
        case 803: "the instrument is on the restricted list"
        case 804: "a short sale of an instrument that is not on the easy-to-borrow list"
        case 805: "the instrument takes only orders that make a position smaller"
        case 901: "outside the trading session"
        case 902: "a holiday"
        case 903: "only closing orders at this time"
        case 1001: "unknown side"
        case 1002: "unknown order type"
        case 1003: "unknown time in force"
        case 1004: "the quantity is zero or negative"
        case 1005: "the quantity is no multiple of the lot"
        case 1006: "the quantity is below the instrument's minimum"
        case 1007: "the quantity is above the instrument's maximum"
        case 1008: "this order type needs a price"
        case 1009: "this order type takes no price"
        case 1010: "this order type needs a stop price"
        case 1011: "this order type takes no stop price"
        case 1012: "the price is no multiple of the tick"
        case 1013: "the price is outside the allowed range"
        case 1014: "the stop price is on the wrong side of the market"
        case 1015: "a flag is neither yes nor no"
        case 1016: "a text field is not UTF-8 padded with NUL"
        case 1017: "zero and the null value are no ClOrdIDs"
        case 1018: "the limit price is on the wrong side of the stop price"
        case 1101: "too many orders in a second"
        case 1102: "too many orders in a minute"
        case 1103: "too many orders in a day"
        case 1104: "too many messages in a second"
        case 1105: "too many cancels for the orders sent"
        case 1201: "the order's quantity is above the limit"
        case 1202: "the order's notional value is above the limit"
        case 1203: "the order is too large a part of the daily volume"
        case 1204: "the order's notional value is too large to compute"
        case 1301: "there is no reference price"
        case 1302: "the reference price is too old"
        case 1303: "the feed is behind, so no market order passes"
        case 1401: "the price is too many percent from the reference"
        case 1402: "the price is too far from the reference"
        case 1501: "the order would trade with an own order"
        case 1601: "too many open orders"
        case 1602: "the open orders' notional value is above the limit"
        case 1701: "the worst-case position is above the limit"
        case 1702: "the worst-case position's value is above the limit"
        case 1703: "the worst-case position is too large a part of the equity"
        case 1704: "too many open positions"
        case 1705: "the worst-case position is too large to compute"
        case 1801: "gross exposure is above the limit"
        case 1802: "net exposure is above the limit"
        case 1803: "leverage is above the limit"
        case 1804: "short exposure is above the limit"
        case 1805: "not enough free cash"
        case 1806: "the exposure is too large to compute"
        case 1807: "there is no exchange rate to the base currency, or it is too old"
        case 1901: "too much in one instrument"
        case 1902: "too much in one sector"
        case 1903: "too much in one country"
        case 1904: "too much in one asset class"
        case 2001: "the day's loss is at the limit"
        case 2002: "the week's loss is at the limit"
        case 2003: "the drawdown is at the limit"
        case 2101: "the portfolio's heat would be above the limit"
        case 2102: "the value at risk would be above the limit"
        case 2103: "a stress scenario would lose more than the limit"
        case 2104: "too much in correlated instruments"
        case 2105: "the portfolio's risk figures are too old"
        case 2106: "the portfolio's risk figures do not cover this instrument yet"
        case 2201: "no route to a broker"
        case 2202: "the broker is not connected"
        case 2203: "the broker is in recovery"
        case 2204: "too many unanswered orders at the broker"
        case 2205: "orders at the broker are in doubt"
        case 2206: "the broker refused"
        case 2301: "the journal cannot be written; no order leaves until a restart"
        case 2302: "the table of orders is full of open orders"
        case 2303: "the gateway's queue is full; send again later"
        case 2304: "the gateway is stopping"
        case 2305: "the table of positions is full"
        case 2306: "too many mass actions at once"
        case 2307: "the journal is behind; send again later"
        case 2308: "too many messages wait; send again later"
        case 2309: "decisions take too long; send again later"
        case 5001: "no such order in this session"
        case 5002: "the order has ended"
        case 5003: "a cancel or replace of this order is under way"
        case 5004: "the new quantity is not above what was filled"
        case 5005: "a replace cannot change this field"
        case 9001: "the message ends inside a frame"
        case 9002: "the frame says that it is above 4 KiB"
        case 9003: "the frame is shorter than its headers"
        case 9004: "the framing header does not say SBE 1.0 little-endian"
        case 9005: "another schema"
        case 9006: "a schema version that this gateway does not speak"
        case 9007: "no such message"
        case 9008: "the block is not as long as the schema says"
        case 9009: "this message does not belong on this socket"
        case 9010: "the message is above 64 KiB"
        case 9011: "a message without a frame"
        case 9101: "no such account, strategy, instrument or limit"
        case 9102: "a limit cannot be loosened beyond the configuration"
        case 9103: "the limit is not a positive number"
        case 9104: "operator and reason must be given"
        case 9105: "nothing is halted in this scope"
        case 9106: "this operator may not do this"
        case 9107: "a code field has an unknown value"
        case 9201: "the tick is stale"
        case 9202: "the tick is from the future"
        case 9203: "the tick is out of sequence"
        case 9204: "the tick is outside the price range"
        case 9205: "the price moved too far in one tick"
        case 9206: "bid at or above offer"
        case 9207: "the spread is too wide"
        case 9208: "the symbol does not belong to the SecurityID"
        case 9209: "the tick has neither a quote nor a last price"
        default: "unknown"
        }
    }
}
