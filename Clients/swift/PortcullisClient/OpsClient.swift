// An operator's connection: each call is one request and its answers, matched by requestID.
//
// Thread: one at a time.

import Transport
import Wire

/// What a halt, resume, cancel-all or flatten is about.
public struct Target: Sendable, Equatable {
    public var scope: Scope
    /// Account, strategy, symbol or broker; empty for all.
    public var name: String

    public static let all = Target(scope: .all, name: "")

    public init(scope: Scope, name: String) {
        self.scope = scope
        self.name = name
    }

    /// Reads `all`, `account:A`, `strategy:S`, `instrument:SYM` or `broker:B`.
    public init?(_ text: String) {
        if text == "all" {
            self = .all
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = String(text[text.index(after: colon)...])
        guard !name.isEmpty, Text16(exactly: name)?.isWellFormed == true else { return nil }
        let scopes: [String: Scope] = [
            "account": .account, "strategy": .strategy, "instrument": .instrument,
            "broker": .broker,
        ]
        guard let scope = scopes[String(text[..<colon])] else { return nil }
        self.init(scope: scope, name: name)
    }
}

/// Who asks, and why; both stand in the journal.
public struct Authority: Sendable, Equatable {
    public var operatorID: String
    public var reason: String

    public init(operatorID: String, reason: String) {
        self.operatorID = operatorID
        self.reason = reason
    }
}

/// How the gateway stands.
public struct GatewayStatus: Sendable, Equatable {
    public let report: StatusReport
    /// The halts in force.
    public let halts: [TradingState]
    /// The lockouts in force.
    public let lockouts: [LockoutReport]
    /// Critical refusals of each account that has had one, then of all together.
    public let violations: [ViolationReport]
}

public final class OpsClient {
    private let socket: ClientSocket
    let timeoutMs: Int32
    private var lastRequestID = Moment.current().wallNs

    /// - Parameters:
    ///   - url: of the ops socket, such as ipc://portcullis-data/ops.ipc.
    ///   - timeoutMs: longest wait for the next answer of a request.
    /// - Throws: `.transport(.nothingListens)`.
    public init(url: String, timeoutMs: Int32 = 5_000) throws(ClientError) {
        do throws(TransportError) { socket = try ClientSocket(url: url) } catch {
            throw .transport(error)
        }
        self.timeoutMs = timeoutMs
    }

    // MARK: Requests

    /// Drops the gate.
    ///
    /// - Parameter progress: gets every report, the last included.
    /// - Returns: the report of completion.
    /// - Throws: `.opsRefused`, `.timedOut`, `.invalidField`, `.transport`.
    public func halt(
        _ target: Target, _ authority: Authority, mode: HaltMode = .full, cancelOpen: Bool = false,
        flatten: Bool = false, progress: (HaltReport) -> Void = { _ in }
    ) throws(ClientError) -> HaltReport {
        let fields = try Fields(target, authority)
        return try follow("the halt", progress) { id, now in
            HaltRequest(
                requestID: id, timestamp: now, target: fields.target,
                operatorID: fields.operatorID, reason: fields.reason, scope: target.scope,
                mode: mode, cancelOpen: cancelOpen ? .yes : .no, flatten: flatten ? .yes : .no
            ).frameBytes()
        }
    }

    /// Raises the gate.
    public func resume(
        _ target: Target, _ authority: Authority
    ) throws(ClientError) -> HaltReport {
        let fields = try Fields(target, authority)
        return try follow("the resume", { _ in }) { id, now in
            ResumeRequest(
                requestID: id, timestamp: now, target: fields.target,
                operatorID: fields.operatorID, reason: fields.reason, scope: target.scope
            ).frameBytes()
        }
    }

    /// Cancels the open orders in scope.
    public func cancelAll(
        _ target: Target, _ authority: Authority, progress: (HaltReport) -> Void = { _ in }
    ) throws(ClientError) -> HaltReport {
        let fields = try Fields(target, authority)
        return try follow("the cancels", progress) { id, now in
            CancelAllRequest(
                requestID: id, timestamp: now, target: fields.target,
                operatorID: fields.operatorID, reason: fields.reason, scope: target.scope
            ).frameBytes()
        }
    }

    /// Cancels the open orders in scope, then closes its positions.
    public func flatten(
        _ target: Target, _ authority: Authority, progress: (HaltReport) -> Void = { _ in }
    ) throws(ClientError) -> HaltReport {
        let fields = try Fields(target, authority)
        return try follow("the closing orders", progress) { id, now in
            FlattenRequest(
                requestID: id, timestamp: now, target: fields.target,
                operatorID: fields.operatorID, reason: fields.reason, scope: target.scope
            ).frameBytes()
        }
    }

    /// How the gateway stands, with its halts, lockouts and critical refusals.
    public func status() throws(ClientError) -> GatewayStatus {
        let id = newRequestID()
        var report: StatusReport?
        var halts: [TradingState] = []
        var lockouts: [LockoutReport] = []
        var violations: [ViolationReport] = []
        try ask(StatusRequest(requestID: id).frameBytes(), id, "the status") { frame in
            if let it = frame.load(StatusReport.self), it.requestID == id {
                report = it
            } else if let it = frame.load(LockoutReport.self), it.requestID == id {
                lockouts.append(it)
            } else if let it = frame.load(ViolationReport.self), it.requestID == id {
                violations.append(it)
                return it.lastReport == .yes
            } else if let report, halts.count < Int(report.haltsInForce),
                let it = frame.load(TradingState.self)
            {
                // Halts carry no request id; they follow the report.
                halts.append(it)
            }
            return false
        }
        guard let report else { throw .timedOut(waitingFor: "the status", timeoutMs: timeoutMs) }
        return GatewayStatus(
            report: report, halts: halts, lockouts: lockouts, violations: violations)
    }

    /// Positions of one account, or of all where it is empty.
    public func positions(account: String = "") throws(ClientError) -> [PositionReport] {
        let id = newRequestID()
        let request = PositionRequest(
            msgSeqNum: 0, posReqID: id, account: try Fields.text16("account", account))
        var positions: [PositionReport] = []
        try ask(request.frameBytes(), id, "the positions") { frame in
            guard let it = frame.load(PositionReport.self), it.posReqID == id else { return false }
            if it.securityID != .null || !it.account.isEmpty { positions.append(it) }
            return it.lastReport == .yes
        }
        return positions
    }

    /// How the money stands: of one account, or of all where it is empty.
    public func accounts(account: String = "") throws(ClientError) -> [AccountReport] {
        let id = newRequestID()
        let request = AccountRequest(
            requestID: id, account: try Fields.text16("account", account))
        var accounts: [AccountReport] = []
        try ask(request.frameBytes(), id, "the accounts") { frame in
            guard let it = frame.load(AccountReport.self), it.requestID == id else { return false }
            accounts.append(it)
            return accounts.count >= Int(it.total)
        }
        return accounts
    }

    /// The instruments by id, or nil where the gateway does not list them to operators.
    public func instruments() throws(ClientError) -> [UInt32: SecurityDefinition]? {
        let id = newRequestID()
        var found: [UInt32: SecurityDefinition] = [:]
        do throws(ClientError) {
            let request = SecurityListRequest(msgSeqNum: 0, securityReqID: id)
            try ask(request.frameBytes(), id, "the instruments") { frame in
                guard let it = frame.load(SecurityDefinition.self), it.securityReqID == id
                else { return false }
                if it.total > 0 { found[it.securityID] = it }
                return found.count >= Int(it.total)
            }
        } catch {
            switch error {
            case .opsRefused, .timedOut: return nil
            default: throw error
            }
        }
        return found
    }

    /// How market data stands: totals, and the instruments whose data is degraded or stale.
    ///
    /// - Parameter securityID: one instrument only, whatever its state; nil: all that are not good.
    public func marketData(
        securityID: UInt32? = nil
    ) throws(ClientError) -> (totals: MarketDataTotals, reports: [MarketDataReport]) {
        let id = newRequestID()
        let request = MarketDataRequest(requestID: id, securityID: securityID ?? .null)
        var totals: MarketDataTotals?
        var reports: [MarketDataReport] = []
        try ask(request.frameBytes(), id, "the market data") { frame in
            if let it = frame.load(MarketDataReport.self), it.requestID == id {
                reports.append(it)
                return false
            }
            guard let it = frame.load(MarketDataTotals.self), it.requestID == id
            else { return false }
            totals = it
            return true
        }
        guard let totals else {
            throw .timedOut(waitingFor: "the market data", timeoutMs: timeoutMs)
        }
        return (totals, reports)
    }

    /// Sets one limit.
    ///
    /// - Parameter limit: in the unit of its kind (`LimitKind.unit`).
    public func updateLimit(
        _ kind: LimitKind, level: Level, target: String, limit: Int64, _ authority: Authority
    ) throws(ClientError) -> LimitReport {
        let fields = try Fields(Target(scope: .all, name: target), authority)
        let id = newRequestID()
        let request = LimitUpdate(
            requestID: id, timestamp: Moment.current().wallNs, limit: limit,
            target: fields.target, operatorID: fields.operatorID, reason: fields.reason,
            kind: kind, level: level)
        var report: LimitReport?
        try ask(request.frameBytes(), id, "the limit") { frame in
            guard let it = frame.load(LimitReport.self), it.requestID == id else { return false }
            report = it
            return true
        }
        guard let report else { throw .timedOut(waitingFor: "the limit", timeoutMs: timeoutMs) }
        return report
    }

    /// Takes back what an operator has made of a limit: the configuration's holds again.
    public func resetLimit(
        _ kind: LimitKind, level: Level, target: String, _ authority: Authority
    ) throws(ClientError) -> LimitReport {
        try updateLimit(kind, level: level, target: target, limit: .null, authority)
    }

    /// The limits as they hold, those that an operator has changed first.
    ///
    /// - Returns: the rows, and whether they are all that are set.
    public func limits(
        changedOnly: Bool = false
    ) throws(ClientError) -> (rows: [LimitState], isWhole: Bool) {
        let id = newRequestID()
        var rows: [LimitState] = []
        var isWhole = false
        let request = LimitListRequest(requestID: id, changedOnly: changedOnly ? .yes : .no)
        try ask(request.frameBytes(), id, "the limits") { frame in
            guard let it = frame.load(LimitState.self), it.requestID == id else { return false }
            isWhole = it.isWhole == .yes
            if it.lastReport == .no { rows.append(it) }
            return it.lastReport == .yes
        }
        return (rows, isWhole)
    }

    /// Stops the gateway cleanly; returns when it has closed the connection.
    public func shutdown(_ authority: Authority) throws(ClientError) {
        let fields = try Fields(.all, authority)
        let id = newRequestID()
        let request = ShutdownRequest(
            requestID: id, timestamp: Moment.current().wallNs, operatorID: fields.operatorID,
            reason: fields.reason)
        do throws(ClientError) {
            try ask(request.frameBytes(), id, "the gateway's end") { _ in false }
        } catch {
            if case .transport(.disconnected) = error { return }
            throw error
        }
    }

    // MARK: Parts

    func newRequestID() -> UInt64 {
        lastRequestID += 1
        return lastRequestID
    }

    private func follow(
        _ what: String, _ progress: (HaltReport) -> Void,
        _ request: (UInt64, UInt64) -> [UInt8]
    ) throws(ClientError) -> HaltReport {
        let id = newRequestID()
        var last: HaltReport?
        try ask(request(id, Moment.current().wallNs), id, what) { frame in
            guard let it = frame.load(HaltReport.self), it.requestID == id else { return false }
            last = it
            progress(it)
            return it.phase == .complete
        }
        guard let last else { throw .timedOut(waitingFor: what, timeoutMs: timeoutMs) }
        return last
    }

    /// Sends a request and shows every frame that comes to `take` until it returns true.
    func ask(
        _ request: [UInt8], _ id: UInt64, _ what: String, _ take: (OpsFrame) -> Bool
    ) throws(ClientError) {
        do throws(TransportError) { try socket.send(request) } catch { throw .transport(error) }
        while true {
            for frame in try receive(what) {
                if let it = frame.load(OpsReject.self),
                    it.requestID == id || it.requestID == .null
                {
                    throw .opsRefused(reason: it.rejectReason, text: "\(it.text)")
                }
                if take(frame) { return }
            }
        }
    }

    private func receive(_ what: String) throws(ClientError) -> [OpsFrame] {
        var frames: [OpsFrame] = []
        do throws(TransportError) {
            let came = try socket.receive(timeoutMs: timeoutMs) { message in
                var reader = FrameReader()
                while true {
                    switch reader.next(in: message) {
                    case .frame(let header): frames.append(OpsFrame(header, message))
                    case .refused: continue
                    case .end: return
                    }
                }
            }
            if came { return frames }
        } catch { throw .transport(error) }
        throw .timedOut(waitingFor: what, timeoutMs: timeoutMs)
    }
}

/// One received frame, copied out of its message.
struct OpsFrame {
    private let header: FrameHeader
    private let bytes: [UInt8]

    init(_ header: FrameHeader, _ message: RawSpan) {
        let piece = message.extracting(
            header.byteOffset..<(header.byteOffset + header.byteCount))
        bytes = unsafe piece.withUnsafeBytes { unsafe [UInt8]($0) }
        self.header = FrameHeader(
            byteOffset: 0, byteCount: header.byteCount, templateID: header.templateID)
    }

    /// The message, where the frame carries one of this type.
    func load<M: Message>(_ type: M.Type) -> M? {
        guard header.templateID == M.templateID else { return nil }
        return unsafe bytes.span.bytes.load(type, at: header)
    }
}

/// The text fields that every ops request has, checked.
struct Fields {
    let target: Text16
    let operatorID: Text32
    let reason: Text64

    init(_ target: Target, _ authority: Authority) throws(ClientError) {
        self.target = try Self.text16("target", target.name)
        guard let name = Text32(exactly: authority.operatorID), name.isWellFormed, !name.isEmpty
        else {
            throw .invalidField(
                name: "operator", value: authority.operatorID,
                why: "name who asks, in at most 32 bytes (--operator NAME)")
        }
        guard let why = Text64(exactly: authority.reason), why.isWellFormed, !why.isEmpty else {
            throw .invalidField(
                name: "reason", value: authority.reason,
                why: "say why, in at most 64 bytes (--reason TEXT)")
        }
        operatorID = name
        reason = why
    }

    static func text16(_ name: String, _ value: String) throws(ClientError) -> Text16 {
        guard let text = Text16(exactly: value), text.isWellFormed else {
            throw .invalidField(
                name: name, value: value, why: "it has at most 16 bytes and no control characters")
        }
        return text
    }
}
