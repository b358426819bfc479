// 3 entitlement: account, instrument, side and order type that the session may use.

import Wire

extension Core {
    @inline(__always)
    func check03Entitlement(_ candidate: borrowing Candidate) -> Refusal? {
        let sessionID = sessions.rows[candidate.session].sessionID
        let entitlement =
            candidate.account >= 0 && accounts.rows[candidate.account].isEnabled
            ? sessions.entitlement(sessionID: sessionID, account: candidate.order.account) : nil
        if let refusal = judge(.accountNotEntitled, holds: entitlement != nil) { return refusal }
        guard let entitlement else { return nil }
        let isInstrumentEntitled =
            !sessions.rows[candidate.session].isInstrumentBound
            || sessions.isEntitled(
                sessionID: sessionID, securityID: candidate.order.securityID)
        return judge(.instrumentNotEntitled, holds: isInstrumentEntitled)
            ?? judge(.sideNotEntitled, holds: maySide(candidate))
            ?? judge(.ordTypeNotEntitled, holds: Self.mayType(candidate, entitlement))
    }

    /// An unknown side is left to check 10, which names it.
    @inline(__always)
    private func maySide(_ candidate: borrowing Candidate) -> Bool {
        switch candidate.order.side {
        case .buy: sessions.rows[candidate.session].mayBuy
        case .sell: sessions.rows[candidate.session].maySell
        case .sellShort: sessions.rows[candidate.session].maySellShort
        default: true
        }
    }

    /// An unknown type is left to check 10, which names it.
    @inline(__always)
    private static func mayType(
        _ candidate: borrowing Candidate, _ entitlement: Entitlement
    ) -> Bool {
        switch candidate.order.ordType {
        case .market: entitlement.mayMarket == .yes
        case .limit: entitlement.mayLimit == .yes
        case .stop: entitlement.mayStop == .yes
        case .stopLimit: entitlement.mayStopLimit == .yes
        default: true
        }
    }
}
