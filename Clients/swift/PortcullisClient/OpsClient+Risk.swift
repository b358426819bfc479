// What an operator asks about portfolio risk.
//
// Thread: one at a time.

import Wire

/// How the portfolios stand.
public struct RiskStatus: Sendable, Equatable {
    public internal(set) var generation: UInt64 = 0
    /// ns since the Unix epoch; 0 without figures.
    public internal(set) var asOfTime: UInt64 = 0
    public internal(set) var instruments: [InstrumentRisk] = []
    public internal(set) var positions: [PositionRisk] = []
    public internal(set) var scenarios: [StressScenario] = []
    public internal(set) var accounts: [PortfolioFigures] = []
}

extension OpsClient {
    /// How much may be traded, and which limit binds.
    ///
    /// - Throws: `.unknownSymbol`, `.opsRefused`, `.timedOut`, `.invalidField`, `.transport`.
    public func size(_ wish: SizingWish) throws(ClientError) -> SizingReport {
        let known = try instruments() ?? [:]
        guard let security = known.values.first(where: { "\($0.symbol)" == wish.symbol }) else {
            throw .unknownSymbol(wish.symbol, listed: known.count)
        }
        let id = newRequestID()
        let request = try wish.request(id, securityID: security.securityID)
        var report: SizingReport?
        try ask(request.frameBytes(), id, "the size") { frame in
            guard let it = frame.load(SizingReport.self), it.sizingReqID == id else {
                return false
            }
            report = it
            return true
        }
        guard let report else { throw .timedOut(waitingFor: "the size", timeoutMs: timeoutMs) }
        return report
    }

    /// How the portfolios stand; an empty account means all.
    public func risk(account: String = "") throws(ClientError) -> RiskStatus {
        let id = newRequestID()
        let request = RiskRequest(requestID: id, account: try Fields.text16("account", account))
        var status = RiskStatus()
        var hasBegun = false
        try ask(request.frameBytes(), id, "the risk figures") { frame in
            if let it = frame.load(RiskBegin.self), it.requestID == id {
                hasBegun = true
                status.generation = it.generation
                status.asOfTime = it.asOfTime
            }
            guard hasBegun else { return false }
            if let it = frame.load(InstrumentRisk.self) { status.instruments.append(it) }
            if let it = frame.load(PositionRisk.self) { status.positions.append(it) }
            if let it = frame.load(StressScenario.self) { status.scenarios.append(it) }
            if let it = frame.load(PortfolioFigures.self) { status.accounts.append(it) }
            guard let it = frame.load(RiskEnd.self) else { return false }
            return it.requestID == id
        }
        return status
    }
}
