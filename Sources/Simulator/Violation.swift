// What a checker says when the world breaks a promise, and the last events before it.
//
// Thread: values and one object; the world's.

/// The promises, each with a checker of its own.
public enum Promise: String, Sendable, CaseIterable {
    case durableBeforeSent = "no send without a durable approval"
    case sentOnce = "at most one send an order, over crashes too"
    case acknowledgedIsKept = "what was acknowledged is there after recovery"
    case oneEnd = "an order ends in exactly one terminal state"
    case positionsAreFills = "positions equal the sum of the venue's fills"
    case limits = "limits are never exceeded at worst case"
    case haltHolds = "a halt lets nothing more out"
    case replayIsLive = "a replay comes to the same state"
    case numbersWithoutGaps = "numbers on every flow without gaps"
    case comesToRest = "after all faults the world comes to rest"
    case journalVerifies = "the journal verifies after whatever happened"
    case changeIsFound = "a changed journal does not pass"
}

/// A broken promise.
public struct Violation: Error, Sendable, CustomStringConvertible {
    public let promise: Promise
    public let text: String
    public internal(set) var seed: UInt64 = 0
    public internal(set) var tick = 0
    public internal(set) var events: [String] = []

    init(_ promise: Promise, _ text: String) {
        self.promise = promise
        self.text = text
    }

    public var description: String {
        let last = events.map { "    \($0)" }.joined(separator: "\n")
        return """
            seed \(seed), tick \(tick): \(promise.rawValue): \(text)
              the last events:
            \(last)
            """
    }
}

/// One thing that happened, kept cheaply.
struct Event {
    let tick: Int
    let what: StaticString
    let first: UInt64
    let second: UInt64
}

/// The latest events, for whoever has to find out.
final class Trace {
    private static let eventsMax = 60
    private var ring: [Event] = []
    private var count = 0
    var tick = 0
    /// Told of everything as it happens, where someone watches.
    var listener: ((String) -> Void)?

    func note(_ what: StaticString, _ first: UInt64 = 0, _ second: UInt64 = 0) {
        let event = Event(tick: tick, what: what, first: first, second: second)
        listener?(Self.text(event))
        if ring.count < Self.eventsMax { ring.append(event) } else {
            ring[count % Self.eventsMax] = event
        }
        count += 1
    }

    /// The oldest first.
    var texts: [String] {
        let start = ring.count < Self.eventsMax ? 0 : count % Self.eventsMax
        return (0..<ring.count).map { Self.text(ring[(start + $0) % ring.count]) }
    }

    private static func text(_ event: Event) -> String {
        "tick \(event.tick): \(event.what) \(event.first) \(event.second)"
    }
}
