// The publisher, heard by our own subscriber, by a stock one, and by those who do not listen.

import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

@Suite struct PublisherTests {
    /// A folder and a door in it.
    private final class Desk {
        let folder: String
        let door: PublisherDoor
        var loop: PublisherLoop

        init(overIPC: Bool = true) throws {
            folder = "/tmp/pcp-" + String(UInt64.random(in: 0..<UInt64.max), radix: 36)
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false)
            door = try PublisherDoor(
                urls: [overIPC ? "ipc://\(folder)/p.ipc" : "tcp://127.0.0.1:0"])
            try door.listen()
            loop = PublisherLoop(door)
        }

        deinit {
            door.close()
            try? FileManager.default.removeItem(atPath: folder)
        }

        var subscriberCount: Int { loop.subscriberCount }
        var lostCount: UInt64 { loop.lostCount }
        var isFlushed: Bool { loop.isFlushed }

        func publish(_ topic: UInt32, _ text: String) {
            let bytes = Array(text.utf8)
            unsafe bytes.withUnsafeBytes { unsafe loop.publish(topic, $0) }
            loop.flush()
        }

        /// Connects a subscriber; the loop answers in between.
        func subscribe() throws -> EventSocket {
            let url = try #require(door.boundURLs.first)
            let found = Connecting()
            let count = loop.subscriberCount
            Thread.detachNewThread {
                let socket = try? EventSocket(url: url, as: .subscriber)
                found.set(socket)
            }
            try turn("a subscriber") { found.isDone && loop.subscriberCount == count + 1 }
            return try #require(found.socket)
        }

        func turn(_ what: Comment, until condition: () -> Bool) throws {
            let deadline = ContinuousClock.now + .seconds(20)
            while !condition() {
                try #require(ContinuousClock.now < deadline, what)
                loop.turn(timeoutMs: 1)
            }
        }
    }

    /// A connection that another thread makes.
    private final class Connecting: @unchecked Sendable {
        private let lock = NSLock()
        private nonisolated(unsafe) var result: EventSocket?
        private nonisolated(unsafe) var isSet = false

        func set(_ socket: EventSocket?) {
            lock.withLock {
                unsafe result = socket
                unsafe isSet = true
            }
        }

        var isDone: Bool { lock.withLock { unsafe isSet } }
        var socket: EventSocket? { lock.withLock { unsafe result } }
    }

    private func next(_ socket: EventSocket, timeoutMs: Int32 = 10_000) throws -> [UInt8]? {
        var found: [UInt8]?
        _ = try socket.receive(timeoutMs: timeoutMs) { message in
            found = unsafe message.withUnsafeBytes { unsafe [UInt8]($0) }
        }
        return found
    }

    @Test(arguments: [true, false])
    func whatIsPublishedIsHeard(overIPC: Bool) throws {
        let desk = try Desk(overIPC: overIPC)
        desk.publish(1, "to nobody")
        let socket = try desk.subscribe()
        desk.publish(0x0102_0304, "abc")
        desk.publish(5, "")
        #expect(try next(socket) == [1, 2, 3, 4] + Array("abc".utf8))
        #expect(try next(socket) == [0, 0, 0, 5])
    }

    @Test func oneThatDoesNotReadHoldsNobodyUp() throws {
        let desk = try Desk()
        let idle = try desk.subscribe()
        let reader = try desk.subscribe()
        let text = String(repeating: "x", count: 1_000)
        for number in 0..<UInt32(5_000) {
            desk.publish(number, text)
            #expect(try next(reader)?.prefix(4) == number.bytes[...])
        }
        #expect(desk.lostCount > 0)
        // The idle one kept the oldest, whole and in order; what came later is lost to it alone.
        var heard: UInt32 = 0
        while let message = try next(idle, timeoutMs: 50) {
            #expect(message.prefix(4) == heard.bytes[...] && message.count == 1_004)
            heard += 1
            desk.loop.turn(timeoutMs: 0)
        }
        #expect(UInt64(heard) + desk.lostCount == 5_000)
        desk.publish(7, "again")
        #expect(try next(idle)?.prefix(4) == UInt32(7).bytes[...])
    }

    @Test func oneWhoOnlyKnocksShutsNoDoor() throws {
        let desk = try Desk()
        let url = try #require(desk.door.boundURLs.first)
        for _ in 0..<3 {
            // Looks who listens there, and goes.
            let other = try PublisherDoor(urls: [url])
            #expect(throws: TransportError.addressInUse(url: url)) { try other.listen() }
            other.close()
            desk.loop.turn(timeoutMs: 10)
        }
        let socket = try desk.subscribe()
        desk.publish(1, "still here")
        #expect(try next(socket) != nil)
        #expect(desk.subscriberCount == 1)
    }

    @Test func whoeverSpeaksSomethingElseIsDropped() throws {
        let desk = try Desk(overIPC: false)
        let url = try #require(desk.door.boundURLs.first)
        let done = Connecting()
        Thread.detachNewThread { done.set(try? EventSocket(url: url)) }
        try desk.turn("the end of a pair1 peer") { done.isDone }
        #expect(done.socket == nil, "a pair1 client takes no publisher for a gateway")
        try desk.turn("an empty list") { desk.subscriberCount == 0 && desk.isFlushed }
    }

    @Test func oneThatLeavesIsForgotten() throws {
        let desk = try Desk()
        var socket: EventSocket? = try desk.subscribe()
        #expect(socket != nil)
        socket = nil
        try desk.turn("the end of the subscriber") { desk.subscriberCount == 0 }
        desk.publish(1, "to nobody")
        #expect(desk.isFlushed)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/nngcat"),
        "NO nngcat: no stock subscriber was tried"), arguments: [true, false])
    func aStockSubscriberHearsItsTopic(overIPC: Bool) throws {
        let desk = try Desk(overIPC: overIPC)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/nngcat")
        process.arguments = [
            "--sub", "--dial", desk.door.boundURLs[0], "--subscribe", "ABCD", "--raw",
            "--count", "1",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        try desk.turn("nngcat") { desk.subscriberCount == 1 }
        desk.publish(0x4142_4344 + 1, "not this")
        desk.publish(0x4142_4344, "this")
        try desk.turn("nngcat's end") { !process.isRunning }
        #expect(output.fileHandleForReading.readDataToEndOfFile() == Data("ABCDthis".utf8))
    }

    @Test func inprocIsRefusedWithAReason() {
        #expect(throws: TransportError.self) { try PublisherDoor(urls: ["inproc://p"]) }
        #expect(throws: TransportError.self) { try PublisherDoor(urls: ["p.ipc"]) }
    }
}

extension UInt32 {
    fileprivate var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
