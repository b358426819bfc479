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
func nextMessage(
    _ server: any ServerTransport, _ parker: Parker
) -> (connection: UInt32, [UInt8])? {
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

extension ServerTransport {
    func send(connection: UInt32, _ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe send(connection: connection, bytes: $0) }
    }
}

/// Every kind of server's socket, on every kind of address that it serves.
enum Door: String, CaseIterable, Sendable {
    case nngInproc, nngIPC, nngTCP, nativeIPC, nativeTCP
    /// Native ones without a thread of their own: only for tests whose owner polls them.
    case polledIPC, polledTCP

    static let allCases: [Door] = [.nngInproc, .nngIPC, .nngTCP, .nativeIPC, .nativeTCP]
    static let polled: [Door] = [.polledIPC, .polledTCP]
    static let streams: [Door] = [.nngIPC, .nngTCP, .nativeIPC, .nativeTCP]
    static let natives: [Door] = [.nativeIPC, .nativeTCP]

    /// An address of this kind that nobody uses.
    func freeURL(_ folder: TemporaryFolder) -> String {
        switch self {
        case .nngInproc: uniqueInproc()
        case .nngIPC, .nativeIPC, .polledIPC:
            "ipc://\(folder.path)/\(UInt32.random(in: 0...UInt32.max)).ipc"
        case .nngTCP, .nativeTCP, .polledTCP: "tcp://127.0.0.1:0"
        }
    }

    func socket(_ options: ServerOptions, _ parker: Parker) throws -> any ServerTransport {
        switch self {
        case .nngInproc, .nngIPC, .nngTCP: try ServerSocket(options, parker: parker)
        case .nativeIPC, .nativeTCP: try NativeServerSocket(options, parker: parker)
        case .polledIPC, .polledTCP: try polledSocket(options, parker)
        }
    }
}

private func polledSocket(
    _ options: ServerOptions, _ parker: Parker
) throws -> NativeServerSocket {
    var options = options
    options.isPolledByOwner = true
    return try NativeServerSocket(options, parker: parker)
}

/// A listening server with what its owner needs. `stop` at the end of the scope also keeps it until
/// then.
final class Served: Sendable {
    let parker = Parker()
    let server: any ServerTransport
    let url: String
    private let folder: TemporaryFolder

    init(_ door: Door, _ change: (inout ServerOptions) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        var options = ServerOptions(urls: [door.freeURL(folder)])
        change(&options)
        server = try door.socket(options, parker)
        try server.listen()
        url = try #require(server.boundURLs.first)
    }

    func stop() { server.stop(lingerMs: 0) }

    /// Sleeps until something comes, at most a tenth of a second; the owner's thread.
    func rest() { rest(timeoutNs: 100_000_000) }

    func rest(timeoutNs: Int64) {
        guard let polled = server as? NativeServerSocket, polled.isPolled else {
            return parker.park(timeoutNs: timeoutNs)
        }
        polled.park(timeoutNs: timeoutNs)
    }

    func next() -> (connection: UInt32, [UInt8])? { nextMessage(server, parker) }

    func wait(until condition: () -> Bool) -> Bool {
        TransportTests.wait(on: parker, until: condition)
    }

    /// The next connection that ended, within ten seconds.
    func nextClosed() -> UInt32? {
        var closed: UInt32?
        _ = wait {
            closed = server.nextClosed()
            return closed != nil
        }
        return closed
    }
}
