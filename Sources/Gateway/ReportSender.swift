// Gathers the frames of one dispatch into few messages, one batch a connection.
//
// Each message that goes out is a system call here and a wake-up at the peer: fewer and larger ones
// cost both sides less.
//
// Invariants: frames of one connection leave in the order in which they were appended.
// Thread: the core's.

import Transport
import Wire

struct ReportSender: ~Copyable {
    private static let batchCount = 16
    private let socket: ServerEndpoint
    private var batches: InlineArray<16, OutboundBatch>
    private var connections: InlineArray<16, UInt32>
    private(set) var sendFailures = 0

    init(socket: ServerEndpoint) {
        self.socket = socket
        batches = InlineArray { _ in OutboundBatch() }
        connections = InlineArray(repeating: 0)
    }

    /// Appends one frame to its connection's batch.
    mutating func append(frame: UnsafeRawBufferPointer, to connection: UInt32) {
        let index = batch(of: connection)
        if unsafe !batches[index].append(frame: frame) {
            send(index)
            connections[index] = connection
            _ = unsafe batches[index].append(frame: frame)
        }
    }

    mutating func append(_ message: some Message, to connection: UInt32) {
        let index = batch(of: connection)
        if !batches[index].append(message) {
            send(index)
            connections[index] = connection
            _ = batches[index].append(message)
        }
    }

    /// Sends everything.
    mutating func flush() {
        for index in 0..<Self.batchCount where connections[index] != 0 { send(index) }
    }

    private mutating func batch(of connection: UInt32) -> Int {
        var free = -1
        for index in 0..<Self.batchCount {
            if connections[index] == connection { return index }
            if connections[index] == 0, free < 0 { free = index }
        }
        if free < 0 {
            free = Int(connection) & (Self.batchCount - 1)
            send(free)
        }
        connections[free] = connection
        return free
    }

    private mutating func send(_ index: Int) {
        if !socket.send(connection: connections[index], batch: &batches[index]) {
            sendFailures += 1
        }
        connections[index] = 0
    }
}
