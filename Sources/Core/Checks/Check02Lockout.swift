// 2 lockout: an account that is locked out, by hand or by a rule, for a time or until somebody ends
// it; a symbol that is locked out in this account or in all.
//
// Of several the one that holds longest gives the reason; its limit is the time at which it ends,
// null where no time ends it. Where a lockout lets reducing orders through, others are refused.

import Wire

extension Core {
    @inline(__always)
    func check02Lockout(_ candidate: borrowing Candidate) -> Refusal? {
        if lockouts.count == 0, !isExplaining { return nil }
        let lock =
            candidate.account < 0 ? AccountLock.none : lockouts.lock(account: candidate.account)
        let symbol =
            candidate.instrument < 0
            ? SymbolLock.none
            : lockouts.lock(instrument: candidate.instrument, account: candidate.account)
        let isReducing = isReducing(candidate)
        let now = candidate.now
        func end(_ full: UInt64, _ reducing: UInt64) -> UInt64 {
            let end = isReducing ? full : max(full, reducing)
            return end > now ? end : 0
        }
        let hard = end(lock.hardFull, lock.hardReducing)
        let timer = end(lock.timerFull, lock.timerReducing)
        let isSymbolLocked = symbol.full > 0 || !isReducing && symbol.reducing > 0
        let ofHard = judge(
            .lockoutHard, holds: hard == 0, limit: Self.endLimit(hard), level: .account)
        let ofSymbol = judge(.lockoutSymbol, holds: !isSymbolLocked, level: .instrument)
        let ofTimer = judge(
            .lockoutTimer, holds: timer == 0, limit: Self.endLimit(timer), level: .account)
        if let ofHard, hard == .max || ofSymbol == nil && hard >= timer { return ofHard }
        return ofSymbol ?? ofTimer
    }

    /// The end of a lockout as a limit; null where there is none.
    private static func endLimit(_ end: UInt64) -> Int64 {
        end == 0 || end == .max ? .null : Int64(clamping: end)
    }
}
