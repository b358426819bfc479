// Names for numbers, for people who read a decision. Questions, as in Core+Questions.

import LockFree
import Wire

extension Core {
    /// The symbol of an instrument, or nil.
    public func symbol(of securityID: UInt32) -> Text16? {
        instruments.row(securityID: securityID).map { instruments.rows[$0].symbol }
    }

    /// The strategy that a session belongs to, or nil.
    public func strategy(of sessionID: UInt32) -> Text16? {
        sessions.row(sessionID: sessionID).map { sessions.rows[$0].strategy }
    }

    /// The strategy whose session a connection carries, or nil.
    public func strategy(connection: UInt32) -> Text16? {
        sessions.row(connection: connection).map { sessions.rows[$0].strategy }
    }

    public func brokerName(_ brokerID: UInt16) -> Text16? {
        brokers.row(brokerID: brokerID).map { brokers.rows[$0].name }
    }
}
