// 8 instrument: known, tradable, not restricted; short sales only of what is easy to borrow.

import Wire

extension Core {
    func check08Instrument(_ candidate: Candidate) -> Refusal? {
        guard candidate.instrument >= 0 else { return Refusal(reason: .unknownInstrument) }
        let status = instruments.rows[candidate.instrument].status
        guard instruments.rows[candidate.instrument].isEnabled, status != .inactive else {
            return Refusal(reason: .instrumentInactive, level: .instrument)
        }
        if status == .restricted {
            return Refusal(reason: .instrumentRestricted, level: .instrument)
        }
        if status == .closeOnly, !isReducing(candidate) {
            return Refusal(reason: .instrumentCloseOnly, level: .instrument)
        }
        if candidate.order.side == .sellShort,
            instruments.rows[candidate.instrument].easyToBorrow != .yes
        {
            return Refusal(reason: .notEasyToBorrow, level: .instrument)
        }
        return nil
    }
}
