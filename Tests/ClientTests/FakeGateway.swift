// A gateway that keeps the protocol but decides nothing: for testing clients in-process.

import Foundation
import LockFree
import Synchronization
import Transport
import Wire

@testable import PortcullisClient

let testKey = Key(strategy: "alpha", sessionID: 7, secret: [UInt8](repeating: 0x5A, count: 32))

final class FakeGateway: Sendable {
    struct State: Sendable {
        var reports: [UInt64: [UInt8]] = [:]
        var nextReport: UInt64 = 1
        /// Reports that are not sent the first time.
        var lost: Set<UInt64> = []
        /// Templates that get no answer.
        var silent: Set<UInt16> = []
        /// Every order that came, repeats included.
        var orders: [NewOrderSingle] = []
        var executed: Set<UInt64> = []
        var connection: UInt32 = 0
        var retransmitRequests = 0
        var messages = 0
        var versions: [UInt64] = []
    }

    let url: String
    let server: ServerSocket
    let state = Mutex(State())
    private let parker = Parker()
    private let stopping = Atomic<Bool>(false)
    private let stopped = DispatchSemaphore(value: 0)

    init(url: String = "inproc://gateway-\(UInt64.random(in: 0..<UInt64.max))") throws {
        self.url = url
        server = try ServerSocket(ServerOptions(urls: [url]), parker: parker)
        try server.listen()
        Thread { [self] in run() }.start()
    }

    func stop() {
        stopping.store(true, ordering: .releasing)
        parker.wake()
        stopped.wait()
        server.stop(lingerMs: 0)
    }

    private func run() {
        while !stopping.load(ordering: .acquiring) {
            while let (connection, bytes) = unsafe server.inbound.peek() {
                let message = unsafe [UInt8](bytes)
                server.inbound.pop()
                take(message, connection)
            }
            parker.park(timeoutNs: 20_000_000)
        }
        stopped.signal()
    }

    private func take(_ message: [UInt8], _ connection: UInt32) {
        var replies = OutboundBatch()
        state.withLock { state in
            state.messages += 1
            var reader = FrameReader()
            while true {
                switch unsafe reader.next(in: message.span.bytes) {
                case .frame(let header):
                    state.connection = connection
                    answer(header, message, &state, &replies)
                case .refused: continue
                case .end: return
                }
            }
        }
        _ = server.send(connection: connection, batch: &replies)
    }

    private func answer(
        _ header: FrameHeader, _ message: [UInt8], _ state: inout State,
        _ replies: inout OutboundBatch
    ) {
        guard !state.silent.contains(header.templateID) else { return }
        let span = unsafe message.span.bytes
        switch header.templateID {
        case Negotiate.templateID:
            let it = span.load(Negotiate.self, at: header)
            state.versions.append(it.sessionVersionID)
            negotiate(it, &replies)
        case Establish.templateID:
            let it = span.load(Establish.self, at: header)
            _ = replies.append(
                EstablishmentAck(
                    sessionVersionID: it.sessionVersionID, requestTimestamp: it.timestamp,
                    nextSeqNo: state.nextReport, lastIncomingSeqNo: 0, sessionID: it.sessionID,
                    keepAliveInterval: it.keepAliveInterval))
        case SecurityListRequest.templateID:
            let it = span.load(SecurityListRequest.self, at: header)
            for (index, symbol) in ["AAPL", "MSFT"].enumerated() {
                report(security(symbol, index, it.securityReqID), &state, &replies)
            }
        case NewOrderSingle.templateID:
            let it = span.load(NewOrderSingle.self, at: header)
            state.orders.append(it)
            state.executed.insert(it.clOrdID)
            report(execution(it), &state, &replies)
        case RetransmitRequest.templateID:
            let it = span.load(RetransmitRequest.self, at: header)
            state.retransmitRequests += 1
            for number in it.fromSeqNo..<(it.fromSeqNo + it.count) {
                guard let frame = state.reports[number] else { continue }
                _ = unsafe frame.withUnsafeBytes { unsafe replies.append(frame: $0) }
            }
        default: break
        }
    }

    private func negotiate(_ it: Negotiate, _ replies: inout OutboundBatch) {
        var unsigned = it
        unsigned.signature = Text64()
        if testKey.signature(of: unsigned) == it.signature {
            _ = replies.append(
                NegotiationResponse(
                    sessionVersionID: it.sessionVersionID, requestTimestamp: it.timestamp,
                    sessionID: it.sessionID))
        } else {
            _ = replies.append(
                NegotiationReject(
                    sessionVersionID: it.sessionVersionID, requestTimestamp: it.timestamp,
                    text: "check the key", sessionID: it.sessionID, code: .credentials))
        }
    }

    /// Numbers, keeps and sends one report, unless it is to be lost.
    private func report(
        _ message: some Message, _ state: inout State, _ replies: inout OutboundBatch
    ) {
        var frame = message.frameBytes()
        let number = state.nextReport
        state.nextReport += 1
        for index in 0..<8 { frame[14 + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
        state.reports[number] = frame
        if state.lost.remove(number) == nil {
            _ = unsafe frame.withUnsafeBytes { unsafe replies.append(frame: $0) }
        }
    }

    /// Sends something of the gateway's own accord.
    func send(_ message: some Message) {
        let connection = state.withLock { $0.connection }
        var batch = OutboundBatch()
        _ = batch.append(message)
        _ = server.send(connection: connection, batch: &batch)
    }

    func dropConnection() {
        server.closeConnection(state.withLock { $0.connection }, lingerMs: 0)
    }
}

func execution(_ it: NewOrderSingle, _ msgSeqNum: UInt64 = 0) -> ExecutionReport {
    ExecutionReport(
        msgSeqNum: msgSeqNum, transactTime: 1, orderID: 1, clOrdID: it.clOrdID, execID: 1,
        price: it.price, stopPx: it.stopPx, orderQty: it.orderQty, cumQty: 0,
        leavesQty: it.orderQty, account: it.account, securityID: it.securityID,
        rejectReason: .none, execType: .pendingNew, ordStatus: .pendingNew, side: it.side,
        ordType: it.ordType, timeInForce: it.timeInForce, possResend: it.possResend,
        level: .none, lastReport: .no)
}

func security(_ symbol: String, _ index: Int, _ request: UInt64) -> SecurityDefinition {
    SecurityDefinition(
        msgSeqNum: 0, securityReqID: request, minPriceIncrement: 1_000_000,
        roundLot: 100_000_000, minTradeVol: 100_000_000, maxTradeVol: 100_000_000_000,
        contractMultiplier: 100_000_000, averageDailyVolume: .null, symbol: Text16(symbol),
        sector: "", calendar: "", currency: "USD", country: "US",
        securityID: UInt32(index + 1), index: UInt32(index), total: 2, brokerID: 1,
        securityStatus: .active, assetClass: .equity, easyToBorrow: .yes)
}
