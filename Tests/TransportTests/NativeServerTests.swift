// The native socket against raw bytes, hostile peers and peers that do not read.

import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

@Suite struct NativeServerTests {
    /// Whether a new peer is served.
    private func serves(_ served: Served) throws -> Bool {
        let client = try ClientSocket(url: served.url)
        try client.send([42])
        while let (connection, bytes) = served.next() {
            guard bytes == [42] else { continue }
            return served.server.send(connection: connection, [43])
                ? try nextMessage(client) == [43] : false
        }
        return false
    }

    @Test(arguments: Door.natives, [RawPeer.pair0, RawPeer.pair1])
    func answersInTheProtocolOfThePeer(_ door: Door, _ handshake: [UInt8]) throws {
        let served = try Served(door)
        defer { served.stop() }
        let peer = try RawPeer(served.url, handshake: handshake)
        for body in [[7, 8, 9], [], [UInt8](repeating: 5, count: Limit.messageBytesMax)] {
            #expect(peer.write(peer.message(body)))
            let got = try #require(served.next())
            #expect(got.1 == body)
            #expect(served.server.send(connection: got.connection, got.1))
            #expect(peer.nextBody() == body)
        }
    }

    @Test(arguments: Door.natives)
    func takesMessagesByteByByteAndManyAtOnce(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let peer = try RawPeer(served.url)
        for byte in RawPeer.pair1 + peer.message([1, 2, 3]) + peer.message([4]) {
            #expect(peer.write([byte]))
        }
        #expect(served.next()?.1 == [1, 2, 3])
        #expect(served.next()?.1 == [4])
        // Lengths around the read's size, so that messages are cut everywhere.
        var stream: [UInt8] = []
        let counts = (0..<200).map { ($0 * 7_919) % 9_000 }
        for count in counts {
            stream += peer.message([UInt8](repeating: UInt8(count & 0xFF), count: count))
        }
        #expect(peer.write(stream))
        for count in counts {
            #expect(served.next()?.1 == [UInt8](repeating: UInt8(count & 0xFF), count: count))
        }
    }

    @Test(arguments: Door.natives)
    func cutsOffWhoDoesNotSpeakSP(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let hellos: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0, count: 8),
            [0, 0x53, 0x50, 0, 0, 0x30, 0, 0], [0, 0x53, 0x50, 1, 0, 0x11, 0, 0],
            [0, 0x53, 0x50, 0, 0, 0x11, 0, 1], [UInt8](repeating: 0xFF, count: 70_000),
        ]
        for hello in hellos {
            let peer = try RawPeer(served.url)
            _ = peer.write(hello)
            #expect(peer.isCutOff())
        }
        #expect(served.server.counters.protocolErrors == hellos.count)
        #expect(served.server.counters.connections == 0)
        #expect(served.server.nextClosed() == nil)
        #expect(try serves(served))
    }

    @Test(arguments: Door.natives)
    func cutsOffWhoBreaksTheFraming(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let type: [UInt8] = door == .nativeIPC ? [1] : []
        var broken: [[UInt8]] = [
            type + [255, 255, 255, 255, 255, 255, 255, 255], type + [0, 0, 0, 0, 0, 0, 0, 3],
            type + [0, 0, 0, 0, 0, 2, 0, 5], type + [0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 1, 0, 9],
        ]
        if door == .nativeIPC { broken.append([2]) }
        for bytes in broken {
            let peer = try RawPeer(served.url, handshake: RawPeer.pair1)
            #expect(peer.write(peer.message([1]) + bytes))
            #expect(served.next()?.1 == [1])
            #expect(peer.isCutOff())
            #expect(served.nextClosed() != nil)
        }
        #expect(served.server.counters.protocolErrors == broken.count)
        #expect(try serves(served))
    }

    @Test(arguments: Door.natives)
    func cutsOffWhoNeverEndsItsHandshake(_ door: Door) throws {
        let served = try Served(door) { $0.handshakeTimeoutMs = 50 }
        defer { served.stop() }
        let peer = try RawPeer(served.url)
        #expect(peer.write(Array(RawPeer.pair1[..<7])))
        #expect(peer.isCutOff())
        #expect(served.server.counters.handshakeTimeouts == 1)
        #expect(try serves(served))
    }

    @Test(arguments: Door.natives)
    func aFloodOfSilentPeersShutsNobodyOut(_ door: Door) throws {
        let served = try Served(door) { $0.connectionsMax = 4 }
        defer { served.stop() }
        let first = try RawPeer(served.url, handshake: RawPeer.pair1)
        var flood: [RawPeer] = []
        for _ in 0..<(2 * NativeShared.handshakesMax) { flood.append(try RawPeer(served.url)) }
        #expect(try serves(served))
        #expect(served.server.counters.connectionsRefused > 0)
        #expect(first.write(first.message([6])))
        #expect(served.next()?.1 == [6])
    }

    @Test func aConnectionsIdNeverComesAgain() throws {
        let served = try Served(.nativeIPC) { $0.connectionsMax = 3 }
        defer { served.stop() }
        var seen: Set<UInt32> = []
        for _ in 0..<2_000 {
            var peer: RawPeer? = try RawPeer(served.url, handshake: RawPeer.pair1)
            let message = peer?.message([1]) ?? []
            #expect(peer?.write(message) == true)
            let connection = try #require(served.next()).connection
            #expect(seen.insert(connection).inserted)
            #expect(connection & NativeShared.idBit != 0)
            peer = nil
            #expect(served.nextClosed() == connection)
        }
        #expect(served.server.counters.connections == 0)
    }

    @Test(arguments: Door.natives)
    func aPeerThatNeverReadsIsDisconnectedAndOthersAreNotDisturbed(_ door: Door) throws {
        let served = try Served(door) { $0.sendQueueByteCount = 262_144 }
        defer { served.stop() }
        let stuck = try RawPeer(served.url, handshake: RawPeer.pair1)
        let lively = try RawPeer(served.url, handshake: RawPeer.pair1)
        #expect(stuck.write(stuck.message([1])))
        let stuckID = try #require(served.next()).connection
        #expect(lively.write(lively.message([2])))
        let livelyID = try #require(served.next()).connection
        let body = [UInt8](repeating: 3, count: 10_000)
        var taken = 0
        while served.server.send(connection: stuckID, body) {
            taken += 1
            #expect(served.server.send(connection: livelyID, [UInt8(taken & 0xFF)]))
            #expect(lively.nextBody() == [UInt8(taken & 0xFF)])
            try #require(taken < 10_000, "it takes without end")
        }
        #expect(taken >= 26)
        #expect(served.nextClosed() == stuckID)
        #expect(served.server.counters.slowReaders == 1)
        #expect(!served.server.send(connection: stuckID, body))
        // What left before is whole messages, then the end.
        var got = 0
        while stuck.nextBody() == body { got += 1 }
        #expect(got <= taken)
        #expect(served.server.send(connection: livelyID, [9]))
        #expect(lively.nextBody() == [9])
    }

    @Test(arguments: Door.natives)
    func whatWasSentBeforeACloseArrivesWhole(_ door: Door) throws {
        let served = try Served(door)
        defer { served.stop() }
        let peer = try RawPeer(served.url, handshake: RawPeer.pair1)
        // More than the kernel takes, and input that the server will never read.
        #expect(peer.write(peer.message([1])))
        let connection = try #require(served.next()).connection
        let body = [UInt8](repeating: 8, count: 60_000)
        for _ in 0..<50 { #expect(served.server.send(connection: connection, body)) }
        #expect(peer.write(peer.message([2])))
        served.server.closeConnection(connection)
        #expect(!served.server.send(connection: connection, [1]))
        for _ in 0..<50 { #expect(peer.nextBody() == body) }
        #expect(peer.readSome(1) == [])
        #expect(served.server.counters.connections == 1)
        close(peer)
        #expect(served.nextClosed() == connection)
    }

    /// Ends a peer's writing, which its server sees as the end.
    private func close(_ peer: RawPeer) { _ = shutdown(peer.descriptor, Int32(SHUT_RDWR)) }

    @Test(arguments: Door.natives)
    func whatWasSentBeforeAStopArrivesWhole(_ door: Door) throws {
        let served = try Served(door)
        let peer = try RawPeer(served.url, handshake: RawPeer.pair1)
        #expect(peer.write(peer.message([1])))
        let connection = try #require(served.next()).connection
        #expect(served.server.send(connection: connection, [1, 2, 3]))
        served.server.stop()
        #expect(peer.nextBody() == [1, 2, 3])
        #expect(peer.readSome(1) == [])
    }

    @Test func aResetIsAnEnd() throws {
        let served = try Served(.nativeTCP)
        defer { served.stop() }
        for _ in 0..<20 {
            var peer: RawPeer? = try RawPeer(served.url, handshake: RawPeer.pair1)
            let message = peer?.message([1]) ?? []
            #expect(peer?.write(message) == true)
            let connection = try #require(served.next()).connection
            peer?.reset()
            peer = nil
            // Sends meet the reset at some point, and nothing worse happens.
            while served.server.send(connection: connection, [1]) {}
            #expect(served.nextClosed() == connection)
        }
        #expect(try serves(served))
    }

    @Test func knowsTheUserAtTheOtherEndOfAUnixSocket() throws {
        let parker = Parker()
        let folder = try TemporaryFolder()
        let server = try NativeServerSocket(
            ServerOptions(urls: ["ipc://\(folder.path)/a.ipc", "tcp://127.0.0.1:0"]),
            parker: parker)
        try server.listen()
        for (url, user) in zip(server.boundURLs, [getuid(), nil]) {
            let client = try ClientSocket(url: url)
            try client.send([1])
            let connection = try #require(nextMessage(server, parker)).connection
            #expect(server.peerUserID(connection) == user)
        }
        #expect(server.peerUserID(1) == nil)
        server.stop()
        _ = folder.path
    }

    @Test func refusesAddressesThatItCannotServe() {
        #expect(throws: TransportError.self) {
            try NativeServerSocket(ServerOptions(urls: ["inproc://a"]), parker: Parker())
        }
    }

    @Test(arguments: Door.natives, [1 as UInt64, 2, 3])
    func survivesRandomStreams(_ door: Door, _ seed: UInt64) throws {
        let served = try Served(door) { $0.ringByteCount = 65_536 }
        defer { served.stop() }
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for _ in 0..<100 {
            let peer = try RawPeer(served.url)
            var stream = random(2) == 0 ? RawPeer.pair1 : RawPeer.pair0
            for _ in 0..<random(8) {
                stream += peer.message((0..<random(300)).map { UInt8($0 & 0xFF) })
            }
            for _ in 0..<random(4) { stream[random(stream.count)] = UInt8(random(256)) }
            _ = peer.write(stream)
            while !served.server.inbound.isEmpty { served.server.inbound.pop() }
            while served.server.nextClosed() != nil {}
        }
        #expect(
            served.wait {
                while !served.server.inbound.isEmpty { served.server.inbound.pop() }
                while served.server.nextClosed() != nil {}
                return served.server.counters.connections == 0
            })
        #expect(try serves(served))
    }
}
