// 5 duplicate id: an id that was used for something else, or may have been.

import Wire

extension Core {
    @inline(__always)
    func check05DuplicateID(_ candidate: borrowing Candidate) -> Refusal? {
        let clOrdID = candidate.order.clOrdID
        let floor = sessions.rows[candidate.session].clOrdIDFloor
        return judge(.duplicateClOrdID, holds: !candidate.isIDTaken)
            ?? judge(.invalidClOrdID, holds: clOrdID != 0 && clOrdID != .null)
            ?? judge(
                .clOrdIDTooOld, holds: clOrdID > floor, limit: Int64(clamping: floor),
                value: Int64(clamping: clOrdID), level: .strategy)
    }
}
