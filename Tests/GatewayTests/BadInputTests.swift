import Foundation
import PortcullisClient
import Testing
import Transport
import Wire

@testable import Gateway

/// Whatever comes in, there is an answer with a reason and a place, and the gateway goes on.
@Suite struct BadInputTests {
    private static let order = NewOrderSingle(
        msgSeqNum: 9, clOrdID: 99, sendingTime: 1, price: unit, orderQty: unit, account: "MAIN",
        securityID: 1, side: .buy, ordType: .limit, timeInForce: .day)

    /// A valid frame with some of its bytes exchanged.
    private static func frame(_ changes: [Int: UInt8]) -> [UInt8] {
        var bytes = order.frameBytes()
        for (offset, byte) in changes { bytes[offset] = byte }
        return bytes
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let reason: RejectReason
        var byteOffset: UInt32 = 0
    }

    static let cases: [Case] = {
        let whole = order.frameBytes()
        return [
            Case(testDescription: "an empty message", bytes: [], reason: .emptyMessage),
            Case(
                testDescription: "a message above 64 KiB",
                bytes: [UInt8](repeating: 0, count: 65_537), reason: .messageTooLong),
            Case(testDescription: "13 bytes", bytes: Array(whole[..<13]), reason: .frameTruncated),
            Case(
                testDescription: "half a frame", bytes: Array(whole[..<40]),
                reason: .frameTruncated),
            Case(
                testDescription: "a frame and half of another", bytes: whole + whole[..<20],
                reason: .frameTruncated, byteOffset: UInt32(whole.count)),
            Case(
                testDescription: "text", bytes: Array("GET / HTTP/1.1\r\n\r\n".utf8),
                reason: .frameTooLong),
            Case(testDescription: "a length of 5", bytes: frame([3: 5]), reason: .frameTooShort),
            Case(
                testDescription: "a frame above 4 KiB",
                bytes: frame([2: 0x10, 3: 0x01]) + [UInt8](repeating: 0, count: 4_096),
                reason: .frameTooLong),
            Case(
                testDescription: "another encoding", bytes: frame([4: 0x5B]),
                reason: .encodingType),
            Case(testDescription: "another schema", bytes: frame([10: 1]), reason: .schemaId),
            Case(testDescription: "another version", bytes: frame([12: 9]), reason: .schemaVersion),
            Case(
                testDescription: "an unknown template", bytes: frame([8: 0xEE, 9: 0x03]),
                reason: .unknownTemplate),
            Case(
                testDescription: "another block length", bytes: frame([6: 8]),
                reason: .blockLength),
            Case(
                testDescription: "an operator's message",
                bytes: StatusRequest(requestID: 1).frameBytes(), reason: .wrongDirection),
            Case(
                testDescription: "a report",
                bytes: NotApplied(fromSeqNo: 1, count: 1).frameBytes(), reason: .wrongDirection),
            Case(
                testDescription: "a broker's command",
                bytes: ContinueWork(workPending: 1).frameBytes(), reason: .wrongDirection),
            Case(
                testDescription: "an order without a session", bytes: whole,
                reason: .notEstablished),
        ]
    }()

    @Test func eachIsRefusedWithReasonAndPlaceAndCounted() throws {
        let gateway = try RunningGateway()
        var refused: UInt64 = 0
        for bad in Self.cases {
            let client = try RawStrategy(url: gateway.folder.data.ordersURL)
            try client.send(bad.bytes)
            let reject = try client.next(BusinessMessageReject.self) {
                $0.rejectReason == bad.reason
            }
            #expect(reject.byteOffset == bad.byteOffset, "\(bad.testDescription)")
            #expect(reject.msgSeqNum == 0)
            let now = try gateway.status().messagesRefused
            // The transport answers what is too long to be queued, before anybody counts.
            if bad.reason != .messageTooLong {
                #expect(now > refused, "\(bad.testDescription) was not counted")
            }
            refused = now
        }
        try expectService(gateway)
    }

    @Test func whatStandsBeforeAndBehindABadFrameIsTaken() throws {
        let gateway = try RunningGateway()
        try gateway.quote()
        let client = try RawStrategy(gateway)
        func order(_ id: UInt64) -> [UInt8] {
            var order = Self.order
            order.msgSeqNum = id
            order.clOrdID = id
            order.price = 90 * unit
            return order.frameBytes()
        }
        let bad = Self.frame([8: 0xEE, 9: 0x03])
        try client.send(order(1) + bad + order(2))
        let first = try client.next(ExecutionReport.self)
        #expect(first.clOrdID == 1)
        #expect(try client.next(ExecutionReport.self) { $0.clOrdID == 2 }.ordStatus == .pendingNew)
        // The refusal came between them or before them: it is not numbered.
        try client.send(bad + order(3))
        let reject = try client.next(BusinessMessageReject.self)
        #expect(reject.rejectReason == .unknownTemplate && reject.byteOffset == 0)
        #expect(try client.next(ExecutionReport.self) { $0.clOrdID == 3 }.ordStatus == .pendingNew)
        try expectService(gateway)
    }

    @Test(arguments: ["orders", "ops", "feed"])
    func aThousandRefusalsEndTheConnection(door: String) throws {
        let gateway = try RunningGateway()
        let client = try RawStrategy(url: "ipc://\(gateway.folder.path)/\(door).ipc")
        let bad = Self.frame([8: 0xEE, 9: 0x03])
        for _ in 0..<9 { try client.send((0..<111).flatMap { _ in bad }) }
        // 999: one is left.
        try client.send(bad)
        #expect(try client.next(Terminate.self).code == .tooManyErrors)
        try client.expectEnd()
        #expect(try gateway.status().messagesRefused == 1_000)
        try expectService(gateway)
    }

    @Test func theOpsAndTheFeedDoorRefuseToo() throws {
        let gateway = try RunningGateway()
        let ops = try RawStrategy(url: gateway.folder.data.opsURL)
        try ops.send([1, 2, 3])
        #expect(try ops.next(OpsReject.self).rejectReason == .frameTruncated)
        try ops.send(Self.order.frameBytes())
        #expect(try ops.next(OpsReject.self).rejectReason == .wrongDirection)
        try ops.send(HaltRequest(
            requestID: 5, timestamp: 1, target: "NOBODY", operatorID: "t", reason: "t",
            scope: .account, mode: .full).frameBytes())
        let unknown = try ops.next(OpsReject.self)
        #expect(unknown.rejectReason == .unknownTarget && unknown.requestID == 5)
        let feed = try RawStrategy(url: gateway.folder.data.feedURL)
        try feed.send([])
        #expect(try feed.next(BusinessMessageReject.self).rejectReason == .emptyMessage)
        try feed.send(Self.order.frameBytes())
        #expect(try feed.next(BusinessMessageReject.self).rejectReason == .wrongDirection)
        try feed.send(MarketDataSnapshot(
            feedSeqNum: 1, transactTime: Moment.current().wallNs, bidPx: 100 * unit,
            offerPx: 90 * unit, symbol: "AAPL", securityID: 1).frameBytes())
        #expect(try feed.next(BusinessMessageReject.self).rejectReason == .tickCrossed)
        // A halt that was refused leaves no gate behind.
        #expect(try gateway.status().state == .open)
        try expectService(gateway)
    }

    @Test func randomBytesNeverStopIt() throws {
        let gateway = try RunningGateway()
        var random = SystemRandomNumberGenerator()
        for round in 0..<30 {
            let client = try RawStrategy(
                url: [
                    gateway.folder.data.ordersURL, gateway.folder.data.opsURL,
                    gateway.folder.data.feedURL,
                ][round % 3])
            for _ in 0..<20 {
                var bytes = [UInt8](repeating: 0, count: Int(random.next() % 2_000))
                for index in bytes.indices {
                    bytes[index] = UInt8(truncatingIfNeeded: random.next())
                }
                // Half of them look like a frame at first.
                if round % 2 == 0, bytes.count >= 14 {
                    bytes.replaceSubrange(0..<14, with: Self.order.frameBytes()[..<14])
                }
                try client.send(bytes)
            }
            // All of it was read when the answer to an empty message comes.
            try client.send([])
            if round % 3 == 1 {
                _ = try client.next(OpsReject.self) { $0.rejectReason == .emptyMessage }
            } else {
                _ = try client.next(BusinessMessageReject.self) {
                    $0.rejectReason == .emptyMessage
                }
            }
        }
        try expectService(gateway)
    }

    /// A good client is served, and the journal holds.
    private func expectService(_ gateway: RunningGateway) throws {
        try gateway.quote()
        let trader = try gateway.trader("beta")
        try trader.report(try trader.session.submit(.test(.buy, 1, at: 105)), .filled)
        try gateway.stop()
        try CheckedJournal(gateway.folder).expectStopped()
    }
}
