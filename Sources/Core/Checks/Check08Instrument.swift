// 8 instrument: known, tradable, not restricted; short sales only of what is easy to borrow.

import Wire

extension Core {
    @inline(__always)
    func check08Instrument(_ candidate: borrowing Candidate) -> Refusal? {
        if let refusal = judge(.unknownInstrument, holds: candidate.instrument >= 0) {
            return refusal
        }
        let status = instruments.rows[candidate.instrument].status
        let isActive = instruments.rows[candidate.instrument].isEnabled && status != .inactive
        if let refusal = judge(.instrumentInactive, holds: isActive, level: .instrument)
            ?? judge(.instrumentRestricted, holds: status != .restricted, level: .instrument)
        {
            return refusal
        }
        if status == .closeOnly,
            let refusal = judge(
                .instrumentCloseOnly, holds: isReducing(candidate), level: .instrument)
        {
            return refusal
        }
        guard candidate.order.side == .sellShort else { return nil }
        let isBorrowable = instruments.rows[candidate.instrument].easyToBorrow == .yes
        return judge(.notEasyToBorrow, holds: isBorrowable, level: .instrument)
    }
}
