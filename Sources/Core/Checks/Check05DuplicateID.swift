// 5 duplicate id: an id that was used for something else, or may have been.

import Wire

extension Core {
    func check05DuplicateID(_ candidate: Candidate) -> Refusal? {
        let clOrdID = candidate.order.clOrdID
        if candidate.isIDTaken { return Refusal(reason: .duplicateClOrdID) }
        if clOrdID == 0 || clOrdID == .null { return Refusal(reason: .invalidClOrdID) }
        let floor = sessions.rows[candidate.session].clOrdIDFloor
        if clOrdID <= floor {
            return Refusal(
                reason: .clOrdIDTooOld, limit: Int64(clamping: floor),
                value: Int64(clamping: clOrdID), level: .strategy)
        }
        return nil
    }
}
