// Which thread does what, how the core's thread waits, and where it runs.
//
// Invariants: none of this changes a decision: a journal replays the same whatever was set here.
// Thread: values; any thread.

import Wire

/// How the core's thread waits when there is nothing to do.
public enum CoreWaiting: String, Sendable, CaseIterable {
    /// It never sleeps: the fastest answer, for a processor of its own.
    case spin
    /// It looks on for a few dozen µs, and while records wait for the disk, then sleeps.
    case spinThenPark = "spin_park"
    /// It sleeps at once: the least work for the machine.
    case park

    /// Rounds of looking before the thread goes to sleep.
    ///
    /// One takes about half a µs. While the disk is at work the answer is near: a sync takes 40 to
    /// 100 µs, a sleep and its wake-up 20 to 50 more (ARCHITECTURE.md, "Transport, measured").
    func idleRoundsMax(isDiskAtWork: Bool) -> Int {
        switch self {
        case .spin: .max
        case .spinThenPark: isDiskAtWork ? 256 : 64
        case .park: 0
        }
    }
}

/// Which thread reads what strategies send.
public enum OrdersThread: String, Sendable, CaseIterable {
    /// The core's own: an order is read, decided and answered without a hop between threads.
    case core
    /// One of its own, which hands over through a ring.
    case own
}

public struct ThreadSettings: Sendable, Equatable {
    public var waiting = CoreWaiting.spinThenPark
    /// The processor of the core's thread, from 0; nil: the kernel chooses.
    public var processor: Int?
    /// nil: whichever is the faster with the durability that is set.
    public var orders: OrdersThread?
}

extension GatewayConfiguration {
    /// Whether the core's thread itself reads what strategies send.
    var readsOrdersOnCore: Bool {
        guard sockets.transport == .native else { return false }
        return (threads.orders ?? .core) == .core
    }
}

extension ConfigurationReader {
    /// Numbers of processors that the kernel's masks hold.
    private static let processorsMax = 1_024

    func threads(_ value: ConfigurationNode?, _ sockets: SocketSettings) -> ThreadSettings {
        var settings = ThreadSettings()
        guard let value, let section = section(value, keys: ["core", "orders"]) else {
            return settings
        }
        settings.orders = word(
            section["orders"], OrdersThread.allCases.map { ($0.rawValue, $0) })
        if settings.orders == .core, sockets.transport != .native, let node = section["orders"] {
            note(node, "found `core`; it takes `sockets.transport: native`, which is not set")
        }
        guard let core = section["core"],
            let section = self.section(core, keys: ["wait", "cpu"])
        else { return settings }
        settings.waiting =
            word(section["wait"], CoreWaiting.allCases.map { ($0.rawValue, $0) })
            ?? .spinThenPark
        settings.processor = integer(section["cpu"], in: 0...(Self.processorsMax - 1))
        return settings
    }
}
