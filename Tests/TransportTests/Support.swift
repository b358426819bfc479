import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

/// A folder of its own that is removed with its last owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/pct-\(UInt64.random(in: 0..<UInt64.max))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

func uniqueInproc() -> String { "inproc://test-\(UInt64.random(in: 0..<UInt64.max))" }

/// A kind of address: streams and libnng's own socket must behave alike.
enum Road: CaseIterable {
    case ipc, inproc

    /// The server removes the file of a unix socket when it stops.
    func uniqueURL() -> String {
        switch self {
        case .ipc: "ipc:///tmp/pct-\(UInt64.random(in: 0..<UInt64.max)).ipc"
        case .inproc: uniqueInproc()
        }
    }
}

/// Waits on the parker until a condition holds; false after ten seconds.
func wait(on parker: Parker, until condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while !condition() {
        if ContinuousClock.now > deadline { return false }
        parker.park(timeoutNs: 5_000_000)
    }
    return true
}

/// The next message of a ring as an array, within ten seconds.
func nextMessage(_ server: ServerSocket, _ parker: Parker) -> (connection: UInt32, [UInt8])? {
    guard wait(on: parker, until: { !server.inbound.isEmpty }),
        let (connection, bytes) = unsafe server.inbound.peek()
    else { return nil }
    let copy = unsafe [UInt8](bytes)
    server.inbound.pop()
    return (connection, copy)
}

/// The next message that a client gets, within ten seconds.
func nextMessage(_ client: ClientSocket) throws -> [UInt8]? {
    var copy: [UInt8] = []
    let came = try client.receive(timeoutMs: 10_000) { span in
        copy = unsafe span.withUnsafeBytes { unsafe [UInt8]($0) }
    }
    return came ? copy : nil
}

/// The frames of a message, each as template id and bytes.
func frames(_ message: [UInt8]) -> [(templateID: UInt16, bytes: [UInt8])] {
    var found: [(UInt16, [UInt8])] = []
    var reader = FrameReader()
    while case .frame(let header) = reader.next(in: unsafe message.span.bytes) {
        let end = header.byteOffset + header.byteCount
        found.append((header.templateID, Array(message[header.byteOffset..<end])))
    }
    return found
}

func order(_ clOrdID: UInt64, seq: UInt64 = 1) -> NewOrderSingle {
    NewOrderSingle(
        msgSeqNum: seq, clOrdID: clOrdID, sendingTime: 1, price: 100, orderQty: 100,
        account: "MAIN", securityID: 1, side: .buy, ordType: .limit, timeInForce: .day)
}

func halt(_ requestID: UInt64) -> HaltRequest {
    HaltRequest(
        requestID: requestID, timestamp: 1, target: "", operatorID: "test", reason: "test",
        scope: .all, mode: .full)
}

extension ServerSocket {
    func send(connection: UInt32, _ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe send(connection: connection, bytes: $0) }
    }
}
