// A gateway for tests of the load test: logs everyone on, lists one instrument, lets every order
// through but each `refuseEvery`th, keeps GTC orders open, and sends again what was lost, because
// nng drops what a peer does not take fast enough. No checks, no journal.

import Foundation
import LockFree
import Synchronization
import Testing
import Transport
import Wire

final class StandInGateway: Sendable {
    let folder: String
    var orderURL: String { "ipc://\(folder)/orders.ipc" }

    private let orders: ServerSocket
    private let feed: ServerSocket
    private let parker = Parker()
    private let refuseEvery: Int
    private let stopping = Atomic<Bool>(false)
    private let done = DispatchSemaphore(value: 0)
    /// Templates that came, and how many of each.
    let counts = Mutex<[UInt16: Int]>([:])
    /// Highest number of frames that one message held.
    let framesInMessageMax = Atomic<Int>(0)

    init(refuseEvery: Int = .max) throws {
        folder = "/tmp/pcl-\(UInt64.random(in: 0..<UInt64.max))"
        self.refuseEvery = refuseEvery
        try FileManager.default.createDirectory(
            atPath: "\(folder)/keys", withIntermediateDirectories: true)
        for (name, session) in [("load", 1), ("load1", 1), ("load2", 2)] {
            let path = "\(folder)/keys/\(name).key"
            let secret = String(repeating: "ab", count: 32)
            let text = "strategy = \(name)\nsession = \(session)\nsecret = \(secret)\n"
            try #require(
                FileManager.default.createFile(
                    atPath: path, contents: Data(text.utf8),
                    attributes: [.posixPermissions: 0o600]))
        }
        orders = try ServerSocket(
            ServerOptions(urls: ["ipc://\(folder)/orders.ipc"]), parker: parker)
        feed = try ServerSocket(
            ServerOptions(urls: ["ipc://\(folder)/feed.ipc"]), parker: parker)
        try orders.listen()
        try feed.listen()
        Thread { [self] in serve() }.start()
    }

    /// Ends the thread and removes the files.
    func stop() {
        stopping.store(true, ordering: .releasing)
        parker.wake()
        done.wait()
        orders.stop()
        feed.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func count(_ templateID: UInt16) -> Int { counts.withLock { $0[templateID] ?? 0 } }

    private func serve() {
        var peers: [UInt32: Peer] = [:]
        while !stopping.load(ordering: .acquiring) {
            while let (_, message) = unsafe feed.inbound.peek() {
                note(unsafe message.bytes)
                feed.inbound.pop()
            }
            var answers: [UInt32: [[UInt8]]] = [:]
            while let (connection, message) = unsafe orders.inbound.peek() {
                note(unsafe message.bytes)
                answers[connection, default: []] +=
                    unsafe peers[connection, default: Peer(refuseEvery: refuseEvery)]
                    .answers(to: message.bytes)
                orders.inbound.pop()
            }
            for (connection, frames) in answers { send(frames, to: connection) }
            if answers.isEmpty {
                // Tells what should have come, so that a lost last report is missed.
                for (connection, peer) in peers {
                    send([Sequence(nextSeqNo: peer.lastSeqNum + 1).frameBytes()], to: connection)
                }
            }
            parker.park(timeoutNs: 50_000_000)
        }
        done.signal()
    }

    private func note(_ message: RawSpan) {
        var reader = FrameReader()
        var frames = 0
        while case .frame(let header) = reader.next(in: message) {
            frames += 1
            counts.withLock { $0[header.templateID, default: 0] += 1 }
        }
        let most = framesInMessageMax.load(ordering: .relaxed)
        if frames > most { framesInMessageMax.store(frames, ordering: .relaxed) }
    }

    private func send(_ frames: [[UInt8]], to connection: UInt32) {
        var batch = OutboundBatch()
        for frame in frames {
            unsafe frame.withUnsafeBytes { bytes in
                if unsafe !batch.append(frame: bytes) {
                    _ = orders.send(connection: connection, batch: &batch)
                    _ = unsafe batch.append(frame: bytes)
                }
            }
        }
        _ = orders.send(connection: connection, batch: &batch)
    }
}

/// What the stand-in knows of one connection.
private struct Peer {
    let refuseEvery: Int
    var lastSeqNum: UInt64 = 0
    var orderCount = 0
    /// Every numbered report, the first at 0.
    var reports: [[UInt8]] = []
    /// Open orders by the number of their first ClOrdID.
    var open: [UInt64: NewOrderSingle] = [:]
    /// Every ClOrdID of an order that was replaced, to its first.
    var first: [UInt64: UInt64] = [:]

    init(refuseEvery: Int) { self.refuseEvery = refuseEvery }

    mutating func answers(to message: RawSpan) -> [[UInt8]] {
        var reader = FrameReader()
        var frames: [[UInt8]] = []
        while case .frame(let header) = reader.next(in: message) {
            switch header.templateID {
            case Negotiate.templateID:
                let it = message.load(Negotiate.self, at: header)
                frames.append(
                    NegotiationResponse(
                        sessionVersionID: it.sessionVersionID, requestTimestamp: it.timestamp,
                        sessionID: it.sessionID
                    ).frameBytes())
            case Establish.templateID:
                let it = message.load(Establish.self, at: header)
                frames.append(
                    EstablishmentAck(
                        sessionVersionID: it.sessionVersionID, requestTimestamp: it.timestamp,
                        nextSeqNo: lastSeqNum + 1, lastIncomingSeqNo: 0, sessionID: it.sessionID,
                        keepAliveInterval: it.keepAliveInterval
                    ).frameBytes())
            case SecurityListRequest.templateID:
                frames.append(list(message.load(SecurityListRequest.self, at: header)))
            case NewOrderSingle.templateID:
                frames += new(message.load(NewOrderSingle.self, at: header))
            case OrderCancelReplaceRequest.templateID:
                frames += replace(message.load(OrderCancelReplaceRequest.self, at: header))
            case OrderCancelRequest.templateID:
                frames += cancel(message.load(OrderCancelRequest.self, at: header))
            case OrderMassActionRequest.templateID:
                for id in open.keys.sorted() { frames.append(end(id, as: id, orig: .null)) }
            case RetransmitRequest.templateID:
                frames += again(message.load(RetransmitRequest.self, at: header))
            default: break
            }
        }
        return frames
    }

    private mutating func number() -> UInt64 {
        lastSeqNum += 1
        return lastSeqNum
    }

    private mutating func keep(_ frame: [UInt8]) -> [UInt8] {
        reports.append(frame)
        return frame
    }

    private func again(_ request: RetransmitRequest) -> [[UInt8]] {
        let first = Int(request.fromSeqNo) - 1
        let end = min(first + Int(request.count), reports.count)
        let header = Retransmission(
            requestTimestamp: request.timestamp, nextSeqNo: request.fromSeqNo,
            count: UInt64(end - first), sessionID: request.sessionID)
        return [header.frameBytes()] + reports[first..<end]
    }

    private mutating func list(_ request: SecurityListRequest) -> [UInt8] {
        keep(SecurityDefinition(
            msgSeqNum: number(), securityReqID: request.securityReqID,
            minPriceIncrement: 1_000_000, roundLot: 100_000_000, minTradeVol: 100_000_000,
            maxTradeVol: 100_000_000_000, contractMultiplier: 100_000_000, symbol: "LOAD",
            sector: "", calendar: "", currency: "USD", country: "US", securityID: 1, index: 0,
            total: 1, brokerID: 1, securityStatus: .active, assetClass: .equity
        ).frameBytes())
    }

    private mutating func report(
        _ order: NewOrderSingle, _ execType: ExecType, _ status: OrdStatus, id: UInt64,
        orig: UInt64 = .null, reason: RejectReason = .none
    ) -> [UInt8] {
        keep(ExecutionReport(
            msgSeqNum: number(), transactTime: 1, orderID: order.clOrdID, clOrdID: id,
            origClOrdID: orig, execID: lastSeqNum, price: order.price,
            orderQty: order.orderQty, cumQty: status == .filled ? order.orderQty : 0,
            leavesQty: 0, account: order.account, securityID: order.securityID,
            rejectReason: reason, execType: execType, ordStatus: status, side: order.side,
            ordType: order.ordType, timeInForce: order.timeInForce, level: .none
        ).frameBytes())
    }

    private mutating func new(_ order: NewOrderSingle) -> [[UInt8]] {
        orderCount += 1
        let id = order.clOrdID
        guard orderCount % refuseEvery != 0 else {
            return [report(order, .rejected, .rejected, id: id, reason: .rateSecond)]
        }
        var frames = [
            report(order, .pendingNew, .pendingNew, id: id), report(order, .new, .new, id: id),
        ]
        if order.timeInForce == .immediateOrCancel {
            frames.append(report(order, .trade, .filled, id: id))
        } else {
            open[id] = order
        }
        return frames
    }

    private mutating func replace(_ request: OrderCancelReplaceRequest) -> [[UInt8]] {
        let (id, orig) = (request.clOrdID, request.origClOrdID)
        let key = first[orig] ?? orig
        guard let order = open[key] else { return [reject(id, orig, .replace)] }
        first[id] = key
        return [
            report(order, .pendingReplace, .pendingReplace, id: id, orig: orig),
            report(order, .replaced, .new, id: id, orig: orig),
        ]
    }

    private mutating func cancel(_ request: OrderCancelRequest) -> [[UInt8]] {
        let (id, orig) = (request.clOrdID, request.origClOrdID)
        let key = first[orig] ?? orig
        guard let order = open[key] else { return [reject(id, orig, .cancel)] }
        return [
            report(order, .pendingCancel, .pendingCancel, id: id, orig: orig),
            end(key, as: id, orig: orig),
        ]
    }

    /// Ends an open order under the id that asked for it.
    private mutating func end(_ key: UInt64, as name: UInt64, orig: UInt64) -> [UInt8] {
        guard let order = open.removeValue(forKey: key) else {
            preconditionFailure("the order is not open")
        }
        return report(order, .canceled, .canceled, id: name, orig: orig)
    }

    private mutating func reject(
        _ id: UInt64, _ orig: UInt64, _ responseTo: CxlRejResponseTo
    ) -> [UInt8] {
        keep(OrderCancelReject(
            msgSeqNum: number(), transactTime: 1, clOrdID: id, origClOrdID: orig,
            execID: lastSeqNum, rejectReason: .unknownOrder, ordStatus: .rejected,
            cxlRejResponseTo: responseTo, level: .none
        ).frameBytes())
    }
}
