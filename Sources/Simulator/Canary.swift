// Faults that are planted on purpose: a checker that does not catch its canary does not see.
//
// Thread: values; any thread.

public enum Canary: String, Sendable, CaseIterable {
    /// Orders leave when their record is written, before it is synced.
    case sendBeforeSync = "send-before-sync"
    /// Some new orders are sent twice.
    case sendTwice = "send-twice"
    /// A restart finds the last group gone, though its sync had succeeded.
    case forgetGroup = "forget-group"
    /// An order is reported as cancelled when it begins to work, and again when it ends.
    case endTwice = "end-twice"
    /// Some fills are not told to the core.
    case skipFill = "skip-fill"
    /// The core's limit on positions is ten times the one that was promised.
    case looseLimit = "loose-limit"
    /// Halts wait their turn behind orders, and hold back nothing at the gateway's exit.
    case leakThroughHalt = "leak-through-halt"
    /// A decision is written otherwise than it was made.
    case alterDecision = "alter-decision"
    /// Some reports get lost on a connection that stays.
    case dropReport = "drop-report"
    /// The venue does not answer questions.
    case silentVenue = "silent-venue"

    /// The promise that it breaks.
    public var promise: Promise {
        switch self {
        case .sendBeforeSync: .durableBeforeSent
        case .sendTwice: .sentOnce
        case .forgetGroup: .acknowledgedIsKept
        case .endTwice: .oneEnd
        case .skipFill: .positionsAreFills
        case .looseLimit: .limits
        case .leakThroughHalt: .haltHolds
        case .alterDecision: .replayIsLive
        case .dropReport: .numbersWithoutGaps
        case .silentVenue: .comesToRest
        }
    }
}
