// How a check compares: each comparison goes through one of these, so that a decision can be
// explained with every number that it looked at, by the very code that made it.
//
// Invariants: what is noted is what was compared; while nothing is explained, a comparison costs
// one branch more.
// Thread: the core's.

import LockFree
import Wire

extension Core {
    /// Refuses a value above its limit.
    @inline(__always)
    func judge(
        _ reason: RejectReason, _ value: Int64, atMost limit: EffectiveLimit
    ) -> Refusal? {
        if isExplaining { evidence.note(reason, value, limit, .atMost, value <= limit.limit) }
        guard value > limit.limit else { return nil }
        return Refusal(reason: reason, limit: limit.limit, value: value, level: limit.level)
    }

    /// Refuses a part of a whole above its limit: value × factor / whole, downwards; the largest
    /// number where the whole is not positive. While it passes nothing is divided.
    @inline(__always)
    func judge(
        _ reason: RejectReason, share value: Int64, times factor: Int64, of whole: Int64,
        atMost limit: EffectiveLimit
    ) -> Refusal? {
        if !isExplaining {
            if limit.limit == LimitTable.unlimited { return nil }
            if value >= 0, whole > 0, limit.limit >= 0 {
                let part = value.magnitude.multipliedFullWidth(by: factor.magnitude)
                let bound = (limit.limit + 1).magnitude.multipliedFullWidth(by: whole.magnitude)
                if part.high < bound.high || part.high == bound.high && part.low < bound.low {
                    return nil
                }
            }
        }
        let share = whole > 0 ? Fixed.share(value, factor, of: whole) ?? .max : Int64.max
        return judge(reason, share, atMost: limit)
    }

    /// Refuses a value below its floor.
    @inline(__always)
    func judge(
        _ reason: RejectReason, _ value: Int64, atLeast floor: EffectiveLimit
    ) -> Refusal? {
        if isExplaining { evidence.note(reason, value, floor, .atLeast, value >= floor.limit) }
        guard value < floor.limit else { return nil }
        return Refusal(reason: reason, limit: floor.limit, value: value, level: floor.level)
    }

    /// Refuses where something does not hold, with the numbers that show it.
    @inline(__always)
    func judge(
        _ reason: RejectReason, holds: Bool, limit: Int64 = .null, value: Int64 = .null,
        level: Level = .none
    ) -> Refusal? {
        if isExplaining {
            let limit = EffectiveLimit(limit: limit, level: level)
            evidence.note(reason, value, limit, .holds, holds)
        }
        guard !holds else { return nil }
        return Refusal(reason: reason, limit: limit, value: value, level: level)
    }

    /// Notes a limit that is not set, so that there was nothing to compare.
    @inline(__always)
    func noteUnlimited(_ reason: RejectReason) {
        guard isExplaining else { return }
        let none = EffectiveLimit(limit: LimitTable.unlimited, level: .none)
        evidence.note(reason, .null, none, .unlimited, true)
    }

    /// The tightest limit that concerns the candidate.
    @inline(__always)
    func tightest(_ column: Int, _ candidate: borrowing Candidate) -> EffectiveLimit {
        let limit = limits.tightest(column, candidate.limitRows)
        return Self.isDynamic(column) ? scaled(limit, column, candidate) : limit
    }

    /// The highest floor that concerns the candidate.
    @inline(__always)
    func tightestFloor(_ column: Int, _ candidate: borrowing Candidate) -> EffectiveLimit {
        limits.tightestFloor(column, candidate.limitRows)
    }
}
