// A record's input and effects in plain words, for people who never saw the schema.
//
// Invariants: every message says something: one that has no words of its own shows its fields.
// Thread: values; any thread.

import Core
import Wire

struct RecordWords {
    let header: RecordHeader
    private let strategy: Text16?

    init(_ header: RecordHeader, _ core: borrowing Core) {
        self.header = header
        strategy = header.origin == .session ? core.strategy(connection: header.source) : nil
    }

    /// Who caused the record.
    func cause() -> String {
        switch header.origin {
        case .session:
            let name = strategy.map { "strategy \($0)" } ?? "a strategy"
            return "\(name), connection \(header.source)"
        case .ops: return "an operator, connection \(header.source)"
        case .broker: return "broker \(header.source)"
        case .feed: return "market data, connection \(header.source)"
        case .timer: return "the clock"
        case .configuration: return "the configuration"
        default: return "the gateway"
        }
    }

    // MARK: numbers

    static func quantity(_ value: Int64) -> String {
        CheckNames.grouped(LimitUnit.quantity.text(value))
    }

    static func price(_ value: Int64) -> String {
        value == .null ? "none" : CheckNames.grouped(LimitUnit.price.text(value))
    }

    static func symbol(_ securityID: UInt32, _ core: borrowing Core) -> String {
        core.symbol(of: securityID).map { "\($0)" } ?? "unknown instrument \(securityID)"
    }

    /// `buy 100 AAPL at 189.5, stop 190 (stopLimit, day)`.
    static func order(
        _ side: Side, _ quantity: Int64, _ symbol: String, _ price: Int64, _ stopPx: Int64,
        _ ordType: OrdType, _ timeInForce: TimeInForce
    ) -> String {
        var text = "\(side) \(Self.quantity(quantity)) \(symbol)"
        if price != .null { text += " at \(Self.price(price))" }
        if stopPx != .null { text += ", stop \(Self.price(stopPx))" }
        return text + " (\(ordType), \(timeInForce))"
    }

    /// `MAIN` of an account, or all.
    static func scope(_ scope: Scope, _ target: Text16) -> String {
        scope == .all ? "everything" : "\(scope) \(target)"
    }

    static func limit(_ kind: LimitKind, _ value: Int64) -> String {
        guard value != .null else { return "unlimited" }
        return CheckNames.grouped(
            LimitCatalogue.row(of: kind)?.unit.text(value) ?? "\(value)")
    }

    static func level(_ level: Level, _ target: Text16) -> String {
        level == .global ? "all" : "\(level) \(target)"
    }

    // MARK: frames

    func input(_ frame: ExplainedFrame, _ core: borrowing Core) -> String {
        fromStrategy(frame, core) ?? fromOperator(frame) ?? fromOutside(frame, core)
            ?? Self.fields(frame)
    }

    private func fromStrategy(_ frame: ExplainedFrame, _ core: borrowing Core) -> String? {
        if let it = frame.message(NewOrderSingle.self) {
            let order = Self.order(
                it.side, it.orderQty, Self.symbol(it.securityID, core), it.price, it.stopPx,
                it.ordType, it.timeInForce)
            return "new order \(it.clOrdID): \(order), account \(it.account)"
        }
        if let it = frame.message(OrderTestRequest.self) {
            let order = Self.order(
                it.side, it.orderQty, Self.symbol(it.securityID, core), it.price, it.stopPx,
                it.ordType, it.timeInForce)
            return "dry run \(it.testReqID), nothing is sent: \(order), account \(it.account)"
        }
        if let it = frame.message(OrderCancelReplaceRequest.self) {
            return "replace \(it.clOrdID) of order \(it.origClOrdID): now "
                + "\(Self.quantity(it.orderQty)) in all, price \(Self.price(it.price))"
                + (it.stopPx == .null ? "" : ", stop \(Self.price(it.stopPx))")
        }
        if let it = frame.message(OrderCancelRequest.self) {
            return "cancel \(it.clOrdID) of order \(it.origClOrdID)"
        }
        if let it = frame.message(OrderMassActionRequest.self) {
            let account = it.account.isEmpty ? "any account" : "account \(it.account)"
            return "mass cancel \(it.clOrdID): \(account)"
                + (it.securityID == .null ? "" : ", \(Self.symbol(it.securityID, core))")
        }
        if let it = frame.message(Negotiate.self) {
            return "logon of session \(it.sessionID), version \(it.sessionVersionID)"
        }
        if let it = frame.message(Establish.self) {
            return "session \(it.sessionID) binds its connection, next message \(it.nextSeqNo)"
        }
        return nil
    }

    private func fromOperator(_ frame: ExplainedFrame) -> String? {
        func signed(_ name: Text32, _ why: Text64) -> String { " by \(name): \(why)" }
        if let it = frame.message(HaltRequest.self) {
            let also = it.flatten == .yes
                ? ", cancel and close everything in it"
                : it.cancelOpen == .yes ? ", cancel its open orders" : ""
            return "halt (\(it.mode)) of \(Self.scope(it.scope, it.target))\(also)"
                + signed(it.operatorID, it.reason)
        }
        if let it = frame.message(ResumeRequest.self) {
            return "resume of \(Self.scope(it.scope, it.target))" + signed(it.operatorID, it.reason)
        }
        if let it = frame.message(CancelAllRequest.self) {
            return "cancel all of \(Self.scope(it.scope, it.target))"
                + signed(it.operatorID, it.reason)
        }
        if let it = frame.message(FlattenRequest.self) {
            return "flatten \(Self.scope(it.scope, it.target))" + signed(it.operatorID, it.reason)
        }
        guard let it = frame.message(LimitUpdate.self) else { return nil }
        let key = LimitCatalogue.row(of: it.kind)?.key ?? "\(it.kind)"
        let place = Self.level(it.level, it.target)
        if header.origin == .ops, it.limit == .null {
            return "limit \(key) of \(place) back to the configuration's"
                + signed(it.operatorID, it.reason)
        }
        let value = Self.limit(it.kind, it.limit)
        return "limit \(key) of \(place) set to \(value)" + signed(it.operatorID, it.reason)
    }

    private func fromOutside(_ frame: ExplainedFrame, _ core: borrowing Core) -> String? {
        if let it = frame.message(MarketDataSnapshot.self) {
            return "quote of \(it.symbol): bid \(Self.price(it.bidPx)), offer "
                + "\(Self.price(it.offerPx)), last \(Self.price(it.lastPx))"
        }
        if let it = frame.message(BrokerReport.self) {
            let trade = it.kind == .trade
                ? " of \(Self.quantity(it.lastQty)) at \(Self.price(it.lastPx))" : ""
            let why = it.rejectReason == .none ? "" : ": \(it.rejectReason.meaning)"
            return "the broker says of order \(it.orderID): \(it.kind)\(trade)\(why)"
        }
        if let it = frame.message(BrokerStatus.self) {
            let name = core.brokerName(it.brokerID).map { "\($0)" } ?? "\(it.brokerID)"
            return "broker \(name) is \(it.state)"
        }
        if let it = frame.message(GatewayStarted.self) {
            return "the gateway came up, version \(it.version)"
        }
        if frame.message(GatewayStopped.self) != nil { return "the gateway stops cleanly" }
        if let it = frame.message(ConnectionClosed.self) {
            return "connection \(it.connectionID) was lost"
        }
        if frame.message(TimerExpired.self) != nil { return "time passed that was waited for" }
        if frame.message(ContinueWork.self) != nil {
            return "a list or a mass action goes on a step"
        }
        if frame.message(ConfigurationBegin.self) != nil { return "a configuration begins" }
        if frame.message(ConfigurationEnd.self) != nil { return "the configuration is complete" }
        return nil
    }

    /// Every field that says something.
    static func fields(_ frame: ExplainedFrame) -> String {
        guard let (name, fields) = unsafe FieldReader.fields(ofFrame: frame.bytes.span.bytes) else {
            return "nothing readable"
        }
        let texts = fields.compactMap { field -> String? in
            if field.content == .null || field.content == .text("") { return nil }
            return "\(field.name)=\(field.content)"
        }
        return ([name] + texts).joined(separator: " ")
    }
}
