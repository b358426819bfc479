// What followed from a record, effect by effect, in plain words.
// Thread: values; any thread.

import Core
import Wire

extension RecordWords {
    func effect(
        _ effect: EffectHeader, _ frame: ExplainedFrame, _ core: borrowing Core
    ) -> String {
        switch effect.kind {
        case EffectKind.report:
            return "\(receiver(effect, core)) is told: \(report(frame, core))"
        case EffectKind.broker:
            let id = UInt16(truncatingIfNeeded: effect.destination)
            let name = core.brokerName(id).map { "\($0)" } ?? "\(effect.destination)"
            guard !frame.bytes.isEmpty else { return "broker \(name) gets the quote" }
            return "broker \(name) gets: \(command(frame, core))"
        case EffectKind.ops: return "the operator is told: \(report(frame, core))"
        case EffectKind.feed: return "the feed is told: \(report(frame, core))"
        case EffectKind.close: return "connection \(effect.destination) is closed"
        default: return "noted: \(Self.fields(frame))"
        }
    }

    private func receiver(_ effect: EffectHeader, _ core: borrowing Core) -> String {
        let name = core.strategy(of: effect.sessionID).map { "strategy \($0)" } ?? "the client"
        return effect.destination == 0 ? "\(name) (when it is back)" : name
    }

    private func command(_ frame: ExplainedFrame, _ core: borrowing Core) -> String {
        guard let it = frame.message(BrokerCommand.self) else { return Self.fields(frame) }
        let order = "order \(it.orderID)"
        switch it.kind {
        case .newOrder, .replace:
            let text = Self.order(
                it.side, it.orderQty, Self.symbol(it.securityID, core), it.price, it.stopPx,
                it.ordType, it.timeInForce)
            return "\(it.kind == .newOrder ? "new" : "replace") \(order): \(text)"
        case .cancel: return "cancel \(order)"
        default: return "how does \(order) stand"
        }
    }

    private func report(_ frame: ExplainedFrame, _ core: borrowing Core) -> String {
        if let it = frame.message(ExecutionReport.self) { return execution(it) }
        if let refusal = frame.refusal, frame.message(OrderTestReport.self) == nil {
            let what = frame.message(OrderCancelReject.self)
                .map { "the \($0.cxlRejResponseTo) of order \($0.origClOrdID) is refused" }
                ?? "refused"
            return "\(what): "
                + RefusalText.text(refusal.reason, refusal.value, refusal.limit, refusal.level)
        }
        if let it = frame.message(HaltReport.self) {
            let state = it.halted == .yes ? "halted (\(it.mode))" : "open"
            return "\(Self.scope(it.scope, it.target)) is \(state); \(it.phase), "
                + "\(it.ordersOpen) orders and \(it.positionsOpen) positions are open"
        }
        if let it = frame.message(LimitReport.self) {
            let key = LimitCatalogue.row(of: it.kind)?.key ?? "\(it.kind)"
            return "\(key) of \(Self.level(it.level, it.target)) is "
                + "\(Self.limit(it.kind, it.limit)); configured \(Self.limit(it.kind, it.ceiling))"
        }
        if let it = frame.message(TradingState.self) {
            return "\(Self.scope(it.scope, it.target)) is \(it.status)"
                + (it.text.isEmpty ? "" : ": \(it.text)")
        }
        if let it = frame.message(NotApplied.self) {
            return "messages \(it.fromSeqNo) to \(it.fromSeqNo &+ it.count &- 1) never came"
        }
        if let it = frame.message(OrderTestReport.self) {
            guard let refusal = frame.refusal else {
                return "dry run \(it.testReqID): the order would pass"
            }
            return "dry run \(it.testReqID): the order would be refused by "
                + RefusalText.text(refusal.reason, refusal.value, refusal.limit, refusal.level)
        }
        return Self.fields(frame)
    }

    private func execution(_ it: ExecutionReport) -> String {
        let again = it.possResend == .yes ? ", as before" : ""
        let name = "order \(it.clOrdID)" + (it.orderID == 0 ? "" : " (\(it.orderID) here)")
        switch it.execType {
        case .rejected:
            return "\(name) is refused\(again): "
                + RefusalText.text(it.rejectReason, it.value, it.limit, it.level)
        case .trade:
            return "\(name) traded \(Self.quantity(it.lastQty)) at \(Self.price(it.lastPx)), "
                + "\(Self.quantity(it.cumQty)) of \(Self.quantity(it.orderQty)) in all"
        default: return "\(name) is \(it.ordStatus)\(again)"
        }
    }
}
