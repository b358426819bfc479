// A strategy that says exactly what the test wants, frame by frame.

import Foundation
import PortcullisClient
import Testing
import Transport
import Wire

/// Thread: one.
final class RawStrategy {
    let socket: ClientSocket
    private var waiting: [[UInt8]] = []

    /// A connection that has said nothing yet.
    init(url: String) throws { socket = try ClientSocket(url: url) }

    /// A connection with its session established.
    convenience init(_ gateway: RunningGateway, _ strategy: String = "alpha") throws {
        try self.init(url: gateway.folder.data.ordersURL)
        try establish(try gateway.key(strategy))
    }

    func establish(_ key: Key, keepAliveMs: UInt32 = 60_000) throws {
        let now = Moment.current().wallNs
        try send(signed(Negotiate(
            sessionVersionID: now, timestamp: now, signature: "", sessionID: key.sessionID), key))
        _ = try next(NegotiationResponse.self)
        try send(signed(Establish(
            sessionVersionID: now, timestamp: now, nextSeqNo: 1, signature: "",
            sessionID: key.sessionID, keepAliveInterval: keepAliveMs, cancelOnDisconnectWindow: 0,
            cancelOnDisconnect: .none), key))
        _ = try next(EstablishmentAck.self)
    }

    func signed(_ message: Negotiate, _ key: Key) -> [UInt8] {
        var message = message
        message.signature = key.signature(of: message)
        return message.frameBytes()
    }

    func signed(_ message: Establish, _ key: Key) -> [UInt8] {
        var message = message
        message.signature = key.signature(of: message)
        return message.frameBytes()
    }

    /// Sends bytes as one message, whatever they are.
    func send(_ bytes: [UInt8]) throws {
        let result: Result<Void, TransportError> = unsafe bytes.withUnsafeBytes { buffer in
            do throws(TransportError) {
                try unsafe socket.sendUnchecked(buffer)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }

    /// The next frame of a message that is what is looked for; others are passed over.
    func next<M: Message>(_ type: M.Type, where holds: (M) -> Bool = { _ in true }) throws -> M {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        while true {
            while !waiting.isEmpty {
                let frame = waiting.removeFirst()
                if let message = try? M(frame: frame), holds(message) { return message }
            }
            try #require(ContinuousClock.now < deadline, "no \(M.self) came")
            _ = try receive(timeoutMs: 100)
        }
    }

    /// Takes what comes within a time.
    private func receive(timeoutMs: Int32) throws -> Bool {
        try socket.receive(timeoutMs: timeoutMs) { message in
            var reader = FrameReader()
            while case .frame(let header) = reader.next(in: message) {
                let piece = message.extracting(
                    header.byteOffset..<(header.byteOffset + header.byteCount))
                waiting.append(unsafe piece.withUnsafeBytes { unsafe [UInt8]($0) })
            }
        }
    }

    /// Takes everything until the gateway ends the connection.
    func expectEnd() throws {
        let deadline = ContinuousClock.now + .seconds(RunningGateway.patienceS)
        while ContinuousClock.now < deadline {
            do throws(TransportError) {
                _ = try socket.receive(timeoutMs: 100) { _ in }
            } catch {
                guard case .disconnected = error else { throw error }
                return
            }
        }
        Issue.record("the connection was not ended")
    }
}
