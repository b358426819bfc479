// The latest reports of all sessions, so that a client can ask for what the socket dropped.
//
// One ring of fixed slots for all; each slot knows the slot of the same session before it, and the
// last slot of the block of numbers before its own, so a report is found in a few hundred steps
// without an index that grows.
//
// Invariants: numbers of one session are consecutive along its links; a slot that was overwritten
// is never returned.
// Thread: the core's.

import LockFree
import Wire

/// Room for the longest numbered report and its headers.
private let slotWords = 24
/// Numbers that one jump of a search passes over.
private let blockCount: UInt64 = 256

struct ReportSlot: BitwiseCopyable {
    var number: UInt64
    /// Position of the same session's report before; 0 for none.
    var previous: UInt64
    /// Position of the last report before this one's block of numbers; 0 for none.
    var previousBlock: UInt64
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
        let last = newest[row]
        // Read before the slot is written: it may be the same one.
        let isSameBlock = isHeld(last) && slot(last).number / blockCount == number / blockCount
        let previousBlock = isSameBlock ? slot(last).previousBlock : last
        slots[index].number = number
        slots[index].previous = last
        slots[index].previousBlock = previousBlock
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

    /// What a search found.
    enum Found: Equatable {
        /// Positions, in the order of the numbers.
        case held([UInt64])
        /// The first number was never given, as far as is known here.
        case outOfRange
        case noLongerHeld
    }

    /// A session's reports from a number on, at most `countMax`.
    func positions(sessionID: UInt32, from first: UInt64, countMax: Int) -> Found {
        guard first > 0 else { return .outOfRange }
        guard let row = bySession.row(of: IndexKey(UInt64(sessionID))), isHeld(newest[row])
        else { return .noLongerHeld }
        let newestNumber = slot(newest[row]).number
        guard first <= newestNumber else { return .outOfRange }
        guard newestNumber - first < UInt64(slots.capacity) else { return .noLongerHeld }
        let last = min(newestNumber, first + UInt64(countMax) - 1)
        var position = newest[row]
        while isHeld(position), slot(position).number / blockCount > last / blockCount {
            position = slot(position).previousBlock
        }
        var found: [UInt64] = []
        while isHeld(position), slot(position).number >= first {
            let number = slot(position).number
            if number <= last { found.append(position) }
            if number == first { return .held(found.reversed()) }
            position = slot(position).previous
        }
        return .noLongerHeld
    }

    private func isHeld(_ position: UInt64) -> Bool {
        position != 0 && position + UInt64(slots.capacity) >= next
    }

    /// The links of one slot, without its frame.
    private func slot(
        _ position: UInt64
    ) -> (number: UInt64, previous: UInt64, previousBlock: UInt64) {
        let index = Int(position % UInt64(slots.capacity))
        return (slots[index].number, slots[index].previous, slots[index].previousBlock)
    }

    /// Gives the frame at a position that `positions` returned.
    func withFrame(at position: UInt64, _ body: (UnsafeRawBufferPointer) -> Void) {
        let slot = slots[Int(position % UInt64(slots.capacity))]
        unsafe withUnsafeBytes(of: slot.words) { bytes in
            unsafe body(UnsafeRawBufferPointer(rebasing: bytes[0..<Int(slot.byteCount)]))
        }
    }
}
