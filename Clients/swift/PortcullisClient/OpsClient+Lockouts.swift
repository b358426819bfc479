// Lockouts: an account or a symbol that may not trade, for a time or until an operator says so.
//
// Thread: as in OpsClient.

import Wire

/// What an operator locks out.
public struct LockoutWish: Sendable, Equatable {
    public var kind: LockoutKind
    /// Empty: every account, for a symbol only.
    public var account: String
    /// For a symbol only.
    public var symbol: String
    /// ns since the Unix epoch; nil: by the duration, or until an operator clears it.
    public var untilNs: UInt64?
    /// ns from the moment that the gateway takes it; nil: by `untilNs`.
    public var durationNs: UInt64?
    /// Orders that make a position smaller pass.
    public var reduceOnly: Bool

    public init(
        kind: LockoutKind, account: String = "", symbol: String = "", untilNs: UInt64? = nil,
        durationNs: UInt64? = nil, reduceOnly: Bool = false
    ) {
        self.kind = kind
        self.account = account
        self.symbol = symbol
        self.untilNs = untilNs
        self.durationNs = durationNs
        self.reduceOnly = reduceOnly
    }
}

extension OpsClient {
    /// Locks an account or a symbol out.
    ///
    /// - Returns: the lockout as it holds, with the id that clears it.
    /// - Throws: `.opsRefused`, `.timedOut`, `.invalidField`, `.transport`.
    public func lockOut(
        _ wish: LockoutWish, _ authority: Authority
    ) throws(ClientError) -> LockoutReport {
        let fields = try Fields(.all, authority)
        let id = newRequestID()
        let request = LockoutRequest(
            requestID: id, timestamp: Moment.current().wallNs, until: wish.untilNs ?? .null,
            duration: wish.durationNs ?? 0, account: try Fields.text16("account", wish.account),
            symbol: try Fields.text16("symbol", wish.symbol), operatorID: fields.operatorID,
            reason: fields.reason, kind: wish.kind, reduceOnly: wish.reduceOnly ? .yes : .no)
        return try lockout(request.frameBytes(), id, "the lockout")
    }

    /// Ends a lockout that an operator may end.
    ///
    /// - Throws: as `lockOut`; refused where a rule has set it.
    public func clearLockout(
        _ lockoutID: UInt64, _ authority: Authority
    ) throws(ClientError) -> LockoutReport {
        let fields = try Fields(.all, authority)
        let id = newRequestID()
        let request = LockoutClearRequest(
            requestID: id, timestamp: Moment.current().wallNs, lockoutID: lockoutID,
            operatorID: fields.operatorID, reason: fields.reason)
        return try lockout(request.frameBytes(), id, "the lockout's end")
    }

    private func lockout(
        _ request: [UInt8], _ id: UInt64, _ what: String
    ) throws(ClientError) -> LockoutReport {
        var report: LockoutReport?
        try ask(request, id, what) { frame in
            guard let it = frame.load(LockoutReport.self), it.requestID == id else { return false }
            report = it
            return true
        }
        guard let report else { throw .timedOut(waitingFor: what, timeoutMs: timeoutMs) }
        return report
    }
}
