// What every broker does for the gateway, whatever stands behind it.
//
// Invariants, each a numbered test of Tests/BrokersTests/BrokerContract.swift:
// - a command is carried out at most once (`commandID` grows; one that does not is ignored);
// - every command is answered, and the answer names the command;
// - `brokerSeqNum` starts at the number given to the initialiser plus one and grows by one;
// - an order gets one terminal report, never fills beyond its quantity or worse than its limit;
// - reports of one order come in the order in which the things happened.
// Thread: the core's, in the dispatch stage. Nothing here blocks, reads a clock or does I/O; an
// adapter with a network keeps that on threads of its own and meets this value in rings.

import Wire

public protocol Broker: ~Copyable {
    /// The number that commands and reports carry.
    var brokerID: UInt16 { get }

    /// Whether orders can be sent now.
    var state: BrokerState { get }

    /// Takes what is known of an instrument: tick and contract multiplier.
    mutating func defineInstrument(_ definition: SecurityDefinition)

    /// Carries out a durable command: new order, cancel, replace or query.
    ///
    /// The caller drains `nextReport` after each call.
    ///
    /// - Parameter now: the record's time, ns since the Unix epoch.
    mutating func carryOut(_ command: BrokerCommand, now: UInt64)

    /// Takes a tick that the core accepted. Only a simulated venue fills against it.
    ///
    /// - Parameter now: the record's time, ns since the Unix epoch.
    mutating func marketData(_ tick: MarketDataSnapshot, now: UInt64)

    /// Lets time pass: what was delayed arrives, what has a day's end expires.
    ///
    /// - Parameter now: ns since the Unix epoch; an earlier time than before changes nothing.
    mutating func advance(to now: UInt64)

    /// When `advance` has something to do next, ns since the Unix epoch; `.max` for never.
    var nextDueTime: UInt64 { get }

    /// The next report that is due, or nil.
    mutating func nextReport() -> BrokerReport?
}

/// Why a broker cannot be set up.
public enum BrokersError: Error, Equatable, CustomStringConvertible {
    /// A setting of a broker is outside its range.
    case settingOutOfRange(name: String, value: UInt64, allowed: ClosedRange<UInt64>)

    public var description: String {
        switch self {
        case .settingOutOfRange(let name, let value, let allowed):
            """
            broker setting \(name) is \(value); \
            set it from \(allowed.lowerBound) to \(allowed.upperBound)
            """
        }
    }
}
