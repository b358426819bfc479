// The brokers: whether each takes orders, and how far its reports have come.

import LockFree
import Wire

struct BrokerRow: BitwiseCopyable {
    var name: Text16
    /// Number of the last report that was applied.
    var lastSeqNum: UInt64
    /// Orders that were sent and not answered.
    var unanswered: Int64
    /// Orders that a restart left in doubt.
    var inDoubt: Int64
    var brokerID: UInt16
    var state: BrokerState
    var halt: UInt8
    var isDefined: Bool
    var isEnabled: Bool
}

/// Brokers stand at the row of their id.
struct BrokerTable: ~Copyable {
    var rows: FixedTable<BrokerRow>

    init(capacity: Capacity) {
        rows = FixedTable(capacity: capacity.brokers)
    }

    func row(brokerID: UInt16) -> Int? {
        let row = Int(brokerID)
        return row < rows.capacity && rows[row].isDefined ? row : nil
    }

    func row(named name: Text16) -> Int? {
        for row in 0..<rows.capacity where rows[row].isDefined && rows[row].name == name {
            return row
        }
        return nil
    }

    func hash(into hasher: inout StateHasher) {
        for row in 0..<rows.capacity where rows[row].isDefined { hasher.add(bytesOf: rows[row]) }
    }
}
