// 3 entitlement: account, instrument, side and order type that the session may use.

import Wire

extension Core {
    func check03Entitlement(_ candidate: Candidate) -> Refusal? {
        let session = sessions.rows[candidate.session]
        guard candidate.account >= 0, accounts.rows[candidate.account].isEnabled,
            let entitlement = sessions.entitlement(
                sessionID: session.sessionID, account: candidate.order.account)
        else { return Refusal(reason: .accountNotEntitled) }
        if session.isInstrumentBound,
            !sessions.isEntitled(
                sessionID: session.sessionID, securityID: candidate.order.securityID)
        {
            return Refusal(reason: .instrumentNotEntitled)
        }
        // An unknown side or type is left to check 10, which names it.
        let sideAllowed =
            switch candidate.order.side {
            case .buy: session.mayBuy
            case .sell: session.maySell
            case .sellShort: session.maySellShort
            default: true
            }
        guard sideAllowed else { return Refusal(reason: .sideNotEntitled) }
        let typeAllowed: Flag =
            switch candidate.order.ordType {
            case .market: entitlement.mayMarket
            case .limit: entitlement.mayLimit
            case .stop: entitlement.mayStop
            case .stopLimit: entitlement.mayStopLimit
            default: .yes
            }
        guard typeAllowed == .yes else { return Refusal(reason: .ordTypeNotEntitled) }
        return nil
    }
}
