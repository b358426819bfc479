// An operator, who halts and resumes, cancels, flattens and tightens limits; and the feed of
// prices.
//
// Thread: the world's.

import Wire

final class SimulatedOperator {
    private var chance: Chance
    private let world: Surroundings
    private var connection: Connection?
    private var nextRequest: UInt64 = 1
    var isCalm = false

    init(chance: Chance, world: Surroundings) {
        self.chance = chance
        self.world = world
    }

    func step() {
        guard let connection, connection.isOpen else {
            connection = world.network.connect(.ops)
            return
        }
        _ = connection.take()
        guard !isCalm, chance.oneIn(25) else { return }
        if chance.oneIn(2) {
            return resume(world.ledger.sortedHalts.filter { _ in chance.oneIn(2) })
        }
        let (scope, target) = place()
        nextRequest += 1
        // Now and then one forgets to sign.
        let name: Text32 = chance.oneIn(20) ? "" : "operator"
        switch chance.below(12) {
        case 0...3: halt(scope, target, name)
        case 4...7:
            send(
                ResumeRequest(
                    requestID: nextRequest, timestamp: world.now, target: target,
                    operatorID: name, reason: "resume", scope: scope))
        case 8:
            send(
                CancelAllRequest(
                    requestID: nextRequest, timestamp: world.now, target: target,
                    operatorID: name, reason: "cancel", scope: scope))
        case 9:
            send(
                FlattenRequest(
                    requestID: nextRequest, timestamp: world.now, target: target,
                    operatorID: name, reason: "flatten", scope: scope))
        default: tighten(name)
        }
    }

    /// Lifts halts.
    func resume(_ halts: [HaltScope]) {
        for halt in halts {
            nextRequest += 1
            send(
                ResumeRequest(
                    requestID: nextRequest, timestamp: world.now, target: halt.target,
                    operatorID: "operator", reason: "calm", scope: halt.scope))
        }
    }

    private func halt(_ scope: Scope, _ target: Text16, _ name: Text32) {
        let flattens = scope != .strategy && chance.oneIn(6)
        send(
            HaltRequest(
                requestID: nextRequest, timestamp: world.now, target: target, operatorID: name,
                reason: "halt", scope: scope, mode: chance.oneIn(5) ? .reducing : .full,
                cancelOpen: chance.oneIn(3) ? .yes : .no, flatten: flattens ? .yes : .no))
    }

    private func tighten(_ name: Text32) {
        guard chance.oneIn(4) else { return }
        let limit = chance.pick(SimulatedDesk.limits.filter { $0.kind == .positionQuantity })
        send(
            LimitUpdate(
                requestID: nextRequest, timestamp: world.now,
                limit: limit.limit * Int64(chance.within(50...110)) / 100, target: limit.target,
                operatorID: name, reason: "tighten", kind: limit.kind, level: limit.level))
    }

    private func place() -> (Scope, Text16) {
        switch chance.below(5) {
        case 0: (.account, chance.pick(SimulatedDesk.accounts))
        case 1:
            (.strategy,
                SimulatedDesk.strategy(UInt32(chance.within(1...SimulatedDesk.sessionCount))))
        case 2: (.instrument, chance.pick(SimulatedDesk.symbols))
        default: (.all, "")
        }
    }

    private func send(_ message: some Message) {
        guard let connection else { return }
        world.network.sendToGateway(connection, message.frameBytes(), now: world.now)
    }
}

final class SimulatedFeed {
    private var chance: Chance
    private let world: Surroundings
    private var connection: Connection?
    private var nextNumber: UInt64 = 1
    /// Ticks of the world between two ticks of the feed, on average.
    var pace = 4

    init(chance: Chance, world: Surroundings) {
        self.chance = chance
        self.world = world
    }

    func step() {
        guard let connection, connection.isOpen else {
            connection = world.network.connect(.feed)
            return
        }
        _ = connection.take()
        guard chance.oneIn(pace) else { return }
        let index = chance.below(SimulatedDesk.symbols.count)
        let middle = Int64(chance.within(9_950...10_050)) * unit / 100
        nextNumber += 1
        let tick = MarketDataSnapshot(
            feedSeqNum: nextNumber, transactTime: world.now, bidPx: middle - unit / 100,
            offerPx: middle + unit / 100, lastPx: middle,
            bidSize: Int64(chance.within(1...200)) * unit,
            offerSize: Int64(chance.within(1...200)) * unit, lastQty: unit,
            symbol: SimulatedDesk.symbols[index], securityID: UInt32(index) + 1)
        world.network.sendToGateway(connection, tick.frameBytes(), now: world.now)
    }
}
