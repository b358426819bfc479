// How market data is judged, beyond the limits: set by the configuration, journaled with it.
//
// Invariants: every field is above zero; the same for every instrument, so that the instruments in
// the order of their last snapshots are also in the order in which they grow stale.
// Thread: the core's.

import Wire

struct DataPolicy: BitwiseCopyable, Equatable {
    /// An older snapshot is refused, and an instrument without a newer one is stale, ns.
    var ageMaxNs: UInt64 = 60_000_000_000
    /// How far a snapshot's exchange time may lie ahead of the gateway's clock, ns.
    var leadMaxNs: UInt64 = 1_000_000_000
    /// For how long, and how often, snapshots must agree on a new price before it is believed.
    var rebaseNs: UInt64 = 1_000_000_000
    var rebaseCount: UInt64 = 5
    /// For how long, and how often, the same prices come before they are a flat line.
    var flatLineNs: UInt64 = 60_000_000_000
    var flatLineCount: UInt64 = 20

    /// Snapshots refused one after the other that make an instrument's data degraded.
    static let refusedInRowMax: UInt32 = 5
    /// Snapshots without a gap after which a gap is over.
    static let gapFreeCount: UInt32 = 10
    /// Least time between two evaluations of one instrument, ns: 10 a second.
    static let evaluationIntervalNs: UInt64 = 100_000_000
    /// Instruments whose staleness one input tells at most.
    static let stalesPerInputMax = 32

    init() {}

    init(_ definition: MarketDataDefinition) {
        ageMaxNs = definition.ageMax
        leadMaxNs = definition.leadMax
        rebaseNs = definition.rebaseTime
        rebaseCount = UInt64(definition.rebaseCount)
        flatLineNs = definition.flatLineTime
        flatLineCount = UInt64(definition.flatLineCount)
    }

    func hash(into hasher: inout StateHasher) { hasher.add(bytesOf: self) }
}
