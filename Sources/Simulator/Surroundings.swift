// Everything around one gateway process that outlives it: clock, disk, network, venue, checkers.
//
// Thread: the world's.

import Journal
import Wire

final class Surroundings {
    /// Ns since the Unix epoch; only grows.
    var now: UInt64 = 1_772_445_600_000_000_000
    let settings: WorldSettings
    let trace: Trace
    let disk: SimulatedDisk
    let network: SimulatedNetwork
    let venue: ModelVenue
    var chance: Chance
    var ledger = Ledger()
    var witness: DurableWitness
    var watch = ExitWatch()
    /// State of a process that ended with everything durable: its last record, and the hash.
    var lastState: (sequence: UInt64, high: UInt64, low: UInt64)?
    var counts = WorldCounts()

    init(_ settings: WorldSettings) {
        self.settings = settings
        var chance = Chance(seed: settings.seed)
        trace = Trace()
        disk = SimulatedDisk(chance: chance.fork(), trace: trace)
        network = SimulatedNetwork(chance: chance.fork(), trace: trace)
        venue = ModelVenue(
            isRecoverable: settings.venue == .recoverable, chance: chance.fork(), trace: trace)
        witness = DurableWitness(disk: disk, durability: settings.durability)
        self.chance = chance
    }

    /// Whether a canary of this kind strikes now.
    func strikes(_ canary: Canary, oneIn count: Int) -> Bool {
        settings.canary == canary && chance.oneIn(count)
    }
}

/// What kind of venue a world has.
public enum VenueKind: String, Sendable, CaseIterable {
    /// Numbers its reports and says them again to a gateway that comes back.
    case recoverable
    /// Answers questions, and what was under way is lost with the gateway.
    case volatile
    /// The product's own paper broker.
    case paper
}

/// How a world runs.
public struct WorldSettings: Sendable {
    public var seed: UInt64
    public var ticks: Int
    public var venue: VenueKind
    public var durability: Durability
    public var canary: Canary?
    /// Whether the gateway crashes and the disk fails.
    public var hasCrashes = true

    /// The kind of world that a seed stands for.
    public init(seed: UInt64, ticks: Int) {
        self.seed = seed
        self.ticks = ticks
        var chance = Chance(seed: seed ^ 0x5EED)
        venue = [.recoverable, .recoverable, .volatile, .paper][chance.below(4)]
        durability = chance.oneIn(4) ? .written : .synced
    }
}

/// What happened in a world, for people.
public struct WorldCounts: Sendable {
    public var records = 0
    public var ordersSent = 0
    public var trades = 0
    public var crashes = 0
    public var restarts = 0
    public var halts = 0
    public var diskFailures = 0
    public var flips = 0
    public var flipsFound = 0
}

extension WorldSettings {
    /// Plants a fault, in a world where nothing else hides it.
    public mutating func plant(_ canary: Canary) {
        self.canary = canary
        venue = .recoverable
        durability = .synced
        switch canary {
        case .forgetGroup, .alterDecision: hasCrashes = true
        default: hasCrashes = false
        }
    }
}
