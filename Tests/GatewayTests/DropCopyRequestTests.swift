import Testing
import Wire

@testable import Gateway
@testable import PortcullisClient

@Suite struct DropCopyRequestTests {
    private func refusal(
        _ peer: DropCopyPeer, _ request: Subscribe
    ) throws -> RejectReason {
        try peer.send(request)
        let report = try peer.report()
        #expect(report.status == .refused && report.requestID == request.requestID)
        #expect(!report.text.isEmpty)
        return report.rejectReason
    }

    @Test(arguments: [
        "../../etc/passwd", "..", ".hidden", "a/b", "a b", "-rf", "näme", "a\u{1}", "/", "~",
    ])
    func refusesNamesThatAreNone(name: String) throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(1)
        let peer = try desk.raw()
        #expect(try refusal(peer, .from(1, consumer: Text32(name))) == .invalidText)
        var last = Subscribe.from(1, consumer: Text32(name))
        last.start = .lastAcknowledged
        #expect(try refusal(peer, last) == .invalidText)
        #expect(desk.folder.names("consumers") == [])
        #expect(desk.folder.names("") == ["events.ipc", "journal"])
    }

    @Test func refusesStartsThatMakeNoSense() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(10)
        let peer = try desk.raw()
        var request = Subscribe.from(0)
        #expect(try refusal(peer, request) == .invalidCode)
        request.fromSequence = .null
        #expect(try refusal(peer, request) == .invalidCode)
        request.fromSequence = 12
        #expect(try refusal(peer, request) == .sequenceGap)
        request.fromSequence = .max - 1
        #expect(try refusal(peer, request) == .sequenceGap)
        request.start = .time
        #expect(try refusal(peer, request) == .invalidCode)
        request.start = .lastAcknowledged
        #expect(try refusal(peer, request) == .invalidText)
        request.start = SubscriptionStart(rawValue: 9)
        #expect(try refusal(peer, request) == .invalidCode)
        request = .from(1)
        request.templateID = 999
        #expect(try refusal(peer, request) == .unknownTemplate)
        request.templateID = 0
        request.originFilter = Wire.Flag(rawValue: 7)
        #expect(try refusal(peer, request) == .invalidFlag)
        // The connection is as good as before; the record behind the last is one to start from.
        try peer.send(Subscribe.from(11))
        #expect(try peer.report().status == .accepted)
    }

    @Test func refusesAcknowledgementsOfWhatWasNeverSent() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(10)
        let peer = try desk.raw()
        try peer.send(Acknowledge(sequence: 1, consumer: "office"))
        #expect(try peer.reject().rejectReason == .unknownTarget)
        try peer.send(Subscribe.from(1, consumer: "office"))
        #expect(try peer.report().status == .accepted)
        #expect(try peer.report().status == .caughtUp)
        try peer.send(Acknowledge(sequence: 11, consumer: "office"))
        let reject = try peer.reject()
        #expect(reject.rejectReason == .sequenceGap && reject.businessRejectRefID == 11)
        try peer.send(Acknowledge(sequence: .max, consumer: "office"))
        #expect(try peer.reject().rejectReason == .sequenceGap)
        try peer.send(Acknowledge(sequence: 5, consumer: "another"))
        #expect(try peer.reject().rejectReason == .unknownTarget)
        try peer.send(Acknowledge(sequence: 5, consumer: "office"))
        var last = Subscribe.from(1, consumer: "office", requestID: 2)
        last.start = .lastAcknowledged
        try peer.send(last)
        #expect(try peer.report().status == .ended)
        #expect(try peer.report().nextSequence == 6)
    }

    @Test func refusesWhatDoesNotBelongHere() throws {
        let desk = try DropCopyDesk()
        let peer = try desk.raw()
        try peer.send(StatusRequest(requestID: 1))
        #expect(try peer.reject().rejectReason == .wrongDirection)
        try peer.socket.send([1, 2, 3])
        #expect(try peer.reject().rejectReason == .frameTruncated)
        try peer.socket.send([])
        #expect(try peer.reject().rejectReason == .emptyMessage)
    }

    @Test func dropsAConnectionThatSendsNothingButNonsense() throws {
        let desk = try DropCopyDesk()
        try desk.addOrders(1)
        let peer = try desk.raw()
        let frame = StatusRequest(requestID: 1).frameBytes()
        for _ in 0..<10 {
            try peer.socket.send(Array(repeatElement(frame, count: 100).joined()))
        }
        #expect(throws: (any Error).self) {
            while true { _ = try peer.reject() }
        }
        #expect(!peer.socket.isConnected)
        #expect(try desk.client(.sequence(1)).take(through: 1).count == 1)
    }

    @Test func boundsTheSubscriptions() throws {
        var settings = DropCopySettings()
        settings.subscriptionsMax = 2
        let desk = try DropCopyDesk(settings: settings)
        try desk.addOrders(1)
        let (one, two) = (try desk.raw(), try desk.raw())
        for peer in [one, two] {
            try peer.send(Subscribe.from(1))
            #expect(try peer.report().status == .accepted)
        }
        let three = try desk.raw()
        #expect(try refusal(three, .from(1)) == .queueFull)
        // One that subscribes anew takes its own place.
        #expect(try two.report().status == .caughtUp)
        try two.send(Subscribe.from(1, requestID: 5))
        #expect(try two.report().status == .ended)
        #expect(try two.report().requestID == 5)
    }

    @Test func boundsTheConsumersThatAreRemembered() throws {
        var settings = DropCopySettings()
        settings.consumersMax = 1
        let desk = try DropCopyDesk(settings: settings)
        try desk.addOrders(1)
        let client = try desk.client(.sequence(1), consumer: "one")
        _ = try client.take(through: 1)
        try client.acknowledge(1)
        client.close()
        // Subscribing again waits for the cursor of the lost connection to be written.
        #expect(try desk.client(.lastAcknowledged, consumer: "one").nextSequence == 2)
        let peer = try desk.raw()
        #expect(try refusal(peer, .from(1, consumer: "two")) == .unknownTarget)
    }
}
