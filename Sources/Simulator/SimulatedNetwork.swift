// Connections between the gateway and its clients: messages of one connection stay in order and may
// be slow; a connection may break, and then what is under way is gone.
//
// Invariants: a connection's id is never used again; what arrives has been sent, once.
// Thread: the world's.

enum Door {
    case orders, ops, feed
}

final class Connection {
    let id: UInt32
    let door: Door
    fileprivate(set) var isOpen = true
    fileprivate var toGateway: [(due: UInt64, bytes: [UInt8])] = []
    fileprivate var toClient: [(due: UInt64, bytes: [UInt8])] = []
    /// Messages that have reached the client.
    private(set) var inbox: [[UInt8]] = []

    fileprivate init(id: UInt32, door: Door) {
        self.id = id
        self.door = door
    }

    /// Takes what has arrived.
    func take() -> [[UInt8]] {
        defer { inbox = [] }
        return inbox
    }

    fileprivate func arrive(_ bytes: [UInt8]) { inbox.append(bytes) }
}

/// Something that comes in at one of the gateway's doors.
enum Arrival {
    case message(connection: UInt32, Door, [UInt8])
    case closed(connection: UInt32, Door)
}

final class SimulatedNetwork {
    private var connections: [Connection] = []
    private var arrivals: [Arrival] = []
    private var nextID: UInt32 = 10
    private var chance: Chance
    private let trace: Trace
    var hasFaults = true
    /// Whether somebody listens.
    var isListening = false

    init(chance: Chance, trace: Trace) {
        self.chance = chance
        self.trace = trace
    }

    /// A new connection, or nil while nobody listens.
    func connect(_ door: Door) -> Connection? {
        guard isListening else { return nil }
        nextID += 1
        let connection = Connection(id: nextID, door: door)
        connections.append(connection)
        return connection
    }

    func sendToGateway(_ connection: Connection, _ bytes: [UInt8], now: UInt64) {
        guard connection.isOpen else { return }
        let due = max(now + delay(), connection.toGateway.last?.due ?? 0)
        connection.toGateway.append((due, bytes))
    }

    func sendToClient(_ id: UInt32, _ bytes: [UInt8], now: UInt64) {
        guard let connection = connections.first(where: { $0.id == id }), connection.isOpen else {
            return
        }
        let due = max(now + delay(), connection.toClient.last?.due ?? 0)
        connection.toClient.append((due, bytes))
    }

    private func delay() -> UInt64 {
        guard hasFaults else { return 0 }
        return UInt64(chance.below(chance.oneIn(10) ? 40_000 : 500)) * 1_000
    }

    /// The client or the line ends a connection; the gateway hears of it after what arrived before.
    func breakConnection(_ connection: Connection) {
        guard connection.isOpen else { return }
        trace.note("a connection breaks", UInt64(connection.id))
        connection.isOpen = false
        arrivals.append(.closed(connection: connection.id, connection.door))
        connections.removeAll { $0 === connection }
    }

    /// The gateway closes a connection behind what it sent.
    func closeFromGateway(_ id: UInt32) {
        guard let connection = connections.first(where: { $0.id == id }) else { return }
        for (_, bytes) in connection.toClient { connection.arrive(bytes) }
        breakConnection(connection)
    }

    /// The gateway is gone, and every connection with it.
    func gatewayDied() {
        isListening = false
        for connection in connections { connection.isOpen = false }
        connections = []
        arrivals = []
    }

    /// Moves what is due, and breaks a connection now and then.
    func advance(to now: UInt64) {
        for connection in connections {
            while let first = connection.toGateway.first, first.due <= now {
                connection.toGateway.removeFirst()
                arrivals.append(
                    .message(connection: connection.id, connection.door, first.bytes))
            }
            while let first = connection.toClient.first, first.due <= now {
                connection.toClient.removeFirst()
                connection.arrive(first.bytes)
            }
        }
        if hasFaults, chance.oneIn(300), !connections.isEmpty {
            breakConnection(chance.pick(connections))
        }
    }

    /// What has come to the gateway's doors.
    func takeArrivals() -> [Arrival] {
        defer { arrivals = [] }
        return arrivals
    }

    var isQuiet: Bool {
        arrivals.isEmpty
            && connections.allSatisfy {
                $0.toGateway.isEmpty && $0.toClient.isEmpty && $0.inbox.isEmpty
            }
    }
}
