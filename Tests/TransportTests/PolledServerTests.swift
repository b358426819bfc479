// A native socket without a thread of its own, on its owner's.

import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

@Suite struct PolledServerTests {
    /// Runs the owner's side until something holds; false after ten seconds.
    private func serve(_ served: Served, until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        while !condition() {
            if ContinuousClock.now > deadline { return false }
            served.rest(timeoutNs: 1_000_000)
        }
        return true
    }

    /// A peer that was let in.
    private func connect(_ served: Served) throws -> RawPeer {
        let peer = try RawPeer(served.url)
        #expect(peer.write(RawPeer.pair1))
        let count = served.server.counters.connections
        #expect(serve(served) { served.server.counters.connections > count })
        #expect(peer.read(8) == RawPeer.pair1)
        return peer
    }

    @Test(arguments: Door.polled)
    func nothingIsReadBetweenTwoLooks(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let server = try #require(served.server as? NativeServerSocket)
        #expect(!server.poll())
        let peer = try connect(served)
        #expect(peer.write(peer.message([1, 2, 3])))
        #expect(server.inbound.isEmpty)
        #expect(serve(served) { !server.inbound.isEmpty })
        let (connection, bytes) = unsafe try #require(server.inbound.peek())
        #expect(unsafe [UInt8](bytes) == [1, 2, 3])
        server.inbound.pop()
        #expect(server.send(connection: connection, [4]))
        #expect(peer.nextBody() == [4])
    }

    @Test(arguments: Door.polled)
    func anotherThreadsWakeEndsTheSleep(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let parker = served.parker
        let start = ContinuousClock.now
        for _ in 0..<100 {
            Thread.detachNewThread { parker.wake() }
            served.rest(timeoutNs: 60_000_000_000)
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test(arguments: Door.polled)
    func anEndIsToldAndAStopLetsLeaveWhatWasSent(_ door: Door) throws {
        let served = try Served(door)
        let gone = try connect(served)
        gone.reset()
        #expect(gone.write([9, 9, 9, 9, 9, 9, 9, 9, 9]))
        var closed: UInt32?
        #expect(serve(served) {
            closed = served.server.nextClosed()
            return closed != nil
        })
        #expect(served.server.counters.protocolErrors == 1)
        let peer = try connect(served)
        #expect(peer.write(peer.message([1])))
        #expect(serve(served) { !served.server.inbound.isEmpty })
        let connection = unsafe try #require(served.server.inbound.peek()).connection
        // More than the kernel takes at once: the rest waits for the loop.
        let body = [UInt8](repeating: 7, count: Limit.messageBytesMax)
        for _ in 0..<20 { #expect(served.server.send(connection: connection, body)) }
        let reader = Thread {
            for _ in 0..<20 { #expect(peer.nextBody() == body) }
            #expect(peer.isCutOff())
        }
        reader.start()
        served.server.stop(lingerMs: 1_000)
        while !reader.isFinished { usleep(1_000) }
        #expect(try !(#require(served.server as? NativeServerSocket)).isPolled)
    }

    @Test(arguments: Door.polled)
    func aFloodOfSilentPeersIsTakenInSmallPieces(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let server = try #require(served.server as? NativeServerSocket)
        let first = try connect(served)
        var flood: [RawPeer] = []
        for _ in 0..<64 { flood.append(try RawPeer(served.url)) }
        #expect(first.write(first.message([1])))
        // One look takes a few of them and the message: it need not wait for the rest.
        var looks = 0
        while server.inbound.isEmpty, looks < 64 {
            looks += server.poll() ? 1 : 0
        }
        #expect(looks <= 2)
        #expect(unsafe try #require(server.inbound.peek()).bytes.count == 1)
    }

    @Test(arguments: Door.polled)
    func aPeerThatDoesNotReadIsCutOff(_ door: Door) throws {
        let served = try Served(door) { $0.sendQueueByteCount = 131_072 }
        defer { served.stop() }
        let peer = try connect(served)
        #expect(peer.write(peer.message([1])))
        #expect(serve(served) { !served.server.inbound.isEmpty })
        let connection = unsafe try #require(served.server.inbound.peek()).connection
        let body = [UInt8](repeating: 7, count: Limit.messageBytesMax)
        var sent = 0
        while sent < 1_000, served.server.send(connection: connection, body) { sent += 1 }
        #expect(sent < 1_000)
        #expect(serve(served) { served.server.nextClosed() == connection })
        #expect(served.server.counters.slowReaders == 1)
    }
}
