// How far the gateway is behind, and when the core must be told of it (check 23).
//
// A number is told as soon as it passes its limit, again at most ten times a second while it stands
// above it, and when it has fallen to three quarters of it, at the earliest 100 ms after it was
// told last: so a number that swings about its limit makes no flood of records.
//
// Invariants: what was told is above its limit or at most three quarters of it; without limits
// nothing is told.
// Thread: the core's.

import Wire

struct LoadGauge {
    /// Between two tellings of a number that stays above its limit, and before one is told down.
    static let intervalNs: UInt64 = 100_000_000

    private(set) var told = GatewayLoad(journalBacklog: 0, inputBacklog: 0, coreLatency: 0)
    private var toldTime: UInt64 = 0

    /// Whether anything is told to be above its limit, so that time alone may change it.
    var isRaised: Bool {
        told.journalBacklog != 0 || told.inputBacklog != 0 || told.coreLatency != 0
    }

    /// When it wants to look again; .max for not by itself.
    var dueTime: UInt64 { isRaised ? toldTime + Self.intervalNs : .max }

    /// What the core must be told now, or nil.
    ///
    /// - Parameter limits: `Int64.max` where none is set.
    func due(
        _ load: GatewayLoad,
        limits: (journalBacklog: Int64, inputBacklog: Int64, coreLatency: Int64), now: UInt64
    ) -> GatewayLoad? {
        let mayRepeat = now >= toldTime + Self.intervalNs
        func next(_ told: UInt64, _ value: UInt64, _ limit: Int64) -> UInt64 {
            let limit = limit == .max ? UInt64.max : UInt64(max(limit, 0))
            if value > limit { return told > limit && !mayRepeat ? told : value }
            guard told != 0, mayRepeat else { return told }
            // Within the last quarter nothing changes; a limit that was raised takes its effect.
            return value > limit - limit / 4 && told > limit ? told : 0
        }
        let next = GatewayLoad(
            journalBacklog: next(told.journalBacklog, load.journalBacklog, limits.journalBacklog),
            inputBacklog: next(told.inputBacklog, load.inputBacklog, limits.inputBacklog),
            coreLatency: next(told.coreLatency, load.coreLatency, limits.coreLatency))
        return next == told ? nil : next
    }

    /// The core has been told.
    mutating func note(_ load: GatewayLoad, now: UInt64) {
        told = load
        toldTime = now
    }
}

extension OrderLife {
    /// Looks how far journal, inputs and decisions are behind, and tells the core where a limit is
    /// passed either way.
    ///
    /// - Returns: whether the core was told.
    mutating func takeLoad() -> Bool {
        let limits = core.loadLimits
        let isLimited = min(limits.journalBacklog, min(limits.inputBacklog, limits.coreLatency))
            != .max
        guard isLimited || gauge.isRaised, !durability.hasFailed else { return false }
        let inbound = doors.orders.inbound
        let load = GatewayLoad(
            journalBacklog: UInt64(ring.undurableByteCount),
            inputBacklog: UInt64(inbound.messageCount),
            coreLatency: doors.orders.latency.waited(
                takenPosition: inbound.takenPosition, now: GatewayClock.monotonicNs()))
        let now = clock.now()
        guard let due = gauge.due(load, limits: limits, now: now), decide(due, .gateway) else {
            return false
        }
        gauge.note(due, now: now)
        return true
    }
}
