// Finds the record that decided an order, by the gateway's id or by the strategy's.
//
// Invariants: reads and verifies the journal from its beginning; decides nothing.
// Thread: any; each call opens its own files.

import Journal
import Wire

/// What a record is looked for by.
public enum RecordQuery: Sendable {
    /// The gateway's order id.
    case order(UInt64)
    /// A strategy's id of an order, cancel or replace.
    case clOrdID(UInt64, strategy: String?)
}

/// Why there is not exactly one record.
public enum RecordFinderError: Error, Sendable, CustomStringConvertible {
    case journal(JournalError)
    case notFound(lastSequence: UInt64)
    case unknownStrategy(String, known: [String])
    /// Several sessions used the same ClOrdID.
    case ambiguous(strategies: [String])

    public var description: String {
        switch self {
        case .journal(let error): error.description
        case .notFound(let last):
            "no such order among the records 1 to \(last); is this the right journal?"
        case .unknownStrategy(let name, let known):
            "no strategy \(name) in this journal; there are \(known.joined(separator: ", "))"
        case .ambiguous(let names):
            "several strategies used this ClOrdID: give --strategy with one of "
                + names.joined(separator: ", ")
        }
    }
}

public struct RecordFinder {
    private let query: RecordQuery
    private var sessions: [UInt32: String] = [:]
    private var connections: [UInt32: UInt32] = [:]
    /// First record by session, in the order in which they were found.
    private var found: [(session: UInt32, sequence: UInt64)] = []

    private init(_ query: RecordQuery) { self.query = query }

    /// The sequence of the record that first decided what is asked for.
    public static func sequence(
        of query: RecordQuery, in reader: JournalReader
    ) throws(RecordFinderError) -> UInt64 {
        var finder = RecordFinder(query)
        let summary: JournalSummary
        do throws(JournalError) {
            summary = try unsafe reader.forEach { header, record in
                unsafe finder.look(header, record)
            }
        } catch { throw .journal(error) }
        return try finder.result(last: summary.position.sequence)
    }

    private func result(last: UInt64) throws(RecordFinderError) -> UInt64 {
        if case .clOrdID(_, let name?) = query {
            let known = Set(sessions.values).sorted()
            guard known.contains(name) else {
                throw .unknownStrategy(name, known: known)
            }
            let match = found.first { sessions[$0.session] == name }
            guard let match else { throw .notFound(lastSequence: last) }
            return match.sequence
        }
        guard let first = found.first else { throw .notFound(lastSequence: last) }
        let names = Set(found.map { sessions[$0.session] ?? "session \($0.session)" })
        guard names.count == 1 else { throw .ambiguous(strategies: names.sorted()) }
        return first.sequence
    }

    private mutating func look(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) {
        let end = RecordHeader.size + Int(header.frameByteCount)
        let input = unsafe ExplainedFrame(record[RecordHeader.size..<end])
        if let it = input.message(StrategyDefinition.self) {
            sessions[it.sessionID] = "\(it.strategy)"
        }
        if header.origin == .session, let it = input.message(Establish.self) {
            connections[header.source] = it.sessionID
        }
        var session: UInt32 = 0
        switch query {
        case .clOrdID(let wanted, _):
            guard header.origin == .session, Self.clOrdID(input) == wanted,
                let bound = connections[header.source]
            else { return }
            session = bound
        case .order(let wanted):
            guard found.isEmpty, unsafe Self.decided(wanted, header, record) else { return }
        }
        guard !found.contains(where: { $0.session == session }) else { return }
        found.append((session, header.sequence))
    }

    private static func clOrdID(_ frame: ExplainedFrame) -> UInt64? {
        frame.message(NewOrderSingle.self)?.clOrdID
            ?? frame.message(OrderCancelReplaceRequest.self)?.clOrdID
            ?? frame.message(OrderCancelRequest.self)?.clOrdID
            ?? frame.message(OrderMassActionRequest.self)?.clOrdID
    }

    /// Whether the record gave an order its id.
    private static func decided(
        _ orderID: UInt64, _ header: RecordHeader, _ record: UnsafeRawBufferPointer
    ) -> Bool {
        var reader = EffectReader(header)
        while let effect = unsafe reader.nextFrame(in: record) {
            let frame = unsafe ExplainedFrame(effect.frame[...])
            if frame.message(ExecutionReport.self)?.orderID == orderID { return true }
            // The gateway's own closing orders are told to brokers alone.
            if frame.message(BrokerCommand.self)?.orderID == orderID { return true }
        }
        return false
    }
}
