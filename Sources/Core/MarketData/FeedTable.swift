// What is known of each instrument's market data beside its prices: counters, what was refused
// last, what may be wrong. Rows stand beside those of the instruments.
//
// Invariants: `oldest` … `newest` links exactly the instruments that are not stale, in the order of
// their last accepted snapshots, so the first to grow stale is always the first of the list.
// Thread: the core's.

import LockFree
import Wire

struct InstrumentFeed: BitwiseCopyable {
    var accepted: UInt64
    /// By `place(of:)`.
    var refused: InlineArray<10, UInt64>
    var gaps: UInt64
    /// Snapshots that the gaps left out.
    var missing: UInt64
    var spikes: UInt64
    var rebases: UInt64
    var flatLines: UInt64
    var stales: UInt64
    /// Highest number heard on the connection, also of a snapshot that was refused.
    var heardSeqNum: UInt64
    /// When the last snapshot was accepted, and how far it was behind its exchange, ns.
    var receivedTime: UInt64
    var lagNs: UInt64
    /// Snapshots that the last gap left out.
    var missingLast: UInt64
    /// The price that moved too far and waits to be confirmed, while `movedCount` is not 0.
    var movedPx: Int64
    var movedSince: UInt64
    var movedSeqNum: UInt64
    /// Since when, by the exchange's time, the prices are the same, and for how many snapshots.
    var flatSince: UInt64
    var flatCount: UInt64
    /// When a rule last looked at the instrument.
    var evaluatedTime: UInt64
    /// The last snapshot that was refused: its record, 0 for none, and its prices.
    var quarantinedSequence: UInt64
    var quarantinedBidPx: Int64
    var quarantinedOfferPx: Int64
    var quarantinedLastPx: Int64
    /// The connection of the last accepted snapshot; 0 after a start.
    var source: UInt32
    var movedSource: UInt32
    var movedCount: UInt32
    var refusedInRow: UInt32
    /// Snapshots until the last gap is over.
    var gapFreeLeft: UInt32
    /// Neighbours by the time of the last snapshot: row plus one, 0 for none.
    var older: UInt32
    var newer: UInt32
    var quarantinedReason: RejectReason
    /// What was told last.
    var cause: DataCause
    var state: DataState
    var isStale: Bool

    /// The counter of a reason, in `refused`.
    static func place(of reason: RejectReason) -> Int {
        switch reason {
        case .stalePrice: 0
        case .futurePrice: 1
        case .tickSequence: 2
        case .tickRange: 3
        case .tickMove: 4
        case .tickCrossed: 5
        case .tickSpread: 6
        case .symbolMismatch: 7
        case .tickEmpty: 8
        default: 9
        }
    }

    /// How often a reason refused.
    func refused(for reason: RejectReason) -> UInt64 { refused[Self.place(of: reason)] }
}

struct FeedTable: ~Copyable {
    var rows: FixedTable<InstrumentFeed>
    /// Refused snapshots of no known instrument.
    var unknown: UInt64 = 0
    /// Row plus one; 0 for none.
    private var oldest: UInt32 = 0
    private var newest: UInt32 = 0

    init(capacity: Capacity) { rows = FixedTable(capacity: capacity.instruments) }

    /// The instrument that has waited longest for a snapshot and is not stale yet.
    var oldestRow: Int? { oldest == 0 ? nil : Int(oldest) - 1 }

    /// Makes an instrument the newest of the list.
    mutating func touch(_ row: Int) {
        guard newest != UInt32(row) + 1 else { return }
        remove(row)
        rows[row].older = newest
        rows[row].newer = 0
        if newest != 0 { rows[Int(newest) - 1].newer = UInt32(row) + 1 }
        newest = UInt32(row) + 1
        if oldest == 0 { oldest = newest }
    }

    /// Takes an instrument out of the list, where it is in it.
    mutating func remove(_ row: Int) {
        let link = UInt32(row) + 1
        let older = rows[row].older
        let newer = rows[row].newer
        guard older != 0 || newer != 0 || oldest == link else { return }
        if older != 0 { rows[Int(older) - 1].newer = newer } else { oldest = newer }
        if newer != 0 { rows[Int(newer) - 1].older = older } else { newest = older }
        rows[row].older = 0
        rows[row].newer = 0
    }

    /// After a start every feed has a new connection, and may number anew.
    mutating func forgetSources(_ count: Int) {
        for row in 0..<count {
            rows[row].source = 0
            rows[row].movedCount = 0
        }
    }

    func hash(_ count: Int, into hasher: inout StateHasher) {
        hasher.add(unknown)
        hasher.add(UInt64(oldest) << 32 | UInt64(newest))
        for row in 0..<count { hasher.add(bytesOf: rows[row]) }
    }
}

extension UInt64 {
    /// The sum, held at the end of the range: for counters.
    @inline(__always)
    func addingClamped(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
