// Stands at the gateway's exit and looks at every command that leaves: no order twice, and none
// through a halt.
//
// It hears of halts where they come in, of resumes where they are decided, and after a crash goes
// by what the journal holds.
//
// Thread: the world's.

import Wire

/// What a halt covers.
struct HaltScope: Hashable {
    let scope: Scope
    let target: Text16
}

struct ExitWatch {
    private var sentOrders: Set<UInt64> = []
    private var sentIDs: Set<[UInt64]> = []
    /// Full halts that hold, by what they cover.
    private(set) var halts: Set<HaltScope> = []
    private(set) var ordersSent = 0

    /// A halt came to the ops door.
    mutating func haltArrived(_ request: HaltRequest) {
        guard request.mode == .full, !request.operatorID.isEmpty else { return }
        halts.insert(HaltScope(scope: request.scope, target: request.target))
    }

    /// A halt that replaces a full one by a lesser, or a resume, was decided.
    mutating func lifted(_ scope: Scope, _ target: Text16) {
        halts.remove(HaltScope(scope: scope, target: target))
    }

    /// What holds after a restart.
    mutating func restart(halts: Set<HaltScope>) { self.halts = halts }

    /// A command leaves for the venue.
    mutating func check(_ command: BrokerCommand) throws(Violation) {
        guard command.kind == .newOrder || command.kind == .replace else { return }
        if command.sessionID != 0, let halt = halts.first(where: { Self.covers($0, command) }) {
            throw Violation(
                .haltHolds,
                "order \(command.orderID) leaves through the halt of \(halt.scope) \(halt.target)")
        }
        guard command.kind == .newOrder else { return }
        ordersSent += 1
        guard sentOrders.insert(command.orderID).inserted else {
            throw Violation(.sentOnce, "order \(command.orderID) is sent a second time")
        }
        guard command.sessionID != 0 else { return }
        guard sentIDs.insert([UInt64(command.sessionID), command.clOrdID]).inserted else {
            throw Violation(
                .sentOnce,
                "ClOrdID \(command.clOrdID) of session \(command.sessionID) is sent twice")
        }
    }

    private static func covers(_ halt: HaltScope, _ command: BrokerCommand) -> Bool {
        switch halt.scope {
        case .all: true
        case .account: command.account == halt.target
        case .strategy: SimulatedDesk.strategy(command.sessionID) == halt.target
        case .instrument: SimulatedDesk.symbols[Int(command.securityID) - 1] == halt.target
        default: true
        }
    }
}
