// 23 capacity: the journal, the inputs or the decisions are further behind than their limits allow.
//
// The core measures nothing: the gateway tells it as an input (`GatewayLoad`), so a replay refuses
// the same orders. Cancels are not judged.

import Wire

extension Core {
    @inline(__always)
    func check23Capacity(_ candidate: borrowing Candidate) -> Refusal? {
        typealias Column = LimitTable.Column
        let isIdle = load.journalBacklog | load.inputBacklog | load.coreLatency == 0
        if isIdle, !isExplaining { return nil }
        return judge(
            .journalBehind, Int64(clamping: load.journalBacklog),
            atMost: tightest(Column.journalBacklog, candidate))
            ?? judge(
                .inputBehind, Int64(clamping: load.inputBacklog),
                atMost: tightest(Column.inputBacklog, candidate))
            ?? judge(
                .coreBehind, Int64(clamping: load.coreLatency),
                atMost: tightest(Column.coreLatency, candidate))
    }

    static var noLoad: GatewayLoad {
        GatewayLoad(journalBacklog: 0, inputBacklog: 0, coreLatency: 0)
    }

    /// The limits that the gateway measures itself against; `Int64.max` where none is set.
    public var loadLimits: (journalBacklog: Int64, inputBacklog: Int64, coreLatency: Int64) {
        typealias Column = LimitTable.Column
        return (
            limits.own(Column.journalBacklog, .global, target: 0),
            limits.own(Column.inputBacklog, .global, target: 0),
            limits.own(Column.coreLatency, .global, target: 0)
        )
    }

    /// What the gateway told last of its load.
    public var toldLoad: GatewayLoad { load }
}
