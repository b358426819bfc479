import Foundation
import LockFree
import Synchronization
import Testing
import Transport
import Wire

@testable import PortcullisClient

/// Answers ops and feed messages as a script says.
final class FakeOps: Sendable {
    typealias Script = @Sendable (FrameHeader, [UInt8], inout OutboundBatch) -> Void

    let url: String
    private let server: ServerSocket
    private let parker = Parker()
    private let stopping = Atomic<Bool>(false)
    private let stopped = DispatchSemaphore(value: 0)

    init(
        url: String = "inproc://ops-\(UInt64.random(in: 0..<UInt64.max))", script: @escaping Script
    ) throws {
        self.url = url
        server = try ServerSocket(ServerOptions(urls: [url]), parker: parker)
        try server.listen()
        Thread { [self] in
            while !stopping.load(ordering: .acquiring) {
                while let (connection, bytes) = unsafe server.inbound.peek() {
                    let message = unsafe [UInt8](bytes)
                    server.inbound.pop()
                    answer(message, connection, script)
                }
                parker.park(timeoutNs: 20_000_000)
            }
            stopped.signal()
        }.start()
    }

    private func answer(_ message: [UInt8], _ connection: UInt32, _ script: Script) {
        var reader = FrameReader()
        while case .frame(let header) = unsafe reader.next(in: message.span.bytes) {
            var batch = OutboundBatch()
            script(header, message, &batch)
            _ = server.send(connection: connection, batch: &batch)
        }
    }

    func stop() {
        stopping.store(true, ordering: .releasing)
        parker.wake()
        stopped.wait()
        server.stop(lingerMs: 0)
    }
}

private func haltReport(
    _ requestID: UInt64, _ phase: HaltPhase, halted: Wire.Flag = .yes
) -> HaltReport {
    HaltReport(
        requestID: requestID, transactTime: 1, execID: 9, target: "", cancelsSent: 3,
        ordersOpen: 0, positionsOpen: 0, closesSent: 0, scope: .all, phase: phase,
        halted: halted, mode: .full, cancelOpen: .yes, flatten: .no)
}

private let statusReport = StatusReport(
    requestID: 0, transactTime: 2_000_000_000, startedTime: 1_000_000_000, recordSequence: 12_345,
    stateHashHigh: 1, stateHashLow: 2, ordersAccepted: 1_000, ordersRefused: 10,
    ordersForwarded: 990, cancels: 5, trades: 700, messagesRefused: 1, ticksAccepted: 10,
    ticksRefused: 0, lastHaltTime: .null, configurationHash: "ab", gatewayName: "test",
    version: "0.1", openOrders: 4, sessionsEstablished: 1, sessionsConfigured: 2,
    haltsInForce: 2, instruments: 2, accounts: 1, workPending: 0, state: .halted,
    durability: .synced)

/// What a gateway would say, in short.
@Sendable private func reply(
    _ header: FrameHeader, _ message: [UInt8], _ batch: inout OutboundBatch
) {
    let span = unsafe message.span.bytes
    switch header.templateID {
    case HaltRequest.templateID:
        let id = span.load(HaltRequest.self, at: header).requestID
        // Another operator's report in between must not confuse anybody.
        _ = batch.append(haltReport(id, .accepted))
        _ = batch.append(haltReport(id &+ 1_000, .complete))
        _ = batch.append(haltReport(id, .cancelling))
        _ = batch.append(haltReport(id, .complete))
    case ResumeRequest.templateID:
        let id = span.load(ResumeRequest.self, at: header).requestID
        _ = batch.append(
            OpsReject(
                requestID: id, transactTime: 1, text: "nothing is halted",
                refTemplateID: header.templateID, rejectReason: .notHalted))
    case StatusRequest.templateID:
        var it = statusReport
        it.requestID = span.load(StatusRequest.self, at: header).requestID
        _ = batch.append(it)
        for index: UInt32 in [0, 1] {
            _ = batch.append(
                TradingState(
                    msgSeqNum: 0, transactTime: 1, until: .null, target: "A", text: "test",
                    setBy: "me", securityID: .null, index: index, rejectReason: .haltedAccount,
                    status: .halted, scope: .account, lastReport: index == 1 ? .yes : .no))
        }
        _ = batch.append(
            LockoutReport(
                requestID: it.requestID, transactTime: 1, execID: 1, lockoutID: 3, since: 1,
                until: 2, account: "A", symbol: "", setBy: "me", reason: "test", index: 0, total: 1,
                rejectReason: .lockoutTimer, kind: .timer, end: .atTime, reduceOnly: .no,
                inForce: .yes, mayClear: .yes))
        _ = batch.append(
            ViolationReport(
                requestID: it.requestID, transactTime: 1, total: 4, lastTime: 1, window: 0,
                account: "", inWindow: 0, limit: 0, lastReason: .selfTrade, lastReport: .yes))
    case PositionRequest.templateID:
        let it = span.load(PositionRequest.self, at: header)
        _ = batch.append(
            PositionReport(
                msgSeqNum: 0, posReqID: it.posReqID, transactTime: 1, netQty: -100_0000_0000,
                avgPx: 189_5000_0000, markPx: .null, realizedPnL: 12_500, openPnL: .null,
                fees: 0, openBuyQty: 0, openSellQty: 0, cash: 0, account: "A", securityID: 1,
                index: 0, total: 1, openOrders: 0, lastReport: .yes))
    case AccountRequest.templateID:
        let it = span.load(AccountRequest.self, at: header)
        for index: UInt32 in [0, 1] {
            _ = batch.append(
                AccountReport(
                    requestID: it.requestID, transactTime: 1, startingCash: 1, cash: 2, holds: 3,
                    freeCash: -1, equity: 5, realizedPnL: 6, openPnL: 7, fees: 8, dayRealized: 9,
                    dayResult: 10, weekRealized: 11, weekResult: 12, highWaterMark: 13,
                    grossExposure: 15, netExposure: 16, shortExposure: 17, openNotional: 18,
                    account: index == 0 ? "A" : "B", currency: "USD", tradeDate: 20_261_121,
                    openOrders: 0, positionsOpen: 0, index: index, total: 2, enabled: .yes))
        }
    case MarketDataSnapshot.templateID:
        let it = span.load(MarketDataSnapshot.self, at: header)
        guard it.bidPx > it.offerPx else { return }
        _ = batch.append(
            BusinessMessageReject(
                transactTime: 1, refSeqNum: it.feedSeqNum, text: "", byteOffset: 0,
                refTemplateID: header.templateID, rejectReason: .tickCrossed))
    default: break
    }
}

@Suite struct OpsClientTests {
    private let authority = Authority(operatorID: "me", reason: "test")

    @Test func followsAHaltToItsEnd() throws {
        let ops = try FakeOps(script: reply)
        defer { ops.stop() }
        let client = try OpsClient(url: ops.url)
        var phases: [HaltPhase] = []
        let last = try client.halt(.all, authority, cancelOpen: true) { phases.append($0.phase) }
        #expect(phases == [.accepted, .cancelling, .complete])
        #expect(last.cancelsSent == 3)
    }

    @Test func aRefusalBecomesAnErrorWithItsWords() throws {
        let ops = try FakeOps(script: reply)
        defer { ops.stop() }
        let client = try OpsClient(url: ops.url)
        #expect(throws: ClientError.opsRefused(reason: .notHalted, text: "nothing is halted")) {
            try client.resume(.all, authority)
        }
        // The connection is as good as before.
        #expect(try client.status().halts.count == 2)
        #expect(try client.status().lockouts.map(\.lockoutID) == [3])
        #expect(try client.status().violations.map(\.total) == [4])
        #expect(try client.status().report.recordSequence == 12_345)
        #expect(try client.positions().map(\.netQty) == [-100_0000_0000])
        let accounts = try client.accounts()
        #expect(accounts.map(\.account.description) == ["A", "B"])
        #expect(accounts.map(\.weekResult) == [12, 12])
        #expect(accounts.allSatisfy { $0.drawdown == .null })
    }

    @Test func anAnswerThatDoesNotComeIsATimeout() throws {
        let ops = try FakeOps { _, _, _ in }
        defer { ops.stop() }
        let client = try OpsClient(url: ops.url, timeoutMs: 50)
        #expect(throws: ClientError.timedOut(waitingFor: "the status", timeoutMs: 50)) {
            try client.status()
        }
        do {
            _ = try client.halt(.all, authority)
            Issue.record("a silent gateway halted")
        } catch { #expect(error.kind == .unreachable) }
    }

    @Test(arguments: [("", "why"), ("me", ""), ("me", String(repeating: "x", count: 65))])
    func nobodyHaltsWithoutSayingWhoAndWhy(_ who: String, _ why: String) throws {
        let ops = try FakeOps(script: reply)
        defer { ops.stop() }
        let client = try OpsClient(url: ops.url)
        do {
            _ = try client.halt(.all, Authority(operatorID: who, reason: why))
            Issue.record("halted by '\(who)' for '\(why)'")
        } catch { #expect(error.kind == .configuration) }
    }
}

@Suite struct FeedClientTests {
    @Test func numbersQuotesAndHearsRefusals() throws {
        let ops = try FakeOps(script: reply)
        defer { ops.stop() }
        let feed = try FeedClient(url: ops.url)
        var quote = Quote(securityID: 1, symbol: "AAPL")
        quote.bid = 100
        quote.offer = 101
        try feed.send(quote)
        quote.bid = 102
        try feed.send(quote)
        try feed.send(quote)
        var refused: [BusinessMessageReject] = []
        while refused.count < 2 { refused += try feed.refusals(timeoutMs: 5_000) }
        #expect(refused.allSatisfy { $0.rejectReason == .tickCrossed })
        #expect(refused[0].refSeqNum + 1 == refused[1].refSeqNum)
        #expect(throws: ClientError.self) {
            try feed.send(Quote(securityID: 1, symbol: "a symbol that is too long"))
        }
    }
}
