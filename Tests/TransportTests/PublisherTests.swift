// The publisher's socket, heard by our own subscriber and by one that is not ours.

import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

@Suite struct PublisherTests {
    private func folder() throws -> String {
        let path = "/tmp/pcp-" + String(UInt64.random(in: 0..<UInt64.max), radix: 36)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        return path
    }

    private func send(_ publisher: PublisherSocket, _ topic: UInt32, _ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return unsafe bytes.withUnsafeBytes { unsafe publisher.send(topic, $0) }
    }

    private func next(_ socket: EventSocket, timeoutMs: Int32 = 10_000) throws -> [UInt8]? {
        var found: [UInt8]?
        _ = try socket.receive(timeoutMs: timeoutMs) { message in
            found = unsafe message.withUnsafeBytes { unsafe [UInt8]($0) }
        }
        return found
    }

    /// Waits until libnng has the subscriber on its list.
    private func waitForSubscribers(_ publisher: PublisherSocket, _ count: Int) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while publisher.subscriberCount != count {
            try #require(ContinuousClock.now < deadline, "\(count) subscribers never came")
            usleep(1_000)
        }
    }

    @Test(arguments: [true, false])
    func whatIsPublishedIsHeard(overIPC: Bool) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let url = overIPC ? "ipc://\(folder)/p.ipc" : "tcp://127.0.0.1:0"
        let publisher = try PublisherSocket(urls: [url])
        try publisher.listen()
        #expect(send(publisher, 1, "to nobody"))
        let socket = try EventSocket(url: try #require(publisher.boundURLs.first), as: .subscriber)
        try waitForSubscribers(publisher, 1)
        #expect(send(publisher, 0x0102_0304, "abc"))
        #expect(send(publisher, 5, ""))
        #expect(try next(socket) == [1, 2, 3, 4] + Array("abc".utf8))
        #expect(try next(socket) == [0, 0, 0, 5])
        publisher.stop()
        #expect(throws: TransportError.self) { try next(socket) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/p.ipc"))
    }

    @Test func oneThatDoesNotReadHoldsNobodyUp() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let publisher = try PublisherSocket(urls: ["ipc://\(folder)/p.ipc"])
        try publisher.listen()
        let idle = try EventSocket(url: publisher.boundURLs[0], as: .subscriber)
        let reader = try EventSocket(url: publisher.boundURLs[0], as: .subscriber)
        try waitForSubscribers(publisher, 2)
        let text = String(repeating: "x", count: 1_000)
        for number in 0..<UInt32(20_000) {
            #expect(send(publisher, number, text))
            #expect(try next(reader)?.prefix(4) == number.bytes[...])
        }
        // The idle one kept its oldest; what came later is lost to it alone.
        var heard = 0
        while try next(idle, timeoutMs: 50) != nil { heard += 1 }
        #expect(heard > 0 && heard < 20_000)
        publisher.stop()
    }

    @Test func twoPublishersDoNotShareAnAddress() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let url = "ipc://\(folder)/p.ipc"
        let first = try PublisherSocket(urls: [url])
        try first.listen()
        let second = try PublisherSocket(urls: [url])
        #expect(throws: TransportError.addressInUse(url: url)) { try second.listen() }
        second.stop()
        let socket = try EventSocket(url: url, as: .subscriber)
        try waitForSubscribers(first, 1)
        #expect(send(first, 1, "still here"))
        #expect(try next(socket) != nil)
        first.stop()
    }

    @Test func aSubscriberDoesNotTakeAPairForAPublisher() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let url = "ipc://\(folder)/o.ipc"
        let server = try ServerSocket(ServerOptions(urls: [url]), parker: Parker())
        try server.listen()
        #expect(throws: TransportError.self) { try EventSocket(url: url, as: .subscriber) }
        server.stop()
    }
}

extension UInt32 {
    fileprivate var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
