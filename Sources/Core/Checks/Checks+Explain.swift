// The checks while a decision is being explained: they go on behind the first refusal, as far as an
// order can be judged at all, and note every comparison on the way.
//
// Invariants: explaining changes no decision and no state. The first refusal stands; behind it the
// candidate is judged dry, so nothing is counted that was not. Where a later check could not trust
// what an earlier one holds for it (a row, a price, a number that fits) the checks end.
// Thread: the core's.

import LockFree
import Wire

/// What the checks compared for one decision.
public struct Explanation: Sendable {
    /// In the order in which they were made.
    public var comparisons: [Comparison] = []
    /// Comparisons beyond the room for them.
    public var droppedCount = 0
    /// The last check that was reached, from 1; 0 where the input was judged by none.
    public var lastCheck = 0
    /// What was judged; empty where it is unknown.
    public var account = Text16()
    public var strategy = Text16()
    public var symbol = Text16()

    public init() {}
}

extension Core {
    /// Decides one input as `apply` does, and tells what its checks compared on the way.
    ///
    /// - Parameters:
    ///   - frame: one whole frame that `FrameReader` let pass.
    ///   - effects: receives the same bytes as from `apply`.
    public mutating func explain(
        _ input: Input, frame: RawSpan, effects: inout EffectWriter
    ) -> Explanation {
        isExplaining = true
        evidence.start()
        apply(input, frame: frame, effects: &effects)
        isExplaining = false
        var explanation = Explanation()
        explanation.comparisons = evidence.comparisons
        explanation.droppedCount = evidence.dropped
        explanation.lastCheck = evidence.lastCheck
        explanation.account = evidence.account
        explanation.strategy = evidence.strategy
        explanation.symbol = evidence.symbol
        return explanation
    }

    /// Whether a refusal ends the checks: always, but while they are explained.
    @inline(__always)
    func stops(_ refusal: Refusal, _ candidate: inout Candidate) -> Bool {
        isExplaining ? endsExplanation(refusal, &candidate) : true
    }

    @inline(never)
    private func endsExplanation(_ refusal: Refusal, _ candidate: inout Candidate) -> Bool {
        evidence.refuse(refusal)
        candidate.isDryRun = true
        switch refusal.reason {
        case .accountNotEntitled: return candidate.account < 0
        case .unknownInstrument, .noReferencePrice, .notionalOverflow, .positionOverflow,
            .exposureOverflow, .currencyRateMissing:
            return true
        // Whatever follows may count on fields that make sense, and on a value that fits.
        default: return refusal.reason.rawValue / 100 == 10 || candidate.notional == .max
        }
    }

    /// All checks, with everything noted.
    ///
    /// - Returns: the refusal that stands, as without an explanation.
    @inline(never)
    mutating func explainedRefusal(_ candidate: inout Candidate) -> Refusal? {
        let isDryRun = candidate.isDryRun
        let symbol =
            candidate.instrument < 0 ? Text16() : instruments.rows[candidate.instrument].symbol
        evidence.begin(
            account: candidate.order.account,
            strategy: sessions.rows[candidate.session].strategy, symbol: symbol)
        let last = refusalInOrder(&candidate)
        candidate.isDryRun = isDryRun
        evidence.end(stoppedBy: last)
        noteUnsetLimits(candidate)
        return evidence.firstRefusal ?? last
    }

    /// Notes what nothing limits: kinds that no level sets, and so no check compared.
    private func noteUnsetLimits(_ candidate: borrowing Candidate) {
        for index in 0..<LimitTable.reasons.count {
            let (kind, reason) = LimitTable.reasons[index]
            guard Int(reason.rawValue) / 100 <= evidence.lastCheck, !evidence.holds(reason),
                limits.value(kind, .global, target: 0) == LimitTable.unlimited,
                isUnset(kind, .account, candidate.account),
                isUnset(kind, .strategy, candidate.session),
                isUnset(kind, .instrument, candidate.instrument)
            else { continue }
            noteUnlimited(reason)
        }
    }

    private func isUnset(_ kind: LimitKind, _ level: Level, _ row: Int) -> Bool {
        row < 0 || limits.value(kind, level, target: row) == LimitTable.unlimited
    }
}
