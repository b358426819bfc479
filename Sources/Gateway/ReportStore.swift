// The latest reports of all sessions, so that a client can ask for what the socket dropped.
//
// One ring of fixed slots for all; each slot knows the slot of the same session before it, so a
// session's reports are found without an index that grows.
//
// Invariants: numbers of one session are consecutive along its links; a slot that was overwritten
// is never returned.
// Thread: the core's.

import LockFree
import Wire

/// Room for the longest numbered report and its headers.
private let slotWords = 24

struct ReportSlot: BitwiseCopyable {
    var number: UInt64
    /// Position of the same session's report before; 0 for none.
    var previous: UInt64
    var byteCount: UInt32
    var sessionID: UInt32
    var words: InlineArray<24, UInt64>
}

struct ReportStore: ~Copyable {
    private var slots: FixedTable<ReportSlot>
    /// Position of each session's newest report.
    private var newest: FixedTable<UInt64>
    private var bySession: IndexMap
    private var next: UInt64 = 1

    init(capacity: Int, sessionsMax: Int) {
        slots = FixedTable(capacity: capacity)
        newest = FixedTable(capacity: sessionsMax)
        bySession = IndexMap(countMax: sessionsMax)
    }

    /// Keeps one numbered report. Frames too long for a slot are not kept, and cannot be asked for.
    mutating func keep(_ frame: UnsafeRawBufferPointer, sessionID: UInt32) {
        guard frame.count <= slotWords * 8, frame.count >= FrameLayout.headerByteCount + 8
        else { return }
        // Bound: the line above; every numbered report begins its block with its number.
        let number = unsafe frame.loadUnaligned(
            fromByteOffset: FrameLayout.headerByteCount, as: UInt64.self)
        guard number != 0, let row = row(of: sessionID) else { return }
        let index = Int(next % UInt64(slots.capacity))
        slots[index].number = number
        slots[index].previous = newest[row]
        slots[index].byteCount = UInt32(frame.count)
        slots[index].sessionID = sessionID
        unsafe withUnsafeMutableBytes(of: &slots[index].words) { unsafe $0.copyMemory(from: frame) }
        newest[row] = next
        next += 1
    }

    private mutating func row(of sessionID: UInt32) -> Int? {
        let key = IndexKey(UInt64(sessionID))
        if let row = bySession.row(of: key) { return row }
        let row = bySession.count
        return bySession.insert(key, row: row) ? row : nil
    }

    /// Positions of a session's reports from a number on, in order, at most `countMax`; nil where
    /// the first is not held any more.
    func positions(sessionID: UInt32, from first: UInt64, countMax: Int) -> [UInt64]? {
        guard let row = bySession.row(of: IndexKey(UInt64(sessionID))) else { return nil }
        var found: [UInt64] = []
        var position = newest[row]
        while isHeld(position) {
            let slot = slots[Int(position % UInt64(slots.capacity))]
            guard slot.number >= first else { break }
            found.append(position)
            if slot.number == first { return Array(found.reversed().prefix(countMax)) }
            position = slot.previous
        }
        return nil
    }

    private func isHeld(_ position: UInt64) -> Bool {
        position != 0 && position + UInt64(slots.capacity) > next
            && slots[Int(position % UInt64(slots.capacity))].number != 0
    }

    /// Gives the frame at a position that `positions` returned.
    func withFrame(at position: UInt64, _ body: (UnsafeRawBufferPointer) -> Void) {
        let slot = slots[Int(position % UInt64(slots.capacity))]
        unsafe withUnsafeBytes(of: slot.words) { bytes in
            unsafe body(UnsafeRawBufferPointer(rebasing: bytes[0..<Int(slot.byteCount)]))
        }
    }
}
