import Foundation
import LockFree
import Testing
import Wire

@testable import Transport

@Suite struct StreamTests {
    private func serve(
        _ url: String, _ parker: Parker, _ change: (inout ServerOptions) -> Void = { _ in }
    ) throws -> ServerSocket {
        var options = ServerOptions(urls: [url])
        change(&options)
        let server = try ServerSocket(options, parker: parker)
        try server.listen()
        return server
    }

    @Test(arguments: [(200, 5_000), (60_000, 150)])
    func aBurstArrivesWholeAndInOrder(_ byteCount: Int, _ count: Int) throws {
        let parker = Parker()
        let server = try serve(Road.ipc.uniqueURL(), parker) { $0.sendQueueByteCount = 16_777_216 }
        let client = try ClientSocket(url: server.boundURLs[0])
        try client.send([1])
        let connection = try #require(nextMessage(server, parker)).connection
        for index in 0..<count {
            let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: byteCount)
            #expect(server.send(connection: connection, bytes))
        }
        for index in 0..<count {
            let got = try nextMessage(client)
            #expect(got?.count == byteCount)
            #expect(got?.last == UInt8(truncatingIfNeeded: index))
        }
        #expect(server.counters.slowReaders == 0)
    }

    @Test func aPeerThatDoesNotReadIsDisconnectedAndOthersAreNot() throws {
        let parker = Parker()
        let url = Road.ipc.uniqueURL()
        let server = try serve(url, parker) { $0.sendQueueByteCount = 1_048_576 }
        // A peer that speaks the format and then never reads.
        let slow = try RawPeer(url)
        #expect(slow.write(RawPeer.pair1 + slow.message([1])))
        let slowID = try #require(nextMessage(server, parker)).connection
        let good = try ClientSocket(url: url)
        try good.send([2])
        let goodID = try #require(nextMessage(server, parker)).connection
        let bytes = [UInt8](repeating: 0, count: 65_536)
        var refused = false
        for _ in 0..<1_000 where !refused { refused = !server.send(connection: slowID, bytes) }
        #expect(refused)
        #expect(server.counters.slowReaders == 1)
        #expect(wait(on: parker) { server.nextClosed() == slowID })
        #expect(!server.send(connection: slowID, [1]))
        #expect(server.send(connection: goodID, [7]))
        #expect(try nextMessage(good) == [7])
    }

    @Test func messagesMayComeInAnyPieces() throws {
        let parker = Parker()
        let url = Road.ipc.uniqueURL()
        let server = try serve(url, parker)
        let peer = try RawPeer(url)
        let bytes =
            RawPeer.pair1 + peer.message([1, 2, 3]) + peer.message([])
            + peer.message([UInt8](repeating: 9, count: 1_000))
        for byte in bytes.prefix(60) { #expect(peer.write([byte])) }
        #expect(peer.write(Array(bytes.dropFirst(60))))
        #expect(nextMessage(server, parker)?.1 == [1, 2, 3])
        #expect(nextMessage(server, parker)?.1 == [])
        #expect(nextMessage(server, parker)?.1 == [UInt8](repeating: 9, count: 1_000))
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\n\r\n".utf8), [0, 0x53, 0x50, 0, 0, 0x10, 0, 0],
        [UInt8](repeating: 0xFF, count: 64),
    ])
    func whoeverDoesNotSpeakPair1IsTurnedAwayInSilence(_ greeting: [UInt8]) throws {
        let parker = Parker()
        let url = Road.ipc.uniqueURL()
        let server = try serve(url, parker) { $0.connectionsMax = 1 }
        let peer = try RawPeer(url)
        #expect(peer.write(greeting))
        #expect(peer.isCutOff())
        // Its place is free again for somebody else, and the owner never heard of it.
        var client: ClientSocket?
        var noticed = false
        #expect(
            wait(on: parker) {
                noticed = noticed || server.nextClosed() != nil
                client = try? ClientSocket(url: url)
                return client != nil
            })
        #expect(!noticed)
        try client?.send([5])
        #expect(nextMessage(server, parker)?.1 == [5])
    }

    @Test(arguments: [
        [2, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 1, 9], [1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1],
        [1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 1, 0, 9], [1] + [UInt8](repeating: 0xFF, count: 20),
    ])
    func aPeerThatBreaksTheFormatLosesItsConnection(_ bytes: [UInt8]) throws {
        let parker = Parker()
        let url = Road.ipc.uniqueURL()
        let server = try serve(url, parker)
        let peer = try RawPeer(url)
        #expect(peer.write(RawPeer.pair1 + peer.message([1])))
        let connection = try #require(nextMessage(server, parker)).connection
        #expect(peer.write(bytes))
        #expect(wait(on: parker) { server.nextClosed() == connection })
        #expect(server.inbound.isEmpty)
    }

    @Test func connectionsComeAndGoWithoutALeak() throws {
        let parker = Parker()
        let url = Road.ipc.uniqueURL()
        let server = try serve(url, parker) { $0.connectionsMax = 8 }
        for _ in 0..<100 {
            let client = try ClientSocket(url: url)
            try client.send([1])
            let connection = try #require(nextMessage(server, parker)).connection
            server.closeConnection(connection)
            #expect(wait(on: parker) { server.nextClosed() == connection })
            // It stays lost: libnng's own habit is to connect again at once.
            #expect(throws: TransportError.self) { try nextMessage(client) }
        }
        #expect(server.counters.connections == 0)
        #expect(server.counters.connectionsRefused == 0)
    }
}
