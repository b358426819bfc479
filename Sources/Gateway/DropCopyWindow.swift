// What was sent to one consumer and not acknowledged: the credit that is left.
//
// Without it a consumer that reads slower than the journal can be sent would fill queue after queue
// on the way, or be cut off for a slowness that is no fault.
//
// Invariants: `byteCount` is the sum of the entries; their sequences never fall.
// Thread: the drop copy's.

struct DropCopyWindow {
    private struct Entry {
        var sequence: UInt64
        var byteCount: Int
    }

    private var entries: [Entry] = []
    private var first = 0
    private(set) var byteCount = 0

    /// A message was sent, of which the last record, or piece of one, is `sequence`.
    mutating func sent(_ sequence: UInt64, byteCount: Int) {
        entries.append(Entry(sequence: sequence, byteCount: byteCount))
        self.byteCount += byteCount
    }

    /// Records up to one were dealt with.
    mutating func acknowledged(_ sequence: UInt64) {
        while first < entries.count, entries[first].sequence <= sequence {
            byteCount -= entries[first].byteCount
            first += 1
        }
        guard first > 64, 2 * first > entries.count else { return }
        entries.removeFirst(first)
        first = 0
    }
}
